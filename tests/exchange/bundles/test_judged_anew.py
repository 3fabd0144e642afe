"""What was judged step by step is what judging everything anew gives, in every file, whatever came when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.pcs import read_pcs, retire
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.tables import HELD, STREAM
from desktop_app.store.log.writing import transaction
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.holding import judge_anew
from tests.exchange.insider import Insider
from tests.exchange.places import NAMES, enter, hand_over, made, take, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def judged(ledger: Ledger) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """Return the held entries with their reasons, and whose each stream is, as they are noted."""
    with reading(ledger) as session:
        held = {(row.revision, row.reason) for row in session.execute(select(HELD))}
        return held, {(row.lane, row.unit, row.role) for row in session.execute(select(STREAM))}


def assert_judged_as_anew(*ledgers: Ledger) -> None:
    for ledger in ledgers:
        before = judged(ledger)
        with transaction(ledger) as session:
            judge_anew(session)
        assert judged(ledger) == before, ledger.path.name


def test_what_a_unit_entered_alone_is_judged_again_once_an_office_is_known(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    own = enter(unit, "category", {"name": "自编", "code": "zb"})
    year = enter(unit, "calendar_year", {"year": 2014, "notice": "国办发明电〔2013〕28号"})
    assert_judged_as_anew(unit, office)
    hand_over(unit, office, tmp_path / "u.ogix")
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    for ledger in (unit, office):
        assert own not in values(ledger, "category", "id")
        assert year not in values(ledger, "calendar_year", "id")
    assert_judged_as_anew(unit, office)
    assert verify(unit).problems == verify(office).problems == ()


def test_steps_of_all_sorts_leave_what_judging_anew_gives(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    other = enter(office, "unit", {"name": "社保处", "nature": "division", "number": "SBC"})
    hand_over(unit, office, tmp_path / "u.ogix")
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    parent = values(unit, "category", "id").pop()
    with operation(unit, "新增") as change:
        own = change.add(Category, {"name": "本处的", "parent": parent})
        release = change.add(
            Release, {"title": "一", "unit": unit.profile.unit_id, "category": own, "released_on": "2013-05-06"}
        )
    hand_over(unit, office, tmp_path / "u2.ogix")
    with operation(office, "划转") as change:
        change.update(release, {"unit": other})
    assert_judged_as_anew(unit, office)
    liar = Insider(unit)
    liar.write("release", {"title": "还写"}, release)
    liar.write("report_step", {"year": 2013, "position": 1, "state": "filed", "day": "2014-01-20", "officer": "主任"})
    take(office, liar.file(tmp_path / "lie.ogix"))
    assert_judged_as_anew(office)
    hand_over(office, unit, tmp_path / "o2.ogix", to=NAMES["unit"])
    assert_judged_as_anew(unit, office)
    with made(tmp_path / "other.ogi", unit="社保处", role="unit") as third:
        enter(third, "application", {"subject": "社保"})
        hand_over(third, office, tmp_path / "t.ogix")
        hand_over(office, third, tmp_path / "ot.ogix", to="社保处")
        assert_judged_as_anew(third, office)
    device = next(pc for pc in read(office, read_pcs) if pc.signing_key == own_keys(unit).signing_key).certificate
    assert device is not None
    retire(office, device.id, "报废")
    assert_judged_as_anew(office)
    assert "查询" in values(office, "application", "subject")  # what it had handed in still counts
    enter(unit, "application", {"subject": "停用以后"})
    assert take(office, send(unit, tmp_path / "late.ogix").path).state == "refused"
    assert verify(office).problems == ()


def test_what_came_without_its_seal_is_shown_once_the_seal_comes(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    liar = Insider(unit)
    liar.write("release", {"title": "先到的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
    late = liar.write("release", {"title": "后改的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
    liar.sealed = False
    assert take(office, liar.file(tmp_path / "bare.ogix")).state == "taken"
    assert "先到的" not in values(office, "release", "title")
    liar.sealed = True
    liar.write("release", {"title": "改过的"}, late, [revision_id(liar.bodies[-1])])
    assert take(office, liar.file(tmp_path / "sealed.ogix")).state == "taken"
    assert {"先到的", "改过的"} <= values(office, "release", "title")
    assert verify(office).problems == ()
    assert_judged_as_anew(office)


def test_a_part_stops_counting_where_its_record_turns_out_to_be_anothers(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    other = enter(office, "unit", {"name": "社保处", "nature": "division", "number": "SBC"})
    hand_over(unit, office, tmp_path / "u.ogix")
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    (case,) = values(unit, "application", "id")
    with operation(office, "划转") as change:
        change.update(case, {"unit": other})
    step = enter(unit, "case_step", {"application": case, "step": "extension", "day": dt.date(2013, 5, 20)})
    assert step in values(unit, "case_step", "id")
    hand_over(office, unit, tmp_path / "o2.ogix", to=NAMES["unit"])
    assert step not in values(unit, "case_step", "id")
    assert_judged_as_anew(unit)


def test_a_part_that_came_before_its_record_counts_once_that_comes(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    one = Insider(unit)
    case = one.write("application", {"unit": unit.profile.unit_id, "subject": "先有的"})
    step = one.write("case_step", {"application": case, "step": "extension", "day": "2013-05-20"})
    first, one.bodies = one.bodies[:1], one.bodies[1:]
    take(office, one.file(tmp_path / "step.ogix"))
    assert step not in values(office, "case_step", "id")
    one.bodies = first
    take(office, one.file(tmp_path / "case.ogix"))
    assert step in values(office, "case_step", "id")
    assert_judged_as_anew(office)
