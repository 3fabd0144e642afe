"""What the checks know of a year: plain values, gathered once, so that every rule is a pure function of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.report.annex.finding import Passage, RecordTarget

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.report.annex.cell import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """One step of the year's report, in the order of the steps."""

    id: str
    state: str
    day: dt.date
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A figure that was published otherwise than the records now give it, and the records behind it."""

    code: str
    label: str
    published: str
    now: str
    difference: str
    records: tuple[RecordTarget, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What speaks against a step of a case: the action, its day and the sentence that names the article."""

    action: str
    day: dt.date
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """A letter of a case: its code and number, of which kinds of letters the number's series is, and what it says."""

    number: str
    code: str
    series: frozenset[str] = frozenset()
    replies: bool = False
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """An application that came in the year, or a letter that turned out to be none; `late` says how late in words."""

    id: str
    number: str
    subject: str
    received_on: dt.date
    decision: str = ""
    reason: str = ""
    late: str = ""
    objections: tuple[Objection, ...] = ()
    letters: tuple[ReplyFacts, ...] = ()

    @property
    def target(self) -> RecordTarget:
        """The case as a finding names it: by its 登记号, else by what is asked."""
        return RecordTarget("application", self.id, self.number or self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """A number that several records bear."""

    number: str
    records: tuple[RecordTarget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeFacts:
    """A review, lawsuit or appeal that was brought or decided in the year."""

    id: str
    procedure: str
    subject: str
    case_number: str = ""
    closed_on: dt.date | None = None
    outcome: str = ""
    explanation: str = ""
    after_review: bool = False
    co_defendant: bool = False

    @property
    def target(self) -> RecordTarget:
        """The dispute as a finding names it."""
        return RecordTarget("dispute", self.id, self.case_number or self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFacts:
    """A release of the year, or one still in force at its end; `texts` are what the public reads, by field label."""

    id: str
    title: str
    released_on: dt.date
    unit: str = ""
    document_number: str = ""
    index_number: str = ""
    leaf: bool = True
    summary: str = ""
    made_on: dt.date | None = None
    document_kind: str = ""
    abolished_on: dt.date | None = None
    public: bool = True
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def target(self) -> RecordTarget:
        """The release as a finding names it."""
        return RecordTarget("release", self.id, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit that existed in the year: whether it reported anything, and for which months it handed in or said nil."""

    id: str
    name: str
    reported: bool = False
    months: frozenset[int] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def target(self) -> RecordTarget:
        """The unit as a finding names it."""
        return RecordTarget("unit", self.id, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedFacts:
    """An indicator of which a unit gave a value for the whole year and values for months: the two sums in words."""

    name: str
    unit: str
    whole: str
    months: int
    added: str
    records: tuple[RecordTarget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NilFacts:
    """A nil declaration against which something is on record: whose, of what and for when in words, and what it is."""

    id: str
    unit: str
    subject: str
    when: str
    records: tuple[RecordTarget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """A figure of the year outside the form: its name and its amount."""

    name: str
    amount: Number
    records: tuple[RecordTarget, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFacts:
    """A rate that somebody typed: its name, and where it comes from in words."""

    id: str
    name: str
    source: str = ""
    remark: str = ""

    @property
    def target(self) -> RecordTarget:
        """The value as a finding names it."""
        return RecordTarget("indicator_value", self.id, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFacts:
    """A figure of the form, this year and last (None where it isn't known)."""

    code: str
    label: str
    now: Number | None
    last: Number | None = None
    compared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFacts:
    """A problem that last year's report named, and whether this year took it up."""

    id: str
    problem: str
    followed: bool

    @property
    def target(self) -> RecordTarget:
        """The problem as a finding names it."""
        return RecordTarget("problem", self.id, self.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFacts:
    """A section of the report: its heading and its words as they will be printed."""

    code: str
    heading: str
    text: str

    def passage(self, start: int, end: int) -> Passage:
        """Return the place of some of its words."""
        return Passage(self.code, start, end - start)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFacts:
    """A section that the layout of the year wants: its code and the headings it may have, the official one first.

    An introduction has no heading that is printed.
    """

    code: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """The agency as its report must call it: its full name, short name, and its telephone and fax numbers."""

    name: str = ""
    short_name: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFacts:
    """A record of which the log holds values that nobody could have entered here, and the labels of those fields."""

    target: RecordTarget
    kind: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """All that is known of one year of the whole bureau, or (`unit`) of one unit; `recorded`: not only as figures.

    `months_due` are the months whose last day for handing in is over; `charged` is in 分.
    """

    year: int
    today: dt.date
    unit: str = ""
    recorded: bool = True
    handing_in: bool = False
    months_due: tuple[int, ...] = ()
    fingerprint: str = ""
    steps: tuple[StepFacts, ...] = ()
    changed: tuple[Changed, ...] = ()
    cases: tuple[CaseFacts, ...] = ()
    numbers: tuple[NumberFacts, ...] = ()
    disputes: tuple[DisputeFacts, ...] = ()
    releases: tuple[ReleaseFacts, ...] = ()
    units: tuple[UnitFacts, ...] = ()
    nils: tuple[NilFacts, ...] = ()
    mixed: tuple[MixedFacts, ...] = ()
    measures: Mapping[str, MeasureFacts] = field(default_factory=dict)
    rates: tuple[RateFacts, ...] = ()
    cells: Mapping[str, CellFacts] = field(default_factory=dict)
    problems: tuple[ProblemFacts, ...] = ()
    charged: int = 0
    agency: AgencyFacts = AgencyFacts()
    sections: tuple[SectionFacts, ...] = ()
    wanted: tuple[WantedFacts, ...] = ()
    unread: tuple[UnreadFacts, ...] = ()
