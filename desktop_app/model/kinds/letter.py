"""Letters issued in a case, each with a number of its own series."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class Letter(Record):
    """One letter as it was issued; what it said is kept word by word, whatever the template says later."""

    __tablename__ = "letter"
    kind = "letter"
    label = "告知文书"
    measure = "份"
    title_field = "code"
    order = ("day", "number")

    application: Mapped[str | None] = belongs_to("application", label="依申请公开")
    code: Mapped[str] = column(Field(label="文书种类", shape=Shape.CODE, required=True, listed=True, codes="letter"))
    number: Mapped[str] = column(Field(label="文号", shape=Shape.TEXT, listed=True, search=True, indexed=True))
    day: Mapped[dt.date | None] = column(Field(label="落款日期", shape=Shape.DAY, required=True, listed=True))
    addressee: Mapped[str] = column(Field(label="受文人", shape=Shape.TEXT, personal=True))
    body: Mapped[str] = column(Field(label="正文", shape=Shape.LINES, personal=True))
