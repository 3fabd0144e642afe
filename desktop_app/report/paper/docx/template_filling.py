"""A docx file made from a template that the office may change, with every value put in as plain text."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from markupsafe import Markup, escape

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.report.paper.plain_text import without_controls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DAMAGED = (OSError, ValueError, LookupError, SyntaxError, BadZipFile, PackageNotFoundError, TemplateError)
"""What opening or filling in a template raises that somebody spoilt; XML mistakes are syntax errors."""

_BRACES = {"{": "&#123;", "}": "&#125;"}
"""Written so that the template's own marks are never found in a value."""


class Properties(NamedTuple):
    """What the file's properties say."""

    title: str
    author: str
    day: dt.date


def filled_template(template: Path, values: Mapping[str, Any], properties: Properties) -> bytes:
    """Return a template with its values (made by `plain`) put in; raises `UserError` where it is damaged."""
    try:
        document = DocxTemplate(template)
        document.render(dict(values), autoescape=True)
    except _DAMAGED as error:
        raise UserError(
            _("文书模板“{name}”不能用：{reason}").format(name=template.name, reason=error),
            _("请换回程序自带的模板，或改正模板中 {{ }} 和 {% %} 里的内容。"),
        ) from error
    _describe(document, properties)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def plain(text: str) -> Markup:
    """Return a text to put in as it stands, whatever it looks like; what XML can't hold becomes 〓."""
    escaped = str(escape(without_controls(text)))
    return Markup("".join(_BRACES.get(char, char) for char in escaped))  # noqa: S704 (escaped on the line above)


def _describe(document: DocxTemplate, said: Properties) -> None:
    properties = document.docx.core_properties
    properties.title, properties.author = said.title[:255], said.author[:255]
    properties.created = properties.modified = dt.datetime.combine(said.day, dt.time(), dt.UTC)
    properties.last_modified_by = ""
