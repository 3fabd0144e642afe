"""Putting a layout file in use: what changes is told, and whether it stands instead of others or beside is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.narrative.layouts_in_force import adopt_layout, offered_layout
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.dialogs import choose

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.layouts_in_force import Offered
    from desktop_app.ui.context.context import Context

_INSTEAD = 1


def use_layout_file(parent: QWidget, context: Context, path: Path) -> None:
    """Check a layout file and, once the person has said how, hand it down."""
    ledger = context.ledger
    then: Then[Offered] = Then(said="", done=partial(put_layout_in_use, parent, context))
    do(context, _("查看版式文件"), lambda: offered_layout(ledger, path), then)


def put_layout_in_use(parent: QWidget, context: Context, offered: Offered) -> None:
    """Ask whether a layout is chosen by itself in its years, saying what changes by that, or only by hand."""
    more = _("代替：{changes}\n并存：各年度自动选用的都不变，要用时在“版式”里另选。")
    way = choose(
        parent,
        _("启用版式“{name}”？").format(name=offered.layout.name),
        more.format(changes="".join(offered.changes)),
        (_("并存"), _("代替")),
    )
    if way is None:
        return
    ledger, done = context.ledger, _("已启用版式“{name}”。")
    then: Then[Layout] = Then(said=lambda layout: done.format(name=layout.name))
    do(context, _("启用版式文件"), lambda: adopt_layout(ledger, offered, instead=way == _INSTEAD), then)
