"""One sheet on its way in: what was chosen and settled so far; reading and looking at it are jobs, told by signals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.exchange.sheets.matching.proposing import Origin, Proposal, missing_targets, propose
from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.taking.drafting import PutRight
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.records.listing import choices
from desktop_app.store.log.reading import read
from desktop_app.ui.sheets.chosen_sheet import ChosenSheet, pasted_sheet, read_chosen
from desktop_app.ui.sheets.collecting import uncollected
from desktop_app.ui.sheets.looked_at import LookedAt, sorted_by_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from desktop_app.errors import UserError
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context

T = TypeVar("T")

_SETTLING = 350
"""Milliseconds after the last change before the sheet is looked at again."""

_SURE = {Origin.OWN, Origin.IDLE, Origin.COMPUTED}
"""Where a column's meaning comes from if nobody needs to look at it."""


class SheetImport(QObject):
    """What is imported, step by step.

    Signals: `proposed()` after a sheet was read or its headings changed; `matched()` when a column or a value for all
    rows changed; `looked_at()` with new results in `looked`; `refused(UserError)`, None when that is over;
    `busy(bool)` while the sheet is read or looked at. `stale` says that a change isn't looked at yet.
    """

    proposed = Signal()
    matched = Signal()
    looked_at = Signal()
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: Context, kind: type[Record]) -> None:
        super().__init__()
        self.context = context
        self.kind = kind
        self.chosen: ChosenSheet | None = None
        self.proposal: Proposal | None = None
        self.matching: Matching | None = None
        self.looked: LookedAt | None = None
        self.stale = False
        self.is_busy = False
        self.put_right = PutRight()
        self.left_out: frozenset[int] = frozenset()
        self._looking, self._again = False, False
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self.look)
        context.jobs.ended.connect(self._job_ended)

    @property
    def missing(self) -> bool:
        """Tell whether something is missing that every row has to say."""
        return self.matching is None or bool(missing_targets(self.kind, self.matching))

    @property
    def needs_no_question(self) -> bool:
        """Tell whether the sheet can be looked at without asking: its form came before, or it is our own."""
        if self.proposal is None or self.missing:
            return False
        labels = {target.heading for target in targets(self.kind).values()}
        own = all(column.origin in _SURE or column.heading in labels for column in self.proposal.columns)
        return self.proposal.remembered or (own and any(self.proposal.matching.columns.values()))

    def choose_file(self, path: Path, sheet_name: str = "") -> None:
        """Read a file, and of several sheets the one that is named, or that is called as the kind."""
        label = self.kind.label
        self._run(_("正在读表格…"), lambda progress: read_chosen(path, sheet_name, label, progress), self._take_sheet)

    def paste(self, text: str, html: str) -> None:
        """Read what a spreadsheet program put on the clipboard."""
        self._run(_("正在读剪贴板…"), lambda progress: pasted_sheet(text, html, progress), self._take_sheet)

    def choose_sheet(self, name: str) -> None:
        """Read another sheet of the same file."""
        if self.chosen and self.chosen.path and name != self.chosen.sheet.name:
            self.choose_file(self.chosen.path, name)

    def choose_kind(self, name: str) -> None:
        """Take the sheet for another kind of records."""
        if name != self.kind.kind:
            self.kind = KINDS[name]
            self._forget_rows()
            self.propose()

    def propose(self, heading_rows: tuple[int, ...] | None = None, last_row: int | None = None) -> None:
        """Find out what the columns mean; heading rows and the last row are found unless a person says."""
        if self.chosen is None:
            return
        ledger, sheet, kind = self.context.ledger, self.chosen.sheet, self.kind
        self._run(
            _("正在认列…"),
            lambda _progress: propose(ledger, sheet, kind, heading_rows=heading_rows, last_row=last_row),
            self._take_proposal,
        )

    def set_column(self, position: int, target: str | None) -> None:
        """Let a column mean something else; who had that meaning is left out."""
        if self.matching:
            self._settle(self.matching.with_column(position, target))

    def set_constant(self, target: str, text: str) -> None:
        """Let one value hold for all rows; an empty text takes it back."""
        if self.matching:
            self._settle(self.matching.with_constant(target, text))

    def set_hidden(self, *, wanted: bool) -> None:
        """Read hidden rows too, or not."""
        if self.matching:
            self._settle(replace(self.matching, hidden=wanted))

    def set_word(self, target: str, word: str, meaning: str) -> None:
        """Say once what a word means; the sheet is looked at again."""
        if self.matching:
            self.matching = self.matching.with_word(target, word, meaning)
            self._look_soon()

    def correct(self, cells: Mapping[tuple[int, int], str]) -> None:
        """Put cells right, by row number and column; the sheet is looked at again."""
        self.put_right = replace(self.put_right, cells={**self.put_right.cells, **cells})
        self._look_soon()

    def confirm(self, cells: Iterable[tuple[int, int]]) -> None:
        """Say that cells are right as they stand."""
        self.put_right = replace(self.put_right, confirmed=frozenset({*self.put_right.confirmed, *cells}))
        self._look_soon()

    def leave_out(self, rows: Iterable[int], *, out: bool) -> None:
        """Leave rows out, or take them after all."""
        self.left_out = self.left_out | frozenset(rows) if out else self.left_out - frozenset(rows)
        self._look_soon()

    def look(self) -> None:
        """Look at every row; while that is under way, once more when it has ended."""
        self._settling.stop()
        if self._looking or self.chosen is None or self.matching is None:
            self._again = self._looking
            return
        self._looking, self._again = True, False
        ledger, sheet, kind, matching = self.context.ledger, self.chosen.sheet, self.kind, self.matching
        put_right, left_out = self.put_right, self.left_out

        def work(progress: Progress) -> LookedAt:
            found = examine(ledger, sheet, kind, matching, put_right=put_right, left_out=left_out, progress=progress)
            return sorted_by_status(found)

        self._run(_("正在核对…"), work, self._take_examined)

    def _look_soon(self) -> None:
        """Look again in a moment; until then what was found out isn't what would be taken."""
        self.stale = True
        self._settling.start()
        self._be_busy(on=True)

    def _be_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy.emit(on)

    def _run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self.refused.emit(None)
        self._be_busy(on=True)

        def uninterrupted(progress: Progress) -> T:
            with uncollected():
                return work(progress)

        self.context.jobs.run(label, uninterrupted, done, self._refuse)

    def _take_sheet(self, chosen: ChosenSheet) -> None:
        self.chosen = chosen
        self._forget_rows()
        self.propose()

    def _take_proposal(self, proposal: Proposal) -> None:
        hidden = self.matching.hidden if self.matching else True
        self.proposal, self.matching = proposal, replace(proposal.matching, hidden=hidden)
        self._propose_own_unit()
        self.looked = None
        self.proposed.emit()

    def _propose_own_unit(self) -> None:
        """Let all rows be the own unit's where a unit's ledger is open and the sheet doesn't say whose they are."""
        profile = self.context.ledger.profile
        if self.matching is None or profile.role == "office" or not profile.unit_id:
            return
        for target in missing_targets(self.kind, self.matching):
            if target.field.links == "unit":
                titles = dict(read(self.context.ledger, choices, "unit"))
                self.matching = self.matching.with_constant(target.name, titles.get(profile.unit_id, ""))

    def _take_examined(self, looked: LookedAt) -> None:
        self._looking = False
        self.looked = looked
        self.stale = self._again or self._settling.isActive()
        if self._again:
            self.look()
        self.looked_at.emit()

    def _settle(self, matching: Matching) -> None:
        if matching == self.matching:
            return
        self.matching = matching
        self.looked = None
        self.matched.emit()

    def forget(self) -> None:
        """Let go of everything; what is under way is stopped."""
        self._settling.stop()
        if self._looking:
            self.context.jobs.cancel()
        self.chosen, self.proposal = None, None
        self._forget_rows()

    def _forget_rows(self) -> None:
        self.put_right, self.left_out, self.looked, self.matching = PutRight(), frozenset(), None, None

    def _refuse(self, error: UserError) -> None:
        self._looking = False
        self.refused.emit(error)

    def _job_ended(self) -> None:
        """Let it be looked at again where a job was cancelled."""
        self._looking = False
        self._be_busy(on=self._settling.isActive())
