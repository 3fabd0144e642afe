"""How other programs are started: their output, their exit codes, their environment."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from installer import bootstrap
from installer.bootstrap import Machine, Terminal, child_environment, data, this_machine

if TYPE_CHECKING:
    import pytest

PYTHON = [sys.executable, "-c"]


def machine(environment: dict[str, str], *, utf8: bool = True) -> Machine:
    """Return a machine with these variables."""
    return Machine((3, 11), windows=False, root=False, utf8=utf8, release={}, environment=environment)


def test_the_exit_code_of_a_command_is_returned() -> None:
    assert Terminal(os.environ).show([*PYTHON, "raise SystemExit(5)"]) == 5


def test_a_quiet_command_shows_its_errors_only(capfd: pytest.CaptureFixture[str]) -> None:
    Terminal(os.environ).show([*PYTHON, "import sys; print('said'); print('wrong', file=sys.stderr)"], quiet=True)
    assert capfd.readouterr() == ("", "wrong\n")


def test_a_killed_command_ends_as_a_shell_says_it() -> None:
    assert Terminal(os.environ).show([*PYTHON, "import os; os.kill(os.getpid(), 9)"]) == 128 + 9


def test_a_program_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert Terminal(os.environ).show(["no-such-program"]) == 127
    assert "no-such-program" in capsys.readouterr().out


def test_a_watched_command_is_passed_on_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    words = "import sys; print('正在下载'); print('warning', file=sys.stderr); raise SystemExit(2)"
    code, output = Terminal(child_environment(this_machine())).watch([*PYTHON, words])
    assert code == 2
    assert sorted(output.splitlines()) == ["warning", "正在下载"]
    assert capsys.readouterr().out == output


def test_what_we_start_finds_our_code_and_no_foreign_one() -> None:
    environment = child_environment(
        machine({"PYTHONPATH": "/foreign", "PYTHONHOME": "/foreign", "LANG": "zh_CN.UTF-8"})
    )
    assert environment["PYTHONPATH"] == str(bootstrap.ROOT)
    assert "PYTHONHOME" not in environment
    assert environment["LANG"] == "zh_CN.UTF-8"
    assert "LC_ALL" not in environment


def test_a_terminal_without_utf_8_gets_it_for_what_we_start() -> None:
    assert child_environment(machine({"LC_ALL": "C"}, utf8=False))["LC_ALL"] == "C.UTF-8"


def test_every_message_is_said_in_chinese_and_then_in_english() -> None:
    for chinese, english in data("messages").values():
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert not re.search(r"[\u4e00-\u9fff]", english)
        assert set(re.findall(r"{\w+}", english)) <= set(re.findall(r"{\w+}", chinese))


def test_every_message_is_used_and_every_used_one_exists() -> None:
    source = Path(bootstrap.__file__).read_text("utf-8")
    used = set(re.findall(r'"((?:python|system|venv|pip|catalogues|start|sample|annex|window)-[a-z-]+)"', source))
    assert used - {"system-packages"} == set(data("messages"))
