"""The decisions on an application: the article each rests on, what it needs, and which letter says it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from desktop_app.paths import resource

if TYPE_CHECKING:
    from desktop_app.model.law.rule_sets import Regulation

Group = Literal["grant", "partial", "refuse", "unable", "unprocessed", "closed", "not_ogi"]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One decision: its row in the annual report, its article by regulation, the fields and steps it needs."""

    code: str
    row: str
    group: Group
    letter: str
    basis: dict[str, str]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    """Fields that make sense with the decision, besides those it needs."""

    @property
    def discloses(self) -> bool:
        """Tell whether information is given out, so that it must have been reviewed for secrecy (第十七条)."""
        return self.group in {"grant", "partial"}

    def cite(self, regulation: Regulation) -> str:
        """Name the article the decision rests on: “2019《条例》第三十六条第四项”."""
        basis = self.basis.get(regulation.code, "") or regulation.articles["decision"]
        return basis if basis.startswith(("《", "国")) else regulation.short + basis


@cache
def decisions() -> dict[str, Decision]:
    """Return every decision by its code, in the order of the annual report's rows."""
    found = msgspec.json.decode(resource("reference", "decisions.json").read_bytes(), type=list[Decision])
    return {decision.code: decision for decision in found}
