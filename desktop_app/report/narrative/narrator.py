"""From the text of a section to what it says in one year: figures read, sentences written, gaps kept visible."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.months.nil_contradictions import is_on_record
from desktop_app.report.narrative.figure import Entry, FigureReading, missing
from desktop_app.report.narrative.layout_checks import SENTENCE
from desktop_app.report.narrative.live_figures import LiveFigures
from desktop_app.report.narrative.nil import undeclared
from desktop_app.report.narrative.text import Mark
from desktop_app.report.narrative.text_parsing import read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.layout_file import SentenceRule, WhenRule
    from desktop_app.report.narrative.text import Words

_NAMED = 3
"""How many units are named in a reason; of more, only the number is told."""

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


class ToldFigure(NamedTuple):
    """A figure in a told text: where it begins and ends there (in characters), and what it says."""

    start: int
    end: int
    mark: Mark
    reading: FigureReading


@dataclass(frozen=True, slots=True)
class Told:
    """Running text as the report prints it, with the figures in it.

    A sentence stands in `figures` itself, followed by those inside it.
    """

    text: str
    figures: tuple[ToldFigure, ...] = ()


class Narrator:
    """What the texts of one year's report say under its layout; `annex` is the year's where it is at hand."""

    def __init__(self, session: Session, layout: Layout, year: int, annex: AnnexFigures | None = None) -> None:
        self.layout = layout
        self.figures = LiveFigures(session, layout.format_of(session, year), year, layout.parts, annex=annex)
        self.session = session
        self.year = year

    def entries(self) -> tuple[Entry, ...]:
        """Return all that can be chosen for a text: sentences first, then the live figures."""
        sentences = (
            Entry(f"{SENTENCE}:{rule.code}", rule.label, "", _("自动生成的句子"))
            for rule in self.layout.sentences.values()
        )
        return (*sentences, *self.figures.entries())

    def reading(self, mark: Mark) -> FigureReading:
        """Return what a figure or a sentence says."""
        family, _colon, code = mark.name.partition(":")
        rule = self.layout.sentences.get(code) if family == SENTENCE else None
        if rule is None:
            return self.figures.reading(mark)
        case = self._case(rule)
        if isinstance(case, str):
            return missing(rule.label, case)
        return FigureReading(rule.label, self.tell(case).text)

    def wording(self, mark: Mark) -> Words:
        """Return the words that a sentence is made of just now, its figures still live; () where it can't be said."""
        rule = self.layout.sentences.get(mark.name.partition(":")[2])
        case = self._case(rule) if rule else ""
        return () if isinstance(case, str) else case

    def tell(self, words: Words) -> Told:
        """Return running text as it is printed."""
        text = ""
        figures: list[ToldFigure] = []
        for piece in words:
            if isinstance(piece, str):
                text += piece
                continue
            reading = self.reading(piece)
            figures.append(ToldFigure(len(text), len(text) + len(reading.text), piece, reading))
            figures.extend(self._inside(piece, len(text)))
            text += reading.text
        return Told(text, tuple(figures))

    def _inside(self, mark: Mark, at: int) -> Iterator[ToldFigure]:
        if not mark.name.startswith(f"{SENTENCE}:"):
            return
        for figure in self.tell(self.wording(mark)).figures:
            yield figure._replace(start=figure.start + at, end=figure.end + at)

    def _case(self, rule: SentenceRule) -> Words | str:
        """Return the first wording that may be said, or why there is none."""
        reasons: list[str] = []
        for case in rule.cases:
            reason = next((reason for when in case.when if (reason := self._against(when))), None)
            if reason is None:
                return read_words(case.text)
            reasons.append(reason)
        return _("“{label}”现在没有合适的说法：{reasons}").format(
            label=rule.label, reasons="；".join(dict.fromkeys(reasons))
        )

    def _against(self, when: WhenRule) -> str:
        """Return why a condition doesn't hold, or ""."""
        if when.nil:
            return self._undeclared(when)
        if when.words:
            return self.figures.reading(Mark(when.words)).missing
        figure = self.figures.reading(Mark(when.figure))
        limit = self.figures.reading(Mark(when.to)) if isinstance(when.to, str) else None
        for reading in (figure, limit):
            if reading is not None and reading.missing:
                return reading.missing
        left = Decimal(figure.value or 0)
        right = Decimal(limit.value or 0) if limit else Decimal(when.to or 0)
        if when.compare and _HOLDS[when.compare](left, right):
            return ""
        return _("“{label}”现为 {value}").format(label=figure.label, value=figure.text)

    def _undeclared(self, when: WhenRule) -> str:
        units = undeclared(self.session, when.nil, self.year, when.by)
        subject = code_text("nil_subject", when.nil)
        if not units:
            against = is_on_record(self.session, when.nil, self.year)
            text = _("台账里有记录，不能写“{subject}”")
            return text.format(subject=subject) if against else ""
        if len(units) > _NAMED:
            text = _("还有 {count} 个单位没有作“{subject}”的零报告，如{units}")
            return text.format(count=len(units), subject=subject, units="、".join(units[:_NAMED]))
        return _("{units}还没有作“{subject}”的零报告").format(units="、".join(units), subject=subject)
