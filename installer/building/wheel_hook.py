"""What hatchling does before it packs the wheel: make the translations that the program loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledMessages(BuildHookInterface[Any]):
    """Makes every .mo from its .po, in the build's own Python: it has Babel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Compile the catalogues where they lie; `resources` is packed as it is then."""
        messages = Path(self.root) / "installer" / "messages.py"
        subprocess.run([sys.executable, str(messages), "compile"], check=True)
