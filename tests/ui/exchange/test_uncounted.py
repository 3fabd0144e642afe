"""What a unit may not write waits under 待认可: shown with who sent it, accepted or left, and told on 今日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Category, Unit
from desktop_app.office.months.open_exchange import waiting_for_office
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.exchange import uncounted_tab
from tests.exchange.insider import Insider
from tests.exchange.places import values
from tests.ui.answering import click
from tests.ui.conftest import TODAY
from tests.ui.exchange.conftest import category_of, shown
from tests.ui.exchange.test_board import words

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def _yes(_parent: QWidget | None, _text: str, _more: str, _yes: str) -> bool:
    return True


def test_the_office_accepts_one_entry_and_declines_another(
    real_window: MainWindow, ledger: Ledger, unit_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "社保处", "nature": "division"})
        change.add(Category, category_of("2013-03-05"))
    sent = send(unit_ledger, tmp_path / "honest.ogix")
    receive(ledger, [sent.path], Taking(codes=(sent.code,)))
    liar = Insider(unit_ledger)
    liar.write("release", {"title": "冒名的通知", "unit": other, "released_on": "2013-05-06"})
    liar.write("report_step", {"year": 2013, "position": 1, "state": "filed", "day": "2014-01-20", "officer": "主任"})
    receive(ledger, [liar.file(tmp_path / "lie.ogix")])
    assert read(ledger, waiting_for_office, ledger.rules, 2013, TODAY).uncounted == 2
    page = shown(real_window, ledger)
    place = next(place for place in range(page.bar.count()) if page.bar.tabText(place) == "待认可（2）")
    page.bar.setCurrentIndex(place)
    for part in ("就业处", "冒名的通知", "单位：社保处", "这类内容只由办公室维护", "自称 主任"):
        assert part in words(page.uncounted)
    monkeypatch.setattr(uncounted_tab, "confirm", _yes)
    click(page.uncounted, "认可… 主动公开信息：冒名的通知")
    QApplication.processEvents()
    assert "冒名的通知" in values(ledger, "release", "title")
    assert page.bar.tabText(place) == "待认可（1）"
    click(page.uncounted, "全部不认可（1） 就业处")
    QApplication.processEvents()
    assert page.bar.tabText(place) == "待认可"
    assert values(ledger, "report_step", "id") == set()
    assert "没有待认可的内容" in words(page.uncounted)
