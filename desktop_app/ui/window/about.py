"""What this program is, which version, and what it stands on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QVBoxLayout

from desktop_app import __version__
from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, caption, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.window.year_chooser import brand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 460


class About(Dialog):
    """The product's name, version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("关于公开台账"), (_WIDTH, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(brand(40, "heading1"))
        column.addWidget(caption(_("版本 {version}").format(version=__version__)))
        column.addWidget(body(_("政府信息公开工作：从日常登记到年报，不用联网。")))
        column.addWidget(body(_("本程序按木兰宽松许可证第2版（MulanPSL-2.0）发布；所附字体按 SIL OFL 1.1 发布。")))
        column.addWidget(caption(f"Python {platform.python_version()} · Qt {qVersion()} · PySide6 (LGPL-3.0)"))
        column.addSpacing(Space.SMALL)
        column.addWidget(on_click(quiet_button(_("关闭")), self.accept), 0, Qt.AlignmentFlag.AlignRight)


def show_about(parent: QWidget) -> None:
    """Show it and wait."""
    About(parent).exec()
