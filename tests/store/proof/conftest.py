"""What the tests of the proof share: an office that took files in, and the unit that wrote them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import KINDS, Category
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.exchange.places import NAMES, enter, made

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

SCAN = b"original document"


@pytest.fixture(scope="session")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an office and a unit that sent each other files, and what their PC remembers."""
    folder = tmp_path_factory.mktemp("exchanged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / "pc"))
        with (
            made(folder / "office.ogi", unit="办公室", role="office", person="主任") as office,
            made(folder / "unit.ogi", unit=NAMES["unit"], role="unit", person="信息员") as unit,
        ):
            _fill(office, unit)
            _exchange(office, unit, folder)
    return folder


def _fill(office: Ledger, unit: Ledger) -> None:
    enter(office, "unit", {"name": NAMES["unit"], "nature": "subordinate", "number": "JYC"})
    enter(office, "unit", {"name": "社保处", "nature": "subordinate", "number": "SBC"})
    for ledger in (office, unit):
        category = enter(ledger, "category", {"name": "其他", "code": "oth"})
        for number in range(5):
            values = {"title": f"公开{number}", "unit": ledger.profile.unit_id, "category": category}
            enter(ledger, "release", values)
        for number, name in enumerate(("张三", "李四"), 1):
            values = {"subject": "查询", "applicant_name": name, "number": f"X-{number}"}
            application = enter(ledger, "application", values)
        with operation(ledger, "附件") as change:
            scan = SCAN + ledger.profile.role.encode()
            named: dict[str, Value] = {"name": "a.txt", "sha256": keep(change.session, scan), "size": len(scan)}
            change.add(KINDS["attachment"], named | {"application": application})
        with operation(ledger, "改") as change:
            change.update(application, {"subject": "查询二"})


def _exchange(office: Ledger, unit: Ledger, folder: Path) -> None:
    for turn in range(2):
        for sender, receiver, to in ((unit, office, ""), (office, unit, NAMES["unit"])):
            sent = send(sender, folder / f"{sender.profile.role}{turn}.ogix", Wanted(to=to))
            received = receive(receiver, [sent.path], Taking(codes=(own_keys(sender).code,)))
            assert not received.failed
            enter(
                sender,
                "release",
                {"title": f"再公开{turn}", "unit": sender.profile.unit_id, "category": _category(sender)},
            )


def _category(ledger: Ledger) -> str:
    with reading(ledger) as session:
        return session.scalars(select(Category.id)).first() or ""


@pytest.fixture
def copies(exchanged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of that folder to change, on a PC that remembers its files."""
    folder = Path(shutil.copytree(exchanged, tmp_path / "copies"))
    monkeypatch.setenv("OGI_IDENTITIES", str(folder / "pc"))
    return folder
