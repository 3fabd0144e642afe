"""Makes the letters' template anew: `python -m desktop_app.report.paper.docx`."""

from __future__ import annotations

from desktop_app.paths import resource
from desktop_app.report.paper.docx.template import TEMPLATE, make_template

if __name__ == "__main__":
    resource(*TEMPLATE).write_bytes(make_template())
