"""The program in one folder with a Python of its own: what the .deb installs and the portable archive holds."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

from installer.building.glibc import check_glibc
from installer.building.interpreter import interpreter
from installer.building.kept import leave_out
from installer.building.licences import write_licences
from installer.building.parts import Part, parts_of_source, parts_of_tree, parts_of_wheels
from installer.building.places import ROOT, WORK, commit_time
from installer.building.sources import pinned
from installer.building.steps import run, step
from installer.building.wheel import wheel
from installer.building.wheelhouse import LINUX, locked_wheels, unpack

_LAUNCHER = Path(__file__).with_name("linux") / "launcher.sh"


@cache
def program_folder() -> tuple[Path, tuple[Part, ...]]:
    """Make the folder anew; return it and the parts it was made of."""
    own = wheel()
    python = interpreter()
    minor = ".".join(pinned()["python"].version.split(".")[:2])
    wheels = locked_wheels("Linux", LINUX, minor)
    place = WORK / "ogi-ledger"
    shutil.rmtree(place, ignore_errors=True)
    step("Put Python, the wheels and the program into one folder")
    shutil.copytree(python, place / "python", symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    packages = place / "python" / "lib" / f"python{minor}" / "site-packages"
    for one in [*wheels, own]:
        unpack(one, packages)
    parts = (*parts_of_wheels(wheels), *parts_of_source(), *parts_of_tree())
    write_licences(parts, place / "licences")
    leave_out(packages)
    shutil.copy(_LAUNCHER, place / "ogi-ledger")
    shutil.copy(ROOT / "LICENSE", place / "LICENSE")
    (place / "docs").symlink_to((packages / "desktop_app" / "docs").relative_to(place))
    compile_modules(place)
    check_glibc(place)
    settle(place)
    return place, parts


def compile_modules(place: Path) -> None:
    """Compile every module beforehand, without the time in it: those who start the program can't write there."""
    step("Compile the modules")
    python = place / "python" / "bin" / "python3"
    options = ["--invalidation-mode", "unchecked-hash", "-f", "-q", "-s", str(place), "-p", "/"]
    run([python, "-I", "-B", "-m", "compileall", *options, place / "python" / "lib"])


def settle(place: Path) -> None:
    """Give everything in a folder the day of the commit and plain rights."""
    for path in [place, *place.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.parent.name == "bin" or path.name == "ogi-ledger"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (commit_time(), commit_time()), follow_symlinks=False)
