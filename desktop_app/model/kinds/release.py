"""What a unit publishes of its own accord (主动公开)."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.law.approvals import opinions_of
from desktop_app.model.law.release_state import day_of_release, publication_due, release_state
from desktop_app.model.law.rules import Rules
from desktop_app.model.record import Record


class Release(Record):
    """One document made public: it counts as one 条 however many channels carry it."""

    __tablename__ = "release"
    kind = "release"
    label = "主动公开信息"
    derives_from = ("release_approval", "publication")
    order = (
        "-listed_on",
        "title",
    )
    many = True
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
        Field(label="公开日期", shape=Shape.DAY, listed=True, indexed=True, help="还没有公开的空着，填生成日期。")
    )
    attribute: Mapped[str] = column(Field(label="公开属性", shape=Shape.CODE, codes="release_attribute"))
    state: Mapped[str] = column(
        Field(label="公开状态", shape=Shape.CODE, derived=True, listed=True, codes="release_state", indexed=True)
    )
    due_on: Mapped[dt.date | None] = column(
        Field(
            label="公开期限",
            shape=Shape.DAY,
            derived=True,
            indexed=True,
            help="形成或者变更之日起20个工作日（2019《条例》第二十六条）；已经公开的没有。",
        )
    )
    document_number: Mapped[str] = column(
        Field(label="文号", shape=Shape.TEXT, group="目录信息", listed=True, search=True)
    )
    index_number: Mapped[str] = column(
        Field(label="索引号", shape=Shape.TEXT, group="目录信息", listed=True, search=True)
    )
    made_on: Mapped[dt.date | None] = column(
        Field(label="生成日期", shape=Shape.DAY, group="目录信息", help="公文以签发日期为准。")
    )
    changed_on: Mapped[dt.date | None] = column(
        Field(label="变更日期", shape=Shape.DAY, group="目录信息", help="内容有变更的，变更后20个工作日内重新公开。")
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
    withheld_reason: Mapped[str] = column(
        Field(
            label="不公开的理由",
            shape=Shape.TEXT,
            group="不予公开",
            uncounted=True,
            search=True,
            help="不予公开的信息写明依据的条款，列入不予公开登记。",
        )
    )
    reassessed_on: Mapped[dt.date | None] = column(
        Field(
            label="最近评估日期",
            shape=Shape.DAY,
            group="不予公开",
            uncounted=True,
            help="不予公开的信息应定期评估，可以公开的及时公开（2019《条例》第十八条）。",
        )
    )
    remark: Mapped[str] = column(Field(label="备注", shape=Shape.LINES, group="其他", uncounted=True))
    listed_on: Mapped[dt.date | None] = column(
        Field(
            label="列入年度的日期",
            shape=Shape.DAY,
            group="其他",
            derived=True,
            indexed=True,
            help="公开日期；还没有公开的按生成或变更日期。",
        )
    )

    @classmethod
    def derive(
        cls, values: Mapping[str, Value], rules: Rules, owned: Mapping[str, Sequence[Mapping[str, Value]]]
    ) -> dict[str, Value]:
        """Compute how far the release is, until when it has to be public, and the day that puts it into a year."""
        shown = owned.get("publication", ())
        return {
            "state": release_state(values, opinions_of(owned.get("release_approval", ())), rules.settings),
            "due_on": publication_due(values, shown, rules.calendar),
            "listed_on": day_of_release(values),
        }

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a release without any day, one made public before it was made, and withholding without a reason."""
        found: dict[str, str] = {}
        first, last = values.get("made_on"), values.get("released_on")
        if day_of_release(values) is None:
            found["released_on"] = _("请填写公开日期；还没有公开的，填写生成日期。")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            found["released_on"] = _("公开日期早于生成日期。")
        if values.get("attribute") == "withheld" and not values.get("withheld_reason"):
            found["withheld_reason"] = _("不予公开的，请写明理由和依据的条款（2019《条例》第十四条至第十六条）。")
        if values.get("withheld_reason") and not values.get("attribute"):
            found["attribute"] = _("写了不公开的理由，请选公开属性，一般是“不予公开”。")
        return found
