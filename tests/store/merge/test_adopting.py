"""Adopting over real files: what two data files hand each other makes both show the same, once."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import CancelledError
from desktop_app.model.kinds import Application, Attachment, CaseStep, Category, LocalDay, Release, ReleaseAttachment
from desktop_app.model.record import values_of
from desktop_app.office.records.search import search
from desktop_app.office.rules.numbering import doubles
from desktop_app.store.log.contents import content_of, keep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.personal import PersonalValues, commitment
from desktop_app.store.log.reading import reading
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import MOST_PARENTS, canonical
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.stream_entries import StreamEntries
from desktop_app.store.log.tables import PERSONAL_NEED, PERSONAL_VALUE, REVISION
from desktop_app.store.log.undo import last_undoable
from desktop_app.store.log.write_stream import FORKED, lane_of
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery, Have
from desktop_app.store.merge.delivery_check import DamagedDeliveryError
from desktop_app.store.merge.exchanged_files import FileNote, Peer, have_of, is_noted, names_of_pcs, noted_files
from desktop_app.store.merge.have_list import have_list, marks_of
from desktop_app.store.merge.lacking_entries import delivery_for
from desktop_app.store.proof.verify import verify
from tests.store.merge.exchanging import add_application, add_release, body, edit, exchange, hand_over, of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice

RECORD = "a" * 32


def test_what_one_file_has_the_other_gets_once(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    heard: list[Notice] = []
    other.notices.subscribe(heard.append)
    first = hand_over(ledger, other)
    unit = ledger.profile.unit_id
    assert (first.new, first.known, first.records) == (2, 0, 2)
    assert first.by_unit_and_kind == {(unit, "category"): 1, (unit, "release"): 1}
    again = hand_over(ledger, other, everything=True)
    assert (again.new, again.known, again.records) == (0, 4, 0)
    with reading(other) as session:
        assert session.get_one(Release, release).title == "通知"
    assert release in [hit.record_id for hit in search(other, "通知")]
    (notice,) = heard
    assert sorted(notice.kinds) == ["category", "release"]
    assert release in notice.records
    assert verify(other).problems == ()


def test_two_people_who_change_one_field_make_a_difference_in_both_files(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    exchange(ledger, other)
    edit(ledger, release, title="甲")
    edit(other, release, title="乙")
    assert hand_over(ledger, other).differences == ((release, "title"),)
    assert hand_over(other, ledger).differences == ((release, "title"),)
    edit(ledger, release, title="丙")
    assert hand_over(ledger, other).settled == 1
    assert verify(ledger).problems == ()
    assert verify(other).problems == ()


def test_a_rehearsal_tells_what_would_come_and_keeps_nothing(ledger: Ledger, other: Ledger) -> None:
    add_release(ledger)
    before = other.path.read_bytes()
    with reading(ledger) as session:
        told = adopt(other, delivery_for(session, None), rehearsal=True)
        assert other.path.read_bytes() == before
        assert adopt(other, delivery_for(session, None)) == told
    assert told.new == 2


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{}",
        b"[]",
        body(RECORD, {"name": "甲"})[:-1],
        body(RECORD, {"name": 2**53}),
        body(RECORD, {"Name": "甲"}),
        body(RECORD, {"name": "甲"}, kind="Category"),
        body(RECORD, {"name": "甲"}, lane="C" * 32),
        body(RECORD, {"name": "甲"}, lane="c" * 31 + "\n"),
        body(RECORD, {"name": "甲"}, seq=-1),
        body(RECORD, {"name": "甲"}, par=["b" * 64, "a" * 64]),
        body(RECORD, {"name": "甲"}, par=["a" * 64, "a" * 64]),
        body(RECORD, {"name": "甲"}, par=sorted(f"{n:064x}" for n in range(65))),
        body(RECORD, {"name": "甲"}, p={"name": "a" * 64}),
        body(RECORD, {"name": "甲"}, p={"other": "g" * 64}),
        b'{"rec":' + b"[" * 5000,
        b'{"f":{"name":1.5}' + body(RECORD, {})[1:].replace(b"{", b",", 1),
        body(RECORD, {"name": "甲" * 2_000_000}),
    ],
)
def test_a_delivery_with_one_bad_entry_is_refused_whole(ledger: Ledger, bad: bytes) -> None:
    before = ledger.path.read_bytes()
    with pytest.raises(DamagedDeliveryError):
        adopt(ledger, of(body(RECORD, {"name": "甲"}), bad))
    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize(
    "sent",
    [
        PersonalValues("A" * 32, (b"k" * 16,), (("applicant_name", b'"x"'),)),
        PersonalValues(RECORD, (), (("applicant_name", b'"x"'),)),
        PersonalValues(RECORD, (b"k",), (("applicant_name", b'"x"'),)),
        PersonalValues(RECORD, (b"k" * 16,), (("applicant_name", b' "x"'),)),
        PersonalValues(RECORD, (b"k" * 16,), (("applicant_name", b"1.5"),)),
        PersonalValues(RECORD, (b"k" * 16,), (("applicant_name", b"\xff"),)),
    ],
)
def test_a_delivery_with_badly_written_personal_values_is_refused_whole(ledger: Ledger, sent: PersonalValues) -> None:
    with pytest.raises(DamagedDeliveryError):
        adopt(ledger, Delivery(lambda: (body(RECORD, {"name": "甲"}),), lambda: (sent,)))
    with reading(ledger) as session:
        assert state_of(session, RECORD) is None


def test_a_cancelled_adoption_keeps_nothing(ledger: Ledger) -> None:
    def cancel(done: int, total: int, label: str = "") -> None:
        if "更新" in label:
            raise CancelledError(done, total)

    before = ledger.path.read_bytes()
    with pytest.raises(CancelledError):
        adopt(ledger, of(body(RECORD, {"name": "甲"})), cancel)
    assert ledger.path.read_bytes() == before


def test_an_entry_whose_parent_comes_later_waits_and_is_counted(ledger: Ledger) -> None:
    first = body(RECORD, {"name": "甲", "code": "一"})
    second = body(RECORD, {"name": "乙"}, first)
    third = body(RECORD, {"code": "二"}, second)
    assert adopt(ledger, of(first, third)).waiting == 1
    with reading(ledger) as session:
        assert session.get_one(Category, RECORD).code == "一"
    assert adopt(ledger, of(second)).waiting == 0
    with reading(ledger) as session:
        row = session.get_one(Category, RECORD)
        assert (row.name, row.code) == ("乙", "二")
    assert verify(ledger).problems == ()


def test_what_a_newer_version_wrote_is_kept_byte_for_byte_counted_and_handed_on(ledger: Ledger, other: Ledger) -> None:
    known = body(RECORD, {"name": "甲", "newer_key": "保留"}).replace(b'"v":1', b'"newer_member":{"a":[1]},"v":1')
    unknown = body("d" * 32, {"size": 3}, kind="gadget", seq=9)
    later = body("d" * 32, {"size": 4}, unknown, kind="gadget", seq=10)
    taken = adopt(ledger, of(known, unknown))
    assert (taken.new, taken.newer) == (2, 2)
    assert adopt(ledger, of(later)).newer == 1
    hand_over(ledger, other)
    with reading(other) as session:
        assert {known, unknown, later} <= set(session.scalars(select(REVISION.c.body)))
        assert session.get_one(Category, RECORD).name == "甲"
    assert verify(other).problems == ()
    edit(other, RECORD, code="一")
    assert hand_over(other, ledger).new == 1


@pytest.mark.parametrize("follows", [True, False])
def test_a_record_that_turns_out_to_be_of_another_kind_leaves_no_row_behind(ledger: Ledger, *, follows: bool) -> None:
    first = body(RECORD, {"name": "甲", "title": "甲"}, kind="unit")
    adopt(ledger, of(first))
    adopt(ledger, of(body(RECORD, {"name": "乙"}, *(first for _once in range(follows)), kind="category", seq=5)))
    assert verify(ledger).problems == ()
    with reading(ledger) as session:
        assert session.get_one(Category, RECORD).id == RECORD


def test_a_record_with_more_heads_than_one_entry_can_name_can_still_be_saved(ledger: Ledger) -> None:
    first = body(RECORD, {"name": "甲", "code": "一"})
    branches = [body(RECORD, {"name": f"{place}"}, first, seq=place) for place in range(2, 2 * MOST_PARENTS + 10)]
    adopt(ledger, of(first, *branches))
    edit(ledger, RECORD, code="二")
    with reading(ledger) as session:
        state = state_of(session, RECORD)
        assert state is not None
        assert (len(state.heads.split()), state.differences) == (1, 1)
    edit(ledger, RECORD, name="定")
    with reading(ledger) as session:
        state = state_of(session, RECORD)
        assert state is not None
        assert state.differences == 0
    assert verify(ledger).problems == ()


def test_a_stream_written_by_two_pcs_is_named_and_ours_is_left(ledger: Ledger, other: Ledger) -> None:
    with reading(ledger) as session:
        lane = read_settings(session)["lane"]
    add_release(ledger)
    twin = body(RECORD, {"name": "甲"}, lane=lane, seq=2)
    assert adopt(other, of(body("d" * 32, {"name": "乙"}, lane=lane, seq=4))).forked == ()
    adopt(ledger, of(), peer=Peer(lane=lane, have=Have(), at=1))
    assert adopt(ledger, of(twin)).forked == (lane,)
    assert adopt(ledger, of(twin)).forked == ()
    with reading(ledger) as session:
        known = lane_of(session, lane)
        assert known is not None
        assert known.state == FORKED
        assert read_settings(session)["lane"] != lane
        assert have_of(session, lane) is None
    release = add_release(ledger, "分叉以后")
    assert hand_over(ledger, other).new > 0
    with reading(other) as session:
        assert session.get_one(Release, release).title == "分叉以后"


def test_what_came_in_is_not_offered_to_be_undone(ledger: Ledger, other: Ledger) -> None:
    add_release(ledger)
    mine = last_undoable(other)
    hand_over(ledger, other)
    assert last_undoable(other) == mine


def test_personal_values_come_along_unless_the_file_is_for_statistics(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger)
    assert hand_over(ledger, other, personal=False).personal == 0
    with reading(other) as session:
        assert session.get_one(Application, application).applicant_name == ""
        assert have_list(session).personal == [application]
        assert have_list(session, personal=False).personal == []
    came = hand_over(ledger, other)
    assert (came.new, came.personal, came.records) == (0, 1, 1)
    with reading(other) as session:
        assert session.get_one(Application, application).applicant_name == "某人"
        assert have_list(session).personal == []
    assert verify(other).problems == ()


def test_a_value_that_is_held_is_not_asked_for_when_somebody_writes_it_again(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger, "甲")
    hand_over(ledger, other)
    edit(ledger, application, applicant_name="乙")
    edit(ledger, application, applicant_name="甲")
    hand_over(ledger, other, personal=False)
    with reading(other) as session:
        assert [row.commitment for row in session.execute(select(PERSONAL_NEED))] != []
        assert session.get_one(Application, application).applicant_name == "甲"
    edit(ledger, application, applicant_name="乙")
    hand_over(ledger, other)
    edit(ledger, application, applicant_name="甲")
    hand_over(ledger, other, personal=False)
    with reading(other) as session:
        assert have_list(session).personal == []


def test_a_number_given_out_by_two_pcs_is_listed_with_both_records(ledger: Ledger, other: Ledger) -> None:
    both = [add_application(file) for file in (ledger, other)]
    for file, application in zip((ledger, other), both, strict=True):
        edit(file, application, number="2013-BGS-0001")
    exchange(ledger, other)
    for file in (ledger, other):
        with reading(file) as session:
            (double,) = doubles(session)
            assert (double.number, double.records) == ("2013-BGS-0001", tuple(sorted(both)))


def test_a_value_that_no_commitment_promised_is_not_kept(ledger: Ledger) -> None:
    secret = b"k" * 16
    promise = commitment(secret, "applicant_name", "某人")
    promised = body(RECORD, {}, kind="application", p={"applicant_name": promise})
    values = (
        ("applicant_name", canonical("别人")),
        ("identity", canonical("某人")),
        ("applicant_name", canonical("某人")),
    )
    sent = PersonalValues(RECORD, (b"x" * 16, secret), values)
    assert adopt(ledger, Delivery(lambda: (promised,), lambda: (sent,))).personal == 1
    with reading(ledger) as session:
        assert [row.value for row in session.execute(select(PERSONAL_VALUE))] == [canonical("某人")]
        (handed_on,) = delivery_for(session, None).personal()
        assert handed_on.secrets == (secret,)


def test_two_pcs_may_each_give_a_record_its_first_personal_value(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger, "")
    exchange(ledger, other)
    edit(ledger, application, applicant_name="甲")
    edit(other, application, applicant_name="乙")
    exchange(ledger, other)
    with reading(ledger) as session:
        (sent,) = delivery_for(session, None).personal()
        assert (len(sent.secrets), len(sent.values)) == (2, 2)
    with reading(ledger) as one, reading(other) as two:
        assert one.get_one(Application, application).applicant_name == (
            two.get_one(Application, application).applicant_name
        )
    edit(other, application, applicant_name="丙")
    exchange(ledger, other)
    with reading(ledger) as session:
        assert session.get_one(Application, application).applicant_name == "丙"


def attach(ledger: Ledger, kind: type[Attachment | ReleaseAttachment], owner: str, content: bytes) -> str:
    """Attach a file to a record and return its SHA-256."""
    with operation(ledger, "附件") as change:
        digest = keep(change.session, content)
        link = "application" if kind is Attachment else "release"
        change.add(kind, {link: owner, "name": "原件.pdf", "sha256": digest, "size": len(content)})
    return digest


def test_attached_files_come_along_once_and_an_applicants_not_for_statistics(ledger: Ledger, other: Ledger) -> None:
    private = attach(ledger, Attachment, add_application(ledger), b"id card")
    public = attach(ledger, ReleaseAttachment, add_release(ledger), b"notice")
    assert hand_over(ledger, other, personal=False).contents == 1
    with reading(other) as session:
        assert content_of(session, public) == b"notice"
        assert have_list(session).contents == [private]
        assert have_list(session, personal=False).contents == []
    assert hand_over(ledger, other).contents == 1
    assert hand_over(ledger, other, everything=True).contents == 0
    with reading(other) as session:
        assert content_of(session, private) == b"id card"


def test_a_file_that_no_record_names_is_not_kept(ledger: Ledger) -> None:
    junk = b"junk"
    assert adopt(ledger, Delivery(lambda: (), contents=lambda: (junk,))).contents == 0
    for bad in (b"", b"x" * (50 * 1024**2 + 1)):
        with pytest.raises(DamagedDeliveryError):
            adopt(ledger, Delivery(lambda: (), contents=lambda bad=bad: (bad,)))  # type: ignore[misc]
    assert hashlib.sha256(junk).hexdigest() not in Have().contents


def test_a_calendar_that_comes_in_is_followed_at_once(ledger: Ledger, other: Ledger) -> None:
    application = add_application(other)
    with operation(ledger, "日历") as change:
        change.add(LocalDay, {"day": dt.date(2013, 3, 6), "working": False, "reason": "台风停工"})
    with reading(other) as session:
        due = session.get_one(Application, application).due_on
    moved = hand_over(ledger, other).moved
    with reading(other) as session:
        assert moved == {application: (due, session.get_one(Application, application).due_on)}
    assert not other.rules.calendar.is_workday(dt.date(2013, 3, 6))
    assert verify(other).problems == ()
    assert hand_over(ledger, other, everything=True).moved == {}


def test_a_file_is_noted_with_what_its_sender_holds(ledger: Ledger, other: Ledger) -> None:
    add_release(ledger)
    note = FileNote(digest="e" * 64, direction="in", at=5, lane="c" * 32, name="甲", counts={"new": 2})
    with reading(ledger) as session:
        have = have_list(session)
        for _twice in range(2):
            adopt(other, delivery_for(session, None), file=note, peer=Peer(lane="c" * 32, have=have, at=5))
    with reading(other) as session:
        assert noted_files(session) == [note]
        assert is_noted(session, note.digest, "in")
        assert not is_noted(session, note.digest, "out")
        assert have_of(session, "c" * 32) == have
        assert have_of(session, "d" * 32) is None
        assert list(names_of_pcs(session)) == ["c" * 32]
        assert list(delivery_for(session, have).bodies()) == []
    adopt(other, of(), peer=Peer(lane="c" * 32, have=Have(), at=4))
    with reading(other) as session:
        assert have_of(session, "c" * 32) == Have()


def test_an_edit_on_a_disputed_deletion_keeps_the_record(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger, day=dt.date(2013, 7, 1))
    exchange(ledger, other)
    with operation(ledger, "删除") as change:
        change.delete(release)
    edit(other, release, summary="补充")
    exchange(ledger, other)
    edit(ledger, release, summary="再补充")
    exchange(ledger, other)
    for file in (ledger, other):
        with reading(file) as session:
            assert session.get_one(Release, release).summary == "再补充"
            state = state_of(session, release)
            assert state is not None
            assert state.differences == 1


def test_what_belongs_to_a_case_moves_its_days_when_it_comes_in(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger)
    exchange(ledger, other)
    with operation(ledger, "答复") as change:
        change.add(CaseStep, {"application": application, "step": "extension", "day": dt.date(2013, 3, 8)})
    with reading(other) as session:
        before = values_of(session.get_one(Application, application))
    hand_over(ledger, other)
    with reading(other) as session:
        assert values_of(session.get_one(Application, application)) != before
    assert verify(other).problems == ()


def test_a_stream_is_named_by_ever_older_entries_as_far_as_it_is_unbroken() -> None:
    stream: dict[str, str | None] = {str(place): str(place - 1) if place else None for place in range(20)}
    assert marks_of(stream) == sorted(str(19 - distance) for distance in (0, 1, 2, 4, 8, 16))
    assert marks_of({key: prev for key, prev in stream.items() if key != "3"}) == sorted(["0", "1", "2"])
    forked = stream | {"fork": "2"}
    assert set(marks_of(forked)) == {"fork", "2", "1", *(str(19 - distance) for distance in (0, 1, 2, 4, 8, 16))}
    assert StreamEntries(forked).up_to(["fork", "unknown"]) == {"fork", "2", "1", "0"}
    assert marks_of({}) == []
