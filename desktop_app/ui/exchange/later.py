"""A place whose widget is made when it is first looked at: the page around it needn't wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

Made = TypeVar("Made", bound=QWidget)


class Later(QWidget, Generic[Made]):
    """Holds the widget; `made` is None until it was looked at or asked for."""

    def __init__(self, make: Callable[[], Made]) -> None:
        super().__init__()
        self.made: Made | None = None
        self._make = make
        self._told: Callable[[Made], object] = lambda _made: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def widget(self) -> Made:
        """The widget, made now if it wasn't yet."""
        if self.made is None:
            self.made = self._make()
            self._column.addWidget(self.made)
            self._told(self.made)
        return self.made

    def tell(self, say: Callable[[Made], object]) -> None:
        """Tell the widget something: at once, or when it is made; of several tellings only the last then."""
        self._told = say
        if self.made is not None:
            say(self.made)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the widget for the first look."""
        self.widget.show()
        super().showEvent(event)
