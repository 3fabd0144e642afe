"""The SHA-256 of everything that was built, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib

from installer.building.places import DIST


def write_sums() -> None:
    """Write `SHA256SUMS` over all files of the folder."""
    made = sorted(path for path in DIST.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    (DIST / "SHA256SUMS").write_text("".join(lines), "utf-8")
