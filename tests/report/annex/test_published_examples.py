"""Published annexes load, print as they were published, and get exactly the findings that their figures deserve."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.paper.document import Grid
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.store.log.reading import reading
from tests.report.published import EXAMPLES, cells_of, converted, example

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

DESERVED: dict[str, list[tuple[str, str]]] = {
    "A_qingdao_hrss_2013_seed": [],
    "B_culture_bureau_2017_partial": [("B-C3", "申请答复数应等于第1至8项之和 至少 12，现为 9，少 3 件。")],
    "B_linan_eco_2016_partial": [],
    "C_wuhai_iit_2020_T2": [],
    "C_wuhan_eco_2020_T2": [
        (
            "blank",
            "第二部分有 3 格留空：行政强制（处理决定数量）、行政事业性收费（上一年项目数量、本年增/减），按 0 计。",
        ),
    ],
    "D_suqian_2023": [],
}
"""What is wrong in each example, as its own notes tell; beside it only what a report doesn't state is remarked on."""


def printed(value: int | Decimal | None) -> str:
    return "" if value is None else format(Decimal(value), "f")


def test_every_example_is_judged_here() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.json")) == sorted(DESERVED)


@pytest.mark.parametrize("name", list(DESERVED))
def test_an_example_prints_as_published_and_gets_the_findings_it_deserves(
    ledger: Ledger, tmp_path: Path, name: str
) -> None:
    record_id = file_annex(ledger, converted(tmp_path, name))
    published = cells_of(example(name))
    with reading(ledger) as session:
        kept = session.get_one(FiledAnnex, record_id)
        annex = annex_of(session, AnnexScope(formats_of(session).find(kept.format), kept.year or 0))
        found = check_annex(session, annex)
    assert annex.source == "filed"
    assert annex.format.in_force(annex.year)
    assert {code: annex.cells[code].text for code in published} == {
        code: printed(value) for code, value in published.items()
    }
    on_paper = [
        cell.text
        for grid in annex_document(annex, HeadAndFoot()).blocks
        if isinstance(grid, Grid)
        for cell in grid.cells
    ]
    for value in published.values():
        assert printed(value) in on_paper or any(printed(value) in text for text in on_paper)
    assert [(finding.id, finding.text) for finding in found if finding.id != "not-stated"] == DESERVED[name]
    unstated = [code for finding in found if finding.id == "not-stated" for code in finding.cells]
    assert sorted(unstated) == sorted(set(annex.cells) - set(published))
