"""What the tests of the page share: every question is answered with yes."""

from __future__ import annotations

import pytest

from desktop_app.ui.formats import page as formats_page


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with yes, and keep what was asked or told."""
    said: list[str] = []

    def yes(_parent: object, text: str, more: str = "", *_more: object, **_how: object) -> bool:
        said.append(f"{text}\n{more}")
        return True

    monkeypatch.setattr(formats_page, "confirm", yes)
    monkeypatch.setattr(formats_page, "inform", yes)
    return said
