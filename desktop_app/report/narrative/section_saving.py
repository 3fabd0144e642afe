"""Writing the report's text to the ledger: a section, a first draft of all, and the layout that a year goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import ReportSection, RuleSetting
from desktop_app.report.narrative.layout_checks import SENTENCE
from desktop_app.report.narrative.layouts_in_force import SETTING, layouts_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.text import Mark, TextParagraph
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.text_writing import write
from desktop_app.report.narrative.written_sections import written_sections
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.layout_file import SectionRule
    from desktop_app.report.narrative.text import Passage
    from desktop_app.store.log.operation import Change


def save_section(ledger: Ledger, year: int, layout: Layout, code: str, body: str) -> None:
    """Keep the text of one section in one operation; raises `UserError` where the ledger can't hold it."""
    rule = layout.section(code)
    with operation(ledger, _("修改年报文字：{heading}").format(heading=rule.heading if rule else code)) as change:
        record = written_sections(change.session, year).get(code)
        if record is not None:
            change.update(record.id, {"body": body})
        elif rule is not None:
            _add(change, year, layout, rule, body)


def draft_report(ledger: Ledger, year: int, layout: Layout) -> int:
    """Write a first draft of every section that has no text yet, and return of how many; what is written stays."""
    with operation(ledger, _("生成 {year} 年度年报初稿").format(year=year)) as change:
        wanted = list(_unwritten(change.session, year, layout))
        narrator = Narrator(change.session, layout, year)
        for rule, record_id in wanted:
            body = _drafted(narrator, rule)
            if record_id:
                change.update(record_id, {"body": body})
            else:
                _add(change, year, layout, rule, body)
    return len(wanted)


def choose_layout(ledger: Ledger, year: int, name: str) -> None:
    """Choose the layout that the report of a year goes by; raises `UserError` for an unknown one."""
    with reading(ledger) as session:
        in_force = layouts_of(session)
    layout = in_force.find(name)
    with operation(ledger, _("{year} 年度年报改用版式：{name}").format(year=year, name=layout.name)) as change:
        code = SETTING.format(year=year)
        chosen = change.session.scalars(select(RuleSetting.id).where(RuleSetting.code == code)).first()
        prescribed = layout.id == in_force.default(year).id
        if chosen and prescribed:
            change.delete(chosen)
        elif chosen:
            change.update(chosen, {"value": layout.id})
        elif not prescribed:
            change.add(RuleSetting, {"code": code, "value": layout.id})


def _unwritten(session: Session, year: int, layout: Layout) -> Iterator[tuple[SectionRule, str]]:
    """Give the sections without text that a draft has something for, with their record's id if there is one."""
    written = written_sections(session, year)
    for rule in layout.sections:
        record = written.get(rule.code)
        if record is None or (not record.body.strip() and rule.draft):
            yield rule, record.id if record else ""


def _drafted(narrator: Narrator, rule: SectionRule) -> str:
    """Return the first draft of a section, without the optional sentences that can't be said just now."""
    return write(tuple(passage for line in rule.draft for passage in _sayable(narrator, read(line).passages)))


def _sayable(narrator: Narrator, passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        if not isinstance(passage, TextParagraph):
            yield passage
        elif words := tuple(piece for piece in passage.words if not _is_needless(narrator, piece)):
            yield TextParagraph(words)


def _is_needless(narrator: Narrator, piece: str | Mark) -> bool:
    """Tell whether a piece is an optional sentence that has nothing to say."""
    if isinstance(piece, str):
        return False
    rule = narrator.layout.sentences.get(piece.name.removeprefix(f"{SENTENCE}:"))
    return rule is not None and rule.optional and bool(narrator.reading(piece).missing)


def _add(change: Change, year: int, layout: Layout, rule: SectionRule, body: str) -> str:
    place = layout.sections.index(rule)
    values: dict[str, Value] = {"year": year, "code": rule.code, "heading": rule.heading, "position": place}
    return change.add(ReportSection, values | {"body": body})
