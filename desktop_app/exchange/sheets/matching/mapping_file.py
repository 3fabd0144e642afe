"""A matching written down by hand, for the command line: what headings mean, values for all rows, words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.i18n import _, listed
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.proposing import Proposal
    from desktop_app.model.record import Record


class MappingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says; a heading that means null is left out."""

    columns: dict[str, str | None] = {}
    constants: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}


def read_mapping(path: Path) -> MappingFile:
    """Read a mapping file, also one of the flat form {"文件名": "标题"}; raises `UserError` for anything else."""
    try:
        data = path.read_bytes()
        try:
            return MappingFile(columns=msgspec.json.decode(data, type=dict[str, str | None]))
        except msgspec.ValidationError:
            return msgspec.json.decode(data, type=MappingFile)
    except (OSError, *UNREADABLE) as error:
        raise UserError(
            _("读不懂对应关系文件“{path}”。").format(path=path),
            _('它应是 {"columns": {"表里的标题": "字段名称"}, "constants": {"字段名称": "值"}} 这样的 JSON。'),
        ) from error


def mapped(kind: type[Record], proposal: Proposal, written: MappingFile) -> Matching:
    """Return the proposed matching with what the file says in place of what was proposed.

    Raises `UserError` for a heading that the sheet doesn't have, or a field that the kind doesn't have.
    """
    matching = proposal.matching
    places = {folded(column.heading): column.position for column in proposal.columns}
    strange = [heading for heading in written.columns if folded(heading) not in places]
    if strange:
        raise UserError(
            _("表里没有标题为“{headings}”的列。").format(headings=listed(strange)),
            _("表里的标题：{headings}。").format(headings=listed([each.heading for each in proposal.columns])),
        )
    for heading, label in written.columns.items():
        matching = matching.with_column(places[folded(heading)], named_target(kind, label) if label else None)
    return with_constants(kind, with_words(kind, matching, written.words), written.constants.items())


def with_constants(kind: type[Record], matching: Matching, constants: Iterable[tuple[str, str]]) -> Matching:
    """Return a matching with values for all rows, each under the field's Chinese name."""
    for label, text in constants:
        target = named_target(kind, label)
        columns = {place: None if name == target else name for place, name in matching.columns.items()}
        matching = replace(matching, columns=columns).with_constant(target, text)
    return matching


def with_words(kind: type[Record], matching: Matching, words: Mapping[str, Mapping[str, str]]) -> Matching:
    """Return a matching that knows more words; what one means is a code, its wording, or the title of a record."""
    for label, meanings in words.items():
        for word, meaning in meanings.items():
            matching = matching.with_word(named_target(kind, label), word, meaning)
    return matching


def named_target(kind: type[Record], label: str) -> str:
    """Return what a column means by its Chinese name; raises `UserError` naming those there are."""
    known = {folded(target.heading): name for name, target in targets(kind).items()}
    if folded(label) in known:
        return known[folded(label)]
    raise UserError(
        _("“{label}”不是“{kind}”的字段。").format(label=label, kind=_(kind.label)),
        _("可用的字段：{labels}。").format(labels=listed([target.heading for target in targets(kind).values()])),
    )
