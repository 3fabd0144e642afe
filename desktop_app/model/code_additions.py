"""What a file of code lists may do: add choices to lists that are open, and word any code anew; never take one away."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import _
from desktop_app.model.codes import Code, official_lists
from desktop_app.model.misfit import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OPEN_LISTS = frozenset(
    {
        "activity_nature",
        "application_channel",
        "channel_nature",
        "dispute_outcome",
        "document_kind",
        "expense_item",
        "fee_item",
        "holiday",
        "identity_kind",
        "outlet_level",
        "periodical_nature",
        "protected_interest",
        "staff_role",
        "unit_nature",
    }
)
"""Lists that are plain choices. In the others every code has a rule of its own, so that a new one would have none."""

_CODE = re.compile(r"[a-z][a-z0-9_]*")


@cache
def code_file_shape() -> type[msgspec.Struct]:
    """Return the shape of such a file: any of the known lists by name, each a list of codes."""
    fields = [(name, tuple[Code, ...], ()) for name in official_lists().by_name]
    return msgspec.defstruct("CodeFile", fields, frozen=True, kw_only=True, forbid_unknown_fields=True)


def lists_of(file: msgspec.Struct) -> dict[str, tuple[Code, ...]]:
    """Return the lists that a decoded file says something of."""
    return {name: codes for name in official_lists().by_name if (codes := getattr(file, name))}


def misfits(added: Mapping[str, Sequence[Code]], known: Mapping[str, Mapping[str, Code]]) -> Iterator[Misfit]:
    """Yield what is wrong in lists that are to be added to the known ones."""
    for name, codes in added.items():
        merged = {**known[name], **{code.code: code for code in codes}}
        seen: set[str] = set()
        for place, code in enumerate(codes):
            reason = _against(name, code, known[name], merged, seen)
            if reason:
                yield Misfit((name, place), reason)
            seen.add(code.code)


def _against(name: str, code: Code, known: Mapping[str, Code], merged: Mapping[str, Code], seen: set[str]) -> str:
    """Return why a code can't be taken, or ""."""
    if code.code in seen:
        return _("代码“{code}”用了两次。").format(code=code.code)
    if code.code not in known and name not in OPEN_LISTS:
        message = _("“{list}”的每个代码都有办理规则，不能增加“{code}”，只能改已有代码的名称：{known}。")
        return message.format(list=name, code=code.code, known="、".join(known))
    if code.code not in known and not _CODE.fullmatch(code.code):
        return _("代码“{code}”只能用小写字母、数字和下划线，以字母开头。").format(code=code.code)
    if not code.label.strip() or not code.english.strip():
        return _("代码“{code}”的中文名称和英文名称都要写。").format(code=code.code)
    others = [other for other in merged.values() if other.code != code.code]
    if any(code.label == other.label or code.english == other.english for other in others):
        return _("“{label}”和同一代码表里别的名称一样，分不清。").format(label=code.label)
    return ""
