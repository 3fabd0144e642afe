"""What a window last knew of its data file, to compare with before each save (`as_left.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Place(NamedTuple):
    """What the system says of a file: which one it is, how long, and when it was written last."""

    device: int
    file: int
    size: int
    written: int


@dataclass(slots=True)
class LastSeen:
    """The marks inside the file and what the system said of it."""

    marks: tuple[Any, ...]
    place: Place
