"""颜色规则: made from conditions, marked in rows by name and colour, switched, ordered, kept per list and ledger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import event

from desktop_app.model.kinds import KINDS, Application, CaseStep, Release
from desktop_app.office.records.listing import Condition, Filter, fulfilled, record_ids
from desktop_app.settings import ColourRule, KeptCondition, ListColours, Settings, load, save
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.kit import style
from desktop_app.ui.kit.tokens import COLOURS, Tone, ink
from desktop_app.ui.records.colouring.colours_window import ColoursWindow
from desktop_app.ui.records.colouring.list_colouring import own_rules
from desktop_app.ui.records.colouring.rule_lines import box_of
from desktop_app.ui.records.colouring.rule_window import RuleWindow
from desktop_app.ui.records.table_model import MARKS, TONE, RecordTableModel
from desktop_app.ui.window.language import speak
from tests.ui.answering import answer
from tests.ui.lacking_room import lacking_room
from tests.ui.records.hands import choose, click, press, typed_into
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def open_rules(page: ListPage) -> ColoursWindow:
    """Open the rules by the menu of the head."""
    menu = page.shown.table.look.menu()
    next(action for action in menu.actions() if action.text() == "颜色规则…").trigger()
    return next(found for found in page.window().findChildren(ColoursWindow) if found.isVisible())


def rule_window(rules: ColoursWindow) -> RuleWindow:
    return next(found for found in rules.findChildren(RuleWindow) if found.isVisible())


def since(name: str, day: str, colour: str = "bad") -> ColourRule:
    """Return a rule for what was released on a day or later."""
    asked = KeptCondition(field="released_on", comparison="between", typed=[day, ""])
    return ColourRule(name=name, colour=colour, conditions=[asked])  # type: ignore[arg-type] # a tone's name


def keep(page: ListPage, *rules: ColourRule) -> None:
    page.shown.table.records.colouring.keep(ListColours(rules=list(rules)))


def marked(page: ListPage) -> dict[str, list[str]]:
    """Return the names of the rules that each row fulfils."""
    model = page.shown.table.records
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return {str(index.data()): [name for name, _tone in index.data(MARKS)] for index in indexes if index.data(MARKS)}


def test_a_rule_is_made_by_name_colour_and_conditions_and_marks_its_rows_at_once(page: ListPage) -> None:
    rules = open_rules(page)
    click(rules.new)
    window = rule_window(rules)
    type_in(window.name.editor, "下半季")
    window.colours[Tone.WARNING].click()
    choose(window.box.lines[0].chooser, "公开日期")
    window.box.lines[0].values[0].set_typed("2013-04-01")
    click(window.button)
    assert not window.isVisible()
    assert marked(page) == {"第5号通知": ["下半季"], "第4号通知": ["下半季"]}
    index = page.shown.table.records.index(0, 0)
    assert index.data(MARKS) == (("下半季", Tone.WARNING),)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "第5号通知\n颜色规则：下半季"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "颜色规则：下半季"
    assert rules.lines.currentItem().text() == "下半季"


@pytest.mark.parametrize("missing", ["name", "condition", "other name", "day"])
def test_a_rule_that_lacks_something_says_what_and_stays(page: ListPage, missing: str) -> None:
    keep(page, since("已有", "2013-01-01"))
    rules = open_rules(page)
    click(rules.new)
    window = rule_window(rules)
    if missing != "name":
        type_in(window.name.editor, "已有" if missing == "other name" else "新的")
    if missing != "condition":
        choose(window.box.lines[0].chooser, "公开日期")
        window.box.lines[0].values[0].set_typed("whenever" if missing == "day" else "2013-04-01")
    click(window.button)
    assert window.isVisible()
    said = {"name": "名字", "condition": "至少填好一个条件", "other name": "已经有一条", "day": "不是一个日期"}
    assert said[missing] in window.error
    assert len(page.shown.table.records.colouring.kept.rules) == 1


def test_the_first_of_several_is_shown_and_alt_arrows_change_the_order(page: ListPage) -> None:
    keep(page, since("四月起", "2013-04-01"), since("三月起", "2013-03-01", "good"))
    assert marked(page) == {
        "第5号通知": ["四月起", "三月起"],
        "第4号通知": ["四月起", "三月起"],
        "第3号通知": ["三月起"],
    }
    rules = open_rules(page)
    rules.lines.setCurrentRow(rules.lines.count() - 1)
    press(rules.lines, Qt.Key.Key_Up, ALT)
    assert marked(page)["第5号通知"] == ["三月起", "四月起"]
    assert rules.lines.currentItem().text() == "三月起"
    press(rules.lines, Qt.Key.Key_Up, ALT)  # the program's own rules stay first
    assert rules.lines.currentItem().text() == "三月起"
    click(rules.down)
    assert marked(page)["第5号通知"] == ["四月起", "三月起"]


def test_a_rule_is_switched_by_the_space_bar_and_by_its_box(page: ListPage) -> None:
    keep(page, since("四月起", "2013-04-01"))
    rules = open_rules(page)
    last = rules.lines.count() - 1
    rules.lines.setCurrentRow(last)
    press(rules.lines, Qt.Key.Key_Space)
    assert marked(page) == {}
    place = box_of(rules.lines.visualItemRect(rules.lines.item(last))).center()
    QTest.mouseClick(rules.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert marked(page)["第5号通知"] == ["四月起"]


def test_a_rule_is_changed_by_enter_and_given_up_by_delete(page: ListPage) -> None:
    keep(page, since("四月起", "2013-04-01"))
    rules = open_rules(page)
    rules.lines.setCurrentRow(rules.lines.count() - 1)
    press(rules.lines, Qt.Key.Key_Return)
    window = rule_window(rules)
    assert (window.name.text(), window.colours[Tone.BAD].isChecked()) == ("四月起", True)
    assert window.box.lines[0].values[0].typed() == "2013-04-01"
    window.box.lines[0].values[0].set_typed("2013-05-01")
    press(typed_into(window.box.lines[0].values[0]), Qt.Key.Key_Return)
    assert marked(page) == {"第5号通知": ["四月起"]}
    answer("删除")
    press(rules.lines, Qt.Key.Key_Delete)
    assert marked(page) == {}


def test_the_programs_own_rules_stand_first_and_are_switched_only(page: ListPage) -> None:
    rules = open_rules(page)
    assert [rules.lines.item(row).text() for row in range(rules.lines.count())] == ["期限临近或已过", "等着办理的状态"]
    rules.lines.setCurrentRow(0)
    assert not any(button.isEnabled() for button in (rules.edit, rules.gone, rules.up, rules.down))
    press(rules.lines, Qt.Key.Key_Delete)
    press(rules.lines, Qt.Key.Key_Space)
    assert page.shown.table.records.colouring.kept == ListColours(deadlines=False)


def test_switched_off_they_colour_nothing(context: Context, ledger: Ledger) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "web", "subject": "工资政策"}
    values |= {"received_on": dt.date(2013, 11, 1), "nature": "disclosure", "applicant_type": "natural"}
    with operation(ledger, "申请") as change:
        change.add(Application, values)
        asked: dict[str, Value] = {
            "application": change.add(Application, values),
            "step": "correction",
            "day": dt.date(2013, 11, 4),
        }
        change.add(CaseStep, {**asked, "until": dt.date(2013, 11, 29), "reason": "请写明年份"})
    model = RecordTableModel(context, Application)
    model.show(Filter())
    names = [column.field.name for column in model.columns]

    def tones() -> set[str]:
        cells = ((name, model.index(row, place).data(TONE)) for row in (0, 1) for place, name in enumerate(names))
        return {name for name, tone in cells if tone != Tone.NEUTRAL}

    assert tones() == {"due_on", "state"}
    model.colouring.keep(ListColours(deadlines=False))
    model.colour_anew()
    assert tones() == {"state"}
    model.colouring.keep(ListColours(deadlines=False, states=False))
    model.colour_anew()
    assert tones() == set()


def test_a_rule_of_days_moves_with_the_calendar(page: ListPage, ledger: Ledger, small: Small) -> None:
    asked = KeptCondition(field="released_on", comparison="coming", typed=["10"])
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"released_on": dt.date(2013, 12, 30)})
        change.update(small.releases[1], {"released_on": dt.date(2013, 12, 31)})
    keep(page, ColourRule(name="快到", colour="warning", conditions=[asked]))
    assert marked(page) == {"第1号通知": ["快到"]}


def test_rules_are_kept_for_this_list_of_this_ledger_and_read_again(
    page: ListPage, show: Callable[[str], ListPage], real_window: MainWindow, tmp_path: Path
) -> None:
    keep(page, since("四月起", "2013-04-01"))
    assert show("applications").shown.table.records.colouring.kept == ListColours()
    assert save(real_window.settings, tmp_path)
    assert load(tmp_path).colours == real_window.settings.colours
    real_window.furnish()
    assert marked(show("releases"))["第4号通知"] == ["四月起"]


def test_a_field_that_is_gone_or_a_colour_nobody_knows_harms_nothing(page: ListPage, tmp_path: Path) -> None:
    gone = KeptCondition(field="no_such_field", comparison="filled", typed=[])
    keep(page, ColourRule(name="旧", colour="bad", conditions=[gone]), ColourRule(name="空", colour="good"))
    assert marked(page) == {}
    assert open_rules(page).lines.count() == 4
    settings = Settings(colours={"x|release": ListColours(rules=[since("红", "2013-01-01")])})
    save(settings, tmp_path)
    file = next(tmp_path.glob("window.json"))
    file.write_bytes(file.read_bytes().replace(b'"bad"', b'"pink"'))
    assert load(tmp_path) == Settings()


def test_a_page_of_rows_asks_once_however_many_rules_there_are(page: ListPage, context: Context) -> None:
    keep(page, *(since(f"规则{month}", f"2013-0{month}-01") for month in range(1, 6)))
    model = page.shown.table.records
    asked: list[str] = []
    event.listen(context.ledger.reader, "before_cursor_execute", lambda _c, _u, words, *_: asked.append(words[:6]))
    model.colour_anew()
    before = asked.count("SELECT")
    for row in range(5):
        for place in range(model.columnCount()):
            model.index(row, place).data(MARKS)
            model.index(row, place).data(Qt.ItemDataRole.ToolTipRole)
    with_rules = asked.count("SELECT") - before
    keep(page)
    model.colour_anew()
    before = asked.count("SELECT")
    for row in range(5):
        model.index(row, 0).data(MARKS)
    assert with_rules == asked.count("SELECT") - before + 1


@pytest.mark.parametrize("name", ["四月起", "Q2", "很长很长的规则名字一直写到二十个字为止不能更长"[:20]])
def test_the_name_is_drawn_in_the_row_in_its_colour(page: ListPage, real_window: MainWindow, name: str) -> None:
    real_window.resize(1366, 768)
    keep(page, since(name, "2013-04-01"))
    QApplication.processEvents()
    table = page.shown.table
    grounds = []
    for row in (0, 4):
        cell = table.visualRect(table.model().index(row, 0))
        drawn = table.viewport().grab(cell).toImage()
        middle = drawn.height() // 2
        colours = {drawn.pixelColor(x, middle).name() for x in range(drawn.width())}
        grounds.append((ink(Tone.BAD)[0].lower() in colours, ink(Tone.BAD)[1].lower() in colours))
    assert grounds == [(True, True), (False, False)]
    assert QColor(COLOURS.bad).name() == ink(Tone.BAD)[0].lower()


@pytest.mark.parametrize("count", [0, 5])
def test_other_rules_keep_qt_s_rules_for_models(context: Context, small: Small, count: int) -> None:
    model = RecordTableModel(context, Release)
    model.show_only(small.releases[:count])
    changed: list[tuple[bool, bool]] = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.isValid(), last.isValid())))
    model.colour_anew()
    assert changed == ([(True, True)] if count else [])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_list_opens_its_rules(context: Context, kind: type) -> None:
    model = RecordTableModel(context, kind)
    assert model.colouring.marks_of([]) == {}
    assert {name for name, _words in own_rules(kind)} <= {"deadlines", "states"}


def test_what_a_rule_marks_is_what_its_filter_lists(ledger: Ledger, small: Small) -> None:
    category = (Condition("category", "within", (small.categories["业务信息"],)),)
    filters = [Filter(where=(Condition("released_on", ">=", dt.date(2013, month, 1)),)) for month in range(1, 7)] + [
        Filter(where=category),
        Filter(where=(*category, *category)),
        Filter(where=(Condition("summary", "empty"),)),
    ]
    every = read(ledger, record_ids, Release)
    found = read(ledger, fulfilled, Release, every, filters)
    for place, chosen in enumerate(filters):
        assert set(read(ledger, record_ids, Release, chosen)) == {one for one in every if place in found.get(one, ())}
    assert read(ledger, fulfilled, Release, every, []) == {}


def test_many_conditions_scroll_in_a_dialog_that_stays_on_a_small_screen(page: ListPage) -> None:
    rules = open_rules(page)
    click(rules.new)
    window = rule_window(rules)
    for _more in range(9):
        click(window.box.more)
    window.resize(window.width(), 440)
    for _depth in range(8):
        QApplication.processEvents()
    assert window.height() == 440
    assert lacking_room(window) == []
    assert isinstance(window.box.lines[9].chooser.focusProxy(), QLineEdit)


@pytest.mark.parametrize("zoom", [100, 125, 150])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_in_the_dialogs_lacks_room(
    page: ListPage, dressed: QApplication, language: str, zoom: int, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: style.apply(dressed))
    request.addfinalizer(lambda: speak(dressed, "zh_CN"))
    keep(page, *(since(f"规则{number}", "2013-04-01") for number in range(4)))
    speak(dressed, language)
    style.apply(dressed, "light", zoom)
    rules = ColoursWindow(page, page.shown.table.records.colouring, page.editor.around)
    rules.open()
    QApplication.processEvents()
    assert lacking_room(rules) == []
    rules.add()
    window = rule_window(rules)
    for _more in range(2):
        window.box.add()
    for _depth in range(8):
        QApplication.processEvents()
    assert lacking_room(window) == []
