"""What a unit's PC shows where the office has named another person: who writes here is settled here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import Staff
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.exchange.note_card import NoteCard
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context


class SuccessorCard(NoteCard):
    """The office's word, and two answers: so it is, or the staff list is to be put right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._named: Staff | None = None
        self.agree = on_click(primary_button(""), self.hand_over)
        self.look = on_click(quiet_button(_("不是这样…")), self.open_staff)
        self.offer(self.look, self.agree)

    def show_named(self, named: Staff | None) -> None:
        """Ask, or go away where there is nothing to settle."""
        self._named = named
        self.setVisible(named is not None)
        if named is None:
            return
        title = _("办公室登记：{day} 起本单位的信息员是 {person}")
        text = _("这台电脑现在登记在“{person}”名下，不会自己改名。已经登记的都不改名。")
        person = self._context.ledger.profile.person or _("（还没有填姓名）")
        self.tell(title.format(day=day_text(named.since), person=named.name), text.format(person=person))
        self.agree.setText(_("由 {person} 接着登记").format(person=named.name))
        self.agree.setEnabled(not self._context.ledger.read_only)

    def hand_over(self) -> None:
        """Let the person whom the office named write here."""
        from desktop_app.exchange.bundles.handing_over import hand_over  # noqa: PLC0415 (ciphers only when wanted)

        named = self._named
        if named is None or named.since is None:
            return
        said = _("已交接：{day} 起由 {person} 登记，以前的登记仍记在原来的姓名下。").format(
            day=day_text(named.since), person=named.name
        )
        work = partial(hand_over, self._context.ledger, named.name, named.since)
        then = Then(said=said, done=self._context.begin_again, undo=False)
        do(self._context, _("交接给{person}").format(person=named.name), work, then)

    def open_staff(self) -> None:
        """Show the office's record, to be put right: the unit's own word stands then."""
        if self._named:
            chosen = Selection(Staff.kind, (self._named.id,), _("办公室登记的信息员"))
            self._context.navigate(self._context.page_of(Staff.kind), chosen)
