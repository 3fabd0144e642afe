"""Which texts have keys beside them: all that a list shows, and nothing that has to be forgotten one day."""

from __future__ import annotations

import hashlib

import pytest

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Application, Attachment, Release
from desktop_app.model.record import Record, fields_of
from desktop_app.model.sort_keys import sort_keys
from desktop_app.paths import resource
from desktop_app.store.log.tables import SCHEMA

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)

ORDER_FILES = dict.fromkeys((11, 12), "cb1d658e6f3840145b1c5bf875326f059201fc9b4fe8aa7a770cfa8ea3fa955b")
"""The SHA-256 of `resources/order` by the schema whose files have keys made of it."""


@EVERY_KIND
def test_every_listed_text_has_its_keys_and_no_personal_one_has(kind: type[Record]) -> None:
    texts = {
        name for name, field in fields_of(kind).items() if field.shape in {Shape.TEXT, Shape.LINES} and field.listed
    }
    personal = {name for name, field in fields_of(kind).items() if field.personal}
    assert texts - personal <= set(kind.sorted_texts)
    assert not personal & set(kind.sorted_texts)
    columns = set(kind.__table__.columns.keys())
    assert {f"{name}_{order}" for name in kind.sorted_texts for order in ("pinyin", "stroke")} <= columns
    assert not {f"{name}_{order}" for name in personal for order in ("pinyin", "stroke")} & columns


@EVERY_KIND
def test_a_key_is_no_field_so_that_no_form_sheet_or_log_knows_it(kind: type[Record]) -> None:
    assert not {name for name in fields_of(kind) if name.endswith(("_pinyin", "_stroke"))}


def test_an_applicants_name_and_the_names_of_files_have_none() -> None:
    assert Application.sorted_texts == ("number", "subject")
    assert Attachment.sorted_texts == ()


def test_a_rows_keys_are_made_of_its_texts() -> None:
    keys = sort_keys(Release.sorted_texts, {"title": "公开", "document_number": "ab", "index_number": None})
    assert set(keys) == {f"{name}_{order}" for name in Release.sorted_texts for order in ("pinyin", "stroke")}
    assert keys["document_number_pinyin"] == keys["document_number_stroke"] == "ab"
    assert keys["index_number_pinyin"] == ""
    assert keys["title_pinyin"] != keys["title_stroke"]


def test_other_orders_want_another_schema() -> None:
    made = hashlib.sha256()
    for path in sorted(resource("order").glob("*.txt")):
        made.update(path.read_bytes())
    # Keys of an order that changed must be made anew in every file: write a migration, then note the digest here.
    assert ORDER_FILES[SCHEMA] == made.hexdigest()
