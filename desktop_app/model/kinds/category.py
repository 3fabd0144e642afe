"""The catalogue's categories: a tree, each with the years it is in use."""

from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import OWN, Field, Shape, Value, column
from desktop_app.model.record import Record


class Category(Record):
    """A category of the disclosure catalogue (目录分类); the annex counts by the top one of a branch."""

    __tablename__ = "category"
    kind = "category"
    label = "信息分类"
    measure = "类"
    title_field = "name"
    order = ("position", "name")
    named_by = ("code",)

    name: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    code: Mapped[str] = column(
        Field(
            label="代码",
            shape=Shape.TEXT,
            made_from=("parent", "name"),
            longest=40,
            indexed=True,
        )
    )
    parent: Mapped[str | None] = column(
        Field(
            label="上级分类",
            shape=Shape.LINK,
            links="category",
            listed=True,
            help="挂在哪一个分类下面；附表按最上级的官方分类计数。",
        )
    )
    first_year: Mapped[int | None] = column(
        Field(
            label="启用年度", shape=Shape.WHOLE, group="使用年度", least=1949, most=2199, listed=True, together="years"
        )
    )
    last_year: Mapped[int | None] = column(
        Field(label="停用年度", shape=Shape.WHOLE, group="使用年度", least=1949, most=2199, together="years")
    )
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a category of the bureau's own that stands under none: no annex would count it."""
        if str(values.get("code") or OWN).startswith(OWN) and not values.get("parent"):
            return {"parent": _("请选择上级分类：附表按最上级的官方分类计数。")}
        return {}
