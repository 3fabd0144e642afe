"""Due days: the vectors of the law file, every event's effect, and explanations that count to the same day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.model.law.calendar import WorkCalendar, official_calendar
from desktop_app.model.law.calendar_records import amended_calendar
from desktop_app.model.law.clock import deadline
from desktop_app.model.law.explanation import explain
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.rules import Rules
from desktop_app.model.law.step import Step
from desktop_app.model.law.step_file import step_rules
from tests.model.law.cases import LAST_OFFICIAL, RULES, day, due, step, whole_year

DAYS = st.dates(dt.date(2008, 5, 1), dt.date(2026, 6, 30))
ASKING = {code for code, rule in step_rules().items() if rule.waits_as}
PAUSING = sorted(ASKING - {"correction", "fee"})


@pytest.mark.parametrize(
    ("received", "extended", "last"),
    [
        ("2013-01-28", "", "2013-02-21"),
        ("2013-09-16", "", "2013-10-12"),
        ("2013-12-20", "", "2014-01-13"),
        ("2013-04-22", "2013-05-10", "2013-06-04"),
        ("2019-05-14", "", "2019-06-04"),
        ("2019-05-15", "", "2019-06-13"),
        ("2022-09-30", "", "2022-11-02"),
        ("2024-01-26", "", "2024-02-28"),
        ("2025-09-22", "", "2025-10-24"),
        ("2025-09-22", "2025-10-24", "2025-11-21"),
        ("2026-02-06", "", "2026-03-12"),
    ],
)
def test_the_vectors_of_the_law_file_hold(received: str, extended: str, last: str) -> None:
    steps = [step("extension", extended)] if extended else []
    assert due(received, *steps).legal == day(last)


def test_the_unit_and_the_office_have_their_own_earlier_days() -> None:
    found = due("2025-09-22")
    assert (found.internal, found.office) == (day("2025-10-17"), day("2025-10-22"))
    other = due("2025-09-22", internal_days="3", office_days="0")
    assert (other.internal, other.office) == (day("2025-10-21"), day("2025-10-24"))


CORRECTED = step("correction", "2025-09-25", "2025-10-09", "corrected")
REASONABLE = step("abuse_reason", "2025-10-09", "2025-10-13", "reasonable")
SILENT = {"answered": "2025-10-20", "answer": "silent"}


@pytest.mark.parametrize(
    ("received", "steps", "chosen", "last"),
    [
        ("2025-09-22", [CORRECTED], {}, "2025-11-05"),
        ("2025-09-22", [step("correction", "2025-09-25")], {}, None),
        ("2025-09-22", [step("correction", "2025-09-25", **SILENT)], {}, None),
        ("2025-09-22", [CORRECTED, step("correction", "2025-10-20", "2025-10-30")], {}, "2025-11-05"),
        ("2025-09-22", [step("correction", "2025-10-27", "2025-10-30")], {}, "2025-10-24"),
        ("2025-09-22", [step("correction", "2025-10-20", "2025-10-30")], {}, "2025-10-24"),
        ("2025-09-22", [step("correction", "2025-10-20")], {}, "2025-10-24"),
        ("2025-09-22", [step("correction", "2025-10-20")], {"late_correction": "restart"}, None),
        ("2025-09-22", [step("correction", "2025-10-20", "2025-10-30")], {"late_correction": "restart"}, "2025-11-27"),
        ("2025-09-22", [step("fee", "2025-10-24")], {}, None),
        ("2025-09-22", [step("fee", "2025-10-23")], {}, None),
        ("2025-09-22", [step("correction", "2025-10-24")], {"late_correction": "restart"}, None),
        (
            "2025-09-22",
            [step("correction", "2025-09-24", "2025-10-15"), step("extension", "2025-09-26")],
            {},
            "2025-11-12",
        ),
        (
            "2025-09-22",
            [step("correction", "2025-09-24", "2025-10-15"), step("extension", "2025-09-26")],
            {"extension_after_restart": "kept"},
            "2025-12-10",
        ),
        ("2025-09-22", [step("third_party", "2025-09-24", "2025-10-09")], {}, "2025-11-03"),
        ("2025-09-22", [step("third_party", "2025-09-24")], {}, "2025-11-14"),
        ("2025-09-22", [step("third_party", "2025-09-24", delivered_on="2025-09-26")], {}, "2025-11-18"),
        ("2025-09-22", [step("third_party", "2025-09-24", "2025-12-01")], {}, "2025-11-14"),
        ("2025-09-22", [step("third_party", "2025-10-25", "2025-10-28")], {}, "2025-10-24"),
        (
            "2025-09-22",
            [step("third_party", "2025-09-24", "2025-10-09", delivered_on="2025-09-26")],
            {"third_party_from": "delivery"},
            "2025-10-30",
        ),
        (
            "2025-09-22",
            [step("third_party", "2025-09-24", "2025-10-09"), step("co_maker", "2025-09-26", "2025-10-11")],
            {},
            "2025-11-05",
        ),
        ("2025-09-22", [step("agency", "2025-09-24")], {}, "2025-10-24"),
        ("2025-09-22", [step("agency", "2025-09-24", until="2025-09-28")], {}, "2025-10-29"),
        ("2025-09-22", [step("extension", "2025-10-24", days=5)], {}, "2025-10-31"),
        ("2025-09-22", [step("extension", "2025-10-24", days=60)], {}, "2025-11-21"),
        ("2025-09-22", [step("extension", "2025-10-27")], {}, "2025-10-24"),
        ("2025-09-22", [step("extension", "2025-10-20"), step("extension", "2025-10-21")], {}, "2025-11-21"),
        ("2025-09-22", [step("extension", "2025-09-24"), CORRECTED], {}, "2025-11-05"),
        (
            "2025-09-22",
            [step("extension", "2025-09-24"), CORRECTED],
            {"extension_after_restart": "kept"},
            "2025-12-03",
        ),
        ("2025-09-22", [step("fee", "2025-10-09")], {}, None),
        ("2025-09-22", [step("fee", "2025-10-09", "2025-10-20", "paid")], {}, "2025-11-17"),
        ("2025-09-22", [step("fee", "2025-10-09", "2025-10-20", "paid")], {"fee_payment": "pause"}, "2025-11-05"),
        ("2025-09-22", [step("abuse_reason", "2025-10-09", "2025-10-20")], {}, "2025-10-24"),
        (
            "2025-09-22",
            [step("abuse_reason", "2025-10-09", "2025-10-20")],
            {"abuse_reason": "pause"},
            "2025-11-05",
        ),
        ("2025-09-22", [REASONABLE, step("abuse_delay", "2025-10-20", until="2025-12-20")], {}, "2025-12-22"),
        ("2025-09-22", [REASONABLE, step("abuse_delay", "2025-10-20", until="2025-10-22")], {}, "2025-10-24"),
        ("2025-09-22", [step("abuse_delay", "2025-10-20", until="2025-12-20")], {}, "2025-10-24"),
        ("2013-01-28", [step("correction", "2013-01-30", "2013-02-05")], {}, "2013-02-27"),
        ("2013-01-28", [step("correction", "2013-01-30", "2013-02-05")], {"correction_2007": "restart"}, "2013-03-01"),
        ("2013-01-28", [step("third_party", "2013-01-30", "2013-02-05")], {}, "2013-02-27"),
        ("2013-01-28", [step("co_maker", "2013-01-30", "2013-02-05")], {}, "2013-02-21"),
        ("2013-01-28", [step("fee", "2013-01-30", "2013-02-05")], {}, "2013-02-21"),
        ("2013-01-28", [step("abuse_reason", "2013-01-30")], {"abuse_reason": "pause"}, "2013-02-21"),
        (
            "2013-01-28",
            [
                step("abuse_reason", "2013-01-30", "2013-01-31", "reasonable"),
                step("abuse_delay", "2013-02-01", until="2013-03-29"),
            ],
            {},
            "2013-02-21",
        ),
        (
            "2025-09-22",
            [step("correction", "2025-09-24", "2025-10-15"), step("extension", "2025-10-15")],
            {},
            "2025-12-10",
        ),
        ("2025-09-22", [step("draft", "2025-10-20")], {}, "2025-10-24"),
        ("2025-09-22", [step("correction", "2025-09-01", "2025-09-02")], {}, "2025-10-24"),
    ],
)
def test_every_event_moves_the_due_day_as_the_law_says(
    received: str, steps: list[Step], chosen: dict[str, str], last: str | None
) -> None:
    assert due(received, *steps, **chosen).legal == (day(last) if last else None)


def test_a_case_open_on_the_day_of_the_new_regulation_follows_the_choice_of_the_office() -> None:
    received = day("2019-05-10")
    assert regulation_of(received).code == "CN-2007"
    chosen = {"transition": "open_cases"}
    assert regulation_of(received, None, chosen).code == "CN-2019"
    assert regulation_of(received, day("2019-05-14"), chosen).code == "CN-2007"


def test_the_court_s_day_is_explained_day_by_day() -> None:
    texts = [line.text for line in explain(due("2022-09-30"))]
    assert texts[0] == "2022年9月30日收到申请，期限从次日起算（2019《条例》第三十一条）。"
    assert texts[2:5] == [
        "10月1日至7日　国庆节，不计",
        "10月8日至9日　国庆节调休上班，计第1至2个工作日",
        "10月10日至14日　计第3至7个工作日",
    ]
    assert texts[-1] == "期限届满日：2022年11月2日（星期三）。"


def test_the_explanation_tells_pauses_resets_extensions_and_what_came_too_late() -> None:
    consulted = step("third_party", "2025-10-15", "2025-10-24", "agreed")
    steps = (CORRECTED, consulted, step("extension", "2025-11-03"), step("extension", "2025-11-04"))
    found = due("2025-09-22", *steps)
    kinds = [line.kind for line in explain(found)]
    assert kinds[:7] == ["start", "term", "restart", "pause", "extension", "second", "since"]
    assert "10月16日至24日　征求第三方意见，不计" in [line.text for line in explain(found)]
    late = due("2025-09-22", step("extension", "2025-10-27"))
    assert explain(late)[2].text == "2025年10月27日“延期答复告知”时期限已过，不影响期限（2019《条例》第三十三条）。"
    waiting = due("2025-09-22", step("correction", "2025-09-25"))
    assert explain(waiting)[-1].kind == "open"


def test_a_correction_notice_that_came_too_late_is_explained_with_both_days() -> None:
    late = step("correction", "2025-10-20", "2025-10-30")
    told = [line.text for line in explain(due("2025-09-22", late))]
    assert any("晚于收到申请后7个工作日，不影响期限（2019《条例》第三十条）" in line for line in told)
    assert "如本机关的规则定为重新计算，届满日为2025年11月27日" in told[-1]
    told = [line.text for line in explain(due("2025-09-22", late, late_correction="restart"))]
    assert "如不重新计算，届满日为2025年10月24日" in told[-1]
    told = [line.text for line in explain(due("2025-09-22", step("correction", "2025-10-20")))]
    assert "期限停止计算，收到补正后再算" in told[-1]


def test_a_due_day_in_a_year_not_announced_yet_is_provisional_and_says_so() -> None:
    found = due("2026-12-20")
    assert found.provisional
    assert explain(found)[-1].text == "2027年放假安排尚未公布，届满日为暂定。"
    assert not due("2025-12-20").provisional


@pytest.mark.parametrize(
    ("received", "last", "legal", "provisional"),
    [
        # Before the notice of 2019 was out, which made 29 December 2018 a working day.
        ("2018-12-10", 2018, "2018-12-29", True),
        ("2018-12-10", 2019, "2018-12-29", False),
        ("2018-12-11", 2018, "2019-01-02", True),
        ("2018-12-11", 2019, "2019-01-02", False),
        ("2018-11-30", 2018, "2018-12-21", True),
        ("2018-11-29", 2018, "2018-12-20", False),
        ("2026-11-30", 2026, "2026-12-28", True),
        ("2026-11-23", 2026, "2026-12-21", True),
        ("2026-11-20", 2026, "2026-12-18", False),
    ],
)
def test_a_due_day_at_the_end_of_the_last_announced_year_is_provisional(
    received: str, last: int, legal: str, *, provisional: bool
) -> None:
    known = {year: arranged for year, arranged in RULES.calendar.years.items() if year <= last}
    on = day(received)
    found = deadline(on, [], regulation_of(on), Rules(WorkCalendar(known)))
    assert (found.legal, found.provisional) == (day(legal), provisional)
    assert any(line.kind == "provisional" for line in explain(found)) is provisional
    if provisional:
        assert explain(found)[-1].text == f"{last + 1}年放假安排尚未公布，届满日为暂定。"


def test_a_due_day_says_which_festival_its_year_still_lacks() -> None:
    lacking = amended_calendar(official_calendar(), [whole_year(2027, without="端午节")], [])
    found = deadline(day("2026-12-20"), [], regulation_of(day("2026-12-20")), Rules(lacking))
    assert explain(found)[-1].text == "2027年放假安排缺端午节，届满日为暂定。"


def test_years_are_named_where_a_count_crosses_the_new_year() -> None:
    texts = [line.text for line in explain(due("2024-12-20"))]
    assert "2025年1月1日　元旦，不计" in texts


@st.composite
def histories(draw: st.DrawFn) -> tuple[dt.date, list[Step]]:
    """Return a day of receipt and any steps after it, sensible or not."""
    received = draw(DAYS)
    kinds = st.sampled_from([*sorted(ASKING), "extension", "abuse_delay", "draft"])
    steps = []
    for number, kind in enumerate(draw(st.lists(kinds, max_size=5))):
        on = received + dt.timedelta(days=draw(st.integers(0, 80)))
        answered = draw(st.none() | st.dates(on, on + dt.timedelta(days=50)))
        until = draw(st.none() | st.dates(on, on + dt.timedelta(days=90)))
        answer = draw(st.sampled_from(["answered", "silent"])) if answered else ""
        days = draw(st.none() | st.integers(1, 60))
        steps.append(
            Step(id=str(number), step=kind, day=on, answered_on=answered, until=until, answer=answer, days=days)
        )
    return received, steps


CHOICES = st.fixed_dictionaries(
    {
        "third_party_from": st.sampled_from(["dispatch", "delivery"]),
        "fee_payment": st.sampled_from(["restart", "pause"]),
        "abuse_reason": st.sampled_from(["runs", "pause"]),
        "correction_2007": st.sampled_from(["restart", "pause"]),
        "extension_after_restart": st.sampled_from(["spent", "kept"]),
    }
)
DATES = re.compile(r"(?:(\d+)年)?(\d+)月(\d+)日(?:至(?:(?:(?:(\d+)年)?(\d+)月)?(\d+)日))?　")
NUMBERS = re.compile(r"计第(\d+)(?:至(\d+))?个工作日")


@settings(max_examples=300, deadline=None)
@given(histories(), CHOICES)
def test_counting_again_from_the_explanation_alone_gives_the_same_day(
    history: tuple[dt.date, list[Step]], chosen: dict[str, str]
) -> None:
    received, steps = history
    rules = Rules(RULES.calendar, chosen)
    found = deadline(received, steps, regulation_of(received), rules)
    start, counted = found.counting.since, 0
    cursor = start
    for line in explain(found):
        if not line.days:
            continue
        first, last = _span(line.text, start.year)
        assert (first, last) == (line.days[0], line.days[-1])
        assert first == cursor + dt.timedelta(days=1)
        cursor = last
        numbers = NUMBERS.search(line.text)
        if numbers:
            assert int(numbers[1]) == counted + 1
            counted = int(numbers[2] or numbers[1])
            assert (last - first).days + 1 == int(numbers[2] or numbers[1]) - int(numbers[1]) + 1
    if found.legal is not None:
        assert counted == found.counting.days
        delayed = any(line.kind == "delayed" for line in explain(found))
        assert delayed or cursor == found.legal


def _span(text: str, year: int) -> tuple[dt.date, dt.date]:
    parts = DATES.match(text)
    assert parts, text
    first = dt.date(int(parts[1] or year), int(parts[2]), int(parts[3]))
    if not parts[6]:
        return first, first
    return first, dt.date(int(parts[4] or first.year), int(parts[5] or first.month), int(parts[6]))


@settings(max_examples=300, deadline=None)
@given(histories(), CHOICES)
def test_no_due_day_is_a_day_off_or_before_the_plain_term(
    history: tuple[dt.date, list[Step]], chosen: dict[str, str]
) -> None:
    received, steps = history
    found = deadline(received, steps, regulation_of(received), Rules(RULES.calendar, chosen))
    if found.legal is not None:
        plain = deadline(received, [], regulation_of(received), RULES).legal
        assert RULES.calendar.is_workday(found.legal)
        assert plain is not None
        assert found.legal >= plain
        assert found.internal is not None
        assert RULES.calendar.is_workday(found.internal)
        assert found.internal < found.legal


@settings(max_examples=300, deadline=None)
@given(histories(), st.sampled_from(PAUSING), st.integers(0, 60), st.none() | st.integers(0, 40), CHOICES)
def test_a_pause_never_makes_the_due_day_earlier(
    history: tuple[dt.date, list[Step]], kind: str, after: int, answered: int | None, chosen: dict[str, str]
) -> None:
    received, steps = history
    # What comes after a restart's spent extension is another term, so only pauses and delays are compared.
    steps = [one for one in steps if one.step in {*PAUSING, "abuse_delay"}]
    on = received + dt.timedelta(days=after)
    came = on + dt.timedelta(days=answered) if answered is not None else None
    pause = Step(id="pause", step=kind, day=on, answered_on=came, answer="answered" if came else "")
    rules = Rules(RULES.calendar, chosen)
    before = deadline(received, steps, regulation_of(received), rules).legal
    after_it = deadline(received, [*steps, pause], regulation_of(received), rules).legal
    assert after_it is None or (before is not None and after_it >= before)


@given(DAYS.filter(lambda found: found < LAST_OFFICIAL))
def test_a_later_receipt_is_never_due_earlier(received: dt.date) -> None:
    later = received + dt.timedelta(days=1)
    first = deadline(received, [], regulation_of(received), RULES).legal
    second = deadline(later, [], regulation_of(later), RULES).legal
    assert first is not None
    assert second is not None
    assert second >= first


def test_without_any_calendar_the_term_is_still_counted() -> None:
    found = deadline(day("2025-09-22"), [], regulation_of(day("2025-09-22")), Rules(WorkCalendar({})))
    assert found.legal == day("2025-10-23")
    assert found.provisional
