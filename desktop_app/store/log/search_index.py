"""The search index: every two neighbouring characters are one word, so that two-character words are found."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.model.old_characters import with_plain_radicals
from desktop_app.model.record import Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value

_LAST_OLD_IDEOGRAPH = 0x9FCC
"""SQLite's tokenizer knows the letters of Unicode 6.1; younger characters are written as their number."""

_INSERT = "INSERT INTO search_index (rowid, body) VALUES (?, ?)"
_DELETE = "DELETE FROM search_index WHERE rowid = ?"

# Neither a letter nor a digit, by the same table as `str.isalnum`.
_NO_LETTER = re.compile(r"[\W_]")


@cache
def searched_fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a kind that the search box looks into; never personal ones."""
    return tuple(field for field in fields_of(kind).values() if field.search and not field.personal)


def index_records(session: Session, kind: type[Record], records: Mapping[int, Mapping[str, Value]]) -> None:
    """Put the searched texts of records into the index under their numbers."""
    if rows := [(number, body) for number, values in records.items() if (body := body_of(kind, values))]:
        session.connection().exec_driver_sql(_INSERT, rows)


def unindex_records(session: Session, numbers: Iterable[int]) -> None:
    """Take records out of the index; nothing happens for one that isn't there."""
    if rows := [(number,) for number in numbers]:
        session.connection().exec_driver_sql(_DELETE, rows)


def body_of(kind: type[Record], values: Mapping[str, Value]) -> str:
    """Return what the index holds for a record; a full stop keeps phrases from reaching over two fields."""
    return " u3002 ".join(
        " ".join(tokens(str(values.get(field.name) or ""))) for field in searched_fields(kind)
    ).strip()


def tokens(words: str) -> list[str]:
    """Split a text into index words: pairs of neighbouring ideographs, the last one alone, Latin words whole."""
    found: list[str] = []
    if not words:
        return found
    for is_ideograph, run in groupby(_letters(words), key=_is_ideograph):
        run_letters = list(run)
        if is_ideograph:
            pairs = zip(run_letters, [*run_letters[1:], ""], strict=True)
            found += [_spell(first) + _spell(second) for first, second in pairs]
        else:
            found += "".join(run_letters).split()
    return found


def match_expression(words: str) -> str:
    """Return the FTS5 query that finds every one of the words, each as a phrase; "" if nothing can be looked for."""
    return " AND ".join(filter(None, (_phrase(word) for word in words.split())))


def _phrase(word: str) -> str:
    parts = tokens(word)
    if len(parts) > 1 and _is_ideograph(_letters(word)[-1]):
        parts = parts[:-1]  # the single last character is only in the index where a run ends
    return f'"{" ".join(parts)}" *' if parts else ""


def _letters(words: str) -> str:
    """Return the text in lower case and in one width, radicals as ideographs, and what is no letter or digit a space.

    Whoever changes this raises the schema: the index of a file is made anew only when the file is upgraded.
    """
    plain = unicodedata.normalize("NFKC", with_plain_radicals(words)).lower()
    return _NO_LETTER.sub(" ", plain)


def _is_ideograph(character: str) -> bool:
    return ord(character) >= 0x2E80  # noqa: PLR2004 (where the CJK blocks of Unicode begin)


def _spell(character: str) -> str:
    return character if not character or ord(character) <= _LAST_OLD_IDEOGRAPH else f"u{ord(character):x}"
