"""A linked record as a sheet names it: by its title, and by its number as well where the title alone isn't clear."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.natural_id import plain
from desktop_app.model.text import FieldError
from desktop_app.model.text_order import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBERED = re.compile(r"(.*)〔([0-9a-f]{8}|[0-9a-f]{32})〕", re.DOTALL)


class LinkTitles:
    """The records of one kind by title; whatever `written` gives, `found` takes back to the same record.

    A title may also be written with other blanks and signs, or be another name of the record (`others`) that no record
    has as its title.
    """

    def __init__(self, label: str, titles: Mapping[str, str], others: Iterable[tuple[str, str]] = ()) -> None:
        self._label = label
        self._titles = {record: title.strip() for record, title in titles.items()}
        self._records: defaultdict[str, list[str]] = defaultdict(list)
        for record, title in self._titles.items():
            self._records[title].append(record)
        self._alike: defaultdict[str, set[str]] = defaultdict(set)
        for record, title in (*self._titles.items(), *others):
            self._alike[plain(title)].add(record)

    def knows(self, record: str) -> bool:
        """Tell whether there is a record of that number."""
        return record in self._titles

    def written(self, record: str) -> str:
        """Return the shortest of title, title〔8 signs of the number〕, title〔number〕 that means only this record."""
        title = self._titles.get(record, "")
        forms = (title, f"{title}〔{record[:8]}〕", f"{title}〔{record}〕")
        return next((form for form in forms if self._candidates(form) == [record]), forms[-1])

    def found(self, text: str) -> str:
        """Return the record a sheet means; raises `FieldError` where there is none or more than one."""
        candidates = self._candidates(text.strip()) or sorted(self._alike.get(plain(text), ()))
        if len(candidates) == 1:
            return candidates[0]
        if not candidates:
            message = _("没有名为“{title}”的“{kind}”。")
            raise FieldError(message.format(title=text.strip()[:60], kind=_(self._label)))
        examples = listed(sorted((self.written(record) for record in candidates[:3]), key=text_key))
        message = _("叫“{title}”的“{kind}”有 {count} 条，请写明是哪一条：{examples}。")
        raise FieldError(
            message.format(title=text.strip()[:60], kind=_(self._label), count=len(candidates), examples=examples)
        )

    def _candidates(self, text: str) -> list[str]:
        """Return the records a text can mean; the whole number goes before the title, and that before its beginning."""
        numbered = _NUMBERED.fullmatch(text)
        title, number = numbered.groups() if numbered else ("", "")
        if number in self._titles and self._titles[number] == title:
            return [number]
        if text and text in self._records:
            return self._records[text]
        return [record for record in self._records.get(title, []) if number and record.startswith(number)]
