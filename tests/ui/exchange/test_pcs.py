"""The office's list of PCs: certified from a compared code, taken out of use with a reason, then refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.pcs import read_pcs
from desktop_app.exchange.bundles.receiving import receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.vouching import certify_known
from desktop_app.model.kinds import Device
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.log.reading import reading
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.exchange.conftest import shown
from tests.ui.exchange.test_board import words

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.page import ExchangePage
    from desktop_app.ui.window.main_window import MainWindow


def at_pcs(window: MainWindow, ledger: Ledger) -> ExchangePage:
    """Show the list of PCs."""
    page = shown(window, ledger)
    page.bar.setCurrentIndex(next(place for place in range(page.bar.count()) if "认证" in page.bar.tabText(place)))
    return page


def test_a_known_pc_is_certified_after_its_code_was_compared(
    real_window: MainWindow, ledger: Ledger, known: str
) -> None:
    page = at_pcs(real_window, ledger)
    assert page.bar.tabText(7) == "认证电脑（1）"
    for part in ("就业处", known, "未认证"):
        assert part in words(page.pcs)
    click(page.pcs, "核对码一致，认证 就业处")
    QApplication.processEvents()
    assert "2013-12-31 · 测试员" in words(page.pcs)
    assert page.bar.tabText(7) == "认证电脑"
    with reading(ledger) as session:
        device = session.scalars(select(Device)).one()
        (pc,) = read_pcs(session)
    assert (device.fingerprint, device.certified_by) == (known, "测试员")
    with pytest.raises(UserError, match="已经认证过"):
        certify_known(ledger, pc.signing_key)


def test_a_retired_pc_says_why_and_its_files_are_refused(
    real_window: MainWindow, ledger: Ledger, unit_ledger: Ledger, known: str, tmp_path: Path
) -> None:
    assert known
    page = at_pcs(real_window, ledger)
    click(page.pcs, "核对码一致，认证 就业处")
    QApplication.processEvents()
    with reading(ledger) as session:
        retiring = f"停用… {session.scalars(select(Device)).one().name}"
    said = fill_in({}, refused=True)
    click(page.pcs, retiring)
    assert said == ["请写明停用原因。 一句话即可，如“电脑已报废”。"]
    fill_in({"why": "电脑已报废"})
    click(page.pcs, retiring)
    QApplication.processEvents()
    assert "停用：电脑已报废" in words(page.pcs)
    with pytest.raises(LookupError):
        button(page.pcs, retiring)
    later = send(unit_ledger, tmp_path / "再报.ogix", Wanted()).path
    outcome = receive(ledger, [later]).files[0]
    assert outcome.state == "refused"


def test_who_only_looks_changes_no_pc(real_window: MainWindow, ledger: Ledger, known: str) -> None:
    assert known
    path = ledger.path
    close_ledger(ledger)
    page = at_pcs(real_window, open_ledger(path, read_only=True))
    assert not button(page.pcs, "核对码一致，认证 就业处").isEnabled()


def test_without_pcs_the_list_says_how_they_come(real_window: MainWindow, ledger: Ledger) -> None:
    assert "还没有认证的电脑" in words(at_pcs(real_window, ledger))
