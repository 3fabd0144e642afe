"""Whatever the program itself does to a data file, nothing of it is ever called altered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.forgetting import erase_everywhere
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.outbox import return_outbox
from desktop_app.exchange.bundles.pcs import retire
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Application, Attachment, Device
from desktop_app.office.opening import carry_ledger, close_ledger, create_ledger, opened
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify
from tests.exchange.places import NAMES, enter

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def sound(*ledgers: Ledger) -> None:
    for ledger in ledgers:
        assert verify(ledger).problems == ()


def pass_on(sender: Ledger, receiver: Ledger, path: Path, **how: object) -> None:
    to = NAMES["unit"] if sender.profile.role == "office" else ""
    sent = send(sender, path, Wanted(to=to, **how))  # type: ignore[arg-type]
    assert not receive(receiver, [sent.path], Taking(codes=(own_keys(sender).code,))).failed


def an_application(ledger: Ledger) -> str:
    with reading(ledger) as session:
        unit = Application.unit == ledger.profile.unit_id
        return session.scalars(select(Application.id).where(unit).order_by(Application.id)).first() or ""


def test_a_file_for_statistics_brings_no_values_and_nobody_misses_them(copies: Path, tmp_path: Path) -> None:
    with opened(copies / "office.ogi") as office, opened(copies / "unit.ogi") as unit:
        values = {"subject": "新的", "applicant_name": "赵六", "number": "X-9"}
        enter(unit, "application", values)
        pass_on(unit, office, tmp_path / "statistics.ogix", statistics_only=True)
        sound(office, unit)
        pass_on(unit, office, tmp_path / "whole.ogix", everything=True)
        sound(office)


def test_erased_values_and_files_are_not_missed(copies: Path, tmp_path: Path) -> None:
    with opened(copies / "office.ogi") as office, opened(copies / "unit.ogi") as unit:
        with reading(unit) as session:
            record = session.scalars(select(Attachment.application)).first() or ""
        erase_everywhere(unit, record, "申请人要求")
        sound(unit)
        pass_on(unit, office, tmp_path / "after.ogix")
        sound(office)


def test_what_is_undone_deleted_and_brought_back_is_in_order(copies: Path) -> None:
    with opened(copies / "office.ogi") as office:
        record = an_application(office)
        for change in ({"applicant_name": "别人"}, {"applicant_name": ""}, {"subject": "改"}):
            with operation(office, "改") as step:
                step.update(record, change)
            undone = last_undoable(office)
            assert undone
            undo(office, undone.operation)
            sound(office)
        with operation(office, "删") as step:
            step.delete(record)
        sound(office)
        deleted = last_undoable(office)
        assert deleted
        undo(office, deleted.operation)
        sound(office)


def test_a_restored_file_is_sound_before_and_after_its_outbox_came_back(copies: Path, tmp_path: Path) -> None:
    for name in ("office.ogi", "unit.ogi"):
        path = copies / name
        with opened(path) as ledger:
            kept = backup(ledger)
            enter(ledger, "application", {"subject": "备份以后", "applicant_name": "孙七", "number": "X-8"})
            send(ledger, tmp_path / f"{name}x", Wanted(to=NAMES["unit"] if name == "office.ogi" else ""))
        path.unlink()
        restore(kept, path)
        with opened(path, read_only=True) as looked_at:
            verdict = verify(looked_at)
            assert verdict.problems == ()
            assert any("备份恢复" in note for note in verdict.notes)
        with opened(path) as ledger:
            assert ledger.identity.found == "restored"
            sound(ledger)
            return_outbox(ledger)
            sound(ledger)
            enter(ledger, "application", {"subject": "恢复以后", "applicant_name": "周八", "number": "X-7"})
            sound(ledger)
    with opened(copies / "office.ogi") as office, opened(copies / "unit.ogi") as unit:
        for turn in range(2):
            pass_on(unit, office, tmp_path / f"u{turn}.ogix")
            pass_on(office, unit, tmp_path / f"o{turn}.ogix")
            sound(office, unit)


def test_a_copied_file_and_its_original_are_sound_alone_and_after_they_met(copies: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(copies / "unit.ogi", tmp_path / "copy.ogi"))
    other_pc = pytest.MonkeyPatch()
    other_pc.setenv("OGI_IDENTITIES", str(tmp_path / "other pc"))
    with opened(copy) as second:
        assert second.identity.found == "copied"
        sound(second)
        enter(second, "application", {"subject": "另一台", "applicant_name": "吴九", "number": "X-6"})
        pass_on_file = send(second, tmp_path / "second.ogix", Wanted()).path
        code = own_keys(second).code
        sound(second)
    other_pc.undo()
    with opened(copies / "office.ogi") as office:
        assert not receive(office, [pass_on_file], Taking(codes=(code,))).failed
        sound(office)
    with opened(copies / "unit.ogi") as unit:
        enter(unit, "application", {"subject": "原来那台", "applicant_name": "郑十", "number": "X-5"})
        with opened(copies / "office.ogi") as office:
            pass_on(unit, office, tmp_path / "first.ogix")
            pass_on(office, unit, tmp_path / "down.ogix")
            sound(office, unit)


def test_a_pc_taken_out_of_use_leaves_nothing_unexplained(copies: Path, tmp_path: Path) -> None:
    with opened(copies / "office.ogi") as office, opened(copies / "unit.ogi") as unit:
        with reading(office) as session:
            device = session.scalars(select(Device.id)).first() or ""
        retire(office, device, "电脑已报废")
        sound(office)
        pass_on(office, unit, tmp_path / "down.ogix")
        sound(office, unit)


def test_files_that_came_late_or_twice_are_in_order(copies: Path, tmp_path: Path) -> None:
    with opened(copies / "office.ogi") as office, opened(copies / "unit.ogi") as unit:
        files = []
        for number in range(3):
            enter(unit, "application", {"subject": f"第{number}", "applicant_name": "冯", "number": f"Y-{number}"})
            files.append(send(unit, tmp_path / f"{number}.ogix", Wanted()).path)
        for path in (files[2], files[0], files[2], files[1]):
            assert not receive(office, [path], Taking()).failed
            sound(office)


def test_a_log_carried_into_a_clean_file_is_sound(copies: Path, tmp_path: Path) -> None:
    for name in ("office.ogi", "unit.ogi"):
        carry_ledger(copies / name, tmp_path / name)
        with opened(tmp_path / name) as clean:
            sound(clean)


def test_a_locked_file_is_proved_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "locked.ogi"
    close_ledger(create_ledger(path, organisation="局", unit="处", role="unit", password="correct horse"))
    with opened(path, password="correct horse") as ledger:
        sound(ledger)
