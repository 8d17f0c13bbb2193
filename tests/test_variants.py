"""Characters that mean the same get one form; lengths and offsets stay."""

from __future__ import annotations

import random
import unicodedata

import pytest

from kg.articles.split import split_page
from kg.articles.variants import GONE, NormalText, normal_text, normalize, variants
from kg.records import Page

FORMS = {
    "⺠⻓⻔⻅⻋⻢⻛⻄⻘": "民长门见车马风西青",
    "⽤⼾⼈⼤⾯": "用户人大面",
    "\uf9e1\uf90a\uf98e\U0002f804": "李金年你",
    "２０２３年Ａ０１版ａｂ": "2023年A01版ab",
    "５％＋－．／＠＆＝＿": "5%+-./@&=_",
    "｡､｢｣": "。、「」",
    "全﹐会﹑议﹔开﹕了﹖吗﹗﹙﹚": "全，会、议；开：了？吗！（）",
    "︵三︶︽志︾﹁上﹂︰": "（三）《志》「上」：",
    "阿依古丽‧买买提": "阿依古丽·买买提",
    "阿依古丽•买买提、阿依古丽・买买提": "阿依古丽·买买提、阿依古丽·买买提",
    "阿里∙买买提⋅阿里･阿里﹒阿里": "阿里·买买提·阿里·阿里·阿里",
    "• 一、 a•b": "• 一、 a•b",
    "3﹒5": "3.5",
    "一\u2028二\u2029三\x0b四\x0c五\x85六": "一\n二\n三\n四\n五\n六",
    "一\r二\r\n三\r": "一\n二\r\n三\n",
    "一\u200b二\ufeff三\xad四\ufe0f五\u202a六\u180e": f"一{GONE}二{GONE}三{GONE}四{GONE}五{GONE}六{GONE}",
    "一\x00二\x1b三\ue000四\U000f0001五\U00100001六": f"一{GONE}二{GONE}三{GONE}四{GONE}五{GONE}六",
    "一\xa0二\u2003三\u202f四\u205f五\u1680六\u3000七": "一 二 三 四 五 六\u3000七",
}
SAME = ["，：；？！（）～“”《》、。—…【】", "全市水利工作会议\r\n召开", "Ⅰ①㎡℃½", "か ｶ 한 ß é", "", "abc 123"]


@pytest.mark.parametrize("text", FORMS)
def test_forms(text: str) -> None:
    assert normalize(text) == FORMS[text]
    assert len(normalize(text)) == len(text)


@pytest.mark.parametrize("text", SAME)
def test_what_stays(text: str) -> None:
    assert normalize(text) == text
    assert normal_text(text) == NormalText(text)


def test_the_table_maps_one_character_to_one_that_is_not_mapped() -> None:
    table = variants()
    assert 1_400 < len(table) < 1_700
    for code, form in table.items():
        assert len(form) == 1, hex(code)
        assert ord(form) not in table, hex(code)
        assert normalize(chr(code)) == form


def test_all_radicals_and_compatibility_ideographs_have_a_form() -> None:
    table = variants()
    assert sum(code in table for code in range(0x2F00, 0x2FD6)) == 214
    assert sum(code in table for code in range(0x2E80, 0x2EF4)) == 114  # all but U+2E80 and U+2E9A, which is none
    for first, last in ((0xF900, 0xFAD9), (0x2F800, 0x2FA1D)):
        for code in range(first, last + 1):
            if unicodedata.decomposition(chr(code)):
                assert table[code] == unicodedata.normalize("NFC", chr(code))
    assert all(form >= "\u3400" for code, form in table.items() if 0x2E80 <= code < 0x2FE0)


def test_every_character_keeps_its_length_and_its_form() -> None:
    every = "".join(map(chr, range(0x110000)))
    once = normalize(every)
    assert len(once) == len(every)
    assert normalize(once) == once


def test_any_text_keeps_its_length_and_its_form() -> None:
    source = random.Random(1)
    odd = [*map(chr, variants()), *"\r\n•・∙⋅‧﹒ﬃ\u200b\ue000民长·, a"]
    for _ in range(3_000):
        text = "".join(source.choices(odd, k=source.randrange(12)))
        once = normalize(text)
        assert len(once) == len(text)
        assert normalize(once) == once
        normal = normal_text(text)
        assert GONE not in normal.text
        if normal.offsets is not None:
            assert len(normal.offsets) == len(normal.text)
            assert list(normal.offsets) == sorted(normal.offsets)


def test_what_means_nothing_is_taken_out_and_ligatures_are_letters() -> None:
    text = "设O\ufb03ce一\u200b处"
    assert normal_text(text) == NormalText("设Office一处", (0, 1, 2, 2, 2, 3, 4, 5, 7))


def test_a_body_leads_to_the_characters_as_printed() -> None:
    text = "⺠政局局\u200b⻓沈知\ue123秋出席会议，市\xad长郑远帆在O\ufb03ce主持。\n"
    (article,) = split_page(Page("p", text, "p.txt"))
    assert article.body == "民政局局长沈知秋出席会议，市长郑远帆在Office主持。"
    printed = [text[at] for at in article.origin]
    assert "".join(printed[:8]) == "⺠政局局⻓沈知秋"
    assert printed.count("\ufb03") == 3
