"""What a letter file may name: words, passages, decisions, steps, rule sets; a mistake is told with its line."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.letter_heads import own_heads
from desktop_app.report.letters.file_shape import Block
from desktop_app.report.letters.guards import LETTER_GUARDS
from desktop_app.report.letters.head_checks import check_head
from desktop_app.report.letters.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop_app.model.letter_heads import LetterHead
    from desktop_app.report.letters.file_shape import LetterFile, Passage, PassageFile, Version
    from desktop_app.report.rulefiles.lines import Spot

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
CELL_MARK = "│"
"""Stands between label and text where a form's row is kept as a line; a label can't hold it."""


def check_letter(letter: LetterFile, passages: Collection[str], known: Mapping[str, LetterHead], spot: Spot) -> None:
    """Check a letter file; raises `FormatError`. `known` are the kinds of letters there are."""
    check_head(letter.head.over(own_heads().get(letter.code)), known, spot)
    _check_names(letter.steps, "case_step", spot / "steps")
    _check_names(letter.decisions, "decision", spot / "decisions")
    _check_names(letter.states, "case_state", spot / "states")
    _check_known(letter.guards, LETTER_GUARDS, spot / "guards")
    if letter.steps and letter.decisions:
        raise (spot / "decisions").error(_("“steps”和“decisions”只能写一个：一份文书或者随步骤发，或者告知决定。"))
    _check_versions(letter.versions, passages, spot / "versions")


def check_passages(file: PassageFile, spot: Spot) -> None:
    """Check the shared passages, which can't hold one another; raises `FormatError`."""
    for name in {passage.name for passage in file.parts}:
        same = {place: passage for place, passage in enumerate(file.parts) if passage.name == name}
        _refuse_two_for_one_case(same, spot / "parts")
    for place, passage in enumerate(file.parts):
        _check_version(passage, (), spot / "parts" / place)


def _check_versions(versions: Sequence[Version], passages: Collection[str], spot: Spot) -> None:
    _refuse_two_for_one_case(dict(enumerate(versions)), spot)
    for place, version in enumerate(versions):
        _check_version(version, passages, spot / place)


def _refuse_two_for_one_case(versions: dict[int, Version] | dict[int, Passage], spot: Spot) -> None:
    for (_first, one), (place, other) in combinations(versions.items(), 2):
        same = (one.rule_set, one.since, one.review_first) == (other.rule_set, other.since, other.review_first)
        if same and _overlap(one.decisions, other.decisions) and _overlap(one.steps, other.steps):
            raise (spot / place).error(_("与前面的一个文本适用的情形相同，分不出该用哪一个。"))


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(set(one) & set(other)) or (not one and not other)


def _check_version(version: Version, passages: Collection[str], spot: Spot) -> None:
    if version.rule_set and version.rule_set not in codes("rule_set"):
        raise (spot / "rule_set").error(_("没有“{name}”这个规定。").format(name=version.rule_set))
    _check_names(version.decisions, "decision", spot / "decisions")
    _check_names(version.steps, "case_step", spot / "steps")
    for place, block in enumerate(version.body):
        _check_block(block, passages, spot / "body" / place)


def _check_names(names: Sequence[str], code_list: str, spot: Spot) -> None:
    _check_known(names, codes(code_list), spot)


def _check_known(names: Sequence[str], known: Collection[str], spot: Spot) -> None:
    for place, name in enumerate(names):
        if name not in known:
            raise (spot / place).error(_("不认识的名称“{name}”，可能写错了字母。").format(name=name))


def _check_block(block: str | Block, passages: Collection[str], spot: Spot) -> None:
    if not isinstance(block, Block):
        _check_text(block, spot)
        return
    if bool(block.text) + bool(block.rows) + bool(block.part) != 1:
        raise spot.error(_("“text”“rows”“part”要写一个，也只能写一个。"))
    if block.part and block.part not in passages:
        raise (spot / "part").error(_("没有“{name}”这个共用段落。").format(name=block.part))
    for name, condition in (("if", block.wanted), ("unless", block.unless)):
        if condition and condition not in vocabulary().words:
            raise (spot / name).error(_unknown(condition))
    _check_text(block.text, spot / "text")
    for place, (label, text) in enumerate(block.rows):
        _check_label(label, spot / "rows" / place / 0)
        _check_text(text, spot / "rows" / place / 1)


def _check_label(label: str, spot: Spot) -> None:
    if not label.strip() or CELL_MARK in label or "\n" in label:
        raise spot.error(_("表格左栏不能空着，不能分行，也不能有“│”。"))
    _check_text(label, spot)


def _check_text(text: str, spot: Spot) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in vocabulary().words:
            raise spot.error(_unknown(name))
    if set("{}") & set(PLACEHOLDER.sub("", text)):
        raise spot.error(_("花括号没有成对。"))


def _unknown(name: str) -> str:
    return _("没有“{name}”这个填空，可用的填空见 docs/letters.md。").format(name="{" + name + "}")
