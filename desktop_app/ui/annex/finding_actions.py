"""What the buttons of a finding do: open its records, list them, go to its sentence, keep what is said to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.checks.explanations import explain_finding
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.finding import Finding, Passage, RecordTarget
    from desktop_app.ui.annex.findings_panel import FindingsPanel
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.findings.explanation_box import ExplanationBox


class FindingActions:
    """Serves a panel of findings of one year."""

    def __init__(self, context: Context, panel: FindingsPanel) -> None:
        self._context = context
        self.year = context.year.value
        panel.opened.connect(self.open_record)
        panel.listed.connect(self.list_records)
        panel.read.connect(self.read_text)
        panel.explained.connect(self.explain)

    def open_record(self, record: RecordTarget) -> None:
        """Show the form of a record."""
        self._context.open_record(record.kind, record.id, None)

    def list_records(self, records: Sequence[RecordTarget]) -> None:
        """Show records together in the list of their kind; of several kinds, those of the first."""
        kind = records[0].kind
        ids = tuple(record.id for record in records if record.kind == kind)
        self._context.navigate(self._context.page_of(kind), Selection(kind, ids, _("检查发现的")))

    def read_text(self, passage: Passage) -> None:
        """Go to a sentence of the report."""
        self._context.navigate("report", passage)

    def explain(self, finding: Finding, text: str, box: ExplanationBox) -> None:
        """Keep what is said to a finding; the box stays open until it is kept."""
        ledger, year, today = self._context.ledger, self.year, self._context.today()
        work = partial(explain_finding, ledger, year, finding, text, today)
        do(self._context, _("保存说明"), work, Then(said="", asker=box))
