"""Where the compiled texts of a language lack, the program speaks Chinese and says so instead of failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.cli import main, self_test
from desktop_app.settings import Settings
from desktop_app.ui.window.app import _change_language
from desktop_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def _no_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "resource", lambda *_: tmp_path)


@pytest.mark.usefixtures("_no_catalogues")
def test_chinese_stands_in_for_a_language_whose_texts_lack() -> None:
    assert (i18n.choose("en"), i18n.language(), i18n.lacking()) == ("zh_CN", "zh_CN", "en")
    assert (i18n.choose("zh_CN"), i18n.lacking()) == ("zh_CN", "")


def test_nothing_lacks_where_the_texts_are_there() -> None:
    assert (i18n.choose("en"), i18n.lacking()) == ("en", "")


@pytest.mark.usefixtures("_no_catalogues")
def test_the_command_line_says_it_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fresh_file: Path
) -> None:
    monkeypatch.setenv("OGI_LANGUAGE", "en")
    assert main(["verify", str(fresh_file)]) == 0
    assert "Chinese is shown" in capsys.readouterr().err


@pytest.mark.usefixtures("_no_catalogues")
def test_the_self_test_names_it() -> None:
    with pytest.raises(RuntimeError, match="No texts in en"):
        self_test._languages()


@pytest.mark.usefixtures("_no_catalogues")
def test_the_window_says_it(qapp: QApplication, qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    said: list[str] = []
    window.messages.said.connect(lambda message: said.append(message.text))
    window.settings.language = "en"
    _change_language(qapp, window)
    assert said == [i18n.NO_TEXTS.format(name="en")]
    assert window.settings.language == "zh_CN"
    window.close()
