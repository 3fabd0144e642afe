"""Reading a file of code lists that people write, with every mistake told by its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.code_additions import code_file_shape, lists_of, misfits
from desktop_app.model.codes import official_lists
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.report.rulefiles.decoding import decode_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.codes import Code


def is_code_file(text: str) -> bool:
    """Tell whether a file is meant to hold code lists and not an annex format."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or not found:
        return False
    known = official_lists().by_name.keys()
    return not known.isdisjoint(found) or all(isinstance(value, list) for value in found.values())


def read_codes(
    text: str, name: str, known: Mapping[str, Mapping[str, Code]] | None = None
) -> dict[str, tuple[Code, ...]]:
    """Return the lists of a file; raises `FormatError` with the file, the line and the reason.

    `known` are the lists that it is to be added to, where not only the program's own.
    """
    file, spot = decode_file(text, name, code_file_shape())
    lists = lists_of(file)
    for misfit in misfits(lists, known or official_lists().by_name):
        place = spot
        for step in misfit.way:
            place /= step
        raise place.error(misfit.reason)
    return lists


def told_changes(lists: Mapping[str, Sequence[Code]]) -> list[str]:
    """Return a line for each list: what a file adds to the program's own, and what it words anew."""
    lines: list[str] = []
    for name, codes in lists.items():
        there = official_lists().by_name[name]
        added = "、".join(code.text for code in codes if code.code not in there)
        renamed = "、".join(f"{there[code.code].text}→{code.text}" for code in codes if code.code in there)
        parts = [_("增加{codes}").format(codes=added)] if added else []
        parts += [_("改名{codes}").format(codes=renamed)] if renamed else []
        lines.append(_("{list}：{changes}").format(list=_called(name), changes="；".join(parts)))
    return lines


def _called(name: str) -> str:
    """Return what the screen calls a list: the first field that offers it, or its name where only rules use it."""
    for kind in KINDS.values():
        for field in fields_of(kind).values():
            if field.codes == name:
                return _("{kind}的“{field}”").format(kind=_(kind.label), field=_(field.label))
    return name
