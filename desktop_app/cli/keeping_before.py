"""A backup before a command that changes much, as the window makes it: said in one line, and no change without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app import settings
from desktop_app.cli.output import progress
from desktop_app.cli.terminal import complain, say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.file.kept_backups import plan_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.ledger import Ledger


def backup_argument(parser: ArgumentParser) -> None:
    """Add the option of a command that makes a backup first."""
    parser.add_argument("--without-backup", action="store_true", help=_("不先备份（备份没有地方放时）"))


def keep_before(ledger: Ledger, reason: str, arguments: Namespace, *, quiet: bool = False) -> None:
    """Make a backup where something was written since the last one, and say where it lies; `quiet`: beside the results.

    Raises `UserError` where it can't be made: nobody watches a scheduled task, so it changes nothing then.
    """
    from desktop_app.store.proof.backing_up import back_up  # noqa: PLC0415 (loaded when it is used)

    if arguments.without_backup:
        return
    try:
        made = back_up(ledger, plan_of(settings.load().backups), reason, progress)
    except UserError as error:
        hint = _("要不先备份就做，加上 --without-backup。")
        raise UserError(error.message, " ".join(filter(None, (error.hint, hint)))) from error
    if made is None:
        return
    (complain if quiet else say)(_("已先备份到“{path}”。").format(path=made.path))
    if made.problems:
        complain(_("核对这份备份时发现 {count} 个问题，请用 verify 检查台账。").format(count=made.problems))
    if made.second_lacks:
        complain(made.second_lacks)
