"""What a unit publishes of its own accord (主动公开)."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.record import Record


class Release(Record):
    """One document made public: it counts as one 条 however many channels carry it."""

    __tablename__ = "release"
    kind = "release"
    label = "主动公开信息"
    order = (
        "-released_on",
        "title",
    )
    counts_on = "released_on"

    title: Mapped[str] = column(
        Field(label="标题", shape=Shape.TEXT, required=True, listed=True, search=True, help="文件或信息的全称。")
    )
    unit: Mapped[str | None] = column(
        Field(label="公开单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    category: Mapped[str | None] = column(
        Field(label="信息分类", shape=Shape.LINK, required=True, listed=True, links="category", indexed=True)
    )
    released_on: Mapped[dt.date | None] = column(
        Field(label="公开日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    attribute: Mapped[str] = column(Field(label="公开属性", shape=Shape.CODE, codes="release_attribute"))
    document_number: Mapped[str] = column(
        Field(label="文号", shape=Shape.TEXT, group="目录信息", listed=True, search=True)
    )
    index_number: Mapped[str] = column(
        Field(label="索引号", shape=Shape.TEXT, group="目录信息", listed=True, search=True)
    )
    made_on: Mapped[dt.date | None] = column(
        Field(label="生成日期", shape=Shape.DAY, group="目录信息", help="公文以签发日期为准。")
    )
    pages: Mapped[int | None] = column(Field(label="页数", shape=Shape.WHOLE, group="目录信息", least=0, most=100000))
    full_text: Mapped[bool] = column(Field(label="全文电子化", shape=Shape.YES_NO, group="目录信息"))
    keywords: Mapped[str] = column(Field(label="关键词", shape=Shape.TAGS, group="目录信息", search=True))
    summary: Mapped[str] = column(Field(label="内容概述", shape=Shape.LINES, group="目录信息", search=True))
    document_kind: Mapped[str] = column(
        Field(
            label="文件种类",
            shape=Shape.CODE,
            group="文件效力",
            listed=True,
            codes="document_kind",
            help="规章和行政规范性文件计入年报第二部分。",
        )
    )
    abolished_on: Mapped[dt.date | None] = column(
        Field(
            label="废止日期",
            shape=Shape.DAY,
            group="文件效力",
            help="填写后不再计入现行有效。",
            counts_on="abolished_on",
        )
    )
    remark: Mapped[str] = column(Field(label="备注", shape=Shape.LINES, group="其他", uncounted=True))

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a release made public before it was made."""
        first, last = values.get("made_on"), values.get("released_on")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            return {"released_on": _("公开日期早于生成日期。")}
        return {}
