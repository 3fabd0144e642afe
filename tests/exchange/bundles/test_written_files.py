"""Files as they are written: an applicant's own files can be taken out again, and what reads back wrong is no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from desktop_app.errors import UserError
from desktop_app.exchange.bundles import sending
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.folders import OUTBOX
from desktop_app.exchange.bundles.frames import pack
from desktop_app.exchange.bundles.header import CONTENT, PERSONAL_CONTENT
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.own_copies import strip_copies
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Attachment
from desktop_app.progress import silent
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.kept_frames import KeptFrame, keep_frame
from desktop_app.store.proof.verify import verify
from tests.exchange.places import values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger


def test_an_applicants_files_are_taken_out_with_the_personal_values(unit: Ledger, tmp_path: Path) -> None:
    (application,) = values(unit, "application", "id")
    with operation(unit, "附件") as change:
        digest = keep(change.session, b"id card")
        change.add(Attachment, {"application": application, "name": "证件.pdf", "sha256": digest, "size": 7})
    sent = send(unit, tmp_path / "u.ogix")
    with opened_bundle(sent.kept, own_keys(unit).receiving, "", tmp_path, silent) as bundle:
        kinds = [frame.kind for frame in bundle.header.frames]
        assert (kinds.count(PERSONAL_CONTENT), kinds.count(CONTENT)) == (1, 0)
        assert list(bundle.contents()) == [b"id card"]
    assert strip_copies(unit, OUTBOX).count == 1
    with opened_bundle(sent.kept, own_keys(unit).receiving, "", tmp_path, silent) as bundle:
        assert list(bundle.contents()) == []


def test_a_file_that_the_medium_keeps_wrongly_is_not_announced_as_written(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget_a_byte(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1])

    monkeypatch.setattr(sending, "flush_to_disk", forget_a_byte)
    with pytest.raises(UserError, match="没有写成"):
        send(unit, tmp_path / "u.ogix")
    assert not list(tmp_path.glob("*u.ogix*"))


_LAST = select(func.max(REVISION.c.number)).scalar_subquery()


def _spoil_a_kept_frame(ledger: Ledger) -> None:
    """Keep a piece of a newer version whose bytes have changed since: nothing here can read it, so nothing notices."""
    frame, packed = pack("future", b"of the future")
    with transaction(ledger) as session:
        spoiled = packed[:-1] + bytes([packed[-1] ^ 0xFF])
        keep_frame(session, KeptFrame(frame.kind, frame.size, frame.sha256, spoiled), "a" * 64)


def _spoil_an_entry(ledger: Ledger) -> None:
    """Cut the last entry of the log short, as a bad sector would: SQLite itself sees nothing wrong in that."""
    with transaction(ledger) as session:
        session.connection().exec_driver_sql("DROP TRIGGER revision_is_never_changed")
        session.execute(update(REVISION).where(REVISION.c.number == _LAST).values(body=b'{"f":'))


@pytest.mark.parametrize("spoil", [_spoil_a_kept_frame, _spoil_an_entry])
def test_a_ledger_damaged_inside_says_so_and_not_that_the_stick_is_at_fault(
    unit: Ledger, tmp_path: Path, spoil: Callable[[Ledger], None]
) -> None:
    spoil(unit)
    target = tmp_path / "u.ogix"
    with pytest.raises(UserError) as refused:
        send(unit, target)
    assert refused.value.message == "文件没有写成：本台账里有内容已损坏。"
    assert "自检" in refused.value.hint
    assert "备份" in refused.value.hint
    assert not target.exists()
    assert not verify(unit).sound, "the self-check that the sentence advises finds it"


def test_a_stick_that_spoils_what_it_is_given_is_still_the_one_to_blame(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiling(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[:-10] + bytes([content[-10] ^ 0xFF]) + content[-9:])

    monkeypatch.setattr(sending, "flush_to_disk", spoiling)
    with pytest.raises(UserError, match="不能写入、已拔出"):
        send(unit, tmp_path / "u.ogix")
