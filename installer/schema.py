"""Write what the data file of each schema is made of: `python -m installer.schema`, after a migration was written.

The program compares every file it opens with that, before it asks anything of it (`store/migrations/parts.py`).
"""

from __future__ import annotations

import sys

import msgspec

from desktop_app.store.migrations.parts import Parts, made_by_migrations, parts_file


def written(parts: Parts) -> bytes:
    """Return the content of the file for one schema: a part on each line, in order."""
    return msgspec.json.format(msgspec.json.encode(dict(sorted(parts.items()))), indent=1) + b"\n"


def main() -> int:
    """Write the file of every schema; returns the exit code."""
    for version, parts in made_by_migrations():
        path = parts_file(version)
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_bytes() != written(parts):
            path.write_bytes(written(parts))
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
