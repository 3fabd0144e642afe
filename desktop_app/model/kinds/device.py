"""The PCs that hand in files: each with its key, certified once by the office from a short printed fingerprint."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Device(Record):
    """A PC that the office has certified: files signed with its key are that unit's word until the key is retired."""

    __tablename__ = "device"
    kind = "device"
    label = "上报电脑"
    measure = "台"
    title_field = "name"
    order = ("unit", "certified_on")

    unit: Mapped[str | None] = column(
        Field(label="单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    name: Mapped[str] = column(Field(label="电脑", shape=Shape.TEXT, required=True, listed=True, search=True))
    fingerprint: Mapped[str] = column(Field(label="核对码", shape=Shape.TEXT, listed=True, search=True, longest=40))
    signing_key: Mapped[str] = column(
        Field(label="签名公钥", shape=Shape.TEXT, required=True, longest=64, indexed=True)
    )
    receiving_key: Mapped[str] = column(Field(label="收件公钥", shape=Shape.TEXT, longest=100))
    certified_on: Mapped[dt.date | None] = column(
        Field(
            label="认证日期",
            shape=Shape.DAY,
            listed=True,
            group="认证",
            help="没有填的，是第一次送文件时先收下、还没有核对过的电脑。",
        )
    )
    certified_by: Mapped[str] = column(Field(label="认证人", shape=Shape.TEXT, listed=True, group="认证"))
    retired_on: Mapped[dt.date | None] = column(Field(label="停用日期", shape=Shape.DAY, listed=True, group="停用"))
    retired_after: Mapped[str] = column(
        Field(
            label="停用前最后的登记",
            shape=Shape.LINES,
            group="停用",
            help="这台电脑各登记序列停用前的最后一条；以后的不计入。",
        )
    )
    retired_why: Mapped[str] = column(Field(label="停用原因", shape=Shape.TEXT, group="停用"))
