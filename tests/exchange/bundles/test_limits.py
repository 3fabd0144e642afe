"""A file of two megabytes stays one: nothing in it takes much memory, before or after somebody vouches for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from sqlalchemy import func, select

from desktop_app.exchange.bundles import folders
from desktop_app.exchange.bundles.errors import DamagedBundleError, OversizeBundleError
from desktop_app.exchange.bundles.folders import INBOX, QUARANTINE, keep_copy
from desktop_app.exchange.bundles.frames import FULL, lines_of, pack, unpack
from desktop_app.exchange.bundles.header import (
    CONTENT,
    HAVE,
    LARGEST_FRAME,
    LARGEST_HAVE,
    PERSONAL,
    PERSONAL_CONTENT,
    REVISIONS,
)
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.reading import read_bundle
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.start_offer import read_offer
from desktop_app.office.opening import close_ledger
from desktop_app.progress import silent
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import KEPT_FRAME, RECORD_STATE
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge import delivery_check, have_list, kept_frames
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery_check import DamagedDeliveryError
from desktop_app.store.merge.kept_frames import KeptFrame, keep_frame
from tests.exchange.bundles.bombs import BOMBS, MB, SIZE, entry, in_pieces, piece, written
from tests.exchange.places import enter, take, values
from tests.store.merge.exchanging import of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

MOST_MEMORY = 100 * MB

_RECEIVING = """
import sys
from pathlib import Path
from desktop_app.office.opening import opened
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.model.character_order import load_orders

def peak():
    return 1024 * next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))

load_orders()  # once for all texts, before any file
with opened(Path(sys.argv[1])) as ledger:
    receive(ledger, [Path(sys.argv[3])], Taking(first_use=True))
    before = peak()
    (outcome,) = receive(ledger, [Path(sys.argv[2])], Taking(first_use=sys.argv[4] == "taken")).files
    print(outcome.state, peak() - before, outcome.details)
"""


@pytest.mark.parametrize("how", ["untrusted", "taken"])
@pytest.mark.parametrize("name", BOMBS)
def test_no_file_of_two_megabytes_takes_a_hundred(
    name: str, how: str, office: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system doesn't tell the most memory that a program had")
    if how == "untrusted" and name in {"long texts", "groups of many parts"}:
        pytest.skip("what isn't trusted isn't read: the other cases show it")
    bomb = written(unit, tmp_path / "bomb.ogix", BOMBS[name]())
    assert bomb.stat().st_size < 1.6 * SIZE
    good = send(office, tmp_path / "good.ogix", Wanted(to="all")).path
    close_ledger(office)
    command = [sys.executable, "-c", _RECEIVING, *map(str, (office.path, bomb, good)), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)  # noqa: S603 (our own words)
    state, memory, *bug = done.stdout.split(maxsplit=2)
    assert (state in {"refused", "uncertified", "taken"}, bug) == (True, [])
    assert int(memory) < MOST_MEMORY


def test_a_bomb_is_refused_in_a_sentence_and_the_next_file_is_taken(
    office: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    bomb = written(unit, tmp_path / "bomb.ogix", BOMBS["blanks in what is held"]())
    good = send(unit, tmp_path / "good.ogix").path
    first, second = receive(office, [bomb, good], Taking(codes=(own_keys(unit).code,))).files
    assert (first.state, second.state) == ("refused", "taken")
    assert first.message == OversizeBundleError().message
    assert first.kept


@pytest.mark.parametrize("kind", [REVISIONS, PERSONAL, CONTENT, PERSONAL_CONTENT])
def test_what_would_unpack_to_more_than_any_honest_file_is_refused_by_its_header(
    kind: str, unit: Ledger, tmp_path: Path
) -> None:
    bomb = written(unit, tmp_path / "bomb.ogix", [piece(kind, bytes(LARGEST_FRAME))] * 2)
    with bomb.open("rb") as file, pytest.raises(OversizeBundleError):
        read_bundle(file, silent)


def test_what_a_sender_says_it_holds_isnt_read_before_somebody_vouches(
    office: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    nonsense = written(unit, tmp_path / "nonsense.ogix", [piece(HAVE, b"[" * LARGEST_HAVE)])
    assert take(office, nonsense).state == "uncertified"
    assert take(office, nonsense, own_keys(unit).code).state == "refused"


@pytest.mark.parametrize("kind", [REVISIONS, PERSONAL])
def test_lines_that_pack_too_well_are_stored_so_that_every_receiver_takes_them(kind: str) -> None:
    content = b"a" * FULL + b"\n"
    frame, packed = pack(kind, content)
    assert len(packed) > FULL
    assert unpack(frame, packed) == content


def test_an_honest_file_of_the_same_long_text_many_times_is_taken(office: Ledger, unit: Ledger, tmp_path: Path) -> None:
    category = next(iter(values(unit, "category", "id")))
    for number in range(30):
        text = {"title": f"第{number}号", "summary": "同样的内容概述。" * 120, "remark": "备注" * 4000}
        enter(unit, "release", {"unit": unit.profile.unit_id, "category": category, **text})
    assert take(office, send(unit, tmp_path / "u.ogix").path, own_keys(unit).code).state == "taken"
    assert len(values(office, "release", "title")) == 31


def test_lines_are_read_one_by_one() -> None:
    lines = lines_of(b"one\ntwo\n\n")
    assert [next(lines), next(lines)] == [b"one", b"two"]
    with pytest.raises(DamagedBundleError):
        next(lines)


def test_a_record_that_was_changed_without_end_is_refused_and_nothing_of_it_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_check, "MOST_REVISIONS", 50)
    adopt(ledger, of(*(entry(number, {"title": "一"}, "a" * 32) for number in range(1, 41))))
    with pytest.raises(DamagedDeliveryError, match="上万次"):
        adopt(ledger, of(*(entry(number, {"title": "一"}, "a" * 32) for number in range(41, 61))))
    with reading(ledger) as session:
        heads = session.scalar(select(RECORD_STATE.c.heads).filter_by(record="a" * 32)) or ""
    assert len(heads.split()) == 40


def test_however_much_is_held_the_list_of_it_stays_one_that_receivers_take(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(have_list, "MOST_LANES", 5)
    monkeypatch.setattr(have_list, "MOST_MARKS", 7)
    bodies = [entry(1, {"title": "一"}, f"{n:032x}").replace(b"2" * 32, b"%032x" % n) for n in range(40)]
    adopt(ledger, of(*bodies))
    with reading(ledger) as session:
        held = have_list.have_list(session).lanes
    assert len(held) <= 5
    assert 0 < sum(map(len, held.values())) <= 7
    longest = have_list.MOST_LANES, have_list.MOST_MARKS, have_list.MOST_WANTED
    monkeypatch.undo()
    assert longest != (have_list.MOST_LANES, have_list.MOST_MARKS, have_list.MOST_WANTED)
    most: dict[str, dict[str, list[str]]] = {"lanes": {f"{n:032x}": [] for n in range(have_list.MOST_LANES)}}
    wanted = have_list.MOST_WANTED * (36 + 67) + have_list.MOST_MARKS * 67
    assert len(msgspec.json.encode(most)) + wanted < LARGEST_HAVE


def test_pieces_for_a_newer_version_have_a_limit_for_each_pc_and_for_all(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_frames, "MOST_OF_ALL", 250)
    pieces = [KeptFrame("zzz", 1, f"{number:064x}", bytes(60)) for number in range(5)]
    with transaction(ledger) as session:
        of_one = [keep_frame(session, each, "a" * 64, 130) for each in pieces[:3]]
        again = keep_frame(session, pieces[0], "a" * 64, 130)
        of_others = [keep_frame(session, each, "b" * 64, 1000) for each in pieces[2:]]
        assert (of_one, again, of_others) == ([True, True, False], True, [True, True, False])
        assert session.scalar(select(func.count()).select_from(KEPT_FRAME)) == 4


def test_what_found_no_room_is_said(office: Ledger, unit: Ledger, tmp_path: Path) -> None:
    pieces = [piece("zzz", number.to_bytes(4) * (MB // 4), 0) for number in range(6)]
    outcome = take(office, written(unit, tmp_path / "u.ogix", pieces), own_keys(unit).code)
    assert outcome.state == "taken"
    assert any("有 3 段没有保存" in warning for warning in outcome.warnings)


@pytest.mark.parametrize("name", [QUARANTINE, INBOX])
def test_the_oldest_copies_go_when_their_folder_is_full_and_it_is_said(
    name: str, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_KEPT", 250)
    source = tmp_path / "bad.ogix"
    kept = []
    for number in range(4):
        source.write_bytes(bytes([number]) * 100)
        kept.append(keep_copy(ledger, name, source, f"{number:064x}"[::-1]))
        assert kept[-1]
    assert [copy.gone for copy in kept if copy] == [0, 0, 1, 1]
    assert [copy.path.exists() for copy in kept if copy] == [False, False, True, True]


def test_many_small_bad_files_go_the_same_way_and_the_outcome_says_so(
    office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    outcomes = []
    for number in range(3):
        (tmp_path / f"{number}.ogix").write_bytes(b"nothing" * (number + 1))
        outcomes.append(take(office, tmp_path / f"{number}.ogix"))
    assert [outcome.warnings for outcome in outcomes] == [(), (), ("地方不够，删去了最早留存的 1 份。",)]


def test_a_start_file_with_odd_or_endless_units_is_read_or_refused(office: Ledger, tmp_path: Path) -> None:
    odd: tuple[dict[str, object], ...] = (
        {"name": "甲处", "position": "x"},
        {"name": "乙处", "position": None},
        {"name": 7},
        {"name": "x" * 9000},
    )
    units = [entry(1 + number, keys, kind="unit") for number, keys in enumerate(odd)]
    offer = read_offer(written(office, tmp_path / "odd.ogix", in_pieces(REVISIONS, units)))
    assert sorted(unit.name for unit in offer.units) == ["", "", "乙处", "甲处"]
    endless = (entry(number, {"name": "甲"}, "a" * 32, "unit") for number in range(1, 20_002))
    with pytest.raises(OversizeBundleError):
        read_offer(written(office, tmp_path / "endless.ogix", in_pieces(REVISIONS, endless)))
