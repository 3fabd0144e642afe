"""Erasing leaves nothing on the PC: every file beside the data file is looked into, and older backups are named."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING, NoReturn

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app import settings
from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.errors import BundleError
from desktop_app.exchange.bundles.folders import INBOX, OUTBOX, QUARANTINE, folder, keep_copy
from desktop_app.exchange.bundles.forgetting import erase_everywhere
from desktop_app.exchange.bundles.forgetting_words import cleared_words
from desktop_app.exchange.bundles.frames import unpack
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Attachment, DisputeAttachment
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.progress import silent
from desktop_app.store.file.backup import backup
from desktop_app.store.file.draft_files import draft_name, drafts_folder
from desktop_app.store.file.kept_backups import BackupPlan
from desktop_app.store.file.looking import copy_for_looking
from desktop_app.store.log.operation import operation
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.proof.backing_up import back_up
from desktop_app.store.proof.verify import verify
from tests.exchange.places import enter, hand_over, values
from tests.store.merge.exchanging import body, of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

WORDS = ("张三丰", "SCAN OF AN IDENTITY CARD")
DAY = dt.date(2013, 5, 8)


@pytest.fixture(autouse=True)
def _temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))


def applied(ledger: Ledger, folder: Path) -> str:
    """Enter an application of 张三丰 with a scan attached, and return its id."""
    values = {"subject": "社保", "applicant_name": "张三丰", "asked": "张三丰要的", "number": "JYC-2"}
    application = enter(ledger, "application", values)
    scan = folder / "张三丰身份证.jpg"
    scan.write_bytes(WORDS[1].encode() * 50)
    attach(ledger, Owner(application, Attachment), [scan], DAY, silent)
    scan.unlink()
    return application


def inside(ledger: Ledger, path: Path) -> bytes:
    """Return what a file says to who may open it here: a data file's values, an exchanged file's frames, its bytes."""
    content = path.name.encode() + path.read_bytes()
    try:
        with opened_bundle(path, own_keys(ledger).receiving, "", path.parent, silent) as bundle:
            for place, start in bundle.places.items():
                bundle.file.seek(start)
                frame = bundle.header.frames[place]
                content += unpack(frame, bundle.file.read(frame.packed))
            for sent in bundle.personal():
                content += b"".join(value for _key, value in sent.values)
    except BundleError:
        pass
    return content


def still_holding(ledger: Ledger, place: Path) -> set[str]:
    """Return the names of all files below a folder that hold a word of the applicant."""
    files = [path for path in place.rglob("*") if path.is_file()]
    return {path.name for path in files if any(word.encode() in inside(ledger, path) for word in WORDS)}


def drafted(ledger: Ledger, form: str, record: str) -> Path:
    """Leave a draft as a form does."""
    path = drafts_folder(ledger.path) / draft_name(form, record)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("张三丰", encoding="utf-8")
    return path


def bad_copy(ledger: Ledger, name: str, source: Path, folder: Path) -> Path:
    """Keep a damaged copy of a file among those of others."""
    bad = folder / f"bad-{name}.ogix"
    bad.write_bytes(source.read_bytes()[:-50] + b"x" * 50)
    kept = keep_copy(ledger, name, bad, name.encode().hex().ljust(64, "0"))
    bad.unlink()
    assert kept
    return kept.path


def test_after_an_erasure_only_older_backups_hold_anything_and_each_is_named(unit: Ledger, tmp_path: Path) -> None:
    application = applied(unit, tmp_path)
    (file,) = (str(one) for one in values(unit, "attachment", "id"))
    older, beside = backup(unit), backup(unit, tmp_path / "手工备份.ogi")
    sent = send(unit, tmp_path / "sent.ogix")
    keep_copy(unit, QUARANTINE, sent.path, "0" * 64)
    keep_copy(unit, INBOX, sent.path, "0" * 64)
    closed = [bad_copy(unit, name, sent.path, tmp_path) for name in (INBOX, QUARANTINE)]
    sent.path.unlink()
    (digest,) = (str(one) for one in values(unit, "attachment", "sha256"))
    copy_for_looking(unit, digest, "张三丰身份证.jpg")
    earlier = tmp_path / "temp" / "ogi-abcdefgh"
    earlier.mkdir()
    (earlier / "张三丰身份证.jpg").write_bytes(WORDS[1].encode() * 50)
    other = drafted(unit, "application", "f" * 32)
    drafts = [drafted(unit, "application", application), drafted(unit, "form-reply", application)]
    drafts.append(drafted(unit, "attachment", file))
    assert len(still_holding(unit, tmp_path)) >= 8

    cleared = erase_everywhere(unit, application, "申请人要求")
    newer = backup(unit)
    assert still_holding(unit, tmp_path) == {older.name, beside.name, other.name}
    assert {path.name for path in cleared.backups.holding} == {older.name, beside.name}
    assert newer not in cleared.backups.holding
    assert not any(path.exists() for path in (*closed, *drafts))
    assert (cleared.outbox.count, cleared.received.count, cleared.removed) == (1, 2, 2)
    assert (cleared.looked_at, cleared.drafts, cleared.left, cleared.plain) == (2, 3, (), 0)
    said = "\n".join(cleared_words(cleared))
    assert older.name in said
    assert beside.name in said
    assert verify(unit).problems == ()


def test_one_damaged_copy_in_the_outbox_is_told_and_stops_nothing(unit: Ledger, tmp_path: Path) -> None:
    application = applied(unit, tmp_path)
    sent = [send(unit, tmp_path / f"{number}.ogix") for number in range(3)]
    sent[1].kept.write_bytes(sent[1].kept.read_bytes()[:-30])
    (folder(unit, OUTBOX) / "0.ogix").write_bytes(b"")
    cleared = erase_everywhere(unit, application, "申请人要求")
    assert cleared.outbox.count == 2
    assert {path.name for path in cleared.outbox.closed} == {"0.ogix", sent[1].kept.name}
    assert all(name in "\n".join(cleared_words(cleared)) for name in ("0.ogix", sent[1].kept.name))


def test_who_gives_up_during_the_cleaning_gets_it_done_all_the_same(unit: Ledger, tmp_path: Path) -> None:
    application = applied(unit, tmp_path)
    sent = send(unit, tmp_path / "sent.ogix")

    def give_up(done: int, total: int, label: str = "") -> None:
        raise CancelledError(done, total, label)

    assert erase_everywhere(unit, application, "申请人要求", give_up).outbox.count == 1
    assert "张三丰".encode() not in inside(unit, sent.kept)


def test_backups_of_a_locked_file_are_looked_into_and_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    made = {"organisation": "局", "unit": "处", "role": "unit", "catalogue": False}
    ledger = create_ledger(tmp_path / "a.ogi", password="correct horse", **made)  # type: ignore[arg-type]
    application = applied(ledger, tmp_path)
    older = backup(ledger)
    close_ledger(create_ledger(tmp_path / "b.ogi", password="another one", **made))  # type: ignore[arg-type]
    close_ledger(create_ledger(tmp_path / "c.ogi", **made))  # type: ignore[arg-type]
    (tmp_path / "d.ogi").write_bytes(b"no data file")
    cleared = erase_everywhere(ledger, application, "申请人要求")
    assert cleared.backups.holding == (older,)
    assert {path.name for path in cleared.backups.closed} == {"b.ogi", "d.ogi"}
    close_ledger(ledger)
    assert not still_holding(open_ledger(tmp_path / "c.ogi"), older.parent)


def test_backups_in_the_places_that_the_user_chose_are_found_and_a_missing_stick_is_told(
    unit: Ledger, tmp_path: Path
) -> None:
    application = applied(unit, tmp_path)
    first, second = tmp_path / "first", tmp_path / "stick"
    first.mkdir()
    second.mkdir()
    made = back_up(unit, BackupPlan(folder=first, second=second))
    assert made
    assert not made.second_lacks
    by_hand = backup(unit, first / "手工.ogi")
    chosen = settings.Backups(folder=str(first), second=str(second))
    assert settings.save(settings.Settings(backups=chosen))
    cleared = erase_everywhere(unit, application, "申请人要求")
    copies = {*first.rglob("*.ogi"), *second.rglob("*.ogi")}
    assert set(cleared.backups.holding) == copies
    assert len(copies) == 3
    assert by_hand in copies
    shutil.rmtree(second)
    assert erase_everywhere(unit, application, "再清理一次").backups.closed == (second,)


def test_a_folder_that_can_not_be_looked_into_is_told(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = applied(unit, tmp_path)

    def refuse(_ledger: Ledger, name: str) -> NoReturn:
        raise PermissionError(name)

    monkeypatch.setattr("desktop_app.exchange.bundles.own_copies.existing", refuse)
    cleared = erase_everywhere(unit, application, "申请人要求")
    assert [path.name for path in cleared.outbox.closed] == ["unit_发件箱"]
    assert "unit_隔离" in "\n".join(cleared_words(cleared))
    assert values(unit, "application", "applicant_name") == {"", "张三"}


def test_files_of_a_dispute_over_the_application_go_with_it_and_never_out_for_statistics(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    application = applied(unit, tmp_path)
    about: dict[str, Value] = {"application": application, "unit": unit.profile.unit_id}
    about |= {"filed_on": DAY, "procedure": "review"}
    for place, deleted in enumerate((False, True)):
        dispute = enter(unit, "dispute", about | {"subject": f"不服答复{place}"})
        path = tmp_path / f"张三丰诉状{place}.pdf"
        path.write_bytes(WORDS[1].encode() * (60 + place))
        attach(unit, Owner(dispute, DisputeAttachment), [path], DAY, silent)
        path.unlink()
        if deleted:
            with operation(unit, "删去") as change:
                change.delete(dispute)
    sent = send(unit, tmp_path / "s.ogix", Wanted(statistics_only=True))
    assert not any(word.encode() in inside(unit, sent.path) for word in WORDS)
    hand_over(unit, office, tmp_path / "u.ogix")
    assert any(word.encode() in office.path.read_bytes() for word in WORDS)
    erase_everywhere(unit, application, "申请人要求")
    hand_over(unit, office, tmp_path / "e.ogix")
    for ledger in (unit, office):
        assert not any(word.encode() in ledger.path.read_bytes() for word in WORDS)
        assert verify(ledger).problems == ()


def test_a_planted_backup_neither_hangs_nor_hides(unit: Ledger, tmp_path: Path) -> None:
    application = applied(unit, tmp_path)
    older = backup(unit)
    with closing(driver.connect(str(older), isolation_level=None)) as connection:
        connection.execute("ALTER TABLE personal_value RENAME TO elsewhere")
        connection.execute(
            "CREATE VIEW personal_value AS WITH RECURSIVE n(record) AS (SELECT 'x' UNION ALL SELECT record FROM n)"
            " SELECT record FROM n"
        )
    # Its content still says whose it was.
    assert erase_everywhere(unit, application, "申请人要求").backups.holding == (older,)


def test_an_erasure_that_comes_with_a_file_clears_this_pc_too_but_does_away_with_no_evidence(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    application = applied(unit, tmp_path)
    hand_over(unit, office, tmp_path / "u.ogix")
    older = backup(office)
    sent = send(office, tmp_path / "o.ogix")
    kept = bad_copy(office, QUARANTINE, sent.path, tmp_path)
    draft = drafted(office, "application", application)
    erase_everywhere(unit, application, "申请人要求")
    copy_for_looking(office, str(values(office, "attachment", "sha256").pop()), "张三丰身份证.jpg")
    cleared = receive(office, [send(unit, tmp_path / "e.ogix").path], Taking()).cleared
    assert cleared
    assert (cleared.outbox.count, cleared.looked_at, cleared.drafts, cleared.removed) == (1, 1, 1, 0)
    assert cleared.backups.holding == (older,)
    assert cleared.received.closed == (kept,)
    assert kept.exists()
    assert not draft.exists()
    assert receive(office, [tmp_path / "e.ogix"], Taking()).cleared is None


def test_an_older_versions_name_in_the_log_is_told(unit: Ledger, tmp_path: Path) -> None:
    application = applied(unit, tmp_path)
    keys = {"application": application, "name": "李四.jpg", "sha256": "c" * 64}
    adopt(unit, of(body("ab" * 16, keys, kind="attachment", unit=unit.profile.unit_id)))  # type: ignore[arg-type]
    cleared = erase_everywhere(unit, application, "申请人要求")
    assert cleared.plain == 1
    assert any("旧版程序" in said for said in cleared_words(cleared))
    assert values(unit, "attachment", "name") == {""}


@pytest.mark.parametrize("why", ["", "  "])
def test_without_a_reason_nothing_is_erased(unit: Ledger, tmp_path: Path, why: str) -> None:
    application = applied(unit, tmp_path)
    with pytest.raises(UserError, match="原因"):
        erase_everywhere(unit, application, why)
    assert "张三丰" in values(unit, "application", "applicant_name")
