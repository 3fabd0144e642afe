"""Every step of the procedure, from its file through form, command, timeline and letter; and one more, by its file."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app import paths
from desktop_app.cli.run import main
from desktop_app.model.codes import code_text, codes, official_lists
from desktop_app.model.kinds import Application
from desktop_app.model.law.clock import EFFECTS
from desktop_app.model.law.guards import GUARDS
from desktop_app.model.law.step_file import step_rules
from desktop_app.office.cases.case_file import case_file
from desktop_app.office.cases.case_records import read_case
from desktop_app.office.opening import opened
from desktop_app.paths import resource
from desktop_app.report.letters.files import steps_of_letters
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.offered import proposed_letters
from desktop_app.report.rulefiles.lines import FormatError
from desktop_app.report.rulefiles.step_file import is_step_file, read_steps
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.ui.case.step_fields import fields_asked
from desktop_app.ui.case.timeline import events

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "steps.md"
SHIPPED = resource("reference", "steps.json").read_text(encoding="utf-8")
STEPS = list(step_rules())
NUMBER = "2025-1"
BEFORE = {
    "correction_answer": ("correction",),
    "lapse_correction": ("correction",),
    "consultation_answer": ("third_party",),
    "override": ("third_party", "consultation_answer"),
    "abuse_answer": ("abuse_reason",),
    "abuse_delay": ("abuse_reason", "abuse_answer"),
    "fee_payment": ("fee",),
    "lapse_fee": ("fee",),
    "submitted": ("draft",),
    "return": ("draft", "submitted"),
    "approve": ("draft", "submitted"),
    "delivered": ("reply",),
    "archived": ("reply", "delivered"),
}
"""What has to be done before a step can be taken, where it isn't possible at once."""
GIVEN = {
    "amount": "120",
    "answer": "",
    "approver": "李主任",
    "decision": code_text("decision", "granted"),
    "officer": "王科员",
    "proposed": code_text("decision", "granted"),
    "reason": "写明理由",
    "referred_to": "某局",
    "until": "2025-11-14",
}
"""What is said of the fields that are compulsory."""
LATE = {"lapse_correction", "lapse_fee"}


def registered(ledger_file: Path, **more: str) -> Path:
    """Register an application in a data file."""
    with opened(ledger_file) as ledger, operation(ledger, "登记") as change:
        values = {"number": NUMBER, "subject": "补助资金分配", "unit": ledger.profile.unit_id, "channel": "face"}
        values |= {"nature": "disclosure", "applicant_type": "natural", "received_on": "2025-09-22"}
        change.add(Application, {**values, **more})
    return ledger_file


@pytest.fixture
def file(fresh_file: Path, tmp_path: Path) -> Path:
    """Return a data file of its own."""
    return Path(shutil.copy(fresh_file, tmp_path / "case.ogi"))


def words(code: str, place: int, without: str = "") -> list[str]:
    """Return how a step is said to the command, `place` being the how-manieth it is."""
    rule = step_rules()[code]
    answer = "refused" if code == "consultation_answer" else next(iter(rule.answers), "")
    said = GIVEN | {"answer": code_text("step_answer", answer), "officer": ("王科员", "张处长")[code == "approve"]}
    day = "2025-12-01" if code in LATE else f"2025-09-{23 + place}"
    sets = [part for name in rule.needs if name != without for part in ("--set", f"{name}={said[name]}")]
    return [code, "--day", day, *sets]


def taken(file: Path, code: str) -> None:
    """Take a step after those that have to come before it, by the command."""
    for place, step in enumerate((*BEFORE.get(code, ()), code)):
        assert main(["step", str(file), NUMBER, *words(step, place)]) == 0, step


@pytest.mark.parametrize("code", STEPS)
def test_the_form_of_a_step_asks_what_its_file_says(code: str) -> None:
    rule = step_rules()[code]
    day, *fields = fields_asked(rule)
    assert [field.name for field in fields] == [asked.field for asked in rule.asked]
    assert {field.name for field in fields if field.required} >= set(rule.needs)
    assert day.label == (rule.day.label if rule.day else "日期")
    named = {asked.field: asked.label for asked in rule.asked if asked.label}
    assert {field.name: field.label for field in fields if field.name in named} == named


@pytest.mark.parametrize("code", STEPS)
def test_a_step_is_taken_by_the_command_and_stands_in_the_timeline_with_its_letter(
    file: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = step_rules()[code]
    ways = {"channel": "web", "arrived_on": "2025-09-22"} if code == "confirm" else {}
    registered(file, **ways)
    taken(file, code)
    assert rule.button.label in capsys.readouterr().out
    with opened(file, read_only=True) as ledger:
        with reading(ledger) as session:
            application = session.query(Application).one().id
            case = read_case(session, ledger.rules, application)
        shown, kinds = read(ledger, case_file, application), read(ledger, letters_of)
    assert shown
    assert not case.refusals
    assert case.taken[-1].event.action == code
    if rule.line:
        line = next(event for event in events(shown) if event.title == rule.line.label)
        assert line.icon == rule.icon
    if rule.letter:
        assert rule.letter in proposed_letters(case, (), kinds)


@pytest.mark.parametrize(("code", "need"), [(code, need) for code in STEPS for need in step_rules()[code].needs])
def test_a_step_without_what_is_compulsory_is_refused(
    file: Path, code: str, need: str, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(file)
    before = BEFORE.get(code, ())
    for place, step in enumerate(before):
        assert main(["step", str(file), NUMBER, *words(step, place)]) == 0
    assert main(["step", str(file), NUMBER, *words(code, len(before), without=need)]) == 1
    assert "须填写" in capsys.readouterr().err


def test_the_code_keeps_effects_and_guards_and_every_one_of_them_is_used() -> None:
    assert {rule.clock for rule in step_rules().values()} - {""} == set(EFFECTS)
    assert {guard for rule in step_rules().values() for guard in rule.guards} == set(GUARDS)


def test_every_icon_is_drawn() -> None:
    assert [rule.icon for rule in step_rules().values() if not resource("icons", f"{rule.icon}.svg").exists()] == []


def test_nothing_else_names_a_step_that_has_no_rule_of_its_own() -> None:
    """A later date has an effect and a guard of its own: its code stands in the file of steps alone."""
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app").rglob("*.py")}
    assert [path.name for path, text in texts.items() if "abuse_delay" in text] == []


def edited(right: str, wrong: str) -> FormatError:
    """Return the mistake that the file of steps has once a text in it is replaced."""
    assert right in SHIPPED
    with pytest.raises(FormatError) as caught:
        read_steps(SHIPPED.replace(right, wrong, 1), "steps.json", steps_of_letters())
    return caught.value


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"delay_for_good_reasons"', '"delay_for_god_reasons"', "不认识的名称“delay_for_god_reasons”"),
        ('"clock": "later_date"', '"clock": "latter_date"', "correction、payment、consultation"),
        ('"letter": "abuse_delay"', '"letter": "delay"', "不认识的名称“delay”"),
        ('"letter": "abuse_delay"', '"letter": "fee"', "fee.json"),
        ('"fields": ["amount", ', '"fields": ["amont", ', "不认识的名称“amont”"),
        ('"needs": ["amount"]', '"needs": ["days"]', "不认识的名称“days”"),
        ('"start": {"answer": "paid"}', '"start": {"answer": "payed"}', "不认识的名称“payed”"),
        ('"start": {"answer": "paid"}', '"start": {"answr": "paid"}', "不认识的名称“answr”"),
        ('"refused_at": "decision"', '"refused_at": "decison"', "不认识的名称“decison”"),
        ('"article": "fee"', '"article": "fees"', "不认识的名称“fees”"),
        ('"regulations": ["CN-2019"]', '"regulations": ["CN-2012"]', "不认识的名称“CN-2012”"),
        ('"from": ["pending"]', '"from": ["pendin"]', "不认识的名称“pendin”"),
        ('"waits_as": "await_fee"', '"waits_as": "signed"', "await_correction、await_fee"),
        ('"answers_to": ["fee"]', '"answers_to": ["fees"]', "不认识的名称“fees”"),
        ('"answers": ["paid"]', '"answers": ["payed"]', "不认识的名称“payed”"),
        ('"decides": "lapsed_fee"', '"decides": "lapsed"', "不认识的名称“lapsed”"),
        ('"confirmed_on", "received_on"]', '"confirmed", "received_on"]', "不认识的名称“confirmed”"),
        ('"opinion": "agree"', '"opinion": "yes"', "不认识的写法“yes”"),
        (', "letter": "abuse_delay"', ', "leter": "abuse_delay"', "不认识的名称“leter”"),
        ('"code": "assigned"', '"code": "correction"', "代码“correction”用了两次"),
        ('"line": {"label": "分办", "english": "Assigned"}, ', "", "还要写“line”"),
        ('"dates": ["confirmed_on", "received_on"]', '"at_hand": true', "还要写“dates”"),
    ],
)
def test_a_mistake_in_the_file_of_steps_is_told_with_its_line(right: str, wrong: str, told: str) -> None:
    error = edited(right, wrong)
    assert told in error.reason
    before = SHIPPED[: SHIPPED.index(right)]
    where = before[: before.rindex('{"code"')] if "还要写" in told else before
    assert error.line == where.count("\n") + 1 or "两次" in told


def test_the_file_of_steps_is_checked_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(resource("reference", "steps.json"))]) == 0
    assert f"没有错误：{len(STEPS)} 个办理步骤" in capsys.readouterr().out
    path = tmp_path / "steps.json"
    path.write_text(SHIPPED.replace('"letter": "fee"', '"letter": "feee"'), encoding="utf-8")
    assert main(["check-format", str(path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "不认识的名称“feee”" in said[0]
    assert '"letter": "feee"' in said[1]
    assert "docs/steps.md" in said[-1]


def example(page: Path) -> str:
    """Return the example of a page."""
    found = re.search(r"```json\n(.+?)```", page.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def another_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the program run with one more step in its file of steps and nothing else changed; return its code."""
    base = tmp_path / "program"
    shutil.copytree(resource("reference"), base / "resources" / "reference")
    for other in resource().iterdir():
        if other.name != "reference":
            (base / "resources" / other.name).symlink_to(other)
    text = SHIPPED.replace('{"steps": [\n', '{"steps": [\n' + example(PAGE) + ",\n", 1)
    (base / "resources" / "reference" / "steps.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "_BASE", base)
    kept = (step_rules, official_lists)
    for one in kept:
        one.cache_clear()
    yield str(json.loads(example(PAGE))["code"])
    monkeypatch.undo()
    for one in kept:
        one.cache_clear()


def test_one_more_step_is_one_more_part_of_the_file(
    another_step: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_step_file(resource("reference", "steps.json").read_text(encoding="utf-8"))
    assert main(["check-format", str(resource("reference", "steps.json"))]) == 0
    test_the_form_of_a_step_asks_what_its_file_says(another_step)
    test_a_step_is_taken_by_the_command_and_stands_in_the_timeline_with_its_letter(file, another_step, capsys)
    assert another_step in codes("case_step")


def test_the_page_tells_every_name_of_the_file() -> None:
    rows = re.findall(r"^\| (`.+?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    rule = next(iter(step_rules().values()))
    assert told == set(rule.__struct_encode_fields__)
