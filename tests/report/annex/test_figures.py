"""The annex of a year from known records: counts, sums, ratios, what passes from year to year, JSON and mark."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.report.annex.cell import Share
from desktop_app.report.annex.drilling.explanation import explain
from desktop_app.report.annex.figures import records_behind, to_json
from desktop_app.report.annex.form_sheet import annex_sheet
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.annex.formats.format import Format


def value(session: Session, fmt: Format, code: str, year: int = 2023, unit: str | None = None) -> Number | None:
    return compute_annex(session, AnnexScope(fmt, year, unit)).cells[code].value


def test_a_year_without_records_is_all_zeros(session: Session, national: Format) -> None:
    cells = compute_annex(session, AnnexScope(national, 2023)).cells
    assert {figure.text for figure in cells.values()} == {"0"}


def test_a_rate_of_nothing_is_a_dash_on_paper_and_null_in_json(session: Session, qingdao: Format) -> None:
    annex = compute_annex(session, AnnexScope(qingdao, 2013))
    rates = {code for code, cell in qingdao.cells.items() if isinstance(cell.source, Ratio)}
    assert {code: figure.text for code, figure in annex.cells.items() if figure.text != "0"} == dict.fromkeys(
        rates, "—"
    )
    told = json.loads(to_json(annex))
    assert {code for code, value in told["cells"].items() if value is None} == rates
    assert told["as_printed"] == dict.fromkeys(rates, "—")
    texts = [cell.text for block in annex_sheet(annex, HeadAndFoot()) for cell in getattr(block, "cells", ())]
    assert "本年度受理政府信息公开投诉0件，已办结0件，受理率—，办结率—，满意率—。" in texts
    assert not any("—%" in text for text in texts)


def test_the_office_may_follow_a_rule_that_names_a_rate_of_nothing_and_says_whose(
    session: Session, qingdao: Format
) -> None:
    add(session, "rule_setting", code="rate_of_nothing", value="hundred")
    add(session, "rule_setting", code="rate_of_nothing_rule", value="某市统计表填写说明")
    annex = compute_annex(session, AnnexScope(qingdao, 2013))
    assert (annex.cells["A5.sent.c_sat"].value, annex.cells["A5.sent.c_sat"].text) == (100, "100")
    assert "依据是办公室的设置（某市统计表填写说明）" in explain(session, qingdao.cells["A5.sent.c_sat"], 2013).sentence
    assert records_behind(session, AnnexScope(qingdao, 2013), "A5.sent.c_sat").value == 100


def test_only_what_was_accepted_counts_as_taken_up(session: Session, qingdao: Format) -> None:
    for accepted in (True, False, False):
        add(session, "complaint", received_on=dt.date(2013, 3, 1), closed_on=dt.date(2013, 4, 1), accepted=accepted)
    figures = compute_annex(session, AnnexScope(qingdao, 2013)).cells
    told = [figures[f"A5.sent.{code}"].text for code in ("c", "c_done", "c_acc", "c_rate", "c_sat")]
    assert told == ["1", "1", "33.33", "100", "—"]


def test_an_application_passes_through_the_years(session: Session, national: Format) -> None:
    add(
        session,
        "application",
        received_on=dt.date(2021, 12, 20),
        replied_on=dt.date(2023, 1, 5),
        decision="already_public",
    )
    rows = ("new", "carried_in", "grant", "sum", "carried_out")
    by_year = {
        year: [compute_annex(session, AnnexScope(national, year)).cells[f"T3.{row}.natural"].value for row in rows]
        for year in range(2020, 2025)
    }
    assert by_year == {
        2020: [0, 0, 0, 0, 0],
        2021: [1, 0, 0, 0, 1],
        2022: [0, 1, 0, 0, 1],
        2023: [0, 1, 1, 1, 0],
        2024: [0, 0, 0, 0, 0],
    }


def test_a_letter_that_is_no_application_counts_in_2013_s_form_only(
    session: Session, qingdao: Format, national: Format
) -> None:
    add(session, "application", nature="other", decision="redirected", replied_on=dt.date(2023, 3, 5))
    assert value(session, qingdao, "A4.sent.received") == 1
    assert value(session, qingdao, "A3.cnt.oth") == 1
    assert value(session, qingdao, "A4.sent.ontime") == 1
    assert value(session, national, "T3.new.total") == 0


def test_a_normative_document_is_made_valid_and_repealed(session: Session, national: Format) -> None:
    add(session, "release", document_kind="normative", made_on=dt.date(2022, 3, 1), abolished_on=dt.date(2023, 6, 1))
    add(session, "release", document_kind="normative", released_on=dt.date(2023, 2, 1))
    found = [value(session, national, f"T2.norm.{column}") for column in ("made", "repealed", "valid")]
    assert found == [1, 1, 1]


def test_a_case_is_counted_by_its_outcome_when_closed_and_as_pending_before(session: Session, national: Format) -> None:
    add(
        session,
        "dispute",
        procedure="lawsuit",
        after_review=True,
        filed_on=dt.date(2022, 9, 1),
        closed_on=dt.date(2023, 2, 1),
        outcome="corrected",
    )
    assert value(session, national, "T4.n.after_pending", 2022) == 1
    assert value(session, national, "T4.n.after_correct", 2022) == 0
    assert value(session, national, "T4.n.after_correct", 2023) == 1
    assert value(session, national, "T4.n.after_total", 2023) == 1


def test_a_co_defendant_s_case_is_the_original_agency_s_to_count(session: Session, national: Format) -> None:
    sued = {"procedure": "lawsuit", "after_review": True, "filed_on": dt.date(2023, 2, 1)}
    add(session, "dispute", **sued)
    add(session, "dispute", **sued, co_defendant=True)
    assert value(session, national, "T4.n.after_pending") == 1


def test_an_office_may_count_only_the_disputes_filed_in_the_year(session: Session, national: Format) -> None:
    add(session, "dispute", filed_on=dt.date(2022, 9, 1), closed_on=dt.date(2023, 2, 1), outcome="corrected")
    add(session, "rule_setting", code="dispute_year", value="filed")
    cells = ("rev_pending", "rev_correct", "rev_total")
    found = {year: [value(session, national, f"T4.n.{cell}", year) for cell in cells] for year in (2022, 2023)}
    assert found == {2022: [1, 0, 1], 2023: [0, 0, 0]}
    assert records_behind(session, AnnexScope(national, 2023), "T4.n.rev_correct").rows == []


def test_fees_are_counted_by_application_and_added_up_in_yuan(session: Session, qingdao: Format) -> None:
    application = add(session, "application")
    add(session, "fee", application=application, charged=1250, people=1)
    add(session, "fee", application=application, charged=300, waived=0)
    assert value(session, qingdao, "A4.n.charged") == 1
    assert value(session, qingdao, "A4.amt.charged") == Decimal("15.5")
    assert value(session, qingdao, "A4.n.waived") == 0
    assert records_behind(session, AnnexScope(qingdao, 2023), "A4.n.charged").rows == [(application, 1)]


def test_money_and_visits_are_written_in_ten_thousands_exactly(session: Session, qingdao: Format) -> None:
    add(session, "expense", budget=123_456_789)
    visits = add(session, "indicator", code="website.visits", measure_unit="人次")
    add(session, "indicator_value", indicator=visits, value=Decimal(9_583_214))
    cells = compute_annex(session, AnnexScope(qingdao, 2023)).cells
    assert (cells["A7.sent.b"].text, cells["A1.sent.pv"].text) == ("123.456789", "958.3214")


def test_items_are_those_of_last_year_and_an_amount_says_its_unit(session: Session) -> None:
    fmt = find_format("C-2019")
    stocks = [("items.license", "stock", 2019, 12), ("items.license", "stock", 2020, 10)]
    flows = [("items.license.change", "flow", 2020, -2), ("procurement.amount", "flow", 2020, 251000)]
    made: dict[str, str] = {}
    for code, nature, year, number in stocks + flows:
        made[code] = made.get(code) or add(session, "indicator", code=code, nature=nature, measure_unit="元")
        add(session, "indicator_value", indicator=made[code], year=year, value=Decimal(number))
    annex = compute_annex(session, AnnexScope(fmt, 2020))
    codes = ("T2.license.prev_items", "T2.license.delta", "T2.procurement.proc_amount", "T2.fee.delta")
    assert [annex.cells[code].text for code in codes] == ["12", "-2", "251000元", "0"]
    assert json.loads(to_json(annex))["cells"]["T2.procurement.proc_amount"] == 251000


def test_documents_count_when_made_when_opened_and_while_they_hold(session: Session) -> None:
    fmt = find_format("C-2019")
    norm = {"document_kind": "normative", "released_on": dt.date(2020, 3, 1)}
    add(session, "release", **norm, made_on=dt.date(2019, 12, 30))
    add(session, "release", **norm, made_on=dt.date(2020, 2, 1), attribute="request")
    add(session, "release", **norm | {"released_on": dt.date(2018, 1, 5)}, abolished_on=dt.date(2020, 12, 31))
    add(session, "release", **norm | {"released_on": dt.date(2018, 1, 5)}, abolished_on=dt.date(2021, 1, 1))
    found = [value(session, fmt, f"T2.norm.{column}", 2020) for column in ("made", "opened", "public_total")]
    assert found == [1, 1, 2]


def test_a_share_has_two_decimals_and_lists_both_sides(session: Session, qingdao: Format) -> None:
    doc, org = add(session, "category", code="doc"), add(session, "category", code="org")
    mine = add(session, "release", category=doc)
    others = [add(session, "release", category=org) for _ in range(2)]
    figure = compute_annex(session, AnnexScope(qingdao, 2023)).cells["A1.pct.doc"]
    behind = records_behind(session, AnnexScope(qingdao, 2023), "A1.pct.doc")
    assert (figure.value, figure.text) == (Decimal("33.33"), "33.33")
    assert [share for share in behind.shares if share.part == "numerator"] == [Share("release", mine, 1, "numerator")]
    assert {share.record_id for share in behind.shares if share.part == "denominator"} == {mine, *others}


def test_a_record_that_a_difference_takes_away_is_not_behind_it(session: Session, qingdao: Format) -> None:
    answered = add(session, "application", replied_on=dt.date(2023, 3, 9), decision="granted")
    add(session, "application")
    behind = records_behind(session, AnnexScope(qingdao, 2023), "A4.sent.rate")
    assert [(share.record_id, share.part) for share in behind.shares] == [
        (answered, "numerator"),
        (answered, "denominator"),
    ]


def test_one_unit_s_annex_counts_its_own_records(session: Session, qingdao: Format) -> None:
    unit, other = add(session, "unit"), add(session, "unit")
    for owner in (unit, other, other):
        add(session, "release", unit=owner)
    assert value(session, qingdao, "A1.sent.new", unit=unit) == 1
    assert value(session, qingdao, "A1.sent.new") == 3


def test_the_cumulative_figure_goes_on_from_the_last_filed_year(session: Session, qingdao: Format) -> None:
    for day in (dt.date(2010, 5, 1), dt.date(2012, 5, 1), dt.date(2013, 5, 1)):
        add(session, "release", released_on=day)
    before = compute_annex(session, AnnexScope(qingdao, 2013)).cells["A1.sent.cum"]
    filed = add(session, "filed_annex", year=2011, format="A-qingdao", figures='{"A1.sent.cum":6000}')
    add(session, "filed_annex", year=2012, format="A-qingdao", figures='{"A1.sent.new":9}')
    after = compute_annex(session, AnnexScope(qingdao, 2013)).cells["A1.sent.cum"]
    behind = records_behind(session, AnnexScope(qingdao, 2013), "A1.sent.cum")
    assert (before.value, before.state) == (3, "no_base")
    assert (after.value, after.state) == (6002, "")
    assert behind.value == 6002
    assert Share("filed_annex", filed, 6000) in behind.shares
    assert len(behind.shares) == 3


def test_one_unit_s_cumulative_figure_knows_nothing_of_the_bureau_s(session: Session, qingdao: Format) -> None:
    unit = add(session, "unit")
    add(session, "release", unit=unit, released_on=dt.date(2009, 1, 1))
    add(session, "filed_annex", year=2012, format="A-qingdao", figures='{"A1.sent.cum":6000}')
    assert value(session, qingdao, "A1.sent.cum", 2013, unit) == 1


def test_what_was_published_stays_unless_the_records_are_asked_for(session: Session, qingdao: Format) -> None:
    add(session, "release", released_on=dt.date(2013, 1, 4))
    filed = add(session, "filed_annex", year=2013, format="A-qingdao", figures='{"A1.sent.new":1276}')
    assert annex_of(session, AnnexScope(qingdao, 2013)).cells["A1.sent.new"].value == 1276
    assert annex_of(session, AnnexScope(qingdao, 2013, source="records")).cells["A1.sent.new"].value == 1
    assert annex_of(session, AnnexScope(qingdao, 2013, add(session, "unit"))).source == "records"
    behind = records_behind(session, AnnexScope(qingdao, 2013, source="filed"), "A1.sent.new")
    assert behind.rows == [(filed, 1276)]
    assert records_behind(session, AnnexScope(qingdao, 2013, source="filed"), "A1.sent.cum").rows == []


def test_a_filed_annex_that_is_not_there_is_asked_for_in_vain(session: Session, qingdao: Format) -> None:
    with pytest.raises(UserError, match="没有存入 2012 年度"):
        annex_of(session, AnnexScope(qingdao, 2012, source="filed"))


def test_the_fingerprint_changes_with_any_figure_and_with_nothing_else(session: Session, qingdao: Format) -> None:
    def mark(year: int = 2013, unit: str | None = None) -> str:
        return compute_annex(session, AnnexScope(qingdao, year, unit)).fingerprint

    first = mark()
    add(session, "release", released_on=dt.date(2014, 1, 4))
    assert mark() == first
    unit = add(session, "unit")
    assert len({first, mark(2012), mark(unit=unit)}) == 3
    add(session, "release", released_on=dt.date(2013, 1, 4))
    assert mark() != first
    assert [len(group) for group in first.split("-")] == [4, 4, 4, 4]


def test_json_holds_every_figure_exactly(session: Session, qingdao: Format) -> None:
    add(session, "expense", budget=1)
    add(session, "release", full_text=True, category=add(session, "category", code="org"))
    add(session, "release")
    add(session, "release")
    text = to_json(compute_annex(session, AnnexScope(qingdao, 2023))).decode()
    read = json.loads(text, parse_float=Decimal)
    assert (read["format"], read["year"], read["findings"]) == ("A-qingdao", 2023, [])
    assert list(read["cells"]) == list(qingdao.cells)
    assert read["cells"]["A7.sent.b"] == Decimal("0.000001")
    assert read["cells"]["A1.pct.org"] == Decimal("33.33")
    assert read["cells"]["A1.sent.new"] == 3


@pytest.mark.parametrize("code", ["A9.x.y", "A1.cnt", "", "T3.new.total"])
def test_no_records_are_behind_a_cell_that_the_format_does_not_have(
    session: Session, qingdao: Format, code: str
) -> None:
    with pytest.raises(UserError, match="A-qingdao 里没有"):
        records_behind(session, AnnexScope(qingdao, 2013), code)
