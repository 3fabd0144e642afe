"""Settling differences: a new revision that saw all sides writes the one that a person, or a person's rule, chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.log.operation import operation
from desktop_app.store.merge.differences import Difference, Side, differences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.log.notices import Notice


def the_offices(difference: Difference) -> Side | None:
    """Choose what the office wrote, where only it wrote one of the sides."""
    return _only(difference, lambda side: side.role == "office")


def the_units(difference: Difference) -> Side | None:
    """Choose what a unit wrote, where only one of the sides is a unit's."""
    return _only(difference, lambda side: side.role != "office")


def the_latest(difference: Difference) -> Side | None:
    """Choose what was written last by the clocks of the PCs, where one is later than all others.

    A person who trusts the clocks may say so; the program itself never asks them.
    """
    latest = max(side.at for side in difference.sides)
    return _only(difference, lambda side: side.at == latest)


def the_shown(difference: Difference) -> Side | None:
    """Choose what is shown for now; never a deletion, since nobody has agreed to one."""
    return next((side for side in difference.sides if side.shown), None)


RULES: Mapping[str, Callable[[Difference], Side | None]] = {
    "office": the_offices,
    "unit": the_units,
    "latest": the_latest,
    "shown": the_shown,
}
"""The rules by which many differences can be settled at once; each leaves open what it can't decide."""


def _only(difference: Difference, chosen: Callable[[Side], bool]) -> Side | None:
    """Return the one value that the chosen sides agree on."""
    sides = [side for side in difference.sides if chosen(side)]
    return sides[0] if sides and all(side.logged == sides[0].logged for side in sides) else None


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling by a rule did: how many differences it settled, and those it couldn't decide."""

    settled: int
    left: tuple[Difference, ...]


def settle_by(
    ledger: Ledger, open_ones: Sequence[Difference], rule: Callable[[Difference], Side | None], why: str
) -> Settled:
    """Settle by a rule what it can decide, as one undo step; `why` goes into the history of each record."""
    choices = {(one.record, one.key): side.revision for one in open_ones if (side := rule(one)) is not None}
    if choices:
        settle(ledger, choices, why)
    return Settled(len(choices), tuple(one for one in open_ones if (one.record, one.key) not in choices))


def settle(ledger: Ledger, choices: Mapping[tuple[str, str], str], why: str) -> Notice:
    """Settle differences: for each record and key the revision whose value is to stand.

    Raises `UserError` where one isn't open any more in that form; then nothing is settled.
    """
    with operation(ledger, _("处理差异"), why=why) as change:
        open_ones = differences(change.session, {record for record, _key in choices})
        chosen = _chosen(open_ones, choices)
        kinds = {one.record: one.kind for one in open_ones}
        for record, keys in chosen.items():
            change.settle(kinds[record], record, keys)
    return change.notice


def _chosen(open_ones: Sequence[Difference], choices: Mapping[tuple[str, str], str]) -> dict[str, dict[str, LoggedKey]]:
    sides = {(one.record, one.key, side.revision): side for one in open_ones for side in one.sides}
    chosen: dict[str, dict[str, LoggedKey]] = {}
    for (record, key), revision in choices.items():
        side = sides.get((record, key, revision))
        if side is None:
            raise UserError(_("这条差异已经有了变化。"), _("请刷新后重新选择。"))
        chosen.setdefault(record, {})[key] = side.logged
    return chosen
