"""Names of applicants' files are personal: no file of an older schema keeps them in its search index."""

from __future__ import annotations

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change no table; with everything else that is derived from the log, the index is made anew after any upgrade."""
