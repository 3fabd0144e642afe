"""How much of a text is last year's: the Sørensen–Dice coefficient of their character trigrams.

Twice the trigrams that both have (each as often as both have it), over all trigrams of both: 0 where nothing is
shared, 100 for the same text. Numbers, punctuation and spaces are left out first, so that a copy with new figures and
another year is still seen as a copy; the order of sentences hardly matters, so neither does shuffling them.
"""

from __future__ import annotations

from collections import Counter

_LENGTH = 3
_PERCENT = 100


def similarity(this: str, other: str) -> int:
    """Return how alike two texts are, in whole percent, rounded down; 0 where one of them says next to nothing."""
    mine, theirs = _grams(this), _grams(other)
    whole = mine.total() + theirs.total()
    return _PERCENT * 2 * (mine & theirs).total() // whole if mine and theirs else 0


def _grams(text: str) -> Counter[str]:
    letters = "".join(letter for letter in text if letter.isalpha())
    return Counter(letters[at : at + _LENGTH] for at in range(len(letters) - _LENGTH + 1))
