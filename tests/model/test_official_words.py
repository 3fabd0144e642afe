"""Every row of every annex format is understood as the code it counts; a row of several codes is said to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest

from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.official_words import codes_meant, perhaps_meant, plain_word
from desktop_app.model.record import fields_of
from desktop_app.model.text import FieldError, from_text
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.model.record import Record

DECISION = Field(label="办理结果", shape=Shape.CODE, codes="decision")


class Row(NamedTuple):
    """A row or column of a format that asks for codes of a list."""

    code_list: str
    label: str
    asked: frozenset[str]


def rows(part: object, kind: str = "") -> Iterator[Row]:
    """Yield the rows and columns below a part of a format, each with the codes it asks for."""
    if isinstance(part, list):
        for each in part:
            yield from rows(each, kind)
    if isinstance(part, dict):
        kind = next((part[word].partition(".")[0] for word in ("count", "sum") if part.get(word)), kind)
        for each in part["where"] if kind and "label" in part and isinstance(part.get("where"), list) else ():
            field = asked_of(KINDS[kind], each["field"])
            asked = [each["equals"]] if "equals" in each else each.get("one_of", ())
            if field.shape is Shape.CODE and any(asked):
                yield Row(field.codes, part["label"], frozenset(filter(None, asked)))
        for each in part.values():
            yield from rows(each, kind)


def asked_of(kind: type[Record], path: str) -> Field:
    """Return the field that a condition is about, beyond links to other records."""
    *links, name = path.split(".")
    for link in links:
        kind = KINDS[fields_of(kind)[link].links]
    return fields_of(kind)[name]


def asked_by_name() -> dict[tuple[str, str], frozenset[str]]:
    """Return by code list and name of a row all codes that any format counts in a row of that name."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for path in resource("annex").glob("*.json"):
        for row in rows(msgspec.json.decode(path.read_bytes())["tables"]):
            found[row[:2]] = found.get(row[:2], frozenset()) | row.asked
    return found


NAMES = asked_by_name()
TYPED = {"decision", "application_channel", "applicant_type"}
OTHERWISE = {("decision", "（11）其它原因")}
"""Rows of a form that asks for something else under the name: there it is what no other row of 免予公开 counts."""


def test_every_row_that_counts_one_code_is_understood_as_that_code() -> None:
    assert len(NAMES) > 130
    assert {name for name, _label in NAMES} >= {"decision", "application_channel", "applicant_type", "channel_nature"}
    for (code_list, label), asked in NAMES.items():
        if len(asked) == 1 and (code_list, label) not in OTHERWISE:
            field = Field(label="栏", shape=Shape.CODE, codes=code_list)
            assert {from_text(field, label), from_text(field, plain_word(label))} == asked, label


def test_a_row_that_counts_several_codes_is_one_of_them_or_said_to_be_unclear() -> None:
    unclear = set()
    for (code_list, label), asked in NAMES.items():
        if len(asked) > 1:
            meant = {code.code for code in codes_meant(code_list, label)}
            assert meant, label
            assert meant <= asked, label
            unclear |= {label} if len(meant) > 1 else set()
    assert unclear >= {"3.否决公开答复总数", "不予公开", "（8）“免予公开范围4”数", "（9）“免予公开范围5”数"}


@pytest.mark.parametrize("word", ["不予公开", "3.否决公开答复总数", "（8）“免予公开范围4”数"])
def test_an_unclear_word_is_refused_with_all_that_it_may_mean(word: str) -> None:
    with pytest.raises(FieldError, match=r"可以是几项：.*不予公开：属于三类内部事务信息.*请写清是哪一项"):
        from_text(DECISION, word)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("属于三类内部事务信息", "internal"),
        ("三（三）5.属于三类内部事务信息", "internal"),
        ("5．属于三类内部事务信息", "internal"),
        ("不予公开：属于三类内部事务信息", "internal"),
        ("不予公开—5.属于三类内部事务信息", "internal"),
        ("（三）不予公开/1.属于国家秘密", "state_secret"),
        ("不予公开（属于国家秘密）", "state_secret"),
        ("无法提供：2.没有现成信息需要另行制作", "to_be_made"),
        ("三（一）予以公开", "granted"),
        ("本机关不掌握相关政府信息", "not_held"),
        ("（2）“信息不存在”数", "nonexistent"),
        ("其他处理", "other"),
        ("（11）其它原因", "other"),
        ("危及“三安全一稳定”", "safety"),
        ("不予处理：重复申请", "repeated"),
        ("不予处理：信访举报投诉类申请", "petition"),
        ("三、本年度办理结果（三）不予公开1.属于国家秘密", "state_secret"),
        ("不予公开·属于国家秘密", "state_secret"),
        ("三(三)-1 属于国家秘密", "state_secret"),
        ("其他法律、行政法规禁止公开", "forbidden"),
        ("商业秘密、个人隐私", "third_party"),
        ("申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请", "lapsed_correction"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partial"),
        ("其他处理：3.其它", "other"),
        ("予以公开：1.属于已主动公开范围", "already_public"),
        ("不予公开：信息不存在", "nonexistent"),
        ("不予公开、部分公开", ""),
        ("部分公开：属于国家秘密", ""),
        ("予以公开、部分公开", ""),
        ("不予公开：其他", ""),
        ("无法提供—4.其他", ""),
        ("予以公开（部分信息不予公开）", ""),
        ("（四）无法提供", ""),
        ("4.不同意公开答复数", ""),
        ("withheld", ""),
        ("不予公开：", ""),
        ("", ""),
    ],
)
def test_an_outcome_is_known_as_annexes_print_it_and_as_clerks_write_it(word: str, code: str) -> None:
    meant = [each.code for each in codes_meant("decision", word)]
    assert meant == [code] if code else len(meant) != 1


@pytest.mark.parametrize(
    "number", ["（三）1.", "（三）１．", "(三)1、", "三、（三）1 ", "3.1.1 ", "①", "⒈", "3-1 ", "其中：1."]
)
def test_the_number_of_a_row_is_written_in_many_ways(number: str) -> None:
    for (code_list, label), asked in NAMES.items():
        if len(asked) == 1 and (code_list, label) not in OTHERWISE and code_list in TYPED:
            assert {code.code for code in codes_meant(code_list, number + plain_word(label))} == asked, label


def test_a_group_of_applicants_before_the_name_is_left_out_and_alone_is_unclear() -> None:
    for word in ("法人或其他组织：商业企业", "（二）法人或者其他组织—1.商业企业", "法人或其他组织 商业企业"):
        assert [each.code for each in codes_meant("applicant_type", word)] == ["business"]
    assert [each.code for each in codes_meant("applicant_type", "法人或其他组织/其他")] == ["other_organisation"]
    assert len(codes_meant("applicant_type", "法人或其他组织")) == len(codes("applicant_type")) - 1


def test_no_label_means_another_code_than_its_own() -> None:
    for name in ("decision", "application_channel", "applicant_type", "dispute_outcome", "inquiry_channel"):
        for code in codes(name).values():
            assert codes_meant(name, code.label) == (code,)


def test_a_word_said_of_one_code_tells_which_others_the_annex_counts_with_it() -> None:
    assert [each.code for each in codes_meant("decision", "不是《条例》所指政府信息")] == ["internal"]
    assert [each.code for each in perhaps_meant("decision", "不是《条例》所指政府信息")] == ["internal", "deliberation"]
    assert perhaps_meant("decision", "属于国家秘密") == ()
