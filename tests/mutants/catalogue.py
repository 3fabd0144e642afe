"""The seeded mistakes of `catalogue.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple


class Mutant(NamedTuple):
    """One mistake: `old` stands exactly once in the file, and `new` is put in its place.

    `test` is the file of tests that ought to notice it, looked at before all others.
    """

    name: str
    file: str
    old: str
    new: str
    test: str = ""


def _read() -> tuple[Mutant, ...]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Mutant(**one) for one in tomllib.loads(text)["mutant"])


MUTANTS = _read()
