"""What a backup holds, and what would be lost if it were put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.ui.kit.theme import body, caption, heading, set_look, wrapping
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import moment_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.store.proof.backup_contents import BackupContents, Lost


class BackupDetails(QScrollArea):
    """A column of sentences about one backup."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("备份的内容"))
        self.texts: list[str] = []
        self.say(_("选一份备份，这里显示它存了什么。"))

    def say(self, text: str) -> None:
        """Show one sentence only."""
        self._put([("", [text])])

    def show_contents(self, contents: BackupContents, lost: Lost | str, *, own: bool) -> None:
        """Show what a backup holds and what it lacks of the data file beside it, or in a sentence why nobody knows.

        `own`: it is of that file.
        """
        parts = [(_("这份备份存有"), [_kinds(contents.kinds) or _("没有记录"), _last(contents)])]
        parts.append((_("恢复后会失去"), [lost] if isinstance(lost, str) else _lost(lost)))
        if not own:
            parts.insert(0, (_("这是另一份台账的备份"), [_("它和要换下的台账不是同一份，请看清再恢复。")]))
        self._put(parts)

    def _put(self, parts: list[tuple[str, list[str]]]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.LARGE, 0, Space.SMALL, Space.LARGE)
        column.setSpacing(Space.SMALL)
        self.texts = []
        for title, lines in parts:
            if title:
                column.addWidget(wrapping(heading(title, 3)))
            for line in filter(None, lines):
                self.texts.append(line)
                column.addWidget(body(line) if title else wrapping(caption(line)))
        column.addStretch(1)
        set_look(inside, "role", "plain")
        self.setWidget(inside)


def _kinds(counts: Mapping[str, int]) -> str:
    ordered = [(kind, counts[name]) for name, kind in KINDS.items() if counts.get(name)]
    return listed([f"{_(kind.label)} {number_text(count)}" for kind, count in ordered])


def _last(contents: BackupContents) -> str:
    last = contents.last
    if last is None:
        return ""
    who = last.who or _("未署名")
    said = _("最后一次登记：{when}，{who}，{label}")
    return said.format(when=moment_text(last.at), who=who, label=last.label)


def unknown_loss(contents: BackupContents, name: str, *, there: bool) -> str:
    """Say what would be lost where the data file can't be looked into, or isn't `there` any more."""
    since = moment_text(contents.last.at) if contents.last else ""
    words = (
        _("“{name}”打不开，看不出里面还有什么：{since} 以后登记的都不在这份备份里，交出去过的会从发件箱找回。")
        if there
        else _("“{name}”已经不在：{since} 以后登记的都不在这份备份里，交出去过的会从发件箱找回。")
    )
    return words.format(name=name, since=since)


def _lost(lost: Lost) -> list[str]:
    if not lost.entries or lost.since is None:
        return [_("没有：之后没有新的登记。")]
    said = _("{since} 以来的 {count} 次登记，涉及 {kinds}").format(
        since=moment_text(lost.since), count=number_text(lost.entries), kinds=_kinds(lost.kinds) or _("其他内容")
    )
    return [said, _("登记人：{who}").format(who=listed(lost.who)) if lost.who else ""]
