"""One input for each shape: what is typed is what is saved, and what is saved is what is shown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.bounds import LARGEST_SUMMAND
from desktop_app.model.field import Field, Shape
from desktop_app.model.text import FieldError
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.forms.inputs.day import written_out
from desktop_app.ui.forms.inputs.half_characters import as_held
from desktop_app.ui.forms.inputs.making import Surroundings, make_input
from tests.ui.records.hands import press
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.model.field import Value
    from desktop_app.ui.forms.inputs.field_input import FieldInput

TODAY = dt.date(2013, 12, 20)
CHOICES = [Choice("a" * 32, "就业促进处"), Choice("b" * 32, "养老保险处"), Choice("c" * 32, "医疗保险处")]
AROUND = Surroundings(lambda: TODAY, lambda: 2012, lambda _field: CHOICES, lambda _kind, _id: "")


def field(shape: Shape, **more: object) -> Field:
    """Return a field of a shape."""
    return Field(label="试", shape=shape, name="tried", **more)  # type: ignore[arg-type]


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> QWidget:
    """Return a window to put inputs in."""
    del dressed
    window = QWidget()
    QVBoxLayout(window)
    window.resize(400, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(window: QWidget, made: FieldInput) -> QWidget:
    """Put an input into the window, with another to go to, and return what is typed in."""
    layout = window.layout()
    assert layout
    for part in (made, QLineEdit()):
        layout.addWidget(part)
        part.show()
    editor = made.focusProxy()
    assert editor
    editor.setFocus()
    return editor


VALUES: dict[Shape, st.SearchStrategy[Value]] = {
    Shape.TEXT: st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60),
    Shape.LINES: st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20), min_size=1
    ).map("\n".join),
    Shape.WHOLE: st.integers(-LARGEST_SUMMAND, LARGEST_SUMMAND),
    Shape.MONEY: st.integers(-(10**12), 10**12),
    Shape.DECIMAL: st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    Shape.DAY: st.dates(dt.date(1949, 1, 1), dt.date(2199, 12, 31)),
    Shape.YES_NO: st.booleans(),
    Shape.LINK: st.sampled_from([choice.key for choice in CHOICES]),
    Shape.CODE: st.sampled_from(["satisfied", "dissatisfied", "unasked"]),
    Shape.TAGS: st.lists(st.sampled_from(["工资", "社保", "人才"]), min_size=1, unique=True).map("、".join),
}


@pytest.mark.usefixtures("dressed")
@given(data=st.data(), shape=st.sampled_from(list(Shape)))
def test_what_an_input_shows_is_what_it_gives_back(data: st.DataObject, shape: Shape) -> None:
    made = make_input(field(shape, codes="satisfaction", links="unit"), AROUND)
    value = data.draw(VALUES[shape])
    made.set_value(value)
    assert made.value() == value
    again = make_input(made.field, AROUND)
    again.set_typed(made.typed())
    assert again.value() == value


@pytest.mark.parametrize(
    ("shape", "typed", "value"),
    [
        (Shape.WHOLE, "1,234", 1234),
        (Shape.MONEY, "1200.5", 120050),
        (Shape.DECIMAL, "99.5", Decimal("99.5")),
        (Shape.DAY, "20131231", dt.date(2013, 12, 31)),
        (Shape.DAY, "2013-12-31", dt.date(2013, 12, 31)),
        (Shape.DAY, "2013.1.2", dt.date(2013, 1, 2)),
        (Shape.DAY, "今天", TODAY),
        (Shape.DAY, "3-15", dt.date(2012, 3, 15)),
        (Shape.TAGS, "工资,社保 工资", "工资、社保"),
        (Shape.TEXT, "  两头的空格  ", "两头的空格"),
    ],
)
def test_what_is_typed_in_a_usual_way_is_understood_and_written_out_on_leaving(
    shown: QWidget, shape: Shape, typed: str, value: Value
) -> None:
    made = make_input(field(shape), AROUND)
    editor = put(shown, made)
    assert isinstance(editor, QLineEdit)
    type_in(editor, typed)
    assert made.value() == value
    press(editor, Qt.Key.Key_Tab)
    assert made.value() == value
    if shape is Shape.DAY:
        assert editor.text() == str(value)


def test_arrow_keys_step_a_day_over_the_end_of_the_year(shown: QWidget) -> None:
    made = make_input(field(Shape.DAY), AROUND)
    editor = put(shown, made)
    made.set_value(dt.date(2013, 12, 31))
    press(editor, Qt.Key.Key_Up)
    assert made.value() == dt.date(2014, 1, 1)
    press(editor, Qt.Key.Key_Down)
    assert made.value() == dt.date(2013, 12, 31)


def test_a_day_is_picked_from_the_calendar_with_the_keyboard(shown: QWidget, qtbot: QtBot) -> None:
    made = make_input(field(Shape.DAY), AROUND)
    editor = put(shown, made)
    made.set_value(dt.date(2013, 12, 30))
    press(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = shown.findChild(QCalendarWidget)
    assert calendar
    inside = calendar.focusProxy() or calendar
    with qtbot.waitSignal(made.changed):
        QTest.keyClick(inside, Qt.Key.Key_Right)
        QTest.keyClick(inside, Qt.Key.Key_Return)
    assert made.value() == dt.date(2013, 12, 31)


def test_a_few_characters_and_enter_choose_a_record(shown: QWidget, qtbot: QtBot) -> None:
    made = make_input(field(Shape.LINK, links="unit"), AROUND)
    editor = put(shown, made)
    type_in(editor, "保险")
    press(editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.entered):
        press(editor, Qt.Key.Key_Return)
    assert made.value() == "c" * 32


@pytest.mark.parametrize("typed", ["jycj", "ylbx", "yiliao", "cjc"])
def test_a_choice_is_found_by_the_initials_and_the_spelling_of_its_words(shown: QWidget, typed: str) -> None:
    made = make_input(field(Shape.LINK, links="unit"), AROUND)
    editor = put(shown, made)
    type_in(editor, typed)
    press(editor, Qt.Key.Key_Tab)
    found = {"jycj": "a", "ylbx": "b", "yiliao": "c", "cjc": "a"}[typed] * 32
    assert made.value() == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("三（三）5.属于三类内部事务信息", "internal"),
        ("免予公开范围3", "third_party"),
        ("非本机关掌握", "not_held"),
        ("重复申请", "repeated"),
        ("不予公开：属于国家秘密", "state_secret"),
    ],
)
def test_an_outcome_is_found_by_the_name_that_any_annex_has_for_it(shown: QWidget, typed: str, code: str) -> None:
    for leave in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        made = make_input(field(Shape.CODE, codes="decision"), AROUND)
        editor = put(shown, made)
        type_in(editor, typed)
        press(editor, leave)
        assert made.value() == code


@pytest.mark.parametrize("leave", [Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("（8）“免予公开范围4”数", "不予公开：属于三类内部事务信息、不予公开：属于四类过程性信息。"),
        ("工作秘密", "不予公开：属于三类内部事务信息、不予公开：属于四类过程性信息、"),
    ],
)
def test_an_official_word_for_several_outcomes_takes_none_of_them_and_names_them_all(
    shown: QWidget, typed: str, meant: str, leave: Qt.Key
) -> None:
    made = make_input(field(Shape.CODE, codes="decision"), AROUND)
    editor = put(shown, made)
    type_in(editor, typed)
    press(editor, leave)
    with pytest.raises(FieldError, match=f"可以是几项：{meant}"):
        made.value()
    assert made.typed() == typed


def test_one_of_the_outcomes_that_an_official_word_may_mean_is_chosen_from_the_list(shown: QWidget) -> None:
    made = make_input(field(Shape.CODE, codes="decision"), AROUND)
    editor = put(shown, made)
    type_in(editor, "工作秘密")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(editor, key)
    assert made.value() in {"internal", "deliberation", "forbidden", "safety"}


def test_a_choice_can_be_walked_without_typing_and_tab_takes_it(shown: QWidget) -> None:
    made = make_input(field(Shape.CODE, codes="satisfaction"), AROUND)
    editor = put(shown, made)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        press(editor, key)
    assert made.value() == "dissatisfied"


def test_escape_closes_the_list_and_leaves_the_choice_as_it_was(shown: QWidget) -> None:
    made = make_input(field(Shape.LINK, links="unit"), AROUND)
    editor = put(shown, made)
    made.set_value("a" * 32)
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Tab)
    assert made.value() == "a" * 32


def test_a_text_that_fits_several_choices_is_refused_and_kept(shown: QWidget) -> None:
    made = make_input(field(Shape.LINK, links="unit"), AROUND)
    editor = put(shown, made)
    type_in(editor, "保险")
    press(editor, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Tab)
    with pytest.raises(FieldError, match="里没有“保险”这一项"):
        made.value()
    assert made.typed() == "保险"


def test_a_choice_that_may_be_empty_can_be_cleared(shown: QWidget) -> None:
    made = make_input(field(Shape.LINK, links="unit"), AROUND)
    editor = put(shown, made)
    assert isinstance(editor, QLineEdit)
    made.set_value("a" * 32)
    clear = next(action for action in editor.actions() if action.toolTip() == "清除")
    assert clear.isVisible()
    clear.trigger()
    assert made.value() is None
    assert not clear.isVisible()


def test_the_space_bar_turns_a_switch(shown: QWidget) -> None:
    made = make_input(field(Shape.YES_NO), AROUND)
    editor = put(shown, made)
    press(editor, Qt.Key.Key_Space)
    assert made.value() is True


def test_several_lines_keep_their_breaks_and_tab_goes_on(shown: QWidget) -> None:
    made = make_input(field(Shape.LINES), AROUND)
    editor = put(shown, made)
    type_in(editor, "第一行")
    press(editor, Qt.Key.Key_Return)
    type_in(editor, "第二行")
    assert made.value() == "第一行\n第二行"
    press(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今日", "2013-12-20"),
        ("昨天", "2013-12-19"),
        ("3月5日", "2012-3-5"),
        ("12/31", "2012-12-31"),
        ("13-45", "2012-13-45"),
        ("2013-02-30", "2013-02-30"),
        ("去年", "去年"),
    ],
)
def test_short_days_are_written_out_and_nonsense_stays_nonsense(typed: str, meant: str) -> None:
    assert written_out(typed, TODAY, 2012) == meant


@given(st.text())
def test_a_text_that_came_whole_from_qt_stays_as_it_is(text: str) -> None:
    assert as_held(text, len(text.encode("utf-16-le", "surrogatepass")) // 2) == text
