"""Whether records hold values that nobody knows (R20): a figure that lacks them isn't right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.report.checks.breach import Breach, Test
from desktop_app.report.checks.record_targets import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.facts import YearFacts
from desktop_app.report.checks.breach import Values


def _unread(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find records with values that no form of this version could have written, those of a kind together."""
    del values
    for name, kind in KINDS.items():
        found = [each for each in facts.unread if each.kind == name]
        if found:
            records = tuple(each.target for each in found)
            said = {label for each in found for label in each.labels}
            labels = _("、").join(_(field.label) for field in fields_of(kind).values() if _(field.label) in said)
            words = {"kind": _(kind.label), "count": len(found), "names": names_of(records), "fields": labels}
            yield Breach(words, name, records)


TESTS = {"value_unread": Test(_unread, frozenset({"kind", "count", "names", "fields"}))}
"""The tests of this subject by name."""
