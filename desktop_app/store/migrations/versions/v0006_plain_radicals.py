"""The search index: radicals are found as the ideographs they look like."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change no table; with everything else that is derived from the log, the index is made anew after any upgrade."""
