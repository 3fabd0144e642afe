"""The form for a unit's data file that begins with the office's start file: file, unit, name, code compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.moments import moment_of
from desktop_app.ui.kit.code_groups import CodeGroups
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.theme import body, heading, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.window.beginning_form import BeginningForm
from desktop_app.ui.window.opening import NewFile
from desktop_app.ui.window.place_and_password import complain
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from desktop_app.errors import UserError
    from desktop_app.exchange.bundles.start_offer import OfferedUnit, StartOffer

_MOST_LINES, _LINE = 4, 33
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class StartUnitForm(BeginningForm):
    """The file, the unit, the name and the code. Signal `file_chosen(Path)`: call `show_offer` or `refuse` then."""

    file_chosen = Signal(object)

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(_("建立台账"), folder)
        self._offer: StartOffer | None = None
        self._shown: list[OfferedUnit] = []
        self.file = Labelled(_("办公室发的起步文件"), QLineEdit(), _("选文件，或者把它拖到这里"))
        self.file.editor.setReadOnly(True)
        self.choose = on_click(quiet_button(_("选择…"), "open"), self.ask_file)
        self.said = body("")
        self.search = Labelled(_("您的单位"), QLineEdit(), _("输入单位名称里的一两个字"))
        self.units = QListWidget()
        self.units.setAccessibleName(_("办公室名单里的单位"))
        self.units.setObjectName("offered")
        self.units.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.person = Labelled(_("您的姓名"), QLineEdit(), _("写入变更记录"))
        self.code = CodeGroups(_("起步说明上的核对码"))
        self._rest = QWidget()
        self._lay_out()
        self._connect()

    def ask_file(self) -> None:
        """Ask for the start file."""
        kinds = _("起步文件 (*.ogix)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("选择起步文件"), str(user_documents()), kinds)
        if chosen:
            self.choose_file(Path(chosen))

    def choose_file(self, path: Path) -> None:
        """Begin with a file: what it offers is read off the window's thread."""
        self.file.editor.setText(str(path))
        self.file.complain("")
        self.file_chosen.emit(path)

    def show_offer(self, offer: StartOffer) -> None:
        """Show whose file it is, and the units to choose from."""
        self._offer = offer
        day = moment_of(offer.made_at)
        who = _("、").join(filter(None, (offer.office, offer.person)))
        said = _("{organisation}（{who}）{day} 写的，名单上有 {count} 个单位。")
        self.said.setText(
            said.format(organisation=offer.organisation, who=who, day=moment_text(day), count=len(offer.units))
        )
        self.code.expect(offer.code)
        self._rest.show()
        self._filter("")
        self.search.editor.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why a file can't be started from."""
        self._offer = None
        self._rest.hide()
        self.said.clear()
        self.file.complain(str(error))

    def go_to_first(self) -> None:
        """Put the keyboard where one begins: the choice of a file, or of a unit where there is one."""
        (self.search.editor if self._offer else self.choose).setFocus()

    def submit(self) -> None:
        """Check what was typed and ask for the file, or say beside each field what is missing."""
        unit = self._chosen()
        if self._offer is None:
            self.file.complain(_("请选办公室发来的起步文件。"))
            return
        wrong = complain([(self.search, "" if unit else _("请在名单里选您的单位；没有的，请办公室补上再发一次。"))])
        wrong |= complain([*self.keeping.problems()])
        if self.code.complain(self._code_problem()):
            if not wrong:
                self.code.go_to_first()
            return
        if wrong or unit is None:
            return
        self.wanted.emit(
            NewFile(
                path=self.keeping.path,
                organisation=self._offer.organisation,
                unit=unit.record,
                role="unit",
                person=self.person.text(),
                password=self.keeping.typed_password,
                start_file=Path(self.file.text()),
                start_code=self._offer.code,
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVES:
            QApplication.sendEvent(self.units, event)
            return True
        return super().eventFilter(watched, event)

    def _code_problem(self) -> str:
        if self.code.differs:
            return _("与文件里的不一样。请再看一遍说明；仍不一样，就不要用这个文件，先给办公室打电话。")
        return "" if self.code.compared else _("请照起步说明把四组都核对完；没有说明的，打电话请办公室念。")

    def _chosen(self) -> OfferedUnit | None:
        row = self.units.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _filter(self, words: str) -> None:
        self._shown = [unit for unit in self._offer.units if unit.holds(words)] if self._offer else []
        self.units.clear()
        self.units.addItems([unit.name for unit in self._shown])
        self.units.setFixedHeight(_LINE * min(max(len(self._shown), 1), _MOST_LINES))
        # One that is all that is left, or is typed whole, needs no choosing.
        exact = [place for place, unit in enumerate(self._shown) if words.strip() == unit.name]
        if words.strip() and (exact or len(self._shown) == 1):
            self.units.setCurrentRow(exact[0] if exact else 0)
        self._name_file()

    def _name_file(self) -> None:
        unit = self._chosen()
        self.keeping.propose(unit.name if unit else "")

    def _take_unit(self) -> None:
        """Choose the first of what is listed where none is, and go on."""
        if self._chosen() is None and self._shown:
            self.units.setCurrentRow(0)
        unit = self._chosen()
        if unit is not None:
            self.search.editor.setText(unit.name)
            self.person.editor.setFocus()

    def _connect(self) -> None:
        self.search.editor.textChanged.connect(self._filter)
        self.search.editor.returnPressed.connect(self._take_unit)
        self.search.editor.installEventFilter(self)
        self.units.currentRowChanged.connect(lambda _row: self._name_file())
        self.units.itemClicked.connect(lambda _item: self._take_unit())
        self.person.editor.returnPressed.connect(self.code.go_to_first)
        for box in self.code.boxes:
            box.returnPressed.connect(self.submit)
        self.keeping.entered.connect(self.submit)

    def _lay_out(self) -> None:
        column, rest = QVBoxLayout(self), QVBoxLayout(self._rest)
        for part in (column, rest):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(Space.MEDIUM)
        column.addWidget(heading(_("信息员：用起步文件建立台账"), 2))
        column.addWidget(self.file.beside(self.choose))
        for widget in (self.said, self.search, self.units, self.person, self.code, self.keeping):
            rest.addWidget(widget)
        self._rest.hide()
        column.addWidget(self._rest)
        column.addSpacing(Space.SMALL)
        column.addLayout(self.buttons())
        column.addStretch(1)
