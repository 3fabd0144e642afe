"""The oldest glibc that a folder of libraries runs with, read from the symbols that they ask for."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from installer.building.interpreter import GLIBC
from installer.building.steps import BuildError, step

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"\x7fELF"


def binaries_in(folder: Path) -> list[Path]:
    """Return every program and library below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in found if _is_binary(path)]


def newest_symbol(binary: Path) -> tuple[int, ...]:
    """Return the newest version of glibc that a library asks for; (0,) where it asks for none."""
    said = subprocess.run(["objdump", "-T", binary], check=True, capture_output=True, text=True).stdout
    return max(
        (tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_(\d+(?:\.\d+)+)", said)), default=(0,)
    )


def check_glibc(folder: Path) -> None:
    """Raise `BuildError` when something below the folder asks for a newer glibc than we promise."""
    promised = tuple(map(int, GLIBC.split(".")))
    asked = {binary: newest_symbol(binary) for binary in binaries_in(folder)}
    newer = {binary.relative_to(folder): number for binary, number in asked.items() if number > promised}
    if newer:
        raise BuildError(f"These ask for a glibc newer than {GLIBC}: {newer}")
    newest = ".".join(map(str, max(asked.values())))
    step(f"{len(asked)} programs and libraries: the newest glibc that one asks for is {newest}")


def _is_binary(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
