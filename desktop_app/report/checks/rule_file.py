"""The shape of a rule file (`resources/checks/*.json`), and the rules read from them once.

A rule says in words what is wrong, in Chinese and in English; `test` names the pure function that looks for it, and
`values` are what that function is told: days, thresholds, words. How a rule is changed is told in `docs/checks.md`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import field

from desktop_app.i18n import _, worded
from desktop_app.paths import resource
from desktop_app.report.annex.formats.checks import refuse_unknown_words
from desktop_app.report.annex.formats.file_shape import Code, Label, Level, Part, Year
from desktop_app.report.checks.rule_tests import TESTS
from desktop_app.report.rulefiles.decoding import decode_file, read_text

if TYPE_CHECKING:
    from desktop_app.report.rulefiles.lines import Spot


class Rule(Part, frozen=True, kw_only=True):
    """One rule: which item of the reviewers' list it belongs to, how grave it is, and for which years it holds.

    `needs` says what it looks at: a year filed only as figures has no records and no text to look at. Rules of the
    `office` aren't asked of one unit. `blocks: false` is an error that can't be put right any more, and so doesn't keep
    anything from being handed in.
    """

    id: Code
    reviews: Code
    test: Label
    level: Level
    says: Label
    says_en: Label
    hint: str = ""
    hint_en: str = ""
    needs: Literal["records", "text", "figures"] = "records"
    scope: Literal["any", "office"] = "any"
    blocks: bool = True
    first_year: Year | None = None
    last_year: Year | None = None
    values: dict[str, int | str | tuple[str, ...]] = field(default_factory=dict)
    source: str = ""

    def in_force(self, year: int) -> bool:
        """Tell whether the rule holds for the report of a year."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    @property
    def sentence(self) -> str:
        """What the rule says, in the language of the screen, with places to fill in."""
        return worded(self.says, self.says_en)

    @property
    def advice(self) -> str:
        """What to do about it, in the language of the screen."""
        return worded(self.hint, self.hint_en)


class RuleFile(Part, frozen=True, kw_only=True):
    """A whole rule file."""

    rules: tuple[Rule, ...]


@cache
def rules_in_use() -> tuple[Rule, ...]:
    """Return the rules that the program brings along, in the order of the reviewers' list."""
    files = sorted(resource("checks").glob("*.json"))
    found = [rule for path in files for rule in read_rules(read_text(path), path.name)]
    return tuple(sorted(found, key=lambda rule: rule.reviews))


def is_check_file(text: str) -> bool:
    """Tell whether a file is meant to hold rules of the check and not another sort of rules."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("rules"), list)


def read_rules(text: str, name: str) -> tuple[Rule, ...]:
    """Return the rules of a file; raises `FormatError` with file, line and reason."""
    file, spot = decode_file(text, name, RuleFile)
    for number, rule in enumerate(file.rules):
        _refuse_mistakes(rule, spot / "rules" / number)
    return file.rules


def _refuse_mistakes(rule: Rule, spot: Spot) -> None:
    test = TESTS.get(rule.test)
    if test is None:
        message = _("没有“{name}”这种检查，可用：{known}。")
        raise (spot / "test").error(message.format(name=rule.test, known="、".join(sorted(TESTS))))
    refuse_unknown_words(rule.says, test.words, spot / "says")
    refuse_unknown_words(rule.says_en, test.words, spot / "says_en")
    missing = [name for name in test.values if name not in rule.values]
    if missing:
        raise spot.error(_("“values”里缺少“{name}”。").format(name="、".join(missing)))
