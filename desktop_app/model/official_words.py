"""What codes are called besides their label: by the rows of every annex format, and in registers in use."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.codes import codes
from desktop_app.model.natural_id import plain
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.codes import Code

_NUMBERING = re.compile(
    r"""^( 其中:? | [一二三四五六七八九十]*\([一二三四五六七八九十\d]+\) | [一二三四五六七八九十\d]+[.、] )+""",
    re.VERBOSE,
)
"""What stands before a row's name on a printed annex: 三（三）5. or 其中：1."""

_LOOSE_NUMBERING = re.compile(
    r"""^(
        三?、?本年度办理结果 | [一二三四五六七八九十]*\([一二三四五六七八九十\d]+\) | [一二三四五六七八九十]+[.、]
        | \d+(?=\D) | [-—·.、:,>→/\\|]+
    )+(?=.)""",
    re.VERBOSE,
)
"""What people write before a row's name besides: 三(三)-1, 1 属于国家秘密, 三、本年度办理结果（三）…"""

_GROUP = re.compile(r"^(不予公开|无法提供|不予处理|其他处理|部分公开|予以公开|法人或者?其他组织)(?=.)")
"""The rows that a row stands under on a printed annex, written before it: 不予公开—5.属于三类内部事务信息."""

_OUTCOMES = re.compile("^(?:予以公开|部分公开)")
"""The groups that are an outcome by themselves: 部分公开：属于国家秘密 names two."""

_REST = "其他"
"""What a row is called that counts what the others of its group don't."""

_GROUPS_WITH_REST = re.compile("(?:其他处理|法人或者?其他组织)?")
"""The groups whose row 其他 is a code; under any other, nobody knows what it means."""

_OTHER = re.compile("其[他它]")

_PUNCTUATION = re.compile(r"[^\w]")

_QUOTES = re.compile("[“”‘’\"'《》〈〉「」]")


class WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `resources/sheets/words.json`: what words stand for by code list, or where one field alone has them.

    `several` are the names of rows that count several codes: nobody but the writer knows which one is meant. A word
    that `lists` has too is mostly said of the one code, and perhaps of the others.
    """

    lists: dict[str, dict[str, list[str]]]
    several: dict[str, dict[str, list[str]]]
    fields: dict[str, dict[str, list[str]]]


@cache
def word_file() -> WordFile:
    """Return the words as the program brings them along."""
    return msgspec.json.decode(resource("sheets", "words.json").read_bytes(), type=WordFile)


def plain_word(word: str) -> str:
    """Return a word as it is compared: without blanks, quotation marks and the number of a printed form's row."""
    text = _QUOTES.sub("", plain(word)).rstrip("*")
    return _NUMBERING.sub("", text).removesuffix("数") or text


def official_words(code_list: str) -> Mapping[str, str]:
    """Return what words stand for in a code list, plain, without the labels themselves."""
    return _official_words(code_list)


def codes_meant(code_list: str, word: str) -> tuple[Code, ...]:
    """Return the codes of a list that a word may mean: none where nobody knows it, several where it isn't clear."""
    said = plain_word(word)
    group, name = _row(said)
    if _key(name) == _REST and not _GROUPS_WITH_REST.fullmatch(group):
        return ()
    return _meant(code_list, said) or _under(code_list, group, _meant(code_list, name))


def perhaps_meant(code_list: str, word: str) -> tuple[Code, ...]:
    """Return all the codes that are counted in the row that a word names, if it is a row of several."""
    return _several(code_list, plain_word(word)) or _several(code_list, _row(plain_word(word))[1])


def also_called(code_list: str) -> Mapping[str, Sequence[str]]:
    """Return by code the words that it may be found by besides its label, those of rows that count several too."""
    found: dict[str, list[str]] = {code: list(words) for code, words in word_file().lists.get(code_list, {}).items()}
    for word, several in word_file().several.get(code_list, {}).items():
        for code in several:
            found.setdefault(code, []).append(word)
    return found


@cache
def _official_words(code_list: str) -> Mapping[str, str]:
    listed = word_file().lists.get(code_list, {})
    return {plain_word(word): code for code, several in listed.items() for word in several}


def _row(said: str) -> tuple[str, str]:
    """Return the group that a plain word puts before a row's name, "" without one, and that name."""
    group, name = "", said
    while True:
        bare = _LOOSE_NUMBERING.sub("", _bare(name))
        under = _GROUP.match(bare)
        rest = bare[under.end() :] if under else bare
        if rest == name:
            return group, plain_word(name)
        group, name = under[1] if under else group, rest


def _under(code_list: str, group: str, found: tuple[Code, ...]) -> tuple[Code, ...]:
    """Return what a row's name means below a group; with the group's own codes where the two contradict each other."""
    if not group or all(_outcome(code.label) == _outcome(group) for code in found):
        return found
    return tuple({code.code: code for code in (*_meant(code_list, group), *found)}.values())


def _outcome(text: str) -> str:
    found = _OUTCOMES.match(text)
    return found[0] if found else ""


def _meant(code_list: str, said: str) -> tuple[Code, ...]:
    """Return the codes that a plain word means: by a label, as it is mostly said, or as a row counts them."""
    key = _key(said)
    labelled = [
        code.code for code in codes(code_list).values() if code.code == said or key == _key(plain_word(code.label))
    ]
    mostly = [code] if key and (code := _by_key(code_list).get(key)) else []
    return _known(code_list, labelled if key else []) or _known(code_list, mostly) or _several(code_list, said)


def _several(code_list: str, said: str) -> tuple[Code, ...]:
    rows = word_file().several.get(code_list, {})
    found = next((several for word, several in rows.items() if _key(plain_word(word)) == _key(said)), ())
    return _known(code_list, found)


def _key(said: str) -> str:
    """Return a plain word without its punctuation, 其它 as 其他."""
    return _OTHER.sub(_REST, _PUNCTUATION.sub("", said))


@cache
def _by_key(code_list: str) -> Mapping[str, str]:
    return {_key(word): code for word, code in _official_words(code_list).items()}


def _known(code_list: str, names: Sequence[str]) -> tuple[Code, ...]:
    """Return those codes that the list in force has."""
    there = codes(code_list)
    return tuple(there[name] for name in names if name in there)


def _bare(text: str) -> str:
    """Return a text without the brackets around all of it: 不予公开（属于国家秘密）."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text
