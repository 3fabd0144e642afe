"""A row of an old register of applications becomes a case: its steps on their days, its due days and its state."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examined import WHOLE_ROW
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.model.kinds import Application, CaseStep, Channel, Publication, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.undo import last_undoable, undo
from tests.exchange.sheets.registers import looked_at, records, sheet_of, statuses, taken, with_offices

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell, Sheet
    from desktop_app.ledger import Ledger

HEADINGS = [
    *("编号", "收到日期", "申请人", "申请人类别", "申请内容", "申请方式", "补正告知日期", "补正时间"),
    *("延期日期", "征求意见日期", "第三方答复日期", "答复时间", "文号", "类型"),
]


def day(text: str) -> Cell:
    """Return a day of 2013 from its month and day, "" for none."""
    return dt.date.fromisoformat(f"2013-{text}") if text else ""


def case(number: str = "1", **days: str) -> list[Cell]:
    """Return a row of the register; days as month and day."""
    names = ("received", "correction", "corrected", "extended", "consulted", "answered", "replied")
    received, *others, replied = (day(days.get(name, "")) for name in names)
    outcome = ["依〔2013〕1号", days.get("outcome", "属于三类内部事务信息")] if replied else ["", ""]
    return [number, received, "张某", "公民", "取水许可", "邮寄", *others, replied, *outcome]


def register(*rows: list[Cell]) -> Sheet:
    """Return the register with these rows."""
    return sheet_of(["2013年依申请公开登记台账"], HEADINGS, *rows)


def steps(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Return every step with its day, and the answer to it with its day."""
    found: list[Any] = records(ledger, CaseStep)
    return [(step.step, step.day, step.answered_on, step.answer) for step in found]


FULL = case(
    received="03-01",
    correction="03-05",
    corrected="03-11",
    extended="03-25",
    consulted="03-26",
    answered="04-02",
    replied="04-20",
)


def test_its_steps_are_records_on_their_days_and_the_due_days_follow(ledger: Ledger) -> None:
    with_offices(ledger)
    assert taken(ledger, register(FULL), Application, unit="法规科").created == 1
    assert steps(ledger) == [
        ("correction", dt.date(2013, 3, 5), dt.date(2013, 3, 11), "corrected"),
        ("extension", dt.date(2013, 3, 25), None, ""),
        ("third_party", dt.date(2013, 3, 26), dt.date(2013, 4, 2), "answered"),
    ]
    (found,) = records(ledger, Application)
    application: Any = found
    assert (application.state, application.decision, application.extended_on) == ("replied", "internal", None)
    assert application.reply_number == "依〔2013〕1号"
    bare = dt.date(2013, 3, 22)
    assert application.due_on > bare


def test_the_whole_register_is_one_step_to_undo(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, register(FULL), Application, unit="法规科")
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    assert records(ledger, Application) == records(ledger, CaseStep) == []


def test_a_case_that_still_waits_is_in_the_state_of_its_last_step(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, register(case(received="12-20", correction="12-24")), Application, unit="法规科")
    application: Any = records(ledger, Application)[0]
    assert application.state == "await_correction"


@pytest.mark.parametrize(
    ("days", "place", "sentence"),
    [
        ({"correction": "02-20", "replied": "03-20"}, "correction.day", "这一天早于收到申请的日期。"),
        ({"extended": "03-22", "replied": "03-20"}, "extension.day", "这一天晚于答复日期。"),
        ({"replied": "02-20"}, "replied_on", "答复日期早于收到日期。"),
        ({"correction": "03-10", "corrected": "03-05"}, "correction.answered_on", "这一日期早于该步骤的日期。"),
        ({"answered": "03-05"}, "third_party.answered_on", "写了这一步的内容，请也写明“征求第三方意见·日期”。"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused_with_a_sentence(
    ledger: Ledger, days: dict[str, str], place: str, sentence: str
) -> None:
    with_offices(ledger)
    found = looked_at(ledger, register(case(received="03-01", **days)), Application, unit="法规科")
    assert statuses(found) == [(3, "refused")]
    assert found.rows[0].problems[place] == sentence


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("三（四）1.本机关不掌握相关政府信息", "not_held"),
        ("（7）“免予公开范围3”数", "third_party"),
        ("非本机关掌握", "not_held"),
    ],
)
def test_an_outcome_is_read_by_the_name_that_any_annex_has_for_it(ledger: Ledger, word: str, code: str) -> None:
    with_offices(ledger)
    found = looked_at(
        ledger, register(case(received="03-01", replied="03-20", outcome=word)), Application, unit="法规科"
    )
    assert statuses(found) == [(3, "new")]
    assert found.rows[0].values["decision"] == code


def test_the_name_of_a_row_of_several_outcomes_is_refused_with_all_of_them_or_remarked_on(ledger: Ledger) -> None:
    with_offices(ledger)
    outcomes = ("不予公开", "3.否决公开答复总数", "不是《条例》所指政府信息", "属于工作秘密")
    rows = [case(str(number), received="03-01", replied="03-20", outcome=word) for number, word in enumerate(outcomes)]
    found = looked_at(ledger, register(*rows), Application, unit="法规科")
    assert statuses(found) == [(3, "refused"), (4, "refused"), (5, "new"), (6, "refused")]
    assert "可以是几项：不予公开：属于国家秘密、" in found.rows[0].problems["decision"]
    assert "无法提供：信息不存在" in found.rows[1].problems["decision"]
    assert "如果是不予公开：属于四类过程性信息，请改正" in found.rows[2].remarks["decision"]
    assert "可以是几项：不予公开：属于三类内部事务信息、" in found.rows[3].problems["decision"]


def test_what_was_done_too_late_is_told_and_taken(ledger: Ledger) -> None:
    with_offices(ledger)
    late = case(received="03-01", extended="05-20", replied="05-30")
    found = looked_at(ledger, register(late), Application, unit="法规科")
    assert statuses(found) == [(3, "new")]
    assert "延期" in found.rows[0].remarks[WHOLE_ROW]


def test_a_register_that_went_on_adds_the_new_steps_to_the_cases_there_are(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, register(case(received="03-01", correction="03-05")), Application, unit="法规科")
    found = looked_at(ledger, register(FULL), Application, unit="法规科")
    assert statuses(found) == [(3, "changed")]
    assert ("补正告知·对方答复日期", "", "2013-03-11") in [
        (each.label, each.before, each.after) for each in found.rows[0].changes
    ]
    take(ledger, found)
    assert [step[0] for step in steps(ledger)] == ["correction", "extension", "third_party"]
    assert steps(ledger)[0][2] == dt.date(2013, 3, 11)
    assert statuses(looked_at(ledger, register(FULL), Application, unit="法规科")) == [(3, "same")]


def test_a_day_merged_over_two_requests_holds_for_both(ledger: Ledger, tmp_path: Path) -> None:
    with_offices(ledger)
    headings = ["登记号", "收到日期", "申请内容", "承办单位", "申请方式", "申请人类别", "答复时间", "类型"]
    with xlsxwriter.Workbook(tmp_path / "台账.xlsx", {"default_date_format": "yyyy-mm-dd"}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, headings)
        for row in (1, 2):
            sheet.write_row(row, 0, [f"{row}", "", "取水许可", "法规科", "邮寄", "公民", "", "部分公开"])
        look = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(1, 1, 2, 1, dt.date(2013, 3, 1), look)
        sheet.merge_range(1, 6, 2, 6, dt.date(2013, 3, 12), look)
    taken(ledger, read_sheet(tmp_path / "台账.xlsx"), Application)
    found: list[Any] = records(ledger, Application)
    assert [(each.received_on, each.replied_on) for each in found] == [(dt.date(2013, 3, 1), dt.date(2013, 3, 12))] * 2


def test_a_release_comes_with_its_publications(ledger: Ledger) -> None:
    with_offices(ledger)
    with operation(ledger, "录入") as change:
        for name in ("局网站", "局公报"):
            change.add(Channel, {"name": name, "code": name, "nature": "website"})
    headings = ["信息名称", "公开单位", "信息分类", "发布日期", "公开渠道", "链接地址"]
    row: list[Cell] = ["通知", "法规科", "政策文件（本局）", day("03-08"), "局网站、局公报", "http://a.example"]
    sheet = sheet_of(headings, row, ["公示", "法规科", "政策文件（本局）", day("03-09"), "", ""])
    found = looked_at(ledger, sheet, Release)
    assert found.rows[0].texts[4] == "局网站、局公报"
    take(ledger, found)
    shown: list[Any] = records(ledger, Publication)
    assert [(each.published_on, each.url) for each in shown] == [(dt.date(2013, 3, 8), "http://a.example")] * 2
    assert len({each.channel for each in shown}) == 2
    # There are two websites: which one is meant nobody can tell.
    assert looked_at(ledger, sheet_of(headings, [*row[:4], "网站", ""]), Release).unknown == {
        "publication.channel": {"网站": 1}
    }
    with operation(ledger, "录入") as change:
        change.add(Channel, {"name": "局微信号", "code": "wx", "nature": "wechat"})
    assert looked_at(ledger, sheet_of(headings, [*row[:4], "微信公众号", ""]), Release).rows[0].texts[4] == "局微信号"
    assert looked_at(ledger, sheet_of(headings, [*row[:4], "没有的渠道", ""]), Release).unknown == {
        "publication.channel": {"没有的渠道": 1}
    }


def test_an_exported_register_comes_back_as_it_is(ledger: Ledger, tmp_path: Path) -> None:
    with_offices(ledger)
    taken(ledger, register(FULL, case("2", received="03-02")), Application, unit="法规科")
    first: Any = records(ledger, Application)[0]
    with operation(ledger, "拆分") as change:
        second: Any = records(ledger, Application)[1]
        change.update(second.id, {"split_from": first.id})
    export_kind(ledger, Application, tmp_path / "台账.xlsx", personal=True)
    sheet = read_sheet(tmp_path / "台账.xlsx")
    assert [status for _row, status in statuses(looked_at(ledger, sheet, Application))] == ["same", "same"]


@pytest.mark.parametrize(
    ("cells", "place", "sentence"),
    [
        (["", "http://a.example", day("03-08")], "publication.channel", "写了发布的日期或网址，请写明渠道。"),
        (["局网站", "", ""], "publication.published_on", "写了公开渠道，请填写发布日期或公开日期。"),
    ],
)
def test_a_publication_that_lacks_its_channel_or_its_day_is_refused(
    ledger: Ledger, cells: list[Cell], place: str, sentence: str
) -> None:
    with_offices(ledger)
    with operation(ledger, "录入") as change:
        change.add(Channel, {"name": "局网站", "code": "own-site", "nature": "other"})
    headings = ["信息名称", "公开单位", "信息分类", "生成日期", "公开渠道", "链接地址", "发布日期"]
    row: list[Cell] = ["通知", "法规科", "政策文件（本局）", day("03-01"), *cells]
    found = looked_at(ledger, sheet_of(headings, row), Release)
    assert found.rows[0].problems[place] == sentence


def test_what_follows_a_reply_cannot_come_before_it_and_an_answer_of_reasons_has_to_be_told(ledger: Ledger) -> None:
    with_offices(ledger)
    headings = ["登记号", "收到日期", "申请内容", "承办单位", "申请方式", "申请人类别", "答复时间", "类型", "送达日期"]
    reasons = ["要求说明大量反复申请的理由·日期", "要求说明大量反复申请的理由·收到说明的日期"]
    row: list[Cell] = ["1", day("03-01"), "取水许可", "法规科", "邮寄", "公民", day("03-12"), "部分公开", day("03-11")]
    sheet = sheet_of([*headings, *reasons], [*row, day("03-05"), day("03-08")])
    problems = looked_at(ledger, sheet, Application).rows[0].problems
    assert problems["delivered.day"] == "这一天早于答复日期。"
    assert problems["abuse_reason.answered_on"] == "写了对方答复的日期，请也写明答复的结果。"
