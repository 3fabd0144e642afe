"""附表格式 while an import writes: files are put in use and out of use without waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.store.log.reading import reading
from desktop_app.ui.formats.page import FormatsPage
from tests.ui.formats.test_formats_page import choose, names, next_year_s, pick
from tests.ui.importing import context_of, rest, waits_for_nobody

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def test_a_form_is_put_in_use_and_out_of_use(
    threaded_window: MainWindow,
    ledger: Ledger,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
) -> None:
    threaded_window.show_ledger(ledger)
    context_of(threaded_window).navigate("formats", None)
    assert threaded_window.desk
    page = threaded_window.desk.pages.current
    assert isinstance(page, FormatsPage)
    rest(threaded_window, qtbot)
    pick(monkeypatch, next_year_s(tmp_path, "行政强制", "行政强制执行"))
    waits_for_nobody(threaded_window, ledger, qtbot, page.use.click)
    with reading(ledger) as session:
        assert formats_of(session).default(2098).id == "E-2097"
    qtbot.waitUntil(lambda: any("2097" in name for name in names(page)))
    choose(page, "2097")
    waits_for_nobody(threaded_window, ledger, qtbot, page.card.withdraw.click)
    with reading(ledger) as session:
        assert formats_of(session).default(2098).id != "E-2097"
    assert answers
