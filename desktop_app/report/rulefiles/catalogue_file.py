"""Reading a file of the official catalogue that people edit, with every mistake told by its line."""

from __future__ import annotations

import json

from desktop_app.i18n import _
from desktop_app.model.kinds import Category, Channel, Indicator, Outlet
from desktop_app.model.official_catalogue import CatalogueFile, catalogue_misfits
from desktop_app.report.rulefiles.decoding import decode_file

_GROUPS = {"categories", "channels", "outlets", "indicators"}


def is_catalogue_file(text: str) -> bool:
    """Tell whether a file is meant to hold categories, channels, outlets or indicators of the official catalogue."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "tables" not in found and not _GROUPS.isdisjoint(found)


def read_catalogue(text: str, name: str) -> CatalogueFile:
    """Return a file of the catalogue; raises `FormatError` with the file, the line and the reason."""
    file, spot = decode_file(text, name, CatalogueFile)
    for misfit in catalogue_misfits(file):
        where = spot
        for way in misfit.way:
            where /= way
        raise where.error(misfit.reason)
    return file


def told_counts(file: CatalogueFile) -> list[str]:
    """Return a line for each sort of record that a file holds: what it is called and how many there are."""
    held = {Category: file.categories, Channel: file.channels, Outlet: file.outlets, Indicator: file.indicators}
    said = _("{kind}：{count} {measure}")
    return [
        said.format(kind=_(kind.label), count=len(records), measure=_(kind.measure))
        for kind, records in held.items()
        if records
    ]
