"""Handing in months from the window: checked for errors first, then written to a file on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n import _
from desktop_app.office.months.hand_in import HandedIn, hand_in_months
from desktop_app.paths import user_documents
from desktop_app.store.log.reading import read
from desktop_app.ui.password.passphrase_window import PassphraseWindow
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


def ask_target(parent: QWidget, unit: str, year: int, months: Mapping[int, bool]) -> Path | None:
    """Ask where the file goes; a stick is what people mean."""
    words = months_text(tuple(sorted(months))).replace(" ", "")
    name = _("{unit}_{year}年{months}_上报").format(unit=unit, year=year, months=words)
    kinds = _("上报文件 (*.ogix)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("上报到"), str(user_documents() / f"{name}.ogix"), kinds)
    return Path(chosen).with_suffix(".ogix") if chosen else None


def hand_in_own(ledger: Ledger, year: int, months: Mapping[int, bool], progress: Progress) -> HandedIn:
    """Hand in the office's own months: nothing has to travel."""
    from desktop_app.report.checks.blocking import refuse_errors  # noqa: PLC0415 (all checks: off the window's thread)

    refuse_errors(ledger, year, months, progress)
    return hand_in_months(ledger, year, months)


def write_hand_in(
    ledger: Ledger, target: Path, year: int, months: Mapping[int, bool], passphrase: str, progress: Progress
) -> Sent:
    """Hand in months and write the file for the office; raises `UserError` where errors stand in the way."""
    from desktop_app.exchange.bundles.composing import Wanted  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.exchange.bundles.handing_in import hand_in  # noqa: PLC0415
    from desktop_app.report.checks.blocking import refuse_errors  # noqa: PLC0415 (as above)

    refuse_errors(ledger, year, months, progress)
    return hand_in(ledger, target, year=year, months=months, wanted=Wanted(passphrase=passphrase), progress=progress)


def ask_passphrase(parent: QWidget, ledger: Ledger) -> str | None:
    """Ask for a passphrase where the file would lie open with personal data in it; "" where none is needed or wanted.

    None where the person gives up: nothing is written then.
    """
    from desktop_app.exchange.bundles.addressing import lies_open  # noqa: PLC0415 (ciphers are only loaded when wanted)

    if not read(ledger, lies_open, ledger.profile):
        return ""
    asking = PassphraseWindow(parent)
    return asking.passphrase if asking.exec() else None
