"""The language of the screen: Chinese is the source, other languages come from gettext catalogues."""

from __future__ import annotations

import gettext
import os
import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.core import Locale

DOMAIN = "ogi-ledger"
SOURCE_LANGUAGE = "zh_CN"
LANGUAGES = (SOURCE_LANGUAGE, "en")
_LOCALES = {SOURCE_LANGUAGE: "zh_CN", "en": "en_GB"}
"""Whose days and numbers each language writes: the English of this program is British, like its catalogue."""

NO_TEXTS = "没有找到 {name} 的界面文字，先以中文显示。No texts in {name}: Chinese is shown."
"""What to say when texts lack, also to somebody who doesn't read Chinese."""
_ON_PAPER: ContextVar[bool] = ContextVar("on_paper", default=False)
_COUNTED = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


class _Counting(str):
    """A translation that holds `{count:record|records}`: the word for one, and the word for any other number."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Fill in the values, each such word in the form that goes with its number."""
        fitting = _COUNTED.sub(lambda found: found[2 if str(values[found[1]]) == "1" else 3], self)
        return fitting.format(*args, **values)


class _Chosen:
    """The catalogue in use; Chinese (no catalogue) until a language is chosen."""

    language = SOURCE_LANGUAGE
    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    lacking = ""


def choose(language: str | None = None) -> str:
    """Choose the language by name, `OGI_LANGUAGE`, or Chinese; returns the one in use: Chinese where texts lack."""
    wanted = language or os.environ.get("OGI_LANGUAGE") or SOURCE_LANGUAGE
    _Chosen.language, _Chosen.catalogue, _Chosen.lacking = SOURCE_LANGUAGE, gettext.NullTranslations(), ""
    if wanted in LANGUAGES and wanted != SOURCE_LANGUAGE:
        try:
            _Chosen.catalogue = gettext.translation(DOMAIN, resource("locale"), [wanted])
            _Chosen.language = wanted
        except FileNotFoundError:  # a source folder that was never set up has no compiled catalogue
            _Chosen.lacking = wanted
    return _Chosen.language


def lacking() -> str:
    """Return the language that was chosen last if its texts aren't there and Chinese stands in for it, or nothing."""
    return _Chosen.lacking


def language() -> str:
    """Return the language in use."""
    return SOURCE_LANGUAGE if _ON_PAPER.get() else _Chosen.language


def locale() -> Locale:
    """Return what Babel knows of the language in use: how it writes days and numbers."""
    return _locale(language())


@cache
def _locale(language: str) -> Locale:
    from babel.core import Locale  # noqa: PLC0415 (20 ms that the window's start needn't wait for)

    return Locale.parse(_LOCALES[language])


@contextmanager
def in_chinese() -> Iterator[None]:
    """Say everything inside in Chinese, whatever the screen speaks: what goes to an applicant is Chinese."""
    token = _ON_PAPER.set(True)
    try:
        yield
    finally:
        _ON_PAPER.reset(token)


def _(message: str) -> str:
    """Return the message in the language in use."""
    if not message or _ON_PAPER.get():
        return message
    return _counting(_Chosen.catalogue.gettext(message))


def listed(words: Iterable[str]) -> str:
    """Return words as a list in the language in use."""
    return _("、").join(words)


def worded(chinese: str, english: str) -> str:
    """Return a sentence of a data file in the language in use, in Chinese where the file has no English."""
    return _counting(english or chinese) if language() != SOURCE_LANGUAGE else chinese


def _counting(text: str) -> str:
    return _Counting(text) if _COUNTED.search(text) else text
