"""The page 更正单: every correction slip, found by words, opened from the record it corrected, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, CorrectionSlip
from desktop_app.model.record import typed_fields
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.office.years.slips import records_of, slips
from desktop_app.store.log.reading import read
from desktop_app.ui.context.page import Page
from desktop_app.ui.corrections.slip_card import SlipCard
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.paper_stack import PaperStack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice

_MOST = 50
"""How many slips are shown at once; more are found by words."""

_PAUSE = 200
"""Milliseconds of quiet after which what was typed is looked for."""


class CorrectionsPage(Page):
    """Slips are written where a locked year is corrected, and stand: here they are only read."""

    name: ClassVar[str] = "corrections"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {CorrectionSlip.kind, *(kind for kind in KINDS if KINDS[kind].counts_on)}
    )
    edits: ClassVar[frozenset[str]] = frozenset({CorrectionSlip.kind})

    def title(self) -> str:
        """Return the title."""
        return _("更正单")

    def subtitle(self) -> str:
        """Say how many there are."""
        return _("{count} 份").format(count=len(self._shown))

    def primary_actions(self) -> list[QWidget]:
        """Return the printing of the list."""
        self._print = on_click(quiet_button(_("打印列表"), "print"), self.print_page)
        return [self._print]

    def build(self) -> None:
        """Make the line to look for words, and the place for the cards."""
        self._shown: list[CorrectionSlip] = []
        self.cards: dict[str, SlipCard] = {}
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("按更正单号、原因、姓名或记录查找"))
        self.words.setAccessibleName(_("查找更正单"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.TINY, 0)
        self._column.setSpacing(Space.MEDIUM)
        self._area = scrolling(self._column)
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.MEDIUM)
        lines.addWidget(self.words)
        lines.addWidget(self._area, 1)
        self.paper = PaperStack(self.context, side)
        self.content.addWidget(self.paper)

    def refresh(self, notice: Notice | None) -> None:
        """Read the slips again."""
        del notice
        self._show()

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        """Show one slip among the others."""
        del kind, defaults
        self.words.clear()
        self._show()
        card = self.cards.get(record_id or "")
        for other in self.cards.values():
            other.mark(on=other is card)
        if card:
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, Space.WIDE))

    def prints(self) -> bool:
        """Tell that Ctrl+P does something here."""
        return True

    def print_page(self) -> None:
        """Preview the list of the slips that are shown."""
        if self.paper.previewing:
            self.paper.print_out()
        else:
            self._preview([slip.id for slip in self._shown], _("更正单台账"))

    def _show(self) -> None:
        self._pause.stop()
        ledger, words = self.context.ledger, self.words.text()
        self._shown = read(ledger, slips, words)
        self._print.setEnabled(bool(self._shown))
        self._empty()
        for slip in self._shown[:_MOST]:
            card = SlipCard(slip, read(ledger, records_of, slip.id))
            card.print_wanted.connect(self._print_one)
            card.record_wanted.connect(lambda kind, record: self.context.open_record(kind, record, None))
            self.cards[slip.id] = card
            self._column.addWidget(card)
        if len(self._shown) > _MOST:
            said = _("另有 {count} 份没有列出，可按字词查找。").format(count=len(self._shown) - _MOST)
            self._column.addWidget(caption(said))
        if not self._shown:
            about = _("年报备案以后再改动计入这一年的内容，要填更正单；填好的都列在这里。")
            found = (_("没有符合条件的更正单"), _("换几个字再试。")) if words.strip() else (_("还没有更正单"), about)
            self._column.addWidget(EmptyState("document", *found), 1)
        else:
            self._column.addStretch(1)
        self._say_subtitle()

    def _empty(self) -> None:
        self.cards = {}
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()

    def _print_one(self, slip: str) -> None:
        number = next(one.number for one in self._shown if one.id == slip)
        self._preview([slip], _("更正单 {number}").format(number=number))

    def _preview(self, ids: Sequence[str], name: str) -> None:
        from desktop_app.report.lists.ledger_listing import ledger_listing  # noqa: PLC0415 (loaded when it is used)

        wanted = Filter(where=(Condition("id", "in", tuple(ids)),), order="-corrected_on")
        fields = [field for field in typed_fields(CorrectionSlip).values() if field.name != "records"]
        ledger = self.context.ledger
        self.paper.show_made(lambda progress: ledger_listing(ledger, CorrectionSlip, wanted, progress, fields), name)
