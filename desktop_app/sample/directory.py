"""What is in the file already: the ids of the units, categories and channels by the codes the content files use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Category, Channel, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Directory:
    """Record ids by code."""

    units: dict[str, str] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)


def directory(session: Session) -> Directory:
    """Look the codes up in the file."""
    return Directory(
        dict(session.execute(select(Unit.number, Unit.id).order_by(Unit.position)).all()),
        dict(session.execute(select(Category.code, Category.id)).all()),
        dict(session.execute(select(Channel.code, Channel.id)).all()),
    )
