"""Texts of a form with places to fill in: `{sent.cum}` is a cell's figure, `{year}` or `{organisation}` a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from desktop_app.i18n import _
from desktop_app.report.annex.formats.file_shape import Fill
from desktop_app.report.annex.formula import FormulaError

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.references import Context, References
    from desktop_app.report.rulefiles.lines import Spot

FILLS = frozenset(get_args(Fill)) | {"year", "last_year", "month"}
"""The words that are filled in from outside the figures."""

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text: plain text, a cell's code, a word to fill in, or the code of a report section."""

    kind: Literal["text", "cell", "fill", "section"]
    value: str


def fragments_of(text: str, spot: Spot, references: References, context: Context) -> tuple[Fragment, ...]:
    """Take a text apart at its places to fill in; raises `FormatError` for one that means nothing."""
    found: list[Fragment] = []
    for number, piece in enumerate(_PLACE.split(text)):
        if number % 2:
            found.append(_place(piece, spot, references, context))
        elif "{" in piece or "}" in piece:
            raise spot.error(_("花括号没有配对。"))
        elif piece:
            found.append(Fragment("text", piece))
    return tuple(found)


def _place(name: str, spot: Spot, references: References, context: Context) -> Fragment:
    if name in FILLS:
        return Fragment("fill", name)
    return cell_fragment(name, spot, references, context)


def cell_fragment(name: str, spot: Spot, references: References, context: Context) -> Fragment:
    """Return the fragment that is one cell's figure; raises `FormatError` where there is no such cell."""
    try:
        return Fragment("cell", references.code(name, context))
    except FormulaError as error:
        raise spot.error(str(error)) from None
