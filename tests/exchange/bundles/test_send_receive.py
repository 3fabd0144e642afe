"""Files between a unit and the office: handed in, taken in, receipted, handed down; and what is refused."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.addressing import ALL_UNITS
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.folders import OUTBOX, folder
from desktop_app.exchange.bundles.forgetting import erase_everywhere
from desktop_app.exchange.bundles.frames import pack
from desktop_app.exchange.bundles.handing_in import hand_in
from desktop_app.exchange.bundles.header import Suite
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.outbox import return_outbox
from desktop_app.exchange.bundles.own_copies import strip_copies
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.starting import Start, start_ledger
from desktop_app.exchange.bundles.writing import without_personal
from desktop_app.model.kinds import Attachment, ReleaseAttachment, RuleFile
from desktop_app.office.opening import close_ledger, opened
from desktop_app.progress import silent
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.file.identity import is_return_due
from desktop_app.store.log.contents import content_of, keep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import CONTENT, KEPT_FRAME, REVISION
from desktop_app.store.merge.exchanged_files import IN, OUT, noted_files
from desktop_app.store.proof.verify import verify
from tests.exchange.places import NAMES, enter, hand_made, hand_over, made, take, values
from tests.model.law.cases import whole_year

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def entries(ledger: Ledger) -> set[bytes]:
    with reading(ledger) as session:
        return set(session.scalars(select(REVISION.c.body)))


def test_a_calendar_handed_down_says_at_the_unit_which_due_days_it_moved(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    case = enter(unit, "application", {"number": "9", "subject": "体检", "received_on": dt.date(2027, 1, 18)})
    hand_over(unit, office, tmp_path / "u.ogix")
    enter(office, "calendar_year", whole_year(2027, holidays="2027-02-11至2027-02-16 春节"))
    outcome = hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    assert outcome.adopted is not None
    assert list(outcome.adopted.moved) == [case]
    told = [said for said in outcome.warnings if "答复期限随之变动" in said]
    assert told == ["办公室下发的放假安排或设置变了，1 件申请的答复期限随之变动：9 2027-02-15→2027-02-22。"]
    assert unit.rules.calendar.announced(2027)
    again = hand_over(office, unit, tmp_path / "o2.ogix", to=NAMES["unit"])
    assert not any("随之变动" in said for said in again.warnings)


def test_a_month_handed_in_comes_with_its_records_and_its_receipt_comes_back(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    sent = hand_in(unit, tmp_path / "5.ogix", year=2013, months={5: False})
    received = receive(office, [sent.path], Taking(codes=(sent.code,)))
    (file,) = received.files
    assert [(month.year, month.month, month.nil) for month in file.months] == [(2013, 5, False)]
    assert received.receipts == 1
    assert values(office, "release", "title") == {"公告"}
    assert values(office, "application", "applicant_name") == {"张三"}
    hand_over(office, unit, tmp_path / "back.ogix", to=NAMES["unit"])
    assert values(unit, "receipt", "received_by") == {"主任"}
    assert verify(office).problems == verify(unit).problems == ()


def test_a_unit_made_apart_is_the_unit_of_the_office_and_makes_no_difference(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    outcome = hand_over(unit, office, tmp_path / "u.ogix")
    assert outcome.adopted is not None
    assert outcome.adopted.differences == ()
    assert values(office, "unit", "name") == {"办公室", NAMES["unit"]}
    assert len(values(office, "organisation", "id")) == 1
    hand_over(office, unit, tmp_path / "o.ogix", to="JYC")
    assert values(unit, "unit", "nature") == {"office", "subordinate"}


def test_the_second_file_holds_only_what_the_office_lacks_and_only_the_office_can_open_it(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    first = send(unit, tmp_path / "1.ogix")
    assert (first.locked, first.whole) == ("", True)
    assert "没有加密" in first.warnings[0]
    assert take(office, first.path, first.code).state == "taken"
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    enter(
        unit,
        "release",
        {"title": "新的", "unit": unit.profile.unit_id, "category": values(unit, "category", "id").pop()},
    )
    second = send(unit, tmp_path / "2.ogix")
    assert (second.entries, second.locked, second.whole) == (1, "keys", False)
    assert "公告".encode() not in second.path.read_bytes()
    with made(tmp_path / "other.ogi", unit="别处", role="unit") as other:
        assert "不是写给本机" in take(other, second.path).message
    assert take(office, second.path).state == "taken"
    assert values(office, "release", "title") == {"公告", "新的"}
    everything = send(unit, tmp_path / "3.ogix", Wanted(everything=True))
    assert everything.whole
    assert everything.entries > second.entries


def test_the_same_file_again_changes_not_a_byte(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    before = office.path.read_bytes()
    outcome = take(office, tmp_path / "u.ogix")
    assert (outcome.state, outcome.seen_before) == ("taken", True)
    assert office.path.read_bytes() == before


def test_a_dry_run_tells_everything_and_changes_not_a_byte(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    own_keys(office)
    before = office.path.read_bytes()
    outcome = take(office, sent.path, dry_run=True)
    assert office.path.read_bytes() == before
    assert outcome.adopted is not None
    assert outcome.sender is not None
    assert (outcome.state, outcome.sender.certified, outcome.sender.code) == ("looked at", False, sent.code)
    assert outcome.adopted.by_unit_and_kind[unit.profile.unit_id, "application"] == 1
    assert "还没有认证" in outcome.warnings[0]


def test_a_pc_is_certified_once_by_its_code_and_gets_a_certificate(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    refused = take(office, sent.path, "AAAA-AAAA-AAAA-AAAA")
    assert refused.state == "uncertified"
    assert sent.code in refused.message
    assert values(office, "release", "title") == set()
    assert take(office, sent.path, sent.code.lower().replace("-", " ")).state == "taken"
    assert values(office, "device", "fingerprint") == {sent.code}
    send(unit, tmp_path / "again.ogix")
    assert take(office, tmp_path / "again.ogix").state == "taken"


def test_a_retired_pc_is_refused(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    (device,) = values(office, "device", "id")
    with operation(office, "停用") as change:
        change.update(device, {"retired_on": dt.date(2014, 1, 1)})
    send(unit, tmp_path / "later.ogix")
    outcome = take(office, tmp_path / "later.ogix")
    assert (outcome.state, outcome.kept) == ("refused", None)
    assert "已经停用" in outcome.message


def test_a_bad_file_among_good_ones_is_named_and_kept_aside(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    bad = tmp_path / "..bad<name>.ogix"
    bad.write_bytes(sent.path.read_bytes()[:-9])
    received = receive(office, [bad, sent.path, tmp_path / "missing.ogix"], Taking(codes=(sent.code,)))
    assert [file.state for file in received.files] == ["refused", "taken", "refused"]
    assert received.failed
    kept = received.files[0].kept
    assert kept is not None
    assert kept.parent == office.path.parent / "office_隔离"
    assert kept.read_bytes() == bad.read_bytes()


def test_a_file_for_statistics_has_no_personal_value_and_the_full_file_brings_them_later(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "s.ogix", statistics_only=True)
    assert values(office, "application", "subject") == {"查询"}
    assert values(office, "application", "applicant_name") == {""}
    with opened_bundle(tmp_path / "s.ogix", own_keys(office).receiving, "", tmp_path, silent) as bundle:
        assert list(bundle.personal()) == []
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    assert send(unit, tmp_path / "f.ogix").entries == 0
    assert take(office, tmp_path / "f.ogix").state == "taken"
    assert values(office, "application", "applicant_name") == {"张三"}


def test_a_full_file_can_be_made_fit_for_statistics_and_its_signature_still_holds(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    sent = send(unit, tmp_path / "full.ogix")
    keys = own_keys(unit)
    with opened_bundle(sent.path, keys.receiving, "", tmp_path, silent) as bundle:
        assert bundle.has_personal
        (tmp_path / "thin.ogix").write_bytes(without_personal(bundle.file, bundle.places, bundle.header).readall())
    outcome = take(office, tmp_path / "thin.ogix", sent.code)
    assert (outcome.state, outcome.without_personal) == ("taken", True)
    assert values(office, "application", "applicant_name") == {""}
    assert "张三".encode() not in (tmp_path / "thin.ogix").read_bytes()


@pytest.mark.parametrize(("typed", "said"), [("", "设有口令"), ("错的", "口令不对"), ("对的，长长的口令", "")])
def test_a_file_locked_by_a_passphrase_opens_with_that_one_only(
    unit: Ledger, office: Ledger, tmp_path: Path, typed: str, said: str
) -> None:
    sent = send(unit, tmp_path / "u.ogix", Wanted(passphrase="对的，长长的口令"))
    assert sent.locked == "passphrase"
    outcome = take(office, sent.path, sent.code, passphrase=typed)
    assert said in outcome.message
    assert (outcome.state == "taken") == (not said)


def test_attached_files_travel_once_and_an_applicants_not_for_statistics(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    public, private = b"public " * 300_000, b"private"
    with operation(unit, "附件") as change:
        named = {"sha256": keep(change.session, public), "release": values(unit, "release", "id").pop()}
        change.add(ReleaseAttachment, {"name": "公告.pdf", **named})
        named = {"sha256": keep(change.session, private), "application": values(unit, "application", "id").pop()}
        change.add(Attachment, {"name": "申请.pdf", **named})

    def kept(ledger: Ledger) -> set[bytes]:
        with reading(ledger) as session:
            return set(session.scalars(select(CONTENT.c.content)))

    hand_over(unit, office, tmp_path / "s.ogix", statistics_only=True)
    assert kept(office) == {public}
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    hand_over(unit, office, tmp_path / "f.ogix")
    assert kept(office) == {public, private}
    assert (tmp_path / "f.ogix").stat().st_size < 20_000


def test_a_unit_gets_what_all_share_and_its_own_but_nothing_of_another_unit(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    with made(tmp_path / "third.ogi", unit="社保处", role="unit") as third:
        enter(third, "application", {"subject": "社保", "applicant_name": "李四"})
        hand_over(third, office, tmp_path / "t.ogix")
    hand_over(unit, office, tmp_path / "u.ogix")
    enter(office, "channel", {"name": "网站", "code": "website", "nature": "website"})
    enter(office, "report_section", {"year": 2013, "code": "1", "heading": "概述"})
    with operation(office, "办公室代改") as change:
        change.update(values(unit, "application", "id").pop(), {"subject": "查询（改）"})
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    assert values(unit, "application", "subject") == {"查询（改）"}
    assert values(unit, "channel", "code") == {"website"}
    assert values(unit, "report_section", "id") == set()
    assert "社保处" in values(unit, "unit", "name")


def test_what_the_office_deletes_or_gives_to_another_unit_reaches_the_unit(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    other = enter(office, "unit", {"name": "社保处", "nature": "division"})
    hand_over(unit, office, tmp_path / "u.ogix")
    with operation(office, "调整") as change:
        change.delete(values(office, "release", "id").pop())
        change.update(values(office, "application", "id").pop(), {"unit": other})
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    assert values(unit, "release", "id") == set()
    assert values(unit, "application", "unit") == {other}


def test_a_file_to_all_units_brings_the_catalogue_and_no_units_records(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    sent = send(office, tmp_path / "all.ogix", Wanted(to=ALL_UNITS))
    assert (sent.receiver, sent.personal) == ("各单位", 0)
    with made(tmp_path / "new.ogi", unit="新单位", role="unit") as fresh:
        assert take(fresh, sent.path, sent.code).state == "taken"
        assert values(fresh, "category", "code") == {"oth"}
        assert values(fresh, "application", "id") == set()


def test_the_offices_word_certifies_its_other_pcs_at_the_unit(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    with made(tmp_path / "second.ogi", unit="办公室", role="office") as second:
        hand_over(second, office, tmp_path / "s.ogix")
        hand_over(unit, office, tmp_path / "u.ogix")
        hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
        enter(second, "channel", {"name": "网站", "code": "website", "nature": "website"})
        sent = send(second, tmp_path / "all.ogix")
        assert take(unit, sent.path).state == "taken"


def test_a_pc_that_speaks_for_another_unit_is_refused(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    with tempfile.TemporaryFile() as work:
        (tmp_path / "forged.ogix").write_bytes(hand_made(unit, work, sender={"unit": "f" * 32, "unit_name": "社保处"}))
    assert "却以“社保处”的名义" in take(office, tmp_path / "forged.ogix").message


def test_a_unit_that_brings_certificates_of_its_own_is_pointed_out_and_trusted_no_further(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    with made(tmp_path / "stranger.ogi", unit=NAMES["unit"], role="unit") as stranger:
        keys = own_keys(stranger)
        certificate: dict[str, Value] = {"unit": unit.profile.unit_id, "name": "假的"}
        certificate |= {"signing_key": keys.signing_key, "receiving_key": keys.receiving_key}
        enter(unit, "device", certificate | {"certified_on": dt.date(2013, 1, 1)})
        outcome = hand_over(unit, office, tmp_path / "u.ogix")
        assert any("电脑认证记录" in warning for warning in outcome.warnings)
        send(stranger, tmp_path / "s.ogix")
        assert take(office, tmp_path / "s.ogix").state == "uncertified"


@pytest.mark.parametrize("newer", [{"min_reader": 2}, {"suite": Suite(signature="SM2")}], ids=["form", "method"])
def test_a_file_of_a_newer_form_or_method_waits_in_the_inbox(
    unit: Ledger, office: Ledger, tmp_path: Path, newer: dict[str, Any]
) -> None:
    with tempfile.TemporaryFile() as work:
        (tmp_path / "new.ogix").write_bytes(hand_made(unit, work, **newer))
    outcome = take(office, tmp_path / "new.ogix")
    assert outcome.state == "for later"
    assert outcome.kept is not None
    assert outcome.kept.parent.name == "office_收件箱"


def test_what_only_a_newer_version_knows_is_kept_and_handed_on_to_the_byte(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    frame, packed = pack("futures", b"of the future")
    with tempfile.TemporaryFile() as work:
        (tmp_path / "u.ogix").write_bytes(hand_made(unit, work, [("futures", b"of the future")]))
    outcome = take(office, tmp_path / "u.ogix", own_keys(unit).code)
    assert any("更新版本" in warning for warning in outcome.warnings)
    # It may be personal: a file for statistics leaves it out.
    hand_over(office, unit, tmp_path / "s.ogix", to=NAMES["unit"], statistics_only=True)
    with reading(unit) as session:
        assert not session.execute(select(KEPT_FRAME)).all()
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    with reading(unit) as session:
        (row,) = session.execute(select(KEPT_FRAME))
    assert (row.kind, row.sha256, row.packed) == ("futures", frame.sha256, packed)


def test_where_a_file_can_not_be_written_nothing_was_handed_in(unit: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有写成"):
        hand_in(unit, tmp_path / "no folder" / "5.ogix", year=2013, months={5: False})
    assert values(unit, "hand_in", "id") == set()
    assert not list(tmp_path.glob("**/*.part"))


def test_a_unit_can_not_write_to_another_unit_and_an_unknown_name_is_said(unit: Ledger, office: Ledger) -> None:
    enter(unit, "unit", {"name": "社保处", "nature": "division"})
    with pytest.raises(UserError, match="只能送办公室"):
        send(unit, unit.path.with_name("x.ogix"), Wanted(to="社保处"))
    with pytest.raises(UserError, match="没有叫“无此处”"):
        send(office, office.path.with_name("x.ogix"), Wanted(to="无此处"))
    assert not unit.path.with_name("x.ogix").exists()


def test_files_that_went_and_came_are_noted_on_both_sides(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    with reading(unit) as sent, reading(office) as came:
        (out,), (into,) = noted_files(sent), noted_files(came)
    assert (out.direction, into.direction) == (OUT, IN)
    assert out.digest == into.digest
    assert into.unit == unit.profile.unit_id
    assert (folder(unit, OUTBOX) / out.kept).is_file()


def test_the_note_of_a_file_says_which_months_it_hands_in(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_in(unit, tmp_path / "u.ogix", year=2013, months={5: False, 4: True})
    assert take(office, tmp_path / "u.ogix", own_keys(unit).code).state == "taken"
    back = send(office, tmp_path / "back.ogix", Wanted(to=NAMES["unit"], statistics_only=True))
    assert take(unit, back.path, own_keys(office).code).state == "taken"
    with reading(unit) as session, reading(office) as other:
        mine, theirs = noted_files(session), noted_files(other)
    months = ((2013, 4), (2013, 5))
    assert {note.direction: note.scope.months for note in mine} == {OUT: months, IN: ()}
    assert {note.direction: note.scope.months for note in theirs} == {OUT: (), IN: months}
    assert [note.scope.statistics for note in mine if note.direction == IN] == [True]


def test_after_a_restore_the_outbox_brings_back_what_was_handed_in(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    kept = backup(unit, tmp_path / "kept.ogi")
    enter(unit, "application", {"subject": "备份以后", "applicant_name": "王五"})
    written = entries(unit)
    sent = send(unit, tmp_path / "u.ogix")
    restored = tmp_path / "later" / "unit.ogi"
    restored.parent.mkdir()
    restore(kept, restored)
    shutil.copytree(sent.kept.parent, restored.parent / sent.kept.parent.name)
    with opened(restored) as again:
        assert (again.identity.found, is_return_due(again)) == ("restored", True)
        returned = return_outbox(again)
        assert (returned.files, returned.unreadable, is_return_due(again)) == (1, (), False)
        assert written <= entries(again)
        assert values(again, "application", "applicant_name") == {"张三", "王五"}
        hand_over(again, office, tmp_path / "again.ogix")
    assert values(office, "application", "subject") == {"查询", "备份以后"}


def test_a_copy_on_another_pc_has_a_code_of_its_own_and_needs_certifying(
    unit: Ledger, office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    shutil.copy(unit.path, tmp_path / "copy.ogi")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
        with opened(tmp_path / "copy.ogi") as copy:
            assert copy.identity.found == "copied"
            sent = send(copy, tmp_path / "c.ogix", Wanted(everything=True))
    assert take(office, sent.path).state == "uncertified"
    assert take(office, sent.path, first_use=True).state == "uncertified"


def test_the_first_pc_of_a_unit_is_believed_on_demand_and_called_uncertified(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    taken = take(office, sent.path, first_use=True)
    assert taken.state == "taken"
    assert taken.sender is not None
    assert not taken.sender.certified
    assert any(sent.code in warning for warning in taken.warnings)
    assert values(office, "device", "signing_key") == {own_keys(unit).signing_key}
    assert values(office, "device", "certified_on") == {None}


def test_two_copies_that_wrote_in_one_stream_are_named(
    unit: Ledger, office: Ledger, tmp_path: Path, identities: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    twin, memory = tmp_path / "twin.ogi", tmp_path / "memory"
    shutil.copy(unit.path, twin)
    shutil.copytree(identities, memory)
    enter(unit, "application", {"subject": "这台"})
    hand_over(unit, office, tmp_path / "1.ogix")
    shutil.rmtree(identities)
    shutil.copytree(memory, identities)  # a snapshot of the whole PC: no file can know of the other
    with opened(twin) as other:
        assert other.identity.found == ""
        enter(other, "application", {"subject": "那台"})
        outcome = hand_over(other, office, tmp_path / "2.ogix", everything=True)
    assert any("两台电脑" in warning and NAMES["unit"] in warning for warning in outcome.warnings)
    assert {"这台", "那台"} <= values(office, "application", "subject")


def test_a_lawful_erasure_takes_personal_values_out_of_the_outbox_too(unit: Ledger, tmp_path: Path) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    assert strip_copies(unit, OUTBOX).count == 1
    with opened_bundle(sent.kept, own_keys(unit).receiving, "", tmp_path, silent) as bundle:
        assert not bundle.has_personal
        assert list(bundle.bodies())
    assert strip_copies(unit, OUTBOX).count == 0


def test_erasing_takes_personal_values_out_of_the_data_file_the_outbox_and_the_office(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    (record,) = values(unit, "application", "id")
    copy = send(office, tmp_path / "down.ogix", Wanted(to=NAMES["unit"], everything=True)).kept
    with pytest.raises(UserError, match="写明原因"):
        erase_everywhere(unit, record, " ")
    assert erase_everywhere(unit, record, "申请人要求").outbox.count == 1
    hand_over(unit, office, tmp_path / "2.ogix")
    assert values(office, "application", "applicant_name") == {""}
    assert take(office, tmp_path / "u.ogix").state == "taken"
    assert values(office, "application", "applicant_name") == {""}
    assert values(office, "application", "subject") == {"查询"}
    with opened_bundle(copy, own_keys(office).receiving, "", tmp_path, silent) as bundle:
        assert not bundle.has_personal


def test_a_rule_file_of_the_office_reaches_the_unit_with_its_bytes(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    with operation(office, "下发") as change:
        said: dict[str, Value] = {"name": "E-2026.json", "subject": "annex", "issued_on": dt.date(2013, 6, 1)}
        change.add(RuleFile, said | {"sha256": keep(change.session, b"{}"), "size": 2})
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    (digest,) = values(unit, "rule_file", "sha256")
    with reading(unit) as session:
        assert content_of(session, digest) == b"{}"


@pytest.mark.parametrize("name", ["JYC", "就 业 处", "就业处"])
def test_a_new_unit_starts_from_the_offices_file_under_the_offices_name(
    office: Ledger, tmp_path: Path, name: str
) -> None:
    enter(office, "category", {"name": "其他", "code": "oth"})
    sent = send(office, tmp_path / "all.ogix", Wanted(to=ALL_UNITS))
    start = Start(file=sent.path, code=sent.code)
    ledger = start_ledger(tmp_path / "new.ogi", start, organisation=NAMES["organisation"], unit=name)
    try:
        assert values(ledger, "category", "code") == {"oth"}
        assert values(ledger, "unit", "nature") == {"office", "subordinate"}
        assert ledger.profile.unit_id in values(office, "unit", "id")
        assert ledger.profile.organisation_id in values(office, "organisation", "id")
    finally:
        close_ledger(ledger)


@pytest.mark.parametrize(
    ("code", "unit", "said"), [("AAAA-AAAA-AAAA-AAAA", "就业处", "还没有认证"), ("", "无此处", "没有叫“无此处”的")]
)
def test_a_start_that_does_not_fit_leaves_no_data_file(
    office: Ledger, tmp_path: Path, code: str, unit: str, said: str
) -> None:
    sent = send(office, tmp_path / "all.ogix", Wanted(to=ALL_UNITS))
    start = Start(file=sent.path, code=code or sent.code)
    with pytest.raises(UserError, match=said):
        start_ledger(tmp_path / "new.ogi", start, organisation=NAMES["organisation"], unit=unit)
    assert not (tmp_path / "new.ogi").exists()


def test_a_unit_that_asks_for_another_units_personal_values_and_files_gets_none(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    with made(tmp_path / "third.ogi", unit="社保处", role="unit") as third:
        application = enter(third, "application", {"subject": "社保", "applicant_name": "李四"})
        with operation(third, "附件") as change:
            digest = keep(change.session, b"private")
            change.add(Attachment, {"name": "申请.pdf", "sha256": digest, "application": application})
        hand_over(third, office, tmp_path / "t.ogix")
    hand_over(unit, office, tmp_path / "u.ogix")
    asking = {"lanes": {}, "personal": [application], "contents": [digest]}
    with tempfile.TemporaryFile() as work:
        content = hand_made(unit, work, [("have", msgspec.json.encode(asking))])
    (tmp_path / "asking.ogix").write_bytes(content)
    assert take(office, tmp_path / "asking.ogix").state == "taken"
    send(office, tmp_path / "o.ogix", Wanted(to=NAMES["unit"]))
    with opened_bundle(tmp_path / "o.ogix", own_keys(unit).receiving, "", tmp_path, silent) as bundle:
        assert application not in {sent.record for sent in bundle.personal()}
        assert list(bundle.contents()) == []
