"""What the data file of each schema is made of: every table, index and trigger as the migrations leave it.

It is kept in `resources/schema`, one file for each schema, so that opening a ledger needn't run the migrations;
`python -m installer.schema` writes them, and a test says where that was forgotten.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import resource
from desktop_app.store.log.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master"

Parts = dict[str, str]
"""By sort and name (`table unit`): the table it belongs to and the statement that made it, in one way of writing."""

_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+|\S""")
_PLAIN_NAME = re.compile(r'"([A-Za-z_][A-Za-z0-9_]*)"')


def parts_of(rows: Iterable[Sequence[Any]]) -> Parts:
    """Return the parts that the rows of `MASTER` name; one that stands there twice is told by its second name."""
    found: Parts = {}
    for sort, name, table, statement in rows:
        part = f"{sort} {name}"
        found[part if part not in found else f"{part} *"] = f"{table}: {one_way(str(statement or ''))}"
    return found


def one_way(statement: str) -> str:
    """Return a statement as all that mean the same are written: without needless blanks, lines and quotation marks."""
    return " ".join(_bare(token) for token in _TOKEN.findall(statement))


def _bare(token: str) -> str:
    """Return a name without quotation marks that it doesn't need; anything else as it is."""
    plain = _PLAIN_NAME.fullmatch(token)
    return plain.group(1) if plain else token


@cache
def expected_parts(version: int) -> Parts:
    """Return the parts of a file of that schema; of one that no file tells of yet, as the migrations make them."""
    try:
        return msgspec.json.decode(parts_file(version).read_bytes(), type=Parts)
    except OSError:
        return dict(made_by_migrations())[version]


def parts_file(version: int) -> Path:
    """Return the file that tells the parts of a schema."""
    return resource("schema", f"{version:04}.json")


def made_by_migrations() -> Iterator[tuple[int, Parts]]:
    """Yield every schema with its parts, made by running the migrations one after the other."""
    from desktop_app.store.migrations.upgrade import every_schema  # noqa: PLC0415 (Alembic takes long to load)

    for version, connection in zip(range(1, SCHEMA + 1), every_schema(), strict=True):
        yield version, parts_of(connection.exec_driver_sql(MASTER))
