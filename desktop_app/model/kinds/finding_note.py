"""Explanations of findings: what the officer tells the reviewer about a check that did not pass."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class FindingNote(Record):
    """Why a finding stands as it does; kept under the finding's own name, so that it outlives another check."""

    __tablename__ = "finding_note"
    kind = "finding_note"
    label = "核对说明"
    measure = "条"
    title_field = "explanation"
    order = ("-year", "finding")

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    finding: Mapped[str] = column(Field(label="核对项", shape=Shape.TEXT, required=True, listed=True, longest=200))
    said: Mapped[str] = column(Field(label="提示内容", shape=Shape.LINES))
    explanation: Mapped[str] = column(Field(label="说明", shape=Shape.LINES, required=True, listed=True, search=True))
    explained_by: Mapped[str] = column(Field(label="说明人", shape=Shape.TEXT, listed=True))
    explained_on: Mapped[dt.date | None] = column(Field(label="说明日期", shape=Shape.DAY, required=True, listed=True))
