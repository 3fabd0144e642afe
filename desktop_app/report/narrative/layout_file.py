"""The shape of a report layout (`resources/layout/*.json`): what may stand in it and under which name.

How such a file is written is told for non-programmers in `docs/report-layouts.md`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from desktop_app.report.annex.formats.file_shape import Code, Label, Part, Year

Comparison = Literal["=", "!=", ">", "<", ">=", "<="]

EVERY_TABLE = "*"
"""What a section names to have the whole annex put into it."""


class WhenRule(Part, frozen=True, kw_only=True):
    """One condition of a sentence: a figure compared, words that there are, or that every unit declared nil.

    `by` tells who has to declare: every unit of the year, or the office alone.
    """

    figure: str = ""
    compare: Comparison | None = None
    to: int | str | None = None
    words: str = ""
    nil: str = ""
    by: Literal["units", "office"] = "units"


class CaseRule(Part, frozen=True, kw_only=True):
    """One wording of a sentence, and when it may be said; without conditions it always may."""

    when: tuple[WhenRule, ...] = ()
    text: Label


class SentenceRule(Part, frozen=True, kw_only=True):
    """A sentence written from records: the first wording whose conditions all hold is said.

    An `optional` one isn't put into a draft while none of its wordings can be said.
    """

    code: Code
    label: Label
    optional: bool = False
    cases: Annotated[tuple[CaseRule, ...], Meta(min_length=1)]


class SectionRule(Part, frozen=True, kw_only=True):
    """One section: its heading as printed, what the introduction calls it, and what is to stand in it.

    `draft` are the lines of a first draft in the grammar of a section's text; `annex` names the annex tables that
    stand in the section (`*`: the whole form); `headed` is false for an introduction, whose heading isn't printed.
    """

    code: Code
    heading: Label
    called: str = ""
    also: tuple[str, ...] = ()
    level: Literal[1, 2] = 1
    headed: bool = True
    optional: bool = False
    guidance: str = ""
    basis: str = ""
    annex: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()


class LayoutFile(Part, frozen=True, kw_only=True):
    """A whole layout: for which years, the report's title, its sections and the sentences they may use.

    `format` is the annex format whose cells the layout speaks of; without one, that of the report's year.
    `sentences_of` takes over the sentences of another layout; own ones with the same code go first. One that is
    `by_hand` is never the prescribed one of a year: it stands beside the others, to be chosen.
    """

    id: Code
    name: Label
    document: str
    first_year: Year
    last_year: Year | None = None
    by_hand: bool = False
    status: str = ""
    title: Label
    format: str = ""
    sentences_of: str = ""
    sections: Annotated[tuple[SectionRule, ...], Meta(min_length=1)]
    sentences: tuple[SentenceRule, ...] = ()
