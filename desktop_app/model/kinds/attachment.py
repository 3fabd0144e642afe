"""Files kept with a record; their content lies once in the data file under its fingerprint."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class _AttachedFile:
    """What is known of an attached file, whatever it belongs to, besides its name."""

    added_on: Mapped[dt.date | None] = column(Field(label="存入日期", shape=Shape.DAY, listed=True))
    media_type: Mapped[str] = column(Field(label="文件类型", shape=Shape.TEXT, longest=120))
    size: Mapped[int | None] = column(Field(label="字节数", shape=Shape.WHOLE, least=0))
    sha256: Mapped[str] = column(
        Field(label="内容指纹", shape=Shape.TEXT, required=True, longest=64, indexed=True, help="SHA-256。")
    )


class Attachment(_AttachedFile, Record):
    """A file that belongs to an application: the letter itself, an envelope, a signed delivery slip.

    Its name mostly holds the applicant's, so it is personal; where it isn't held the file goes by its place.
    """

    __tablename__ = "attachment"
    kind = "attachment"
    label = "申请附件"
    measure = "份"
    title_field = "name"
    order = ("added_on", "name")

    name: Mapped[str] = column(Field(label="文件名", shape=Shape.TEXT, personal=True, once_plain=True))
    about: Mapped[str] = column(Field(label="说明", shape=Shape.TEXT, personal=True, once_plain=True))
    application: Mapped[str | None] = belongs_to("application", label="依申请公开")


class ReleaseAttachment(_AttachedFile, Record):
    """A file that belongs to a release: the document that was published."""

    __tablename__ = "release_attachment"
    kind = "release_attachment"
    label = "公开信息附件"
    measure = "份"
    title_field = "name"
    order = ("added_on", "name")

    name: Mapped[str] = column(
        Field(
            label="文件名",
            shape=Shape.TEXT,
            required=True,
            listed=True,
            search=True,
            help="文件名里不要写申请人姓名。",
        )
    )
    about: Mapped[str] = column(Field(label="说明", shape=Shape.TEXT, listed=True))
    release: Mapped[str | None] = belongs_to("release", label="公开信息")


class DisputeAttachment(_AttachedFile, Record):
    """A file that belongs to a review or lawsuit: the notice, the bureau's answer, the decision or judgment.

    Its name mostly holds the applicant's, as that of an application's file does.
    """

    __tablename__ = "dispute_attachment"
    kind = "dispute_attachment"
    label = "复议诉讼附件"
    measure = "份"
    title_field = "name"
    order = ("added_on", "name")

    name: Mapped[str] = column(Field(label="文件名", shape=Shape.TEXT, personal=True))
    about: Mapped[str] = column(Field(label="说明", shape=Shape.TEXT, personal=True))
    dispute: Mapped[str | None] = belongs_to("dispute", label="复议诉讼")
