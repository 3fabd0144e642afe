"""What a packed form does without: most of Qt, other people's languages, tools of developers."""

from __future__ import annotations

import re
import shutil
import subprocess
from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The parts of Qt that the program imports; a test holds this to the code.
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtTest")
# What Qt loads by itself: screens, input, printing, pictures, the look of the desktop.
_PLUGINS = (
    "iconengines",
    "imageformats/libq[!p]*",  # libqpdf needs a library that isn't in the wheel
    "platforminputcontexts/libcompose*",
    "platforminputcontexts/libibus*",
    "platforms/libqminimal.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland*",
    "platforms/libqxcb.so",
    "platformthemes",
    "printsupport",
    "wayland-decoration-client",
    "wayland-graphics-integration-client",
    "wayland-shell-integration",
    "xcbglintegrations",
)
_LANGUAGES = ("root", "zh", "zh_*", "en", "en_US", "en_001")


def leave_out(packages: Path) -> None:
    """Take out of a folder of packages what the program never asks for."""
    _cut_qt(packages / "PySide6")
    leave_out_languages(packages)
    for typed in [*packages.rglob("*.pyi"), *packages.rglob("*.pxd"), *packages.rglob("*.c")]:
        typed.unlink()


def leave_out_languages(packages: Path) -> None:
    """Take out of Babel how days and numbers are written in languages that the program doesn't speak."""
    for path in (packages / "babel" / "locale-data").glob("*.dat"):
        if not any(fnmatch(path.stem, language) for language in _LANGUAGES):
            path.unlink()


def needed_by(libraries: Iterable[Path]) -> set[str]:
    """Return the names of the libraries that some libraries say they need."""
    said = subprocess.run(["objdump", "-p", *libraries], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"NEEDED\s+(\S+)", said))


def _cut_qt(home: Path) -> None:
    for path in home.iterdir():
        shared = path.name.endswith(".py") or path.name.startswith("libpyside6.") or path.name in {"Qt", "support"}
        if not shared and path.name.split(".")[0] not in QT_MODULES:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (home / "Qt").iterdir():
        if path.name not in {"lib", "plugins", "translations"}:
            shutil.rmtree(path)
    plugins = home / "Qt" / "plugins"
    for path in plugins.glob("*/*"):
        name = path.relative_to(plugins).as_posix()
        if not any(fnmatch(name, wanted) or name.startswith(f"{wanted}/") for wanted in _PLUGINS):
            path.unlink()
    for path in (home / "Qt" / "translations").iterdir():
        if not fnmatch(path.name, "qtbase_zh_CN.qm"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _cut_libraries(home)


def _cut_libraries(home: Path) -> None:
    """Keep of Qt's libraries those that the kept modules and plugins need, and those that these need."""
    folder = home / "Qt" / "lib"
    reached: set[str] = set()
    asked = [*home.glob("*.so*"), *(home / "Qt" / "plugins").rglob("*.so")]
    while asked:
        new = {name for name in needed_by(asked) if (folder / name).is_file()} - reached
        reached |= new
        asked = [folder / name for name in sorted(new)]
    for path in folder.iterdir():
        if path.name not in reached:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
