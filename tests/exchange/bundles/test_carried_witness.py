"""A log carried into a clean file proves to those who witnessed it that it is the same, or says that it begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app.office.opening import carry_ledger, close_ledger, opened
from desktop_app.store.log.reading import reading
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD, CONTRADICTION, LIST_ORIGIN, SENT_HEAD, WITNESSED_HEAD
from desktop_app.store.proof.verify import verify
from tests.exchange.places import hand_over
from tests.store.file.foreign import PLANTS, planted

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome
    from desktop_app.ledger import Ledger

TABLES = (LIST_ORIGIN, SENT_HEAD, CONFIRMED_HEAD, WITNESSED_HEAD, CONTRADICTION)
UNGUARDED = tuple(
    f"DROP TRIGGER {name}"
    for name in ("revision_is_never_changed", "revision_is_never_deleted", "sent_head_is_never_changed")
)
OWN = "(SELECT value FROM setting WHERE name = 'lane')"
_LAST = f"WHERE number = (SELECT max(number) FROM revision WHERE lane <> {OWN})"  # noqa: S608 (our own words)
SPOILT = f"UPDATE revision SET body = x'00' {_LAST}"  # noqa: S608 (our own words)
CUT = f"DELETE FROM revision {_LAST}"  # noqa: S608 (our own words)


def counts(ledger: Ledger) -> list[int]:
    with reading(ledger) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def words(outcome: FileOutcome) -> str:
    return " ".join(word for word in outcome.warnings if "登记日志" in word or "见证" in word)


@pytest.fixture
def met(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    """Let both have seen each other's log, and go on."""
    hand_over(unit, office, tmp_path / "1.ogix")
    hand_over(office, unit, tmp_path / "2.ogix", to="就业处")
    hand_over(unit, office, tmp_path / "3.ogix")
    hand_over(office, unit, tmp_path / "4.ogix", to="就业处")


@pytest.mark.usefixtures("met")
@pytest.mark.parametrize("role", ["office", "unit"])
def test_a_carried_pc_raises_no_alarm_and_says_nothing_odd(
    unit: Ledger, office: Ledger, tmp_path: Path, role: str
) -> None:
    there, here = (office, unit) if role == "office" else (unit, office)
    before = counts(there)
    assert before[1]
    assert before[3]
    close_ledger(there)
    path = planted(there.path, tmp_path / "planted.ogi", *PLANTS["a trigger that swallows entries"])
    assert not carry_ledger(path, tmp_path / "clean.ogi").renewed
    with opened(tmp_path / "clean.ogi") as clean:
        assert counts(clean) == before
        assert verify(clean).problems == ()
        for number, (sender, receiver) in enumerate([(clean, here), (here, clean)] * 2):
            to = "就业处" if sender.profile.role == "office" else ""
            outcome = hand_over(sender, receiver, tmp_path / f"later-{number}.ogix", to=to)
            assert (outcome.state, outcome.alarm, words(outcome)) == ("taken", "", "")


@pytest.mark.usefixtures("met")
@pytest.mark.parametrize(
    "statements",
    [
        (*UNGUARDED, SPOILT),
        (*UNGUARDED, CUT),
        (*UNGUARDED, "UPDATE sent_head SET root = replace(root, substr(root, 1, 1), 'f')"),
        ("ALTER TABLE sent_head RENAME TO o", "CREATE VIEW sent_head AS SELECT * FROM o LIMIT 0"),
        ("DROP TABLE sent_head",),
    ],
    ids=["an entry spoilt", "an entry cut", "what was said is another", "a view over what was said", "nothing said"],
)
def test_a_carried_log_that_is_not_what_was_said_begins_a_list_that_names_the_old_one(
    unit: Ledger, office: Ledger, tmp_path: Path, statements: tuple[str, ...]
) -> None:
    close_ledger(office)
    path = planted(office.path, tmp_path / "planted.ogi", "PRAGMA writable_schema = OFF", *statements)
    assert carry_ledger(path, tmp_path / "clean.ogi").renewed
    with opened(tmp_path / "clean.ogi") as clean:
        assert clean.identity.found == ""
        assert counts(clean)[0] == 1
        outcome = hand_over(clean, unit, tmp_path / "later.ogix", to="就业处")
        assert (outcome.state, outcome.alarm) == ("taken", "")
        assert "另起一段" in words(outcome)
        assert hand_over(unit, clean, tmp_path / "back.ogix").alarm == ""
        again = hand_over(clean, unit, tmp_path / "again.ogix", to="就业处")
        assert (again.state, again.alarm, words(again)) == ("taken", "", "")


@pytest.mark.usefixtures("met")
def test_what_others_never_signed_does_not_come_along(office: Ledger, tmp_path: Path) -> None:
    close_ledger(office)
    forged = (
        "INSERT INTO witnessed_head SELECT signing_key, list, size + 1, root, signature, ladder, origins, tip, role"
    )
    path = planted(
        office.path,
        tmp_path / "planted.ogi",
        *PLANTS["a trigger that swallows entries"],
        f"{forged}, unit, unit_name, made_at FROM witnessed_head LIMIT 1",
        "INSERT INTO sent_head VALUES ('x', 1, 'office', '', 'y', 0)",
    )
    with opened(office.path) as before:
        expected = counts(before)
    carry_ledger(path, tmp_path / "clean.ogi")
    with opened(tmp_path / "clean.ogi") as clean:
        assert counts(clean) == expected
