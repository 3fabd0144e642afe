"""Rule files that the office hands down: one of a name counts, the newest; only the office gives them out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.office.rules.handing_down import hand_down, withdraw
from desktop_app.office.rules.rule_files import rule_files
from desktop_app.store.log.contents import content_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def in_force(ledger: Ledger, subject: str = "annex") -> list[tuple[str, bytes]]:
    with reading(ledger) as session:
        return [(kept.name, content_of(session, kept.sha256)) for kept in rule_files(session, subject)]


def test_a_file_that_was_handed_down_is_in_force_for_its_subject_alone(ledger: Ledger) -> None:
    hand_down(ledger, "annex", "X-2030.json", b"{}")
    assert in_force(ledger) == [("X-2030.json", b"{}")]
    assert in_force(ledger, "letters") == []


def test_the_same_name_again_gets_the_new_content(ledger: Ledger) -> None:
    first = hand_down(ledger, "annex", "X-2030.json", b"old")
    assert hand_down(ledger, "annex", "X-2030.json", b"new") == first
    assert in_force(ledger) == [("X-2030.json", b"new")]


def test_a_file_put_out_of_use_can_come_back(ledger: Ledger) -> None:
    withdraw(ledger, hand_down(ledger, "annex", "X-2030.json", b"{}"))
    assert in_force(ledger) == []
    hand_down(ledger, "annex", "X-2030.json", b"{}")
    assert len(in_force(ledger)) == 1


def test_a_unit_hands_nothing_down(ledger: Ledger) -> None:
    unit = dataclasses.replace(ledger, profile=dataclasses.replace(ledger.profile, role="unit"))
    with pytest.raises(UserError, match="办公室统一"):
        hand_down(unit, "annex", "X-2030.json", b"{}")
    assert in_force(ledger) == []
