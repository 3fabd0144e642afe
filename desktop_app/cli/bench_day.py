"""Measuring an office's day in the window, on one core, with 2 GB and a disk that takes 50 ms for each sync."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess  # (a compiler, by its full path and without a shell)
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.day_alone import do_day
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.i18n import _, language
from desktop_app.model.kinds import Category, Release
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.office.records.listing import Filter, choices, record_ids, titles
from desktop_app.sample.creation import create_sample
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.cli.screen import Screen
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

GOAL = 0.3
"""Seconds within which everything answers, or shows how far it is."""

_SYNC_MS = 50
_HANDED_IN = 60
_SLOW_SYNC = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static void wait_as_a_slow_disk(void) {
    struct timespec pause = {0, %d000000L};
    nanosleep(&pause, 0);
}
int fsync(int file) {
    wait_as_a_slow_disk();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}
int fdatasync(int file) {
    wait_as_a_slow_disk();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
"""


def day(screen: Callable[[], Screen], progress: Progress) -> dict[str, Any]:
    """Return how long each thing of the day took, and on what machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        progress(0, 2, _("正在准备台账"))
        ledger, received = prepare(folder)
        progress(1, 2, _("正在测量一天的工作"))
        slow = _slow_disk(folder)
        with _preloaded(slow), ProcessPoolExecutor(1, get_context("spawn")) as alone:
            done, machine = alone.submit(do_day, _named(screen), language(), ledger, received, folder).result()
        progress(2, 2, _("测量完毕"))
    return machine | {"sync_ms": _SYNC_MS if slow else 0, "goal_s": GOAL, "day": done}


def meets_goal(taken: dict[str, Any]) -> bool:
    """Tell whether something answered in time, or showed in time that it goes on."""
    shown = taken["progress_s"]
    return bool(taken["seconds"] <= GOAL or (shown is not None and shown <= GOAL))


def prepare(folder: Path) -> tuple[Path, Path]:
    """Make an office's ledger of a year's work, and what one of its units has handed in since."""
    path = create_sample(folder / "day.ogi")
    with opened(path) as office:
        own = office.profile.unit_id
        name = next(title for unit, title in read(office, choices, "unit") if unit != own)
        bureau = read(office, titles, "organisation", [office.profile.organisation_id])
        unit = create_ledger(
            folder / "unit.ogi", organisation=next(iter(bureau.values())), unit=name, role="unit", catalogue=False
        )
        try:
            first = send(unit, folder / "first.ogix")
            receive(office, [first.path], Taking(codes=(first.code,)))
            handed_down = send(office, folder / "down.ogix", Wanted(to=name))
            receive(unit, [handed_down.path], Taking(codes=(handed_down.code,)))
            _enter(unit)
            return path, send(unit, folder / "received.ogix").path
        finally:
            close_ledger(unit)


def _enter(unit: Ledger) -> None:
    category = read(unit, record_ids, Category, Filter())[0]
    with operation(unit, _("测量")) as change:
        for number in range(_HANDED_IN):
            title = _("关于{subject}的公告（{number}）").format(subject=_("就业"), number=number)
            of_unit = {"title": title, "category": category, "unit": unit.profile.unit_id}
            change.add(Release, {**of_unit, "released_on": dt.date(2013, 12, 1)})


def _slow_disk(folder: Path) -> Path | None:
    """Make the part that lets each sync wait, with the compiler that is there; None where that can't be done."""
    compiler = shutil.which("cc") if sys.platform == "linux" else None
    if compiler is None:
        return None
    source, made = folder / "slow_sync.c", folder / "slow_sync.so"
    source.write_text(_SLOW_SYNC % _SYNC_MS, "ascii")
    words = [compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(source), "-ldl"]
    done = subprocess.run(words, check=False, capture_output=True)  # noqa: S603 (our own words)
    return made if done.returncode == 0 else None


@contextmanager
def _preloaded(library: Path | None) -> Iterator[None]:
    """Have processes that begin meanwhile load a library before all others."""
    before = os.environ.get("LD_PRELOAD")
    if library:
        os.environ["LD_PRELOAD"] = f"{library}:{before}" if before else str(library)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("LD_PRELOAD", None)
        else:
            os.environ["LD_PRELOAD"] = before


def _named(screen: Callable[[], Screen]) -> tuple[str, str]:
    """Return where another process finds what makes the window: the program's start has a name of its own there."""
    module = sys.modules[screen.__module__]
    return (module.__spec__.name if module.__spec__ else screen.__module__), screen.__qualname__
