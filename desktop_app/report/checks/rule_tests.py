"""Every test that a rule file can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.checks import cases, catalogue, figures, filing, narrative, overview, text_claims, units, unread

if TYPE_CHECKING:
    from desktop_app.report.checks.breach import Test

TESTS: dict[str, Test] = {
    **filing.TESTS,
    **narrative.TESTS,
    **overview.TESTS,
    **text_claims.TESTS,
    **cases.TESTS,
    **catalogue.TESTS,
    **units.TESTS,
    **figures.TESTS,
    **unread.TESTS,
}
"""The tests by name."""
