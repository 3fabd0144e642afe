"""The review of a release while an import writes: opinions are given and taken back without waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import ReleaseApproval
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.editor_head import BESIDE
from desktop_app.ui.ledgers.pages import ReleasesPage
from tests.ui.answering import click
from tests.ui.case.hands import fill
from tests.ui.exchange.conftest import add_release
from tests.ui.importing import context_of, waits_for_nobody

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def test_an_opinion_is_given_and_taken_back(threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    record = add_release(ledger, "2013-12-05")
    threaded_window.show_ledger(ledger)
    context_of(threaded_window).open_record("release", record, None)
    assert threaded_window.desk
    page = threaded_window.desk.pages.current
    assert isinstance(page, ReleasesPage)
    page.editor.head.tabs.setCurrentIndex(BESIDE)
    page.dossier.review.open_form(agreed=True)
    form = page.dossier.review.form
    assert form
    fill(form, officer="张处长")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert session.scalars(select(ReleaseApproval)).one().officer == "张处长"
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(page.dossier.opinions, "删去这条审批意见"))
    with reading(ledger) as session:
        assert session.scalars(select(ReleaseApproval)).all() == []
