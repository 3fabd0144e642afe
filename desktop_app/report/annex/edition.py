"""Which edition of a year's figures stands somewhere: as it was filed, or as it has been corrected since, and by what.

Once a year is filed its figures are kept; a correction slip changes records, not what was filed. What is made from
records after that is the corrected edition and says so, in every output, with a fingerprint of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import CorrectionSlip
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """The slips that made an edition and those written after it, by number in their order.

    `unslipped`: the records differ from what was filed, and no slip says so yet.
    """

    slips: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    unslipped: bool = False

    @property
    def corrected(self) -> bool:
        """Whether it is the edition after a correction."""
        return bool(self.slips)

    @property
    def words(self) -> str:
        """What is said of it wherever it stands; "" for a year that nobody corrected."""
        said = []
        if self.slips:
            said.append(_("更正后，更正单 {numbers}").format(numbers=_listed(self.slips)))
        if self.later:
            said.append(_("备案时的数，其后已更正，更正单 {numbers}").format(numbers=_listed(self.later)))
        if self.unslipped:
            said.append(_("备案后有变动，尚未填更正单"))
        return "；".join(said)

    def titled(self, title: str) -> str:
        """Return a title with the word that it is the corrected edition's."""
        return _("{title}（更正后）").format(title=title) if self.corrected else title


FIRST = Edition()
"""The edition of a year that nobody corrected."""


def _listed(numbers: Sequence[str]) -> str:
    if len(numbers) <= _NAMED:
        return "、".join(numbers)
    return _("{first}至{last}共{count}份").format(first=numbers[0], last=numbers[-1], count=len(numbers))


def edition_now(session: Session, year: int) -> Edition:
    """Return the edition that the records of a year give now."""
    return Edition(slips=tuple(number for number, _place in _slips(session, year)))


def edition_filed(session: Session, year: int, filed_id: str) -> Edition:
    """Return the edition that was filed: made by the slips before its figures were last kept."""
    kept = session.scalar(select(func.max(REVISION.c.number)).where(REVISION.c.record == filed_id)) or 0
    slips = _slips(session, year)
    before = tuple(number for number, place in slips if place < kept)
    return Edition(slips=before, later=tuple(number for number, place in slips if place >= kept))


def _slips(session: Session, year: int) -> list[tuple[str, int]]:
    """Return the numbers of a year's slips, each with its place in the log, in the order they were written."""
    place = func.min(REVISION.c.number)
    query = (
        select(CorrectionSlip.number, place)
        .join(REVISION, REVISION.c.record == CorrectionSlip.id)
        .where(CorrectionSlip.year == year)
        .group_by(CorrectionSlip.id, CorrectionSlip.number)
        .order_by(place)
    )
    return [(number, at) for number, at in session.execute(query)]
