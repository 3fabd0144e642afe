"""All that the page 上报汇总 shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Unit
from desktop_app.office.months.hand_in import record_counts
from desktop_app.office.months.inbox import read_board
from desktop_app.office.records.organisation import organisation_on
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.differences import Difference, differences
from desktop_app.ui.exchange.returns_tab import Returned, read_returns

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.pcs import Pc
    from desktop_app.ledger import Ledger
    from desktop_app.model.inbox_board import Board, BoardRow


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """The board (of all units for the office, else of the own one), the own months' records, what is open."""

    board: Board
    own: BoardRow | None
    records: dict[int, int]
    returned: list[Returned]
    differences: list[Difference]
    pcs: list[Pc]
    organisation: str
    unit: str


def read_view(ledger: Ledger, year: int, today: dt.date) -> ExchangeView:
    """Read the page for a year."""
    unit = ledger.profile.unit_id
    only = None if ledger.profile.role == "office" else unit
    with reading(ledger) as session:
        board = read_board(session, ledger.rules, year, today, only)
        organisation, own_unit = organisation_on(session, today), session.get(Unit, unit)
        return ExchangeView(
            board,
            next((row for row in board.rows if row.unit.id == unit), None),
            record_counts(session, unit, year),
            read_returns(session, only),
            differences(session) if only is None else [],
            _pcs(session) if only is None else [],
            organisation.name if organisation else "",
            own_unit.name if own_unit else "",
        )


def _pcs(session: Session) -> list[Pc]:
    from desktop_app.exchange.bundles.pcs import read_pcs  # noqa: PLC0415 (ciphers are only loaded when wanted)

    return read_pcs(session)
