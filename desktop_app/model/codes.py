"""Code lists: the fixed choices of a field, kept as data files because decrees change them."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.i18n import SOURCE_LANGUAGE, language
from desktop_app.paths import resource


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
def code_lists() -> dict[str, dict[str, Code]]:
    """Return every code list by name, each as code → `Code` in its official order."""
    text = resource("reference", "codes.json").read_bytes()
    lists = msgspec.json.decode(text, type=dict[str, list[Code]])
    return {name: {code.code: code for code in codes} for name, codes in lists.items()}


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
