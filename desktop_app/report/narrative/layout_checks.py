"""What has to hold in a report layout: every name in it means something, and every text is written correctly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.report.narrative.figure_file import own_figures
from desktop_app.report.narrative.layout_file import EVERY_TABLE
from desktop_app.report.narrative.live_figures import FACTS
from desktop_app.report.narrative.marks_in_text import marks_in
from desktop_app.report.narrative.style import styles
from desktop_app.report.narrative.text_parsing import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.narrative.layout_file import LayoutFile, SectionRule, SentenceRule, WhenRule
    from desktop_app.report.narrative.text import Mark
    from desktop_app.report.rulefiles.lines import Spot

SENTENCE = "say"
"""The family of figures that are whole sentences: `say:disputes.lawsuits`."""


def check_layout(
    file: LayoutFile, spot: Spot, sentences: Mapping[str, SentenceRule], formats: Mapping[str, Format]
) -> None:
    """Refuse what means nothing; raises `FormatError` with the line."""
    if file.last_year is not None and file.last_year < file.first_year:
        raise (spot / "last_year").error(_("停用年度早于启用年度。"))
    known = {name: fmt for fmt in formats.values() for name in (fmt.id, *fmt.file.aliases)}
    if file.format and file.format not in known:
        message = _("没有“{name}”这种附表格式，可用：{known}。")
        raise (spot / "format").error(message.format(name=file.format, known="、".join(known)))
    checking = _Checking(known.get(file.format), sentences)
    checking.title(file.title, spot / "title")
    for number, sentence in enumerate(file.sentences):
        checking.sentence(sentence, spot / "sentences" / number)
    for number, section in enumerate(file.sections):
        checking.section(section, spot / "sections" / number)


class _Checking:
    def __init__(self, fmt: Format | None, sentences: Mapping[str, SentenceRule]) -> None:
        self._format = fmt
        self._sentences = sentences
        self._seen: set[str] = set()

    def title(self, text: str, spot: Spot) -> None:
        """Refuse a title that can't be read."""
        self._text(text, spot, sentences=False)

    def section(self, rule: SectionRule, spot: Spot) -> None:
        """Refuse a code used twice, a table that the annex doesn't have, and a draft that can't be read."""
        self._once(rule.code, spot)
        tables = {table.id for table in self._format.file.tables} if self._format else set(rule.annex)
        for number, table in enumerate(rule.annex):
            if table not in {*tables, EVERY_TABLE}:
                raise (spot / "annex" / number).error(_("附表里没有“{table}”这张表。").format(table=table))
        for number, line in enumerate(rule.draft):
            self._text(line, spot / "draft" / number, sentences=True)

    def sentence(self, rule: SentenceRule, spot: Spot) -> None:
        """Refuse a code used twice, a condition that isn't one, and a wording that can't be read."""
        self._once(f"{SENTENCE}:{rule.code}", spot)
        for number, case in enumerate(rule.cases):
            place = spot / "cases" / number
            for index, when in enumerate(case.when):
                self._when(when, place / "when" / index)
            self._text(case.text, place / "text", sentences=False)

    def _once(self, code: str, spot: Spot) -> None:
        if code in self._seen:
            raise (spot / "code").error(_("代码“{code}”用了两次。").format(code=code))
        self._seen.add(code)

    def _when(self, rule: WhenRule, spot: Spot) -> None:
        given = [name for name in ("figure", "words", "nil") if getattr(rule, name)]
        if len(given) != 1:
            raise spot.error(_("每个条件写 figure、words、nil 中的一种，也只能写一种。"))
        if rule.nil and rule.nil not in codes("nil_subject"):
            message = _("没有“{name}”这种零报告，有：{known}。")
            raise (spot / "nil").error(message.format(name=rule.nil, known="、".join(codes("nil_subject"))))
        if rule.words:
            self._name(rule.words, spot / "words", sentences=False)
        if rule.figure:
            if rule.compare is None or rule.to is None:
                raise spot.error(_("“figure”要和“compare”“to”一起写。"))
            self._name(rule.figure, spot / "figure", sentences=False)
            if isinstance(rule.to, str):
                self._name(rule.to, spot / "to", sentences=False)

    def _text(self, text: str, spot: Spot, *, sentences: bool) -> None:
        found = read(text)
        for mistake in found.mistakes:
            raise spot.error(mistake.text)
        for mark in marks_in(found.passages):
            self._mark(mark, spot, sentences=sentences)

    def _mark(self, mark: Mark, spot: Spot, *, sentences: bool) -> None:
        if mark.style and mark.style not in styles():
            message = _("没有“{style}”这种写法，有：{known}。")
            raise spot.error(message.format(style=mark.style, known="、".join(styles())))
        self._name(mark.name, spot, sentences=sentences)

    def _name(self, name: str, spot: Spot, *, sentences: bool) -> None:
        family, _colon, code = name.partition(":")
        own = own_figures()
        known: dict[str, bool] = {
            "num": code in own.cells,
            "list": code in own.lists,
            "fact": code in FACTS,
            "cell": self._format is None or code in self._format.cells,
            "ind": bool(code),
            SENTENCE: sentences and code in self._sentences,
            **dict.fromkeys(own.families, bool(code)),
        }
        if not known.get(family):
            raise spot.error(_("没有“{name}”这个数。").format(name=name))
