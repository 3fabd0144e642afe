"""The self-test of an installed program: does everything it brings along work on this machine?"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import i18n
from desktop_app.i18n import _
from desktop_app.model.codes import code_lists
from desktop_app.model.kinds import Category
from desktop_app.model.law.calendar import official_calendar
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.search import search
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.paper.document import Document, Paragraph
from desktop_app.report.paper.pdf.fonts import Face, load
from desktop_app.report.paper.pdf.render import render
from desktop_app.store.file.connection import driver_version
from desktop_app.store.log.operation import operation
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.cli.screen import Screen


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: did it work, and a line to show for it."""

    passed: bool
    text: str


def self_test(screen: Callable[[], Screen]) -> Iterator[Check]:
    """Yield a check for each part of the program; a part that breaks is named, the others are still looked at."""
    for name, look in (
        (_("字体"), _fonts),
        (_("日历"), _calendar),
        (_("代码表"), _codes),
        (_("附表格式"), _formats),
        (_("数据文件"), _data_file),
        (_("打印"), _paper),
        (_("语言"), _languages),
        (_("窗口"), lambda: screen().check()),
    ):
        yield _checked(name, look)


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(passed=True, text=f"{name}: {look()}")
    except Exception as error:  # noqa: BLE001 (whatever breaks is what the self-test is there to name)
        return Check(passed=False, text=f"{name}: {type(error).__name__}: {error}")


def _fonts() -> str:
    for face in Face:
        load(face)
    return "、".join(face.value for face in Face)


def _calendar() -> str:
    calendar = official_calendar()
    official = [year for year in range(2000, 2100) if not calendar.provisional(dt.date(year, 1, 1))]
    return f"{official[0]}–{official[-1]}"


def _codes() -> str:
    return str(len(code_lists().by_name))


def _formats() -> str:
    return "、".join(formats())


def _data_file() -> str:
    """Make a data file, write, find and verify; return the version of SQLite that did it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.ogi"
        ledger = create_ledger(path, organisation=_("自检"), unit=_("自检"), role="unit")
        try:
            with operation(ledger, _("自检")) as change:
                change.add(Category, {"name": _("自检"), "code": "test"})
            verdict = verify(ledger)
            found = len(search(ledger, _("自检")))
        finally:
            close_ledger(ledger)
    if not verdict.sound or not found:
        raise RuntimeError("、".join(verdict.problems) or _("搜索没有找到刚写入的记录"))
    return f"SQLite {driver_version()}"


def _paper() -> str:
    document = Document(title=_("自检"), blocks=(Paragraph(text="㛃䶮𬱟𫖯"),))
    rendered = render(document)
    if rendered.missing:
        raise RuntimeError("".join(rendered.missing))
    return f"PDF/A-2b, {len(rendered.pdf)} B"


def _languages() -> str:
    before = i18n.language()
    try:
        absent = [name for name in i18n.LANGUAGES if i18n.choose(name) != name]
        if absent:
            raise RuntimeError(i18n.NO_TEXTS.format(name="、".join(absent)))
        return "、".join(i18n.LANGUAGES)
    finally:
        i18n.choose(before)
