"""What the tests of the page share: every question is answered with yes, a format is put in use instead of others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.ui.formats import page as formats_page
from desktop_app.ui.formats.use_dialog import UseDialog


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with yes, and keep what was asked or told."""
    said: list[str] = []

    def yes(_parent: object, text: str, more: str = "", *_more: object, **_how: object) -> bool:
        said.append(f"{text}\n{more}")
        return True

    def use(dialog: UseDialog) -> int:
        dialog.instead.setChecked(True)
        said.append(f"{dialog.findChildren(QLabel)[0].text()}\n{dialog.changes.text()}")
        dialog.use.click()
        return dialog.result()

    monkeypatch.setattr(UseDialog, "exec", use)
    monkeypatch.setattr(formats_page, "confirm", yes)
    monkeypatch.setattr(formats_page, "inform", yes)
    return said
