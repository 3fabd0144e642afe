"""The gate that brings LibreOffice: nothing to do where it is, a plain sentence where it can't be had."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from installer.bootstrap import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the gates run on a Linux machine")

GATE = ROOT / ".ci" / "libreoffice"


def run_with(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the gate where only these programs are installed, each a line of shell."""
    for name, line in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        program.chmod(0o755)
    bash = shutil.which("bash") or "bash"
    return subprocess.run(  # noqa: S603 (our own script, in a folder of our own making)
        [bash, str(GATE)], env={"PATH": str(folder)}, capture_output=True, encoding="utf-8", check=False
    )


def test_nothing_is_installed_where_it_is_there(tmp_path: Path) -> None:
    done = run_with(tmp_path, localc="exit 0", apt_get="echo asked")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_writer_alone_is_not_enough(tmp_path: Path) -> None:
    done = run_with(tmp_path, soffice="exit 0", id="echo 1000", sudo="exit 1")
    assert done.returncode == 1


def test_who_may_not_install_is_told_the_line_that_does_it(tmp_path: Path) -> None:
    done = run_with(tmp_path, id="echo 1000", sudo="exit 1", apt_get="echo asked")
    assert (done.returncode, done.stdout) == (1, "")
    assert "apt-get install -y --no-install-recommends libreoffice-calc" in done.stderr


@pytest.mark.parametrize(("user", "through"), [("0", "env"), ("1000", "sudo")])
def test_it_is_installed_by_root_or_with_sudo(tmp_path: Path, user: str, through: str) -> None:
    run = 'while [ "${1#*=}" != "$1" ] || [ "${1#-}" != "$1" ] || [ "$1" = env ]; do shift; done; "$@"'
    made = 'case "$*" in *install*) : > "${0%/*}/localc"; /bin/chmod +x "${0%/*}/localc";; esac; echo "$@"'
    programs = {"env": run, "apt_get": made, "id": f"echo {user}", "true": "exit 0"}
    done = run_with(tmp_path, **programs, **({"sudo": f"echo with sudo; {run}"} if through == "sudo" else {}))
    assert done.returncode == 0, done.stderr
    assert ("with sudo" in done.stdout) == (through == "sudo")
    assert re.search("^update .*\n.*^install .*libreoffice-calc", done.stdout, re.MULTILINE | re.DOTALL)


def test_the_gates_let_no_sheet_go_without_it() -> None:
    gates = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(r"^gate libreoffice timeout .*\n+gate tests .*OGI_LIBREOFFICE=required", gates, re.MULTILINE)
