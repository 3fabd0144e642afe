"""The portable form for Linux: the program's folder in one archive, to be unpacked anywhere, also on a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.building.bill import write_bill
from installer.building.places import DIST, commit_time, version
from installer.building.program_folder import program_folder
from installer.building.steps import run, step

if TYPE_CHECKING:
    from pathlib import Path


def portable() -> list[Path]:
    """Build the archive; return it and its bill of materials."""
    folder, parts = program_folder()
    made = DIST / f"ogi-ledger-{version()}-linux-x86_64.tar.xz"
    DIST.mkdir(exist_ok=True)
    step(f"Write {made.name}; this takes minutes")
    same = ["--sort=name", f"--mtime=@{commit_time()}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"]
    run(["tar", *same, "-C", folder.parent, "--use-compress-program=xz -6", "-cf", made, folder.name])
    return [made, write_bill(made, parts)]
