"""What the tests of exchanged files share: an office and a unit with a record each, at home on the test's PC."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from pyrage import passphrase

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.ledger import Source
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, open_ledger
from tests.exchange import quick_lock
from tests.exchange.places import NAMES, NOON, enter, enter_listed, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.fixture(autouse=True)
def _quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "encrypt", quick_lock.encrypt)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the data files of an office and a unit, and what their PC remembers of them."""
    folder = tmp_path_factory.mktemp("made once")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / "pc"))
        with made(folder / "office.ogi", unit="办公室", role="office", person="主任") as ledger:
            enter(ledger, "unit", {"name": NAMES["unit"], "nature": "subordinate", "number": "JYC"})
            enter_listed(ledger, Category, {"name": "其他", "code": "oth"})
            own_keys(ledger)
        with made(folder / "unit.ogi", unit=NAMES["unit"], role="unit", person="信息员") as ledger:
            category = enter_listed(ledger, Category, {"name": "其他", "code": "oth"})
            enter(ledger, "release", {"title": "公告", "unit": ledger.profile.unit_id, "category": category})
            enter(ledger, "application", {"subject": "查询", "applicant_name": "张三", "number": "JYC-1"})
            own_keys(ledger)
    return folder


@contextmanager
def _moved_in(folder: Path, name: str, target: Path, identities: Path) -> Iterator[Ledger]:
    """Open a copy of a data file on a PC that remembers it, so that it isn't taken for copied."""
    shutil.copytree(folder / "pc", identities, dirs_exist_ok=True)
    shutil.copy(folder / name, target / name)
    ledger = open_ledger(target / name, source=Source(now=lambda: NOON))
    try:
        yield ledger
    finally:
        close_ledger(ledger)


@pytest.fixture
def office(made_once: Path, tmp_path: Path, identities: Path) -> Iterator[Ledger]:
    """Return the office's open data file, with the unit in its list of units."""
    with _moved_in(made_once, "office.ogi", tmp_path, identities) as ledger:
        yield ledger


@pytest.fixture
def unit(made_once: Path, tmp_path: Path, identities: Path) -> Iterator[Ledger]:
    """Return a unit's open data file, with a release and an application."""
    with _moved_in(made_once, "unit.ogi", tmp_path, identities) as ledger:
        yield ledger
