"""What the tests of the installer share: a project folder of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from installer import bootstrap

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder where the environment and the sample go instead of the real project's."""
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(bootstrap, "SAMPLE", tmp_path / "build" / "sample.ogi")
    monkeypatch.setattr(bootstrap, "SAMPLE_PDF", tmp_path / "build" / "annex.pdf")
    return tmp_path


@pytest.fixture
def ready(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project folder that is set up already."""
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    locks = (bootstrap.RUN_LOCK, bootstrap.TEST_LOCK)
    (project / ".venv" / "installed").write_text("\n".join(map(bootstrap.lock_line, locks)), "utf-8")
    monkeypatch.setattr(bootstrap, "missing_packages", lambda *_: [])
    return project
