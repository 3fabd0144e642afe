"""The page 设置: who works here, and every setting of this user on this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import Unit
from desktop_app.office.records.file_owner import file_owner
from desktop_app.store.log.reading import read
from desktop_app.ui.context.context import Tab
from desktop_app.ui.context.page import Page
from desktop_app.ui.kit.theme import body, card, heading, label, link_button, on_click, wrapping
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.preferences.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.store.log.notices import Notice


class PreferencesPage(Page):
    """Who and where on top, the settings below."""

    name: ClassVar[str] = "settings"
    kinds: ClassVar[frozenset[str]] = frozenset({Unit.kind})
    fills_height: ClassVar[bool] = False

    def title(self) -> str:
        """Return the title."""
        return _("设置")

    def subtitle(self) -> str:
        """Say for whom and where they hold."""
        return _("只对这台电脑上的您有效，改了就生效")

    def build(self) -> None:
        """Make the card of the person and the sections."""
        self.content.addWidget(self._who())
        self.preferences = Preferences(self.context.settings)
        self.preferences.written.connect(self.context.messages.saved)
        self.content.addWidget(self.preferences)

    def refresh(self, notice: Notice | None) -> None:
        """Show who works here as which unit."""
        del notice
        profile = self.context.ledger.profile
        organisation, unit = read(self.context.ledger, file_owner, profile)
        self._person.setText(_("姓名：{person}").format(person=profile.person or _("（还没有填）")))
        self._unit.setText(_("单位：{unit}　机关：{organisation}").format(unit=unit, organisation=organisation))

    def _who(self) -> QWidget:
        frame = card()
        self._person, self._unit = wrapping(label("", "line")), wrapping(label("", "line"))
        inside = frame.layout()
        if isinstance(inside, QVBoxLayout):
            for part in (heading(_("单位与人员"), 3), self._unit, self._person):
                inside.addWidget(part)
            inside.addWidget(body(_("换人登记用“文件 › 交接与换电脑”，以前的登记仍记在原来的姓名下。")))
            foot = QHBoxLayout()
            foot.setSpacing(Space.SMALL)
            units = on_click(link_button(_("单位名单"), "building"), self._show_units)
            rules = on_click(link_button(_("办理规则"), "rules"), lambda: self.context.navigate("rules", None))
            for button in (units, rules):
                foot.addWidget(button)
            foot.addStretch(1)
            inside.addLayout(foot)
        return frame

    def _show_units(self) -> None:
        self.context.navigate("exchange", Tab("units"))
