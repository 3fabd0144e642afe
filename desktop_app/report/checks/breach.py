"""What a test of a rule returns: the words for the rule's sentence, and what the finding speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.report.checks.record_targets import names_of

if TYPE_CHECKING:
    from desktop_app.report.annex.finding import Passage, RecordTarget
    from desktop_app.report.checks.facts import YearFacts

Values = Mapping[str, int | str | tuple[str, ...]]
"""What the rule file tells a test."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is wrong; `subject` tells it from the rule's other breaches."""

    words: Mapping[str, object] = field(default_factory=dict)
    subject: str = ""
    records: tuple[RecordTarget, ...] = ()
    passages: tuple[Passage, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Test:
    """A pure function that looks for breaches, the words it gives to the sentence, and the values it must be told."""

    look: Callable[[YearFacts, Values], Iterator[Breach]]
    words: frozenset[str]
    values: tuple[str, ...] = ()


def several(records: Iterable[RecordTarget], **words: object) -> Iterator[Breach]:
    """Yield one breach for all records together, none where there are none: `{count}` and the first `{names}`."""
    found = tuple(records)
    if found:
        yield Breach({"count": len(found), "names": names_of(found)} | words, records=found)


def whole(values: Values, name: str) -> int:
    """Return a value that is a whole number."""
    value = values[name]
    return value if isinstance(value, int) else int(str(value))


def text(values: Values, name: str) -> str:
    """Return a value that is a text."""
    return str(values[name])


def texts(values: Values, name: str) -> tuple[str, ...]:
    """Return a value that is a list of texts."""
    value = values[name]
    return value if isinstance(value, tuple) else (str(value),)
