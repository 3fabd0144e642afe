"""The commands send, receive and device, as a clerk or a scheduled task types them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from docx import Document
from pyrage import passphrase

from desktop_app.cli.command import DONE, USER_ERROR
from tests.exchange import quick_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")


@pytest.fixture(autouse=True)
def _quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "encrypt", quick_lock.encrypt)


class Places(NamedTuple):
    """A unit's data file and the office's."""

    unit: Path
    office: Path


@pytest.fixture
def places(run: Callable[..., Outcome], tmp_path: Path) -> Places:
    """Make both data files as the README says."""
    made = Places(tmp_path / "unit.ogi", tmp_path / "office.ogi")
    bureau = ("--organisation", "测试局")
    assert run("new", made.unit, *bureau, "--unit", "就业处", "--role", "unit", "--person", "甲").code == DONE
    assert run("new", made.office, *bureau, "--unit", "办公室", "--role", "office").code == DONE
    return made


def code_of(run: Callable[..., Outcome], file: Path) -> str:
    outcome = run("device", file)
    assert outcome.code == DONE
    (code,) = CODE.findall(outcome.out)
    return str(code)


def test_a_month_goes_to_the_office_and_its_receipt_comes_back(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    up, down = tmp_path / "up.ogix", tmp_path / "down.ogix"
    assert run("send", places.unit, up, "--for", "office", "--month", "2024-03", "--nil").code == DONE
    taken = run("receive", places.office, up, "--certify", code_of(run, places.unit))
    assert taken.code == DONE, taken.out
    assert "2024 年 3 月（零报告）" in taken.out
    assert "1 份回执" in taken.out
    assert run("send", places.office, down, "--for", "就业处").code == DONE
    back = run("receive", places.unit, down, "--certify", code_of(run, places.office), "--json", "-")
    assert back.code == DONE
    came = {counted["kind"]: counted["records"] for counted in back.data["files"][0]["adopted"]["records"]}
    assert came["receipt"] == 1


def test_a_dry_run_says_whose_a_file_is_and_takes_nothing(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    file = tmp_path / "up.ogix"
    run("send", places.unit, file)
    looked = run("receive", places.office, file, "--dry-run", "--json", "-")
    assert looked.code == DONE
    (said,) = looked.data["files"]
    assert (said["state"], said["sender"]["unit_name"], said["sender"]["code"]) == (
        "looked at",
        "就业处",
        code_of(run, places.unit),
    )
    assert said["adopted"]["new"] == 2
    assert run("search", places.office, "就业处").out.strip() == "没有找到。"


def test_the_first_pc_of_a_unit_is_taken_with_a_word_to_compare_its_code(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    run("send", places.unit, tmp_path / "up.ogix")
    taken = run("receive", places.office, tmp_path / "up.ogix")
    assert taken.code == DONE
    assert "还没有认证" in taken.out
    assert code_of(run, places.unit) in taken.out


def test_an_uncertified_pc_is_refused_on_demand_with_its_code_and_what_to_type(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    run("send", places.unit, tmp_path / "up.ogix")
    refused = run("receive", places.office, tmp_path / "up.ogix", "--certified-only")
    assert refused.code == USER_ERROR
    assert f"--certify {code_of(run, places.unit)}" in refused.out


def test_one_bad_file_is_named_the_good_ones_are_taken_and_the_code_says_so(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    run("send", places.unit, tmp_path / "good.ogix")
    (tmp_path / "bad.ogix").write_bytes(b"no such thing")
    code = code_of(run, places.unit)
    files = [tmp_path / "bad.ogix", tmp_path / "good.ogix"]
    outcome = run("receive", places.office, *files, "--certify", code, "--json", tmp_path / "out.json")
    assert outcome.code == USER_ERROR
    assert "✗ bad.ogix" in outcome.out
    assert "✓ good.ogix" in outcome.out
    assert (tmp_path / "out.json").exists()


def test_a_passphrase_comes_from_the_first_line_of_a_file(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    secret = tmp_path / "口令.txt"
    secret.write_text("芝麻开门吧芝麻开门\n不是口令\n", "utf-8-sig")
    assert run("send", places.unit, tmp_path / "up.ogix", "--passphrase-file", secret).code == DONE
    (tmp_path / "empty.txt").touch()
    for wrong in (tmp_path / "none.txt", tmp_path / "empty.txt"):
        assert run("send", places.unit, tmp_path / "x.ogix", "--passphrase-file", wrong).code == USER_ERROR
    files = (places.office, tmp_path / "up.ogix", "--certify", code_of(run, places.unit))
    assert "设有口令" in run("receive", *files).out
    assert run("receive", *files, "--passphrase-file", secret).code == DONE


@pytest.mark.parametrize("words", [("--month", "2024-13"), ("--month", "三月"), ("--nil",), ("--for", "无此处")])
def test_what_can_not_be_handed_in_is_said_and_nothing_is_written(
    run: Callable[..., Outcome], places: Places, tmp_path: Path, words: tuple[str, ...]
) -> None:
    outcome = run("send", places.unit, tmp_path / "up.ogix", *words)
    assert outcome.code == USER_ERROR
    assert outcome.err
    assert not (tmp_path / "up.ogix").exists()


def test_a_restored_file_says_so_and_its_outbox_comes_back(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.ogi"
    assert run("backup", places.unit, kept).code == DONE
    assert run("send", places.unit, tmp_path / "up.ogix", "--month", "2024-03", "--nil").code == DONE
    places.unit.unlink()
    assert run("restore", kept, places.unit).code == DONE
    outcome = run("device", places.unit)
    assert "从备份恢复" in outcome.err
    assert "找回 1 处" in outcome.err


def test_a_copied_file_says_so(
    run: Callable[..., Outcome], places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(places.unit, tmp_path / "copy.ogi")
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
    assert "复制的台账" in run("device", tmp_path / "copy.ogi").err


def test_an_office_begins_with_its_list_of_units_and_writes_one_start_file_with_its_note(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    listed, office, note = tmp_path / "单位.txt", tmp_path / "局.ogi", tmp_path / "说明.docx"
    listed.write_text("1. 办公室\n2. 就业处\n\n局属单位\n技师学院\n就业处\n", encoding="utf-8")
    made = run("new", office, "--organisation", "测试局", "--unit", "办公室", "--role", "office", "--units", listed)
    assert "名单 4 行：新增 2 个单位，空行 1 行。" in made.out
    sent = run(
        "send",
        office,
        tmp_path / "起步.ogix",
        "--for",
        "all",
        "--note",
        note,
        "--note",
        tmp_path / "说明.pdf",
        "--card",
        tmp_path / "卡片.pdf",
    )
    assert sent.code == 0
    assert "说明.pdf”，共 1 页" in sent.out
    assert "卡片.pdf”，共 2 页" in sent.out
    code = code_of(run, office)
    written = Document(str(note))
    said = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "-".join(said[-4:]) == code
    assert any("每月 8 日前" in text for text in said)


def test_a_list_of_units_that_cannot_be_taken_leaves_no_file(run: Callable[..., Outcome], tmp_path: Path) -> None:
    listed, office = tmp_path / "单位.txt", tmp_path / "局.ogi"
    listed.write_text(f"就业处\n{'很长的名称' * 200}处\n", encoding="utf-8")
    made = run("new", office, "--organisation", "测试局", "--unit", "办公室", "--role", "office", "--units", listed)
    assert made.code == 1
    assert not office.exists()


def test_a_list_of_units_is_the_office_s_and_a_note_goes_with_a_start_file(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    listed, file = tmp_path / "单位.txt", tmp_path / "处.ogi"
    listed.write_text("就业处\n", encoding="utf-8")
    made = run("new", file, "--organisation", "测试局", "--unit", "就业处", "--role", "unit", "--units", listed)
    assert (made.code, file.exists()) == (1, False)
    run("new", file, "--organisation", "测试局", "--unit", "就业处", "--role", "unit")
    refused = run("send", file, tmp_path / "报.ogix", "--note", tmp_path / "说明.pdf")
    assert "--for all" in refused.err


def test_a_unit_that_began_alone_takes_the_start_file_and_says_which_unit_it_is(
    run: Callable[..., Outcome], places: Places, tmp_path: Path
) -> None:
    listed, office, start = tmp_path / "单位.txt", tmp_path / "局.ogi", tmp_path / "起步.ogix"
    listed.write_text("就业促进处\n社保处\n", encoding="utf-8")
    run("new", office, "--organisation", "测试局", "--unit", "办公室", "--role", "office", "--units", listed)
    run("send", office, start, "--for", "all")
    taken = run("receive", places.unit, start, "--certify", code_of(run, office), "--as-unit", "就业促进处")
    assert taken.code == DONE, taken.err
    assert "已改用办公室名单里的单位“就业促进处”。" in taken.out
    up = tmp_path / "报.ogix"
    run("send", places.unit, up)
    received = run("receive", office, up, "--certify", code_of(run, places.unit))
    assert "就业促进处" in received.out
    assert "不在本台账的单位名单里" not in received.out


def test_a_unit_begins_with_the_office_s_file_without_typing_the_bureau_s_name(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    listed, office, start = tmp_path / "单位.txt", tmp_path / "局.ogi", tmp_path / "起步.ogix"
    listed.write_text("就业促进处\n", encoding="utf-8")
    assert run("new", office, "--unit", "办公室", "--role", "office").code == USER_ERROR
    run("new", office, "--organisation", "测试局", "--unit", "办公室", "--role", "office", "--units", listed)
    run("send", office, start, "--for", "all")
    own = ("--unit", "就业促进处", "--role", "unit", "--start", start, "--certify", code_of(run, office))
    assert run("new", tmp_path / "处.ogi", *own).code == DONE
    run("export", tmp_path / "处.ogi", "--kind", "organisation", "--output", tmp_path / "u.csv")
    assert "测试局" in (tmp_path / "u.csv").read_text("utf-8-sig")
