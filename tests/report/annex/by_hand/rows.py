"""The rows of a ledger as they lie in the file, and the few words in which the forms speak of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = dict[str, Any]
TABLES = (
    *("unit", "category", "channel", "release", "publication", "application", "case_step", "fee", "inquiry"),
    *("complaint", "dispute", "activity", "online_session", "staff", "expense", "indicator", "indicator_value"),
)


class Days(NamedTuple):
    """Days from the first to the last, as texts; a first day of "" is the beginning of time."""

    first: str
    last: str

    def has(self, day: str | None) -> bool:
        """Tell whether a day is one of them."""
        return bool(day) and self.first <= str(day) <= self.last

    def ended_by(self, day: str | None) -> bool:
        """Tell whether a day has come by the last of them."""
        return bool(day) and str(day) <= self.last


def days_of(year: int, month: int = 12) -> Days:
    """Return the days of a year up to the end of a month."""
    return Days(f"{year}-01-01", f"{year}-{month:02}-31")


@dataclass
class Rows:
    """All rows of a ledger, or those of one unit."""

    tables: dict[str, list[Row]]
    unit: str = ""

    def releases(self, days: Days) -> list[Row]:
        """主动公开: by the day of release, what is public on one's own initiative or not said to be otherwise."""
        return [one for one in self.tables["release"] if public(one) and days.has(one["released_on"])]

    def received(self, days: Days) -> list[Row]:
        """收到申请: every letter, by the day of receipt."""
        return [one for one in self.tables["application"] if days.has(one["received_on"])]

    def answered(self, days: Days, *decisions: str) -> list[Row]:
        """答复: by the day of the reply, those with one of these decisions (any without)."""
        answered = [one for one in self.tables["application"] if days.has(one["replied_on"])]
        return [one for one in answered if not decisions or one["decision"] in decisions]

    def extended(self) -> set[str]:
        """Return the applications of which an extension was told within the term and before the reply."""
        told = defaultdict[str, list[str]](list)
        for step in self.tables["case_step"]:
            if step["step"] == "extension":
                told[step["application"]].append(step["day"])
        found = set()
        for one in self.tables["application"]:
            days = [*told[one["id"]], *filter(None, [one["extended_on"]])]
            last = min(filter(None, (one["due_on"], one["replied_on"])), default="9999")
            if one["nature"] != "other" and any(one["received_on"] <= day <= last for day in days):
                found.add(one["id"])
        return found

    def disputes(self, procedure: str, *, own: bool = True) -> list[Row]:
        """Return the disputes of a procedure; those of a co-defendant are the original agency's to count."""
        rows = [one for one in self.tables["dispute"] if one["procedure"] == procedure]
        return [one for one in rows if not (own and one["co_defendant"])]

    def people_asking(self, days: Days, *channels: str) -> int:
        """咨询: persons, by the day."""
        rows = (one for one in self.tables["inquiry"] if days.has(one["day"]) and one["channel"] in channels)
        return sum(one["people"] or 0 for one in rows)

    def reading_places(self) -> int:
        """查阅点: the bureau's; no single unit has any."""
        return 0 if self.unit else sum(one["nature"] == "reading" for one in self.tables["channel"])

    def staff(self, days: Days, *, full_time: bool) -> int:
        """工作人员: those in office at the end."""
        rows = [one for one in self.tables["staff"] if bool(one["full_time"]) is full_time]
        return sum(days.ended_by(one["since"]) and not days.ended_by(one["until"]) for one in rows)

    def yuan_charged(self, days: Days, *items: str) -> Decimal:
        """依申请公开收费: by the day of charging, in yuan, for some items or all."""
        rows = (
            one for one in self.tables["fee"] if days.has(one["charged_on"]) and (not items or one["item"] in items)
        )
        return Decimal(sum(one["charged"] or 0 for one in rows)) / 100

    def ten_thousands(self, days: Days, column: str, *items: str) -> Decimal:
        """经费: of the whole years, whatever the month, in 万元."""
        rows = [one for one in self.tables["expense"] if days.first[:4] <= str(one["year"] or "") <= days.last[:4]]
        return Decimal(sum(one[column] or 0 for one in rows if not items or one["item"] in items)) / 1_000_000


def public(release: Row) -> bool:
    """公开属性为主动公开（或未填）."""
    return (release["attribute"] or "") in {"", "active"}


def made_on(release: Row) -> str | None:
    """按生成日期，没有填生成日期的按公开日期."""
    day: str | None = release["made_on"] or release["released_on"]
    return day


def rows_of(session: Session) -> Rows:
    """Read all rows as SQLite holds them."""
    found = {}
    for table in TABLES:
        result = session.connection().exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 (names of our own)
        found[table] = [dict(row) for row in result.mappings()]
    return Rows(found)


def of_unit(rows: Rows, unit: str) -> Rows:
    """Return what is one unit's: by its own link, or by that of the application or release it belongs to."""
    owners = {one["id"]: one["unit"] for table in ("application", "release") for one in rows.tables[table]}

    def own(table: str, row: Row) -> bool:
        if table in {"category", "indicator", "channel", "unit"}:
            return True
        owner = {"fee": "application", "case_step": "application", "publication": "release"}.get(table)
        return bool((owners.get(row[owner]) if owner else row["unit"]) == unit)

    return Rows({table: [one for one in all_ if own(table, one)] for table, all_ in rows.tables.items()}, unit)
