"""Published annexes, kept as figures alone: the reviewers' rules add nothing but what those figures deserve."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.store.log.reading import reading
from tests.report.published import EXAMPLES, converted

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

OTHERS_ARE_MANY = {"A_qingdao_hrss_2013_seed": ["R22-other"]}
"""What the rules say of an example beside its form's own checks: 575 of its 1276 releases are “other”."""

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_published_annex_gets_exactly_the_findings_its_figures_deserve(
    name: str, ledger: Ledger, tmp_path: Path
) -> None:
    record_id = file_annex(ledger, converted(tmp_path, name))
    with reading(ledger) as session:
        record = session.get_one(FiledAnnex, record_id)
        annex = annex_of(session, AnnexScope(find_format(record.format), record.year or 0))
        assert annex.source == "filed"
        found = check_year(session, annex, ledger.rules, dt.date(2026, 6, 1))
        own = [finding.key for finding in check_annex(session, annex)]
    more = [finding.key.partition(":")[0] for finding in found if finding.key not in own]
    assert more == OTHERS_ARE_MANY.get(name, [])
    assert [finding.key for finding in found if finding.key in own] == own
