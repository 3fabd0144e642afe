"""The command that builds: which forms it knows, what it asks Debian for, what a step that fails says."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from installer import bootstrap, build
from installer.building import __main__ as building
from installer.building import glibc, steps, sums
from installer.building.steps import BuildError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the tools' words go."""
    monkeypatch.setattr(steps, "LOG", tmp_path / "build.log")
    return tmp_path / "build.log"


def test_the_command_offers_what_can_be_built_and_all_of_it() -> None:
    assert {*build.FORMS} == {*building.FORMS, "all"}


def test_a_wheel_needs_no_tools_of_a_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert build.missing_tools("wheel") == ["git"]
    assert build.missing_tools("deb") == ["git", "make", "binutils", "xz-utils"]


def test_a_python_that_is_too_old_is_refused_with_the_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert build.main(["wheel"]) == bootstrap.SETUP_FAILED
    assert "3.9" in capsys.readouterr().err


def test_a_tool_that_fails_says_its_last_words(log: Path) -> None:
    with pytest.raises(BuildError, match="no room left"):
        steps.run([sys.executable, "-c", "import sys; sys.exit('no room left')"])
    assert "no room left" in log.read_text("utf-8")


def test_a_failed_step_ends_the_command_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise BuildError("the mirror is away")

    monkeypatch.setitem(building.FORMS, "deb", fail)
    assert building.main(["deb"]) == 1
    assert "the mirror is away" in capsys.readouterr().err


def test_the_sums_are_those_of_what_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "DIST", tmp_path)
    (tmp_path / "a.deb").write_bytes(b"abc")
    sums.write_sums()
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == f"{known}  a.deb\n"


@pytest.mark.skipif(not shutil.which("objdump"), reason="objdump isn't on this machine")
def test_a_library_for_a_newer_glibc_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python3"
    shutil.copy(sys.executable, python)
    assert glibc.binaries_in(tmp_path) == [python]
    monkeypatch.setattr(glibc, "GLIBC", "2.0")
    with pytest.raises(BuildError, match="python3"):
        glibc.check_glibc(tmp_path)
