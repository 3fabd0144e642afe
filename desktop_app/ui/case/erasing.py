"""Erasing an applicant's personal values from the page of the application: warned of, with a reason, told after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.forms.drafts import drop_everywhere
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.dialogs import confirm, inform

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.exchange.bundles.forgetting import Cleared
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


def ask_erasing(context: Context, parent: QWidget, file: CaseFile) -> None:
    """Say what will be erased, ask for the reason, and do it."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        _erase(context, parent, file.application.id, texts["why"], dialog)

    why = Question("why", _("原因（记入变更记录，不要写姓名）"), several=True)
    asking = Asking(parent, _("抹去个人信息"), _warning(file), [why], _("永久抹去"), take)
    asking.accept_button.setProperty("role", "danger")
    asking.exec()


def _warning(file: CaseFile) -> str:
    lines = (
        _("“{case}”的申请人、申请原文、备注、对方、文书正文和 {count} 份附件（连文件名）将永久抹去，不能撤销。").format(
            case=file.application.number or file.application.subject, count=len(file.attachments)
        ),
        _("登记号、日期、办理步骤、数字和变更记录都留着，报表不变。"),
        _("本机的草稿、供查看的副本、发件箱和收到的文件也一并清理；还有哪些备份里留着，做完会列出来。"),
        _("其他电脑收到下一个上报（下发）文件后同样抹去。"),
    )
    return "\n".join(lines)


def _erase(context: Context, parent: QWidget, record: str, why: str, dialog: Asking) -> None:
    # Ciphers are only loaded when wanted.
    from desktop_app.exchange.bundles.forgetting import erase_everywhere  # noqa: PLC0415

    def work(progress: Progress) -> Cleared:
        return erase_everywhere(context.ledger, record, why, progress)

    def done(cleared: Cleared) -> None:
        drop_everywhere(cleared.records)
        _tell(parent, cleared)
        _offer_replacing(context, parent, cleared)

    do_long(context, _("抹去个人信息"), work, Then(said="", done=done, asker=dialog, undo=False))


def _offer_replacing(context: Context, parent: QWidget, cleared: Cleared) -> None:
    """Offer to replace the program's own backups that still hold what was erased by one that doesn't."""
    from desktop_app.store.proof.backing_up import replace_backups, replaceable  # noqa: PLC0415 (only when wanted)

    ledger, plan = context.ledger, context.backups()
    old = replaceable(ledger, plan, cleared.backups.holding)
    if not old:
        return
    more = _("现在另备一份，打开核对无误后，删去“备份”文件夹里还存有这些内容的 {count} 份。").format(count=len(old))
    words = _("以前的备份里还有已抹去的个人信息，要替换吗？")
    if not confirm(parent, words, more, _("替换"), danger=True):
        return

    def said(left: list[Path]) -> None:
        text = _("已另备一份，删去旧备份 {count} 份。").format(count=len(old) - len(left))
        if left:
            context.messages.warn(text, _("还有 {count} 份正被占用，没有删掉。").format(count=len(left)))
        else:
            context.messages.done(text)

    context.jobs.run(_("正在替换备份…"), lambda progress: replace_backups(ledger, plan, old, progress), said)


def _tell(parent: QWidget, cleared: Cleared) -> None:
    from desktop_app.exchange.bundles.forgetting_words import cleared_words, left_words  # noqa: PLC0415

    first, *rest = cleared_words(cleared)
    inform(parent, first, "\n\n".join(rest), good=not any(left_words(cleared)))
