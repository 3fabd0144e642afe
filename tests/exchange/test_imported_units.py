"""A unit from the office's sheet and the unit that began its own file are one unit on the office's board."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.handing_in import hand_in
from desktop_app.model.kinds import Unit
from desktop_app.office.months.inbox import read_board
from desktop_app.store.log.reading import reading
from tests.exchange.places import NAMES, made, take
from tests.exchange.sheets.registers import imported

if TYPE_CHECKING:
    from pathlib import Path


def test_a_unit_that_hands_in_is_the_one_of_the_offices_imported_list(tmp_path: Path) -> None:
    sheet = tmp_path / "units.csv"
    sheet.write_text(f"名称,性质,编号\n{NAMES['unit']},局属单位,JYC\n社保处,处室,SB\n", "utf-8-sig")
    with (
        made(tmp_path / "office.ogi", unit="办公室", role="office") as office,
        made(tmp_path / "unit.ogi", unit=NAMES["unit"], role="unit") as unit,
    ):
        imported(office, sheet, Unit)
        sent = hand_in(unit, tmp_path / "5.ogix", year=2013, months={5: True})
        assert take(office, sent.path, sent.code).state == "taken"
        assert imported(office, sheet, Unit).created == 0
        with reading(office) as session:
            board = read_board(session, office.rules, 2013, dt.date(2013, 12, 31))
    come = {row.unit.name: row.months[4].come for row in board.rows}
    assert come == {"办公室": False, "社保处": False, NAMES["unit"]: True}
