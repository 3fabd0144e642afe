"""Texts are sorted as a Chinese reader looks for them: by pinyin or by strokes, and always the same."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from desktop_app.model.character_order import by_pinyin, by_strokes
from desktop_app.model.text_order import LONGEST_KEY, ORDERS, Order, choose_order, keys_of_text, text_key
from installer.readings import first_readings, phrases, spelled

PINYIN: dict[str, str] = {
    "surnames": "陈 丁 方 冯 黄 孔 李 刘 马 毛 钱 孙 王 吴 杨 张 赵 郑 周",
    "districts": "城阳区 黄岛区 即墨市 胶州市 莱西市 崂山区 李沧区 平度市 市北区 市南区",
    "categories": "财政信息 法规公文 工作动态 机构职能 人事信息 行政执法 应急管理 重点领域",
    "the tone decides between the same syllables": "公开 巩固 共同",
    "strokes decide between the same sounds": "公示 公务 公证 攻关 供应 宫殿",
    "characters read in several ways": "长春 重庆 会计 厦门 音乐 银行 银杏 长官 重要",
    "the syllables one by one, not the letters": "西安 西宁 先进",
    "ü stands behind u": "路 旅 滤 乱 略 论 罗",
    "a shorter text before a longer one": "公开 公开指南 公开制度",
    "figures, letters, marks, Chinese": "2013年 ABC abd 《公报》 公报",
    "figure by figure, as ever": "第10期 第1期 第2期",
    "full width as half width": "1号 ２号 3号",
    "rare characters behind all others": "阿 做 㐂 𠀀",
    "names with characters of their own": "㛃 〇二 𬱟 䶮",
    "old radicals as the ideographs they look like": "⻄部 西藏 先进",
}
STROKES: dict[str, str] = {
    "surnames": "丁 马 王 毛 方 孔 冯 刘 孙 李 杨 吴 张 陈 周 郑 赵 钱 黄",
    "districts": "平度市 市北区 市南区 李沧区 即墨市 城阳区 莱西市 崂山区 胶州市 黄岛区",
    "figures, letters, marks, Chinese": "2013年 ABC abd 《公报》 一号",
    "the first stroke decides between as many: 横 竖 撇 点 折": "王 中 毛 方 孔",
    "zero as it is written in years": "一 〇 二",
    "rare characters behind all others": "丁 龘 𠀀",
}
CASES = [*(("pinyin", *case) for case in PINYIN.items()), *(("stroke", *case) for case in STROKES.items())]

ANY = st.text(st.characters(min_codepoint=2), max_size=30)  # no text holds the signs before
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12)


@pytest.mark.parametrize(("order", "about", "wanted"), CASES)
def test_known_lists_come_as_a_reader_expects_them(order: Order, about: str, wanted: str) -> None:
    assert about
    choose_order(order)
    texts = wanted.split()
    mixed = random.Random(1).sample(texts, len(texts))
    assert " ".join(sorted(mixed, key=text_key)) == wanted


@given(st.lists(ANY | CHINESE, max_size=8), st.randoms(use_true_random=False))
def test_every_text_has_one_place_however_the_list_was_mixed(texts: list[str], chance: random.Random) -> None:
    mixed = chance.sample(texts, len(texts))
    for order in ORDERS:
        choose_order(order)
        assert sorted(mixed, key=text_key) == sorted(texts, key=text_key)


@given(ANY | CHINESE)
def test_a_key_is_a_text_that_a_data_file_can_hold_and_tells_nothing_twice(text: str) -> None:
    first = keys_of_text(text)
    keys_of_text.cache_clear()
    assert keys_of_text(text) == first
    assert all(key.encode() is not None for key in first.values())
    assert set(first) == set(ORDERS)


@given(ANY | CHINESE, ANY)
def test_a_text_stands_before_what_it_begins(text: str, rest: str) -> None:
    assert keys_of_text(text)["stroke"] <= keys_of_text(text + rest)["stroke"]
    # By pinyin a word may reach over the end: 重 by itself is zhòng, 重庆 Chóngqìng.
    assert keys_of_text(text)["pinyin"] < keys_of_text(text + "。" + rest)["pinyin"]


@pytest.mark.parametrize("order", ORDERS)
@given(st.lists(st.text("aAbBｂ（(１1公", max_size=4), min_size=2, max_size=2, unique=True))
def test_what_is_only_written_otherwise_stands_beside_it_in_a_place_of_its_own(order: Order, texts: list[str]) -> None:
    one, other = texts
    keys = [keys_of_text(text)[order] for text in texts]
    if sorted(one) != sorted(other):
        assert keys[0] != keys[1]
    plain = [keys_of_text(unicodedata.normalize("NFKC", text).lower())[order] for text in texts]
    if plain[0] != plain[1]:
        assert (keys[0] < keys[1]) == (plain[0] < plain[1])


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\ue000", "\uffff", "\U0010ffff", "ﬁ", "㈠", "İ", "가", "あ"])
def test_no_character_is_too_odd(text: str) -> None:
    assert all(keys_of_text(text + "公开").values())


def test_of_a_very_long_text_the_beginning_decides() -> None:
    begun = "公" * LONGEST_KEY
    assert keys_of_text(begun + "开") == keys_of_text(begun)


def test_the_characters_are_read_as_the_library_reads_them_by_themselves() -> None:
    sounds, readings = by_pinyin(), first_readings()
    known = [chr(place) for place in range(0x3400, 0xA000) if sounds.ranks[place] < "\ue000"]
    assert len(known) > 20_000
    ordered = sorted(known, key=lambda one: sounds.ranks[ord(one)])
    assert all(readings[one] <= readings[other] for one, other in pairwise(ordered))
    assert {chr(place) for place in PINYIN_DICT if 0x4E00 <= place <= 0x9FA5} <= set(known)


def test_every_word_of_the_library_is_read_as_the_library_reads_it() -> None:
    sounds, readings = by_pinyin(), first_readings()
    known = {one: read for one, read in readings.items() if "\u3400" <= sounds.ranks[ord(one)] < "\ue000"}
    words = phrases(known)
    assert len(words) > 0.99 * len(PHRASES_DICT)
    heard: dict[tuple[str, str], set[str]] = {}
    for word, said in words.items():
        for one, sign, reading in zip(word, keys_of_text(word)["pinyin"], said, strict=True):
            heard.setdefault((one, spelled(reading)), set()).add(sign)
    assert {spelled_as for spelled_as, found in heard.items() if len(found) > 1} == set()
    assert len({sign for found in heard.values() for sign in found}) == len(heard)


def test_general_standard_characters_are_ordered_as_their_table_has_them() -> None:
    # The first characters of the first level, 通用规范汉字表 (2013).
    table = [*"一乙二十丁厂七卜八人入儿匕几九刁了刀力乃又三干于亏工土士才下寸大丈与万上小口"]
    ranks = by_strokes()
    assert sorted(table, key=lambda one: ranks[ord(one)]) == table
