"""Scanning a section: other years, foreign places, numbers from nowhere, a copy of last year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.scan_sources import known_figures, own_names, scanned
from desktop_app.report.narrative.section_scan import Known, Scanned, scan
from desktop_app.report.narrative.sections import told_sections
from desktop_app.report.narrative.similarity import similarity
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KNOWN = (Known("主动公开信息", 1276, "条"), Known("提问", 3126, "件"), Known("访问量", 9583412, "人次"))


def found(text: str, live: tuple[tuple[int, int], ...] = (), last: str = "") -> list[tuple[str, str]]:
    """Return what a scan of a text finds: the check and the characters it speaks of."""
    section = Scanned("overview", "概述", text, live, last)
    places = [(finding.id, finding.passages[0]) for finding in scan(section, 2013, "青岛市", KNOWN)]
    return [(name, text[place.start :][: place.length]) for name, place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年，我局认真贯彻。", []),
        ("2012年，我局认真贯彻。", [("R09-year", "2012年")]),
        ("自2015年起施行，2015年取得实效。", [("R09-year", "2015年")]),
        ("根据2008年制定的办法", []),
        ("与2012年相比增长。", []),
        ("《2012年工作要点》和青政发〔2008〕51号", []),
        ("宜宾市旅游局", [("R09-place", "宜宾市")]),
        ("青岛市人社局", []),
        ("共发布1275条。", [("R07-loose", "1275条")]),
        ("共发布1276条。", [("R07-typed", "1276条")]),
        ("答复3100余件", [("R07-typed", "3100余件")]),
        ("答复3100件", [("R07-loose", "3100件")]),
        ("访问量突破958万人次", [("R07-typed", "突破958万人次")]),
        ("举办第12期、确定信息员1名", []),
        ("用时24小时", []),
    ],
)
def test_what_a_section_is_suspected_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_live_figure_is_never_suspected_and_a_typed_one_that_differs_is() -> None:
    text = "共发布信息1276条；去年共发布信息1200条。"
    assert found(text, live=((5, 9),)) == [("R07-differs", "1200条")]


def test_a_number_that_stands_unchanged_since_last_year_is_told_so() -> None:
    section = Scanned("overview", "概述", "办结问题900件。", (), "全年办结问题900件。")
    (told,) = [finding for finding in scan(section, 2013, "", KNOWN) if finding.id == "R07-loose"]
    assert "一字不差" in told.text


def test_a_place_that_last_year_spoke_of_passes() -> None:
    assert found("赴济南市学习", last="赴济南市交流") == []


def test_a_copy_with_another_year_and_other_figures_is_a_copy() -> None:
    last = "2012年，我局认真贯彻落实条例精神，围绕中心，进一步健全政府信息公开制度，发布信息900条，推进工作。"
    assert ("R10-similar", "") in found(last.replace("2012", "2013").replace("900", "1276"), last=last)
    other = "一年来，全局新建网上办事大厅，把许多业务搬到网上，群众少跑了路，热线接通率也有提高，投诉明显减少了。"
    assert similarity(other, last) < 20


@pytest.mark.parametrize(
    ("text", "value", "exact", "unit"),
    [
        ("1276条", 1276, True, "条"),
        ("1.6万多人", 16000, False, "人"),
        ("突破958万人次", 9580000, False, "人次"),
        ("99.5%", Decimal("99.5"), True, "%"),
        ("12.5万元", Decimal("12.5"), True, "万元"),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, value: int | Decimal, exact: bool, unit: str) -> None:  # noqa: FBT001 (a column of the table)
    (number,) = numbers_in(f"共{text}。")
    assert (number.value, number.exact, number.unit) == (value, exact, unit)


@given(st.text(st.sampled_from("甲乙丙丁1，。"), max_size=40), st.text(st.sampled_from("甲乙丙丁1，。"), max_size=40))
def test_likeness_is_mutual_and_between_nothing_and_everything(this: str, other: str) -> None:
    assert similarity(this, other) == similarity(other, this)
    assert 0 <= similarity(this, other) <= 100
    assert similarity(this, this) in {0, 100}


def test_the_sample_report_is_clean_but_for_what_the_published_one_typed(sample: Session) -> None:
    narrator = Narrator(sample, layout_of(sample, 2013), 2013)
    own, known = own_names(sample), known_figures(narrator)
    assert [scan(scanned(section, ""), 2013, own, known) for section in told_sections(narrator)] == [()] * 10
