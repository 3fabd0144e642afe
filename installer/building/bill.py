"""The bill of materials of a form, as CycloneDX 1.6 has it: what it was made of, whence, under which licence."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from installer.building.places import commit_time, version

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from installer.building.parts import Part


def write_bill(form: Path, parts: Iterable[Part]) -> Path:
    """Write the bill of a file beside it, with the file's name and `.cdx.json`; the same input, the same bytes."""
    components = [_component(part) for part in sorted(parts, key=lambda part: part.address)]
    own: dict[str, Any] = {"type": "application", "bom-ref": "ogi-ledger", "name": "ogi-ledger", "version": version()}
    own |= {"licenses": [{"expression": "MulanPSL-2.0"}]}
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([form.name, components]))}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(commit_time(), UTC).isoformat(), "component": own},
        "components": components,
        "dependencies": [{"ref": "ogi-ledger", "dependsOn": [component["bom-ref"] for component in components]}],
    }
    written = form.with_name(f"{form.name}.cdx.json")
    written.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return written


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.address,
        "name": part.name,
        "version": part.version,
        "purl": part.address,
        "hashes": [{"alg": "SHA-256", "content": part.sha256}],
        "licenses": [{"license": {"name": part.licence}}],
    }
