"""A verdict in words: each subject once with what was found, what it means and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.proof.subjects import Explained, Subject, explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.store.proof.finding import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """What was found of one subject, each sentence once, and what that means."""

    subject: Subject
    sentences: tuple[str, ...]
    explained: Explained


def told(verdict: Verdict) -> list[Told]:
    """Return the findings by subject, the file itself and its log first."""
    found: dict[Subject, Counter[str]] = {}
    for finding in verdict.findings:
        found.setdefault(finding.subject, Counter())[finding.text] += 1
    return [
        Told(subject, tuple(_counted(texts)), explained(subject))
        for subject, texts in sorted(found.items(), key=_place)
    ]


def _place(found: tuple[Subject, Counter[str]]) -> int:
    return list(Subject).index(found[0])


def _counted(texts: Counter[str]) -> Iterator[str]:
    """Yield each sentence once; records of one name are told by one."""
    for text, count in texts.items():
        yield text if count == 1 else _("{text}（{count} 处）").format(text=text, count=count)
