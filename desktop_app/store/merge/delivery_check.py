"""Reading a delivery strictly before anything of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import bindparam, func, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.log_value import LoggedKey
from desktop_app.store.log.contents import LARGEST
from desktop_app.store.log.portions import portions
from desktop_app.store.log.revision import DamagedRevisionError, canonical, parse
from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.tables import REVISION
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desktop_app.progress import Progress
    from desktop_app.store.log.personal import PersonalValues
    from desktop_app.store.merge.delivery import Delivery

_VALUE = msgspec.json.Decoder(LoggedKey)
_OFTEN = 1000
MOST_REVISIONS = 10_000
"""The most entries that one record may have: somebody who changed it every working day would take forty years."""

_ENDLESS = select(REVISION.c.record).where(REVISION.c.record.in_(RECORDS)).group_by(REVISION.c.record)
_ENDLESS = _ENDLESS.having(func.count() > bindparam("most"))


class DamagedDeliveryError(UserError):
    """A delivery holds something that no version of this program writes; nothing of it was kept."""

    def __init__(self, reason: str) -> None:
        message = _("文件里有不合规定的内容（{reason}），没有汇总，数据没有改动。").format(reason=reason)
        super().__init__(message, _("请让对方重新上报一份；如仍出现，请把文件交给技术人员查看。"))


def check_delivery(delivery: Delivery, progress: Progress) -> int:
    """Read everything once and return how many entries there are; raises `DamagedDeliveryError`."""
    count = 0
    try:
        for body in delivery.bodies():
            parse(body)
            count += 1
            if count % _OFTEN == 0:
                progress(0, 0, _("正在核对文件"))
        for sent in delivery.personal():
            _check_personal(sent)
    except (DamagedRevisionError, *UNREADABLE) as error:
        raise DamagedDeliveryError(str(error)) from error
    if any(not 0 < len(content) <= LARGEST for content in delivery.contents()):
        raise DamagedDeliveryError(_("附件过大或为空"))
    return count


def refuse_endless(session: Session, records: Collection[str]) -> None:
    """Refuse a record that was written more often than anybody can; raises `DamagedDeliveryError`.

    What many entries that don't know of each other show takes memory by the square of their number.
    """
    for some in portions(records):
        if session.connection().execute(_ENDLESS, {"records": some, "most": MOST_REVISIONS}).first() is not None:
            raise DamagedDeliveryError(_("一条记录改了上万次"))


def _check_personal(sent: PersonalValues) -> None:
    """Refuse values that aren't written the one way in which commitments are made."""
    # A struct made in memory was never checked: its limits are only asked for on the way back from plain values.
    msgspec.convert(msgspec.to_builtins(sent, builtin_types=(bytes,)), type(sent))
    for _key, value in sent.values:
        if canonical(_VALUE.decode(value)) != value:
            raise DamagedDeliveryError(_("个人信息的写法不对"))
