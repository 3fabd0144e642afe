"""A year that was corrected after it was filed: each output is the filed edition whole, or the corrected one whole."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.dating import counts_in
from desktop_app.model.kinds import KINDS, CorrectionSlip, Release
from desktop_app.model.record import values_of
from desktop_app.office.opening import opened
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.office.years.report_steps import add_step
from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.figures import plain_cells, to_json
from desktop_app.report.annex.filed import file_annex, keep_figures
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.annex.workbook import annex_book
from desktop_app.report.checked_annex import read_annex
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from desktop_app.report.paper.docx import write_document_docx
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.report.paper.html.page import html_page
from desktop_app.report.paper.pdf.render import render
from desktop_app.report.yearly.data import report_json
from desktop_app.report.yearly.document import read_report
from desktop_app.report.yearly.summary import read_summary
from desktop_app.report.yearly.summary_document import summary_document
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.report.paper.pdf.reading import page_texts, without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.scope import Source
    from desktop_app.store.log.operation import Change

TODAY = dt.date(2014, 3, 10)
WHY = Correction("登记错了", "张三", "王主任", TODAY)
FORM = find_format("A-qingdao")


@pytest.fixture(scope="module")
def filed_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with its report filed and published."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("filed") / "备案.ogi"))
    with opened(path) as ledger, operation(ledger, "备案") as change:
        annex = compute_annex(change.session, AnnexScope(FORM, 2013))
        keep_figures(change, annex.scope, plain_cells(annex), TODAY, source="备案")
        for state in ("filed", "published"):
            add_step(change, 2013, state, TODAY, "张三", fingerprint=annex.fingerprint)
    return path


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Ledger]:
    """Open a copy of a data file."""
    with opened(Path(shutil.copy(path, folder / "年报.ogi"))) as ledger:
        yield ledger


def annex(ledger: Ledger, source: Source | None = None) -> Annex:
    """Return the annex of 2013."""
    with reading(ledger) as session:
        return annex_of(session, AnnexScope(FORM, 2013, source=source))


def plain(made: Annex) -> dict[str, Any]:
    """Return what `annex --json` says."""
    found: dict[str, Any] = json.loads(to_json(made))
    return found


def agree(ledger: Ledger) -> dict[str, Any]:
    """Check that the report, its charts and the annex tell the same edition and figures; return the annex as JSON."""
    made = annex(ledger)
    one, cells = plain(made), plain(made)["cells"]
    report = read_report(ledger, 2013, TODAY)
    said, document = json.loads(report_json(report)), report.document()
    assert said["annex"] == one
    assert {said["fingerprint"], document.fingerprint} == {one["fingerprint"]}
    assert {said["edition"], document.edition} == {one["edition"]}
    assert made.source == "filed" or plain(annex(ledger, "records")) == one
    for figure in (figure for section in report.sections for figure in section.figures):
        family, _colon, code = figure.mark.name.partition(":")
        if family == "cell" and not (figure.missing or figure.mark.last_year):
            assert figure.value == cells[code]
    charts = {chart["title"]: sum(chart["series"]["2013 年"]) for chart in said["charts"]}
    assert charts["主动公开信息：按信息分类"] == charts["主动公开信息：按月"] == cells["A1.sent.new"]
    return one


def summed_up(ledger: Ledger) -> None:
    """Check that the leader's page tells the same edition and figures as the annex."""
    made, summary = annex(ledger), read_summary(ledger, 2013, TODAY)
    assert (summary.fingerprint, summary.edition) == (made.fingerprint, made.edition)
    figures = {figure.label: figure.this for figure in summary.figures}
    assert figures["主动公开"] == made.cells["A1.sent.new"].value
    assert figures["咨询"] == made.cells["A5.sent.q"].value


def test_a_year_that_was_filed_and_left_alone_is_the_filed_edition(filed_file: Path, tmp_path: Path) -> None:
    with copied(filed_file, tmp_path) as ledger:
        made = annex(ledger)
        assert (made.source, made.edition.words) == ("filed", "")
        assert agree(ledger)["fingerprint"] == annex(ledger, "records").fingerprint


def counting() -> list[type[Record]]:
    """Return the kinds that stand in a year's report."""
    return [kind for kind in KINDS.values() if kind.counts_on]


def take_out(change: Change, kind: type[Record]) -> bool:
    """Delete a record of a kind that counts in 2013 and that nothing hangs on; tell whether there was one."""
    for record in change.session.scalars(select(kind).order_by(kind.id)).all():
        if counts_in(kind, values_of(record), 2013):
            try:
                change.delete(record.id)
            except UserError:
                continue
            return True
    return False


def test_after_one_record_of_every_kind_was_corrected_every_output_agrees(filed_file: Path, tmp_path: Path) -> None:
    with copied(filed_file, tmp_path) as ledger:
        filed = plain(annex(ledger))
        seen, changed = {filed["fingerprint"]}, 0
        for kind in counting():
            with correcting(ledger, WHY), operation(ledger, "更正") as change:
                moved = take_out(change, kind)
            if not moved:
                continue
            changed += 1
            one = agree(ledger)
            assert one["edition"].startswith("更正后，更正单 更正〔2013〕1号"), kind.kind
            assert f"更正〔2013〕{changed}号" in one["edition"]
            assert one["fingerprint"] not in seen, kind.kind
            seen.add(one["fingerprint"])
            asked = plain(annex(ledger, "filed"))
            assert (asked["cells"], asked["fingerprint"]) == (filed["cells"], filed["fingerprint"])
            assert asked["edition"].startswith("备案时的数，其后已更正")
        assert changed >= 10
        summed_up(ledger)


def change_one(ledger: Ledger) -> None:
    """Correct one release of 2013."""
    with correcting(ledger, WHY), operation(ledger, "更正") as change:
        assert take_out(change, Release)


def test_every_paper_says_that_it_is_the_corrected_edition(filed_file: Path, tmp_path: Path) -> None:
    with copied(filed_file, tmp_path) as ledger:
        change_one(ledger)
        made = annex(ledger)
        report, summary = read_report(ledger, 2013, TODAY), read_summary(ledger, 2013, TODAY)
        assert report.title.endswith("（更正后）")
        for document in (report.document(), summary_document(summary), annex_document(made, HeadAndFoot())):
            for text in (html_page(document), "".join(page_texts(render(document).pdf))):
                assert "更正后，更正单更正〔2013〕1号" in without_blanks(text)
                assert made.fingerprint in text
        write_document_docx(report.document(), tmp_path / "年报.docx")
        with zipfile.ZipFile(tmp_path / "年报.docx") as packed:
            feet = [packed.read(name).decode() for name in packed.namelist() if "footer" in name]
        assert any("更正后，更正单 更正〔2013〕1号" in foot and made.fingerprint in foot for foot in feet)
        book = annex_book(made, HeadAndFoot())
        assert "更正单 更正〔2013〕1号" in book.mark
        assert "更正单 更正〔2013〕1号" in "\n".join(report.lines())
        shown = read_annex(ledger, Choice(2013), TODAY)
        assert (shown.choice.source, shown.annex.edition) == ("records", made.edition)


def test_what_is_published_again_is_the_corrected_edition_under_its_own_fingerprint(
    filed_file: Path, tmp_path: Path
) -> None:
    with copied(filed_file, tmp_path) as ledger:
        change_one(ledger)
        corrected = plain(annex(ledger))
        with operation(ledger, "公布") as change:
            now = compute_annex(change.session, AnnexScope(FORM, 2013))
            keep_figures(change, now.scope, plain_cells(now), TODAY, source="备案")
            add_step(change, 2013, "published", TODAY, "张三", fingerprint=now.fingerprint)
        again = annex(ledger)
        assert (again.source, plain(again)) == ("filed", corrected)
        agree(ledger)
        with reading(ledger) as session:
            findings = check_year(session, again, ledger.rules, TODAY)
        assert not [finding for finding in findings if "数据指纹" in finding.text]


def test_what_came_late_without_a_slip_is_told_too(filed_file: Path, tmp_path: Path) -> None:
    with copied(filed_file, tmp_path) as ledger:
        change_one(ledger)
        with operation(ledger, "去掉更正单") as change:  # as if the change had come in a unit's file
            (slip,) = change.session.scalars(select(CorrectionSlip))
            change.session.delete(slip)
        one = agree(ledger)
        assert one["edition"] == "备案后有变动，尚未填更正单"


def test_figures_that_were_published_elsewhere_stay_as_published(sample_file: Path, tmp_path: Path) -> None:
    with copied(sample_file, tmp_path) as ledger:
        told = plain(annex(ledger))
        told["cells"]["A1.sent.new"] += 1
        file = tmp_path / "附表.json"
        file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        file_annex(ledger, file)
        made = annex(ledger)
        assert (made.source, made.edition.words) == ("filed", "")
        assert made.cells["A1.sent.new"].value == told["cells"]["A1.sent.new"]
