"""The two commands: the window or the annex of the sample, and the tests without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from installer import bootstrap
from installer.bootstrap import SETUP_FAILED, SetupError, main, run_program, run_tests
from tests.installer.machine import RecordingTerminal, linux, windows

if TYPE_CHECKING:
    from collections.abc import Sequence


class SampleMakingTerminal(RecordingTerminal):
    """Writes the file that `desktop_app sample FILE` would write, also when told to fail; refuses one that is there."""

    def show(self, command: Sequence[str], *, quiet: bool = False, **extra: str) -> int:
        """Write the sample's file when asked to, and write every command down."""
        if "sample" in command:
            file = Path(command[-1])
            if file.exists():
                return 1
            file.write_bytes(b"half of it")
        return super().show(command, quiet=quiet, **extra)

    def started(self) -> list[str]:
        """Return what was asked of the program, without the path of its Python."""
        return [line.split("-m desktop_app ", 1)[1] for line in self.commands if "-m desktop_app " in line]


def test_with_a_display_the_window_opens_on_the_sample(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = SampleMakingTerminal()
    assert run_program([], linux(display=True), terminal) == 0
    build = ready / "build"
    assert str(build / "sample.ogi") in capsys.readouterr().out
    assert terminal.quiet[-2:] == [True, False]
    assert terminal.started() == [f"sample {build / 'sample.partial.ogi'}", str(build / "sample.ogi")]


def test_without_a_display_the_annex_of_the_sample_is_made(ready: Path) -> None:
    terminal = SampleMakingTerminal()
    assert run_program([], linux(), terminal) == 0
    build = ready / "build"
    assert terminal.started()[1] == f"annex {build / 'sample.ogi'} --year 2013 --pdf {build / 'annex.pdf'}"


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_either_kind_of_display_will_do(name: str) -> None:
    machine = bootstrap.Machine((3, 11), windows=False, root=False, utf8=True, release={}, environment={name: "x"})
    assert machine.has_display


def test_windows_always_has_a_display() -> None:
    assert windows().has_display


def test_the_sample_is_made_only_once(ready: Path) -> None:
    for _ in range(2):
        terminal = SampleMakingTerminal()
        run_program([], linux(display=True), terminal)
    assert terminal.started() == [str(ready / "build" / "sample.ogi")]


def test_a_sample_that_failed_half_way_is_not_taken_for_one(ready: Path) -> None:
    terminal = SampleMakingTerminal({"desktop_app sample": 7})
    assert run_program([], linux(display=True), terminal) == 7
    assert not (ready / "build" / "sample.ogi").exists()
    assert run_program([], linux(display=True), SampleMakingTerminal()) == 0


@pytest.mark.usefixtures("ready")
def test_a_file_given_is_opened_instead_of_the_sample() -> None:
    terminal = SampleMakingTerminal()
    run_program(["台账.ogi"], linux(display=True), terminal)
    assert terminal.started() == ["台账.ogi"]


@pytest.mark.usefixtures("ready")
def test_the_code_the_window_ends_with_is_ours() -> None:
    assert run_program(["台账.ogi"], linux(display=True), RecordingTerminal({"台账": 3})) == 3


@pytest.mark.usefixtures("ready")
def test_the_tests_run_without_a_screen_with_the_options_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bootstrap.ROOT)
    terminal = RecordingTerminal({"-m pytest": 1})
    assert run_tests(["-k", "calendar"], linux(), terminal) == 1
    assert terminal.commands[-1].endswith("-m pytest -n auto --maxprocesses 8 --dist loadfile -k calendar")
    assert terminal.extra[-1] == {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("options", [[], ["-x"], ["-k", "not slow", "--lf"]])
def test_everything_after_the_command_is_passed_on(options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def remember(rest: list[str], *_: object) -> int:
        given.extend(rest)
        return 0

    monkeypatch.setattr(bootstrap, "run_tests", remember)
    assert main(["test", *options]) == 0
    assert given == options


def test_a_failed_set_up_is_said_on_the_error_stream_with_its_own_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> int:
        raise SetupError(name="pip-disk")

    monkeypatch.setattr(bootstrap, "run_program", refuse)
    assert main(["run"]) == SETUP_FAILED
    assert "磁盘空间不足" in capsys.readouterr().err


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(SystemExit) as refusal:
        main(["install"])
    assert refusal.value.code == 2
