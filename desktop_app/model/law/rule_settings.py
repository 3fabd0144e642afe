"""The questions that the law leaves open, each with its choices, its default and where it arises."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from desktop_app.i18n import SOURCE_LANGUAGE, _, language
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


_MONTH = re.compile(r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])")


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to an open question."""

    value: str
    label: str
    english: str

    @property
    def text(self) -> str:
        """Return the wording in the language of the screen."""
        return self.label if language() == SOURCE_LANGUAGE else self.english


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An open question: what is asked, which answers there are, and which one holds while nobody has chosen."""

    code: str
    kind: Literal["choice", "number", "stages", "text", "month"]
    default: str
    question: str
    english: str
    source: str
    choices: tuple[Choice, ...] = ()
    most: int = 0

    @property
    def text(self) -> str:
        """Return the question in the language of the screen."""
        return self.question if language() == SOURCE_LANGUAGE else self.english


@cache
def questions() -> dict[str, Question]:
    """Return every open question by its code, in the order they are shown."""
    found = msgspec.json.decode(resource("reference", "settings.json").read_bytes(), type=list[Question])
    return {question.code: question for question in found}


def setting_problem(code: str, value: str) -> str:
    """Return a sentence where the value doesn't answer the question, or ""."""
    question = questions().get(code)
    if question is None:
        return _("没有“{code}”这个设置项。").format(code=code[:60])
    return _misfit(question, value)


def _misfit(question: Question, value: str) -> str:
    if question.kind == "choice" and value not in {choice.value for choice in question.choices}:
        return _("请从给出的选项中选一个。")
    if question.kind == "number" and not (re.fullmatch(r"\d{1,4}", value) and int(value) <= question.most):
        return _("请填 0 到 {most} 的整数。").format(most=question.most)
    if question.kind == "stages" and not 1 <= len(_stages(value)) <= question.most:
        return _("请填一到{most}个环节，用顿号分开。").format(most=question.most)
    if question.kind == "text" and (len(value) > question.most or not value.isprintable()):
        return _("请写在一行里，最多{most}个字。").format(most=question.most)
    if question.kind == "month" and value and not _MONTH.fullmatch(value):
        return _("请填年和月，如 2026-03。")
    return ""


def setting(settings: Mapping[str, str], code: str) -> str:
    """Return the office's choice, or the default where it made none (or one that this version can't read)."""
    chosen = settings.get(code, "")
    return chosen if chosen and not setting_problem(code, chosen) else questions()[code].default


def number_setting(settings: Mapping[str, str], code: str) -> int:
    """Return a setting that is a number."""
    return int(setting(settings, code))


def stages_setting(settings: Mapping[str, str], code: str) -> tuple[str, ...]:
    """Return a setting that is a chain of one to four stages, in their order."""
    return tuple(_stages(setting(settings, code)))


def _stages(value: str) -> list[str]:
    return [stage for stage in re.split(r"[、,，\s]+", value) if stage]
