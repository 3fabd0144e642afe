"""The organisation itself: the lines that a report's head and contact paragraph need."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Organisation(Record):
    """The bureau whose report this is; one record for each set of contact details, since addresses change."""

    __tablename__ = "organisation"
    kind = "organisation"
    label = "单位概况"
    measure = "个"
    title_field = "name"
    order = ("since",)
    named_by = ("name",)

    name: Mapped[str] = column(Field(label="机关全称", shape=Shape.TEXT, required=True, listed=True, search=True))
    short_name: Mapped[str] = column(Field(label="简称", shape=Shape.TEXT, listed=True, search=True))
    code: Mapped[str] = column(Field(label="统一社会信用代码", shape=Shape.TEXT, longest=18))
    contact_office: Mapped[str] = column(Field(label="联系机构", shape=Shape.TEXT, group="联系方式"))
    address: Mapped[str] = column(Field(label="地址", shape=Shape.TEXT, group="联系方式"))
    postcode: Mapped[str] = column(Field(label="邮编", shape=Shape.TEXT, group="联系方式", longest=6))
    telephone: Mapped[str] = column(Field(label="电话", shape=Shape.TEXT, group="联系方式", listed=True))
    fax: Mapped[str] = column(Field(label="传真", shape=Shape.TEXT, group="联系方式"))
    intranet: Mapped[str] = column(Field(label="内网网址", shape=Shape.TEXT, group="联系方式"))
    website: Mapped[str] = column(Field(label="门户网址", shape=Shape.TEXT, group="联系方式"))
    since: Mapped[dt.date | None] = column(Field(label="启用日期", shape=Shape.DAY, group="联系方式", listed=True))
