"""Code lists: the fixed choices of a field, kept as data files because decrees change them."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import SOURCE_LANGUAGE, language
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.letter_heads import own_heads
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One choice: its code in the file, its wording in Chinese and in English, and where the wording comes from."""

    code: str
    label: str
    english: str
    source: str = ""

    @property
    def text(self) -> str:
        """Return the wording in the language of the screen."""
        return self.label if language() == SOURCE_LANGUAGE else self.english


@dataclass(frozen=True, eq=False)
class CodeLists:
    """Every code list by name, each as code → `Code` in its order; never changed, so that it may key a cache."""

    by_name: Mapping[str, Mapping[str, Code]]

    def with_added(self, added: Sequence[Mapping[str, Sequence[Code]]]) -> CodeLists:
        """Return these lists and what is added to them, the last to be added last.

        A code that is known already gets the new wording in its old place; a new one stands behind the others.
        """
        if not added:
            return self
        merged = {name: dict(known) for name, known in self.by_name.items()}
        for name, more in (pair for each in added for pair in each.items()):
            merged[name] |= {code.code: code for code in more}
        return CodeLists(merged)


@cache
def official_lists() -> CodeLists:
    """Return the lists that the program brings along, in their official order."""
    text = resource("reference", "codes.json").read_bytes()
    lists = msgspec.json.decode(text, type=dict[str, list[Code]]) | {"case_step": _steps(), "letter": _letters()}
    return CodeLists({name: {code.code: code for code in codes} for name, codes in lists.items()})


def _steps() -> list[Code]:
    """Return the steps that are records of their own, worded as their file words them."""
    return [
        Code(step.code, step.line.label, step.line.english, step.source) for step in step_rules().values() if step.line
    ]


def _letters() -> list[Code]:
    """Return the kinds of letters, named as their own files name them."""
    return [Code(head.code, head.name, head.english) for head in own_heads().values()]


_SOURCE: ContextVar[Callable[[], CodeLists]] = ContextVar("code lists", default=official_lists)
"""Where the running block has its lists from: wording is asked for far below who knows the open file.

A source and not the lists themselves, since a block may go on after the lists changed (a window does).
"""


def use_codes_of(source: Callable[[], CodeLists]) -> None:
    """Have the lists of a file from here on: for a window, which goes on working with it."""
    _SOURCE.set(source)


@contextmanager
def codes_of(source: Callable[[], CodeLists]) -> Iterator[None]:
    """Have the lists of a file for the length of a block."""
    before = _SOURCE.set(source)
    try:
        yield
    finally:
        _SOURCE.reset(before)


def code_lists() -> CodeLists:
    """Return the lists of the file that the running block works with; the program's own where it has none."""
    return _SOURCE.get()()


def codes(name: str) -> Mapping[str, Code]:
    """Return the code list of that name; an unknown name is our bug (KeyError)."""
    return code_lists().by_name[name]


def code_text(name: str, code: str) -> str:
    """Return the wording of a code; a code from a newer version is shown as it stands."""
    known = codes(name).get(code)
    return known.text if known else code


def label_text(name: str, label: str) -> str:
    """Return the wording of what data name by a Chinese label (a holiday, a stage); others stay as they stand."""
    known = next((code for code in codes(name).values() if code.label == label), None)
    return known.text if known else label
