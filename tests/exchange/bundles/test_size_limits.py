"""Limits of size: said before they are passed, in the units' and the office's files; nobody is stuck for one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app import sizes
from desktop_app.errors import UserError
from desktop_app.exchange.bundles import sending, writing
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Attachment
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.progress import silent
from desktop_app.sizes import LARGEST_LEDGER, LARGEST_SENT, refuse_growth, size_words
from desktop_app.store.log import contents
from desktop_app.store.log.contents import LARGEST
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import CONTENT
from desktop_app.store.proof.verify import verify
from tests.exchange.places import NAMES, hand_over, take, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

DAY = dt.date(2013, 5, 8)
MEGA = 1024**2


def attached(ledger: Ledger, folder: Path, *file_sizes: int) -> None:
    """Attach files of those sizes to the one application, all at once."""
    paths = []
    for number, size in enumerate(file_sizes):
        path = folder / f"{number}.pdf"
        path.write_bytes(bytes([65 + number]) * size)
        paths.append(path)
    owner = Owner(str(values(ledger, "application", "id").pop()), Attachment)
    attach(ledger, owner, paths, DAY, silent)


def kept(ledger: Ledger) -> int:
    """Return how many attached files the ledger holds."""
    with reading(ledger) as session:
        return session.scalar(select(func.count()).select_from(CONTENT)) or 0


def test_the_limits_are_those_that_the_documents_name() -> None:
    assert (LARGEST, LARGEST_SENT, LARGEST_LEDGER) == (50 * MEGA, 200 * MEGA, 2048 * MEGA)


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (1023, "1023 B"), (2048, "2 KB"), (50 * MEGA, "50 MB"), (2048 * MEGA, "2 GB")]
)
def test_a_size_is_written_as_a_person_reads_it(size: int, words: str) -> None:
    assert size_words(size) == words
    assert size_words(size + 5 * MEGA // 2) != words


def test_one_file_too_large_among_several_is_said_before_any_is_read(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LARGEST", 1000)
    read: list[Path] = []
    monkeypatch.setattr("desktop_app.office.records.attaching.read_file", read.append)
    with pytest.raises(UserError, match=r"1\.pdf.*一份附件最大"):
        attached(unit, tmp_path, 1000, 1001)
    assert read == []
    assert kept(unit) == 0


def test_what_would_make_the_ledger_too_large_is_refused_and_the_last_byte_still_fits(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "LARGEST_LEDGER", unit.path.stat().st_size + 3000)
    with pytest.raises(UserError, match="一个台账的上限") as refused:
        attached(unit, tmp_path, 2000, 1001)
    assert "压缩" in refused.value.hint
    assert kept(unit) == 0
    attached(unit, tmp_path, 2000, 1000)
    assert kept(unit) == 2


def test_files_that_find_no_room_go_with_the_next_exchanged_files(
    unit: Ledger, office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sending, writing):
        monkeypatch.setattr(module, "LARGEST_SENT", 1500)
    attached(unit, tmp_path, 1000, 1001, 1002)
    told = []
    for number in range(3):
        sent = send(unit, tmp_path / f"u{number}.ogix")
        told.append([said for said in sent.warnings if "没有带" in said])
        assert take(office, sent.path, sent.code).state == "taken"
        assert kept(office) == number + 1
        assert verify(office).problems == ()
        hand_over(office, unit, tmp_path / f"o{number}.ogix", to=NAMES["unit"])
    assert [len(each) for each in told] == [1, 1, 0]
    assert "2 份" in told[0][0]
    assert values(office, "attachment", "name") == {"0.pdf", "1.pdf", "2.pdf"}


def test_a_received_file_that_would_make_the_ledger_too_large_is_refused_whole_and_for_statistics_it_is_taken(
    unit: Ledger, office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached(unit, tmp_path, 5000)
    sent = send(unit, tmp_path / "u.ogix")
    monkeypatch.setattr(sizes, "LARGEST_LEDGER", office.path.stat().st_size + 4999)
    for dry_run in (True, False):
        outcome = take(office, sent.path, sent.code, dry_run=dry_run)
        assert outcome.state == "refused"
        assert "上限" in outcome.message
        assert "--statistics-only" in outcome.hint
    assert not values(office, "application", "id")
    thin = send(unit, tmp_path / "s.ogix", Wanted(statistics_only=True))
    assert take(office, thin.path, thin.code).state == "taken"
    assert values(office, "application", "subject") == {"查询"}


def test_a_ledger_that_is_too_large_already_still_takes_what_has_no_file(
    unit: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "LARGEST_LEDGER", 1)
    refuse_growth(unit.path, 0, "", "")
    with pytest.raises(UserError):
        refuse_growth(unit.path, 1, "附件", "")
