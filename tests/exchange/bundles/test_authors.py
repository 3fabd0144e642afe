"""Who wrote an entry is said by its stream: the person, unit and role of the PC, never what the entry calls itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import ReportStep
from desktop_app.office.catalogue.latest_work import latest_work
from desktop_app.office.catalogue.official_entries import AUTHOR, LABEL
from desktop_app.office.years.late_changes import late_changes
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.trust.history import history
from tests.exchange.insider import Insider
from tests.exchange.places import NAMES, hand_over, take, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def test_the_person_is_the_one_whom_the_stream_names(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    (entry,) = history(office, values(office, "release", "id").pop())
    assert (entry.who, entry.unit, entry.role, entry.counts) == ("信息员", unit.profile.unit_id, "unit", True)


def test_an_entry_that_calls_itself_the_director_s_is_the_unit_s(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    liar = Insider(unit)
    record = liar.write("release", {"title": "本处的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
    take(office, liar.file(tmp_path / "lie.ogix"))
    (entry,) = history(office, record)
    assert (entry.who, entry.unit, entry.role) == ("", unit.profile.unit_id, "unit")
    hand_over(office, unit, tmp_path / "back.ogix", to=NAMES["unit"])
    assert history(unit, record)[0].role == "unit"


@pytest.mark.parametrize("words", [{"who": "主任"}, {"who": AUTHOR, "label": LABEL, "role": ""}])
def test_what_was_done_last_names_the_person_of_the_stream_and_nobody_can_hide_it(
    unit: Ledger, office: Ledger, tmp_path: Path, words: dict[str, str]
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    liar = Insider(unit)
    liar.write("release", {"title": "本处的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"}, **words)
    take(office, liar.file(tmp_path / "lie.ogix"))
    newest, *before = read(office, latest_work, 50)
    assert (newest.who, newest.label) == ("", words.get("label", "x"))
    assert {step.who for step in before if step.label == "登记"} <= {"信息员", office.profile.person}
    assert AUTHOR not in {step.who for step in before}


def test_a_change_that_came_into_a_locked_year_names_the_person_of_the_stream(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    with operation(office, "备案") as change:
        change.add(
            ReportStep, {"year": 2013, "position": 1, "state": "filed", "day": dt.date(2014, 3, 1), "officer": "王"}
        )
    liar = Insider(unit)
    liar.write("release", {"title": "本处的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
    take(office, liar.file(tmp_path / "lie.ogix"))
    assert [late.who for late in read(office, late_changes, 2013)] == [""]
