"""Cells over random records: what is listed behind a cell is what the cell says, for every cell of both formats."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import typed_fields
from desktop_app.report.annex.figures import records_behind
from desktop_app.report.annex.formats.format import Format, find_format, formats
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import compute_annex
from tests.report.empty_tables import empty_tables
from tests.report.records import add

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field

UNITS = 3
FORMATS = pytest.mark.parametrize("name", list(formats()))
SOME = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
COUNTED = (
    "release",
    "application",
    "fee",
    "inquiry",
    "complaint",
    "dispute",
    "staff",
    "expense",
    "indicator_value",
)
CATEGORIES = ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth", "unknown")
INDICATORS = ("website.visits", "decisions.license", "decisions.penalty", "charges.administrative")

days = st.dates(dt.date(2021, 11, 1), dt.date(2024, 2, 28))


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """Return values that a field may hold, the edges of the year among them."""
    if field.shape is Shape.DAY:
        return st.none() | st.sampled_from([dt.date(2022, 12, 31), dt.date(2023, 1, 1), dt.date(2023, 12, 31)]) | days
    if field.shape is Shape.CODE:
        return st.sampled_from(["", *codes(field.codes)])
    if field.shape is Shape.LINK:
        return st.integers(0, {"unit": UNITS, "category": 2 * len(CATEGORIES)}.get(field.links, 4) - 1)
    if field.name == "year":
        return st.integers(2021, 2024)
    if field.name == "month":
        return st.none() | st.integers(1, 12)
    return {
        Shape.YES_NO: st.booleans(),
        Shape.WHOLE: st.none() | st.integers(0, 1000),
        Shape.MONEY: st.none() | st.integers(0, 2**40),
        Shape.DECIMAL: st.none() | st.decimals(-1000, 10**9, places=4),
    }.get(field.shape, st.just(""))


@st.composite
def records(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Return records of the kinds that annexes count; links are numbers of records."""
    drawn: list[tuple[str, dict[str, Any]]] = []
    for kind in draw(st.lists(st.sampled_from(COUNTED), max_size=30)):
        fields = typed_fields(KINDS[kind])
        drawn.append((kind, {name: draw(value_of(field)) for name, field in fields.items() if not field.personal}))
    return drawn


def fill(session: Session, drawn: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Put the records and what they link to in the tables; return the units."""
    made: dict[str, list[str]] = {
        "unit": [add(session, "unit", nature="division" if number else "office") for number in range(UNITS)],
        "category": [add(session, "category", code=code) for code in CATEGORIES],
        "indicator": [
            add(session, "indicator", code=code, nature=nature)
            for code, nature in zip(INDICATORS, ("flow", "stock", "ratio", "flow"), strict=True)
        ],
        "application": [],
    }
    made["category"] += [add(session, "category", code="leaf", parent=parent) for parent in made["category"]]
    for kind, values in sorted(drawn, key=lambda item: COUNTED.index(item[0])):
        links = {name: field.links for name, field in typed_fields(KINDS[kind]).items() if field.shape is Shape.LINK}
        linked = {
            name: made[meant][values[name] % len(made[meant])] if made[meant] else None for name, meant in links.items()
        }
        record = add(session, kind, **(values | linked))
        made.setdefault(kind, []).append(record)
    return made["unit"]


def filled(drawn: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[Session, list[str]]]:
    with empty_tables() as session:
        yield session, fill(session, drawn)


@FORMATS
@SOME
@given(drawn=records(), of_one_unit=st.booleans())
def test_the_records_behind_every_cell_come_to_its_value(
    name: str, drawn: list[tuple[str, dict[str, Any]]], *, of_one_unit: bool
) -> None:
    fmt = find_format(name)
    for session, units in filled(drawn):
        unit = units[0] if of_one_unit else None
        annex = compute_annex(session, AnnexScope(fmt, 2023, unit))
        for code, figure in annex.cells.items():
            behind = records_behind(session, AnnexScope(fmt, 2023, unit), code)
            assert behind.value == figure.value
            listed = [(share.part, share.kind, share.record_id) for share in behind.shares]
            assert len(listed) == len(set(listed))
            for share in behind.shares:
                assert session.get(KINDS[share.kind], share.record_id) is not None
                assert isinstance(share.amount, int | Decimal)


@SOME
@given(drawn=records())
def test_the_units_add_up_to_the_bureau(drawn: list[tuple[str, dict[str, Any]]]) -> None:
    fmt = find_format("D-2021")
    for session, units in filled(drawn):
        whole = compute_annex(session, AnnexScope(fmt, 2023)).cells
        parts = [compute_annex(session, AnnexScope(fmt, 2023, unit)).cells for unit in units]
        for code in whole:
            if code.startswith(("T3", "T4")):
                assert whole[code].value == sum(part[code].value or 0 for part in parts)


def sensible(drawn: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Return the records as the ledger's own rules let them in: answered ones are received and have a decision."""
    kept = []
    for kind, values in drawn:
        if kind == "application":
            first = values["received_on"] or dt.date(2023, 2, 1)
            last = max(first, values["replied_on"]) if values["replied_on"] else None
            decision = (values["decision"] or "granted") if last else ""
            applicant = values["applicant_type"] or "natural"
            kept.append(
                (
                    kind,
                    values
                    | {"received_on": first, "replied_on": last, "decision": decision, "applicant_type": applicant},
                )
            )
        elif kind == "release":
            made = values["made_on"] or values["released_on"] or dt.date(2023, 2, 1)
            repealed = max(made, values["abolished_on"]) if values["abolished_on"] else None
            kept.append((kind, values | {"made_on": made, "abolished_on": repealed}))
        else:
            kept.append((kind, values))
    return kept


@SOME
@given(drawn=records())
def test_the_national_form_s_sums_hold_by_themselves(drawn: list[tuple[str, dict[str, Any]]]) -> None:
    fmt: Format = find_format("D-2021")
    for session, _units in filled(sensible(drawn)):
        for year in (2022, 2023, 2024):
            findings = check_annex(session, compute_annex(session, AnnexScope(fmt, year)))
            assert [finding for finding in findings if finding.level == "error"] == []
