"""A large sheet kept from Python's collector: going over its half million cells again and again stops the window."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no unreachable cycles in a block, nor later among what it made; rows have none, and go when unused."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def collect_again() -> None:
    """Let everything be looked through as usual, once the sheet is gone."""
    gc.unfreeze()
