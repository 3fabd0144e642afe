"""The input of a code or of another record: type a few characters, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.official_words import codes_meant
from desktop_app.model.text import FieldError, from_text
from desktop_app.ui.forms.inputs.choice_list import NEW, Choice, ChoiceList, fitting
from desktop_app.ui.forms.inputs.field_input import FieldInput
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.model.field import Field, Value
    from desktop_app.ui.forms.inputs.choice_list import NewChoice

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChoiceInput(FieldInput):
    """One of the choices that `offered` returns; they are asked for when the list first opens. `new` adds one."""

    def __init__(self, field: Field, offered: Callable[[], Sequence[Choice]], new: NewChoice | None = None) -> None:
        super().__init__(field)
        self._offered = offered
        self._new = new
        self._adding = False
        self._chosen: Choice | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("请选择"))
        self.edit.textEdited.connect(self._typing)
        self._add_action("down", _("全部选项（↓）"), self._open_all)
        self._clear = self._add_action("close", _("清除"), self._empty)
        self.hold(self.edit)
        self._list: ChoiceList | None = None
        self._show_clear()

    def typed(self) -> str:
        """Return the key of what is chosen, or what was typed and fits nothing."""
        return self._chosen.key if self._chosen else self.edit.text()

    def set_typed(self, text: str) -> None:
        """Choose by key; any other text is shown as it stands."""
        self._chosen = next((choice for choice in self._offered() if choice.key == text), None)
        self.edit.setText(self._chosen.text if self._chosen else text)
        self.edit.setCursorPosition(0)
        self._show_clear()

    def value(self) -> Value:
        """Return the key of what is chosen; raises `FieldError` where a text was typed that fits nothing or several."""
        self._resolve()
        if self._chosen:
            return self._chosen.key
        text = self.edit.text().strip()
        if not text:
            return super().value()
        # An official word may mean several, which is said; one that isn't offered here is no answer to what is asked.
        if self.field.shape is Shape.CODE and (code := from_text(self.field, text)) in self._keys():
            return code
        message = _("“{label}”里没有“{text}”这一项，请从列表中选。")
        raise FieldError(message.format(label=_(self.field.label), text=text[:20]))

    def _keys(self) -> set[str]:
        return {choice.key for choice in self._offered()}

    def set_value(self, value: Value) -> None:
        """Choose by key."""
        self.set_typed(str(value or ""))

    def close_list(self) -> None:
        """Close the list."""
        self._hide()

    def finish(self) -> None:
        """Take the marked choice of an open list."""
        self._take_marked(new=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrow keys, take the marked choice with Enter or Tab, close it with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._adding = False
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
            if self._adding:
                # What stands there is about to be added: it isn't wrong yet.
                return False
            self._resolve()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_open = self._list is not None and self._list.isVisible()
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(_STEPS[key])
            return True
        if key in _ENTER and not event.modifiers():
            if not self._take_marked():
                self.entered.emit()
            return True
        if key == Qt.Key.Key_Escape and is_open:
            self._hide()
            return True
        if key == Qt.Key.Key_Tab:
            self._take_marked(new=False)
        return False

    def _step(self, rows: int) -> None:
        if self._list is not None and self._list.isVisible():
            self._list.move_mark(rows)
        else:
            self._open_all()

    def _typing(self, text: str) -> None:
        self._chosen = None
        self._show_clear()
        if text.strip():
            found = fitting(self._offered(), text)
            self._open([choice for choice in found if not choice.retired] or found, filtered=True)
        else:
            self._hide()
        self.changed.emit()

    def _add_action(self, name: str, words: str, act: Callable[[], object]) -> QAction:
        # Made here and not by the line: of an action that Qt made itself, Python would hear too late that it is gone,
        # and take the next one in its place for it.
        made = QAction(icon(name), "", self.edit)
        made.setToolTip(tip(words))
        made.triggered.connect(lambda _checked=False: act())
        self.edit.addAction(made, QLineEdit.ActionPosition.TrailingPosition)
        return made

    def _open_all(self) -> None:
        self.edit.setFocus()
        self._open([choice for choice in self._offered() if not choice.retired or choice == self._chosen])

    def _open(self, choices: Sequence[Choice], *, filtered: bool = False) -> None:
        if self._list is None:
            self._list = ChoiceList(self.edit)
            self._list.chosen.connect(self._click)
            self.destroyed.connect(self._list.deleteLater)
        unclear = filtered and len(self._officially(self.edit.text())) > 1
        current = self._chosen.key if self._chosen else None if unclear else ""
        self._list.offer(choices, current, new=self._words_for_new(), filtered=filtered)

    def _words_for_new(self) -> str:
        """Return the line that adds one, with what was typed as its name, or "" where none can be added."""
        typed = "" if self._chosen else self.edit.text().strip()
        if not self._new or not typed:
            return self._new.label if self._new else ""
        return _("{adding}“{name}”…").format(adding=self._new.label.rstrip("…"), name=typed)

    def _click(self, choice: Choice) -> None:
        self._hide()
        self._take(choice)

    def _take_marked(self, *, new: bool = True) -> bool:
        """Take the marked choice; tells whether that opened the form of a new one, which `new` allows."""
        marked = self._list.marked() if self._list else None
        self._hide()
        if marked is None or (marked is NEW and not new):
            return False
        return self._take(marked)

    def _take(self, choice: Choice) -> bool:
        if choice is NEW and self._new:
            self._adding = True
            self._new.begin(self.edit, "" if self._chosen else self.edit.text().strip(), self._choose_new)
            return True
        self._choose(choice)
        return False

    def _choose_new(self, key: str) -> None:
        """Take what was just added, and go on with the next field."""
        if isValid(self):
            self.set_typed(key)
            self.changed.emit()
            self.edit.setFocus()
            self.entered.emit()

    def _choose(self, choice: Choice) -> None:
        changed = self._chosen != choice
        self._chosen = choice
        self.edit.setText(choice.text)
        self._show_clear()
        if changed:
            self.changed.emit()

    def _resolve(self) -> None:
        """Take a text that fits exactly one choice for that choice."""
        text = self.edit.text().strip()
        if self._chosen or not text:
            return
        offered = self._offered()
        exact = [choice for choice in offered if text in {choice.text, choice.key}] or self._officially(text)
        found = exact or [choice for choice in offered if choice.says(text)] or fitting(offered, text)
        if len(found) == 1:
            self._choose(found[0])

    def _officially(self, text: str) -> list[Choice]:
        """Return the choices that an official word means: the rows of an annex count by it."""
        meant = codes_meant(self.field.codes, text) if self.field.codes else ()
        named = {code.code for code in meant}
        return [choice for choice in self._offered() if choice.key in named]

    def _empty(self) -> None:
        self._chosen = None
        self.edit.clear()
        self._show_clear()
        self._hide()
        self.changed.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.edit.text()) and not self.field.required)

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()
