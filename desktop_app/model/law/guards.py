"""The guards by the names that the file of steps calls them: what the law refuses, each a sentence or ""."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law import guards_decision as deciding
from desktop_app.model.law import guards_terms as terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.law.moment import Moment

_ALL: tuple[Callable[[Moment], str], ...] = (
    *(terms.one_correction, terms.correction_in_time, terms.correction_lapsed),
    *(terms.silence_after_term, terms.one_extension, terms.extension_in_time, terms.extension_not_too_long),
    *(terms.fee_regulated, terms.fee_in_time, terms.fee_term_long_enough, terms.fee_lapsed),
    *(deciding.objection_to_override, deciding.delay_for_good_reasons),
    *(deciding.approver_is_not_drafter, deciding.stages_in_order, deciding.secrecy_reviewed),
    *(deciding.approved_if_required, deciding.as_signed, deciding.events_agree),
    *(deciding.third_party_heard, deciding.third_party_told, deciding.reasons_asked),
    deciding.closed_with_a_decision,
)

GUARDS: dict[str, Callable[[Moment], str]] = {guard.__name__: guard for guard in _ALL}
"""Every guard by its name."""

LATE = frozenset({"correction_in_time", "extension_in_time", "fee_in_time"})
"""The guards that say a step came later than the law allows: it happened all the same, so it is kept and flagged."""

IMPOSSIBLE = frozenset({"silence_after_term", "closed_with_a_decision"})
"""The guards that say a step can't have happened so: nobody knows of a silence before its time, and an end without a
decision is none. All others say that it was against the rules: it is kept as it happened where a person says it did."""
