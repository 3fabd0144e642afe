"""A verdict in words: each subject once with what was found, what it means and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.store.proof.subjects import Explained, Subject, explained

if TYPE_CHECKING:
    from desktop_app.store.proof.finding import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """What was found of one subject, each sentence once, and what that means."""

    subject: Subject
    sentences: tuple[str, ...]
    explained: Explained


def told(verdict: Verdict) -> list[Told]:
    """Return the findings by subject, in the order in which they were found."""
    found: dict[Subject, dict[str, None]] = {}
    for finding in verdict.findings:
        found.setdefault(finding.subject, {})[finding.text] = None
    return [Told(subject, tuple(sentences), explained(subject)) for subject, sentences in found.items()]
