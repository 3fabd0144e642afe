"""What is wrong in a file that people write: the way to its place and a sentence, for whoever knows the lines."""

from __future__ import annotations

from typing import NamedTuple


class Misfit(NamedTuple):
    """Something that a file may not say: the way to its place in the file, and a sentence."""

    way: tuple[str | int, ...]
    reason: str
