"""How this office answers the questions that the law leaves open."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class RuleSetting(Record):
    """The office's choice on one open question; the questions and their defaults are in `resources/reference`."""

    __tablename__ = "rule_setting"
    kind = "rule_setting"
    label = "办理规则设置"
    measure = "项"
    title_field = "code"
    order = ("code",)
    named_by = ("code",)

    code: Mapped[str] = column(
        Field(label="设置项", shape=Shape.TEXT, required=True, listed=True, longest=60, indexed=True)
    )
    value: Mapped[str] = column(Field(label="取值", shape=Shape.TEXT, required=True, listed=True))
    basis: Mapped[str] = column(Field(label="依据", shape=Shape.TEXT, listed=True))
