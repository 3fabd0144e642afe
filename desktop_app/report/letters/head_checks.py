"""Whether a letter can be named and numbered, and isn't mistaken for another; what is missing is told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.letter_heads import own_heads
from desktop_app.office.rules.numbering import pattern_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.letter_heads import LetterHead
    from desktop_app.report.rulefiles.lines import Spot

_CODE = re.compile(r"[a-z][a-z0-9_]*")


def check_head(head: LetterHead, known: Mapping[str, LetterHead], spot: Spot) -> None:
    """Check what a letter is called and how it is numbered; raises `FormatError`.

    `head` is filled up from the letter in whose place it stands, `known` are the kinds of letters there are.
    """
    if not _CODE.fullmatch(head.code):
        reason = _("代码“{code}”只能用小写字母、数字和下划线，以字母开头。")
        raise (spot / "code").error(reason.format(code=head.code))
    missing = [words for name, words in _wanted().items() if not getattr(head, name).strip()]
    if missing:
        reason = _("文书种类“{code}”是新的，文件里还要写{missing}。")
        raise (spot / "code").error(reason.format(code=head.code, missing=listed(missing)))
    problem = pattern_problem(head.number)
    if problem:
        raise (spot / "number").error(_("文号的样式不能用：{reason}").format(reason=problem))
    for other in known.values():
        if other.code != head.code:
            _refuse_same(head, other, spot)


def _refuse_same(head: LetterHead, other: LetterHead, spot: Spot) -> None:
    for name in ("name", "english"):
        if getattr(head, name) == getattr(other, name):
            reason = _("已经有一种文书叫“{name}”（{code}），请换一个名称。")
            raise (spot / name).error(reason.format(name=getattr(head, name), code=other.code))
    if head.number == other.number:
        reason = _("文号的样式与“{other}”一样，两种文书的文号会混在一起，请换一个。")
        raise (spot / "number").error(reason.format(other=other.name))


def _wanted() -> dict[str, str]:
    example = own_heads()["receipt"].number
    return {
        "name": _("“name”（窗口里的名称）"),
        "english": _("“english”（英文名称）"),
        "number": _("“number”（文号的样式，如 {example}）").format(example=example),
    }
