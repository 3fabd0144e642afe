"""Completing the official catalogue of a ledger that was made before it was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.ui.context.doing import Then, do

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context


def complete_catalogue(context: Context) -> None:
    """Add the official categories, channels, media and indicators that the ledger never held, and say how many."""
    then: Then[int] = Then(said=_said, undo=False)
    do(context, _("补齐官方目录"), lambda: add_official_catalogue(context.ledger), then)


def _said(added: int) -> str:
    if not added:
        return _("官方的分类、渠道、媒体和指标都已经在台账里。")
    return _("已补上官方的分类、渠道、媒体和指标 {count} 条。").format(count=added)
