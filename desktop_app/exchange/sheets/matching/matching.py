"""How a sheet is to be read: which rows are headings, what each column means, what holds for all its rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What a person settled about a sheet; never changed, a new choice makes a new one.

    Rows are numbered as the spreadsheet program shows them (from 1), columns by their place (from 0). What a column
    means is the name of a `Target`, or None where it is left out; columns that aren't named are left out as well.
    """

    heading_rows: tuple[int, ...] = (1,)
    last_row: int | None = None
    """The last row that is read; None for all."""
    columns: Mapping[int, str | None] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    """What holds for every row, by target, written as a cell would say it."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the sheet's own words mean, by target: a code, or the id of a record."""
    hidden: bool = True
    """Whether hidden rows are read too."""

    def with_column(self, position: int, target: str | None) -> Matching:
        """Return this with another meaning of a column; a column that had it before is left out then."""
        others = {place: None if name == target else name for place, name in self.columns.items()}
        constants = {name: text for name, text in self.constants.items() if name != target}
        return replace(self, columns={**others, position: target}, constants=constants)

    def with_constant(self, target: str, text: str) -> Matching:
        """Return this with one value for all rows; an empty text takes it back."""
        others = {name: said for name, said in self.constants.items() if name != target}
        return replace(self, constants=others | ({target: text} if text.strip() else {}))

    def with_word(self, target: str, word: str, meaning: str) -> Matching:
        """Return this with one more word of the sheet that is known now."""
        return replace(self, words={**self.words, target: {**self.words.get(target, {}), word: meaning}})
