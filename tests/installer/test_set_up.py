"""What setting up does on a fresh machine, on one that is ready, and when pip fails."""

from __future__ import annotations

import importlib.util
import os
from typing import TYPE_CHECKING

import pytest

from installer import bootstrap
from installer.bootstrap import RUN_LOCK, TEST_LOCK, SetupError, is_installed, message, set_up
from tests.installer.machine import RecordingTerminal, linux

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class VenvMakingTerminal(RecordingTerminal):
    """Makes the folder that Python's venv would make."""

    def show(self, command: Sequence[str], *, quiet: bool = False, **extra: str) -> int:
        """Make the environment's folder when asked to, and write everything down."""
        if "venv" in command:
            bootstrap.VENV.mkdir()
        return super().show(command, quiet=quiet, **extra)


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the machine all system libraries."""
    monkeypatch.setattr(bootstrap, "missing_packages", lambda *_: [])


@pytest.mark.usefixtures("complete", "project")
def test_a_fresh_machine_gets_an_environment_and_the_locked_packages_by_hash() -> None:
    terminal = VenvMakingTerminal()
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert [command.split()[1:3] for command in terminal.commands] == [["-m", "venv"], ["-m", "pip"]]
    assert "--require-hashes --only-binary :all:" in terminal.commands[1]
    assert terminal.commands[1].endswith(f"-r {RUN_LOCK}")
    assert is_installed(RUN_LOCK)
    assert not is_installed(TEST_LOCK)


@pytest.mark.usefixtures("ready")
def test_a_second_start_only_asks_whether_the_environment_works() -> None:
    terminal = RecordingTerminal()
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert len(terminal.commands) == 1
    assert "find_spec('pip')" in terminal.commands[0]


def test_a_changed_lock_file_is_installed_again(ready: Path, tmp_path: Path) -> None:
    changed = tmp_path / RUN_LOCK.name
    changed.write_bytes(RUN_LOCK.read_bytes() + b"# changed\n")
    terminal = RecordingTerminal()
    set_up([changed], "offscreen", linux(), terminal)
    assert f"-r {changed}" in terminal.commands[-1]
    assert (ready / ".venv" / "installed").read_text("utf-8") == bootstrap.lock_line(changed) + "\n"


@pytest.mark.usefixtures("ready")
def test_an_environment_that_does_not_work_is_made_anew() -> None:
    terminal = RecordingTerminal({"find_spec": 1})
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert "-m venv --clear" in terminal.commands[1]


@pytest.mark.usefixtures("complete", "project")
def test_an_environment_that_cannot_be_made_is_told_with_its_place() -> None:
    with pytest.raises(SetupError, match=r"\.venv"):
        set_up([RUN_LOCK], "offscreen", linux(), RecordingTerminal({"venv": 1}))


@pytest.mark.usefixtures("complete", "project")
def test_debian_without_venv_gets_the_package_of_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    terminal = VenvMakingTerminal()
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert "apt-get install -y --no-install-recommends python3.11-venv" in terminal.commands


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "pip-hashes"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "pip-disk"),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found",
            "pip-network",
        ),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "pip-network"),
        ("WARNING: Location 'file:///there/' is ignored.\nERROR: No matching distribution found for x", "pip-no-build"),
        ("ERROR: Something nobody has seen yet", "pip-failed"),
    ],
)
def test_a_failing_pip_is_explained_and_tried_again_next_time(ready: Path, output: str, name: str) -> None:
    (ready / ".venv" / "installed").unlink()
    with pytest.raises(SetupError) as failure:
        set_up([RUN_LOCK], "offscreen", linux(), RecordingTerminal({"pip install": 1}, output))
    assert str(failure.value) == message(name)
    assert not is_installed(RUN_LOCK)


@pytest.fixture
def catalogue(ready: Path) -> Path:
    """Return a translators' file of a project that is set up, as new as can be."""
    po = ready / "locale" / "en" / "LC_MESSAGES" / "ogi-ledger.po"
    po.parent.mkdir(parents=True)
    po.touch()
    return po


def test_what_the_program_loads_of_a_translation_is_made(catalogue: Path) -> None:
    assert not catalogue.with_suffix(".mo").exists()
    terminal = RecordingTerminal()
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert terminal.commands[-1].endswith("messages.py compile")


@pytest.mark.parametrize(("minutes_later", "made"), [(1, False), (-1, True)])
def test_it_is_made_again_when_the_translation_changed(catalogue: Path, minutes_later: int, *, made: bool) -> None:
    loaded = catalogue.with_suffix(".mo")
    loaded.touch()
    written = catalogue.stat().st_mtime + 60 * minutes_later
    os.utime(loaded, (written, written))
    terminal = RecordingTerminal()
    set_up([RUN_LOCK], "offscreen", linux(), terminal)
    assert ("messages.py compile" in terminal.commands[-1]) is made


@pytest.mark.usefixtures("catalogue")
def test_a_translation_that_can_not_be_made_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    set_up([RUN_LOCK], "offscreen", linux(), RecordingTerminal({"messages.py compile": 1}))
    assert "先以中文显示" in capsys.readouterr().out
