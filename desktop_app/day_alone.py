"""The measured day itself, in a process that has loaded no more than the program has when its window opens."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop_app.i18n import choose
from desktop_app.most_memory import most_memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MEMORY = 2 * 1024**3


def do_day(
    screen: tuple[str, str], language: str, ledger: Path, received: Path, folder: Path
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Do the day in this process, on as much of the machine as an old PC has; return its things and the machine."""
    machine = _narrowed()
    choose(language)
    make: Callable[[], Any] = getattr(import_module(screen[0]), screen[1])
    taken = make().day_of_work(ledger, received, folder)
    rows = [
        {
            "action": one.name,
            "seconds": round(one.seconds, 3),
            "progress_s": None if one.progress is None else round(one.progress, 3),
            "still_s": round(one.still, 3),
            "work_s": round(one.worked, 3),
        }
        for one in taken
    ]
    return rows, machine | most_memory()


def _narrowed() -> dict[str, Any]:
    """Keep this process to one core and 2 GB, as far as the system lets it; return what holds."""
    machine: dict[str, Any] = {"cores": os.cpu_count() or 0, "memory_limit_mb": 0}
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        machine["cores"] = 1
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not there on Windows)

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        machine["memory_limit_mb"] = _MEMORY // 1024**2
    return machine
