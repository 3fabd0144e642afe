"""What the office would ask about if it looked over the clerk's shoulder: hints, never obstacles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.selection import Selection
from desktop_app.written_numbers import share_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.office.records.overlooked import Overlooked

OTHER_SHARE = 0.4
"""The share of 其他信息 above which reviewers ask for better categories."""

_OTHER = "oth"
"""The code of 其他信息 in the catalogue; its branches are `oth.…`."""

_FEW = 20
"""Below so many releases a share says nothing."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: a sentence, the page to look at, and there the records or the year meant."""

    text: str
    page: str
    target: Selection | int | None = None


def hints(found: Overlooked) -> list[Hint]:
    """Return the hints for a year's records, and for what is overdue today whatever its year."""
    overdue = _("{count} 条信息过了公开期限还没有公开（2019《条例》第二十六条）。")
    withheld = _("{count} 条不予公开的信息一年以上没有评估（2019《条例》第十八条）。")
    unpublished = _("{count} 条主动公开信息还没有登记公开渠道。")
    unnumbered = _("{count} 件依申请公开没有登记号。")
    said = (
        _releases(found.overdue, overdue, _("过了公开期限")),
        _releases(found.withheld, withheld, _("一年以上没有评估")),
        _other_share(found.categories),
        Hint(unpublished.format(count=found.unpublished), "releases") if found.unpublished else None,
        Hint(unnumbered.format(count=found.unnumbered), "applications") if found.unnumbered else None,
    )
    return [hint for hint in said if hint]


def _releases(ids: tuple[str, ...], text: str, title: str) -> Hint | None:
    return Hint(text.format(count=len(ids)), "releases", Selection("release", ids, title)) if ids else None


def _other_share(categories: Mapping[str, int]) -> Hint | None:
    total = sum(categories.values())
    other = sum(count for code, count in categories.items() if code.split(".")[0] == _OTHER)
    if total < _FEW or other / total <= OTHER_SHARE:
        return None
    text = _("“其他信息”占主动公开的 {share}，审核时常被要求细分。")
    return Hint(text.format(share=share_text(other, total)), "releases")
