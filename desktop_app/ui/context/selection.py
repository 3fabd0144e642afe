"""Some records that one place of the window asks another one to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Some records to show in their page's list, e.g. those behind a figure; `navigate` takes it as target."""

    kind: str
    record_ids: tuple[str, ...]
    title: str = ""  # what they have in common, in the user's words
