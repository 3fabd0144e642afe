"""Whose sheet it is: the unit that the line above the headings names, as in 填写单位：水资源科."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Unit
from desktop_app.model.natural_id import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_NAMED = re.compile(
    r"(?:填写|填报|填表|报送|上报|报告|编制|编报|登记|制表)(?:单位|部门|处室|科室)\s*(?:[(（][^()（）]*[)）])?\s*[:：]\s*(\S+)"
)


def unit_above(session: Session, above: Sequence[str]) -> str:
    """Return the name of the one unit of the ledger that a line above the headings names, or "".

    It may be named by its short name too. A sheet that names two different units is nobody's.
    """
    said = {plain(match[1]) for text in above for match in _NAMED.finditer(text)}
    if not said:
        return ""
    units = session.execute(select(Unit.name, Unit.short_name)).all()
    found = {name for name, short in units if said & {plain(name), plain(short)}}
    return found.pop() if len(found) == 1 else ""
