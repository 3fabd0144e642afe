"""The words that a report itself needs, Chinese in any language of the screen (`resources/narrative/words.json`)."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.paths import resource


class ReportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"and_": "and"}):
    """The words: how a gap is shown, how numbers and lists are written."""

    missing: str
    wan: str
    and_: str
    comma: str
    zero: str
    digits: str
    places: tuple[str, ...]
    bullet: str
    numbered: str


@cache
def report_words() -> ReportWords:
    """Return the words."""
    return msgspec.json.decode(resource("narrative", "words.json").read_bytes(), type=ReportWords)
