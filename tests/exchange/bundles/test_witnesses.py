"""Witnesses: nobody cuts off history without the next file telling; who was put back says so and is believed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from desktop_app.exchange.bundles.addressing import ALL_UNITS
from desktop_app.exchange.bundles.header import Receiver
from desktop_app.exchange.bundles.keys import own_keys, sign_anew
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.witness_statement import own_log, statement_for
from desktop_app.ledger import Source
from desktop_app.office.opening import close_ledger, opened
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.entry_list import entry_tree
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD, CONTRADICTION, LIST_ORIGIN, SENT_HEAD, WITNESSED_HEAD
from desktop_app.store.log.writing import transaction
from desktop_app.store.proof.verify import verify
from desktop_app.store.witness.statements import Confirmed, Origin, Rung, Statement, confirmation_text
from tests.exchange.places import NAMES, NOON, enter, hand_made, hand_over, take, values
from tests.folders import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table

    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome
    from desktop_app.ledger import Ledger


@pytest.fixture(autouse=True)
def _tampered_with_while_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests change a file as if it were closed meanwhile: that an open one is noticed is tested elsewhere."""
    monkeypatch.setattr("desktop_app.store.log.as_left._marks", lambda _session: ())
    monkeypatch.setattr("desktop_app.store.log.writing.mark", lambda _session, _before: ())


def rows(ledger: Ledger, table: Table) -> list[dict[str, object]]:
    with reading(ledger) as session:
        return [dict(row) for row in session.execute(select(table)).mappings()]


def size_of(ledger: Ledger) -> int:
    with reading(ledger) as session:
        return entry_tree(session).size


def said(outcome: FileOutcome) -> str:
    """Return all that is said of the sender's log."""
    return " ".join(word for word in outcome.warnings if "登记日志" in word or "见证" in word)


def file(folder: Path) -> Path:
    """Return the path of a new file in a folder."""
    return folder / f"{len(list(folder.glob('*.ogix')))}.ogix"


def put_back(kept: Path) -> Path:
    """Put a backup back in a folder of its own; returns the data file."""
    restored = kept.with_name("later") / "unit.ogi"
    restored.parent.mkdir()
    restore(kept, restored)
    return restored


def to_office(unit: Ledger, office: Ledger, folder: Path) -> FileOutcome:
    return hand_over(unit, office, file(folder))


def to_unit(office: Ledger, unit: Ledger, folder: Path) -> FileOutcome:
    return hand_over(office, unit, file(folder), to=NAMES["unit"])


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a data file as somebody would who knows SQLite, its triggers out of the way, and put them back."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in guards:
            connection.execute(sql)
        connection.commit()


def cut(path: Path, record: str) -> None:
    """Cut a record out of a data file, log and tables."""
    with tampering(path) as connection:
        shown = "SELECT number FROM record_state WHERE record = ?"
        connection.execute(f"DELETE FROM search_index WHERE rowid IN ({shown})", (record,))  # noqa: S608 (our own words)
        for table in ("revision", "record_state", "release", "application"):
            column = "record" if table in {"revision", "record_state"} else "id"
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (record,))  # noqa: S608 (our own names)


def forget_what_was_said(path: Path) -> None:
    """Cut the notes of what went out, too."""
    with tampering(path) as connection:
        connection.execute("DELETE FROM sent_head")


def other_guises(path: Path) -> str:
    """Return a record of the unit that a data file holds."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT id FROM application").fetchone()[0])


def test_files_that_come_in_order_say_nothing_and_each_side_confirms_what_it_saw(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    for month in range(3):
        enter(unit, "application", {"subject": f"第{month}月"})
        assert said(to_office(unit, office, tmp_path)) == ""
        enter(office, "category", {"name": f"新类{month}", "code": f"c{month}"})
        assert said(to_unit(office, unit, tmp_path)) == ""
    assert [row["tip"] for row in rows(office, WITNESSED_HEAD)] == [False, False, True]
    assert len(rows(office, CONFIRMED_HEAD)) == 2
    assert len(rows(unit, CONFIRMED_HEAD)) == 3
    assert rows(unit, CONFIRMED_HEAD)[-1]["witness"] == own_keys(office).signing_key
    assert rows(unit, CONTRADICTION) == rows(office, CONTRADICTION) == []
    assert verify(unit).problems == verify(office).problems == ()


def test_an_office_that_cuts_a_units_record_out_of_its_log_is_told_itself_and_tells_the_unit(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    cut(office.path, other_guises(office.path))
    sent = send(office, tmp_path / "cut.ogix", Wanted(to=NAMES["unit"]))
    assert any("与以前送出的不一致" in warning for warning in sent.warnings)
    outcome = take(unit, sent.path)
    assert outcome.state == "taken"
    assert "接不上" in outcome.alarm
    assert "报告负责人" in outcome.hint
    assert values(unit, "application", "subject") == {"查询"}
    heard = to_office(unit, office, tmp_path)
    assert "退回过" in said(heard)
    assert values(office, "application", "subject") == {"查询"}
    renewed = to_unit(office, unit, tmp_path)
    assert (renewed.alarm, "另起一段" in said(renewed)) == ("", True)
    assert said(to_unit(office, unit, tmp_path)) == ""


def test_an_office_that_hides_the_cut_contradicts_itself_and_the_unit_keeps_both_its_words(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    cut(office.path, other_guises(office.path))
    forget_what_was_said(office.path)
    sent = send(office, tmp_path / "cut.ogix", Wanted(to=NAMES["unit"]))
    assert sent.warnings == ()
    looked = take(unit, sent.path, dry_run=True)
    assert "接不上" in looked.alarm
    assert rows(unit, CONTRADICTION) == []
    outcome = take(unit, sent.path)
    assert "办公室（主任）" in outcome.alarm
    assert "报告负责人" in outcome.hint
    assert outcome.kept is not None
    assert outcome.kept.read_bytes() == sent.path.read_bytes()
    (evidence,) = rows(unit, CONTRADICTION)
    assert (evidence["unit_name"], evidence["signing_key"]) == ("办公室", own_keys(office).signing_key)
    assert values(unit, "application", "subject") == {"查询"}


@pytest.mark.parametrize("grown", [0, 5])
def test_a_cut_shows_however_much_was_written_since(unit: Ledger, office: Ledger, tmp_path: Path, grown: int) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    cut(office.path, other_guises(office.path))
    forget_what_was_said(office.path)
    for number in range(grown):
        enter(office, "category", {"name": f"新类{number}", "code": f"c{number}"})
    assert take(unit, send(office, tmp_path / "cut.ogix", Wanted(to=NAMES["unit"])).path).alarm


def test_a_cut_in_what_was_never_seen_by_this_unit_shows_to_whoever_saw_it(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_unit(office, unit, tmp_path)
    enter(office, "category", {"name": "只在办公室", "code": "own"})
    hand_over(office, unit, tmp_path / "all.ogix", to=ALL_UNITS)
    with tampering(office.path) as connection:
        connection.execute("UPDATE revision SET id = ? WHERE number = (SELECT max(number) FROM revision)", ("e" * 64,))
        connection.execute("DELETE FROM sent_head")
    assert take(unit, send(office, tmp_path / "cut.ogix", Wanted(to=NAMES["unit"])).path).alarm


def test_a_restored_pc_says_so_and_is_not_called_a_liar(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    kept = backup(unit, tmp_path / "kept.ogi")
    enter(unit, "application", {"subject": "备份以后"})
    to_office(unit, office, tmp_path)
    restored = put_back(kept)
    with opened(restored) as again:
        assert again.identity.found == "restored"
        (origin,) = rows(again, LIST_ORIGIN)
        assert (origin["size"], origin["why"]) == (size_of(again), "文件是从备份恢复的")
        outcome = to_office(again, office, tmp_path)
        assert "恢复过备份" in said(outcome)
        assert f"从第 {origin['size']} 条接起" in said(outcome)
        assert outcome.alarm == ""
        to_unit(office, again, tmp_path)
        assert said(to_office(again, office, tmp_path)) == ""
        assert values(again, "application", "subject") == {"查询", "备份以后"}
    assert rows(office, CONTRADICTION) == []


def test_a_restored_pc_that_lost_nothing_that_was_seen_proves_it(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    kept = backup(unit, tmp_path / "kept.ogi")
    enter(unit, "application", {"subject": "没有送出"})
    restored = put_back(kept)
    with opened(restored) as again:
        outcome = to_office(again, office, tmp_path)
    assert "都在里面" in said(outcome)


def test_a_pc_restored_to_before_its_last_file_is_no_liar_though_it_had_written_nothing_since(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    kept = backup(unit, tmp_path / "kept.ogi")
    to_office(unit, office, tmp_path)
    restored = put_back(kept)
    with opened(restored) as again:
        assert again.identity.found == "restored"
        enter(again, "application", {"subject": "恢复以后"})
        for _month in range(2):
            assert to_office(again, office, tmp_path).alarm == ""
            assert to_unit(office, again, tmp_path).alarm == ""
    with opened(restored) as again:
        assert again.identity.found == ""


def test_a_pc_that_signs_with_a_new_key_after_a_file_is_as_it_was_left(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_office(unit, office, tmp_path)
    sign_anew(unit)
    close_ledger(unit)
    with opened(unit.path) as again:
        assert again.identity.found == ""


def test_a_copy_on_another_pc_goes_on_from_the_first_and_is_told_so(
    unit: Ledger, office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_office(unit, office, tmp_path)
    shutil.copy(unit.path, tmp_path / "copy.ogi")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
        with opened(tmp_path / "copy.ogi") as copy:
            outcome = to_office(copy, office, tmp_path)
    assert "用了台账的副本" in said(outcome)
    assert outcome.alarm == ""
    enter(unit, "application", {"subject": "这台"})
    assert said(to_office(unit, office, tmp_path)) == ""


def test_a_pc_that_was_put_back_whole_contradicts_itself_until_it_hears_of_it(
    unit: Ledger, office: Ledger, tmp_path: Path, identities: Path
) -> None:
    to_office(unit, office, tmp_path)
    twin, memory = tmp_path / "twin.ogi", tmp_path / "memory"
    shutil.copy(unit.path, twin)
    shutil.copytree(identities, memory)
    enter(unit, "application", {"subject": "这台"})
    to_office(unit, office, tmp_path)
    shutil.rmtree(identities)
    shutil.copytree(memory, identities)
    with opened(twin) as other:
        enter(other, "application", {"subject": "那台"})
        enter(other, "application", {"subject": "那台又一件"})
        assert "接不上" in to_office(other, office, tmp_path).alarm
        assert any("两台电脑" in warning for warning in to_unit(office, other, tmp_path).warnings)
        healed = to_office(other, office, tmp_path)
        assert healed.alarm == ""
        assert "恢复过备份" in said(healed)
        assert (to_office(other, office, tmp_path).alarm, other.identity.found) == ("", "")
    with opened(twin) as other:
        assert other.identity.found == ""


def test_a_pc_that_was_put_back_whole_hears_of_it_with_what_it_lacks(
    unit: Ledger, office: Ledger, tmp_path: Path, identities: Path
) -> None:
    to_office(unit, office, tmp_path)
    before, memory = tmp_path / "before.ogi", tmp_path / "memory"
    shutil.copy(unit.path, before)
    shutil.copytree(identities, memory)
    enter(unit, "application", {"subject": "还原以后没有了"})
    to_office(unit, office, tmp_path)
    shutil.rmtree(identities)
    shutil.copytree(memory, identities)
    with opened(before) as back:
        assert to_office(back, office, tmp_path).alarm == ""  # so far it is only an older file
        assert "退回过" in said(to_unit(office, back, tmp_path))
        assert rows(back, LIST_ORIGIN)[0]["why"] == "本机的登记日志退回过"
        assert "还原以后没有了" in values(back, "application", "subject")
        assert "另起一段" in said(to_office(back, office, tmp_path))
    with opened(before) as back:
        assert back.identity.found == ""


def test_lost_doubled_and_late_files_are_no_contradiction(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    to_office(unit, office, tmp_path)
    sent = []
    for number in range(6):
        enter(unit, "application", {"subject": f"{number}"})
        sent.append(send(unit, tmp_path / f"late{number}.ogix").path)
    for place in (2, 0, 2, 5, 4, 0):  # 1 and 3 are lost
        outcome = take(office, sent[place])
        assert (outcome.state, outcome.alarm, said(outcome)) == ("taken", "", "")
    assert sum(bool(row["tip"]) for row in rows(office, WITNESSED_HEAD)) == 1
    to_unit(office, unit, tmp_path)
    assert said(to_office(unit, office, tmp_path)) == ""


def test_a_forged_older_file_shows_though_the_newer_one_came_first(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    """The older file says of the same size something else than the list that goes on from there."""
    to_office(unit, office, tmp_path)
    aside = tmp_path / "aside.ogi"
    enter(unit, "application", {"subject": "先写的"})
    honest = send(unit, tmp_path / "honest.ogix").path
    shutil.copy(unit.path, aside)
    with tampering(unit.path) as connection:
        connection.execute("UPDATE revision SET id = ? WHERE number = (SELECT max(number) FROM revision)", ("e" * 64,))
        connection.execute("DELETE FROM sent_head")
    cheating = send(unit, tmp_path / "cheating.ogix").path
    shutil.copy(aside, unit.path)
    enter(unit, "application", {"subject": "后写的"})
    newer = send(unit, tmp_path / "newer.ogix").path
    assert take(office, newer).alarm == ""
    assert take(office, honest).alarm == ""
    assert "前后矛盾" in take(office, cheating).alarm


def test_a_pc_that_falls_silent_is_told(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    to_office(unit, office, tmp_path)
    hand_over(unit, office, tmp_path / "u.ogix")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.exchange.bundles.composing.statement_for", lambda *_given: None)
        assert said(to_office(unit, office, tmp_path)) == ""  # by its clock no later than the others: it may be late
    later = unit.path.with_name("later.ogix")
    source = Source(now=lambda: NOON.replace(year=2014))
    shutil.copy(unit.path, tmp_path / "moved.ogi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.exchange.bundles.composing.statement_for", lambda *_given: None)
        patch.setattr(type(unit), "source", source, raising=False)
        send(unit, later)
    assert "以前的文件都带有" in said(take(office, later))


def statement_of(ledger: Ledger) -> Statement:
    """Return what a PC would say in its next file."""
    with reading(ledger) as session:
        return statement_for(session, own_keys(ledger), own_log(ledger), Receiver(role="office"), 0)


def handed(ledger: Ledger, path: Path, witness: Statement) -> Path:
    """Write a correctly signed file that says something else of its sender's log."""
    with tempfile.TemporaryFile() as work:
        path.write_bytes(hand_made(ledger, work, witness=witness))
    return path


def test_nobody_speaks_of_another_pcs_log(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    true = statement_of(unit)
    others = replace(true, head=replace(true.head, list="f" * 32))
    unsigned = replace(true, head=replace(true.head, size=true.head.size + 1))
    by_another = replace(true, signature=own_keys(office).signing.sign(true.head.text))
    signed = replace(others, signature=own_keys(unit).signing.sign(others.head.text))
    for number, false in enumerate((others, unsigned, by_another, signed)):
        outcome = take(office, handed(unit, tmp_path / f"f{number}.ogix", false))
        assert outcome.state == "refused"
        assert "不是发送方的" in outcome.message
    assert len(rows(office, WITNESSED_HEAD)) == 1


@pytest.mark.parametrize(
    "absurd",
    [
        {"ladder": [Rung(size=1, proof=[bytes(32)] * 65)]},
        {"ladder": [Rung(size=1, proof=[])] * 1001},
        {"ladder": [Rung(size=0, proof=[])]},
        {"ladder": [Rung(size=2**60, proof=[])]},
        {"ladder": [Rung(size=1, proof=[bytes(31)])]},
        {"origins": [Origin(list="0" * 32, continues="1" * 32, size=1, root="0" * 64)] * 101},
        {"origins": [Origin(list="0" * 32, continues="1" * 32, size=-1, root="0" * 64)]},
        {"signature": bytes(63)},
    ],
)
def test_a_statement_of_absurd_length_or_form_is_refused_with_its_file(
    unit: Ledger, office: Ledger, tmp_path: Path, absurd: dict[str, Any]
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    outcome = take(office, handed(unit, tmp_path / "f.ogix", replace(statement_of(unit), **absurd)))
    assert outcome.state == "refused"
    assert rows(office, CONTRADICTION) == []


def test_the_longest_statement_that_is_taken_takes_no_time(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    true = statement_of(unit)
    rungs = [Rung(size=size + 1, proof=[bytes([size % 256]) * 32] * 64) for size in range(1000)]
    named = [Origin(list=f"{n:032x}", continues=f"{n + 1:032x}", size=1, root="0" * 64) for n in range(100)]
    seen = Confirmed(signing_key="0" * 64, head=true.head, head_signature=bytes(64), at=0, signature=bytes(64))
    long = replace(true, ladder=rungs, origins=named, confirmed=[seen] * 1000)
    path = handed(unit, tmp_path / "long.ogix", long)
    begun = time.perf_counter()
    assert take(office, path).state == "taken"
    assert time.perf_counter() - begun < 5


def test_nobody_makes_another_pc_believe_that_it_was_put_back(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    """Only what the office itself has signed can tell it that its log is another one now."""
    hand_over(unit, office, tmp_path / "u.ogix")
    to_unit(office, unit, tmp_path)
    true = statement_of(unit)
    (seen,) = true.confirmed
    keys = own_keys(unit)
    for number, size in enumerate((seen.head.size, seen.head.size + 50)):
        head = replace(seen.head, size=size, root="e" * 64)
        text = confirmation_text(seen.signing_key, head, 0)
        for signature in (seen.head_signature, keys.signing.sign(head.text)):
            lie = replace(seen, head=head, head_signature=signature, at=0, signature=keys.signing.sign(text))
            path = handed(unit, tmp_path / f"lie{number}{signature[0]}.ogix", replace(true, confirmed=[lie]))
            assert "退回过" not in said(take(office, path))
    unseen = replace(seen, signature=bytes(64))
    assert take(office, handed(unit, tmp_path / "unseen.ogix", replace(true, confirmed=[unseen]))).state == "taken"
    assert rows(office, LIST_ORIGIN) == []
    assert rows(office, CONFIRMED_HEAD) == []


def test_a_file_for_somebody_else_owes_no_proof(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    """The office knows nothing of what this unit has seen when it writes for another one."""
    enter(office, "unit", {"name": "社保处", "nature": "division"})
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    enter(office, "category", {"name": "新", "code": "new"})
    outcome = take(unit, send(office, file(tmp_path), Wanted(to="社保处")).path)
    assert (outcome.state, outcome.alarm) == ("taken", "")
    assert "没有证明接着" in said(outcome)
    to_office(unit, office, tmp_path)
    assert said(to_unit(office, unit, tmp_path)) == ""


def test_what_was_said_heard_and_confirmed_can_not_be_changed_by_any_statement(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    to_office(unit, office, tmp_path)
    for table in (SENT_HEAD, CONFIRMED_HEAD, WITNESSED_HEAD):
        with reading(office) as session:
            assert session.execute(select(table)).first()
        for words in (f"DELETE FROM {table.name}", f"UPDATE {table.name} SET root = 'x'"):  # noqa: S608 (our own names)
            with pytest.raises(IntegrityError, match="stays"), transaction(office) as session:
                session.connection().exec_driver_sql(words)


def test_rows_that_somebody_else_wrote_into_the_tables_break_no_file(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    with tampering(office.path) as connection:
        connection.execute("UPDATE sent_head SET root = 'zz', size = -5")
        connection.execute("UPDATE witnessed_head SET root = x'00', ladder = '[', signature = 7")
        connection.execute(
            "INSERT INTO list_origin SELECT value, 'not a name', 'many', 7, 0, '' FROM setting WHERE name = 'lane'"
        )
    assert to_unit(office, unit, tmp_path).state == "taken"
    assert to_office(unit, office, tmp_path).state == "taken"


def test_two_pcs_of_one_unit_are_witnesses_each_by_itself(
    unit: Ledger, office: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_office(unit, office, tmp_path)
    to_unit(office, unit, tmp_path)
    shutil.copy(unit.path, tmp_path / "second.ogi")
    with ExitStack() as both:

        @contextmanager
        def at_the_second() -> Iterator[None]:
            with monkeypatch.context() as elsewhere:
                elsewhere.setenv("OGI_IDENTITIES", str(tmp_path / "second PC"))
                yield

        with at_the_second():
            second = both.enter_context(opened(tmp_path / "second.ogi"))
        for month in range(3):
            with at_the_second():
                up = send(second, file(tmp_path))
            heard = take(office, up.path, up.code)
            assert (heard.state, heard.alarm) == ("taken", "")
            assert ("副本" in said(heard)) is (month == 0)
            enter(office, "category", {"name": f"类{month}", "code": f"m{month}"})
            down = send(office, file(tmp_path), Wanted(to=NAMES["unit"])).path
            with at_the_second():
                outcome = take(second, down)
            assert (outcome.state, outcome.alarm, said(outcome)) == ("taken", "", "")
            if month:
                late = take(unit, down)
                assert (late.state, late.alarm, said(late)) == ("taken", "", "")
    enter(unit, "application", {"subject": "第一台"})
    assert said(to_office(unit, office, tmp_path)) == ""


def test_an_upgraded_file_begins_its_list_with_all_that_it_holds(tmp_path: Path) -> None:
    for old in sorted(DATA.glob("schema_*.ogi")):
        path = tmp_path / old.name
        shutil.copy(old, path)
        with opened(path) as ledger, reading(ledger) as session:
            assert entry_tree(session).size == session.scalar(select(func.count()).select_from(REVISION))
            lanes = set(session.scalars(select(REVISION.c.lane)))
            assert lanes
