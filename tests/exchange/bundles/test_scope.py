"""Which kinds of records go to the units: none is forgotten when a kind is added."""

from __future__ import annotations

from desktop_app.exchange.bundles.scope import SHARED
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, fields_of, links_of

OFFICE_ONLY = {"report_section", "filed_annex", "finding_note", "correction_slip"}
"""The report is the office's work; of its records a unit gets the steps alone, which lock a year."""


def is_a_units(kind: type[Record]) -> bool:
    """Tell whether records of a kind belong to a unit, themselves or by what they are a part of."""
    owners = (KINDS[field.links] for field in links_of(kind).values() if field.owned)
    return "unit" in fields_of(kind) or any(map(is_a_units, owners))


def test_every_kind_is_shared_by_all_a_units_own_or_the_offices() -> None:
    assert {name for name, kind in KINDS.items() if name not in SHARED and not is_a_units(kind)} == OFFICE_ONLY


def test_no_kind_that_all_units_get_holds_personal_values() -> None:
    assert not [name for name in SHARED for field in fields_of(KINDS[name]).values() if field.personal]
