"""Every text of the screen has its English, with the same placeholders, and what is loaded is what is written."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest

from installer import messages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


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
    wrong = [message.id for message in checked if names(str(message.id)) != names(str(message.string))]
    assert wrong == []


def test_no_chinese_is_left_in_a_translation_except_quoted_terms(english: Catalog) -> None:
    quoted = re.compile(r"[“(（][^”)）]*[”)）]")
    left = [
        message.string
        for message in english
        if message.id and re.search(r"[\u3400-\u9fff]", quoted.sub("", str(message.string)))
    ]
    assert left == []


def test_the_compiled_catalogue_is_up_to_date(english: Catalog) -> None:
    compiled = messages.po_path("en").with_suffix(".mo").read_bytes()
    assert compiled == messages.compiled(english), "run: python installer/messages.py compile"


def test_docstrings_are_not_texts_of_the_screen_and_everything_else_is() -> None:
    source = '"""模块。"""\n\ndef f():\n    """函数。"""\n    return _("文字"), {"键": Field(label="标签")}, "plain"\n'
    assert [text for _, text in messages.messages_of(source)] == ["文字", "键", "标签"]
