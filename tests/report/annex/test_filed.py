"""Published annexes are kept, printed and checked as they stand; nothing in them is computed or corrected."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.figures import published_figures, to_json
from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.form_sheet import SheetText, annex_sheet
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.store.log.reading import reading
from desktop_app.store.trust.history import history
from tests.report.published import EXAMPLES, cells_of, converted, example, values_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding


def kept(ledger: Ledger, path: Path) -> tuple[Annex, list[Finding]]:
    """File an annex and return it with its findings."""
    record_id = file_annex(ledger, path)
    with reading(ledger) as session:
        record = session.get_one(FiledAnnex, record_id)
        annex = annex_of(session, AnnexScope(find_format(record.format), record.year or 0, source="filed"))
        return annex, list(check_annex(session, annex))


def test_a_full_published_annex_is_kept_to_the_last_digit_and_has_no_findings(ledger: Ledger, tmp_path: Path) -> None:
    annex, findings = kept(ledger, converted(tmp_path, "D_suqian_2023"))
    published = cells_of(example("D_suqian_2023"))
    assert {code: figure.value for code, figure in annex.cells.items()} == published
    assert annex.cells["T2.fee.amount"].text == "59237.2449"
    assert findings == []
    assert json.loads(to_json(annex), parse_float=Decimal)["cells"] == published


@pytest.mark.parametrize("name", [path.stem for path in sorted(EXAMPLES.glob("[B-D]_*.json"))])
def test_a_published_report_copied_out_by_hand_is_filed_as_it_lies(ledger: Ledger, tmp_path: Path, name: str) -> None:
    straight, _findings = kept(ledger, EXAMPLES / f"{name}.json")
    filed = {code: figure.text for code, figure in straight.cells.items()}
    turned, _again = kept(ledger, converted(tmp_path, name))
    assert filed == {code: figure.text for code, figure in turned.cells.items()}


def test_a_row_that_the_form_lacks_is_kept_with_the_annex_and_told_beside_it(ledger: Ledger, tmp_path: Path) -> None:
    copied, findings = kept(ledger, EXAMPLES / "C_wuhan_eco_2020_T2.json")
    extra = {"T2.other_docs.made": 186, "T2.other_docs.opened": 86, "T2.other_docs.public_total": 255}
    said = "第二部分“other_docs”：本年新制作数量 186、本年新公开数量 86、对外公开总数量 255"
    assert copied.extra == extra
    assert [finding.text for finding in findings if finding.id == "extra-rows"] == [
        f"原件另有本表没有的 1 行，照原样存在旁边：{said}。"
    ]
    assert [text.text for text in annex_sheet(copied, HeadAndFoot()) if isinstance(text, SheetText)][-1] == (
        f"原件另有本表没有的行：{said}。"
    )
    written = tmp_path / "again.json"
    written.write_bytes(to_json(copied))
    assert json.loads(to_json(copied))["extra"] == extra
    again, _findings = kept(ledger, written)
    assert (again.extra, again.fingerprint) == (extra, copied.fingerprint)


@pytest.mark.parametrize("more", [{"cells": {"T2.other_docs.n": 5}}, {"cells": {}, "extra": {"T2.other_docs.n": 5}}])
def test_a_row_of_its_own_is_kept_wherever_the_file_tells_it(
    ledger: Ledger, tmp_path: Path, more: dict[str, Any]
) -> None:
    more = {"cells": {"T2.rule.made": 1} | more["cells"], "extra": more.get("extra", {})}
    annex, _findings = kept(ledger, values_file(tmp_path, fmt="D-2021", year=2022, **more))
    content = json.loads(to_json(annex))
    assert content["extra"] == {"T2.other_docs.n": 5}
    assert content["cells"] == {"T2.rule.made": 1}
    plain, _findings = kept(ledger, values_file(tmp_path, {"T2.rule.made": 1}, "D-2021", 2022))
    assert plain.fingerprint != annex.fingerprint
    assert "extra" not in json.loads(to_json(plain))


def test_what_a_report_does_not_state_stays_empty_and_is_told_once(ledger: Ledger, tmp_path: Path) -> None:
    annex, findings = kept(ledger, converted(tmp_path, "A_qingdao_hrss_2013_seed"))
    assert annex.cells["A1.sent.new"].text == "1276"
    assert annex.cells["A1.sent.cum"].text == ""
    assert [(finding.id, finding.level) for finding in findings] == [("not-stated", "info")]
    assert len(findings[0].cells) == len(annex.cells) - 17
    assert "A1.sent.cum" not in json.loads(to_json(annex))["cells"]


def test_a_published_annex_of_2020_without_blanks_has_nothing_against_it(ledger: Ledger, tmp_path: Path) -> None:
    annex, findings = kept(ledger, converted(tmp_path, "C_wuhai_iit_2020_T2"))
    assert annex.cells["T2.penalty.delta"].text == "-1"
    assert [(finding.id, finding.level) for finding in findings] == [("not-stated", "info")]
    assert {code.split(".")[1] for code in findings[0].cells if code.startswith("T2")} == {"fee", "procurement"}


def test_a_published_annex_of_2020_with_blanks_is_asked_for_zeros(ledger: Ledger, tmp_path: Path) -> None:
    annex, findings = kept(ledger, converted(tmp_path, "C_wuhan_eco_2020_T2"))
    published = cells_of(example("C_wuhan_eco_2020_T2"))
    assert {code: annex.cells[code].value for code in published} == published
    assert [(finding.id, finding.cells) for finding in findings if finding.id != "not-stated"] == [
        ("blank", ("T2.coercion.decisions", "T2.fee.prev_items", "T2.fee.delta"))
    ]
    assert findings[0].text == (
        "第二部分有 3 格留空：行政强制（处理决定数量）、行政事业性收费（上一年项目数量、本年增/减），按 0 计。"
    )
    assert findings[0].level == "warn"


def test_last_year_s_items_and_this_year_s_change_are_what_this_year_begins_with(
    ledger: Ledger, tmp_path: Path
) -> None:
    last = {"T2.penalty.prev_items": 30, "T2.penalty.delta": -4, "T2.norm.public_total": 16}
    file_annex(ledger, values_file(tmp_path, last, "C-2019", 2019))
    _annex, findings = kept(ledger, converted(tmp_path, "C_wuhan_eco_2020_T2"))
    told = [finding.text for finding in findings if finding.id in {"T2-C2", "T2-C3"}]
    assert told == [
        "“行政处罚”的上一年项目数量应等于2019年度表的上一年项目数量加本年增/减 26，现为 90，多 64 项。",
        "“规范性文件”的对外公开总数量应等于2019年的加本年新公开、减废止失效，最多是 18，现为 19，多 1 件。",
    ]


def test_an_amount_is_read_with_the_unit_it_was_printed_with(ledger: Ledger, tmp_path: Path) -> None:
    cell = "T2.procurement.proc_amount"
    for number, (filed, value, text, told) in enumerate(
        [
            ("251000元", 251000, "251000元", 251000),
            ("25.1 万元", 251000, "25.1 万元", "25.1 万元"),
            (251000, 251000, "251000", 251000),
            (Decimal("3.50"), Decimal("3.5"), "3.50", Decimal("3.50")),
            ("25.1万", None, "25.1万", "25.1万"),
            ("/", None, "/", "/"),
        ]
    ):
        annex, findings = kept(ledger, values_file(tmp_path, {cell: filed}, "C-2019", 2010 + number))
        figure = annex.cells[cell]
        assert (figure.value, figure.text, figure.unit) == (value, text, "")
        assert any(finding.cells == (cell,) for finding in findings) == (value is None)
        assert json.loads(to_json(annex), parse_float=Decimal)["cells"] == {cell: told}


def test_2021_begins_with_what_the_form_of_2020_left_open(ledger: Ledger, tmp_path: Path) -> None:
    file_annex(ledger, values_file(tmp_path, {"T3.carried_out.natural": 4}, "C-2019", 2020))
    _annex, findings = kept(ledger, values_file(tmp_path, {"T3.carried_in.natural": 3}, "D-2021", 2021))
    assert [finding.text for finding in findings if finding.id == "T3-C4"] == [
        "“上年结转”的“自然人”应等于2020年度的“结转下年度继续办理” 4，现为 3，少 1 件。"
    ]


def test_marks_for_nothing_and_figures_with_their_unit_stay_as_they_were_printed(
    ledger: Ledger, tmp_path: Path
) -> None:
    cells = cells_of(example("D_suqian_2023")) | {
        "T3.deny1.biz": "/",
        "T3.deny2.biz": None,
        "T2.fee.amount": "59237万元",
        "T4.n.rev_keep": Decimal("309.0"),
    }
    annex, findings = kept(ledger, values_file(tmp_path, cells, "D-2021", 2023))
    assert [annex.cells[code].text for code in ("T3.deny1.biz", "T3.deny2.biz", "T2.fee.amount", "T4.n.rev_keep")] == [
        "/",
        "",
        "59237万元",
        "309.0",
    ]
    assert [(finding.id, finding.text) for finding in findings] == [
        ("T2-D3-fee", "“行政事业性收费 · 本年收费金额”填的是“59237万元”，应当填不小于 0 的数（万元），没有的填 0。"),
        (
            "blank",
            (
                "第三部分有 2 格留空：三（三）1.属于国家秘密（商业企业）、"
                "三（三）2.其他法律行政法规禁止公开（商业企业），按 0 计。"
            ),
        ),
    ]
    written = json.loads(to_json(annex), parse_float=Decimal)["cells"]
    assert {code: written[code] for code in cells} == cells


def test_a_broken_sum_is_told_with_both_sides_and_never_mended(ledger: Ledger, tmp_path: Path) -> None:
    cells = cells_of(example("D_suqian_2023")) | {"T3.sum.natural": 3374}
    annex, findings = kept(ledger, values_file(tmp_path, cells, "D-2021-30", 2023))
    assert annex.cells["T3.sum.natural"].value == 3374
    assert [(finding.id, finding.level, finding.text) for finding in findings] == [
        (
            "T3-C1",
            "error",
            "“自然人”一栏：第一项加第二项之和是 3493，第三项加第四项之和是 3492，应当相等，相差 1 件。",
        ),
        ("T3-C2", "error", "三（七）总计的“自然人”应等于各项之和 3375，现为 3374，少 1 件。"),
        (
            "T3-C3",
            "error",
            "“三（七）总计”的总计应等于自然人与法人或其他组织各栏之和 3485，现为 3486，多 1 件。",
        ),
    ]
    assert findings[1].cells[0] == "T3.sum.natural"


def test_this_year_begins_with_what_last_year_left_open(ledger: Ledger, tmp_path: Path) -> None:
    last = {"T3.carried_out.total": 95, "T3.carried_out.natural": 91, "T2.norm.valid": 977}
    file_annex(ledger, values_file(tmp_path, last, "D-2021", 2022))
    _annex, findings = kept(ledger, converted(tmp_path, "D_suqian_2023"))
    assert [(finding.id, finding.text) for finding in findings] == [
        ("T3-C4", "“上年结转”的“总计”应等于2022年度的“结转下年度继续办理” 95，现为 96，多 1 件。")
    ]


def test_filing_the_same_year_again_replaces_the_figures_and_remembers_the_old_ones(
    ledger: Ledger, tmp_path: Path
) -> None:
    first = file_annex(ledger, values_file(tmp_path, {"A1.sent.new": 1275}, "A-qingdao", 2013))
    second = file_annex(ledger, values_file(tmp_path, {"A1.sent.new": 1276}, "A-qingdao", 2013))
    other = file_annex(ledger, values_file(tmp_path, {"A1.sent.new": 1100}, "A-qingdao", 2012))
    assert first == second != other
    changes = [change for entry in history(ledger, first) for change in entry.changes if change.field.name == "figures"]
    assert [(change.before, change.after) for change in changes] == [
        ('{"A1.sent.new":1275}', '{"A1.sent.new":1276}'),
        ("", '{"A1.sent.new":1275}'),
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"A1.cnt.orgs": 3}, "“A1.cnt.orgs”"),
        ({"A1.of_its_own.org": "3"}, "“A1.of_its_own.org”不是数：3"),
        ({"T3.new.total": 3}, "“T3.new.total”"),
        ({"A1.cnt.org": "3"}, "“A1.cnt.org”不是数：3"),
        ({"A1.cnt.org": True}, "“A1.cnt.org”不是数：True"),
        ({"A1.cnt.org": [3]}, "“A1.cnt.org”不是数"),
        ({"A1.cnt.org": {"n": 3}}, "“A1.cnt.org”不是数"),
        ({"A1.cnt.org": 2**53}, "“A1.cnt.org”不是数"),
        ({"A1.cnt.org": Decimal("0." + "1" * 50)}, "“A1.cnt.org”不是数"),
    ],
)
def test_an_unknown_cell_or_no_figure_is_refused_by_name_and_nothing_is_kept(
    ledger: Ledger, tmp_path: Path, cells: dict[str, Any], told: str
) -> None:
    with pytest.raises(UserError) as refused:
        file_annex(ledger, values_file(tmp_path, cells, "A-qingdao", 2013))
    assert told in refused.value.message
    with reading(ledger) as session:
        assert published_figures(session, AnnexScope(find_format("A-qingdao"), 2013)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "不是附表数据"),
        ("[1, 2]", "不是附表数据"),
        ("{", "不是附表数据"),
        ('{"format": "A-qingdao", "year": 2013, "cells": {}, "extra": 1}', "extra"),
        ('{"format": "A-qingdao", "year": "2013", "cells": {}}', "不是附表数据"),
        ('{"format": "A-qingdao", "year": 213, "cells": {}}', "年度 213 不对"),
        ('{"format": "Z-1", "year": 2013, "cells": {}}', "没有“Z-1”这种附表格式"),
        ('{"format": "A-qingdao", "year": 2013, "cells": {"A1.cnt.org": 1e999999999}}', "“A1.cnt.org”不是数"),
    ],
)
def test_a_file_of_another_shape_is_refused(ledger: Ledger, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "v.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        file_annex(ledger, path)
    assert told in refused.value.message


def test_a_file_that_is_gone_or_a_picture_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    picture = tmp_path / "p.json"
    picture.write_bytes(b"\x89PNG\xff")
    with pytest.raises(UserError, match="不是附表数据"):
        file_annex(ledger, picture)
    with pytest.raises(UserError, match="打不开"):
        file_annex(ledger, tmp_path / "none.json")
