"""What the form of 2014 calls 按时办结 and 延期办结: one meaning of “extended”, however an extension was noted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, CaseStep, Unit
from desktop_app.paths import resource
from desktop_app.report.annex.figures import reckoned_figures, records_behind
from desktop_app.report.annex.formats.format import find_format, read_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.report.annex.formats.format import Format

RECEIVED, REPLIED = dt.date(2016, 3, 1), dt.date(2016, 4, 6)


def add_case(ledger: Ledger, extension: dt.date | None = None, **values: Value) -> str:
    """Add a case that was answered on 6 April 2016, extended by a step on the day, and return its id."""
    given: dict[str, Value] = {"subject": "申请", "nature": "disclosure", "channel": "web", "applicant_type": "natural"}
    given |= {"received_on": RECEIVED, "replied_on": REPLIED, "decision": "granted"}
    with operation(ledger, "办理") as change:
        unit = change.add(Unit, {"name": "某处", "nature": "division"})
        case = change.add(Application, given | {"unit": unit} | values)
        if extension:
            change.add(CaseStep, {"application": case, "step": "extension", "day": extension, "approver": "李主任"})
    return case


def closed(ledger: Ledger, fmt: Format) -> tuple[object, object]:
    """Return how many cases a form counts as closed in time, and as closed late or after an extension."""
    with reading(ledger) as session:
        cells = reckoned_figures(session, AnnexScope(fmt, 2016)).cells
        return cells["T1.3.2.1.n"].value, cells["T1.3.2.2.n"].value


@pytest.mark.parametrize(
    ("extension", "values", "wanted"),
    [
        (dt.date(2016, 3, 15), {}, (0, 1)),
        (None, {"extended_on": dt.date(2016, 3, 15)}, (0, 1)),
        (None, {}, (0, 1)),
        (None, {"replied_on": dt.date(2016, 3, 22)}, (1, 0)),
        (dt.date(2016, 3, 15), {"replied_on": dt.date(2016, 3, 22)}, (0, 1)),
        (dt.date(2016, 4, 5), {"replied_on": dt.date(2016, 3, 22)}, (1, 0)),
        (dt.date(2016, 4, 5), {"replied_on": dt.date(2016, 4, 6)}, (0, 1)),
    ],
)
def test_a_reply_after_an_extension_is_none_in_time_however_it_was_noted(
    ledger: Ledger, extension: dt.date | None, values: dict[str, Value], wanted: tuple[int, int]
) -> None:
    add_case(ledger, extension, **values)
    assert closed(ledger, find_format("B-2014")) == wanted


def test_a_form_that_still_asks_for_the_day_of_the_extension_means_the_same(ledger: Ledger) -> None:
    case = add_case(ledger, dt.date(2016, 3, 15))
    text = resource("annex", "B-2014.json").read_text("utf-8")
    earlier = text.replace('{"field": "extended", "equals": false}', '{"field": "extended_on", "filled": false}')
    assert earlier != text
    assert closed(ledger, read_format(earlier, "B-2014.json")) == (0, 1)
    with reading(ledger) as session:
        behind = records_behind(session, AnnexScope(find_format("B-2014"), 2016), "T1.3.2.2.n")
    assert [share.record_id for share in behind.shares] == [case]


def test_a_step_taken_back_takes_the_extension_with_it(ledger: Ledger) -> None:
    case = add_case(ledger, dt.date(2016, 3, 15), replied_on=dt.date(2016, 3, 22))
    with reading(ledger) as session:
        (step,) = session.query(CaseStep.id).all()
        assert session.get_one(Application, case).extended
    with operation(ledger, "撤回延期") as change:
        change.delete(step[0])
    with reading(ledger) as session:
        assert not session.get_one(Application, case).extended
    assert closed(ledger, find_format("B-2014")) == (1, 0)
