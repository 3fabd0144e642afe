"""Every figure of every official form, over random ledgers, is what one counts by hand from the plain rows."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.annex.figures import reckoned_figures
from desktop_app.report.annex.formats.format import find_format, formats
from desktop_app.report.annex.scope import AnnexScope
from tests.report.annex.by_hand.ledgers import UNITS, kept, world_of
from tests.report.annex.by_hand.national import format_2019, format_2021
from tests.report.annex.by_hand.national_2014 import format_2014
from tests.report.annex.by_hand.provincial import format_fujian, format_shanghai_annual
from tests.report.annex.by_hand.qingdao import format_qingdao
from tests.report.annex.by_hand.rows import of_unit, rows_of
from tests.report.annex.by_hand.shanghai_monthly import format_shanghai_2004, format_shanghai_2008

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.report.annex.by_hand.national import Figures
    from tests.report.annex.by_hand.rows import Rows

LEDGERS = int(os.environ.get("OGI_COUNTED_LEDGERS", "12"))
"""Random ledgers; the large run has 320."""

BY_HAND: dict[str, Callable[[Rows, int, int], Figures]] = {
    "A-fujian": format_fujian,
    "A-qingdao": format_qingdao,
    "A-shanghai-annual": format_shanghai_annual,
    "A-shanghai-v1": format_shanghai_2004,
    "A-shanghai-v2": format_shanghai_2008,
    "B-2014": format_2014,
    "C-2019": format_2019,
    "D-2021": format_2021,
}


def test_every_official_form_is_counted() -> None:
    assert set(BY_HAND) == set(formats())


@pytest.mark.parametrize("seed", range(LEDGERS))
def test_every_figure_is_what_one_counts_by_hand(seed: int) -> None:
    random = Random(seed)
    world = world_of(random)
    with kept(world, random) as session:
        rows = rows_of(session)
        for name, count in BY_HAND.items():
            year, unit = random.randint(2015, 2024), random.choice((None, None, *UNITS))
            month = random.choice((12, random.randint(1, 12))) if name in {"A-shanghai-v1", "A-shanghai-v2"} else 12
            cells = reckoned_figures(session, AnnexScope(find_format(name), year, unit, month)).cells
            expected = count(of_unit(rows, unit) if unit else rows, year, month)
            assert set(expected) == set(cells)
            wrong = {code: (cells[code].value, value) for code, value in expected.items() if cells[code].value != value}
            assert wrong == {}, f"{name} {year}-{month} {unit}"
