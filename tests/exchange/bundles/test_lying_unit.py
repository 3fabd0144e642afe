"""A certified unit that writes what isn't its to write: nothing of it counts, and the office is told who tried."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.accepting import accept_held, decline_held
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.vouching import certify_known
from desktop_app.model.kinds import KINDS, Application
from desktop_app.office.months.uncounted_lines import uncounted_lines
from desktop_app.report.letters.in_force import letters_of
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.write_stream import own_stream
from desktop_app.store.merge.known_pcs import known_pcs, receivers
from desktop_app.store.proof.mending import mend
from desktop_app.store.proof.verify import verify
from tests.exchange.insider import Insider, shown
from tests.exchange.lies import LIES, NAME, applicant_erased, false_letter, nil_for_another, record_for_another
from tests.exchange.places import enter, hand_over, made, take, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

A, B = NAME, "社保处"


@pytest.fixture
def other(office: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """Return a second unit, known to the office, with an application and a release of its own."""
    enter(office, "unit", {"name": B, "nature": "division", "number": "SBC"})
    with made(tmp_path / "other.ogi", unit=B, role="unit", person="乙处信息员") as ledger:
        enter(ledger, "application", {"subject": "社保", "applicant_name": "李四"})
        hand_over(ledger, office, tmp_path / "other.ogix")
        hand_over(office, ledger, tmp_path / "to-other.ogix", to=B)
        yield ledger


@pytest.fixture
def unit(unit: Ledger, office: Ledger, other: Ledger, tmp_path: Path) -> Ledger:
    """Return the unit that will lie, known to the office and certified."""
    hand_over(unit, office, tmp_path / "honest.ogix")
    hand_over(office, unit, tmp_path / "to-unit.ogix", to=A)
    hand_over(office, other, tmp_path / "of-the-unit.ogix", to=B)
    return unit


def _everything(ledger: Ledger, liar: Ledger) -> dict[str, Any]:
    """Return all that a ledger shows besides the liar's own records, and whom it trusts."""
    found: dict[str, Any] = {}
    with reading(ledger) as session:
        its = set(session.scalars(select(Application.id).where(Application.unit == liar.profile.unit_id)))
    its.add(liar.profile.unit_id)
    for kind in KINDS:
        rows = json.loads(shown(ledger, kind))
        found[kind] = [row for row in rows if not its.intersection(row)]
    with reading(ledger) as session:
        found["title"] = letters_of(session).letters["receipt"].title
        found["trusted"] = sorted((pc.signing_key, pc.role) for pc in known_pcs(session))
        found["offices"] = [pc.signing_key for pc in receivers(session, "office")]
    return found


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "unsealed"])
@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_a_lie_changes_nothing_anywhere_and_the_office_is_told_who_tried(
    unit: Ledger, other: Ledger, office: Ledger, tmp_path: Path, lie: Any, *, sealed: bool
) -> None:
    liar = Insider(unit, sealed=sealed)
    before = _everything(office, unit), _everything(other, unit)
    lie(liar, office, other)
    outcome = take(office, liar.file(tmp_path / "lie.ogix", [false_letter()]))
    assert outcome.state == "taken", outcome.message
    assert any(A in warning and "无权填写" in warning for warning in outcome.warnings)
    assert {line.unit for line in read(office, uncounted_lines)} <= {A, ""}
    assert read(office, uncounted_lines)
    hand_over(office, other, tmp_path / "down.ogix", to=B)
    assert (_everything(office, unit), _everything(other, unit)) == before
    hand_over(other, office, tmp_path / "up.ogix")
    assert _everything(office, unit) == before[0]
    assert verify(office).problems == verify(other).problems == ()


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "unsealed"])
def test_entries_in_another_pcs_stream_are_nobodys_and_accuse_nobody(
    unit: Ledger, other: Ledger, office: Ledger, tmp_path: Path, *, sealed: bool
) -> None:
    for victim in (other, office):
        with reading(victim) as session:
            lane = own_stream(session).lane
        liar = Insider(unit, sealed=sealed, lane=lane)
        liar.write("release", {"title": "冒名", "unit": other.profile.unit_id, "released_on": "2013-05-06"})
        outcome = take(office, liar.file(tmp_path / f"{victim.path.stem}-lie.ogix"))
        assert not any("两台电脑" in warning for warning in outcome.warnings)
        assert values(office, "release", "title") == {"公告"}
        enter(office, "channel", {"name": f"渠道{victim.path.stem}", "nature": "website"})
        hand_over(office, other, tmp_path / f"{victim.path.stem}-down.ogix", to=B)
        assert "冒名" not in values(other, "release", "title")
    assert verify(office).problems == ()


def test_what_the_office_accepts_counts_everywhere_and_what_it_declines_is_asked_no_more(
    unit: Ledger, other: Ledger, office: Ledger, tmp_path: Path
) -> None:
    liar = Insider(unit)
    record_for_another(liar, office, other)
    nil_for_another(liar, office, other)
    take(office, liar.file(tmp_path / "lie.ogix"))
    waiting = read(office, uncounted_lines)
    release = next(line for line in waiting if line.kind == "主动公开信息")
    assert (release.unit, release.title) == (A, "冒名")
    assert "冒名" in release.says
    accept_held(office, [release.id])
    assert "冒名" in values(office, "release", "title")
    decline_held(office, [line.id for line in waiting if line is not release])
    assert read(office, uncounted_lines) == []
    hand_over(office, other, tmp_path / "down.ogix", to=B)
    assert "冒名" in values(other, "release", "title")
    assert values(other, "hand_in", "id") == set()
    assert verify(office).problems == verify(other).problems == ()


def test_a_pc_nobody_certified_gains_nothing_by_calling_itself_the_office(office: Ledger, tmp_path: Path) -> None:
    with made(tmp_path / "evil.ogi", unit="办公室", role="office") as evil:
        enter(evil, "channel", {"name": "假渠道", "nature": "website"})
        sent = send(evil, tmp_path / "evil.ogix", Wanted(everything=True))
        assert take(office, sent.path, first_use=True).state == "uncertified"
        unit_id = {"unit": office.profile.unit_id, "role": "unit"}
        liar = Insider(evil)
        liar.write("channel", {"name": "假渠道", "code": "x", "nature": "website"})
        outcome = take(office, liar.file(tmp_path / "role.ogix", sender=unit_id), first_use=True)
        assert outcome.state == "refused"
    assert "假渠道" not in values(office, "channel", "name")
    assert not any(pc.role == "office" for pc in read(office, known_pcs))


def test_a_pc_taken_at_its_word_is_certified_once_its_code_was_compared(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    with made(tmp_path / "third.ogi", unit="新处", role="unit") as third:
        enter(third, "application", {"subject": "第三"})
        sent = send(third, tmp_path / "third.ogix")
        assert take(office, sent.path, first_use=True).state == "taken"
        certify_known(office, own_keys(third).signing_key)
    assert None not in values(office, "device", "certified_on")
    assert "第三" in values(office, "application", "subject")
    del unit


def test_a_repair_takes_no_values_away_for_an_erasure_that_does_not_count(
    unit: Ledger, other: Ledger, office: Ledger, tmp_path: Path
) -> None:
    liar = Insider(unit)
    applicant_erased(liar, office, other)
    take(office, liar.file(tmp_path / "lie.ogix"))
    mend(office, [])
    assert "李四" in values(office, "application", "applicant_name")
    assert verify(office).problems == ()
