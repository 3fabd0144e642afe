"""The locked wheels of one system, fetched by hash, and how a wheel becomes a part of a folder."""

from __future__ import annotations

import shutil
import sys
import zipfile
from typing import TYPE_CHECKING

from installer.bootstrap import RUN_LOCK
from installer.building.places import WORK
from installer.building.steps import run, step

if TYPE_CHECKING:
    from pathlib import Path

# Every tag that a Linux with glibc 2.28 takes, newest first.
LINUX = [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)]


def locked_wheels(name: str, platforms: list[str], python: str) -> list[Path]:
    """Return the locked wheels for one of the `platforms` and a version of Python, such as "3.13"."""
    house = WORK / "wheels" / name
    step(f"Fetch the locked wheels for {name}")
    shutil.rmtree(house, ignore_errors=True)
    tags = [word for platform in platforms for word in ("--platform", platform)]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--python-version", python, *tags]
    run([sys.executable, "-m", "pip", "download", *options, "--dest", str(house), "-r", str(RUN_LOCK)])
    return sorted(house.glob("*.whl"))


def unpack(wheel: Path, packages: Path) -> None:
    """Lay a wheel's modules and its own description into a folder of packages; scripts and man pages stay out."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            head, _, rest = member.filename.partition("/")
            if head.endswith(".data"):
                kind, _, place = rest.partition("/")
                if kind in {"purelib", "platlib"} and not member.is_dir():
                    _lay(archive.read(member), packages / place)
            elif not member.is_dir():
                _lay(archive.read(member), packages / member.filename)


def _lay(content: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
