"""Settings inside a data file that somebody else wrote: they lead nowhere, and opening touches only the file itself."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.store.file import remembered as anchor
from desktop_app.store.file.tokens import is_token
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import read_settings
from desktop_app.store.merge.exchanged_files import noted_files
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

SETTINGS_OF_ANOTHER_PROGRAM = '{"important": "settings of another program"}'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a data file made on this test's PC."""
    path = tmp_path / "data" / "unit.ogi"
    close_ledger(create_ledger(path, organisation="局", unit="处", role="unit", person="甲", catalogue=False))
    return path


def plant(path: Path, **settings: object) -> None:
    """Write settings into a data file past the program; None takes one out."""
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        for name, value in settings.items():
            connection.execute("DELETE FROM setting WHERE name = ?", (name,))
            if value is not None:
                connection.execute("INSERT INTO setting VALUES (?, ?)", (name, value))


def setting(path: Path, name: str) -> str:
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return read_settings(session)[name]


def enter(ledger: Ledger, code: str = "a") -> None:
    with operation(ledger, "登记") as change:
        change.add(Category, {"name": code, "code": code})


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "token",
    [
        "{elsewhere}/settings",
        "../elsewhere/settings",
        "..",
        "",
        "a" * 31,
        "A" * 32,
        "a" * 32 + "\n",
        "ａ" * 32,
        "0" * 31 + "\0",
        "x" * 100_000,
        b"\xff\xfe",
        None,
    ],
)
def test_a_token_that_is_none_leads_nowhere_and_the_file_counts_as_copied(
    file: Path, tmp_path: Path, identities: Path, token: str | bytes | None
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "settings.json").write_text(SETTINGS_OF_ANOTHER_PROGRAM)
    (identities / "folder").mkdir()
    planted = token.format(elsewhere=elsewhere) if isinstance(token, str) else token
    plant(file, token=planted)
    before = everything_below(elsewhere)
    with opened(file) as ledger:
        assert ledger.identity.found == "copied"
        own_keys(ledger)
        enter(ledger)
    assert everything_below(elsewhere) == before
    assert {path.stem for path in identities.glob("*.json")} >= {setting(file, "token")}
    assert all(is_token(path.name[:32]) for path in identities.iterdir() if path.is_file())
    assert is_token(setting(file, "token"))
    with opened(file) as again:
        assert (again.identity.found, verify(again).problems) == ("", ())


def test_looking_at_a_file_with_a_token_that_is_none_touches_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(SETTINGS_OF_ANOTHER_PROGRAM)
    plant(file, token=str(tmp_path / "settings"))
    before = everything_below(tmp_path)
    with opened(file, read_only=True) as ledger:
        assert ledger.identity.token == ""
    assert everything_below(tmp_path) == before


def test_keys_that_lie_where_a_token_points_are_not_used(file: Path, tmp_path: Path) -> None:
    with opened(file) as ledger:
        keys = own_keys(ledger)
    theirs = {
        "token": "0" * 32,
        "lane": setting(file, "lane"),
        "signing_key": keys.signing.private_bytes_raw().hex(),
        "receiving_key": str(keys.receiving),
    }
    (tmp_path / "id.json").write_text(json.dumps(theirs))
    plant(file, token=str(tmp_path / "id"))
    with opened(file) as ledger:
        assert own_keys(ledger).signing_key != keys.signing_key
        assert ledger.identity.found == "copied"


def test_a_memory_in_which_another_token_stands_is_not_used(file: Path, identities: Path) -> None:
    with opened(file) as ledger:
        keys = own_keys(ledger)
    mine = identities / f"{setting(file, 'token')}.json"
    other = "0" * 32
    shutil.copy(mine, identities / f"{other}.json")
    plant(file, token=other)
    with opened(file) as ledger:
        assert ledger.identity.found == "copied"
        assert own_keys(ledger).signing_key != keys.signing_key


@pytest.mark.parametrize(
    "odd",
    [
        {"token": "0" * 32, "lane": "../lane"},
        {"token": "0" * 32, "lane": "0" * 32, "seq": -1},
        {"token": "0" * 32, "lane": "0" * 32, "tip": "x"},
        {"token": "0" * 32, "lane": "0" * 32, "numbers": {"n": "x"}},
        [],
    ],
)
def test_a_memory_with_anything_odd_in_it_is_none(identities: Path, odd: object) -> None:
    (identities / f"{'0' * 32}.json").write_text(json.dumps(odd))
    assert anchor.load("0" * 32) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"signing_key": "zz"},
        {"signing_key": "0" * 63},
        {"receiving_key": "AGE\nX"},
        {"receiving_key": "AGE-SECRET-KEY-1" + "Q" * 58},
        {"token": "1" * 32},
    ],
)
def test_keys_with_anything_odd_in_them_are_made_anew(file: Path, identities: Path, odd: dict[str, str]) -> None:
    with opened(file) as ledger:
        before = own_keys(ledger)
        (kept,) = identities.glob("*.keys")
        kept.write_text(json.dumps(json.loads(kept.read_text()) | odd))
        assert own_keys(ledger).signing_key != before.signing_key
        assert own_keys(ledger).code == own_keys(ledger).code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lane", None),
        ("lane", "../../lane"),
        ("lane", b"\xff"),
        ("lane_seq", "zwei"),
        ("lane_seq", "9" * 5000),
        ("lane_seq", "-3"),
        ("lane_seq", "1"),
        ("lane_seq", "7"),
        ("lane_seq", None),
        ("lane_tip", "0" * 64),
        ("lane_tip", ""),
    ],
)
def test_a_write_stream_that_is_not_as_its_settings_say_is_left_for_a_new_one(
    file: Path, name: str, value: str | bytes | None
) -> None:
    before = setting(file, "lane")
    plant(file, **{name: value})
    with opened(file) as ledger:
        assert ledger.identity.found in {"copied", "restored"}
        enter(ledger)
        assert {finding.subject for finding in verify(ledger).findings} <= {Subject.OWN_STREAM}
    assert setting(file, "lane") not in {before, value}
    with opened(file) as again:
        assert again.identity.found == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person", "长" * 100_000),
        ("person", b"\xff\xfe"),
        ("unit_id", "x" * 1000),
        ("numbers", "{"),
        ("numbers", '{"〔{year}〕{n}号": -1}'),
        ("numbers", "[1]"),
        ("return_outbox", "perhaps"),
    ],
)
def test_odd_settings_never_make_an_entry_that_cannot_be_read(file: Path, name: str, value: str | bytes) -> None:
    plant(file, **{name: value})
    with opened(file) as ledger:
        enter(ledger)
        assert {finding.subject for finding in verify(ledger).findings} <= {Subject.CELLS, Subject.STREAM}
        with reading(ledger) as session:
            assert noted_files(session) == []


def test_nothing_outside_its_folder_and_the_identities_is_touched_by_opening_a_file(
    file: Path, tmp_path: Path, identities: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    touched: list[Path] = []
    rename = Path.replace

    def note(unfinished: Path, target: Path) -> Path:
        touched.append(target)
        return rename(unfinished, target)

    monkeypatch.setattr(Path, "replace", note)
    plant(file, token="/etc/x", lane="/etc/x")
    with opened(file) as ledger:
        enter(ledger)
    assert touched
    assert {path.parent for path in touched} == {identities}
    assert everything_below(home) == {}
