"""The ids that a copy of a rule file may have beside the file that it was made from."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = "own"
_LONGEST_STEM = 34


def own_ids(name: str) -> Iterator[str]:
    """Yield ids made of another one, without end: D-2021-own, D-2021-own2."""
    return (f"{name[:_LONGEST_STEM]}-{_OWN}{number if number > 1 else ''}" for number in count(1))
