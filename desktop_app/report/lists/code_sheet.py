"""The sheet with a PC's code (核对码), to be signed and compared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.lists.printed_list import signed
from desktop_app.report.paper.document import Document, Paragraph, SignOff, Spacer, Title
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt

_AROUND = 12.0


def code_document(code: str, unit: str, organisation: str, day: dt.date) -> Document:
    """Return the sheet: the code large, whose PC it is, and room for the signatures of both sides."""
    title = _("上报电脑核对码")
    said = _(
        "本单位上报文件由这台电脑签名。请办公室收到第一个文件时，把窗口里显示的核对码与本页逐字对照；一致的，认证这台电脑。"
        "换了电脑，核对码就不同，要重新打印、重新认证。"
    )
    return Document(
        title=title,
        author=organisation,
        blocks=(
            Title(title),
            SignOff((((_("单位"), unit), (_("日期"), day_text(day))),), edges=True),
            Spacer(_AROUND),
            Title(code),
            Spacer(_AROUND),
            Paragraph(said),
            *signed((_("单位经办人"), ""), (_("办公室核对人"), ""), (_("日期"), ""), above=_AROUND),
        ),
        fingerprint=code,
        created=day,
    )
