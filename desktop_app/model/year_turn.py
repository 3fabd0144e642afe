"""The turn of the year as a list to go through: what stands, and what is still to do, for the new year and the old.

Pure: the facts are read elsewhere (`report/yearly/year_turn.py`), and nothing says of itself that it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _, listed
from desktop_app.model.report_workflow import LOCKED, State, state_words
from desktop_app.written_days import day_text, months_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

Topic = Literal["calendar", "annex", "categories", "numbers", "cases", "report"]
"""What a line is about."""

Mark = Literal["done", "open", "later", "heed"]
"""How a line stands: in order, to do, not yet time for it, or nothing to do but to know."""

BEGINS = (12, 15)
"""Month and day from which the turn to the next year is offered."""

_ENDS = (3, 31)
"""The last day on which it is offered by itself: by then the last report of the old year is due (2007 第三十一条)."""


@dataclass(frozen=True, slots=True)
class NextNumber:
    """The next number of a series in the new year; `yearly`: its pattern names the year, so it begins anew."""

    label: str
    number: str
    yearly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRules:
    """What holds in the new year: its days off, its annex's form, the next numbers.

    `notice` is the one that announced the days off, None where none is known; `lacks` says what keeps it from being
    whole, `own` that it was entered here, and `fits` whether the form is meant for the year.
    """

    notice: str | None
    own: bool
    form: str
    fits: bool
    numbers: tuple[NextNumber, ...]
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCategories:
    """How many categories are in use in the new year, begin with it, ended before it; its releases in others."""

    in_use: int
    begun: int = 0
    ended: int = 0
    misplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCases:
    """How many cases are open over New Year, and how many of the applications are overdue today."""

    applications: int = 0
    overdue: int = 0
    disputes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OldYear:
    """Where the old year stands: whether it has records, its report and the day it is due, what wasn't handed in.

    `hands_in`: months of it were handed in from this file; `missing_units` is for the office, the rest for a unit.
    """

    recorded: bool
    state: State
    report_due: dt.date
    hands_in: bool = False
    missing_units: int = 0
    missing_months: tuple[int, ...] = ()
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFacts:
    """What the ledger knows of the turn to a year on a day."""

    year: int
    today: dt.date
    office: bool
    rules: NewRules
    categories: NewCategories
    cases: CarriedCases
    old: OldYear


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One line: its title, how it stands with the word for it, and sentences."""

    topic: Topic
    title: str
    mark: Mark
    word: str
    said: tuple[str, ...]


def turned_to(today: dt.date) -> int:
    """Return the year that a day is the turn to: the next one from the 15th of December on."""
    return today.year + ((today.month, today.day) >= BEGINS)


def in_season(today: dt.date) -> bool:
    """Tell whether the turn is offered on a day by itself."""
    return not _ENDS < (today.month, today.day) < BEGINS


def turn_lines(facts: TurnFacts) -> tuple[TurnLine, ...]:
    """Return the lines in the order they are gone through."""
    return tuple(_line(topic, facts) for topic in _TOPICS)


def lacks_rules(facts: NewRules) -> bool:
    """Tell whether a year can't be worked in as it should: without its days off, or without a form of its own."""
    return facts.notice is None or bool(facts.lacks) or not facts.fits


def still_open(lines: Iterable[TurnLine]) -> int:
    """Count the lines with something to do."""
    return sum(line.mark == "open" for line in lines)


def _line(topic: Topic, facts: TurnFacts) -> TurnLine:
    title, tell = _TOPICS[topic]
    mark, *said = tell(facts)
    return TurnLine(topic, _(title), mark, _word(topic, mark), tuple(said))


def _word(topic: Topic, mark: Mark) -> str:
    if topic == "calendar" and mark == "open":
        return _("暂定")
    return {"done": _("已就绪"), "open": _("待办"), "later": _("还不到时候"), "heed": _("请留意")}[mark]


Told = tuple[Mark, *tuple[str, ...]]


def _calendar(facts: TurnFacts) -> Told:
    if facts.rules.notice is None:
        text = _("{year} 年的放假安排还没有：期限按周末和固定的法定节假日推算，届满日显示“暂定”。")
        return "open", text.format(year=facts.year), _("国务院办公厅的通知公布后，请粘贴通知、导入或录入。")
    if facts.rules.lacks:
        return "open", _("{why}，届满日显示“暂定”。").format(why=facts.rules.lacks), _("请按通知补全或改正。")
    text = _("{year} 年的放假安排由本机录入：{notice}") if facts.rules.own else _("{year} 年的放假安排已有：{notice}")
    return "done", text.format(year=facts.year, notice=facts.rules.notice)


def _annex(facts: TurnFacts) -> Told:
    if facts.rules.fits:
        return "done", _("{year} 年的附表用“{form}”。").format(year=facts.year, form=facts.rules.form)
    text = _("没有 {year} 年的附表格式，暂用“{form}”。").format(year=facts.year, form=facts.rules.form)
    todo = _("请启用新的格式文件。") if facts.office else _("办公室下发新的格式以后自动换用。")
    return "open", text, todo


def _categories(facts: TurnFacts) -> Told:
    if not facts.categories.in_use:
        return "open", _("{year} 年没有可用的信息分类，请先设分类。").format(year=facts.year)
    said = [_("{year} 年可用 {count} 类。").format(year=facts.year, count=facts.categories.in_use)]
    if facts.categories.begun:
        said.append(_("其中 {count} 类从 {year} 年起启用。").format(count=facts.categories.begun, year=facts.year))
    if facts.categories.ended:
        said.append(_("{count} 类用到 {year} 年为止。").format(count=facts.categories.ended, year=facts.year - 1))
    if facts.categories.misplaced:
        text = _("{year} 年有 {count} 条信息归在已经停用的分类里，请改归。")
        said.append(text.format(year=facts.year, count=facts.categories.misplaced))
        return "open", *said
    return "done", *said


def _numbers(facts: TurnFacts) -> Told:
    anew = [one for one in facts.rules.numbers if one.yearly]
    on = [one for one in facts.rules.numbers if not one.yearly]
    pairs = (_("{label} {number}").format(label=_(one.label), number=one.number) for one in anew)
    said = [_("{year} 年的下一个号：{numbers}。").format(year=facts.year, numbers=listed(pairs))] if anew else []
    if not on:
        return "done", *said
    text = _("{labels}的格式里没有年度，{year} 年接着往下编；要重新编号的，请在格式里加上 {field}。")
    labels = listed(_(one.label) for one in on)
    said.append(text.format(labels=labels, year=facts.year, field="{year}"))
    return "heed", *said


def _cases(facts: TurnFacts) -> Told:
    if not (facts.cases.applications or facts.cases.disputes):
        return "done", _("没有跨年的申请和复议诉讼。")
    said = []
    if facts.cases.applications:
        text = _("{count} 件申请跨年办理，年底还没有答复的计入 {year} 年的“上年结转”。")
        said.append(text.format(count=facts.cases.applications, year=facts.year))
    if facts.cases.overdue:
        said.append(_("其中 {count} 件已经逾期，请马上办。").format(count=facts.cases.overdue))
    if facts.cases.disputes:
        said.append(_("{count} 件复议诉讼还没有审结。").format(count=facts.cases.disputes))
    return ("open", *said) if facts.cases.overdue else ("heed", *said)


def _report(facts: TurnFacts) -> Told:
    last = facts.year - 1
    if not facts.old.recorded:
        return "done", _("没有 {year} 年的记录。").format(year=last)
    return (_office_report if facts.office else _unit_report)(facts, last)


def _office_report(facts: TurnFacts, last: int) -> Told:
    if facts.old.state in LOCKED - {"filed"}:
        return "done", _("{year} 年的年报已经公布。").format(year=last)
    words = _("{year} 年的年报现在是“{state}”，{day} 前报送并公布。")
    said = words.format(year=last, state=state_words(facts.old.state), day=day_text(facts.old.report_due))
    if facts.today.year < facts.year:
        return "later", said
    if facts.old.missing_units:
        return "open", said, _("还有 {count} 个单位没有报齐。").format(count=facts.old.missing_units)
    return "open", said


def _unit_report(facts: TurnFacts, last: int) -> Told:
    said = list(_unit_lacks(facts, last))
    if said:
        return "open", *said
    if not facts.old.hands_in:
        return "done", _("{year} 年没有向办公室上报过。").format(year=last)
    if facts.today.year < facts.year:
        return "later", _("{year} 年 12 月的，到 {new_year} 年 1 月上报。").format(year=last, new_year=facts.year)
    return "done", _("{year} 年各月都已上报。").format(year=last)


def _unit_lacks(facts: TurnFacts, last: int) -> Iterator[str]:
    if facts.old.missing_months:
        yield _("{year} 年 {months}还没有上报。").format(year=last, months=months_text(facts.old.missing_months))
    if facts.old.returned:
        yield _("办公室退回的 {count} 条记录还没有改正。").format(count=facts.old.returned)


_TOPICS: dict[Topic, tuple[str, Callable[[TurnFacts], Told]]] = {
    "calendar": ("放假安排", _calendar),
    "annex": ("附表格式", _annex),
    "categories": ("信息分类", _categories),
    "numbers": ("编号", _numbers),
    "cases": ("上年结转", _cases),
    "report": ("上年年报", _report),
}
