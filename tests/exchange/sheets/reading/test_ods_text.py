"""The text of an .ods cell keeps its tabs, blanks and line ends."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from desktop_app.exchange.sheets.reading.ods_text import text_with_tabs

CELL = '<c xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{}</c>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<t:p>一<t:tab/>二</t:p>", "一\t二"),
        ("<t:p><t:tab/>=1</t:p>", "\t=1"),
        ("<t:p>一<t:s/>二<t:s t:c='3'/><t:tab/></t:p>", "一 二   \t"),
        ("<t:p>一</t:p><t:p><t:span>二<t:tab/></t:span>三<t:line-break/>四</t:p>", "一\n二\t三\n四"),
        ("<t:p>一<t:s t:c='3'/>二</t:p>", ""),
    ],
)
def test_a_text_with_tabs_is_read_as_it_stands_and_others_are_left_to_the_reader(inside: str, text: str) -> None:
    assert text_with_tabs(ET.fromstring(CELL.format(inside))) == text  # noqa: S314 (our own text)
