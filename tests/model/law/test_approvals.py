"""What an opinion says, and whether replies need approval."""

from __future__ import annotations

import pytest

from desktop_app.model.codes import codes
from desktop_app.model.law.approvals import agrees, approval_required, opinion_code


@pytest.mark.parametrize("agreed", [True, False])
def test_an_opinion_is_read_as_it_was_written(*, agreed: bool) -> None:
    code = opinion_code(agreed=agreed)
    assert code in codes("approval_opinion")
    assert agrees(code) is agreed
    assert not agrees("")


@pytest.mark.parametrize(("chosen", "required"), [({}, False), ({"approval": "required"}, True)])
def test_approval_is_required_only_where_the_office_chose_so(chosen: dict[str, str], *, required: bool) -> None:
    assert approval_required(chosen) is required
