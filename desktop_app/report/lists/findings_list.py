"""The list of findings on paper (核对单): what was found, what the officer says to it, and who checked it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.annex.finding import LEVELS, level_text
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsList:
    """What is listed: the findings of a year, whose they are, the figures they speak of, and of which day."""

    findings: Sequence[Finding]
    year: int
    organisation: str
    fingerprint: str
    day: dt.date
    scope: str = ""


def listed_findings(
    session: Session, profile: Profile, annex: Annex, findings: Sequence[Finding], day: dt.date
) -> FindingsList:
    """Return the list of the findings on an annex, of the organisation or of the annex's unit."""
    organisation = organisation_on(session, day)
    name = organisation.name if organisation else ""
    scope = head_and_foot_of(session, profile, annex.unit, day).organisation
    return FindingsList(
        findings=findings, year=annex.year, organisation=name, fingerprint=annex.fingerprint, day=day, scope=scope
    )


def findings_list(listed: FindingsList) -> PrintedList:
    """Return the list to print, lengthwise on A4, with the fingerprint of what it lists."""
    said = _("{scope}　核对日期 {day}　附表数据指纹 {fingerprint}").format(
        scope=listed.scope or listed.organisation, day=day_text(listed.day), fingerprint=listed.fingerprint
    )
    return PrintedList(
        title=_("{year}年度政府信息公开核对单").format(year=listed.year),
        said="　".join((said, *_counts(listed.findings))),
        columns=_columns(),
        rows=[_row(number, finding) for number, finding in enumerate(listed.findings, 1)],
        organisation=listed.organisation,
        day=listed.day,
        nothing=_("没有发现问题。"),
        signatures=(_("核对人"), _("审核人"), _("单位负责人"), _("日期")),
    )


def _columns() -> tuple[PrintedColumn, ...]:
    return (
        PrintedColumn(_("序号"), 0.7, "center"),
        PrintedColumn(_("级别"), 1.0, "center"),
        PrintedColumn(_("核对情况"), 6.2, "left"),
        PrintedColumn(_("说明"), 3.6, "left"),
    )


def _counts(findings: Sequence[Finding]) -> list[str]:
    """Say how many findings there are of each level, and how many are open yet."""
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    told = [f"{level_text(level)} {count}" for level, count in counts.items() if count]
    open_yet = sum(not finding.done for finding in findings)
    return [*told, _("未处理 {count}").format(count=open_yet)] if told else []


def _row(number: int, finding: Finding) -> tuple[str, ...]:
    return str(number), level_text(finding.level), finding.text, _explained(finding)


def _explained(finding: Finding) -> str:
    said = finding.explanation
    if said is None:
        return "" if finding.done else _("（未说明）")
    return "\n".join(filter(None, (said.text, "　".join(filter(None, (said.by, day_text(said.on)))))))
