"""Rows below the headings that are no records: sums, who signed, a remark at the foot, the numbers of the columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.example_row import is_example
from desktop_app.exchange.sheets.grid import is_empty, shown_text
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_app.exchange.sheets.grid import Cell, Row

_NUMBERING = re.compile("序号?|顺序号?|[行项]次|行号|no[.]?|№|#")
"""Headings, folded, of columns that only count the rows."""

_SUM = re.compile(
    r"""
      (?:本?[页月季年]|本年度|全年|全部|分类)?(?:合计|总计|小计|累计|共计)(?:[:(\d].*)?
    | 共\d+[条件项份](?:记录|信息)?
    """,
    re.VERBOSE,
)

_SIGNED = re.compile(
    r"""
    (?: (?:单位|部门|科室|处室|分管|主管|主要)?(?:负责人|领导)
      | (?:审核|审批|填表|填报|制表|经办|复核|统计|登记|录入|校对|报送)人?
      | (?:填表|填报|制表|报送|登记|打印|审核|统计)(?:日期|时间|单位)
      | 联系人 | (?:联系)?电话 | 日期 | (?:单位)?(?:盖章|公章) | 签字 | 签章 | 签名
    )
    (?:\([^()]*\))?
    (?P<said>:.*)?
    """,
    re.VERBOSE,
)
"""What people sign as, or put beside their name, below a table; what is said may stand in the same cell."""

_REMARK_ALONE = re.compile("备注|说明|注")
_REMARK = re.compile(r"(?:备注|附注|说明|填表说明|填报说明|注|注意|注释|附|附件\d*)\d*[:、.].*|第?\d+页[,/]?共?\d*页?")
_LONGEST_SUM = 30
_COLUMN_LETTER = re.compile("[甲乙丙丁戊己]|栏次?")
_MOST_PARTS = 8


def numbering_columns(headings: Sequence[str]) -> frozenset[int]:
    """Return the columns that only count the rows, by their headings."""
    return frozenset(column for column, heading in enumerate(headings) if _NUMBERING.fullmatch(folded(heading)))


def no_record(row: Row, headings: Sequence[str], numbering: Collection[int], filled_down: Collection[int]) -> str:
    """Tell why a row among the records is none, wherever it stands; "" for a record.

    `headings` are folded; `filled_down` are the columns that got their value from a merged cell above.
    """
    if is_example(row.cells):
        return _("示例行")
    filled = [column for column, cell in enumerate(row.cells) if not is_empty(cell)]
    own = [column for column in filled if column not in numbering and column not in filled_down]
    if not own:
        counted = any(column in numbering for column in filled)
        return _("只有序号，没有内容") if counted else _("只有上面合并单元格的值")
    if any(_is_sum(shown_text(row.cells[column])) for column in {own[0], filled[0]}):
        return _("合计行")
    if all(_heads(headings, column, row.cells[column]) for column in own):
        return _("又一遍标题")
    return ""


_LONGEST_NUMBER = 3
"""The digits of a column's number."""


def _is_sum(text: str) -> bool:
    return len(text) <= _LONGEST_SUM and _SUM.fullmatch(folded_text(text)) is not None


def _heads(headings: Sequence[str], column: int, cell: Cell) -> bool:
    """Tell whether a cell says what its column's heading says."""
    return isinstance(cell, str) and column < len(headings) and folded(cell) == headings[column]


def counts_columns(row: Row) -> bool:
    """Tell a row that numbers the columns, 1 2 3 …, as printed forms have below their headings."""
    texts = [text for cell in row.cells if (text := shown_text(cell).strip())]
    # Longer ones number no column, and Python makes no number of thousands of digits.
    numbers = [text for text in texts if text.isdecimal() and len(text) <= _LONGEST_NUMBER]
    letters = [text for text in texts if text not in numbers]
    counted = [int(text) for text in numbers] == list(range(1, len(numbers) + 1))
    return len(numbers) > 2 and counted and all(map(_COLUMN_LETTER.fullmatch, letters))  # noqa: PLR2004 (1 2 may be a record)


def stands_at_foot(row: Row) -> str:
    """Tell why a row at the end of a sheet is no record: who signed, or a remark; "" for a record."""
    texts = list(dict.fromkeys(folded_text(text) for cell in row.cells if (text := shown_text(cell).strip())))
    if not texts or len(texts) > _MOST_PARTS:
        return ""
    signed = _SIGNED.fullmatch(texts[0])
    if signed and (signed["said"] or len(texts) > 1):
        return _("签字行")
    if len(texts) == 1 and _REMARK.fullmatch(texts[0]):
        return _("表下的说明")
    if _REMARK_ALONE.fullmatch(texts[0].rstrip(":")) and len(texts) <= 2:  # noqa: PLR2004 (the word and what it says)
        return _("表下的说明")
    return ""


def folded_text(text: str) -> str:
    """Return a text with its brackets and colons in one width and without blanks, to compare its beginning."""
    return "".join(text.translate(_ONE_WIDTH).split())


_ONE_WIDTH = str.maketrans("：（），．／", ":(),./")
