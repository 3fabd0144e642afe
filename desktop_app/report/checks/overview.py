"""Whether the overview says what the notices of recent years ask of it, about as long as they ask (R24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.i18n import listed
from desktop_app.report.checks.breach import Breach, Test, text, texts, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import SectionFacts, YearFacts

_PART = re.compile(r"(?m)^(?=\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]))")
"""Where a part of a section begins: （一）主动公开, 1.主动公开."""

_OPENING = 25
"""Characters at the beginning of a part that name what it is about."""


def _length(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a section (its heading has `heading`) that is much shorter or longer than asked."""
    for section in _headed(facts, values):
        count = len(re.sub(r"\s", "", section.text))
        if not whole(values, "least") <= count <= whole(values, "most"):
            words = {"heading": section.heading, "count": count, "most": whole(values, "most")}
            yield Breach(words, section.code, (), (section.passage(0, len(section.text)),))


def _aspect_missing(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find aspects that a section has no part for, or a part that says next to nothing."""
    for section in _headed(facts, values):
        parts = [re.sub(r"\s", "", part) for part in _PART.split(section.text)]
        lacking = [
            aspect
            for aspect in texts(values, "say")
            if not any(_is_about(aspect, part, whole(values, "least")) for part in parts)
        ]
        if lacking:
            words = {"heading": section.heading, "lacking": listed(lacking)}
            yield Breach(words, section.code, (), (section.passage(0, len(section.text)),))


def _is_about(aspect: str, part: str, least: int) -> bool:
    """Tell whether a part is about an aspect: begins with it and goes on, or names it in its running text."""
    at = part.find(aspect)
    return at >= 0 and (at > _OPENING or len(part) - at - len(aspect) >= least)


def _matter_missing(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find that a section says nothing of a matter: no sentence fits the pattern."""
    for section in _headed(facts, values):
        if not re.search(text(values, "pattern"), section.text):
            yield Breach({"heading": section.heading}, section.code, (), (section.passage(0, 0),))


def _headed(facts: YearFacts, values: Values) -> Iterator[SectionFacts]:
    return (section for section in facts.sections if text(values, "heading") in section.heading)


_HEADING = frozenset({"heading"})

TESTS = {
    "part_length": Test(_length, _HEADING | {"count", "most"}, ("heading", "least", "most")),
    "aspect_missing": Test(_aspect_missing, _HEADING | {"lacking"}, ("heading", "say", "least")),
    "matter_missing": Test(_matter_missing, _HEADING, ("heading", "pattern")),
}
"""The tests of this subject by name."""
