"""Damaging a file the way disks, mails and other programs do: bytes flipped, pieces cut, parts exchanged."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def damaged(content: bytes, seed: int) -> bytes:
    """Return the content of a file with some damage; the same seed does the same."""
    chance = random.Random(seed)
    if content.startswith(b"PK") and chance.random() < 0.7:
        return _damaged_inside(content, chance)
    return chance.choice(_WAYS)(content, chance)


def _damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """Damage one part of a zip file, so that its checksum is right and whoever reads it goes on."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if parts[name]])
    if chance.random() < 0.15:
        parts[name] = parts[chance.choice(list(parts))]
    elif chance.random() < 0.1:
        del parts[name]
    else:
        parts[name] = chance.choice(_WAYS)(parts[name], chance)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in parts.items():
            archive.writestr(part, inside)
    return written.getvalue()


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _time in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _without_middle(content: bytes, chance: random.Random) -> bytes:
    first, last = sorted(chance.randrange(len(content)) for _end in range(2))
    return content[:first] + content[last:]


def _exchanged(content: bytes, chance: random.Random) -> bytes:
    size = max(1, len(content) // 16)
    first, second = (chance.randrange(max(1, len(content) - size)) for _place in range(2))
    changed = bytearray(content)
    changed[first : first + size], changed[second : second + size] = (
        content[second : second + size],
        content[first : first + size],
    )
    return bytes(changed)


def _other_figures(content: bytes, chance: random.Random) -> bytes:
    """Replace the figures at some places: numbers of rows, counts, sizes."""
    changed = bytearray(content)
    figures = [place for place, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    for place in chance.sample(figures, min(len(figures), 5)):
        changed[place] = 0x30 + chance.randrange(10)
    return bytes(changed)


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _cut,
    _without_middle,
    _exchanged,
    _other_figures,
)
