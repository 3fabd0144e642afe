"""Each way to change a data file behind the program's back is named; and a file that nobody changed is sound."""

from __future__ import annotations

from contextlib import closing, nullcontext
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import CancelledError
from desktop_app.office.opening import open_ledger, opened
from desktop_app.progress import Cancellable, silent
from desktop_app.store.file.foreign_parts import ForeignPartsError
from desktop_app.store.proof.report import told
from desktop_app.store.proof.subjects import Subject, explained
from desktop_app.store.proof.verify import verify
from tests.store.proof.tampering import own_lane, rewrite, tamper

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.proof.tampering import Statement

KEY = "'" + "ab" * 32 + "'"


def gone(connection: Any) -> None:
    """Take a record out with its entries and everything made of them."""
    record, number = connection.execute(
        """SELECT r.record, s.number FROM revision r JOIN record_state s USING (record)
        WHERE s.kind = 'release' AND r.lane = (SELECT value FROM setting WHERE name = 'lane') ORDER BY r.number"""
    ).fetchone()
    for table, name in (("revision", "record"), ("record_state", "record"), ("release", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {name} = ?", (record,))
    connection.execute("DELETE FROM search_index WHERE rowid = ?", (number,))


def gone_without_a_trace_in_the_numbers(connection: Any) -> None:
    """Take a record out, and number everything behind it anew."""
    gone(connection)
    for table in ("revision", "record_state"):
        numbers = [row[0] for row in connection.execute(f"SELECT number FROM {table} ORDER BY number").fetchall()]
        for place, number in enumerate(numbers, 1):
            connection.execute(f"UPDATE {table} SET number = ? WHERE number = ?", (place, number))
            if table == "record_state":
                connection.execute("UPDATE search_index SET rowid = ? WHERE rowid = ?", (place, number))
    connection.execute("UPDATE sqlite_sequence SET seq = (SELECT max(number) FROM revision)")


def others_gone(connection: Any) -> None:
    """Take an entry out of the middle of another PC's stream, and number everything behind it anew."""
    number = connection.execute(
        "SELECT number FROM revision WHERE lane <> ? AND seq = 6", (own_lane(connection),)
    ).fetchone()[0]
    connection.execute("DELETE FROM revision WHERE number = ?", (number,))
    connection.execute("UPDATE revision SET number = number - 1 WHERE number > ?", (number,))
    connection.execute("UPDATE sqlite_sequence SET seq = seq - 1")


def others_last_gone(connection: Any) -> None:
    """Take the last entry of another PC's stream out, and number everything behind it anew."""
    number, record = connection.execute(
        "SELECT number, record FROM revision WHERE lane <> ? ORDER BY seq DESC", (own_lane(connection),)
    ).fetchone()
    connection.execute("DELETE FROM revision WHERE number = ?", (number,))
    connection.execute("UPDATE revision SET number = number - 1 WHERE number > ?", (number,))
    connection.execute("UPDATE sqlite_sequence SET seq = seq - 1")
    assert record


def forged(connection: Any) -> None:
    number = connection.execute(
        "SELECT min(number) FROM revision WHERE lane = ? AND body LIKE '%公开1%'", (own_lane(connection),)
    ).fetchone()[0]
    rewrite(connection, number, "公开1".encode(), "伪造1".encode())


def others_forged(connection: Any) -> None:
    number = connection.execute(
        "SELECT min(number) FROM revision WHERE lane <> ? AND body LIKE '%公开1%'", (own_lane(connection),)
    ).fetchone()[0]
    rewrite(connection, number, "公开1".encode(), "伪造1".encode())


def swapped(one: str, other: str) -> Statement:
    """Return what puts two entries each in the other's place in the log."""

    def swap(connection: Any) -> None:
        numbers = [
            connection.execute(f"SELECT number FROM revision WHERE {where}").fetchone()[0] for where in (one, other)
        ]
        for old, new in ((numbers[0], -1), (numbers[1], numbers[0]), (-1, numbers[1])):
            connection.execute("UPDATE revision SET number = ? WHERE number = ?", (new, old))

    return swap


OWN = "lane = (SELECT value FROM setting WHERE name = 'lane')"
TAIL = f"SELECT max(number) FROM revision WHERE {OWN}"

CHANGES: dict[str, tuple[Subject, tuple[Statement, ...]]] = {
    "an applicant's name changed": (
        Subject.PERSONAL_CHANGED,
        (
            """UPDATE personal_value SET value = CAST('"王五"' AS BLOB) WHERE key = 'applicant_name'""",
            "UPDATE application SET applicant_name = '王五'",
        ),
    ),
    "the personal values of two records swapped": (
        Subject.PERSONAL_CHANGED,
        (
            """CREATE TEMP TABLE two AS SELECT record, value, row_number() OVER () AS n FROM personal_value
            WHERE key = 'applicant_name' LIMIT 2""",
            """UPDATE personal_value SET value = (
                SELECT o.value FROM two o JOIN two m ON m.n <> o.n WHERE m.record = personal_value.record
            ) WHERE record IN (SELECT record FROM two) AND key = 'applicant_name'""",
            "DROP TABLE two",
        ),
    ),
    "a secret changed": (Subject.PERSONAL_CHANGED, ("UPDATE personal_key SET secret = zeroblob(16)",)),
    "a personal value that is no value": (Subject.PERSONAL_CHANGED, ("UPDATE personal_value SET value = x'ff'",)),
    "a personal value as text": (Subject.CELLS, ("UPDATE personal_value SET value = CAST(value AS TEXT)",)),
    "all personal values taken out": (
        Subject.PERSONAL_LACKING,
        ("DELETE FROM personal_value", "UPDATE application SET applicant_name = ''"),
    ),
    "personal values taken out as if they had never come": (
        Subject.PERSONAL_LACKING,
        (
            "INSERT INTO personal_need SELECT record, key, commitment FROM personal_value",
            "DELETE FROM personal_value",
            "UPDATE application SET applicant_name = ''",
        ),
    ),
    "a personal value that the log doesn't know": (
        Subject.PERSONAL_CHANGED,
        ("INSERT INTO personal_value SELECT record, 'nickname', commitment, value FROM personal_value",),
    ),
    "personal values of a record that isn't there": (
        Subject.PERSONAL_ERASED,
        (f"INSERT INTO personal_key VALUES ('{'f' * 32}', zeroblob(16))",),
    ),
    "a secret more": (
        Subject.PERSONAL_ERASED,
        ("INSERT INTO personal_key SELECT record, zeroblob(16) FROM personal_key",),
    ),
    "bytes of an attached file changed": (
        Subject.CONTENT_CHANGED,
        ("UPDATE content SET content = CAST('forged document!!' AS BLOB)",),
    ),
    "the size of an attached file changed": (Subject.CONTENT_CHANGED, ("UPDATE content SET size = size + 1",)),
    "an attached file exchanged for another": (
        Subject.CONTENT_LACKING,
        (f"UPDATE content SET sha256 = {KEY} WHERE rowid = 1",),
    ),
    "the attached files taken out": (Subject.CONTENT_LACKING, ("DELETE FROM content",)),
    "a file put in that no entry names": (
        Subject.CONTENT_UNNAMED,
        (f"INSERT INTO content VALUES ('{sha256(b'foo').hexdigest()}', 3, x'666f6f')",),
    ),
    "a record taken out with its entries": (Subject.LACKING, (gone,)),
    "a record taken out and everything numbered anew": (Subject.CHAIN, (gone_without_a_trace_in_the_numbers,)),
    "an old entry rewritten under a new id": (Subject.CHAIN, (forged,)),
    "an entry changed": (Subject.ENTRY, ("UPDATE revision SET body = CAST(replace(body, '公开1', '伪造1') AS BLOB)",)),
    "an entry that can't be read": (Subject.ENTRY, ("UPDATE revision SET body = x'7b' WHERE number = 3",)),
    "a setting without a name": (Subject.CELLS, ("INSERT INTO setting VALUES (x'6c', '一')",)),
    "an entry as text": (Subject.CELLS, ("UPDATE revision SET body = CAST(body AS TEXT) WHERE number = 3",)),
    "an entry under another place of its stream": (
        Subject.ENTRY,
        ("UPDATE revision SET seq = seq + 100 WHERE number = 4",),
    ),
    "an entry in another stream": (Subject.ENTRY, (f"UPDATE revision SET lane = '{'e' * 32}' WHERE number = 4",)),
    "an entry in another operation": (
        Subject.ENTRY,
        (f"UPDATE revision SET operation = '{'e' * 32}' WHERE number = 4",),
    ),
    "an entry of another record": (Subject.ENTRY, (f"UPDATE revision SET record = '{'e' * 32}' WHERE number = 4",)),
    "two entries under each other's ids": (
        Subject.ENTRY,
        (
            "CREATE TEMP TABLE two AS SELECT number, body FROM revision WHERE number IN (4, 5)",
            "UPDATE revision SET body = (SELECT body FROM two WHERE number <> revision.number) WHERE number IN (4, 5)",
            "DROP TABLE two",
        ),
    ),
    "two entries swapped": (Subject.ORDER, (swapped(f"{OWN} AND seq = 4", f"{OWN} AND seq = 6"),)),
    "two entries of another PC swapped": (
        Subject.WITNESSED,
        (swapped("NOT (" + OWN + ") AND seq = 4", "NOT (" + OWN + ") AND seq = 6"),),
    ),
    "another PC's last entry taken out and everything numbered anew": (Subject.WITNESSED, (others_last_gone,)),
    "the last entry taken out": (Subject.OWN_STREAM, (f"DELETE FROM revision WHERE number = ({TAIL})",)),
    "the last entry taken out and SQLite's count set back": (
        Subject.OWN_STREAM,
        (
            f"DELETE FROM revision WHERE number = ({TAIL})",
            "UPDATE sqlite_sequence SET seq = (SELECT max(number) FROM revision)",
        ),
    ),
    "the log's count moved on": (Subject.LACKING, ("UPDATE sqlite_sequence SET seq = seq + 5",)),
    "the log's count set back": (Subject.ORDER, ("UPDATE sqlite_sequence SET seq = seq - 5",)),
    "the log's count taken out": (Subject.ORDER, ("DELETE FROM sqlite_sequence",)),
    "the own stream's tip changed": (
        Subject.OWN_STREAM,
        (f"UPDATE setting SET value = {KEY} WHERE name = 'lane_tip'",),
    ),
    "the own stream's place set back": (
        Subject.OWN_STREAM,
        ("UPDATE setting SET value = value - 1 WHERE name = 'lane_seq'",),
    ),
    "the own stream exchanged for another's": (
        Subject.OWN_STREAM,
        ("UPDATE setting SET value = (SELECT lane FROM peer) WHERE name = 'lane'",),
    ),
    "a row changed": (Subject.ROWS, ("UPDATE release SET title = '偷改'",)),
    "a day that is none": (Subject.CELLS, ("UPDATE release SET released_on = 'tomorrow'",)),
    "a row put in": (
        Subject.ROWS,
        (f"INSERT INTO category (id, name, code) VALUES ('{'c' * 32}', '私设', 'own')",),
    ),
    "a row taken out": (Subject.ROWS, ("DELETE FROM release WHERE rowid = 1",)),
    "a state changed": (Subject.ROWS, ("UPDATE record_state SET deleted = 1 WHERE number = 4",)),
    "two records' numbers swapped": (
        Subject.SEARCH,
        (
            "UPDATE record_state SET number = -1 WHERE number = 1",
            "UPDATE record_state SET number = 1 WHERE number = 2",
            "UPDATE record_state SET number = 2 WHERE number = -1",
        ),
    ),
    "a difference put in": (
        Subject.ROWS,
        ("INSERT INTO difference SELECT record, 'title', id, '1', 1 FROM revision WHERE number = 4",),
    ),
    "a text of the search index changed": (Subject.SEARCH, ("UPDATE search_index SET body = 'x' WHERE rowid = 5",)),
    "the search index emptied": (Subject.SEARCH, ("DELETE FROM search_index",)),
    "a trusted office PC added": (
        Subject.TRUSTED_PC,
        (f"INSERT INTO known_pc VALUES ({KEY}, 'age1x', '', '', '办公室', 'office', 0)",),
    ),
    "a trusted PC added under another's stream": (
        Subject.TRUSTED_PC,
        (f"INSERT INTO known_pc SELECT {KEY}, 'age1x', lane, unit, unit_name, 'office', at FROM known_pc",),
    ),
    "a unit's PC made the office's": (Subject.TRUSTED_PC, ("UPDATE known_pc SET role = 'office'",)),
    "a trusted PC's receiving key exchanged": (Subject.TRUSTED_PC, ("UPDATE known_pc SET receiving_key = 'age1x'",)),
    "a letter of a unit's receiving key changed": (
        Subject.TRUSTED_PC,
        ("UPDATE known_pc SET receiving_key = replace(receiving_key, substr(receiving_key, 9, 1), 'b')",),
    ),
    "a letter of a trusted PC's unit changed": (
        Subject.TRUSTED_PC,
        ("UPDATE known_pc SET unit = replace(unit, substr(unit, 9, 1), '!')",),
    ),
    "a unit's signing key exchanged": (Subject.TRUSTED_PC, (f"UPDATE known_pc SET signing_key = {KEY}",)),
    "an entry as a number": (Subject.CELLS, ("UPDATE revision SET body = 7 WHERE number = 3",)),
    "all notes of files taken out": (Subject.FILE_NOTES, ("DELETE FROM bundle_log",)),
    "the notes of files written taken out": (Subject.FILE_NOTES, ("DELETE FROM bundle_log WHERE direction = 'out'",)),
    "the last note of a file taken out": (
        Subject.FILE_NOTES,
        ("DELETE FROM bundle_log WHERE rowid = (SELECT max(rowid) FROM bundle_log)",),
    ),
    "a note of a file in the middle taken out": (
        Subject.FILE_NOTES,
        ("DELETE FROM bundle_log WHERE rowid = 2", "DELETE FROM setting WHERE name = 'files_noted'"),
    ),
    "a text of the witnesses that is none": (
        Subject.CELLS,
        ("UPDATE witnessed_head SET unit = CAST(x'34b932' AS TEXT)",),
    ),
    "a name of a trusted PC that is no text": (
        Subject.CELLS,
        ("UPDATE known_pc SET unit_name = CAST(x'e5' AS TEXT)",),
    ),
    "what another PC holds garbled": (
        Subject.UNREAD_NOTES,
        ("UPDATE peer SET have = CAST(replace(CAST(have AS TEXT), ':{', ':[') AS BLOB)",),
    ),
    "what another PC holds emptied": (Subject.UNREAD_NOTES, ("UPDATE peer SET have = zeroblob(3)",)),
    "the role changed": (Subject.PROFILE, ("UPDATE setting SET value = 'unit' WHERE name = 'role'",)),
    "the unit changed": (
        Subject.PROFILE,
        ("UPDATE setting SET value = (SELECT id FROM unit WHERE name = '社保处') WHERE name = 'unit_id'",),
    ),
    "a trigger that changes the role": (
        Subject.SCHEMA,
        (
            """CREATE TRIGGER zz AFTER INSERT ON revision
            BEGIN UPDATE setting SET value = 'unit' WHERE name = 'role'; END""",
        ),
    ),
    "a trigger with a quoted name": (
        Subject.SCHEMA,
        (
            """CREATE TRIGGER "revision_is_never_changed " AFTER INSERT ON revision BEGIN
            INSERT OR REPLACE INTO known_pc VALUES (hex(zeroblob(32)), 'age1x', '', '', 'x', 'office', 0); END""",
        ),
    ),
    "a view": (Subject.SCHEMA, ("CREATE VIEW spy AS SELECT * FROM personal_value",)),
    "a foreign table": (Subject.SCHEMA, ("CREATE TABLE other AS SELECT * FROM personal_value",)),
    "a column added": (Subject.SCHEMA, ("ALTER TABLE setting ADD COLUMN g TEXT",)),
    "a computed column added": (
        Subject.SCHEMA,
        ("ALTER TABLE setting ADD COLUMN g TEXT GENERATED ALWAYS AS (upper(value)) VIRTUAL",),
    ),
    "an index dropped": (Subject.SCHEMA, ("DROP INDEX ix_revision_lane_seq",)),
    "an index added": (Subject.SCHEMA, ("CREATE INDEX mine ON release (title)",)),
    "SQLite's statistics": (Subject.SCHEMA, ("ANALYZE",)),
    "a stream declared forked": (
        Subject.CHAIN,
        (
            others_forged,
            "UPDATE lane SET state = 'forked'",
            "INSERT INTO lane (lane, signing_key, state, opened_at, why) SELECT lane, '', 'forked', 0, '' FROM peer",
        ),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_behind_the_programs_back_is_named(copies: Path, name: str) -> None:
    subject, statements = CHANGES[name]
    path = copies / "office.ogi"
    with opened(path, read_only=True) if subject is Subject.SCHEMA else nullcontext() as held:
        tamper(path, *statements)
        # What has foreign parts isn't opened any more: only of an open file is there a proof to ask for.
        with nullcontext(held) if held else opened(path, read_only=True) as ledger:
            found = verify(ledger).findings
    if held:
        with pytest.raises(ForeignPartsError):
            open_ledger(path)
    assert subject in {finding.subject for finding in found}, [finding.text for finding in found]


@pytest.mark.parametrize("name", [name for name, (subject, _how) in CHANGES.items() if subject is Subject.SCHEMA])
def test_what_is_put_into_an_open_file_is_named_too(copies: Path, name: str) -> None:
    with opened(copies / "office.ogi", read_only=True) as ledger:
        assert verify(ledger).sound
        tamper(copies / "office.ogi", *CHANGES[name][1])
        assert Subject.SCHEMA in {finding.subject for finding in verify(ledger).findings}


def test_a_log_without_its_guards_is_named(copies: Path) -> None:
    with opened(copies / "office.ogi", read_only=True) as ledger:
        with closing(driver.connect(str(copies / "office.ogi"))) as connection:
            connection.execute("DROP TRIGGER revision_is_never_changed")
        assert "登记日志的防改保护缺失。" in verify(ledger).problems


@pytest.mark.parametrize("name", ["office.ogi", "unit.ogi"])
def test_what_nobody_changed_is_sound(copies: Path, name: str) -> None:
    for read_only in (True, False):
        with opened(copies / name, read_only=read_only) as ledger:
            verdict = verify(ledger)
        assert (verdict.problems, verdict.notes) == ((), ())


@pytest.mark.parametrize(("change", "subject"), [(others_gone, Subject.CHAIN), (others_forged, Subject.CHAIN)])
def test_at_the_office_a_units_stream_has_no_gap(copies: Path, change: Statement, subject: Subject) -> None:
    tamper(copies / "office.ogi", change)
    with opened(copies / "office.ogi", read_only=True) as ledger:
        assert subject in {finding.subject for finding in verify(ledger).findings}


def test_records_of_one_name_are_told_by_one_sentence_with_their_count(copies: Path) -> None:
    tamper(copies / "office.ogi", "UPDATE release SET title = '同名'")
    with opened(copies / "office.ogi", read_only=True) as ledger:
        verdict = verify(ledger)
    (rows,) = [one for one in told(verdict) if one.subject is Subject.ROWS]
    count = len([finding for finding in verdict.findings if finding.subject is Subject.ROWS])
    assert rows.sentences == (f"主动公开信息“同名”的内容与登记日志不一致。（{count} 处）",)


def test_a_check_can_be_cancelled(copies: Path) -> None:
    with opened(copies / "office.ogi", read_only=True) as ledger:
        stopping = Cancellable(silent)
        stopping.cancel()
        with pytest.raises(CancelledError):
            verify(ledger, stopping)


@pytest.mark.parametrize("subject", Subject)
def test_every_subject_says_what_it_means_and_what_to_do(subject: Subject) -> None:
    meaning, advice, _repair = explained(subject)
    assert meaning
    assert advice
