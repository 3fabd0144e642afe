"""What all tests share: a clock that stands still, a fresh data file, and Chinese as the language."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from desktop_app import i18n
from desktop_app.ledger import Source
from desktop_app.model.codes import official_lists, use_codes_of
from desktop_app.model.text_order import choose_order
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.sample import create_sample
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.log.writing import transaction
from installer import messages
from tests.compiled_once import share_what_data_files_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

# A busy machine is no failure: without this, an example that takes a moment longer once in a while is one.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

NOON = dt.datetime(2013, 12, 31, 4, 0, tzinfo=dt.UTC)


def pytest_configure(config: pytest.Config) -> None:
    """Make the catalogues that the program loads from the translators' files, once for all workers of a run."""
    if not hasattr(config, "workerinput"):
        messages.main(["compile"])


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        share_what_data_files_compile(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_identities_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(tmp_path_factory.mktemp("identities")))
        yield


@pytest.fixture(autouse=True)
def identities(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, _no_identities_of_the_user: None
) -> Path:
    """Return the folder where this test's PC remembers its data files; every test runs on a PC of its own."""
    folder = tmp_path_factory.mktemp("pc")
    monkeypatch.setenv("OGI_IDENTITIES", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _chinese() -> None:
    i18n.choose(i18n.SOURCE_LANGUAGE)
    use_codes_of(official_lists)  # a window that the test before left open had the lists of its file


@pytest.fixture(autouse=True)
def _by_pinyin() -> None:
    choose_order("pinyin")


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new data file of an office, made once and never opened for writing."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.ogi"
    names = {"organisation": "测试市测试局", "unit": "办公室", "role": "office", "person": "测试员"}
    close_ledger(create_ledger(path, **names, seed=1, clock=lambda: NOON, catalogue=False))
    return path


@dataclass(frozen=True)
class Build:
    """The sample's data file, and what its building told of its progress."""

    path: Path
    heard: list[tuple[int, int, str]]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the sample, built once a run by the worker that needs it first; nobody writes to it."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    path, told = folder / "sample.ogi", folder / "sample.json"
    with FileLock(folder / "sample.lock"):
        if not told.exists():
            heard: list[tuple[int, int, str]] = []
            create_sample(path, progress=lambda done, total, label="": heard.append((done, total, label)))
            told.write_text(json.dumps(heard), "utf-8")
    return Build(path, [(done, total, label) for done, total, label in json.loads(told.read_text("utf-8"))])


@pytest.fixture(scope="session")
def sample_file(build: Build) -> Path:
    """Return the sample's data file, to which nobody writes."""
    return build.path


@pytest.fixture
def ledger(fresh_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return an open copy of the fresh file, with time standing still and randomness that repeats."""
    path = tmp_path / "data.ogi"
    shutil.copy(fresh_file, path)
    source = Source(lambda: NOON, random.Random(2).randbytes)
    opened = open_ledger(path, source=source)
    yield opened
    close_ledger(opened)


@pytest.fixture
def other(fresh_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return a second PC's data file of the same bureau, with a write stream of its own."""
    path = tmp_path / "other.ogi"
    shutil.copy(fresh_file, path)
    opened = open_ledger(path, source=Source(lambda: NOON, random.Random(99).randbytes))
    with transaction(opened) as session:
        change_lane(session, opened.source, "另一台电脑")
    yield opened
    close_ledger(opened)
