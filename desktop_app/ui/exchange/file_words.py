"""What came of one file, in a clerk's words: whose it is, what is new, what differs, what is missing, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.receiving_outcome import brought_by, brought_words
from desktop_app.i18n import _
from desktop_app.store.log.moments import moment_of
from desktop_app.ui.kit.tokens import Tone
from desktop_app.written_days import moment_text, month_text

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words of a file's card: a mark with its tone, a title, lines below it, and warnings."""

    mark: str
    tone: Tone
    title: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


def waits_for_code(file: FileOutcome) -> bool:
    """Tell whether the file's PC has to be certified before the file is taken."""
    unknown = file.sender is not None and not file.sender.certified
    return file.state == "uncertified" or (file.state == "looked at" and unknown)


def is_ready(file: FileOutcome) -> bool:
    """Tell whether taking the file in would bring something: its PC is known and the file is new."""
    return file.state == "looked at" and not waits_for_code(file) and not file.seen_before


def file_words(file: FileOutcome) -> FileWords:
    """Return the words for what came of a file."""
    mark, tone = {
        "taken": (_("已收下"), Tone.GOOD),
        "looked at": (_("可以收下"), Tone.ACCENT),
        "uncertified": (_("未认证"), Tone.WARNING),
        "refused": (_("不能收"), Tone.BAD),
        "for later": (_("待升级"), Tone.WARNING),
    }["uncertified" if waits_for_code(file) else file.state]
    if file.seen_before and file.state == "looked at":
        mark, tone = _("收过"), Tone.NEUTRAL
    title = file.sender.unit_name if file.sender else file.path.name
    if file.alarm:
        mark, tone = _("前后矛盾"), Tone.BAD
    lines = [*_origin(file), *_content(file), file.message, "" if file.alarm else file.hint]
    loud = (file.alarm, file.hint) if file.alarm else ()
    return FileWords(mark, tone, title, tuple(filter(None, lines)), (*loud, *file.warnings))


def _origin(file: FileOutcome) -> list[str]:
    if file.sender is None:
        return []
    day = moment_of(file.sender.made_at)
    made = _("{name} · {person} 于 {day} 制作")
    return [made.format(name=file.path.name, person=file.sender.person or _("（未署名）"), day=moment_text(day))]


def _content(file: FileOutcome) -> list[str]:
    lines = [months_words(file)]
    if file.seen_before:
        lines.append(_("这个文件以前收过，没有新内容。"))
    elif file.adopted:
        adopted = file.adopted
        lines.append(content_words(file) or _("没有新内容。"))
        if adopted.differences:
            lines.append(_("新的差异 {count} 处，收下以后在“差异”里处理").format(count=len(adopted.differences)))
        if adopted.waiting:
            lines.append(_("缺少更早的文件：{count} 处内容暂不显示").format(count=adopted.waiting))
    if file.without_personal:
        lines.append(_("不含申请人的个人信息"))
    return lines


def content_words(file: FileOutcome) -> str:
    """Return in words the records that a file brings; "" where it brings none."""
    return brought_words(brought_by(file.adopted)) if file.adopted else ""


def months_words(file: FileOutcome) -> str:
    """Return in words which months a file hands in; "" where it hands in none."""
    months = _("、").join(
        month_text(month.year, month.month) + (_("（零报告）") if month.nil else "") for month in file.months
    )
    return _("上报 {months}").format(months=months) if months else ""
