"""Whose word each entry is, and whether it counts: what is noted of it is proved, and worked out anew by a repair."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.repairing import repair
from desktop_app.model.kinds import Attachment, Release
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.revision import canonical
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import HELD, STREAM
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.judging import Reason
from desktop_app.store.trust.seal import seal_id
from tests.exchange.insider import Insider
from tests.exchange.places import NAMES, enter, hand_over, take
from tests.store.proof.tampering import own_lane, tamper

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from tests.store.proof.tampering import Statement

KEY = "'" + "ab" * 32 + "'"


def lane(ledger: Ledger) -> str:
    with reading(ledger) as session:
        return read_settings(session)["lane"]


def noted(ledger: Ledger) -> tuple[set[Any], set[Any]]:
    """Return what the file notes: which entries are held, and whose each stream is."""
    with reading(ledger) as session:
        return {tuple(row) for row in session.execute(select(HELD))}, {
            tuple(row) for row in session.execute(select(STREAM))
        }


@pytest.fixture(scope="session")
def lied_to(exchanged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return that folder after the unit's PC wrote what it mustn't, in its own name and in the office's."""
    folder = Path(shutil.copytree(exchanged, tmp_path_factory.mktemp("lied") / "to"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / "pc"))
        with opened(folder / "office.ogi") as office, opened(folder / "unit.ogi") as unit:
            hand_over(unit, office, folder / "unit2.ogix")
            liar = Insider(unit)
            liar.write("release", {"title": "本处的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
            liar.write("report_step", {"year": 2013, "position": 1, "state": "filed", "officer": "主任"})
            with reading(office) as session:
                theirs = session.scalars(select(Release.id).where(Release.unit != unit.profile.unit_id)).first() or ""
            liar.write("release", {"title": "改别人的"}, theirs)
            take(office, liar.file(folder / "lie.ogix"))
            forger = Insider(unit, sealed=False, lane=lane(office))
            forger.write("release", {"title": "冒名", "unit": office.profile.unit_id, "released_on": "2013-05-06"})
            take(office, forger.file(folder / "forged.ogix"))
            hand_over(office, unit, folder / "office2.ogix", to=NAMES["unit"])
            held, _streams = noted(office)
            assert {row[3] for row in held} == {*Reason} - {Reason.RETIRED}
            assert verify(office).problems == verify(unit).problems == ()
    return folder


@pytest.fixture
def place(lied_to: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of that folder to change, on a PC that remembers its files."""
    folder = Path(shutil.copytree(lied_to, tmp_path / "place"))
    monkeypatch.setenv("OGI_IDENTITIES", str(folder / "pc"))
    return folder


def units_lane(connection: Any) -> str:
    """Return the stream of the unit's PC that holds most."""
    return str(
        connection.execute(
            "SELECT lane FROM revision WHERE lane <> ? GROUP BY lane ORDER BY count(*) DESC", (own_lane(connection),)
        ).fetchone()[0]
    )


def the_units_stream(change: str) -> Statement:
    """Return what changes the line of the unit's stream."""
    return lambda connection: connection.execute(f"{change} WHERE lane = ?", (units_lane(connection),))


def seals_rewritten(old: bytes, new: bytes, *, named: bool = True) -> Statement:
    """Return what writes other words into the seals of the unit's stream, each under its new hash or its old one."""

    def rewrite(connection: Any) -> None:
        seals = "SELECT id, body FROM seal WHERE lane = ?"
        for identity, body in connection.execute(seals, (units_lane(connection),)).fetchall():
            changed = bytes(body).replace(old, new)
            row = (changed, seal_id(changed) if named else identity, identity)
            connection.execute("UPDATE seal SET body = ?, id = ? WHERE id = ?", row)

    return rewrite


def signatures_flipped(connection: Any) -> None:
    """Change one bit of the signature of each seal over the unit's stream, and set its hash to match."""
    seals = "SELECT id, body FROM seal WHERE lane = ?"
    for identity, body in connection.execute(seals, (units_lane(connection),)).fetchall():
        said = json.loads(body)
        said["signature"] = f"{int(said['signature'][0], 16) ^ 1:x}{said['signature'][1:]}"
        changed = canonical(said)
        assert len(changed) == len(body)
        connection.execute("UPDATE seal SET body = ?, id = ? WHERE id = ?", (changed, seal_id(changed), identity))


def called_own(connection: Any) -> None:
    """Let the office's file call the unit's stream its own, key and nonce and all."""
    connection.execute(
        """INSERT INTO lane (lane, signing_key, nonce, state, opened_at, why)
        SELECT lane, json_extract(CAST(body AS TEXT), '$.key'), json_extract(CAST(body AS TEXT), '$.nonce'),
        'retired', 0, '' FROM seal WHERE lane = ? LIMIT 1""",
        (units_lane(connection),),
    )


def called_own_by_the_offices_key(connection: Any) -> None:
    """Let the office's file say that its own key opened the unit's stream."""
    connection.execute(
        """INSERT INTO lane (lane, signing_key, nonce, state, opened_at, why)
        SELECT ?, signing_key, '', 'retired', 0, '' FROM lane WHERE lane = ?""",
        (units_lane(connection), own_lane(connection)),
    )


OWN = "lane = (SELECT value FROM setting WHERE name = 'lane')"
ITSELF: dict[str, tuple[Subject, Statement]] = {
    "a held entry let count": (Subject.HELD, "DELETE FROM held WHERE reason = 'office'"),
    "another's entry let count": (Subject.HELD, "DELETE FROM held WHERE reason = 'other'"),
    "nobody's entry let count": (Subject.HELD, "DELETE FROM held WHERE reason = 'unsealed'"),
    "all held entries let count": (Subject.HELD, "DELETE FROM held"),
    "an own entry held back": (
        Subject.HELD,
        f"INSERT INTO held SELECT id, record, lane, 'office', 0 FROM revision WHERE {OWN} AND seq = 9",
    ),
    "a unit's entries held back": (
        Subject.HELD,
        lambda connection: connection.execute(
            "INSERT OR REPLACE INTO held SELECT id, record, lane, 'unsealed', 0 FROM revision WHERE lane = ?",
            (units_lane(connection),),
        ),
    ),
    "the reason changed": (Subject.HELD, "UPDATE held SET reason = 'naming' WHERE reason = 'other'"),
    "a held entry under another record": (
        Subject.HELD,
        "UPDATE held SET record = (SELECT record FROM revision WHERE number = 1)",
    ),
    "an entry held that isn't there": (
        Subject.HELD,
        f"INSERT INTO held SELECT {KEY}, record, lane, 'office', 0 FROM revision WHERE number = 1",
    ),
    "a unit's stream made the office's": (Subject.STREAM, the_units_stream("UPDATE stream SET role = 'office'")),
    "a stream that may write everything": (Subject.STREAM, the_units_stream("UPDATE stream SET role = ''")),
    "a stream given to another unit": (
        Subject.STREAM,
        the_units_stream("UPDATE stream SET unit = (SELECT id FROM unit WHERE name = '社保处')"),
    ),
    "a stream under another key": (Subject.STREAM, the_units_stream(f"UPDATE stream SET signing_key = {KEY}")),
    "a stream's line taken out": (Subject.STREAM, the_units_stream("DELETE FROM stream")),
    "a stream put in that nobody wrote": (
        Subject.STREAM,
        f"INSERT INTO stream VALUES ('{'e' * 32}', {KEY}, '', 'office')",
    ),
    "a unit's stream called the office's own": (Subject.STREAM, called_own),
    "a unit's stream said to be opened by the office's key": (Subject.STREAM, called_own_by_the_offices_key),
    "a seal under another stream": (
        Subject.SEAL,
        lambda connection: connection.execute(
            "UPDATE seal SET lane = ? WHERE lane = ?", (own_lane(connection), units_lane(connection))
        ),
    ),
    "a seal under another hash": (
        Subject.SEAL,
        "UPDATE seal SET id = replace(id, substr(id, 1, 8), '00000000') WHERE rowid = 1",
    ),
}
"""What the file proves by itself, and a repair puts right without any other file."""

FETCHED: dict[str, tuple[Subject, Statement]] = {
    "a seal's signature changed": (Subject.SEAL, seals_rewritten(b'"signature":"', b'"signature":"00', named=False)),
    "a seal's signature flipped": (Subject.SEAL, signatures_flipped),
    "a seal's number changed, and its hash": (Subject.SEAL, seals_rewritten(b'"upto":', b'"upto":9')),
    "a seal that is none": (Subject.SEAL, the_units_stream("UPDATE seal SET body = x'7b'")),
    "a seal as text": (Subject.CELLS, the_units_stream("UPDATE seal SET body = CAST(body AS TEXT)")),
    "the seals taken out": (Subject.STREAM, the_units_stream("DELETE FROM seal")),
}
"""What comes back from the files that brought it."""


def changed(path: Path, statement: Statement) -> set[Subject]:
    tamper(path, statement)
    with opened(path, read_only=True) as ledger:
        return {finding.subject for finding in verify(ledger).findings}


@pytest.mark.parametrize("name", ITSELF)
def test_what_is_noted_of_trust_is_proved_and_worked_out_anew(place: Path, name: str) -> None:
    subject, statement = ITSELF[name]
    office = place / "office.ogi"
    with opened(office, read_only=True) as ledger:
        before = noted(ledger), read(ledger, state_code)
    assert subject in changed(office, statement)
    shutil.rmtree(place / "office_发件箱")
    with opened(office) as ledger:
        assert repair(ledger).verdict.problems == ()
        assert (noted(ledger), read(ledger, state_code)) == before
        enter(ledger, "category", {"name": "之后", "code": "later"})
        assert verify(ledger).problems == ()


@pytest.mark.parametrize("name", FETCHED)
def test_seals_come_back_from_the_files_that_brought_them(place: Path, name: str) -> None:
    subject, statement = FETCHED[name]
    office = place / "office.ogi"
    with opened(office, read_only=True) as ledger:
        before = noted(ledger), read(ledger, state_code)
    assert subject in changed(office, statement)
    if name == "a seal's signature flipped":
        with opened(office, read_only=True) as ledger:
            assert any("签名不对" in problem for problem in verify(ledger).problems)
    with opened(office) as ledger:
        assert repair(ledger, sorted(place.glob("unit*.ogix"))).verdict.problems == ()
        assert (noted(ledger), read(ledger, state_code)) == before


def test_entries_whose_seal_is_lost_dont_count_until_the_next_file(place: Path) -> None:
    office = place / "office.ogi"
    tamper(office, FETCHED["a seal's signature flipped"][1])
    with opened(office) as ledger, opened(place / "unit.ogi") as unit:
        before = len(noted(ledger)[0])
        shutil.rmtree(place / "office_发件箱")
        assert repair(ledger).verdict.problems == ()
        assert len(noted(ledger)[0]) > before
        enter(unit, "application", {"subject": "之后", "applicant_name": "钱", "number": "X-99"})
        hand_over(unit, ledger, place / "later.ogix")
        assert len(noted(ledger)[0]) == before
        assert verify(ledger).problems == ()


@pytest.mark.parametrize("who", ["office.ogi", "unit.ogi"])
def test_the_end_of_a_stream_that_was_left_is_in_the_log(
    place: Path, who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other pc"))
    path = place / who
    with opened(path) as ledger:
        assert ledger.identity.found == "copied"
        assert verify(ledger).problems == ()
        before = noted(ledger), read(ledger, state_code)
    assert changed(path, f"UPDATE lane SET tip = {KEY} WHERE tip <> ''") >= {Subject.OWN_STREAM}
    with opened(path) as ledger:
        assert repair(ledger).verdict.problems == ()
        assert (noted(ledger), read(ledger, state_code)) == before


def test_a_left_stream_ends_where_it_was_left(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other pc"))
    path = place / "office.ogi"
    with opened(path):
        pass
    earlier = "UPDATE lane SET tip = (SELECT id FROM revision WHERE lane = lane.lane AND seq = 5) WHERE tip <> ''"
    assert Subject.HELD in changed(path, earlier)


@pytest.mark.parametrize("how", ["gone", "unreadable"])
def test_what_lies_before_a_lost_entry_goes_on_as_it_was(place: Path, how: str) -> None:
    office = place / "office.ogi"
    statement = {
        "gone": f"DELETE FROM revision WHERE {OWN} AND seq = 9",
        "unreadable": f"UPDATE revision SET body = x'7b' WHERE {OWN} AND seq = 9",
    }[how]
    with opened(office, read_only=True) as ledger:
        held, _streams = noted(ledger)
        rows = shown_rows(ledger)
    assert Subject.HELD not in changed(office, statement)
    shutil.rmtree(place / "office_发件箱")
    with opened(office) as ledger:
        repaired = repair(ledger)
        assert noted(ledger)[0] == held
        assert len(rows - shown_rows(ledger)) <= 1
        assert {finding.subject for finding in repaired.verdict.findings} == {Subject.LACKING, Subject.CHAIN}
        enter(ledger, "category", {"name": "之后", "code": "later"})


def shown_rows(ledger: Ledger) -> set[str]:
    with reading(ledger) as session:
        return {*session.scalars(select(Release.id)), *session.scalars(select(Attachment.id))}


def test_parts_and_transferred_records_are_judged_as_the_program_does(place: Path) -> None:
    with opened(place / "office.ogi") as office, opened(place / "unit.ogi") as unit:
        with reading(unit) as session:
            attachment = session.scalars(select(Attachment)).first()
            assert attachment is not None
            record, application = attachment.id, attachment.application or ""
        with reading(office) as session:
            other = session.scalars(select(Release.unit).where(Release.unit != unit.profile.unit_id)).first()
        with operation(office, "划转") as change:
            change.update(application, {"unit": other})
        liar = Insider(unit)
        liar.write("attachment", {"name": "后来.txt", "application": application})
        liar.write("attachment", {"name": "改名.txt"}, record)
        liar.write("attachment", {"name": "没有主.txt", "application": "d" * 32})
        take(office, liar.file(place / "late.ogix"), own_keys(unit).code)
        held, _streams = noted(office)
        assert len([row for row in held if row[2] == liar.lane]) == 3
        assert verify(office).problems == ()
    tamper(place / "office.ogi", f"DELETE FROM held WHERE lane = '{liar.lane}'")
    with opened(place / "office.ogi", read_only=True) as office:
        found = [finding for finding in verify(office).findings if finding.subject is Subject.HELD]
        assert len(found) == 3
