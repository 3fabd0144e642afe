"""Names of applicants' files: in no log, no label and no file for statistics; older logs that hold them still read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.folders import OUTBOX
from desktop_app.exchange.bundles.frames import unpack
from desktop_app.exchange.bundles.header import encode_header
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.own_copies import strip_copies
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.field import Shape
from desktop_app.model.kinds import (
    KINDS,
    Application,
    Attachment,
    CaseStep,
    Complaint,
    DisputeAttachment,
    Letter,
    ReleaseAttachment,
)
from desktop_app.model.record import typed_fields
from desktop_app.office.months.returns import return_record
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.office.records.file_names import shown_names
from desktop_app.progress import silent
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.undo import last_redoable, last_undoable, undo
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.exchange.places import enter, hand_over, values
from tests.store.merge.exchanging import body, of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record

DAY = dt.date(2013, 5, 8)
NAME = "张三丰身份证"
MARK = "某人的私事"
"""Stands in every personal field of every kind."""

PERSONAL = [kind for kind in KINDS.values() if any(field.personal for field in typed_fields(kind).values())]


def application_of(ledger: Ledger) -> str:
    """Return the id of the one application."""
    return str(values(ledger, "application", "id").pop())


def attached(ledger: Ledger, folder: Path, name: str = f"{NAME}.jpg", content: bytes = b"SCAN") -> str:
    """Attach a file to the one application and return the attachment's id."""
    path = folder / name
    path.write_bytes(content)
    attach(ledger, Owner(application_of(ledger), Attachment), [path], DAY, silent)
    with reading(ledger) as session:
        return str(session.scalars(select(Attachment.id).where(Attachment.name == name)).one())


def log_of(ledger: Ledger) -> bytes:
    """Return all entries as they are stored."""
    with reading(ledger) as session:
        return b"\n".join(session.scalars(select(REVISION.c.body)))


def decrypted(ledger: Ledger, path: Path) -> bytes:
    """Return all that a written file holds, out of its envelope and unpacked, header included."""
    with opened_bundle(path, own_keys(ledger).receiving, "", path.parent, silent) as bundle:
        pieces = [encode_header(bundle.header)]
        for place, start in bundle.places.items():
            bundle.file.seek(start)
            frame = bundle.header.frames[place]
            pieces.append(unpack(frame, bundle.file.read(frame.packed)))
        pieces += [value for sent in bundle.personal() for _key, value in sent.values]
    return b"\n".join(pieces)


def personal_values(kind: type[Record]) -> dict[str, Value]:
    """Return the mark for each personal text of a kind."""
    fields = typed_fields(kind).values()
    return {field.name: MARK for field in fields if field.personal and field.shape in {Shape.TEXT, Shape.LINES}}


def enter_each(ledger: Ledger) -> None:
    """Enter a record of every kind that has personal fields, all of them filled."""
    case: dict[str, Value] = {"application": application_of(ledger)}
    about = {**case, "unit": ledger.profile.unit_id, "subject": "不服", "filed_on": DAY, "procedure": "review"}
    dispute = enter(ledger, "dispute", about)
    others: dict[type[Record], dict[str, Value]] = {
        Application: {"subject": "另一件"},
        CaseStep: {**case, "step": "third_party", "day": DAY},
        Complaint: {"subject": "投诉", "received_on": DAY, "unit": ledger.profile.unit_id},
        Letter: {**case, "code": "already_public", "day": DAY},
        Attachment: {**case, "sha256": "a" * 64},
        DisputeAttachment: {"dispute": dispute, "sha256": "b" * 64},
    }
    assert set(others) == set(PERSONAL), "every kind with personal values is entered here"
    for kind, rest in others.items():
        enter(ledger, kind.kind, {**rest, **personal_values(kind)})


def test_a_file_for_statistics_holds_no_personal_value_of_any_kind_and_no_name_of_an_applicants_file(
    unit: Ledger, tmp_path: Path
) -> None:
    enter_each(unit)
    file = attached(unit, tmp_path)
    with operation(unit, "改名") as change:
        change.update(file, {"name": f"{NAME}（正面）.jpg", "about": MARK})
    with operation(unit, "删去") as change:
        change.delete(file)
    undone = last_undoable(unit)
    assert undone is not None
    undo(unit, undone.operation)
    redone = last_redoable(unit)
    assert redone is not None
    undo(unit, redone.operation)
    for number, everything in enumerate((True, False)):
        sent = send(unit, tmp_path / f"{number}.ogix", Wanted(statistics_only=True, everything=everything))
        content = decrypted(unit, sent.path)
        assert b'"kind":"attachment"' in content
        for word in (NAME, MARK, "张三"):
            assert word.encode() not in content
    full = decrypted(unit, send(unit, tmp_path / "full.ogix").path)
    assert NAME.encode() in full
    assert MARK.encode() in full


def test_what_is_made_fit_for_statistics_in_the_outbox_holds_no_name_either(unit: Ledger, tmp_path: Path) -> None:
    attached(unit, tmp_path)
    sent = send(unit, tmp_path / "full.ogix")
    strip_copies(unit, OUTBOX)
    assert NAME.encode() not in decrypted(unit, sent.kept)
    assert NAME in values(unit, "attachment", "name").pop()


def test_who_gets_statistics_only_sees_a_file_by_its_place(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    attached(unit, tmp_path)
    attached(unit, tmp_path, "李四.pdf", b"%PDF")
    hand_over(unit, office, tmp_path / "s.ogix", statistics_only=True)
    with reading(office) as session:
        files = list(session.scalars(select(Attachment).order_by(Attachment.media_type)))
        assert list(shown_names(files).values()) == ["附件 1 (pdf)", "附件 2 (jpg)"]
    with operation(office, "补说明") as change:
        change.update(files[0].id, {"media_type": "application/pdf", "size": 5})
    hand_over(office, unit, tmp_path / "o.ogix", to="就业处")
    hand_over(unit, office, tmp_path / "f.ogix")
    assert values(office, "attachment", "name") == {f"{NAME}.jpg", "李四.pdf"}


def test_no_label_of_an_operation_names_an_applicants_file_and_one_of_a_release_still_does(
    unit: Ledger, tmp_path: Path
) -> None:
    file = attached(unit, tmp_path)
    path = tmp_path / "公告.pdf"
    path.write_bytes(b"%PDF")
    attach(unit, Owner(str(values(unit, "release", "id").pop()), ReleaseAttachment), [path], DAY, silent)
    assert NAME.encode() not in log_of(unit)
    assert "添加附件：公告.pdf".encode() in log_of(unit)
    assert [entry.label for entry in history(unit, file)] == ["添加附件"]


def test_a_return_slip_names_no_applicants_file(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    file = attached(unit, tmp_path)
    hand_over(unit, office, tmp_path / "u.ogix")
    return_record(office, Attachment, file, "看不清")
    assert NAME.encode() not in log_of(office)
    assert values(office, "return_slip", "record_title") == {""}


def test_the_search_box_knows_no_name_of_an_applicants_file(unit: Ledger, tmp_path: Path) -> None:
    attached(unit, tmp_path)
    with reading(unit) as session:
        bodies = session.connection().exec_driver_sql("SELECT body FROM search_index").scalars().all()
    assert not any("张三" in body for body in bodies)


def test_an_erased_name_is_nowhere_in_the_data_file(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    file = attached(unit, tmp_path)
    with operation(unit, "改名") as change:
        change.update(file, {"name": "张三丰证件.jpg"})
    hand_over(unit, office, tmp_path / "u.ogix")
    erase(unit, application_of(unit), "申请人要求")
    hand_over(unit, office, tmp_path / "e.ogix")
    for ledger in (unit, office):
        assert values(ledger, "attachment", "name") == {""}
        assert "张三丰".encode() not in ledger.path.read_bytes()
        assert verify(ledger).problems == ()


def test_an_older_versions_name_in_a_file_for_statistics_is_told(unit: Ledger, tmp_path: Path) -> None:
    keys: dict[str, LoggedKey] = {"application": application_of(unit), "name": f"{NAME}.jpg", "sha256": "c" * 64}
    adopt(unit, of(body("ab" * 16, keys, kind="attachment", unit=unit.profile.unit_id)))
    assert any("文件名" in said for said in send(unit, tmp_path / "s.ogix", Wanted(statistics_only=True)).warnings)
    assert not any("文件名" in said for said in send(unit, tmp_path / "f.ogix").warnings)
    attached(unit, tmp_path, "李四.pdf", b"%PDF")
    first = send(unit, tmp_path / "a.ogix", Wanted(statistics_only=True, everything=True))
    assert sum("1 处登记" in said for said in first.warnings) == 1
