"""A file that isn't opened, for what was planted in it or for damage: why, and one button that carries its log over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.window.app import begin
from tests.store.file.flipped import setting_misnamed
from tests.store.file.foreign import PLANTS, planted
from tests.ui.answering import answer

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture(params=["planted", "damaged"])
def bad(request: pytest.FixtureRequest, fresh_file: Path, tmp_path: Path) -> Path:
    """Return a data file that isn't opened."""
    if request.param == "damaged":
        return setting_misnamed(fresh_file, tmp_path / "data.ogi", "lane")
    return planted(fresh_file, tmp_path / "data.ogi", *PLANTS["an endless view for the settings"])


def test_the_refusal_says_why_and_its_button_carries_the_log_into_a_file_that_opens(
    window: MainWindow, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def save(*asked: object) -> tuple[str, str]:
        proposed.append(str(asked[2]))
        return str(asked[2]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    before = bad.read_bytes()
    said = answer("带到新的台账…")
    window.opening.open(bad)
    assert "没有打开" in said.said[0]
    assert proposed == [str(tmp_path / "data（清理后）.ogi")]
    assert window.desk is not None
    assert window.desk.context.ledger.path == tmp_path / "data（清理后）.ogi"
    assert "带出登记日志" in window.desk.banner._text.text()
    assert bad.read_bytes() == before


@pytest.mark.parametrize("last", [False, True], ids=["opened", "opened by itself"])
def test_who_does_not_want_that_is_where_one_was(window: MainWindow, bad: Path, *, last: bool) -> None:
    looked: list[QWidget] = []
    answer("取消", look=looked.append)
    if last:
        window.settings.remember(bad)
        begin(window, ())
    else:
        begin(window, [str(bad)])
    assert looked
    assert window.desk is None
