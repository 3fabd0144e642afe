"""Every text of the screen has its English, with the same placeholders, and what is loaded is what is written."""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.model.codes import official_lists
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from installer import messages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(r'"[^"]*"|[(（][^)）]*[)）]')


@pytest.fixture(scope="module")
def english() -> Catalog:
    """Return the English catalogue."""
    return messages.read("en")


def test_every_chinese_text_of_the_code_has_its_english(english: Catalog) -> None:
    texts = {message.id for message in messages.collect() if message.id}
    translated = {message.id for message in english if message.id and message.string and not message.fuzzy}
    assert texts - translated == set(), "run: python installer/messages.py update, then translate"
    assert translated - texts == set(), "run: python installer/messages.py update"


def test_a_translation_has_the_placeholders_of_its_source(english: Catalog) -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    # Braces of JSON examples aren't placeholders.
    checked = [message for message in english if message.id and '{"' not in message.id]
    # English counts without measure words: 3 件 is 3 cases.
    wrong = [
        message.id
        for message in checked
        if names(str(message.id)) - {"measure"} != names(str(message.string)) - {"measure"}
    ]
    assert wrong == []


def test_no_chinese_is_left_in_a_translation_except_quoted_terms(english: Catalog) -> None:
    left = [
        message.string for message in english if message.id and _CHINESE.search(_QUOTED.sub("", str(message.string)))
    ]
    assert left == []


def test_english_has_no_quotation_marks_that_are_wide_in_a_chinese_font(english: Catalog) -> None:
    assert [message.string for message in english if message.id and set("“”‘’") & set(str(message.string))] == []


def test_bringing_the_catalogue_up_to_the_code_changes_nothing_in_it() -> None:
    committed = messages.po_path("en").read_bytes()
    assert messages.written(messages.updated("en")) == committed, "run: python installer/messages.py update"


def test_no_kind_has_two_fields_with_the_same_english(english: Catalog) -> None:
    for kind in KINDS.values():
        labels = Counter(str(english[field.label].string) for field in fields_of(kind).values())
        assert [label for label, times in labels.items() if times > 1] == [], kind.kind


def test_every_code_has_an_english_of_its_own() -> None:
    for name, codes in official_lists().by_name.items():
        words = Counter(code.english for code in codes.values())
        assert [word for word, times in words.items() if times > 1] == [], name
        assert [word for word in words if _CHINESE.search(_QUOTED.sub("", word))] == [], name


def test_an_english_word_goes_with_its_number() -> None:
    i18n.choose("en")
    text = i18n._("已导出 {count} 条到“{name}”。")
    assert text.format(count=1, name="a.csv") == 'Exported 1 record to "a.csv".'
    assert text.format(count=0, name="a.csv") == 'Exported 0 records to "a.csv".'
    assert text.format(count="1,276", name="a.csv") == 'Exported 1,276 records to "a.csv".'


def test_docstrings_and_patterns_are_not_texts_of_the_screen_and_everything_else_is() -> None:
    source = '"""模块。"""\n\nP = re.compile("年")\nQ = re.fullmatch(f"{a}月", P)\n\n\ndef f():\n    """函数。"""\n'
    source += '    return _("文字"), _("{a}: {b}"), {"键": Field(label="标签")}, "plain"\n'
    assert sorted(text for _, text in messages.messages_of(source)) == ["{a}: {b}", "文字", "标签", "键"]
