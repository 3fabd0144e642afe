"""No text of a record, no name of a file steers the terminal: all commands write through one place that sees to it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.cli import main, terminal
from desktop_app.cli.output import write_json
from desktop_app.cli.terminal import complain, harmless, say, show_progress
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from tests.exchange.places import enter, made, values
from tests.folders import ROOT
from tests.store.proof.tampering import tamper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

CLEAR = "\x1b[2J\x1b]0;新标题\x07"
EVIL = f"关于{CLEAR}\u202e全部\u2066作废\r✓ 完好\n✓ 完好\x9b31m的通知\x7f"
SIGNS = "关于␛[2J␛]0;新标题␇<U+202E>全部<U+2066>作废␍✓ 完好␊✓ 完好<U+009B>31m的通知␡"
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_what_steers_is_shown_as_a_sign() -> None:
    assert harmless(EVIL) == SIGNS
    assert harmless("制表\t，中文，Ünïcödé 🀄") == "制表\t，中文，Ünïcödé 🀄"


@given(st.text())
def test_nothing_that_is_said_steers(text: str) -> None:
    assert not STEERING.search(harmless(text))
    assert "\n" not in harmless(text)


def test_each_way_of_writing_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    say(EVIL, EVIL)
    complain(f"{EVIL}")
    show_progress(EVIL, last=True)
    said = capsys.readouterr()
    assert said.out == f"{SIGNS}\n{SIGNS}\n"
    first, second = SIGNS.split("␊")
    assert said.err == f"{first}\n{second}\n\r\033[K{SIGNS}\n"


def test_json_on_the_terminal_is_the_same_data(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data = {"title": EVIL, "rows": [EVIL]}
    write_json(data, tmp_path / "data.json")
    assert json.loads((tmp_path / "data.json").read_text("utf-8")) == data
    write_json(data, type(tmp_path)("-"))
    said = capsys.readouterr().out
    assert json.loads(said) == data
    assert not STEERING.search(said)


def test_no_command_writes_past_the_one_place() -> None:
    for path in sorted((ROOT / "desktop_app" / "cli").glob("*.py")):
        if path.name == "terminal.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name):
                assert node.id != "print", (path.name, node.lineno)
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"__stdout__", "__stderr__"}, (path.name, node.lineno)
                is_stream = isinstance(node.value, ast.Attribute) and node.value.attr in {"stdout", "stderr"}
                assert not (is_stream and node.attr in {"write", "writelines", "buffer"}), (path.name, node.lineno)


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """Return a data file whose author, categories and releases bear such texts, some past all that is checked."""
    path = tmp_path / "evil.ogi"
    with made(path, unit="处", role="office", person=f"张{CLEAR}") as ledger:
        category = enter(ledger, "category", {"name": "其他", "code": "oth"})
        for number in range(3):
            enter(ledger, "release", {"title": f"公开{number}", "unit": ledger.profile.unit_id, "category": category})
            application = enter(ledger, "application", {"subject": "查询", "number": f"X-{number}"})
        with operation(ledger, f"改{EVIL}", why=EVIL) as change:
            change.update(application, {"subject": "查询二"})

    def write(connection: Any) -> None:
        connection.execute("UPDATE release SET title = ?", (EVIL,))
        connection.execute("UPDATE application SET subject = ?1, number = ?1", (EVIL,))
        connection.execute("UPDATE category SET name = ?", (EVIL,))
        connection.execute("UPDATE search_index SET body = ?", (EVIL,))

    tamper(path, write)
    return path


def test_commands_over_a_file_full_of_escape_codes_write_none(
    evil: Path, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    with opened(evil, read_only=True) as ledger:
        assert ledger.profile.person.endswith(CLEAR)
        records = sorted(values(ledger, "application", "id"))
    sheet = tmp_path / "evil.csv"
    sheet.write_text(f'标题{EVIL},公开日期\n"{EVIL}",2013-05-06\n', "utf-8")
    said = []
    for words in (
        ("verify", evil),
        ("search", evil, "公开"),
        ("check", evil, "--year", "2013"),
        ("due", evil, "--today", "2013-05-20"),
        ("annex", evil, "--year", "2013"),
        ("history", evil, EVIL),
        *(("history", evil, record) for record in records),
        ("import", evil, sheet, "--kind", "release", "--dry-run"),
        ("check-format", sheet),
        ("device", evil),
        ("no-such", EVIL),
        ("rebuild", evil),
    ):
        outcome = run(*words)
        assert not STEERING.search(outcome.out), words
        assert not STEERING.search(outcome.err), words
        said.append(outcome.out + outcome.err)
    assert "␛" in said[0]
    assert all(said)


def test_a_proof_checked_on_the_terminal_writes_none_either(evil: Path, tmp_path: Path) -> None:
    with opened(evil) as ledger:
        record = enter(ledger, "category", {"name": "之后", "code": "later"})
    page = tmp_path / "proof.html"
    assert main(["prove", str(evil), record, "--html", str(page)]) == 0
    outcome = subprocess.run(  # noqa: S603 (the script that is shipped)
        [sys.executable, str(ROOT / "docs" / "verify_proof.py"), str(page)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "<U+001B>" in outcome.stdout
    assert not STEERING.search(outcome.stdout.replace("\r\n", "\n"))
    assert terminal.harmless("") == ""
