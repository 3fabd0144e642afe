"""How texts are sorted: Chinese by pinyin or by strokes, as the person chose, by keys compared as they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from desktop_app.model.character_order import ALIKE, by_pinyin, by_strokes

if TYPE_CHECKING:
    from collections.abc import Mapping

Order = Literal["pinyin", "stroke"]

ORDERS: tuple[Order, ...] = ("pinyin", "stroke")

OFFICIAL: Order = "pinyin"
"""What official paper is sorted by, whoever prints it: the same year gives the same report."""

LONGEST_KEY = 100
"""The characters of a text that its key tells of; in which order those stand that differ only behind them is open."""

_BEHIND = "\x01"
"""What precedes the characters that were sorted as others: it stands before whatever a longer text goes on with."""


class _Chosen:
    """The order that this user chose."""

    order: Order = "pinyin"


def choose_order(order: Order) -> None:
    """Sort in this order from here on."""
    _Chosen.order = order


def chosen_order() -> Order:
    """Return the order in which lists are sorted."""
    return _Chosen.order


def text_key(text: str) -> str:
    """Return what to sort a text by in the order chosen."""
    return keys_of_text(text)[_Chosen.order]


@lru_cache(maxsize=2000)
def keys_of_text(text: str) -> Mapping[Order, str]:
    """Return the keys of a text in each order.

    Figures and letters (small as capital, full as half width) stand before Chinese, which is compared character by
    character: by syllable, then tone, then strokes; or by the number of strokes, then 横竖撇点折. Rare characters stand
    last. What is sorted alike (ABC and abc) is told apart at the end of the key.

    Whoever changes a key raises the schema: those in a file are made anew only when the file is upgraded.
    """
    read = text[:LONGEST_KEY]
    alike = read.translate(ALIKE)
    behind = f"{_BEHIND}{alike}" if alike else ""
    if read.isascii():
        key = read.lower() + behind
        return {"pinyin": key, "stroke": key}
    return {"pinyin": _sounding(read) + behind, "stroke": read.translate(by_strokes()) + behind}


def _sounding(text: str) -> str:
    """Return the key by pinyin: from the left, the longest word that is read otherwise than its characters."""
    sounds = by_pinyin()
    ranks, words, longest = sounds.ranks, sounds.words, sounds.longest
    parts: list[str] = []
    at = done = 0
    while at < len(text):
        length = longest.get(text[at : at + 2], 0)
        while length and text[at : at + length] not in words:
            length -= 1
        if length:
            parts += text[done:at].translate(ranks), sounds.key_of(text[at : at + length])
            done = at + length
        at += length or 1
    return "".join(parts) + text[done:].translate(ranks)
