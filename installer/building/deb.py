"""The .deb: the program's folder under /opt, and what a desktop wants to know of a program."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from installer.building.bill import write_bill
from installer.building.interpreter import GLIBC
from installer.building.places import DIST, ROOT, WORK, commit_time, day, version
from installer.building.program_folder import program_folder, settle
from installer.building.steps import run, step

if TYPE_CHECKING:
    from installer.building.parts import Part

_HERE = Path(__file__).with_name("linux")
_HOME = "opt/ogi-ledger"
# Where each file of `linux` belongs.
_PLACES = {
    "ogi-ledger.desktop": "usr/share/applications/ogi-ledger.desktop",
    "mime.xml": "usr/share/mime/packages/ogi-ledger.xml",
    "metainfo.xml": "usr/share/metainfo/ogi-ledger.metainfo.xml",
}
_ICONS = ("apps/ogi-ledger", "mimetypes/application-x-ogi-ledger", "mimetypes/application-x-ogi-exchange")
_SEAL = "#B23A2E"  # the colour that the window gives it
# What Qt's own libraries need besides, in every Debian with apt.
_ALWAYS_THERE = ["libfreetype6", "libstdc++6 (>= 8)", "libzstd1", "zlib1g"]
_PAGES = {"man.1": "usr/share/man/man1", "man.zh_CN.1": "usr/share/man/zh_CN/man1"}


def deb() -> list[Path]:
    """Build the package; return it and its bill of materials."""
    folder, parts = program_folder()
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    step("Lay out the package")
    shutil.copytree(folder, root / _HOME, symlinks=True)
    _lay_out_desktop(root)
    _describe(root, parts)
    settle(root)
    made = DIST / f"ogi-ledger_{version()}_amd64.deb"
    DIST.mkdir(exist_ok=True)
    step(f"Write {made.name}; this takes minutes")
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", root, made])
    return [made, write_bill(made, parts)]


def _lay_out_desktop(root: Path) -> None:
    for name, place in _PLACES.items():
        text = (_HERE / name).read_text("utf-8").replace("@VERSION@", version()).replace("@DAY@", day())
        _write(root / place, text.encode())
    drawing = (ROOT / "resources" / "icons" / "seal.svg").read_text("utf-8").replace("currentColor", _SEAL)
    for name in _ICONS:
        _write(root / f"usr/share/icons/hicolor/scalable/{name}.svg", drawing.encode())
    for name, folder in _PAGES.items():
        _write(root / folder / "ogi-ledger.1.gz", gzip.compress((_HERE / name).read_bytes(), mtime=commit_time()))
    command = root / "usr" / "bin" / "ogi-ledger"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/{_HOME}/ogi-ledger")


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _describe(root: Path, parts: tuple[Part, ...]) -> None:
    """Write what dpkg and the administrator read: control, copyright, changes."""
    control = (_HERE / "control").read_text("utf-8")
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir()) // 1024
    values = {"@VERSION@": version(), "@SIZE@": str(size), "@DEPENDS@": ", ".join(dependencies())}
    for name, value in values.items():
        control = control.replace(name, value)
    _write(root / "DEBIAN" / "control", control.encode())
    told = root / "usr" / "share" / "doc" / "ogi-ledger"
    listed = "".join(f" {part.name} {part.version}: {part.licence}\n" for part in parts)
    own = (ROOT / "LICENSE").read_text("utf-8")
    text = f"{own}\nParts of others; their texts are in /{_HOME}/licences:\n{listed}"
    _write(told / "copyright", text.encode())
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    _write(told / "changelog.gz", gzip.compress(changes, mtime=commit_time()))


def dependencies() -> list[str]:
    """Return the Debian packages that Qt's own libraries need, by either name where a release renamed one."""
    packages = json.loads((ROOT / "installer" / "system-packages.json").read_text("utf-8"))
    renamed = packages["renamed"]
    names = sorted({*packages["offscreen"].values(), *packages["window"].values()})
    return [
        f"libc6 (>= {GLIBC})",
        *_ALWAYS_THERE,
        *(f"{name} | {renamed[name]}" if name in renamed else name for name in names),
    ]
