"""All that the page 上报汇总 shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.office.months.file_log import LoggedFile, read_file_log
from desktop_app.office.months.hand_in import record_counts
from desktop_app.office.months.inbox import read_board
from desktop_app.office.months.returns import open_returns_by_name, settled_returns
from desktop_app.office.months.start_state import StartState, start_state
from desktop_app.office.months.uncounted_lines import UncountedLine, uncounted_lines
from desktop_app.office.records.file_owner import file_owner
from desktop_app.office.records.organisation import organisation_on
from desktop_app.office.records.own_unit import unit_choice
from desktop_app.store.log.reading import read
from desktop_app.store.merge.differences import Difference, differences

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.exchange.bundles.pcs import Pc
    from desktop_app.ledger import Ledger
    from desktop_app.model.inbox_board import Board, BoardRow
    from desktop_app.model.kinds import Staff
    from desktop_app.office.months.returns import Returned
    from desktop_app.office.records.own_unit import UnitChoice


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """The board (of all units for the office, else of the own one), the own months' records, what is open."""

    board: Board
    own: BoardRow | None
    records: dict[int, int]
    returned: list[Returned]
    settled: list[Returned]
    differences: list[Difference]
    uncounted: list[UncountedLine]
    pcs: list[Pc]
    files: list[LoggedFile]
    organisation: str
    unit: str
    start: StartState
    choice: UnitChoice | None
    named: Staff | None
    """Whom the office named for the own unit, while it isn't settled under which name this PC writes."""


def read_view(ledger: Ledger, year: int, today: dt.date) -> ExchangeView:
    """Read the page for a year."""
    unit = ledger.profile.unit_id
    only = None if ledger.profile.role == "office" else unit
    board = read(ledger, read_board, ledger.rules, year, today, only)
    organisation = read(ledger, organisation_on, today)
    return ExchangeView(
        board,
        next((row for row in board.rows if row.unit.id == unit), None),
        read(ledger, record_counts, unit, year),
        read(ledger, open_returns_by_name, only),
        read(ledger, settled_returns, only),
        read(ledger, differences) if only is None else [],
        read(ledger, uncounted_lines) if only is None else [],
        _pcs(ledger) if only is None else [],
        read(ledger, read_file_log, ledger.profile.role),
        organisation.name if organisation else "",
        read(ledger, file_owner, ledger.profile).unit,
        read(ledger, start_state, unit) if only is None else StartState(0),
        read(ledger, unit_choice, ledger.profile),
        _named(ledger) if only else None,
    )


def _named(ledger: Ledger) -> Staff | None:
    from desktop_app.exchange.bundles.handing_over import to_confirm  # noqa: PLC0415 (ciphers only when wanted)

    return read(ledger, to_confirm, ledger.profile)


def _pcs(ledger: Ledger) -> list[Pc]:
    from desktop_app.exchange.bundles.pcs import read_pcs  # noqa: PLC0415 (ciphers are only loaded when wanted)

    return read(ledger, read_pcs)
