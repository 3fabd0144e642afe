"""Who may write what, said to a person: why something isn't saved here, or why an entry doesn't count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.rights import RIGHTS, Right
from desktop_app.store.trust.judging import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable


def not_yours(reason: Reason, kinds: Iterable[str]) -> UserError:
    """Return the error for what a unit may not write, of an operation on records of some kinds."""
    if reason is Reason.OFFICE:
        kept = [kind for kind in kinds if RIGHTS.get(kind) is Right.NONE]
        label = _(KINDS[kept[0]].label) if kept else _("这类内容")
        return UserError(
            _("“{kind}”由办公室统一维护，本单位不能改动，没有保存。").format(kind=label),
            _("需要增改的，请告诉办公室；办公室改好后随下发文件送来。"),
        )
    if reason is Reason.RETIRED:
        return UserError(
            _("办公室已经停用这台电脑，在这里登记的内容不再计入，没有保存。"),
            _("请在本单位现在用的电脑上登记，或请办公室恢复这台电脑。"),
        )
    return UserError(_("这条记录不是本单位的，本单位不能改动，没有保存。"), _("请让登记它的单位修改，或请办公室修改。"))


def why_held(reason: Reason) -> str:
    """Say why an entry is kept but doesn't count."""
    return {
        Reason.UNSEALED: _("没有经过认证的电脑为它签名"),
        Reason.RETIRED: _("写在电脑停用以后"),
        Reason.OFFICE: _("这类内容只由办公室维护"),
        Reason.OTHER: _("不是该单位自己的记录"),
        Reason.NAMING: _("单位自己写的名称，以办公室的名单为准"),
    }[reason]
