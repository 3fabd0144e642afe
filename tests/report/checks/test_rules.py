"""Every rule of the reviewers' list lets one year pass and finds what is wrong with another, in words."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest

from desktop_app import i18n
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.checks.rule_file import Rule, read_rules, rules_in_use
from desktop_app.report.checks.rule_findings import findings_of_rules
from desktop_app.report.checks.rule_tests import TESTS
from desktop_app.report.rulefiles.lines import FormatError
from tests.report.checks.samples import CLEAN, SAMPLES, Sample

BY_THE_FORM = {"R04": "T3-C2", "R05": "T3-C4", "R06": "T2-D1", "R08": "T3-C5"}
"""Items of the list that the forms' own checks look after; each of those has its samples in `test_check`."""

RULES = {rule.id: rule for rule in rules_in_use()}
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def test_every_item_of_the_reviewers_list_is_looked_after() -> None:
    own = {rule.reviews for rule in rules_in_use()}
    assert own | BY_THE_FORM.keys() == {f"R{number:02}" for number in range(1, 25)}
    assert not own & BY_THE_FORM.keys()
    assert set(BY_THE_FORM.values()) <= {check.id for check in formats()["D-2021"].checks}


def test_every_rule_has_its_samples_and_every_test_its_rule() -> None:
    assert SAMPLES.keys() == RULES.keys()
    assert len(RULES) == len(rules_in_use())
    assert {rule.test for rule in RULES.values()} == TESTS.keys()


@EACH
def test_a_rule_lets_one_year_pass(rule: Rule) -> None:
    assert list(findings_of_rules([rule], SAMPLES[rule.id].passes)) == []


@EACH
def test_a_rule_finds_what_is_wrong_and_says_so(rule: Rule) -> None:
    sample: Sample = SAMPLES[rule.id]
    found = list(findings_of_rules([rule], sample.fails))
    assert [(finding.id, finding.level) for finding in found] == [(rule.id, rule.level)]
    assert sample.says in found[0].text
    assert found[0].hint == rule.hint != ""


@EACH
def test_a_finding_points_at_cells_records_or_sentences(rule: Rule) -> None:
    nothing_to_point_at = {"step_missing", "part_above_total"}
    for finding in findings_of_rules([rule], SAMPLES[rule.id].fails):
        pointed = finding.cells or finding.records or finding.passages
        assert pointed or rule.test in nothing_to_point_at


@EACH
def test_a_rule_has_good_english_with_the_same_places_to_fill_in(rule: Rule) -> None:
    names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (rule.says, rule.says_en)]
    assert names[0] == names[1]
    assert rule.hint_en
    for text in (rule.says_en, rule.hint_en):
        assert not re.search(r"[“”‘’\u3400-\u9fff]", text)


@EACH
def test_a_finding_speaks_the_language_of_the_screen(rule: Rule) -> None:
    i18n.choose("en")
    (finding,) = findings_of_rules([rule], SAMPLES[rule.id].fails)
    assert "{" not in finding.text
    assert finding.hint == rule.hint_en


def test_a_rule_says_nothing_outside_its_years() -> None:
    late = SAMPLES["R01-published-late"].fails
    assert list(findings_of_rules([RULES["R01-published-late-2019"]], late)) == []
    assert list(findings_of_rules([RULES["R01-published-late"]], late))


def test_a_year_that_was_only_filed_as_figures_is_asked_nothing_about_records() -> None:
    for name, sample in SAMPLES.items():
        found = list(findings_of_rules([RULES[name]], replace(sample.fails, recorded=False)))
        assert bool(found) == (RULES[name].needs != "records"), name


def test_one_unit_is_not_asked_what_only_the_office_can_answer() -> None:
    for name, sample in SAMPLES.items():
        found = list(findings_of_rules([RULES[name]], replace(sample.fails, unit="u9")))
        assert bool(found) == (RULES[name].scope == "any"), name


def test_nothing_is_found_in_a_year_of_which_nothing_is_known() -> None:
    assert list(findings_of_rules(rules_in_use(), CLEAN)) == []


def test_findings_of_one_year_have_names_of_their_own() -> None:
    keys = [
        finding.key for name, sample in SAMPLES.items() for finding in findings_of_rules([RULES[name]], sample.fails)
    ]
    assert len(keys) == len(set(keys))
    assert max(map(len, keys)) <= 200


MISTAKES = [
    ('"test": "no_such"', "没有“no_such”这种检查"),
    ('"test": "application_late", "says": "{nobody}"', "句子里不能用“nobody”"),
    ('"test": "dispute_unexplained"', "“values”里缺少“outcomes”"),
    ('"test": "application_late", "surprise": 1', "不认识的名称“surprise”"),
]


@pytest.mark.parametrize(("part", "said"), MISTAKES)
def test_a_mistake_in_a_rule_file_is_told_with_its_line(part: str, said: str) -> None:
    text = '{"rules": [\n {"id": "X", "reviews": "R01", "level": "error", "says": "错", "says_en": "wrong", PART}\n]}'
    chosen = text.replace('"says": "错", ', "") if '"says"' in part else text
    with pytest.raises(FormatError) as refused:
        read_rules(chosen.replace("PART", part), "own.json")
    assert said in str(refused.value)
    assert "own.json" in str(refused.value)
    assert "2" in str(refused.value)
