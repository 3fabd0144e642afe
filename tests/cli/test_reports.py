"""The report from the command line: every form of it, the leader's page, and a ledger on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome


def test_the_report_of_2013_is_written_in_every_form(
    run: Callable[..., Outcome], sample_file: Path, tmp_path: Path
) -> None:
    files = {form: tmp_path / f"年报.{form}" for form in ("pdf", "docx", "html", "json")}
    options = [part for form, path in files.items() for part in (f"--{form}", path)]
    summary = tmp_path / "一页纸.pdf"
    outcome = run("report", sample_file, "--year", 2013, *options, "--summary", summary, "--today", "2014-01-20")
    assert outcome.code == 0
    sentence = "2013年通过局门户网站共计发布各类信息1276条"
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    assert sentence in text
    assert any(sentence in paragraph.text for paragraph in docx.Document(str(files["docx"])).paragraphs)
    assert sentence in files["html"].read_text("utf-8")
    data = json.loads(files["json"].read_text("utf-8"))
    assert data["annex"]["cells"]["A1.cnt.oth"] == 575
    assert [section["heading"] for section in data["sections"]][1:3] == ["一、概述", "二、主动公开政府信息情况"]
    assert any(sentence in str(section["text"]) for section in data["sections"])
    with pypdfium2.PdfDocument(summary) as pdf:
        assert len(pdf) == 1


def test_without_a_form_the_text_goes_to_the_terminal(run: Callable[..., Outcome], sample_file: Path) -> None:
    outcome = run("report", sample_file, "--year", 2013)
    assert "三、依申请公开政府信息情况" in outcome.out.splitlines()


def test_a_layout_that_is_not_there_is_said_with_those_that_are(run: Callable[..., Outcome], sample_file: Path) -> None:
    outcome = run("report", sample_file, "--year", 2013, "--layout", "seven")
    assert outcome.code == 1
    assert "nine-2009" in outcome.err


def test_a_ledger_is_printed_by_the_ending_of_its_file(
    run: Callable[..., Outcome], sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "台账.pdf"
    outcome = run("export", sample_file, "--kind", "dispute", "--year", 2013, "--output", path)
    assert outcome.code == 0
    with pypdfium2.PdfDocument(path) as pdf:
        assert "复议诉讼台账" in pdf[0].get_textpage().get_text_bounded()
