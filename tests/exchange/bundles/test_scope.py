"""Which kinds of records go to the units: none is forgotten when a kind is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.scope import SHARED
from desktop_app.model.kinds import KINDS, Category
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.store.log.operation import operation
from tests.exchange.places import NAMES, enter, hand_over, made, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

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


def test_what_a_unit_adds_for_itself_comes_back_to_it_and_to_no_other_unit(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    enter(office, "unit", {"name": "社保处", "nature": "division", "number": "SBC"})
    parent = values(unit, "category", "id").pop()
    with operation(unit, "新增分类") as change:
        own = change.add(Category, {"name": "本处的", "parent": parent})
    hand_over(unit, office, tmp_path / "u.ogix")
    assert own in values(office, "category", "id")
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    with made(tmp_path / "other.ogi", unit="社保处", role="unit") as other:
        hand_over(other, office, tmp_path / "s.ogix")
        hand_over(office, other, tmp_path / "os.ogix", to="社保处")
        assert own not in values(other, "category", "id")
        assert parent in values(other, "category", "id")
    assert own in values(unit, "category", "id")
