"""An annex as it is looked at: what is offered beside it, and how the choice falls where it can't be met."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Inquiry
from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.filed import file_annex, filed_as, filed_years
from desktop_app.report.checked_annex import read_annex
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

TODAY = dt.date(2013, 12, 20)


@pytest.fixture
def filed(ledger: Ledger, tmp_path: Path) -> str:
    """Keep a published annex of 2010 with one figure, and an inquiry of 2013."""
    path = tmp_path / "values.json"
    path.write_text(json.dumps({"format": "A-qingdao", "year": 2010, "cells": {"A5.sent.q1": 7}}), encoding="utf-8")
    with operation(ledger, "登记") as change:
        change.add(Inquiry, {"unit": ledger.profile.unit_id, "day": "2013-01-05", "channel": "onsite", "people": 3})
    return file_annex(ledger, path)


def test_years_with_records_or_a_published_annex_are_offered_and_the_units(ledger: Ledger, filed: str) -> None:
    shown = read_annex(ledger, Choice(2013), TODAY)
    assert shown.offered.years == [2014, 2013, 2010, 2009]  # in December the year to come is prepared
    assert read_annex(ledger, Choice(2013), dt.date(2013, 12, 1)).offered.years == [2013, 2010, 2009]
    assert shown.offered.units == [(ledger.profile.unit_id, "办公室")]
    assert shown.offered.sources == ("records",)
    assert (shown.choice.format, shown.choice.source, shown.scope) == ("A-qingdao", "records", "全局")
    assert filed


def test_a_published_annex_goes_before_a_computed_one_but_a_unit_has_only_its_records(
    ledger: Ledger, filed: str
) -> None:
    of_2010 = Choice(2010, "A-qingdao")
    shown = read_annex(ledger, of_2010, TODAY)
    assert (shown.offered.sources, shown.annex.source, shown.annex.filed_id) == (("filed", "records"), "filed", filed)
    unit = read_annex(ledger, Choice(2010, "A-qingdao", ledger.profile.unit_id, "filed"), TODAY)
    assert (unit.offered.sources, unit.annex.source, unit.scope) == (("records",), "records", "办公室")


def test_what_is_filed_is_known_by_its_format_and_year(ledger: Ledger, filed: str) -> None:
    kept = read(ledger, filed_as, filed)
    assert kept[:3] == (filed, "A-qingdao", 2010)
    assert read(ledger, filed_years) == [2010]
