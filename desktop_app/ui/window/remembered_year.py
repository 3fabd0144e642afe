"""The working year stays: a data file is shown in the year in which one left it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.settings import Settings
    from desktop_app.ui.context.context import WorkingYear


def stay_in_year(year: WorkingYear, settings: Settings, ledger: Path) -> None:
    """Go to the year that was chosen last in a data file, and remember each one that is chosen from now on."""
    file = str(ledger.resolve())
    if file in settings.years:
        year.choose(settings.years[file])
    year.changed.connect(partial(settings.years.__setitem__, file))
