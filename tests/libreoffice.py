"""LibreOffice as a clerk's program that opens a sheet and saves it under another kind of file."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice") or ""
REQUIRED = os.environ.get("OGI_LIBREOFFICE") == "required"
"""Set where the program has to be there, as `.ci/run` does: a missing one is a failure then."""

NEEDED = pytest.mark.skipif(not PROGRAM and not REQUIRED, reason="needs LibreOffice: bash .ci/libreoffice")

_READING_CSV = "CSV:44,34,76,1,,0,false,true"
"""Commas, quotation marks, UTF-8, from the first line on, cells as the program itself takes them."""

_SAVED_AS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "ods": "ods:calc8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true",
    "gb18030": "csv:Text - txt - csv (StarCalc):44,34,85,1,,0,false,true,true",
}
"""How each kind of file is saved; a .csv with its cells as they are shown, in UTF-8 or in what old programs write."""

KINDS_OF_FILES = tuple(_SAVED_AS)

LONGEST = 120
"""Seconds for opening and saving all files of one kind."""


def saved_by_libreoffice(files: Iterable[Path], kind: str, folder: Path, profile: Path) -> dict[str, Path]:
    """Let LibreOffice open files and save them as a kind of `KINDS_OF_FILES`; returns the saved ones by their name."""
    assert PROGRAM, "LibreOffice is missing: bash .ci/libreoffice"
    opened = list(files)
    command = [PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if any(file.suffix == ".csv" for file in opened):
        command.append(f"--infilter={_READING_CSV}")
    command += ["--convert-to", _SAVED_AS[kind], "--outdir", str(folder), *map(str, opened)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)  # noqa: S603 (our own list)
    saved = {file.stem: file for file in folder.iterdir()}
    assert saved.keys() == {file.stem for file in opened}, done.stderr
    return saved
