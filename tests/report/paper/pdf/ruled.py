"""A table read back from a PDF: where its rules run, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2

_THIN = 3.0  # points: what is thinner is a rule
_SAME = 1.5  # points: rules nearer than this are one
_INSIDE = 0.8  # points off a cell's edges, so that its neighbours' ink isn't read


class Rule(NamedTuple):
    """A rule at `at` (across for upright ones, up the page for level ones) from `start` to `end`, in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """The one table of a page: the edges of its columns from the left, the levels of its rows from the top."""

    page: pypdfium2.PdfPage
    edges: list[float]
    levels: list[float]
    upright: list[Rule]
    level: list[Rule]

    def text(self, row: int, column: int, row_span: int, column_span: int) -> str:
        """Return what stands in a cell, without blanks."""
        left, right = self.edges[column] + _INSIDE, self.edges[column + column_span] - _INSIDE
        top, bottom = self.levels[row] - _INSIDE, self.levels[row + row_span] + _INSIDE
        return "".join(self.page.get_textpage().get_text_bounded(left, bottom, right, top).split())

    def is_one_cell(self, row: int, column: int, row_span: int, column_span: int) -> bool:
        """Tell whether rules run along all four sides of a cell and none through it."""
        left, right = self.edges[column], self.edges[column + column_span]
        top, bottom = self.levels[row], self.levels[row + row_span]
        sides = (
            _drawn(self.upright, left, bottom, top),
            _drawn(self.upright, right, bottom, top),
            _drawn(self.level, top, left, right),
            _drawn(self.level, bottom, left, right),
        )
        through = [
            *(rule for rule in self.upright if left + _SAME < rule.at < right - _SAME and _meets(rule, bottom, top)),
            *(rule for rule in self.level if bottom + _SAME < rule.at < top - _SAME and _meets(rule, left, right)),
        ]
        return all(sides) and not through


def read_table(page: pypdfium2.PdfPage) -> Ruled:
    """Read the one table of a page: its border is the largest box, its rules are the thin ones within."""
    boxes = [each.get_bounds() for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    border = max(boxes, key=lambda box: min(box[2] - box[0], box[3] - box[1]))
    left, bottom, right, top = border[0] + 0.5, border[1] + 0.5, border[2] - 0.5, border[3] - 0.5
    within = [box for box in boxes if box != border and bottom - _SAME < box[1] and box[3] < top + _SAME]
    upright = [Rule((box[0] + box[2]) / 2, box[1], box[3]) for box in within if box[2] - box[0] < _THIN]
    level = [Rule((box[1] + box[3]) / 2, box[0], box[2]) for box in within if box[3] - box[1] < _THIN]
    upright += [Rule(left, bottom, top), Rule(right, bottom, top)]
    level += [Rule(bottom, left, right), Rule(top, left, right)]
    return Ruled(page, _distinct(upright), _distinct(level)[::-1], upright, level)


def _distinct(rules: list[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    return found


def _drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Tell whether rules at a place cover the way from start to end without a gap."""
    reached = start
    for rule in sorted((rule for rule in rules if abs(rule.at - at) <= _SAME), key=lambda rule: rule.start):
        if rule.start <= reached + _SAME:
            reached = max(reached, rule.end)
    return reached >= end - _SAME


def _meets(rule: Rule, start: float, end: float) -> bool:
    return rule.start < end - _SAME and rule.end > start + _SAME
