"""The parts of others that a form is made of: name, version, licence, hash, and the texts of the licence."""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from installer.building.places import ROOT
from installer.building.sources import archive_of, pinned

if TYPE_CHECKING:
    from email.message import Message

_COMMON = Path("/usr/share/common-licenses")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Wheels that name their licence and don't bring its text; Debian has it on every machine.
NAMED_ONLY = {
    "docxtpl": ("LGPL-2.1",),
    "pyside6_essentials": ("LGPL-3", "GPL-3", "GPL-2"),
    "shiboken6": ("LGPL-3", "GPL-3", "GPL-2"),
}


# Wheels that don't say their licence in a field of their own; it stands in the text that they bring.
_UNSAID = {"pyrage": "MIT", "sqlcipher3": "Zlib AND BSD-3-Clause"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `licence` is what it says of itself, `address` its package URL, `texts` its licence files by name."""

    name: str
    version: str
    licence: str
    address: str
    sha256: str
    texts: tuple[tuple[str, bytes], ...]


def parts_of_wheels(wheels: list[Path]) -> tuple[Part, ...]:
    """Return a part for each wheel."""
    return tuple(_part_of_wheel(path) for path in wheels)


def parts_of_source() -> tuple[Part, ...]:
    """Return a part for each source that is compiled."""
    compiled = []
    for source in pinned().values():
        archive = archive_of(source)
        texts = tuple((name, _member(archive, name)) for name in source.texts)
        address = f"pkg:deb/debian/{source.source}@{source.version}?arch=source&distro={source.release}"
        compiled.append(Part(source.name, source.version, source.licence, address, source.sha256, texts))
    return tuple(compiled)


def parts_of_tree() -> tuple[Part, ...]:
    """Return a part for each work of others that lies in `resources`, as `tree_parts.json` tells of it."""
    folder = ROOT / "resources"
    told = json.loads(Path(__file__).with_name("tree_parts.json").read_text("utf-8"))
    return tuple(
        Part(
            one["name"],
            one["version"],
            one["licence"],
            f"pkg:generic/{one['name'].replace(' ', '-')}@{one['version'].split()[0]}",
            hashlib.sha256(b"".join((folder / name).read_bytes() for name in one["files"])).hexdigest(),
            tuple((PurePosixPath(name).name, (folder / name).read_bytes()) for name in one["texts"]),
        )
        for one in told
    )


def _part_of_wheel(path: Path) -> Part:
    with zipfile.ZipFile(path) as archive:
        names = [member.filename for member in archive.infolist() if not member.is_dir()]
        home = next(name.split("/")[0] for name in names if name.split("/")[0].endswith(".dist-info"))
        told = HeaderParser().parsestr(archive.read(f"{home}/METADATA").decode())
        texts = tuple((_short(name), archive.read(name)) for name in names if _tells_licence(PurePosixPath(name)))
    name, version = home.removesuffix(".dist-info").rsplit("-", 1)
    texts += tuple((text, (_COMMON / text).read_bytes()) for text in NAMED_ONLY.get(name.lower(), ()))
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    return Part(
        name, version, _licence(told) or _UNSAID[name], address, hashlib.sha256(path.read_bytes()).hexdigest(), texts
    )


def _licence(told: Message) -> str:
    """Return the licence that a wheel's description names: its expression, its first words, or its classifiers."""
    words = told.get("License-Expression") or told.get("License") or ""
    classified = [value for value in told.get_all("Classifier", []) if value.startswith("License ::")]
    return words.splitlines()[0] if words else ", ".join(value.rsplit(" :: ", 1)[1] for value in classified)


def _tells_licence(name: PurePosixPath) -> bool:
    """Tell whether a file of a wheel is the text of a licence, and not a module that is called so."""
    described = ".dist-info" in name.parts[0] and ("licenses" in name.parts or "LICENSES" in name.parts)
    return described or bool(
        _LICENCE_FILE.match(name.name) and name.suffix in {"", ".txt", ".md", ".rst", ".APACHE", ".BSD"}
    )


def _short(name: str) -> str:
    """Return a name for a licence file that tells those of one wheel apart."""
    return "-".join(part for part in name.split("/")[1:] if part != "licenses") or name


def _member(archive: Path, name: str) -> bytes:
    with tarfile.open(archive) as tar:
        wanted = next(one for one in tar if one.name.split("/", 1)[-1] == name)
        file = tar.extractfile(wanted)
        return file.read() if file else b""
