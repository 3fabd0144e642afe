"""One national form for many years: how its years fit together, told by figures and by the records behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.formats.format import Format
    from tests.report.decade import World

FORMATS = ["C-2019", "D-2021"]
ENTRY = {
    "natural": "natural",
    "business": "biz",
    "research": "research",
    "charity": "ngo",
    "legal": "law",
    "other_organisation": "other_org",
}
"""The column of the forms in which each type of applicant is entered."""

COLUMNS = (*ENTRY.values(), "total")
IN, OUT = ("new", "carried_in"), ("carried_out",)


@dataclass(frozen=True)
class Chain:
    """The years of one form, with the records behind each figure that is counted."""

    fmt: Format
    annexes: dict[int, Annex]
    behind: dict[int, dict[str, list[str]]]

    @property
    def results(self) -> tuple[str, ...]:
        """The rows of part three (一) to (六)."""
        rows = dict.fromkeys(cell.row for cell in self.fmt.cells.values() if cell.table == "T3")
        return tuple(row for row in rows if row not in {*IN, *OUT, "sum"})

    def row_of(self, decision: str) -> str:
        """Return the only row that counts a decision."""
        (row,) = (row for row in self.results if decision in _decisions(self.fmt, row))
        return row

    def carries_over(self) -> None:
        """Check that every year begins with what the one before left open, in every column."""
        for (_year, before), (year, after) in pairwise(self.annexes.items()):
            left = {column: before.cells[f"T3.carried_out.{column}"].value for column in COLUMNS}
            begun = {column: after.cells[f"T3.carried_in.{column}"].value for column in COLUMNS}
            assert left == begun, year

    def balances(self) -> None:
        """Check 一 + 二 = 三（七）+ 四 in every column, and that the rows and columns add up."""
        for year, annex in self.annexes.items():
            for column in COLUMNS:
                value = {row: annex.cells[f"T3.{row}.{column}"].value or 0 for row in (*IN, *OUT, *self.results, "sum")}
                assert value["new"] + value["carried_in"] == value["sum"] + value["carried_out"], (year, column)
                assert value["sum"] == sum(value[row] for row in self.results), (year, column)

    def partitions(self) -> None:
        """Check that the cases that came in are exactly those answered and those left, each of them once."""
        for year, behind in self.behind.items():
            came = Counter(case for row in IN for column in ENTRY.values() for case in behind[f"T3.{row}.{column}"])
            went = Counter(
                case
                for row in (*self.results, *OUT)
                for column in ENTRY.values()
                for case in behind[f"T3.{row}.{column}"]
            )
            assert came == went, year
            assert set(came.values()) <= {1}, year

    def times_new(self) -> dict[str, int]:
        """Return how often each application is new in some year."""
        return self._times(("new",))

    def times_answered(self) -> dict[str, int]:
        """Return how often each application has a result in some year."""
        return self._times(self.results)

    def _times(self, rows: tuple[str, ...]) -> dict[str, int]:
        return Counter(
            case
            for behind in self.behind.values()
            for row in rows
            for column in ENTRY.values()
            for case in behind[f"T3.{row}.{column}"]
        )

    def pending_disputes(self, year: int) -> set[str]:
        """Return the reviews and lawsuits that are pending at a year's end."""
        return {case for code, cases in self._disputes(year) if code.endswith("_pending") for case in cases}

    def dispute_outcomes(self) -> dict[str, list[int]]:
        """Return the years in which each review or lawsuit is counted with an outcome."""
        found: dict[str, list[int]] = {}
        for year in self.behind:
            for code, cases in self._disputes(year):
                for case in cases if not code.endswith("_pending") else ():
                    found.setdefault(case, []).append(year)
        return found

    def _disputes(self, year: int) -> list[tuple[str, list[str]]]:
        return [(code, cases) for code, cases in self.behind[year].items() if code.startswith("T4")]


def year_chain(session: Session, fmt: Format, years: range) -> Chain:
    """Compute a form for years that follow each other."""
    annexes = {year: compute_annex(session, AnnexScope(fmt, year)) for year in years}
    behind = {year: _behind(session, fmt, year) for year in years}
    return Chain(fmt, annexes, behind)


def entered(world: World) -> set[str]:
    """Return the applications that have to be counted: for information, and with a settled day of receipt."""
    return {
        case["id"]
        for case in world.applications
        if case["came_as"] == "disclosure" and (case.get("replied_on") or not case["unconfirmed"])
    }


def _behind(session: Session, fmt: Format, year: int) -> dict[str, list[str]]:
    reckoning = Reckoning(session, AnnexScope(fmt, year))
    return {
        code: [share.record_id for share in reckoning.shares(code)]
        for code, cell in fmt.cells.items()
        if cell.table in {"T3", "T4"} and isinstance(cell.source, Query)
    }


def _decisions(fmt: Format, row: str) -> set[str]:
    source = fmt.cells[f"T3.{row}.natural"].source
    assert isinstance(source, Query)
    (rule,) = (rule for rule in source.where if rule.field == "decision")
    return set(rule.one_of or (str(rule.equals),))
