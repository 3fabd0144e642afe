"""A chart as plain data: figures by category, month, channel or unit, of this year and the last one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Hashable


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures with its name; None where nothing is known.

    `sources` says of each figure what its maker needs to find the records behind it; it is empty where none can be.
    """

    name: str
    values: tuple[int | Decimal | None, ...]
    sources: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """What is compared: one or two series over the same names, the first one the more important.

    Bars lie, one name below the other; with `upright` they stand side by side, for names that follow in time.
    """

    title: str
    measure: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    upright: bool = False

    @property
    def largest(self) -> Decimal:
        """The largest figure, at least 1."""
        return max(Decimal(value) for value in (1, *self.figures()))

    def figures(self) -> list[int | Decimal]:
        """Return every figure that is known."""
        return [value for each in self.series for value in each.values if value is not None]

    @property
    def summary(self) -> str:
        """All of it in words, for who can't see it."""
        parts = [
            each.name
            + "："
            + "、".join(f"{name} {figure_text(value)}" for name, value in zip(self.names, each.values, strict=True))
            for each in self.series
        ]
        return f"{self.title}（{self.measure}）。" + "；".join(parts) + "。"


def figure_text(value: int | Decimal | None) -> str:
    """Return a figure as a chart says it, e.g. 1,276; a dash where nothing is known."""
    return "—" if value is None else number_text(value)
