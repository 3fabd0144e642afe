"""The narrative of the annual report: texts, layouts, live figures; `sections` is all of it, ready to print."""

from desktop_app.report.narrative.sections import Section, report_title, sections

__all__ = ["Section", "report_title", "sections"]
