"""The tests of passwords share the small ledger and the window of the lists' tests."""

from __future__ import annotations

from tests.ui.records.conftest import _own_settings, real_window, show, small

__all__ = ["_own_settings", "real_window", "show", "small"]
