"""Elements of a page: text is always escaped, attributes quoted."""

from __future__ import annotations

from html import escape

from desktop_app.report.paper.plain_text import without_controls


def text_of(text: str) -> str:
    """Return a text as it stands on a page, whatever it looks like; a newline starts a new line."""
    return escape(without_controls(text), quote=False).replace("\n", "<br>")


def element(name: str, inside: str = "", /, **attributes: str | int) -> str:
    """Return an element around what is already written; an attribute of "" or 0 is left out (`class_`: class)."""
    return f"{start(name, **attributes)}{inside}</{name}>"


def start(name: str, /, **attributes: str | int) -> str:
    """Return the beginning of an element, or the whole of one that holds nothing (meta, col)."""
    said = "".join(f' {_name(key)}="{escape(str(value))}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
