"""The most memory that this process has had, for measuring."""

from __future__ import annotations

import sys


def most_memory() -> dict[str, float | int]:
    """Return it in megabytes as `peak_memory_mb`; Windows doesn't tell."""
    if sys.platform == "win32":
        return {}
    import resource  # noqa: PLC0415 (not there on Windows)

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"peak_memory_mb": kilobytes // (1024**2 if sys.platform == "darwin" else 1024)}
