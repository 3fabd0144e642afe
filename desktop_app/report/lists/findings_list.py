"""The list of findings on paper (核对单): what was found, what the officer says to it, and who checked it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.annex.finding import LEVELS, level_text
from desktop_app.report.paper.document import Block, Cell, Document, Grid, Page, Paragraph, SignOff, Spacer, Title
from desktop_app.report.paper.fingerprint import rows_fingerprint
from desktop_app.report.paper.head_and_foot import head_and_foot_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding

_COLUMNS = (0.7, 1.0, 6.2, 3.6)
_BEFORE_SIGNS = 4.0


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


def findings_document(listed: FindingsList) -> Document:
    """Return the list to print, lengthwise on A4, with the fingerprint of what it lists."""
    rows = [_row(number, finding) for number, finding in enumerate(listed.findings, 1)]
    title = _("{year}年度政府信息公开核对单").format(year=listed.year)
    return Document(
        title=title,
        author=listed.organisation,
        blocks=tuple(_blocks(listed, title, rows)),
        fingerprint=rows_fingerprint(rows),
        created=listed.day,
        page=Page(orientation="landscape"),
    )


def _blocks(listed: FindingsList, title: str, rows: list[tuple[str, ...]]) -> list[Block]:
    said = _("{scope}　核对日期 {day}　附表数据指纹 {fingerprint}").format(
        scope=listed.scope or listed.organisation, day=listed.day.isoformat(), fingerprint=listed.fingerprint
    )
    signs = SignOff((((_("核对人"), ""), (_("审核人"), ""), (_("单位负责人"), ""), (_("日期"), "")),))
    return [
        Title(title),
        Paragraph("　".join((said, *_counts(listed.findings))), align="center", indent_first=False, style="note"),
        _grid(rows) if rows else Paragraph(_("没有发现问题。"), align="center", indent_first=False),
        Spacer(_BEFORE_SIGNS),
        signs,
    ]


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
    return "\n".join(
        filter(None, (said.text, "　".join(filter(None, (said.by, said.on.isoformat() if said.on else "")))))
    )


def _grid(rows: Sequence[tuple[str, ...]]) -> Grid:
    names = (_("序号"), _("级别"), _("核对情况"), _("说明"))
    cells = [Cell(0, place, text=name, role="header") for place, name in enumerate(names)]
    for number, row in enumerate(rows, 1):
        cells += [
            Cell(number, place, text=text, align="left" if place > 1 else "center") for place, text in enumerate(row)
        ]
    return Grid(_COLUMNS, tuple(cells), header_rows=1)
