"""The licence texts of all parts, as files for whoever has the program and as one list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.building.steps import BuildError, step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from installer.building.parts import Part


def write_licences(parts: Iterable[Part], place: Path) -> None:
    """Write a folder for each part with its licence texts; raises `BuildError` for a part that has none."""
    step("Collect the licence texts")
    lines = []
    for part in sorted(parts, key=lambda part: part.name.lower()):
        if not part.texts:
            raise BuildError(f"{part.name} {part.version} brings no licence text.")
        home = place / f"{part.name}-{part.version}".replace(" ", "-")
        home.mkdir(parents=True)
        for name, content in part.texts:
            (home / name.replace("/", "-")).write_bytes(content)
        lines.append(f"{part.name} {part.version}: {part.licence}")
    (place / "LIST").write_text("\n".join(lines) + "\n", "utf-8")
