"""What the marks of a template may say: where a value stands, which part is repeated, which is left out. Nothing else.

Jinja's language can call, reckon, load and repeat without end; a template that an office passes on needs none of that.
So its marks are read as a tree and every kind of node that isn't on the list is refused before anything of it is run.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from jinja2 import Template

_PLACING = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If),
    *(nodes.Name, nodes.Getattr, nodes.Const, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or),
)
_LOOP = frozenset({"loop", "first", "last", "index", "length"})
"""What a repeated part may know of its own repetition."""

_TEMPLATE = "<template>"
"""The file that Jinja names in the traceback of a template."""


class MistakeError(Exception):
    """A mark of a template that can't be; `line` counts the lines of the source from 1 (0: not known)."""

    def __init__(self, reason: str, source: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.source = source
        self.line = line


class Placing(ImmutableSandboxedEnvironment):
    """The environment that templates are filled in with: values go in as text, and marks are checked beforehand.

    `names` are all that a mark may name: the values and, for those that have parts, their parts.
    """

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_value, optimized=False, cache_size=0)
        # Nothing of what Jinja brings along: no range, no cycler, no filter, no test.
        self.globals, self.filters, self.tests = {}, {}, {}
        self._names = frozenset(names) | _LOOP
        self.source = ""

    def from_string(self, source: Any, *arguments: Any, **options: Any) -> Template:  # noqa: ANN401 (as Jinja declares it)
        """Return the template, or raise `MistakeError`."""
        self.source = str(source)
        try:
            tree = self.parse(self.source)
        except TemplateSyntaxError as error:
            reason = _("标记没有写对（{detail}）").format(detail=error.message)
            raise MistakeError(reason, self.source, error.lineno) from error
        self._check(tree)
        return super().from_string(self.source, *arguments, **options)

    def mistake(self, error: Exception) -> MistakeError:
        """Return what went wrong while the last template was filled in, with its line."""
        lines = [
            frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == _TEMPLATE
        ]
        reason = (
            _("填空用错了地方") if isinstance(error, UndefinedError | TypeError) else str(error) or type(error).__name__
        )
        return MistakeError(reason, self.source, lines[-1] if lines else 0)

    def _check(self, tree: nodes.Template) -> None:
        repeated = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
        for node in tree.find_all(nodes.Node):
            # Jinja leaves out the line of some nodes; what they hold has one.
            line = next((part.lineno for part in (node, *node.find_all(nodes.Node)) if part.lineno), 0)
            if type(node) not in _PLACING or not _is_plain(node):
                raise MistakeError(_("模板只能填写内容，不能运算、调用或引入别的东西"), self.source, line)
            unknown = _named(node) - self._names - (repeated if isinstance(node, nodes.Name) else set())
            if unknown:
                raise MistakeError(_("没有“{name}”这个填空").format(name=unknown.pop()), self.source, line)


def _named(node: nodes.Node) -> set[str]:
    return {node.name} if isinstance(node, nodes.Name) else {node.attr} if isinstance(node, nodes.Getattr) else set()


def _is_plain(node: nodes.Node) -> bool:
    """Tell whether a repetition is one over a named list, each item under one name."""
    if not isinstance(node, nodes.For):
        return True
    return (
        isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name | nodes.Getattr) and not node.recursive
    )


def _value(value: object) -> object:
    """Return a value that can be placed; a whole list, or what isn't there, can't."""
    if not isinstance(value, str | int):
        raise TypeError
    return value
