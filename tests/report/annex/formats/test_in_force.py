"""The formats of a ledger: the program's own, and those that the office handed down beside or instead of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.office.rules.handing_down import hand_down, withdraw
from desktop_app.paths import resource
from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.yearly.summary import read_summary
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.report.published import values_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

NATIONAL = re.sub(r'  "last_year": \d+,\n', "", resource("annex", "D-2021.json").read_text(encoding="utf-8"))
"""The form of 2021, as one that is still in force."""


def next_year_s(ledger: Ledger, **changes: str) -> str:
    """Hand down a copy of the form of 2021, changed, as the form of 2097."""
    text = NATIONAL.replace('"id": "D-2021"', '"id": "E-2097"').replace('"aliases": ["D-2021-30"],', "")
    text = text.replace('"first_year": 2021', '"first_year": 2097')
    for right, wrong in changes.items():
        text = text.replace(right, wrong)
    return hand_down(ledger, "annex", "E-2097.json", text.encode())


def test_without_rule_files_a_ledger_has_the_program_s_own_formats(ledger: Ledger) -> None:
    with reading(ledger) as session:
        in_force = formats_of(session)
    assert in_force.known == formats()
    assert not in_force.handed_down


def test_a_form_that_was_handed_down_is_the_form_of_its_year(ledger: Ledger, tmp_path: Path) -> None:
    next_year_s(ledger, 行政强制="行政强制执行")
    file_annex(ledger, values_file(tmp_path, {"T3.new.total": 4}, "E-2097", 2097))
    with reading(ledger) as session:
        in_force = formats_of(session)
        annex = annex_of(session, AnnexScope(in_force.default(2097), 2097))
        assert (annex.format.id, annex.source, annex.cells["T3.new.total"].text) == ("E-2097", "filed", "4")
        assert annex.format.cells["T2.coercion.decisions"].label.startswith("行政强制执行")
        assert in_force.default(2026).id == "D-2021"


def test_the_report_and_the_summary_of_the_year_show_the_form_that_was_handed_down(ledger: Ledger) -> None:
    next_year_s(ledger, 行政强制="行政强制执行")
    with reading(ledger) as session:
        assert Narrator(session, layout_of(session, 2097), 2097).figures.annex.format.id == "E-2097"
        prescribed = annex_of(session, AnnexScope(formats_of(session).default(2097), 2097)).fingerprint
    assert read_summary(ledger, 2097, dt.date(2098, 1, 10)).fingerprint == prescribed


def test_a_form_without_the_tables_of_the_layout_leaves_the_report_as_it_was(ledger: Ledger) -> None:
    text = NATIONAL.replace('"id": "D-2021"', '"id": "E-2097"').replace('"aliases": ["D-2021-30"],', "")
    tables = re.sub(r'"(table|id)": "T4"', r'"\1": "T9"', text.replace('"first_year": 2021', '"first_year": 2097'))
    hand_down(ledger, "annex", "E-2097.json", tables.encode())
    with reading(ledger) as session:
        assert formats_of(session).default(2097).id == "E-2097"
        assert layout_of(session, 2097).format_of(session, 2097).id == "D-2021"


def test_a_form_of_the_same_id_takes_the_place_of_the_program_s_own(ledger: Ledger) -> None:
    record = hand_down(ledger, "annex", "我的.json", NATIONAL.replace("2021年格式", "2021年格式，本市").encode())
    with reading(ledger) as session:
        assert "本市" in formats_of(session).find("D-2021-30").name
    withdraw(ledger, record)
    with reading(ledger) as session:
        assert "本市" not in formats_of(session).find("D-2021").name


def test_of_two_files_for_one_form_the_one_handed_down_last_counts(ledger: Ledger) -> None:
    for name, word in (("a.json", "甲"), ("b.json", "乙")):
        hand_down(ledger, "annex", name, NATIONAL.replace("2021年格式", word).encode())
    with reading(ledger) as session:
        newer = formats_of(session).handed_down["D-2021"].record_id
    with operation(ledger, "较早下发") as change:
        change.update(newer, {"issued_on": dt.date(2013, 1, 1)})
    with reading(ledger) as session:
        assert formats_of(session).handed_down["D-2021"].record_id != newer


def test_a_file_that_this_version_can_t_read_stops_nothing_and_is_told(ledger: Ledger) -> None:
    next_year_s(ledger, open_at_year_end="open_at_season_end")
    with reading(ledger) as session:
        in_force = formats_of(session)
    assert "E-2097" not in in_force.known
    assert [(kept.name, "open_at_season_end" in str(error)) for kept, error in in_force.broken] == [
        ("E-2097.json", True)
    ]
    with pytest.raises(UserError, match="没有“E-2097”"):
        in_force.find("E-2097")
