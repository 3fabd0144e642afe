"""The words a letter's text may leave blank to be filled in, each with its meaning, and phrases put into them.

A letter is Chinese whatever the language of the screen, so its wording is data and never goes through the catalogue.
"""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.paths import resource

BLANK = "＿＿＿＿"
"""What stands where a value is missing: room for a pen that nobody overlooks."""


class ThirdParties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the answers of third parties are told: of one, of several alike, of several who answered differently."""

    one: str
    alike: str
    several: str
    some: str
    between: str
    days: str
    others: str
    answers: dict[str, str]


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every word with its meaning, the address of persons and organisations, the phrases for what is left of a term."""

    words: dict[str, str]
    third_parties: ThirdParties
    person: str
    organisation: str
    left: str
    today: str
    overdue: str


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of `resources/reference/letter_words.json`."""
    return msgspec.json.decode(resource("reference", "letter_words.json").read_bytes(), type=Vocabulary)


def days_left(days: int) -> str:
    """Say how many working days are left, or (negative) how many a case is overdue."""
    phrases = vocabulary()
    if days == 0:
        return phrases.today
    return (phrases.overdue if days < 0 else phrases.left).format(days=abs(days))
