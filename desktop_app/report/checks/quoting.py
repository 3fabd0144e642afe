"""Quoting the report's text in a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.report.checks.facts import SectionFacts

_QUOTED_AT_MOST = 40


def quoted(section: SectionFacts, start: int, end: int) -> dict[str, object]:
    """Return the words that say where in the report something stands."""
    return {"heading": section.heading, "text": short(section.text[start:end].strip())}


def short(said: str) -> str:
    """Return some words, cut where they are too long for a sentence."""
    return said if len(said) <= _QUOTED_AT_MOST else said[: _QUOTED_AT_MOST - 1] + "…"
