"""The bureau before anything goes wrong: its data files, made once, in which everybody is certified."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.kinds import Category
from tests.exchange.places import enter, enter_listed, hand_over, made

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

OFFICE, LIAR = "办公室", "就业处"
HONEST = ("社保处", "仲裁处")
HOME, FILE = "pc", "data.ogi"


class Given(NamedTuple):
    """A place of the bureau: who works there, and where its data file lies below a folder."""

    unit: str
    role: str

    def path(self, folder: Path) -> Path:
        """Return its data file in a bureau's folder."""
        return folder / self.unit / FILE


PLACES = (Given(OFFICE, "office"), Given(LIAR, "unit"), *(Given(unit, "unit") for unit in HONEST))


def found(folder: Path) -> None:
    """Make the data files, certify every unit, and let the office's file reach each of them.

    All of them are at home on one PC, whose memory of them lies in the folder, too.
    """
    with ExitStack() as stack:
        ledgers: dict[str, Ledger] = {}
        for place in PLACES:
            place.path(folder).parent.mkdir()
            ledgers[place.unit] = stack.enter_context(
                made(place.path(folder), unit=place.unit, role=place.role, person=f"{place.unit}的人")
            )
        office = ledgers.pop(OFFICE)
        enter_listed(office, Category, {"name": "其他", "code": "oth"})
        for unit in ledgers:
            enter(office, "unit", {"name": unit, "nature": "division", "number": unit[:1]})
        for unit, ledger in ledgers.items():
            enter(ledger, "application", {"subject": f"{unit}的第一件"})
            hand_over(ledger, office, folder / f"{unit}-up.ogix")
        for unit, ledger in ledgers.items():
            hand_over(office, ledger, folder / f"{unit}-down.ogix", to=unit)
