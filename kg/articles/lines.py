"""The lines of a page: what is text and what is furniture, where a wrapped paragraph goes on, which spaces are stray.

Everything works on a mask of the page: the page's text, character for character at the same offsets, in which what
belongs to no article (jump notes, marks of Markdown) is replaced by private-use characters.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

import kg.regex as re
from kg.articles.bylines import HAN, is_letterspaced
from kg.articles.name_columns import name_gaps
from kg.articles.variants import GONE

# What a mask holds in place of jump notes and, with GONE, of markup.
TO = "\ue000"  # goes on on another page
SEE = "\ue001"  # told on another page
FROM = "\ue002"  # goes on from another page
MORE = "\ue004"  # more of it on another page
_NOTE_ENDS = (TO, SEE, MORE)

_PAGE_NUMBER = r"第?\s{0,9}[A-Za-z]?\s{0,9}[0-9０-９一二三四五六七八九十]{1,4}"
_FROM_WORD = r"上\s*接|紧\s*接"
_TO_WORD = r"下\s*转|转\s*(?=第|[A-Z0-9])"
_SEE_WORD = r"相关|详\s*见|全\s*文|更多|报道|图文|内容|另见|参见|见|新闻|刊|导读|后续"
_NOTE = re.compile(
    rf"[（(【\[]\s{{0,9}}[▶►→>》]{{0,9}}\s{{0,9}}(?:(?P<from>{_FROM_WORD})|(?P<to>{_TO_WORD})|{_SEE_WORD})"
    rf"[^（）()【】。]{{0,30}}?[0-9A-Z０-９一二三四五六七八九十本头专]\s*版[^（）()【】。]{{0,12}}[）)】\]]"
    rf"|[▶►→>》■●◆]{{0,4}}[ \t\u3000]{{0,4}}(?:(?P<from2>(?:{_FROM_WORD}))|(?P<to2>下\s*转)"
    rf"|(?:相关|更多|图文)[{HAN}]{{0,4}}见|详见|报道见)[ \t\u3000]{{0,9}}{_PAGE_NUMBER}[ \t]{{0,9}}版"
    rf"(?=[ \t\u3000\r]*(?:\n|$))"
    rf"|[▶►→»]{{1,9}}[ \t\u3000]{{0,9}}{_PAGE_NUMBER}[ \t]{{0,9}}版?(?=[ \t\u3000\r]*(?:\n|$))"
)
_NOTE_GATE = re.compile(r"版")
_MARKDOWN = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\([^)\n]{0,900}\)|(?P<open>\[)(?P<text>[^\[\]\n]{0,300})(?P<close>\]\([^)\n]{0,900}\))|\*\*|__|(?<!\*)\*(?!\*)|~~|`+"
    r"|<!--(?:(?!<!--|-->).){0,2000}-->|</?[A-Za-z][^<>\n]{0,300}>|&(?:nbsp|emsp|ensp|ldquo|rdquo|amp|lt|gt);"
    r"|^[ \t]*(?:[-+>][ \t]+|>(?=\S))+|\\(?=[\\`*_{}\[\]()#+\-.!~])",
    re.MULTILINE | re.DOTALL,
)

_SECTION = (
    "要闻|综合|综合新闻|时政|时政要闻|经济|社会|民生|文化|体育|国际|国内|天下|教育|健康|法治|专题|专版|副刊|广告|公益广告|导读|今日导读|本地|"
    "本地新闻|城事|县域|镇街|深读|深度|关注|聚焦|视点|观察|评论|理论|读书|旅游|科技|财经|金融|卫生|农业|乡村|调查|特别报道|新闻|头版|"
    "都市|时事|人文|生活|公告|分类广告|融媒|图片新闻|简讯|快讯|要目|本版导读|特刊|生态|政法|党建|商贸|区域|世界|中国|文旅|热点"
)
_WEEKDAY = r"星\s*期\s*[一二三四五六日天]|周\s*[一二三四五六日]"
_NUMERAL = "[0-9０-９〇零一二三四五六七八九十]"
_DATE = rf"{_NUMERAL}{{4}}\s*[年./-]\s*{_NUMERAL}{{1,3}}\s*[月./-]\s*{_NUMERAL}{{1,3}}\s*日?"
_PAPER = rf"[{HAN}]{{2,6}}(?:日\s*报|晚\s*报|晨报|早报|商\s*报|时报|周报|快报|都市报|导报|青年报)"
_MASTHEAD_PART = (
    rf"(?:{_PAPER}|第?\s*{_PAGE_NUMBER}\s*版|[A-Z]\d{{1,2}}|(?:{_SECTION})(?:新闻)?版?|{_DATE}|{_WEEKDAY}"
    rf"|农历.{{2,12}}|[今昨明]日\s*\d+\s*版|总?第\s*\d+\s*期)"
)
_FURNITURE = re.compile(
    rf"(?:{_MASTHEAD_PART}(?:[\s·|/丨:：,，]{{1,9}}{_MASTHEAD_PART}){{1,6}}|[-—–·\s]*{_PAGE_NUMBER}\s*版?[-—–·\s]*|第?\s*{_PAGE_NUMBER}\s*版[：:·\s]*(?:{_SECTION})"
    rf"|(?:[A-Z]?\d{{1,3}}\s*版?)?[\s·]*(?:{_SECTION})(?:[\s·/]+(?:{_SECTION}))*[\s·]*(?:[A-Z]?\d{{1,3}}\s*版?)?"
    rf"|(?:{_WEEKDAY})?\s*{_DATE}(?:[\s/|·第农总星周（(].{{0,40}})?|{_WEEKDAY}(?:[\s/|·第农（(].{{0,20}})?"
    rf"|农历[{HAN}]{{2}}年.{{0,20}}月.{{0,12}}|农历[{HAN}]{{1,3}}月[{HAN}]{{1,3}}|[今昨明]日\s*\d+\s*版.{{0,12}}|总?第\s*\d+\s*期.{{0,16}}|\d{{1,2}}月\d{{1,2}}日\s*(?:{_WEEKDAY}).{{0,20}}"
    rf"|(?:本\s*版|值\s*班|本期)?\s*(?:责\s*任|执\s*行|版\s*面|值\s*班|视\s*觉|文\s*字|图\s*片|美\s*术|新媒体)?\s*"
    rf"(?:编\s*辑|责\s*编|编\s*审|校\s*对|主\s*编|总\s*编|终\s*审|审\s*核|[一二三]\s*[审读校]|美\s*编|版\s*式|组\s*版|制\s*图|排\s*版|监\s*制|策\s*划"
    rf"|值班总编|值班编委|检\s*校|设\s*计)(?:[\s:：/／丨|]+.{{0,50}})?"
    rf"|(?:新闻|投稿|热线|广告|发行|订阅|本报|社址|联系|服务|报料|举报|监督)?(?:热线|电话|地址|邮箱|邮编|网址|微信|QQ|E-?[Mm]ail)\s*[:：].{{0,50}}"
    r"|(?:今[日天晚]|明[日天]|未来三天|本市|市区)?天气(?:预报)?\s*[:：].{0,80}"
    rf"|(?:国内)?统一(?:连续出版物|刊)号.{{0,40}}|CN\s*\d\d.{{0,40}}|邮发代号.{{0,30}}"
    rf"|[{HAN}\s]{{2,14}}(?:主管|主办|社出版|集团出版)(?:\s+.{{0,24}}|主办.{{0,16}}出版|主办)?"
    rf"|{_PAPER}(?:\s*[A-Z]?\d{{1,3}}\s*版?)?"
    r"|https?://\S+|www\.\S+|扫(?:码|一扫).{0,20}|[-=_*—－─━·•…~ ]{3,}|[（(]?更新时间.{0,40}"
    r"|[（(]?(?:资料图片?|资料照片|本报资料图?|图片由.{1,20}提供|网络图片|AI(?:生成|制)图)[）)]?|undefined)"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z .'&-]{3,40}")  # the paper's name, in pinyin or English
_REACH = 200  # characters on each side by which a space is judged
_FURNITURE_LENGTH = 90  # characters; a longer line is text

# How news texts and captions begin.
DATED_START = re.compile(r"(?:(?:\d{1,2}月)?\d{1,2}日|昨[日天]（?|[今前]日|今天|近日|日前)[^，。]{0,6}[，,]")
NEWS_START = re.compile(
    rf"(?:[▲▼△▽←→↑↓◀▶]|图为|[上下左右]图|昨[日天晚]|[今前]日|今天|近日|日前|近期|连日来|{DATED_START.pattern})"
)
_TERMINAL_SIGNS, _CLOSING_SIGNS = "。！？!?…", "”’」』）)】\"'"
_SPACE = re.compile(r"[\s\u200b\ufeff\ue000-\uf8ff]+")
_EDGES = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\ufeff" + TO + SEE + FROM + GONE + MORE
_SIGNS = frozenset("\u200b\ufeff" + TO + SEE + FROM + GONE + MORE)
MARKS = re.compile(r"[\s\u200b\ufeff\ue000-\uf8ff]")
_PARTED = re.compile(rf"(?<=[{HAN}”》）!！？]{{3}})[ \t\u3000\xa0]+(?=[{HAN}“《（]{{3}})")  # no stray space at a number
_PHRASE = re.compile(rf"(?<=[{HAN}”》）\d%!！?？]{{3}})[ \t\u3000\xa0]+(?=[{HAN}“《（\d]{{3}})")


class Line(NamedTuple):
    """A line that holds text: `text` is mask[start:end], without white space and marks at its ends."""

    start: int
    end: int
    text: str
    gap: bool = False  # nothing, or furniture, stands above it
    indent: bool = False
    sign: str = ""  # a note that fills or closes the line: TO, SEE; or opens it: FROM
    closed: bool = False  # a row of names, which ends a paragraph
    role: str = ""  # on a wrapped page: what the line is (kg/articles/line_roles.py)


def mask_page(text: str, *, markdown: bool) -> str:
    """The mask of a page: as long as its text, notes and markup replaced."""

    def note(match: re.Match[str]) -> str:
        groups = match.groupdict()
        sign = FROM if groups["from"] or groups["from2"] else TO if groups["to"] or groups["to2"] else SEE
        if sign == SEE and re.search("相\\s*关|更\\s*多|延伸", match[0]):
            sign = MORE
        return "".join(c if c == "\n" else sign for c in match[0])

    def markup(match: re.Match[str]) -> str:
        if match["open"]:
            return GONE + match["text"] + GONE * len(match["close"])
        return "".join(c if c == "\n" else GONE for c in match[0])

    if not text.isascii():
        text = re.sub("[\ue000-\ue004]", GONE, text) if re.search("[\ue000-\ue004]", text) else text
    if markdown:
        text = _MARKDOWN.sub(markup, text)
    return _NOTE.sub(note, text) if _NOTE_GATE.search(text) else text


def read_lines(mask: str) -> Iterator[Line]:
    """The lines that hold text or a note, in order; furniture is left out and leaves a gap."""
    start = 0
    gap = True
    for raw in mask.split("\n"):
        text = raw.strip()
        at, start = start, start + len(raw) + 1
        if not text:
            gap = True
            continue
        sign = ""
        if text[0] in _SIGNS or text[-1] in _SIGNS:
            sign = text[-1] if text[-1] in _NOTE_ENDS else FROM if text[0] == FROM else ""
            text = text.strip(_EDGES)
            if not text and not sign:
                continue
        if text and (is_furniture(text) or (gap and _LATIN.fullmatch(text))):
            gap = True
            continue
        begin = at + raw.find(text) if text else at
        indent = raw.startswith(("\u3000\u3000", "    "))
        yield Line(begin, begin + len(text), text, gap, indent, sign)
        gap = False


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to an article: page number, date, masthead, section, editors."""
    return len(text) <= _FURNITURE_LENGTH and _FURNITURE.fullmatch(text) is not None


def is_closed(line: Line) -> bool:
    """Whether a sentence, or a row of names, ends with this line."""
    if line.closed:
        return True
    text = line.text.rstrip(_CLOSING_SIGNS) if line.text[-1:] in _CLOSING_SIGNS else line.text
    if text and (text[-1] in _TERMINAL_SIGNS or (text[-1] == "." and "\u3400" <= text[-2:-1] <= "\u9fff")):
        return True
    return line.sign != "" and line.sign in _NOTE_ENDS


def squeeze(text: str) -> str:
    """`text` without any white space and marks."""
    return MARKS.sub("", text)


def has_phrases(text: str, *, numbers: bool = True) -> bool:
    """Whether spaces part phrases in it, as in headlines: 最高站位 最实举措; `numbers`: also spaces at numbers."""
    pattern = _PHRASE if numbers else _PARTED
    return pattern.search(text) is not None and not is_letterspaced(text)


def width(line: Line) -> float:
    """The breadth of a line as printed, in Chinese characters."""
    return _width(line.text)


@functools.lru_cache(maxsize=4096)  # each line of a page is asked for several times
def _width(text: str) -> float:
    text = squeeze(text) if MARKS.search(text) else text
    if text.isascii():
        return len(text) / 2
    return len(text) - 0.5 * sum(map(str.isascii, text)) if re.search(r"[!-~]", text) else float(len(text))


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the page's lines are cut by a column's width rather than by paragraphs."""
    total = sum(len(line.text) for line in lines)
    long = sum(len(line.text) for line in lines if len(line.text) > 60)
    if not lines or long >= 0.4 * total:
        return False
    body = [line for line in lines if len(line.text) >= 6]
    closed = sum(1 for line in body if is_closed(line) or line.text[-1] in "；：;:")
    return len(body) >= 4 and closed < 0.5 * len(body)


def spans(mask: str, line: Line, *, heading: bool = False) -> list[tuple[int, int]]:
    """The stretches of a line that are kept, stray spaces left out; a heading keeps the spaces between its phrases."""
    text = line.text
    if not MARKS.search(text):
        return [(line.start, line.end)]
    spaced = is_letterspaced(text)
    parted = frozenset(name_gaps(text)) if not heading else frozenset[tuple[int, int]]()
    kept: list[tuple[int, int]] = []
    at = 0
    for run in _SPACE.finditer(text):
        a, b = run.span()
        keep = next((i for i in range(a, b) if text[i].isspace()), None)
        if (a, b) in parted and (wide := text.find("\u3000", a, b)) >= 0:
            kept += [(line.start + at, line.start + a), (line.start + wide, line.start + wide + 1)]
        elif keep is None or not _keeps_space(text, a, b, heading, spaced):
            kept.append((line.start + at, line.start + a))
        elif keep == a:
            kept.append((line.start + at, line.start + a + 1))
        else:
            kept += [(line.start + at, line.start + a), (line.start + keep, line.start + keep + 1)]
        at = b
    kept.append((line.start + at, line.end))
    return [span for span in kept if span[0] < span[1]]


def joins_with_space(mask: str, before: Line, after: Line) -> bool:
    """Whether the white space after a wrapped line parts two ASCII words."""
    return (
        before.end < len(mask)
        and mask[before.end] in " \t\u3000"
        and before.text[-1:].isascii()
        and after.text[:1].isascii()
        and before.text[-1:].isalnum()
        and after.text[:1].isalnum()
    )


def _keeps_space(text: str, a: int, b: int, heading: bool, spaced: bool) -> bool:
    """Whether the white space text[a:b] is meant."""
    before, after = text[a - 1], text[b]
    if before.isascii() and after.isascii():
        if spaced and before.isdigit() and after.isdigit():
            return False
        return after not in ",.;:!?%)]" and (before.isalnum() or before in ",.;:!?)'\"&") and before not in "(["
    if spaced or before in "，。、；：！？“（《" or after in "，。、；：！？”）》":
        return False
    if heading:
        words = text[max(0, a - _REACH) : a].split()[-1], text[b : b + _REACH].split()[0]
        return min(map(len, words)) > 1 or words[0][-1] in "”》！!？?"
    before, after = text[max(0, a - _REACH) : a], text[b : b + _REACH]
    inside = before.rfind("《") > before.rfind("》") or -1 < after.find("》") < _find(after, "《")
    return inside and bool(_PHRASE.search(text[max(0, a - 3) : b + 3]))


def _find(text: str, mark: str) -> int:
    """Where `mark` stands first, or the length of the text."""
    found = text.find(mark)
    return found if found >= 0 else len(text)
