"""The letter command: look at a draft, issue it, write it as PDF and docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pypdfium2
from sqlalchemy import select

from desktop_app.model.kinds import Application, CaseStep, Letter, RuleSetting
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.model.field import Value
    from tests.cli.conftest import Outcome

GRANTED = "2013-0003"


def kept(path: Path) -> list[Letter]:
    """Return every letter that a file keeps."""
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return list(session.scalars(select(Letter)))


def test_a_draft_is_shown_with_what_is_missing_and_nothing_is_kept(
    run: Callable[..., Outcome], sample_file: Path
) -> None:
    outcome = run("letter", sample_file, GRANTED, "--code", "granted", "--day", "2013-02-05")
    assert outcome.code == 0
    assert "政府信息公开告知书" in outcome.out
    assert "2013年2月5日\n" in outcome.out
    assert "有管辖权的人民法院" in outcome.out
    assert kept(sample_file) == []


def test_a_letter_is_issued_and_written_as_pdf_and_docx(
    run: Callable[..., Outcome], sample: Path, tmp_path: Path
) -> None:
    files = ("--pdf", tmp_path / "a.pdf", "--docx", tmp_path / "a.docx")
    asked = ("letter", sample, GRANTED, "--code", "granted", "--day", "2013-02-05", "--issue", *files)
    blank = run(*asked)
    assert blank.code == 1
    assert "还有空白，不能制发" in blank.err
    assert "办理规则" in blank.err
    assert kept(sample) == []
    with opened(sample) as ledger, operation(ledger, "设置") as change:
        for code in ("review_organ", "superior_organ", "court"):
            change.add(RuleSetting, {"code": code, "value": f"示例{code}"})
    outcome = run(*asked)
    assert outcome.code == 0
    (letter,) = kept(sample)
    assert letter.number in outcome.out
    assert letter.id in outcome.out
    pages = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf"))
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert letter.number in pages
    assert letter.number in words
    assert run("verify", sample).code == 0


def test_a_step_is_given_field_by_field(run: Callable[..., Outcome], sample: Path) -> None:
    with opened(sample) as ledger, operation(ledger, "登记") as change:
        application = change.session.scalars(select(Application).where(Application.number == GRANTED)).one()
        same = {name: getattr(application, name) for name in ("unit", "channel", "nature", "applicant_type")}
        open_case: dict[str, Value] = same | {"number": "2014-0001", "subject": "某事", "received_on": "2014-01-06"}
        change.add(Application, open_case)
    words = ("letter", sample, "2014-0001", "--code", "third_party", "--day", "2014-01-08")
    outcome = run(*words, "--set", "party=示例公司", "--set", "until=2014-01-20", "--set", "reason=工资总额", "--issue")
    assert outcome.code == 0, outcome.err
    with opened(sample, read_only=True) as ledger, reading(ledger) as session:
        assert [step.party for step in session.scalars(select(CaseStep)) if step.step == "third_party"] == ["示例公司"]


def test_what_cannot_be_understood_is_said_in_one_line(run: Callable[..., Outcome], sample_file: Path) -> None:
    for words, said in (
        (("2013-9999", "--code", "receipt"), "没有登记号为“2013-9999”的申请"),
        ((GRANTED, "--code", "receipt", "--day", "昨天"), "不是一个日期"),
        ((GRANTED, "--code", "correction", "--set", "colour=red"), "不是步骤的内容"),
        ((GRANTED, "--code", "correction", "--set", "until=春天"), "不是一个日期"),
        ((GRANTED, "--code", "refused", "--decision", "internal"), "办结"),
        ((GRANTED, "--code", "refused", "--decision", "三（三）5.属于三类内部事务信息"), "办结"),
        ((GRANTED, "--code", "refused", "--decision", "不予公开"), "可以是几项"),
        ((GRANTED, "--code", "refused", "--decision", "随便"), "没有“随便”这一项"),
    ):
        outcome = run("letter", sample_file, *words)
        assert outcome.code == 1
        assert said in outcome.err
        assert outcome.err.count("\n") == 1
    assert run("letter", sample_file, GRANTED, "--code", "postcard").code == 1
