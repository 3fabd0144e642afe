"""The strip of a report: steps are taken by clicking, what stands in the way is said, slips close what came late."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from desktop_app.model.kinds import CorrectionSlip, Release, ReportStep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.report_state.strip import ReportStrip
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.conftest import at_once
from tests.ui.exchange.conftest import add_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication as Application_
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings

TODAY = dt.date(2014, 3, 10)


@pytest.fixture
def strip(qtbot: QtBot, dressed: Application_, settings: Settings, next_spring: Ledger) -> Iterator[ReportStrip]:
    """Return the strip of 2013 in a window."""
    assert dressed
    window = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(window)
    window.show()
    window.show_ledger(next_spring)
    assert window.desk is not None
    made = ReportStrip(window.desk.context)
    qtbot.addWidget(made)
    made.show_year(2013)
    yield made
    window.close()


def marks(strip: ReportStrip) -> list[str]:
    """Return the words of the marks."""
    QApplication.processEvents()
    return [part.text() for part in strip.findChildren(QLabel) if part.isVisible() and part.property("role") == "pill"]


def take(strip: ReportStrip, step: str, *, typing: dict[str, str] | None = None) -> None:
    """Take a step by its button and read the strip again."""
    fill_in({"officer": "张三"} | (typing or {}))
    click(strip, step)
    strip.show_year(2013)


def test_a_report_is_taken_to_its_publication_by_clicking(strip: ReportStrip, next_spring: Ledger) -> None:
    assert marks(strip) == ["填报中", "各单位已上报", "已核对", "已签发", "已备案", "已公布"]
    for step in ("各单位已上报", "核对完毕", "领导签发", "报送备案"):
        take(strip, step)
    assert marks(strip) == [
        "✓ 填报中",
        "✓ 各单位已上报 3-10",
        "✓ 已核对 3-10",
        "✓ 已签发 3-10",
        "已备案 3-10",
        "已公布",
        "本年已锁定",
    ]
    take(strip, "向社会公布", typing={"place": "http://www.example.gov.cn/nb"})
    with reading(next_spring) as session:
        last = session.scalars(select(ReportStep).order_by(ReportStep.position.desc())).first()
        assert last is not None
        assert (last.state, last.officer, last.place) == ("published", "张三", "http://www.example.gov.cn/nb")


def test_a_day_that_is_none_keeps_the_form_open(strip: ReportStrip) -> None:
    refused = fill_in({"day": "三月"}, refused=True)
    click(strip, "各单位已上报")
    assert "日期" in refused[0]


def test_what_stands_in_the_way_is_said_and_reopening_starts_anew(strip: ReportStrip, next_spring: Ledger) -> None:
    take(strip, "各单位已上报")
    take(strip, "核对完毕")
    add_release(next_spring, "2013-05-05")
    strip.show_year(2013)
    assert not button(strip, "领导签发").isEnabled()
    assert strip.said.text() == "上一步之后数据又有变动，请退回重办，重新核对。"
    take(strip, "退回重办")
    assert marks(strip)[0] == "填报中"
    assert marks(strip)[-1] == "退回重办 3-10"
    assert button(strip, "各单位已上报").isEnabled()


def test_what_came_after_locking_waits_for_a_slip(strip: ReportStrip, next_spring: Ledger) -> None:
    for step in ("各单位已上报", "核对完毕", "领导签发", "报送备案"):
        take(strip, step)
    with reading(next_spring) as session:
        release = session.scalars(select(Release)).one()
    with operation(next_spring, "收下") as change:
        change.guards.before = lambda *_args: None  # type: ignore[method-assign]
        change.update(release.id, {"title": "通告"})
    strip.show_year(2013)
    assert "锁定以后又收到 1 处变动" in strip.said.text()
    fill_in({"reason": "单位补正标题", "by": "张三", "approved_by": "王主任"})
    click(strip, "填更正单…")
    strip.show_year(2013)
    assert marks(strip)[-2:] == ["已更正 3-10", "本年已锁定"]
    with reading(next_spring) as session:
        assert session.scalars(select(CorrectionSlip)).one().reason == "单位补正标题"
