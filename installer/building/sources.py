"""The sources that are compiled: Debian's own archives of them, each known by its SHA-256."""

from __future__ import annotations

import hashlib
import json
import subprocess
from functools import cache
from pathlib import Path

import msgspec

from installer.building.places import WORK
from installer.building.steps import BuildError, run, step

_FETCHED = WORK / "sources"
_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


class Source(msgspec.Struct, frozen=True):
    """A part in source form: the archive of a Debian source package, and the licence it is under."""

    name: str
    version: str
    source: str
    release: str
    archive: str
    sha256: str
    licence: str
    texts: tuple[str, ...]


@cache
def pinned() -> dict[str, Source]:
    """Return the sources of `pins.json` by name."""
    text = Path(__file__).with_name("pins.json").read_text("utf-8")
    return msgspec.json.decode(text, type=dict[str, Source])


def archive_of(source: Source) -> Path:
    """Return the archive of a source, fetched from Debian unless it lies there already; its hash is checked."""
    archive = _FETCHED / source.archive
    if not archive.is_file():
        step(f"Fetch the source of {source.name} {source.version} from Debian {source.release}")
        _fetch(source)
    if not archive.is_file() or hashlib.sha256(archive.read_bytes()).hexdigest() != source.sha256:
        raise BuildError(
            f"{source.archive} isn't what Debian {source.release} has now, or not what pins.json says. "
            f"The archive with SHA-256 {source.sha256} can be laid into {_FETCHED} by hand."
        )
    return archive


def unpacked(source: Source, place: Path) -> Path:
    """Unpack a source into `place` without the folder that its archive wraps it in."""
    place.mkdir(parents=True)
    run(["tar", "xf", archive_of(source), "--strip-components=1", "--no-same-owner", "-C", place])
    return place


def _fetch(source: Source) -> None:
    """Let apt fetch from this machine's own mirror, with lists of our own: the machine's stay as they are."""
    lists = _FETCHED / f"apt-{source.release}"
    for name in ("lists/partial", "archives/partial"):
        (lists / name).mkdir(parents=True, exist_ok=True)
    wanted = lists / "sources.list"
    wanted.write_text(f"deb-src [signed-by={_KEYS}] {_mirror()} {source.release} main\n", "utf-8")
    places = {
        "Dir::Etc::sourcelist": wanted,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": lists / "lists",
    }
    places["Dir::Cache"] = lists
    options = [word for name, place in places.items() for word in ("-o", f"{name}={place}")]
    run(["apt-get", *options, "update"])
    run(["apt-get", *options, "source", "--download-only", "--tar-only", source.source], folder=_FETCHED)


@cache
def _mirror() -> str:
    """Return the address of the Debian archive that this machine is set up with."""
    asked = ["apt-get", "indextargets", "--format", '{"label": "$(LABEL)", "place": "$(REPO_URI)"}']
    found = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    places = [target["place"] for target in map(json.loads, found) if target["label"] == "Debian"]
    if not places:
        raise BuildError("apt knows no Debian archive yet: run apt-get update as root first.")
    return str(places[0])
