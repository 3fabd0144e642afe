"""Putting a format in use: for the years that were said, instead of others or beside them, and nothing else moves."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.cli import main
from desktop_app.errors import UserError
from desktop_app.model.kinds import RuleFile
from desktop_app.office.years.report_steps import add_step
from desktop_app.paths import resource
from desktop_app.report.annex.figures import plain_cells
from desktop_app.report.annex.filed import keep_figures
from desktop_app.report.annex.formats.format import by_year, find_format, formats, read_format
from desktop_app.report.annex.formats.in_force import FormatsInForce, formats_of
from desktop_app.report.annex.formats.use import Use, prepare, put_format_in_use, stopping, years_told
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.report.rulefiles.members import with_members
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.formats.use import Prepared

NATIONAL = resource("annex", "D-2021.json").read_text("utf-8")
AMENDED = NATIONAL.replace("行政强制", "行政强制执行")
YEARS = range(2004, 2040)


def use(ledger: Ledger, text: str, first: int, last: int | None, *, instead: bool) -> Prepared:
    """Put a format in use."""
    with reading(ledger) as session:
        in_force = formats_of(session)
    prepared = prepare(read_format(text, "我的.json"), text, Use(first, last, instead), in_force)
    put_format_in_use(ledger, prepared)
    return prepared


def defaults(ledger: Ledger) -> dict[int, str]:
    """Return the form that is chosen by itself in every year."""
    with reading(ledger) as session:
        in_force = formats_of(session)
    return {year: in_force.default(year).id for year in YEARS}


def moved(before: dict[int, str], after: dict[int, str]) -> dict[int, str]:
    """Return the years whose form is another one now."""
    return {year: name for year, name in after.items() if name != before[year]}


def with_one_more(name: str, use: Use, before: FormatsInForce) -> tuple[FormatsInForce, Prepared]:
    """Return the program's formats with a copy of one of them in use."""
    prepared = prepare(formats()[name], resource("annex", f"{name}.json").read_text("utf-8"), use, before)
    return replace(before, known=by_year({**formats(), prepared.format.id: prepared.format}.values())), prepared


@pytest.mark.parametrize("name", [*formats()])
def test_a_copy_is_the_form_of_just_the_years_that_were_said(name: str) -> None:
    before = FormatsInForce(formats(), {}, (), {})
    for first, last in ((2026, 2026), (2019, 2022), (2012, None)):
        after, made = with_one_more(name, Use(first, last, instead=True), before)
        wanted = {year: made.format.id for year in YEARS if first <= year <= (last or year)}
        usual = {year: before.default(year).id for year in YEARS}
        assert {year: after.default(year).id for year in YEARS} == usual | wanted
        assert made.format.file.tables == formats()[name].file.tables


@pytest.mark.parametrize("name", [*formats()])
def test_a_copy_beside_the_others_moves_no_year_and_can_be_chosen(name: str) -> None:
    before = FormatsInForce(formats(), {}, (), {})
    after, made = with_one_more(name, Use(2004, None, instead=False), before)
    assert [after.default(year) for year in YEARS] == [before.default(year) for year in YEARS]
    assert made.changes[-1] == "各年度自动选用的格式都不变。"
    assert after.choose(f"{name}-own", 2026) is made.format
    assert after.find(name) is formats()[name]


def test_what_changes_is_told_year_by_year(ledger: Ledger) -> None:
    made = use(ledger, NATIONAL, 2019, 2022, instead=True)
    old, new = find_format("C-2019").name, made.format.name
    assert made.changes == (
        "原来的“D-2021”仍然保留，这一份的代号是“D-2021-own”。",
        f"2019—2020 年度：自动选用的由“{old}”改为“{new}”。",
        f"2021—2022 年度：自动选用的由“{find_format('D-2021').name}”改为“{new}”。",
    )
    assert new == f"D-2021-own {find_format('D-2021').name}"


def test_a_form_that_takes_the_place_of_another_in_all_its_years_keeps_its_id(ledger: Ledger) -> None:
    text = NATIONAL.replace("2021年格式", "2021年格式，本市")
    file = find_format("D-2021").file
    made = use(ledger, text, file.first_year, file.last_year, instead=True)
    assert made.format.id == "D-2021"
    assert defaults(ledger)[2022] == "D-2021"
    assert made.changes == (f"2021 年度起：“{find_format('D-2021').name}”换成新的一份。",)


def test_a_form_in_use_that_is_changed_takes_its_own_place(ledger: Ledger) -> None:
    before = defaults(ledger)
    first = use(ledger, NATIONAL, 2026, None, instead=True)
    again = use(ledger, first.text.replace("2021年格式", "修改"), 2027, 2027, instead=True)
    assert again.format.id == first.format.id
    assert moved(before, defaults(ledger)) == {2027: "D-2021-own"}
    with reading(ledger) as session:
        assert len(session.scalars(select(RuleFile)).all()) == 1


def test_a_second_copy_gets_another_id(ledger: Ledger) -> None:
    ids = {use(ledger, NATIONAL, year, year, instead=True).format.id for year in (2026, 2027)}
    assert ids == {"D-2021-own", "D-2021-own2"}
    assert [defaults(ledger)[year] for year in (2025, 2026, 2027, 2028)] == [
        "D-2021",
        "D-2021-own",
        "D-2021-own2",
        "D-2021",
    ]


def file_year(ledger: Ledger, year: int, name: str) -> None:
    """File a year's report on a form."""
    with operation(ledger, "备案") as change:
        fmt = formats_of(change.session).find(name)
        annex = compute_annex(change.session, AnnexScope(fmt, year))
        keep_figures(change, annex.scope, plain_cells(annex), dt.date(year + 1, 1, 20), source="备案")
        add_step(change, year, "filed", dt.date(year + 1, 1, 20), "张三", fingerprint=annex.fingerprint)


def test_a_year_that_was_filed_keeps_the_form_it_was_filed_on(ledger: Ledger) -> None:
    file_year(ledger, 2022, "D-2021")
    made = use(ledger, AMENDED, 2021, None, instead=True)
    assert [defaults(ledger)[year] for year in (2021, 2022, 2023)] == [made.format.id, "D-2021", made.format.id]
    assert made.changes[-1] == "2022 年度已经备案，仍用备案时的格式。"


def test_a_form_that_a_year_was_filed_on_is_neither_changed_nor_stopped(ledger: Ledger) -> None:
    first = use(ledger, NATIONAL, 2022, 2022, instead=True)
    file_year(ledger, 2022, first.format.id)
    with reading(ledger) as session:
        in_force = formats_of(session)
    with pytest.raises(UserError, match="2022 年度的年报是用"):
        stopping(in_force.find("D-2021-own"), in_force)
    amended = use(ledger, first.text.replace("行政强制", "行政强制执行"), 2022, None, instead=True)
    assert amended.format.id == "D-2021-own-own"
    assert [defaults(ledger)[year] for year in (2021, 2022, 2023)] == ["D-2021", "D-2021-own", "D-2021-own-own"]
    beside = use(ledger, first.text, 2022, 2022, instead=False)
    assert beside.format.id == "D-2021-own"
    assert defaults(ledger)[2022] == "D-2021-own"


def test_a_published_annex_kept_another_day_is_not_what_the_year_was_filed_on(ledger: Ledger) -> None:
    file_year(ledger, 2022, "D-2021")
    with operation(ledger, "存入") as change:
        keep_figures(change, AnnexScope(find_format("C-2019"), 2022), {}, dt.date(2023, 5, 6), source="网页")
    use(ledger, AMENDED, 2021, None, instead=True)
    assert defaults(ledger)[2022] == "D-2021"


def test_of_two_that_stand_instead_of_each_other_the_later_one_counts(ledger: Ledger) -> None:
    one = use(ledger, NATIONAL, 2027, 2027, instead=True)
    two = use(ledger, AMENDED, 2027, 2028, instead=True)
    assert defaults(ledger)[2027] == two.format.id == "D-2021-own2"
    again = use(ledger, one.text, 2027, 2027, instead=True)
    assert defaults(ledger)[2027] == again.format.id == one.format.id
    assert defaults(ledger)[2028] == two.format.id


def test_the_same_copy_for_the_same_years_takes_its_own_place(ledger: Ledger) -> None:
    use(ledger, NATIONAL, 2027, 2027, instead=True)
    again = use(ledger, AMENDED, 2027, 2027, instead=True)
    assert again.format.id == "D-2021-own"
    assert again.changes[0] == f"已启用的“D-2021-own {find_format('D-2021').name}”换成这一份。"
    assert again.changes[-1] == f"2027 年度：“D-2021-own {find_format('D-2021').name}”换成新的一份。"
    assert use(ledger, AMENDED, 2027, 2027, instead=False).format.id == "D-2021-own"
    assert defaults(ledger)[2027] == "D-2021"


def test_a_copy_of_what_took_the_form_s_place_leaves_that_its_years(ledger: Ledger) -> None:
    whole = use(ledger, AMENDED, 2021, None, instead=True)
    assert whole.format.id == "D-2021"
    before = defaults(ledger)
    copy = use(ledger, whole.text, 2027, 2027, instead=True)
    assert moved(before, defaults(ledger)) == {2027: copy.format.id}
    assert copy.format.id == "D-2021-own"


@pytest.mark.parametrize("name", ["D-2021", "B-2014", "A-qingdao"])
@pytest.mark.parametrize("setting", ["", "shanghai", "qingdao", "fujian"])
def test_no_year_beside_those_that_were_said_moves_in_any_place(name: str, setting: str) -> None:
    before = FormatsInForce(formats(), {}, (), {"local_annex": setting} if setting else {})
    years = range(1980, 2045)
    usual = {year: before.default(year).id for year in years}
    for first, last in ((1990, 1995), (2008, 2014), (2014, 2018), (2027, 2027), (2004, None), (2021, None)):
        after, made = with_one_more(name, Use(first, last, instead=True), before)
        wanted = {year: made.format.id for year in years if first <= year <= (last or year)}
        assert {year: after.default(year).id for year in years} == usual | wanted, (first, last)


def test_what_stopping_a_form_changes_is_told(ledger: Ledger) -> None:
    made = use(ledger, NATIONAL, 2027, 2028, instead=True)
    with reading(ledger) as session:
        in_force = formats_of(session)
    told = stopping(in_force.find("D-2021-own"), in_force)
    assert told == (f"2027—2028 年度：自动选用的由“{made.format.name}”改为“{find_format('D-2021').name}”。",)


def test_stopping_what_took_the_form_s_place_brings_the_program_s_own_back(ledger: Ledger) -> None:
    use(ledger, AMENDED, 2021, None, instead=True)
    with reading(ledger) as session:
        in_force = formats_of(session)
    (told,) = stopping(in_force.find("D-2021"), in_force)
    assert told == f"2021 年度起：“{find_format('D-2021').name}”换成程序自带的一份。"


@pytest.mark.parametrize(
    ("text", "years"),
    [("2026", (2026, 2026)), ("2026-", (2026, None)), ("2026-2028", (2026, 2028)), ("2026—2028", (2026, 2028))],
)
def test_years_are_read_as_people_write_them(text: str, years: tuple[int, int | None]) -> None:
    assert years_told(text) == years


@pytest.mark.parametrize("text", ["", "26", "2028-2026", "明年", "1900", "2026-2028-", "-2026"])
def test_other_years_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        years_told(text)


def test_only_what_is_said_at_the_top_of_a_file_changes() -> None:
    text = '{\n  "id": "a",\n  "last_year": 2018,\n  "tables": [{"id": "T", "last_year": 1}]\n}\n'
    assert with_members(text, {"id": "乙", "last_year": None, "by_hand": True}) == (
        '{\n  "id": "乙",\n  "by_hand": true,\n  "last_year": null,\n  "tables": [{"id": "T", "last_year": 1}]\n}\n'
    )


def test_the_command_asks_for_years_and_way_and_says_what_changes(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app.office.opening import close_ledger  # noqa: PLC0415 (the command opens the file itself)

    close_ledger(ledger)
    path = tmp_path / "我的.json"
    path.write_text(NATIONAL, "utf-8")
    for lacking in (["--years", "2026"], ["--instead"], ["--years", "2026", "--instead", "--beside"]):
        with pytest.raises(SystemExit):
            main(["use-format", str(ledger.path), str(path), *lacking])
    capsys.readouterr()
    use_it = ["use-format", str(ledger.path), str(path), "--years", "2026-", "--instead"]
    assert main([*use_it, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "2026 年度起：自动选用的由" in told
    assert "已启用" not in told
    assert main(use_it) == 0
    assert "已启用“D-2021-own”，2026 年度起。" in capsys.readouterr().out
    for year, name in ((2025, "D-2021"), (2026, "D-2021-own")):
        assert main(["annex", str(ledger.path), "--year", str(year), "--json"]) in {0, 3}
        assert json.loads(capsys.readouterr().out)["format"] == name
    assert main(["use-format", str(ledger.path), str(path), "--years", "26", "--beside"]) == 1
    capsys.readouterr()
    assert main(["stop-format", str(ledger.path), "D-2021"]) == 1
    assert main(["stop-format", str(ledger.path), "d-2021-OWN"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("2026 年度起：自动选用的由")
    assert said[1] == "已停用“D-2021-own”。"


def test_what_was_put_in_use_can_be_copied_and_read_again(ledger: Ledger) -> None:
    made = use(ledger, NATIONAL, 2026, None, instead=True)
    assert read_format(made.text, "复制.json").file == made.format.file
    kept = NATIONAL.splitlines()
    added = [line.strip().partition(":")[0] for line in made.text.splitlines() if line not in kept]
    assert {*added} <= {'"id"', '"last_year"', '"first_year"', '"instead_of"', '"put_in_use"', *_RENAMED}


_RENAMED = ('"aliases"', '"name"', '"continues"')
