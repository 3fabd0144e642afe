"""Filling down: what stands in the first of the selected rows comes into the same column of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.changeable import why_fixed
from desktop_app.office.records.rewriting import SameAsFirst, planned, rewrite
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.forms.naming import counted

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.table_view import RecordTable


def fill_down(context: Context, table: RecordTable) -> None:
    """Fill the column one is at, from the first selected row downwards, as one step that can be undone."""
    field, chosen, kind, ledger = table.current_field(), table.selected_ids(), table.records.kind, context.ledger
    if field is None or len(chosen) < 2:  # noqa: PLR2004 (a row to take from and one to fill)
        context.messages.info(_("请先选中几行，光标放在要填充的那一栏，再按 Ctrl+D。"))
        return
    if why := why_fixed(field):
        context.messages.info(why)
        return
    first, *others = chosen
    words = _("向下填充“{field}”：{count}").format(field=_(field.label), count=counted(kind, len(others)))

    def work(progress: Progress) -> int:
        changes, _lines = read(ledger, planned, kind, SameAsFirst(first, others, field.name))
        return rewrite(ledger, changes, words, progress)

    said = _("已向下填充“{field}”，改了 {count}。")
    do_long(
        context,
        words,
        work,
        Then(said=lambda count: said.format(field=_(field.label), count=counted(kind, count))),
    )
