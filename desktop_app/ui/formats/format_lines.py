"""What the list of formats shows of each: its name, its years, and whether it came with the program or the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.format_shelf import formats_of, source_of
from desktop_app.store.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.report.format import Format
    from desktop_app.store.rule_files import KeptRules


@dataclass(frozen=True, slots=True)
class FormatLine:
    """One format of the list: a usable one, or (`reason`) a handed-down file that this version can't use.

    `source` are the bytes of its file, to be copied and changed.
    """

    name: str
    format: Format | None = None
    handed_down: KeptRules | None = None
    source: bytes = b""
    reason: str = ""

    @property
    def origin(self) -> str:
        """Say where it came from."""
        if self.handed_down is None:
            return _("程序自带")
        day = self.handed_down.issued_on
        return _("办公室 {day} 下发").format(day=day) if day else _("办公室下发")

    @property
    def years(self) -> str:
        """Say for which years it is prescribed."""
        if self.format is None:
            return ""
        first, last = self.format.file.first_year, self.format.file.last_year
        if last is None:
            return _("{year} 年度起").format(year=first)
        if first == last:
            return _("{year} 年度").format(year=first)
        return _("{first}—{last} 年度").format(first=first, last=last)

    @property
    def year_to_show(self) -> int:
        """The year on the empty form."""
        file = self.format.file if self.format else None
        return (file.last_year or file.first_year) if file else 0


def read_lines(ledger: Ledger) -> list[FormatLine]:
    """Return the formats of a ledger, the newest first, and behind them the files that can't be used."""
    with reading(ledger) as session:
        shelf = formats_of(session)
        usable = [
            FormatLine(fmt.name, fmt, shelf.handed_down.get(fmt.id), source_of(session, shelf, fmt))
            for fmt in reversed(list(shelf.known.values()))
        ]
        broken = [FormatLine(kept.name, None, kept, b"", str(error)) for kept, error in shelf.broken]
        return [*usable, *broken]
