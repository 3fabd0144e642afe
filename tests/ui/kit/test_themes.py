"""The themes: everything that is written can be read, and everything on the screen follows at once."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.paths import resource
from desktop_app.ui.kit import style
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.palettes import THEMES
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.theme import label, primary_button, quiet_button
from desktop_app.ui.kit.tokens import COLOURS, PAPER, Colours, Tone, ink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

READABLE = 4.5
_DEEP = 10
GROUNDS = ("window", "raised", "sidebar")
PAINTED = [
    *product(("text", "text_soft", "text_faint", "accent", "bad", "good", "warning"), GROUNDS),
    *product(("text", "text_soft", "text_faint"), ("hover", "selected")),
    *product(("text", "accent"), ("accent_tint",)),
    ("text_soft", "pressed"),
    ("text", "warning_tint"),
    ("text", "bad_tint"),
    ("on_accent", "accent"),
    ("on_accent", "bad"),
]
"""What is painted by hand or stands on a ground of something around it: writing, ground."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs_of_the_sheet() -> set[tuple[str, str]]:
    """Return every writing with its ground as the style sheet pairs them; a state keeps what it doesn't say."""
    sheet = re.sub(r"/\*.*?\*/", "", resource("style", "window.qss").read_text("utf-8"), flags=re.DOTALL)
    said: dict[str, dict[str, str]] = {}
    for selectors, rules in re.findall(r"([^{}]+)\{((?:[^{}]|\$\{\w+\})*)\}", sheet):
        found = dict(re.findall(r"(?<![\w-])((?:selection-)?(?:background(?:-color)?|color)):\s*\$\{(\w+)\}", rules))
        for selector in selectors.split(","):
            said.setdefault(selector.strip(), {}).update(found)
    pairs = set()
    for selector in said:
        if "disabled" in selector:
            continue
        states = re.search(r"(?<!:)(:[\w-]+)+$", selector)
        kept: dict[str, str] = {}
        whole = selector[: states.start()] if states else selector
        for state in ["", *(re.findall(r":[\w-]+", states[0]) if states else [])]:
            whole += state
            kept |= said.get(whole, {})
        writing, ground = kept.get("color", "text"), kept.get("background", "window")
        pairs.add((writing, ground))
        if "selection-color" in kept:
            pairs.add((kept["selection-color"], kept["selection-background-color"]))
    return pairs


def test_the_sheet_is_read_for_its_pairs() -> None:
    assert {("on_accent", "accent"), ("accent", "accent_tint"), ("window", "text")} <= pairs_of_the_sheet()


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_is_written_can_be_read_in_every_theme(theme: str) -> None:
    colours = vars(THEMES[theme]) | {f"paper_{name}": colour for name, colour in vars(PAPER).items()}
    # What carries no writing of its own: lines, handles, marks, the chunk of a progress bar.
    lines = {"outline", "outline_hover", "hairline", "text_faint", "accent_line"}
    written = {
        pair for pair in pairs_of_the_sheet() if not (pair[0] == "text" and pair[1] in {*lines, "accent", "text"})
    }
    pairs = written | set(PAINTED)
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert not {pair: round(value, 2) for pair, value in faint.items() if value < READABLE}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", Tone)
def test_a_mark_can_be_read_in_every_theme(theme: str, tone: Tone) -> None:
    assert contrast(*ink(tone, THEMES[theme])) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_of_the_style_sheet_are_drawn_in_the_colours_of_their_theme(theme: str) -> None:
    pictures = sorted(resource("style", theme).glob("*.svg"))
    assert [path.name for path in pictures] == [path.name for path in sorted(resource("style", "light").glob("*.svg"))]
    for path in pictures:
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", path.read_text("utf-8"))) <= set(vars(THEMES[theme]).values())


@pytest.fixture
def wearing(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application, which wears the light theme again afterwards."""
    yield dressed
    style.wear(dressed, "light")


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_what_is_on_the_screen_follows_at_once_and_back(wearing: QApplication, qtbot: QtBot, theme: str) -> None:
    whole = QWidget()
    whole.setObjectName("page")
    whole.setAutoFillBackground(True)
    column = QVBoxLayout(whole)
    field = QLineEdit("2013")
    search = field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    main, other, drawn = primary_button("保存", "save"), quiet_button("取消", "close"), mark("warning", COLOURS.warning)
    listed = QListWidget()
    listed.addItem(QListWidgetItem(icon("plus", COLOURS.accent), "新增"))
    for part in (field, main, other, drawn, listed, label("文字", "caption")):
        column.addWidget(part)
    qtbot.addWidget(whole)
    whole.show()

    def looks() -> tuple[str, ...]:
        pictures = [main.icon().pixmap(18), other.icon().pixmap(18), search.icon().pixmap(18), drawn.pixmap()]
        return tuple(
            _strongest(picture.toImage().convertToFormat(picture.toImage().Format.Format_ARGB32))
            for picture in pictures
        )

    def expected(colours: Colours) -> tuple[str, ...]:
        names = (colours.on_accent, colours.text_soft, colours.text_soft, colours.warning)
        return tuple(name.lower() for name in names)

    light = THEMES["light"]
    assert alike(looks(), expected(light))
    style.wear(wearing, theme)
    assert alike(looks(), expected(THEMES[theme]))
    assert whole.palette().window().color().name() == THEMES[theme].window.lower()
    assert main.grab().toImage().pixelColor(main.width() // 2, 4).name() == THEMES[theme].accent.lower()
    style.wear(wearing, "light")
    assert alike(looks(), expected(light))
    assert isinstance(main.icon(), QIcon)


def _strongest(picture: QImage) -> str:
    """Return the colour of the pixel of a picture that covers what lies below it most."""
    seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(seen, key=QColor.alpha).name()


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether colours are the same but for the rounding of what is partly transparent."""
    return all(max(_apart(*pair)) <= 3 for pair in zip(one, other, strict=True))


def _apart(one: str, other: str) -> tuple[int, int, int]:
    left, right = QColor(one), QColor(other)
    return abs(left.red() - right.red()), abs(left.green() - right.green()), abs(left.blue() - right.blue())


def test_a_widget_is_dressed_anew_as_often_at_any_depth(wearing: QApplication, qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    shallow = _Dressed(whole)
    inner = whole
    for _level in range(_DEEP):
        inner = QWidget(inner)
    deep = _Dressed(inner)
    whole.show()
    shallow.times = deep.times = 0
    style.wear(wearing, "dark")
    assert deep.times == shallow.times > 0


class _Dressed(QWidget):
    """Counts how often its look changed."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_paper_stays_paper(wearing: QApplication) -> None:
    style.wear(wearing, "dark")
    assert COLOURS.window == THEMES["dark"].window
    assert PAPER.window == "#FFFFFF"
    assert QLabel().palette().window().color().name() == THEMES["dark"].window.lower()
