"""The matching of a form that came before: kept in the file's settings, on this PC, and never among the records."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.model.official_words import plain_word
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.unreadable import decoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.model.record import Record

REASONS = "不能导入的原因"
"""The heading of the column that a sheet of refused rows has; it is no part of the form."""

_FORM, _WORDS = "sheet.form", "sheet.words"
_DIGITS = 24


class Remembered(msgspec.Struct, frozen=True):
    """What was settled for a form: what each of its headings means (in their order), and what holds for all rows."""

    columns: list[tuple[str, str | None]]
    constants: dict[str, str] = {}


def remembered_form(session: Session, kind: type[Record], headings: Sequence[str]) -> Remembered | None:
    """Return what was settled the last time a sheet of a kind had just these headings; None where it is garbled."""
    kept = read_settings(session).get(_form(kind, headings))
    return decoded(kept, Remembered) if kept else None


def remembered_words(session: Session, kind: type[Record]) -> dict[str, dict[str, str]]:
    """Return what the words of earlier sheets of a kind mean, by target, each word plain; none where it is garbled."""
    return decoded(read_settings(session).get(f"{_WORDS}.{kind.kind}", ""), dict[str, dict[str, str]]) or {}


def remember(session: Session, kind: type[Record], headings: Sequence[str], matching: Matching) -> None:
    """Keep what was settled for a form and for the words in it, for the next sheet that looks like it."""
    columns = [(word, matching.columns.get(place)) for place, word in enumerate(map(folded, headings)) if _counts(word)]
    form = msgspec.json.encode(Remembered(columns, dict(matching.constants))).decode()
    words = remembered_words(session, kind)
    for target, meanings in matching.words.items():
        words[target] = words.get(target, {}) | {plain_word(word): meaning for word, meaning in meanings.items()}
    written = {f"{_WORDS}.{kind.kind}": msgspec.json.encode(words).decode()} if words else {}
    write_settings(session, {_form(kind, headings): form} | written)


def _counts(word: str) -> bool:
    """Tell whether a folded heading belongs to the form."""
    return word not in {"", folded(REASONS)}


def _form(kind: type[Record], headings: Sequence[str]) -> str:
    """Return the name under which a form is kept; columns may change places, and a form has the kind's own name."""
    words = sorted(filter(_counts, map(folded, headings)))
    digest = hashlib.sha256(msgspec.json.encode(words)).hexdigest()
    return f"{_FORM}.{kind.kind}.{digest[:_DIGITS]}"
