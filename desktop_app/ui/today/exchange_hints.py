"""What waits between the unit and the office, in words: returned records, months to hand in, differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.months.open_exchange import waiting_for_office, waiting_for_unit
from desktop_app.office.records.own_unit import unit_choice
from desktop_app.office.records.unit_person import named_by_office
from desktop_app.store.log.reading import read
from desktop_app.ui.today.hints import Hint
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger

_PAGE = "exchange"


def exchange_hints(ledger: Ledger, year: int, today: dt.date) -> list[Hint]:
    """Return what whoever works with this file has to do on the page 上报汇总."""
    lines = _for_office if ledger.profile.role == "office" else _for_unit
    return [Hint(text, _PAGE) for text in lines(ledger, year, today)]


def _for_unit(ledger: Ledger, year: int, today: dt.date) -> Iterator[str]:
    if read(ledger, unit_choice, ledger.profile):
        yield _("办公室的名单里没有本单位写的名称，请选一下名单里哪个是本单位。")
    named = read(ledger, named_by_office, ledger.profile)
    if named:
        yield _("办公室登记的信息员是 {person}，请确认这台电脑以后由谁登记。").format(person=named.name)
    waiting = read(ledger, waiting_for_unit, ledger.rules, ledger.profile.unit_id, year, today)
    if waiting.returned:
        yield _("办公室退回 {count} 条记录，请改正并写明怎样改的。").format(count=waiting.returned)
    if waiting.missing:
        yield _("{months}还没有上报。").format(months=months_text(waiting.missing))


def _for_office(ledger: Ledger, year: int, today: dt.date) -> Iterator[str]:
    waiting = read(ledger, waiting_for_office, ledger.rules, year, today)
    if waiting.answered:
        yield _("{count} 条退回的记录已经改正，待办结。").format(count=waiting.answered)
    if waiting.differences:
        yield _("{count} 处差异待处理。").format(count=waiting.differences)
    if waiting.uncounted:
        yield _("{count} 处内容超出送来单位的权限，没有计入，待认可。").format(count=waiting.uncounted)
    if waiting.missing:
        yield _("{count} 个单位还有月份没有上报。").format(count=waiting.missing)
