"""Words that findings are made of: by how much two sides differ, and a section's text without its punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.checks.partial_sums import in_words

if TYPE_CHECKING:
    from decimal import Decimal

_NOT_WORDS = re.compile(r"[\W_]+")


def difference_in_words(difference: Decimal, unit: str) -> dict[str, str]:
    """Return how far apart two sides are: `difference` as 3 件, and `more` as 多 3 件 or 少 3 件."""
    apart = _("{amount} {unit}").format(amount=in_words(abs(difference)), unit=unit).strip()
    more = _("多 {difference}") if difference > 0 else _("少 {difference}")
    return {"difference": apart, "more": more.format(difference=apart)}


def only_words(text: str) -> str:
    """Return a text without spaces and punctuation, so that “无。” and “无” are the same."""
    return _NOT_WORDS.sub("", text)
