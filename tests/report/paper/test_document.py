"""The document model: sheets and their sizes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from desktop_app.report.paper.document import OFFICIAL_MARGINS, Document, Page


def test_a_sheet_lies_on_its_side_when_the_document_says_landscape() -> None:
    assert (Page().width, Page().height) == (210, 297)
    assert (Page(orientation="landscape").width, Page(orientation="landscape").height) == (297, 210)


def test_the_official_margins_leave_the_type_area_of_the_standard() -> None:
    page = Page(margins=OFFICIAL_MARGINS)
    assert page.width - OFFICIAL_MARGINS.left - OFFICIAL_MARGINS.right == 156
    assert page.height - OFFICIAL_MARGINS.top - OFFICIAL_MARGINS.bottom == 225


def test_a_document_can_not_be_changed_after_it_was_made() -> None:
    made = Document("标题")
    with pytest.raises(FrozenInstanceError):
        made.title = "别的"  # type: ignore[misc]
