"""The day of receipt, from which a term runs, by how the application came (2019《条例》第三十一条)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.rule_sets import receipt_rule
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value

_WAYS = ("submitted_on", "arrived_on", "confirmed_on")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt by rule; while a confirmation is outstanding, the day of arrival stands in for it."""

    day: dt.date
    confirmed: bool
    source: str

    @property
    def sentence(self) -> str:
        """Say which day it is and by which rule."""
        if self.confirmed:
            return _("按规则收到日期为{day}（{source}）。").format(day=long_day_text(self.day), source=self.source)
        text = _("还要与申请人确认，以确认之日为收到日期（{source}）；确认之前按到件日期{day}暂计。")
        return text.format(day=long_day_text(self.day), source=self.source)


def receipt_of(values: Mapping[str, Value]) -> Receipt | None:
    """Return the day of receipt that follows from how and when the application came; None where nobody noted it.

    `values` are an application's: channel, mail, submitted_on, arrived_on, confirmed_on.
    """
    days = {name: day for name in _WAYS if isinstance(day := values.get(name), dt.date)}
    way = str(values.get("mail") or "") if values.get("channel") == "letter" else str(values.get("channel") or "")
    if not days or not way:
        return None
    rule = receipt_rule(max(days.values()))
    deciding = rule.decided_by.get(way, "confirmed_on")
    if deciding in days:
        return Receipt(days[deciding], confirmed=True, source=rule.source)
    return _stand_in(days, deciding, rule.source)


def _stand_in(days: Mapping[str, dt.date], deciding: str, source: str) -> Receipt:
    """Take the nearest day known: before a missing confirmation the arrival, which makes the due day a safe one."""
    known = [days[name] for name in _WAYS[: _WAYS.index(deciding)] if name in days]
    day = known[-1] if known else min(days.values())
    return Receipt(day, confirmed=deciding != "confirmed_on", source=source)


def awaits_confirmation(values: Mapping[str, Value]) -> bool:
    """Tell whether the office still has to confirm the receipt with the applicant (第三十一条第三、四项)."""
    receipt = receipt_of(values)
    return receipt is not None and not receipt.confirmed


def receipt_problems(values: Mapping[str, Value]) -> dict[str, str]:
    """Return a sentence for each day of the receipt that contradicts another one or the rule.

    A day of receipt other than the rule's is allowed with a reason (an applicant who couldn't be reached, say).
    """
    found = _order_problems(values)
    receipt, received = receipt_of(values), values.get("received_on")
    if receipt and isinstance(received, dt.date) and received != receipt.day and not values.get("receipt_reason"):
        advice = _("与规则不同的，请填写“另定收到日期的理由”。")
        found.setdefault("received_on", receipt.sentence + advice)
    return found


def _order_problems(values: Mapping[str, Value]) -> dict[str, str]:
    found: dict[str, str] = {}
    known = [(name, day) for name in _WAYS if isinstance(day := values.get(name), dt.date)]
    for (_earlier, first), (name, second) in pairwise(known):
        if second < first:
            found[name] = _("提交、到件、确认的日期先后不对（《条例》第三十一条）。")
    return found
