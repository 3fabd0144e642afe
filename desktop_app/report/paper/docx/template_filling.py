"""A docx file made from a template that the office may change, with every value put in as plain text."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.shared import Pt
from docxtpl import DocxTemplate
from markupsafe import Markup, escape

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.report.paper.docx.placing import MistakeError, Placing
from desktop_app.report.paper.docx.template_contents import check_contents_of_template, check_size_of_template
from desktop_app.report.paper.official_type import Size
from desktop_app.report.paper.plain_text import without_controls

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_BRACES = {"{": "&#123;", "}": "&#125;"}
"""Written so that the template's own marks are never found in a value."""

_QUOTED = 40
"""How many signs of a paragraph a sentence quotes."""


class Properties(NamedTuple):
    """What the file's properties say."""

    title: str
    author: str
    day: dt.date


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl publishes no types
    def build_xml(self, context: Mapping[str, Any], jinja_env: Placing | None = None) -> str:
        """Return the body filled in; docxtpl itself would make something of a body whose tags cross each other."""
        xml = super().build_xml(context, jinja_env)
        parse_xml(xml)
        return str(xml)


def filled_template(
    template: Path,
    values: Mapping[str, Any],
    names: Collection[str],
    properties: Properties,
    *,
    closeness: float = 1.0,
) -> bytes:
    """Return a template with its values (made by `plain`) put in.

    `names` are those that its marks may use: the values' and their parts'; `closeness` is how near its lines come to
    each other, as a share of their usual distance. Raises `UserError` where the template is damaged, asks for more than
    placing values, or brings along what runs when the letter is opened.
    """
    placing = Placing(names)
    try:
        data = template.read_bytes()
        check_size_of_template(data)
        document = _Template(BytesIO(data))
        check_contents_of_template(document.get_docx().part.package)
        document.render(dict(values), placing)
    except UserError as error:
        raise _useless(template, error.message) from error
    except MistakeError as error:
        raise _useless(template, _placed(error)) from error
    except Exception as error:
        # Whatever a foreign file brings docxtpl, lxml or Python to.
        raise _useless(template, _placed(placing.mistake(error))) from error
    _describe(document, properties)
    if closeness < 1.0:
        _move_closer(document, closeness)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def plain(text: str) -> Markup:
    """Return a text to put in as it stands, whatever it looks like; what XML can't hold becomes 〓."""
    escaped = str(escape(without_controls(text)))
    return Markup("".join(_BRACES.get(char, char) for char in escaped))  # noqa: S704 (escaped on the line above)


def _useless(template: Path, reason: str) -> UserError:
    return UserError(
        _("文书模板“{name}”不能用：{reason}").format(name=template.name, reason=reason),
        _("请换回程序自带的模板，或改正模板中 {{ }} 和 {% %} 里的内容。"),
    )


def _placed(mistake: MistakeError) -> str:
    """Say a mistake with its place: the paragraph (docxtpl begins a line with each) and how it reads."""
    if not mistake.line:
        return mistake.reason
    lines = mistake.source.splitlines()[: mistake.line]
    number = sum(bool(re.match(r"<w:p[ >]", line)) for line in lines)
    text = re.sub(r"<[^>]*>", "", lines[-1]).strip()[:_QUOTED]
    return _("第 {number} 段“{text}”：{reason}").format(number=number, text=text, reason=mistake.reason)


def _move_closer(document: DocxTemplate, share: float) -> None:
    """Bring the lines nearer to each other, of every style that says how large and how far from each other they are."""
    for style in document.docx.styles:
        if style.type is not WD_STYLE_TYPE.PARAGRAPH or style.font.size is None:
            continue
        spacing = style.paragraph_format
        if spacing.line_spacing_rule is WD_LINE_SPACING.EXACTLY:
            usual = Size(style.font.size.pt, spacing.line_spacing.pt)
            spacing.line_spacing = Pt(round(usual.closer(share).leading, 1))


def _describe(document: DocxTemplate, said: Properties) -> None:
    properties = document.docx.core_properties
    properties.title, properties.author = said.title[:255], said.author[:255]
    properties.created = properties.modified = dt.datetime.combine(said.day, dt.time(), dt.UTC)
    properties.last_modified_by = ""
