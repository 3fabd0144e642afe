"""The guide cut into topics: each has a title, the pages of the window that it is about, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop_app.paths import resource

_HEADING = re.compile(r"^## ", re.MULTILINE)
_PAGES = re.compile(r"^<!-- ([\w ]+) -->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One part of the guide, its text in Markdown with its heading."""

    title: str
    pages: frozenset[str]
    text: str


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return the topics of the guide in a language, as they stand in its file; the first is the introduction."""
    introduction, *parts = _HEADING.split(resource("help", f"{language}.md").read_text("utf-8"))
    title = introduction.splitlines()[0].removeprefix("# ")
    return (Topic(title, frozenset(), introduction), *map(_topic, parts))


def topic_of(language: str, page: str) -> Topic:
    """Return the topic of a page of the window; the introduction where there is none, or no page."""
    known = topics(language)
    return next((topic for topic in known if page in topic.pages), known[0])


def _topic(part: str) -> Topic:
    marked = _PAGES.search(part)
    text = _PAGES.sub("", part)
    return Topic(text.splitlines()[0], frozenset(marked[1].split() if marked else ()), f"## {text}")
