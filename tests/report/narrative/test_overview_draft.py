"""The overview of the layout of 2021: its first draft says what recent notices ask, from records and indicators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.report.narrative.layout import find_layout
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.text import Mark
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

YEAR = 2025


def says(session: Session, sentence: str) -> str:
    """Return what a sentence of the overview says in 2025."""
    return Narrator(session, find_layout("six-2021"), YEAR).reading(Mark(f"say:overview.{sentence}")).text


def stated(session: Session, code: str, value: int) -> None:
    """State an indicator's figure of the year."""
    made = add(session, "indicator", code=code, name=code, measure_unit="个")
    add(session, "indicator_value", indicator=made, year=YEAR, value=Decimal(value))


def published(session: Session, *natures: str) -> None:
    """Add releases of the year, each through one channel of a nature."""
    for nature in natures:
        channel = add(session, "channel", name=nature, nature=nature)
        release = add(session, "release", released_on=dt.date(YEAR, 3, 1))
        add(session, "publication", release=release, channel=channel, published_on=dt.date(YEAR, 3, 2))


def test_the_platforms_are_counted_from_what_was_published_there(session: Session) -> None:
    published(session, "website", "wechat", "microblog", "press")
    assert says(session, "channels") == "通过门户网站公开1条、政务新媒体公开2条。"
    published(session, "gazette")
    assert says(session, "channels") == "通过门户网站公开1条、政务新媒体公开2条、政府公报公开1条。"


def test_interpretations_platforms_and_gazette_are_said_from_indicators_and_missed_where_nobody_stated_them(
    session: Session,
) -> None:
    for sentence in ("interpretations", "responses", "platforms", "gazette", "livelihood"):
        assert says(session, sentence).startswith("〔缺："), sentence
    stated(session, "interpretations.articles", 12)
    stated(session, "responses.topics", 0)
    for code, value in (("disclosure", 1), ("media", 3), ("zones", 0)):
        stated(session, f"platforms.{code}", value)
    stated(session, "gazette.issues", 12)
    assert says(session, "interpretations") == "发布政策解读稿件12篇。"
    assert says(session, "responses") == "本年度没有回应公众关注热点或重大舆情的情况。"
    assert says(session, "platforms") == "年底设有政府信息公开平台1个、政务新媒体3个、政务公开专区0个。"
    assert says(session, "gazette") == "编发政府公报12期。"


def test_norms_are_said_as_the_table_counts_them(session: Session) -> None:
    add(session, "release", document_kind="normative", released_on=dt.date(YEAR, 2, 1))
    assert says(session, "norms") == "本年制发行政规范性文件1件，废止0件；年底现行有效1件。"
    add(session, "release", document_kind="rule", released_on=dt.date(YEAR, 2, 1))
    assert says(session, "norms").startswith("本年制发规章1件、行政规范性文件1件，")


def test_the_livelihood_is_counted_with_everything_under_it(session: Session) -> None:
    top = add(session, "category", code="art20.11", name="民生政策及实施情况")
    below = add(session, "category", code="art20.11.job", name="促进就业", parent=top)
    add(session, "release", category=below, released_on=dt.date(YEAR, 2, 1))
    assert says(session, "livelihood") == "围绕教育、医疗、就业、社会保障等民生重点领域，公开政策及实施情况1条。"
