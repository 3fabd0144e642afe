"""The covering note to the office's start file: one page that says what each officer does with it, and the code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.rule_settings import number_setting
from desktop_app.office.records.file_owner import file_owner
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.paper.document import Cell, Document, Grid, Margins, Page, Paragraph, SignOff, Spacer, Title
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.model.law.rules import Rules
    from desktop_app.report.paper.document import Block

_STEP_SIZE, _CODE_SIZE = 12.0, 22.0
_STEP_HEIGHT = 15.0
_MARGINS = Margins(top=22.0, right=24.0, bottom=20.0, left=24.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartNote:
    """What the note says: whose start file it is, the code of the office's PC, whom to phone, by when to hand in."""

    organisation: str
    office: str
    person: str
    telephone: str
    hand_in_day: int
    code: str
    file: str
    day: dt.date

    def document(self) -> Document:
        """Return the note on one page of A4."""
        title = _("公开台账起步说明")
        return Document(
            title=title,
            author=self.organisation,
            blocks=(Title(title), *self._blocks()),
            created=self.day,
            page=Page(margins=_MARGINS),
        )

    def _blocks(self) -> Iterator[Block]:
        yield Spacer(3)
        yield _plain(_("各处室、局属单位信息员："))
        text = _("本机关的政府信息公开工作用“公开台账”登记。各单位用同一个起步文件“{file}”建立自己的台账，约三分钟：")
        yield _plain(text.format(file=self.file), indent=True)
        yield Spacer(3)
        yield _numbered(self._steps())
        yield Spacer(5)
        yield _plain(_("办公室电脑的核对码"), centred=True)
        yield Spacer(2)
        yield _code(self.code)
        yield Spacer(2)
        said = _("程序会请您照这张纸逐组输入。只要有一组不同，就不要用那个文件，先给办公室打电话。")
        yield Paragraph(said, align="center", indent_first=False, style="note")
        yield Spacer(5)
        whom = _("、").join(filter(None, (self.person, self.telephone)))
        yield SignOff((((_("发出"), self.office), (_("联系人"), whom), (_("日期"), day_text(self.day))),), edges=True)

    def _steps(self) -> tuple[str, ...]:
        return (
            _("把起步文件存到自己的电脑上，双击它；或者打开公开台账，点“信息员，有起步文件”，再选它。"),
            _("在名单里选自己的单位，填上姓名。名单里没有的，先请办公室补上。"),
            _("照下面逐组输入核对码，点“建立台账”。单位、信息分类和公开渠道都已经备好。"),
            _("以前自己已经建了台账的，不用重建：打开它，在“上报汇总”里收下起步文件，登记过的都在。"),
            _("平时随时登记；每月 {day} 日前在“上报汇总”点“上报…”，把文件交给办公室。").format(day=self.hand_in_day),
            _("第一次上报时，同时在“收发文件”里点“打印本机核对码”，把那张纸交给办公室，或者打电话念一遍。"),
        )


def read_start_note(session: Session, profile: Profile, rules: Rules, code: str, file: str, day: dt.date) -> StartNote:
    """Return the note to a start file; `code` is this PC's, `file` the file's name."""
    owner = file_owner(session, profile)
    organisation = organisation_on(session, day)
    return StartNote(
        organisation=owner.organisation,
        office=owner.unit,
        person=profile.person,
        telephone=organisation.telephone if organisation else "",
        hand_in_day=max(number_setting(rules.settings, "hand_in_day"), 1),
        code=code,
        file=file,
        day=day,
    )


def _plain(text: str, *, indent: bool = False, centred: bool = False) -> Paragraph:
    return Paragraph(text, align="center" if centred else "justify", indent_first=indent, style="subtitle")


def _numbered(steps: tuple[str, ...]) -> Grid:
    cells = [
        cell
        for row, step in enumerate(steps)
        for cell in (
            Cell(row, 0, text=str(row + 1), role="heading"),
            Cell(row, 1, text=step, align="left"),
        )
    ]
    heights = (_STEP_HEIGHT,) * len(steps)
    return Grid((1.0, 12.0), tuple(cells), row_heights=heights, text_size=_STEP_SIZE)


def _code(code: str) -> Grid:
    groups = code.split("-")
    cells = tuple(Cell(0, place, text=group, role="heading") for place, group in enumerate(groups))
    return Grid((1.0,) * len(groups), cells, row_heights=(_STEP_HEIGHT + 3,), text_size=_CODE_SIZE)
