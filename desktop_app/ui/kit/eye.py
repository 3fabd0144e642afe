"""The eye in a line for a password: what is typed is shown while it is held."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import icon


def add_eye(line: QLineEdit) -> None:
    """Put the eye into a line that hides what is typed."""
    action = line.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
    action.setToolTip(_("按住显示（F2）"))
    # The button that Qt has made for the action just now.
    eye = line.findChildren(QToolButton)[-1]
    eye.pressed.connect(lambda: line.setEchoMode(QLineEdit.EchoMode.Normal))
    eye.released.connect(lambda: line.setEchoMode(QLineEdit.EchoMode.Password))
