"""The language of the whole window: our own texts by gettext, Qt's buttons and calendars by its own catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from desktop_app import i18n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_QT_NAMES = {"zh_CN": "zh_CN", "en": "en_US"}


class _Installed:
    """The catalogue of Qt's own texts that is in use."""

    translator: QTranslator | None = None


def speak(app: QApplication, name: str | None) -> str:
    """Put the program into a language (None: what the environment asks for); widgets made from now on speak it."""
    chosen = i18n.choose(name or None)
    QLocale.setDefault(QLocale(_QT_NAMES[chosen]))
    if _Installed.translator:
        app.removeTranslator(_Installed.translator)
    _Installed.translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _Installed.translator.load(f"qtbase_{_QT_NAMES[chosen].removesuffix('_US')}", folder):
        app.installTranslator(_Installed.translator)
    # The system's own dialogs for files speak its language: where that is another one, Qt's are shown.
    other = QLocale.system().language() != QLocale(_QT_NAMES[chosen]).language()
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, other)
    return chosen
