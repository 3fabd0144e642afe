"""What an applicant pays, in 分: the progressive processing fee since 2021, the cost of 2008–2019 before it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (msgspec reads the annotations)
from functools import cache

import msgspec

from desktop_app.paths import resource


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The price of each piece from the first to the last of a band; it may rise by `more` with `every` so many."""

    first: int
    price: int
    last: int | None = None
    every: int = 0
    more: int = 0

    def cost(self, pieces: int) -> int:
        """Return what the pieces up to a number cost in this band (超额累进)."""
        last = pieces if self.last is None else min(pieces, self.last)
        inside = max(last - self.first + 1, 0)
        if not self.every:
            return inside * self.price
        # Each group's pieces cost `more` than those of the group before: an arithmetic series, and a last broken group.
        full, rest = divmod(inside, self.every)
        rise = self.more * (full * (full - 1) // 2 * self.every + full * rest)
        return inside * self.price + rise


class Tariff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A progressive table and its article."""

    article: str
    bands: tuple[Band, ...]

    def fee(self, pieces: int) -> int:
        """Return the fee for so many pieces in all, in 分; 0 or fewer cost nothing."""
        return sum(band.cost(pieces) for band in self.bands)


class ProcessingFee(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The processing fee (信息处理费): by item or by page, never both for one application (国办函〔2020〕109号)."""

    since: dt.date
    source: str
    by_item: Tariff
    by_page: Tariff


class CostFee(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The cost of search, copying and postage, at the prices the province set (2007《条例》第二十七、二十八条)."""

    since: dt.date
    last: dt.date
    source: str
    items: tuple[str, ...]
    waiver: str


class Fees(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both kinds of fee."""

    processing: ProcessingFee
    cost: CostFee


@cache
def fees() -> Fees:
    """Return the fees of `resources/reference/fees.json`."""
    return msgspec.json.decode(resource("reference", "fees.json").read_bytes(), type=Fees)


def item_fee(items: int, before: int = 0) -> int:
    """Return the fee for so many items of one applicant, in 分, after `before` others in the same calendar month."""
    tariff = fees().processing.by_item
    return tariff.fee(before + items) - tariff.fee(before)


def page_fee(pages: int) -> int:
    """Return the fee for pages given on paper, by e-mail or as copied files, in 分."""
    return fees().processing.by_page.fee(pages)


def fee_items_on(day: dt.date) -> tuple[str, ...]:
    """Return the fees (code list `fee_item`) that could lawfully be charged on a day."""
    cost, processing = fees().cost, fees().processing
    if day >= processing.since:
        return ("processing",)
    return cost.items if cost.since <= day <= cost.last else ()
