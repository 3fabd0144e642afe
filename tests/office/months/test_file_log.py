"""The log of exchanged files: the latest first, each with the name of the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Unit
from desktop_app.office.months.file_log import LoggedFile, read_file_log
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.delivery import Have
from desktop_app.store.merge.exchanged_files import IN, OUT, FileNote, Peer, note_file, remember

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

LANE = "c" * 32
LATEST = 253_402_300_799_000


def logged(ledger: Ledger, *notes: FileNote, role: str = "office") -> list[LoggedFile]:
    """Note files and return the log."""
    with transaction(ledger) as session:
        remember(session, Peer(lane=LANE, name="旧名处", have=Have(), at=1))
        for note in notes:
            note_file(session, note)
    with reading(ledger) as session:
        return read_file_log(session, role)


def test_the_latest_file_stands_first(ledger: Ledger) -> None:
    notes = [FileNote(digest=letter * 64, direction=OUT, at=at) for letter, at in (("a", 1), ("b", 3), ("c", 2))]
    assert [file.note.digest[0] for file in logged(ledger, *notes)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("direction", "lane", "role", "partner"),
    [
        (OUT, LANE, "office", "各单位"),
        (OUT, LANE, "unit", "办公室"),
        (IN, LANE, "office", "旧名处"),
        (IN, "", "unit", "本机发件箱"),
    ],
)
def test_without_a_unit_the_other_side_is_named_by_what_is_known(
    ledger: Ledger, direction: str, lane: str, role: str, partner: str
) -> None:
    note = FileNote(digest="a" * 64, direction=direction, at=1, lane=lane)
    assert [file.partner for file in logged(ledger, note, role=role)] == [partner]


def test_a_unit_is_named_as_it_is_called_now_and_an_unknown_one_as_its_file_says(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        unit = change.add(Unit, {"name": "就业处", "nature": "division"})
    notes = [
        FileNote(digest="a" * 64, direction=IN, at=3, lane=LANE, unit=unit),
        FileNote(digest="b" * 64, direction=IN, at=2, lane=LANE, unit="f" * 32),
        FileNote(digest="c" * 64, direction=IN, at=1, lane="d" * 32, unit="f" * 32),
    ]
    assert [file.partner for file in logged(ledger, *notes)] == ["就业处", "旧名处", "不在名单里的单位"]


def test_a_file_is_found_by_a_part_of_its_name_or_of_the_unit_s(ledger: Ledger) -> None:
    (file,) = logged(ledger, FileNote(digest="a" * 64, direction=IN, at=1, lane=LANE, name="May.OGIX"))
    assert [word for word in ("旧名", "may", "ogix", "", "六月") if file.holds(word)] == ["旧名", "may", "ogix", ""]


def test_a_clock_that_claims_too_much_is_no_harm(ledger: Ledger) -> None:
    (file,) = logged(ledger, FileNote(digest="a" * 64, direction=IN, at=LATEST * 1000))
    assert file.at.year == 2199
