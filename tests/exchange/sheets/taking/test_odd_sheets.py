"""Whatever stands in a sheet: it is taken, or refused with a sentence, and never by half."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import AsTyped, Broken, DayNumber, Percent, Row, Sheet, Shown
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.matching.synonyms import synonyms
from desktop_app.exchange.sheets.matching.targets import required_targets, targets
from desktop_app.exchange.sheets.reading.clipboard import from_clipboard
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.model.kinds import Application, Category, Dispute, IndicatorValue, Release, Staff, Unit
from desktop_app.store.log.undo import last_undoable
from tests.exchange.sheets.registers import records, with_offices

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

KINDS = (Release, Application, Category, Dispute, IndicatorValue, Staff, Unit)
ODD: tuple[Cell, ...] = (
    *(
        "",
        " ",
        "\u200b",
        "法规科",
        "办公室",
        "水资源科",
        "主动公开",
        "邮寄",
        "公民",
        "是",
        "部分公开",
        "维持",
        "信息员",
    ),
    *("2013-05-06", "2013年5月6日", "20130506", "2013/2/30", "=1+1", "'12", "1.5E+17", "1234567890123450", "0" * 40),
    *(
        "通知",
        "通知",
        "政策文件（本局）",
        "〔00000000〕",
        "甲〔0123abcd〕",
        "一、二；三/四",
        "\ud800",
        "x" * 600,
        "\x07",
    ),
    *(1, -1, 0, 1.0, 0.1 + 0.2, 41400, 1e300, 10**17, float(2**60), True, False, Broken.CELL, Broken.UNCOMPUTED),
    *(Shown(7, "000007"), Percent(Decimal("85.3")), DayNumber(40000.0), AsTyped("1.5E+17")),
    *(dt.date(2013, 5, 6), dt.date(1900, 1, 1), dt.datetime(2013, 5, 6, 12, 30), dt.date(9999, 12, 31)),  # noqa: DTZ001
    *("a" * 32, "0123456789abcdef" * 2),
)


HIDDEN = 0.1
"""How many of the rows are hidden."""


def odd_sheet(draw: random.Random, kind: type[Record]) -> Sheet:
    """Return a sheet whose headings mostly mean something and whose cells mostly don't."""
    words = [*(target.heading for target in targets(kind).values()), *synonyms(kind), "没有的", "", "合计"]
    above: list[list[Cell]] = [["登记表"], ["填写单位：甲"]]
    table = above[: draw.randint(0, 2)]
    table.append([draw.choice(words) for _column in range(draw.randint(1, 9))])
    wide = len(table[-1]) + 1
    table += [[draw.choice(ODD) for _cell in range(draw.randint(0, wide))] for _row in range(draw.randint(0, 9))]
    rows = [Row(number, cells, draw.random() < HIDDEN) for number, cells in enumerate(table, start=1)]
    return Sheet("表", [row for row in rows if any(cell != "" for cell in row.cells)])


def try_it(ledger: Ledger, draw: random.Random, rest: Path) -> None:
    """Take one odd sheet, or be refused; the ledger grows by what was counted and by nothing else."""
    kind = draw.choice(KINDS)
    sheet = odd_sheet(draw, kind)
    matching = propose(ledger, sheet, kind).matching
    for target in required_targets(kind):
        if target.name not in matching.columns.values():
            matching = matching.with_constant(target.name, str(draw.choice(ODD)))
    before, step = len(records(ledger, kind)), last_undoable(ledger)
    try:
        result = take(ledger, examine(ledger, sheet, kind, matching), rest=rest)
    except UserError:
        assert len(records(ledger, kind)) == before
        assert last_undoable(ledger) == step
        return
    assert len(records(ledger, kind)) == before + result.created


@pytest.mark.parametrize("seed", range(3))
def test_an_odd_sheet_is_taken_or_refused_and_never_by_half(ledger: Ledger, tmp_path: Path, seed: int) -> None:
    with_offices(ledger)
    draw = random.Random(seed)
    for _sheet in range(8):
        try_it(ledger, draw, tmp_path / "其余.xlsx")


def test_half_a_character_from_the_clipboard_becomes_a_sign_that_files_can_hold() -> None:
    (row,) = from_clipboard("名称\ud800\t乙").rows
    assert row.cells == ["名称\ufffd", "乙"]
