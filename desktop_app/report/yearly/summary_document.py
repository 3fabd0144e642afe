"""The leader's page on paper: always one sheet of A4, whatever the year brought."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.report.annex.finding import level_text
from desktop_app.report.paper.document import (
    Block,
    Cell,
    ChartRow,
    Document,
    Grid,
    Margins,
    Page,
    Paragraph,
    Spacer,
    Title,
)
from desktop_app.report.paper.pdf.sheets import page_count
from desktop_app.report.paper.plain_text import shortened
from desktop_app.written_days import long_day_text
from desktop_app.written_numbers import change_share_text, change_text, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.paper.charts.chart import Chart
    from desktop_app.report.yearly.summary import MainFigure, Summary

_PAGE = Page(margins=Margins(top=16, right=18, bottom=18, left=18))
_LINE = 33.0
"""Em that a line of the lower table holds: each text is cut to about one line."""

_HEAD_LINE = 44.0
_MOST_LINES = 3
_MOST_NAMES = 6
_GAP = 3.0
_BOXES = (1.0, 5.4)
_FIGURES = (3.0, 1.0, 1.5, 1.5, 1.8)
_ROW_HEIGHT = 0.66
"""Millimetres of a row of figures for each point of its type."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How large the page is set, and whether its charts are there."""

    size: float
    charts: bool


_LOOKS = (_Look(12.0, charts=True), _Look(10.5, charts=True), _Look(10.5, charts=False), _Look(8.0, charts=False))
"""The looks of the page, the finest first; the first one that fits one sheet is taken."""


def summary_document(summary: Summary) -> Document:
    """Return the page to print: one sheet, set smaller or without its charts in a year that is too full for it."""
    made = (_document(summary, look) for look in _LOOKS)
    return next((document for document in made if page_count(document) == 1), _document(summary, _LOOKS[-1]))


def _document(summary: Summary, look: _Look) -> Document:
    title = summary.edition.titled(_("{year} 年政府信息公开工作情况").format(year=summary.year))
    return Document(
        title=title,
        author=shortened(summary.head_and_foot.organisation, _HEAD_LINE / 2),
        blocks=tuple(_blocks(summary, title, look)),
        fingerprint=summary.fingerprint,
        edition=summary.edition.words,
        created=summary.day,
        page=_PAGE,
    )


def _blocks(summary: Summary, title: str, look: _Look) -> Iterator[Block]:
    said = _("{organisation}　截至 {day}").format(
        organisation=shortened(summary.head_and_foot.organisation, _HEAD_LINE / 2), day=long_day_text(summary.day)
    )
    yield Title(title)
    yield Paragraph(said, align="center", indent_first=False, style="subtitle")
    yield Spacer(_GAP)
    yield _figures(summary, look)
    yield Spacer(_GAP)
    yield _boxes(summary, look)
    charts = _small(summary.charts)
    if charts and look.charts:
        yield ChartRow(charts)


def _figures(summary: Summary, look: _Look) -> Grid:
    heads = (_("项目"), _("单位"), _("{year} 年"), _("{year} 年"), _("增减"))
    years = {2: summary.year, 3: summary.year - 1}
    cells = [Cell(0, place, text=head.format(year=years.get(place)), role="header") for place, head in enumerate(heads)]
    compared = any(figure.last for figure in summary.figures)  # else the file knows nothing of last year
    for row, figure in enumerate(summary.figures, 1):
        last = (number_text(figure.last), _change(figure)) if compared else ("—", "—")
        texts = (figure.measure, number_text(figure.this), *last)
        cells.append(Cell(row, 0, text=figure.label, role="rowlabel"))
        cells += [Cell(row, place, text=text, role="value") for place, text in enumerate(texts, 1)]
    heights = (_ROW_HEIGHT * look.size,) * (len(summary.figures) + 1)
    return Grid(_FIGURES, tuple(cells), header_rows=1, row_heights=heights, text_size=look.size, keep_together=True)


def _change(figure: MainFigure) -> str:
    """Say how much more or less than last year it is, as a share where last year had any."""
    more = figure.this - figure.last
    share = f"（{change_share_text(more, figure.last, decimals=1)}）" if figure.last else ""
    return f"{change_text(more)}{share}" if more else change_text(more)


def _boxes(summary: Summary, look: _Look) -> Grid:
    boxes = (
        (_("答复期限"), _deadlines(summary)),
        (_("复议诉讼"), _disputes(summary)),
        (_("数据核对"), _checks(summary)),
        (_("年报进度"), [summary.state]),
    )
    cells = [
        cell
        for row, (label, lines) in enumerate(boxes)
        for cell in (
            Cell(row, 0, text=label, role="header"),
            Cell(row, 1, text="\n".join(shortened(line, _LINE) for line in lines)),
        )
    ]
    return Grid(_BOXES, tuple(cells), text_size=look.size, keep_together=True)


def _deadlines(summary: Summary) -> list[str]:
    """Say what waits for a reply, what of it is overdue, and what was answered late, the worst by name."""
    overdue = [case for case in summary.open if case.overdue]
    waiting = _("待答复 {count} 件，其中已逾期 {overdue} 件。").format(count=len(summary.open), overdue=len(overdue))
    late = [reply for reply in summary.late if reply.replied_on is not None]
    answered = _("本年度到期的申请中，答复逾期 {count} 件。").format(count=len(late))
    named = [f"{case.number}　{case.left.words if case.left else ''}　{case.subject}" for case in overdue]
    named += [f"{reply.number}　{reply.words}　{reply.subject}" for reply in late]
    return [waiting, answered, *_first(named)]


def _disputes(summary: Summary) -> list[str]:
    """Say how many reviews and lawsuits there were, with their outcomes."""
    lines = []
    for procedure in ("review", "lawsuit"):
        found = {outcome: count for (kind, outcome), count in summary.outcomes.items() if kind == procedure}
        name = code_text("dispute_procedure", procedure)
        parts = [_("{outcome} {count} 件").format(outcome=_outcome(each), count=n) for each, n in sorted(found.items())]
        ended = "（" + "，".join(parts) + "）" if parts else ""
        lines.append(_("{name} {count} 件").format(name=name, count=sum(found.values())) + ended)
    return lines


def _outcome(code: str) -> str:
    return code_text("dispute_outcome", code) if code else _("未审结")


def _checks(summary: Summary) -> list[str]:
    """Say what is still to be checked, the gravest findings in their own words."""
    errors = sum(finding.level == "error" for finding in summary.findings)
    warnings = sum(finding.level == "warn" for finding in summary.findings)
    counts = _("错误 {errors} 项，待核实 {warnings} 项，未处理的差异 {differences} 处。").format(
        errors=errors, warnings=warnings, differences=summary.differences
    )
    return [counts, *_first([f"{level_text(each.level)}　{each.text}" for each in summary.findings])]


def _first(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([_("另有 {count} 项").format(count=more)] if more > 0 else [])]


def _small(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """Return two charts that fit side by side: one of lying bars with few names, one of the months."""
    lying = [_of_largest(chart) for chart in charts if not chart.upright]
    standing = [chart for chart in charts if chart.upright]
    return (*lying[:1], *standing[:1])


def _of_largest(chart: Chart) -> Chart:
    """Return a chart of the largest names only."""
    order = sorted(range(len(chart.names)), key=lambda place: -(chart.series[0].values[place] or 0))[:_MOST_NAMES]
    series = tuple(replace(each, values=tuple(each.values[place] for place in order)) for each in chart.series)
    return replace(chart, names=tuple(chart.names[place] for place in order), series=series)
