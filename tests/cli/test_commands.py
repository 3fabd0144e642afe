"""Every command does what it says, on the real 2013 report where that matters."""

from __future__ import annotations

import json
import re
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.cli import main, proofs, self_test
from desktop_app.cli.run import COMMANDS
from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.subjects import Subject, explained
from tests.cli.conftest import Outcome
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.cli.command import Command
    from desktop_app.cli.screen import Waited


README = ROOT / "README.md"
CATEGORIES = ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_in_the_readme_and_has_help(command: Command, run: Callable[..., Outcome]) -> None:
    name = command.name
    assert re.search(rf"[ `]{name}[ `]", README.read_text(encoding="utf-8"))
    helped = run(name, "--help")
    assert helped.code == 0
    assert "usage" in helped.out


def test_wrong_usage_is_exit_code_two(run: Callable[..., Outcome]) -> None:
    assert run("annex").code == 2
    assert run("no-such-command").code == 2


def test_a_new_file_can_be_opened_and_a_second_one_of_the_name_is_refused(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    words = ("new", tmp_path / "a.ogi", "--organisation", "测试局", "--unit", "法规处", "--role", "unit")
    assert run(*words).code == 0
    with opened(tmp_path / "a.ogi") as ledger:
        assert ledger.profile.role == "unit"
    again = run(*words)
    assert again.code == 1
    assert "已经存在" in again.err
    assert again.err.count("\n") == 1
    assert again.out == ""


def test_the_2013_form_has_the_figures_of_the_real_report(run: Callable[..., Outcome], sample_file: Path) -> None:
    outcome = run("annex", sample_file, "--year", 2013, "--format", "A-qingdao", "--json")
    assert outcome.code == 0
    cells = outcome.data["cells"]
    counts = [cells[f"A1.cnt.{category}"] for category in CATEGORIES]
    assert counts == [3, 70, 3, 10, 36, 296, 283, 575]
    assert sum(counts) == cells["A1.sent.new"] == 1276
    assert cells["A4.sent.received"] == 33
    assert (cells["A6.sent.p"], cells["A6.sent.p1"], cells["A6.sent.p2"]) == (61, 2, 59)
    assert (cells["A5.sent.r"], cells["A5.sent.l"], cells["A5.sent.c"]) == (1, 0, 0)
    assert outcome.data["format"] == "A-qingdao"
    assert outcome.data["year"] == 2013
    assert all(finding["level"] == "提示" for finding in outcome.data["findings"])


@pytest.mark.parametrize("name", ["A-qingdao", "C-2019", "D-2021"])
def test_for_every_cell_the_records_listed_come_to_its_value(
    run: Callable[..., Outcome], sample_file: Path, name: str
) -> None:
    cells = run("annex", sample_file, "--year", 2013, "--format", name, "--json").data["cells"]
    for code, value in cells.items():
        listed = run("cell", sample_file, "--year", 2013, "--format", name, "--cell", code, "--json").data
        if value is None:
            assert listed["value"] is None, code
            continue
        assert float(listed["value"]) == pytest.approx(value, abs=0.005), code


def test_a_cell_lists_its_records_by_title(run: Callable[..., Outcome], sample_file: Path) -> None:
    listed = run("cell", sample_file, "--year", 2013, "--format", "A-qingdao", "--cell", "A1.cnt.plan")
    assert listed.code == 0
    assert len(listed.out.splitlines()) == 4
    assert "A1.cnt.plan＝3" in listed.out
    unknown = run("cell", sample_file, "--year", 2013, "--format", "A-qingdao", "--cell", "A1.cnt.none")
    assert unknown.code == 1


def test_the_annex_is_written_as_pdf_with_its_fingerprint(
    run: Callable[..., Outcome], sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "annex.pdf"
    outcome = run("annex", sample_file, "--year", 2013, "--format", "D-2021", "--pdf", target)
    assert outcome.code == 0
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target))
    assert "第二十条第（一）项" in text
    assert "数据指纹" in text


def test_one_unit_alone_is_counted_by_its_name(run: Callable[..., Outcome], sample_file: Path) -> None:
    whole = run("annex", sample_file, "--year", 2013, "--json").data["cells"]["A1.sent.new"]
    one = run("annex", sample_file, "--year", 2013, "--unit", "办公室", "--json").data["cells"]["A1.sent.new"]
    assert 0 < one < whole
    assert run("annex", sample_file, "--year", 2013, "--unit", "没有的处").code == 1


def test_checks_print_their_findings_and_say_error_by_exit_code_three(
    run: Callable[..., Outcome], sample: Path, tmp_path: Path
) -> None:
    assert run("check", sample, "--year", 2013).code == 0
    broken = {"format": "D-2021", "year": 2021, "cells": {"T3.new.natural": 3, "T3.new.total": 2}}
    values = tmp_path / "VALUES.json"
    values.write_text(json.dumps(broken), encoding="utf-8")
    assert run("file-annex", sample, values).code == 3
    checked = run("check", sample, "--year", 2021)
    assert checked.code == 3
    assert "错误" in checked.out
    kept = run("annex", sample, "--year", 2021, "--json")
    assert kept.code == 3
    assert kept.data["cells"] == {"T3.new.natural": 3, "T3.new.total": 2}


def test_the_findings_come_as_data_with_their_targets_and_as_a_list_to_sign(
    run: Callable[..., Outcome], sample_file: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "核对单.pdf"
    outcome = run("check", sample_file, "--year", 2013, "--json", tmp_path / "findings.json", "--pdf", paper)
    assert outcome.code == 0
    findings = {item["id"]: item for item in json.loads((tmp_path / "findings.json").read_text("utf-8"))["findings"]}
    assert findings["R22-other"]["cells"] == ["A1.cnt.oth", "A1.sent.new"]
    assert findings["R17-summary"]["records"][0]["kind"] == "release"
    assert findings["R14-media"]["passages"][0]["section"] == "releases"
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper))
    assert "2013年度政府信息公开核对单" in text
    assert "归类偏粗" in text


def test_a_values_file_that_names_no_known_cell_is_refused_by_name(
    run: Callable[..., Outcome], sample: Path, tmp_path: Path
) -> None:
    values = tmp_path / "VALUES.json"
    values.write_text(json.dumps({"format": "D-2021", "year": 2021, "cells": {"T9.no.cell": 1}}), encoding="utf-8")
    outcome = run("file-annex", sample, values)
    assert outcome.code == 1
    assert "T9.no.cell" in outcome.err


def test_records_go_out_to_a_sheet_and_in_again(run: Callable[..., Outcome], sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "units.xlsx"
    assert run("export", sample, "--kind", "unit", "--output", sheet).code == 0
    dry = run("import", sample, sheet, "--kind", "unit", "--dry-run")
    assert dry.code == 0
    assert "已有 60 条" in dry.out
    wrong = run("import", sample, sheet, "--kind", "staff")
    assert wrong.code == 1


def test_a_foreign_heading_is_read_through_a_mapping(run: Callable[..., Outcome], sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "old.csv"
    sheet.write_text("单位名,性质\n新设处,处室\n", encoding="utf-8")
    assert run("import", sample, sheet, "--kind", "unit").code == 1
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"单位名": "名称"}), encoding="utf-8")
    outcome = run("import", sample, sheet, "--kind", "unit", "--mapping", mapping)
    assert outcome.code == 0
    assert "新增 1 条" in outcome.out
    mapping.write_text(json.dumps({"单位名": "没有的字段"}), encoding="utf-8")
    assert "没有的字段" in run("import", sample, sheet, "--kind", "unit", "--mapping", mapping).err


def test_search_finds_and_history_tells(run: Callable[..., Outcome], sample_file: Path) -> None:
    found = run("search", sample_file, "规划")
    assert found.code == 0
    record = found.out.split()[0]
    told = run("history", sample_file, record)
    assert told.code == 0
    assert "→" in told.out
    assert run("history", sample_file, "0" * 32).code == 1
    assert "没有找到" in run("search", sample_file, "绝无此词也").out


def test_due_lists_what_is_open_on_a_day(run: Callable[..., Outcome], sample_file: Path) -> None:
    assert run("due", sample_file, "--today", "2014-06-01", "--json", "-").data == []
    days = [run("due", sample_file, "--today", f"2013-{month:02d}-15", "--json", "-").data for month in range(1, 13)]
    listed = list(chain.from_iterable(days))
    assert {one["kind"] for one in listed} == {"application", "dispute"}
    assert all(one["days_left"] >= 0 for one in listed if one["kind"] == "application")


def test_verify_calls_the_sample_sound_and_names_what_was_changed_behind_its_back(
    run: Callable[..., Outcome], sample: Path
) -> None:
    said = run("verify", sample).out
    assert "完好" in said
    with opened(sample, read_only=True) as ledger, reading(ledger) as session:
        assert f"内容码：{state_code(session)}" in said
    with closing(driver.connect(str(sample))) as connection:
        connection.execute("UPDATE release SET title = '偷改' WHERE rowid = 1")
        connection.commit()
    outcome = run("verify", sample)
    assert outcome.code == 3
    assert "与登记日志不一致" in outcome.out
    assert explained(Subject.ROWS).meaning in outcome.out
    assert explained(Subject.ROWS).advice in outcome.out


def test_verify_names_what_keeps_a_file_from_being_opened(run: Callable[..., Outcome], sample: Path) -> None:
    with closing(driver.connect(str(sample))) as connection:
        connection.execute("CREATE VIEW spy AS SELECT * FROM personal_value")
    outcome = run("verify", sample)
    assert outcome.code == 3
    assert "spy" in outcome.out
    assert explained(Subject.SCHEMA).meaning in outcome.out
    clean = sample.with_name("clean.ogi")
    assert run("rebuild", sample, "--output", clean).code == 0
    assert run("verify", clean).code == 0


def test_rebuild_mends_what_the_log_proves_says_each_step_and_keeps_the_file_as_it_was(
    run: Callable[..., Outcome], sample: Path
) -> None:
    with closing(driver.connect(str(sample))) as connection:
        connection.execute("UPDATE release SET title = '偷改' WHERE rowid = 1")
        connection.execute("DELETE FROM content")
        connection.commit()
    outcome = run("rebuild", sample)
    assert outcome.code == 0
    assert "重新算出" in outcome.out
    assert "完好" in outcome.out
    (kept,) = (sample.parent / "备份").iterdir()
    assert "修复前" in kept.name
    assert run("verify", kept).code == 3
    assert run("verify", sample).code == 0


def test_a_command_that_is_interrupted_says_so_in_one_sentence(
    run: Callable[..., Outcome], sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(proofs, "verify", interrupted)
    outcome = run("verify", sample_file)
    assert outcome.code == 1
    assert outcome.err == "已中断，没有做完。\n"


def test_a_backup_restores_to_an_equal_file(run: Callable[..., Outcome], sample: Path, tmp_path: Path) -> None:
    assert run("backup", sample, tmp_path / "backup.ogi").code == 0
    assert run("restore", tmp_path / "backup.ogi", tmp_path / "again.ogi").code == 0
    assert run("verify", tmp_path / "again.ogi").code == 0
    assert run("restore", tmp_path / "backup.ogi", sample).code == 1
    assert run("backup", sample).code == 0
    assert len(list((tmp_path / "备份").iterdir())) == 1


@pytest.mark.parametrize("command", ["annex", "check", "verify", "search", "history", "due", "export", "import"])
def test_a_file_that_is_no_data_file_is_one_plain_message(
    command: str, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    picture = tmp_path / "picture.ogi"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 900)
    more: dict[str, tuple[object, ...]] = {
        "annex": ("--year", 2013),
        "check": ("--year", 2013),
        "search": ("词",),
        "history": ("0" * 32,),
        "export": ("--kind", "unit", "--output", tmp_path / "out.csv"),
        "import": (tmp_path / "in.csv", "--kind", "unit"),
    }
    outcome = run(command, picture, *more.get(command, ()))
    assert outcome.code == 1
    assert "不是公开台账的数据文件" in outcome.err
    assert outcome.err.count("\n") == 1


class FakeScreen:
    """A window that needs no Qt: it says what it was asked."""

    def check(self) -> str:
        """Say that it was looked at."""
        return "看过了"

    def seconds_to_open(self, path: Path) -> float:
        """Return a time that can be told."""
        return 0.5 if path.exists() else -1.0

    def day_of_work(self, ledger: Path, received: Path, folder: Path) -> list[Waited]:
        """Do nothing."""
        del ledger, received, folder
        return []

    def screenshots(self, path: Path, folder: Path) -> list[Path]:
        """Return one picture's name."""
        return [folder / f"{path.stem}.png"]


@pytest.fixture
def with_screen(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Return a function that runs a command with a window at hand."""

    def command(*words: object) -> Outcome:
        code = main([str(word) for word in words], FakeScreen)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return command


def test_the_self_test_looks_at_every_part_and_names_the_one_that_breaks(
    with_screen: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = with_screen("self-test")
    assert passed.code == 0
    assert passed.out.count("✓") == 8
    assert "看过了" in passed.out

    def broken() -> None:
        raise FileNotFoundError("codes.json")

    monkeypatch.setattr(self_test, "code_lists", broken)
    failed = with_screen("self-test")
    assert failed.code == 1
    assert "✗ 代码表: FileNotFoundError: codes.json" in failed.out
    assert failed.out.count("✓") == 7


def test_bench_measures_every_part(with_screen: Callable[..., Outcome]) -> None:
    outcome = with_screen("bench", "--records", 200, "--json", "-")
    assert outcome.code == 0
    assert outcome.data["records"] == 200
    assert outcome.data["window_opens_sample_s"] == 0.5
    assert {"save_p99_s", "search_s", "verify_s", "annex_A-qingdao_s", "table_page_28x10_s"} <= outcome.data.keys()
    assert outcome.data["sheet_rows"] == 1000
    assert outcome.data["sheet_import_s"] > outcome.data["sheet_read_s"] > 0
    assert all(value >= 0 for value in outcome.data.values())


def test_screenshots_are_taken_of_the_sample(with_screen: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = with_screen("screenshots", tmp_path / "pictures")
    assert outcome.code == 0
    assert (tmp_path / "pictures").is_dir()
    assert "示例.png" in outcome.out


def test_a_command_that_needs_a_window_says_so_where_there_is_none(run: Callable[..., Outcome]) -> None:
    assert "没有窗口" in run("self-test").out
