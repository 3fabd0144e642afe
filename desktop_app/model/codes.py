"""Code lists: the fixed choices of a field, kept as data files because decrees change them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

import msgspec

from desktop_app.i18n import SOURCE_LANGUAGE, language
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.letter_heads import own_heads
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence


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


@cache
def official_lists() -> dict[str, dict[str, Code]]:
    """Return every code list that the program brings along, each as code → `Code` in its official order."""
    text = resource("reference", "codes.json").read_bytes()
    lists = msgspec.json.decode(text, type=dict[str, list[Code]]) | {"case_step": _steps(), "letter": _letters()}
    return {name: {code.code: code for code in codes} for name, codes in lists.items()}


def _steps() -> list[Code]:
    """Return the steps that are records of their own, worded as their file words them."""
    return [
        Code(step.code, step.line.label, step.line.english, step.source) for step in step_rules().values() if step.line
    ]


def _letters() -> list[Code]:
    """Return the kinds of letters, named as their own files name them."""
    return [Code(head.code, head.name, head.english) for head in own_heads().values()]


class _InForce:
    """The lists in use: the program's own, with what the open data files add to them."""

    added: ClassVar[dict[Hashable, tuple[Mapping[str, Sequence[Code]], ...]]] = {}
    lists: ClassVar[dict[str, dict[str, Code]]] = {}


def put_in_force(file: Hashable, added: Sequence[Mapping[str, Sequence[Code]]]) -> None:
    """Use what an open data file adds to the lists, and nothing that it added before; () once it is closed.

    A code that is known already gets the new wording in its old place; a new one stands behind the others.
    """
    _InForce.added = {other: lists for other, lists in _InForce.added.items() if other != file}
    if added:
        _InForce.added[file] = tuple(added)
    merged = {name: dict(known) for name, known in official_lists().items()}
    for lists in _InForce.added.values():
        for name, more in (pair for each in lists for pair in each.items()):
            merged[name] |= {code.code: code for code in more}
    _InForce.lists = merged


def code_lists() -> dict[str, dict[str, Code]]:
    """Return every code list in use by name, each as code → `Code` in its order."""
    return _InForce.lists or official_lists()


def codes(name: str) -> dict[str, Code]:
    """Return the code list of that name; an unknown name is our bug (KeyError)."""
    return code_lists()[name]


def code_text(name: str, code: str) -> str:
    """Return the wording of a code; a code from a newer version is shown as it stands."""
    known = codes(name).get(code)
    return known.text if known else code


def label_text(name: str, label: str) -> str:
    """Return the wording of what data name by a Chinese label (a holiday, a stage); others stay as they stand."""
    known = next((code for code in codes(name).values() if code.label == label), None)
    return known.text if known else label
