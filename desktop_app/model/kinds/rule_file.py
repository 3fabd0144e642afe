"""Rule files that the office hands down to the units with an exchanged file: formats, layouts, code lists, letters."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class RuleFile(Record):
    """A data file that adds to or replaces one of `resources`; its bytes are kept like an attachment's, by SHA-256."""

    __tablename__ = "rule_file"
    kind = "rule_file"
    label = "下发的规则文件"
    measure = "个"
    title_field = "name"
    order = ("subject", "name")

    subject: Mapped[str] = column(
        Field(label="类别", shape=Shape.CODE, required=True, listed=True, codes="rule_file_subject", indexed=True)
    )
    name: Mapped[str] = column(
        Field(label="文件名", shape=Shape.TEXT, required=True, listed=True, search=True, longest=120)
    )
    sha256: Mapped[str] = column(
        Field(label="内容校验值", shape=Shape.TEXT, required=True, longest=64, together="content")
    )
    size: Mapped[int | None] = column(Field(label="字节数", shape=Shape.WHOLE, least=0, together="content"))
    issued_on: Mapped[dt.date | None] = column(Field(label="下发日期", shape=Shape.DAY, required=True, listed=True))
    withdrawn: Mapped[bool] = column(Field(label="已停用", shape=Shape.YES_NO, listed=True))
    note: Mapped[str] = column(Field(label="说明", shape=Shape.LINES))
