"""Ways a release reaches the public."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Channel(Record):
    """A channel of publication: web site, gazette, microblog, press, reading room (2019《条例》第二十三、二十五条)."""

    __tablename__ = "channel"
    kind = "channel"
    label = "公开渠道"
    measure = "个"
    title_field = "name"
    order = ("position", "name")
    named_by = ("code",)

    name: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    code: Mapped[str] = column(Field(label="代码", shape=Shape.TEXT, made_from=("name",), longest=40, indexed=True))
    nature: Mapped[str] = column(
        Field(label="类型", shape=Shape.CODE, required=True, listed=True, codes="channel_nature")
    )
    platform: Mapped[str] = column(Field(label="平台", shape=Shape.TEXT, listed=True))
    address: Mapped[str] = column(Field(label="网址或账号", shape=Shape.TEXT))
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
