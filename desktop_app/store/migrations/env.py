"""How Alembic reaches the data file: over the one open connection it is handed."""

from __future__ import annotations

from alembic import context

from desktop_app.store.log.tables import REVISION

context.configure(
    connection=context.config.attributes["connection"], target_metadata=REVISION.metadata, render_as_batch=True
)
context.run_migrations()
