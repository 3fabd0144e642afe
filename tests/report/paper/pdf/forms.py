"""Two real forms with real figures: the tables of 2021 (Suqian's of 2023) and Qingdao's of 2013."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.report.paper.document import Cell, Document, Grid, Heading, Paragraph, SignOff, Title

DATA = Path(__file__).parent / "data"


def annual_tables() -> Document:
    """Return sections 二, 三 and 四 of an annual report as the format of 2021 has them."""
    data, grids = _load("d_2023.json")
    return Document(
        title=data["title"],
        subject="政府信息公开工作年度报告",
        author=data["unit"],
        fingerprint="3F2A-91C0-77DE-4B12",
        created=date.fromisoformat(data["date"]),
        blocks=(
            Title(data["title"]),
            Heading(1, "二、主动公开政府信息情况"),
            grids["T2"],
            Heading(1, "三、收到和处理政府信息公开申请情况"),
            grids["T3"],
            Heading(1, "四、政府信息公开行政复议、行政诉讼情况"),
            grids["T4"],
        ),
    )


def qingdao_form() -> Document:
    """Return the Qingdao form of 2013 with its head line and its sign-off."""
    data, grids = _load("a_qingdao_2013.json")
    head = (("政府／部门", data["unit"]), ("联系人", "张𬱟喆"), ("联系电话", "0532-00000000"))
    foot = (
        (("单位负责人", ""), ("审核人", ""), ("填报人", "㛃䶮")),
        (("单位（盖章）", ""), ("填报日期", "2014年1月20日")),
    )
    return Document(
        title=data["title"],
        subject="附表",
        author=data["unit"],
        fingerprint="3F2A-91C0-77DE-4B12",
        created=date.fromisoformat(data["date"]),
        blocks=(
            Title(data["title"]),
            Paragraph("（2013年度）", "center", indent_first=False, style="subtitle"),
            SignOff((head,), edges=True),
            grids["A"],
            SignOff(foot),
        ),
    )


def _load(name: str) -> tuple[dict[str, str], dict[str, Grid]]:
    """Return what a file of test data says of its document, and its grids."""
    content = json.loads((DATA / name).read_text(encoding="utf-8"))
    return content["document"], {key: _grid(value) for key, value in content["grids"].items()}


def _grid(value: dict[str, Any]) -> Grid:
    """Return a grid whose cells are listed as row, column, spans, text, role and, where it isn't usual, alignment."""
    cells = tuple(Cell(*cell) for cell in value["cells"])
    return Grid(tuple(value["columns"]), cells, header_rows=value["header_rows"], text_size=value["text_size"])
