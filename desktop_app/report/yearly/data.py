"""The whole report as plain data for other programs: sections with their texts and tables, figures, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop_app.report.annex.figures import to_json
from desktop_app.report.paper.document import Grid, Heading, Paragraph

if TYPE_CHECKING:
    from desktop_app.report.paper.charts.chart import Chart
    from desktop_app.report.paper.document import Block
    from desktop_app.report.yearly.document import Report


def report_json(report: Report) -> bytes:
    """Return the report as `report --json` prints it; the figures of the annex as `annex --json` has them."""
    content = {
        "title": report.title,
        "year": report.year,
        "organisation": report.head_and_foot.organisation,
        "fingerprint": report.annex.fingerprint,
        "edition": report.annex.edition.words,
        "filed": report.filed,
        "sections": [
            {
                "code": section.code,
                "heading": section.heading,
                "level": section.level,
                "text": [said for block in section.blocks if (said := _said(block))],
                "problems": [problem.text for problem in section.problems],
            }
            for section in report.sections
        ],
        "annex": msgspec.Raw(to_json(report.annex)),
        "charts": [_chart(chart) for chart in report.charts],
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(content), indent=1)


def _said(block: Block) -> dict[str, Any] | str | None:
    """Return a paragraph as its text, a heading with its level, a table as its cells; nothing for what is only form."""
    match block:
        case Paragraph():
            return block.text
        case Heading():
            return {"heading": block.text, "level": block.level}
        case Grid():
            places = [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells]
            return {"columns": len(block.columns), "cells": places}
        case _:
            return None


def _chart(chart: Chart) -> dict[str, Any]:
    series = {each.name: each.values for each in chart.series}
    return {"title": chart.title, "measure": chart.measure, "names": chart.names, "series": series}
