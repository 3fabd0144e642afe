"""An empty form of a kind (空表): headings, drop-downs and an example, and every column explained; it goes in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.columns import RECORD_NUMBER
from desktop_app.exchange.sheets.example_row import EXAMPLE
from desktop_app.exchange.sheets.exporting import link_titles
from desktop_app.exchange.sheets.values import NO, YES
from desktop_app.exchange.sheets.writing.blank_words import EXPLANATIONS, example_of, explained, heading_note
from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import typed_fields
from desktop_app.office.records.listing import choices
from desktop_app.store.log.reading import reading
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_LAST_ROW = 5000
"""Down to which row the drop-downs reach."""
_NARROW = 0x2E7F
_LONGEST_LIST = 255
"""Characters of a drop-down that Excel keeps beside the cell; a longer one stands on a sheet of its own."""
_WIDTHS = {Shape.LINES: 40, Shape.DAY: 13, Shape.WHOLE: 10, Shape.YES_NO: 10, Shape.MONEY: 14, Shape.DECIMAL: 12}
_WIDTH = 20
_TITLE = 44
_FONT: dict[str, object] = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_HEADING = {**_FONT, "bold": True, "border": 1, "border_color": "#9AA0A6", "text_wrap": True, "align": "center"}
_LOOKS: dict[str, dict[str, object]] = {
    "required": {**_HEADING, "bg_color": "#23507C", "font_color": "#FFFFFF"},
    "optional": {**_HEADING, "bg_color": "#E8EEF5"},
    "text": {**_FONT, "num_format": "@"},
    "day": {**_FONT, "num_format": "yyyy-mm-dd", "align": "left"},
    "number": {**_FONT},
    "example": {**_FONT, "italic": True, "font_color": "#8A9097", "bg_color": "#F5F4F0", "num_format": "@"},
    "title": {**_FONT, "bold": True, "font_size": 14},
    "said": {**_FONT, "text_wrap": True, "valign": "top"},
}
_ROOM = {Shape.DAY: "day", Shape.WHOLE: "number", Shape.MONEY: "number", Shape.DECIMAL: "number"}


@dataclass(frozen=True, slots=True)
class _Form:
    """What the form of a kind holds: its fields, and the choices of each that has any."""

    kind: type[Record]
    fields: Sequence[Field]
    offered: Mapping[str, Sequence[str]]


def write_blank_form(ledger: Ledger, kind: type[Record], path: Path) -> Path:
    """Write the empty form of a kind as .xlsx: what is filled in below its example goes in by the import.

    Drop-downs offer the code lists, and the units, categories and the like that the ledger has today.
    Raises `UserError` for another ending than .xlsx, and where the file can't be written.
    """
    if path.suffix.lower() != ".xlsx":
        message = _("空表不能存为“{name}”这种文件。").format(name=path.name)
        raise UserError(message, _("下拉列表只有 .xlsx 文件才有，文件名请以 .xlsx 结尾。"))
    fields = list(typed_fields(kind).values())
    with reading(ledger) as session:
        form = _Form(kind, fields, {field.name: found for field in fields if (found := _offered(session, kind, field))})
    with written_whole(path) as unfinished, xlsxwriter.Workbook(unfinished) as workbook:
        looks = {name: workbook.add_format(look) for name, look in _LOOKS.items()}
        _write_form(workbook, looks, form)
        _write_explanations(workbook.add_worksheet(_EXPLAINED), looks, form)
    return path


_A4 = 9
_LINE = 15.5
_EXPLAINED_WIDTHS = (18, 8, 46, 26, 60)
"""Characters of the columns on the sheet that explains them; a Chinese one counts two."""
_EXPLAINED = "填写说明"
_OFFERED = "选项"


def _offered(session: Session, kind: type[Record], field: Field) -> list[str]:
    if field.shape is Shape.YES_NO:
        return [YES, NO]
    if field.shape is Shape.CODE:
        return [code.label for code in codes(field.codes).values()]
    if field.shape is Shape.LINK and not field.owned:
        titles = link_titles(session, kind)[field.name]
        return [titles.written(record) for record, _title in choices(session, field.links)]
    return []


def _write_form(workbook: Any, looks: Mapping[str, Any], form: _Form) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
    sheet = workbook.add_worksheet(form.kind.label)
    hidden: _LongLists | None = None
    sheet.set_column(0, 0, 16, looks["text"])
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, RECORD_NUMBER, looks["optional"])
    sheet.write_comment(0, 0, _("新记录空着。要修改已有的记录，先导出“全部字段”，在那张表里改。"), _NOTE)
    sheet.write_string(1, 0, EXAMPLE, looks["example"])
    for place, field in enumerate(form.fields, 1):
        width = _WIDTHS.get(field.shape, _TITLE if field.name == form.kind.title_field else _WIDTH)
        sheet.set_column(place, place, width, looks[_ROOM.get(field.shape, "text")])
        sheet.write_string(0, place, field.label, looks["required" if field.required else "optional"])
        sheet.write_comment(0, place, heading_note(field), _NOTE)
        offered = form.offered.get(field.name, ())
        sheet.write_string(1, place, example_of(form.kind, field, offered), looks["example"])
        if offered:
            if len(",".join(offered)) > _LONGEST_LIST or any("," in text for text in offered):
                hidden = hidden or _LongLists(workbook)
                sheet.data_validation(2, place, _LAST_ROW, place, _listed(hidden.add(offered), field))
            else:
                sheet.data_validation(2, place, _LAST_ROW, place, _listed(list(offered), field))
    sheet.freeze_panes(1, 0)
    _print_well(sheet)
    sheet.activate()


_NOTE = {"x_scale": 2, "y_scale": 1.2, "font_size": 9}


def _listed(source: str | list[str], field: Field) -> dict[str, object]:
    """Return a drop-down; another word is warned of, since words are mapped when the sheet comes in."""
    title = _("“{label}”里没有这一项").format(label=field.label)[:32]
    said = _("请从列表中选；确实没有的，可以先填，导入时再对应。")
    return {"validate": "list", "source": source, "error_type": "warning", "error_title": title, "error_message": said}


class _LongLists:
    """The sheet that holds long drop-downs, a column each; nobody sees it."""

    def __init__(self, workbook: Any) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
        self._sheet = workbook.add_worksheet(_OFFERED)
        self._sheet.hide()
        self._columns = 0

    def add(self, offered: Sequence[str]) -> str:
        """Write the choices into the next column and return where they stand."""
        self._sheet.write_column(0, self._columns, offered)
        letter = xlsxwriter.utility.xl_col_to_name(self._columns, col_abs=True)
        self._columns += 1
        return f"={_OFFERED}!{letter}$1:{letter}${len(offered)}"


def _write_explanations(sheet: Any, looks: Mapping[str, Any], form: _Form) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
    for place, width in enumerate(_EXPLAINED_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, _("“{kind}”填写说明").format(kind=form.kind.label), looks["title"])
    row = 1
    for row, line in enumerate(_lines(form), 1):
        sheet.merge_range(row, 0, row, 4, line, looks["said"])
    for place, words in enumerate(EXPLANATIONS):
        sheet.write_string(row + 2, place, words, looks["optional"])
    for down, field in enumerate(form.fields, row + 3):
        texts = explained(form.kind, field, form.offered.get(field.name, ()))
        # Said outright: LibreOffice makes no row of a written file higher by itself.
        sheet.set_row(down, _LINE * max(map(_lines_of, texts, _EXPLAINED_WIDTHS)))
        for place, text in enumerate(texts):
            sheet.write_string(down, place, text, looks["said"])
    sheet.freeze_panes(row + 3, 1)
    _print_well(sheet)


def _lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of a width in narrow characters."""
    return max(1, -(-sum(2 if ord(sign) > _NARROW else 1 for sign in text) // (width - 1)))


def _print_well(sheet: Any) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
    """Let the sheet be printed lengthwise on A4, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _lines(form: _Form) -> Iterator[str]:
    yield _(
        "在第一张表“{kind}”里从示例行下面填起，一行一条；深色标题的列必填，其余可以空着，用不着的列可以删去。"
    ).format(kind=form.kind.label)
    yield _("灰色斜体的是示例，不会导入，可以删去。有下拉列表的请从列表中选。")
    yield _("填好保存，在程序的列表里按“导入”选这个文件，或把它拖进窗口。先核对，再收入；收入后可以撤销。")
