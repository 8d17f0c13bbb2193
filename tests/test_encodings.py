"""The same page in every encoding and every form of its characters gives the same records."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.articles.variants import normalize, variants
from kg.errors import PageError
from kg.pages.encodings import decode_text
from kg.pages.files import read_page_file
from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord, Byline
from kg.words.traditional import is_traditional, script_notes, simplify

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
PLACE, DATE = "江东省临州市清湖市", "2031-04-03"
TEXT = (
    (SAMPLES / "20230218_A01.txt").read_text(encoding="utf-8")
    + "\n▢ 全媒体记者 钱晓\n\n本报讯 4 月 2 日上午，清湖市民政局与江东澜光新能源股份有限公司举行签\n"
    "约仪式。市长顾明川，副市长阿依古丽·买买提等出席（签约金额 38.5 亿元，同比\n增长 12%）。市委书记沈国梁说："
    "《清湖市水利规划》要落到实处。市民政局局长李\n金林介绍，A 区设 Office 一处。\n\n"
    "市民政局与澜光新能源签约\n"
)
TRADITIONAL = """\
▢ 全媒體記者 錢曉

本報訊 昨日，清湖市召開全市水利工作會議。市委書記沈國樑主持會
議並講話，市長顧明川、副市長翁海波、陸曉棠等出席會議。
沈國樑強調，要堅持「一張藍圖繪到底」，推動經濟發展。
市經信局局長石磊在會上作了發言。

全市水利工作會議召開

▢ 全媒體記者 鄭一諾

本報訊 昨日下午，市長顧明川到柳浦鎮調研春耕備耕工作，
副市長陸曉棠參加。

顧明川調研春耕備耕
"""
Read = tuple[object, ...]


def read(extractor: Extractor, path: Path) -> list[ArticleRecord]:
    (page,) = read_page_file(path, place=PLACE, date=DATE)
    records = list(extractor.extract_page(page))
    form = normalize(page.text)
    for record in records:
        article = record.article
        for letter, at in zip(article.body, article.origin, strict=True):
            assert form[at] in (letter, "\ufb03")
    return records


def said(records: list[ArticleRecord]) -> list[Read]:
    return [
        (r.article.headlines, r.article.bylines, r.article.body, r.article.kind, r.entities, r.relations)
        for r in records
    ]


def extract(extractor: Extractor, folder: Path, data: bytes) -> list[Read]:
    path = folder / "page.txt"
    path.write_bytes(data)
    return said(read(extractor, path))


@pytest.fixture(scope="module")
def twin(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    found = extract(extractor, tmp_path_factory.mktemp("twin"), TEXT.encode())
    assert len(found) >= 4
    assert sum(len(record[5]) for record in found) >= 30  # type: ignore[arg-type]
    return found


NARROW = TEXT.replace("▢", "□").replace("·", "・")  # GB2312 has no others
ENCODED = {
    "utf-8-bom": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16-le-bom": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be-bom": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-32-le-bom": b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
    "utf-32-be-bom": b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"),
    "gb2312": NARROW.encode("gb2312"),
    "gbk": TEXT.replace("▢", "□").encode("gbk"),
    "gb18030": TEXT.encode("gb18030"),
    "hz": NARROW.encode("hz"),
    "utf-8-cut": TEXT.encode() + "。".encode()[:2],
    "utf-16-cut": b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x02",
    "utf-16-le-cut": TEXT.encode("utf-16-le") + b"\x02",
    "gb18030-cut": TEXT.encode("gb18030") + b"\xa1",
}


@pytest.mark.parametrize("name", ENCODED)
def test_every_encoding_gives_the_same_records(
    name: str, tmp_path: Path, extractor: Extractor, twin: list[Read]
) -> None:
    assert extract(extractor, tmp_path, ENCODED[name]) == twin


def between(mark: str, every: int = 1) -> Callable[[str], str]:
    """Puts `mark` after every so many Han characters, also within names."""
    return lambda text: re.sub(f"([\u4e00-\u9fff]{{{every}}})", rf"\1{mark}", text)


def swapped(first: int, last: int) -> Callable[[str], str]:
    """Writes each character as the variant of it in this range, where there is one."""
    table = {ord(form): chr(code) for code, form in variants().items() if first <= code <= last}
    return lambda text: text.translate(table)


def table(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(old, new))


FORMS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "form-feeds": lambda text: text.replace("\n\n", "\n\x0c\n") + "\x0c",
    "vertical-tabs": lambda text: text.replace("\n", "\x0b"),
    "line-separators": lambda text: text.replace("\n", "\u2028"),
    "paragraph-separators": lambda text: text.replace("\n\n", "\u2029\u2029"),
    "next-line": lambda text: text.replace("\n", "\x85"),
    "full-width-digits": table("0123456789", "０１２３４５６７８９"),
    "full-width-letters": lambda text: text.replace("Office", "Ｏｆｆｉｃｅ").replace("A 区", "Ａ 区"),
    "full-width-marks": table("%.", "％．"),
    "half-width-marks": table("。、·", "｡､･"),
    "kangxi-radicals": swapped(0x2F00, 0x2FD5),
    "cjk-radicals": swapped(0x2E80, 0x2EFF),
    "compatibility-ideographs": swapped(0xF900, 0xFAFF),
    "compatibility-supplement": swapped(0x2F800, 0x2FA1F),
    "private-use": between("\ue5e5", 3),
    "private-use-everywhere": between("\U000f0042"),
    "zero-width-space": between("\u200b"),
    "zero-width-joiner": between("\u200d", 2),
    "word-joiner": between("\u2060", 2),
    "direction-marks": lambda text: "\u202a" + text.replace("，", "\u2067，\u2069") + "\u202c",
    "control-characters": between("\x02", 9),
    "nul-characters": between("\x00", 9),
    "soft-hyphens": between("\xad"),
    "variation-selectors": between("\ufe00"),
    "ideographic-variation": between("\U000e0100"),
    "bom-in-the-middle": lambda text: text.replace("\n\n", "\n\n\ufeff"),
    "nbsp": table(" ", "\xa0"),
    "thin-spaces": table(" ", "\u2009"),
    "em-spaces": table(" ", "\u2003"),
    "narrow-nbsp": table(" ", "\u202f"),
    "vertical-forms": table("（）《》：，。、", "︵︶︽︾︓︐︒︑"),
    "small-forms": table("，、：；（）", "﹐﹑﹕﹔﹙﹚"),
    "bullet-in-names": table("·", "•"),
    "katakana-dot-in-names": table("·", "・"),
    "hyphenation-point-in-names": table("·", "‧"),
    "dot-operator-in-names": table("·", "⋅"),
    "small-stop-in-names": table("·", "﹒"),
    "ligatures": lambda text: text.replace("ffi", "\ufb03"),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_records(name: str, tmp_path: Path, extractor: Extractor, twin: list[Read]) -> None:
    text = FORMS[name](TEXT)
    assert text != TEXT
    assert extract(extractor, tmp_path, text.encode()) == twin


def test_there_are_enough_files() -> None:
    assert len(ENCODED) + len(FORMS) >= 50


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_encodings_give_the_same_records(encoding: str, tmp_path: Path, extractor: Extractor) -> None:
    text = TRADITIONAL.replace("▢", "■")
    assert extract(extractor, tmp_path, text.encode(encoding)) == extract(extractor, tmp_path, text.encode())


SHORT = [
    "市委书记沈国梁主持召开全市水利工作会议，市长顾明川出席。",
    "近日，清湖市图书馆新馆开馆，藏书八十万册，全天开放。",
    "翁海波、石磊、陆晓棠、钱晓、郑一诺等参加活动",
    "全市水利工作会议召开",
]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be", "big5", "big5hkscs"])
@pytest.mark.parametrize("text", SHORT)
def test_short_texts_are_told_apart(text: str, encoding: str) -> None:
    if encoding.startswith("big5"):
        text = text.translate(
            str.maketrans("书记国梁开会议长顾图馆册陆晓钱郑诺参动业", "書記國樑開會議長顧圖館冊陸曉錢鄭諾參動業")
        )
    data = text.encode(encoding, "ignore")
    assert decode_text(data, Path("p.txt")) == data.decode(encoding)


def test_characters_of_hong_kong_and_taiwan_are_read() -> None:
    for encoding, text in (
        ("big5hkscs", "本報訊 昨日，全市水利工作會議喺清湖市召開，嗰個會議嘅內容係水利㗎。"),
        ("cp950", "價格為五€，碁裏的會議召開了。"),
    ):
        assert decode_text(text.encode(encoding), Path("p.txt")) == text


def test_broken_bytes_are_an_error_with_their_place(tmp_path: Path) -> None:
    for encoding, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        start = TEXT[:200].encode(encoding)
        with pytest.raises(PageError, match=f"broken {name} at byte {len(start)} "):
            decode_text(start + b"\xff\xff" + TEXT[200:].encode(encoding), tmp_path)


def test_traditional_is_told_from_simplified() -> None:
    assert is_traditional(TRADITIONAL)
    assert is_traditional("全市水利工作會議召開")
    assert not is_traditional(TEXT)
    assert not is_traditional("沈国梁会见劉國華一行，双方就经济发展、文化交流等问题交换了意见。")
    assert not is_traditional("")
    for path in SAMPLES.glob("qh-*"):
        assert not is_traditional(path.read_text(encoding="utf-8"))


needs_opencc = pytest.mark.skipif(find_spec("opencc") is None, reason="OpenCC is not installed")


@needs_opencc
def test_simplified_text_is_as_long() -> None:
    assert simplify("乾隆年間，市長「瞭解」發展\n後來") == "乾隆年间，市长“了解”发展\n后来"
    every = "".join(map(chr, range(0x3400, 0xA000)))
    assert len(simplify(every)) == len(every)
    assert simplify("".join(SHORT)) == "".join(SHORT)


@needs_opencc
def test_a_traditional_page_says_what_its_simplified_twin_says(tmp_path: Path, extractor: Extractor) -> None:
    (path := tmp_path / "page.txt").write_text(TRADITIONAL, encoding="utf-8")
    records = read(extractor, path)
    path.write_text(simplify(TRADITIONAL), encoding="utf-8")
    twins = read(extractor, path)
    assert len(records) == len(twins) == 2
    assert sum(len(record.relations) for record in records) >= 10
    for record, other in zip(records, twins, strict=True):
        assert record.relations == other.relations
        assert record.article.body in "".join(TRADITIONAL.split("\n")) + record.article.body
        assert simplify(record.article.body) == other.article.body != record.article.body
        assert record.article.origin == other.article.origin
        for entity, same in zip(record.entities, other.entities, strict=True):
            assert entity.names[: len(same.names)] == same.names
            assert (entity.id, entity.type, entity.mentions, entity.main) == (
                same.id,
                same.type,
                same.mentions,
                same.main,
            )
    names = {entity.names[0]: entity.names for record in records for entity in record.entities}
    assert names["顾明川"] == ("顾明川", "顧明川")
    assert [record.article.headlines for record in records] == [("全市水利工作會議召開",), ("顧明川調研春耕備耕",)]
    assert [record.article.bylines for record in records] == [(Byline("錢曉", "记者"),), (Byline("鄭一諾", "记者"),)]


def test_without_opencc_a_traditional_page_has_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.words.traditional.can_simplify", lambda: False)
    (path := tmp_path / "page.txt").write_text(TRADITIONAL, encoding="utf-8")
    (page,) = read_page_file(path)
    (note,) = page.notes
    assert "kg-news[opencc]" in note
    assert script_notes(TEXT) == ()
