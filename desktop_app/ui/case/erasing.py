"""Erasing an applicant's personal values from the page of the application: warned of, with a reason, told after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.forms.drafts import drop_everywhere
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.dialogs import inform

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    do_long(context, _("抹去个人信息"), work, Then(said="", done=done, asker=dialog, undo=False))


def _tell(parent: QWidget, cleared: Cleared) -> None:
    from desktop_app.exchange.bundles.forgetting_words import cleared_words, left_words  # noqa: PLC0415

    first, *rest = cleared_words(cleared)
    inform(parent, first, "\n\n".join(rest), good=not any(left_words(cleared)))
