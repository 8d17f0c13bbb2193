"""Bylines: who wrote or photographed an article, where a dateline ends, and which credit closes a text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import kg.regex as re
from kg.records import Byline

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
PAPER_KINDS = "日报|晚报|晨报|早报|商报|时报|周报|快报|都市报|导报"  # how the names of newspapers end
MARKERS = "▢□■●◆◇▲△○◎★☆▣◼◻▪▫⬜⬛►▶◤◥❑❏"
# The 240 commonest surnames (97 % of the population); a name without a role word must begin with one.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱丘秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳"
    "裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄"
    "盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗"
    "应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺洛虎储从厉叢贡居迮尚农水荀於麻慕来敬宣丰贝池"
)
_NO_SURNAME = frozenset("沿植位来都和从全时成向应强原解保居水全计明台官宗强单连简游商")  # also common first words
_SINGLE = SURNAMES - _NO_SURNAME
_DOUBLE = frozenset(re.findall("..", "欧阳上官司马诸葛东方皇甫尉迟公孙令狐司徒慕容夏侯端木轩辕长孙宇文南宫"))

_OUTLET = (
    rf"(?:全媒体?|[市县区州旗]?融媒体?(?:中心)?|首席|见习|实习|特约|特派|资深|高级|综合|学生|本[报台网刊社]|驻[{HAN}]{{2,3}}|"
    rf"(?:新华|中新)社|[日晚晨商校]报|[{HAN}]{{2,8}}?(?:{PAPER_KINDS}|客户端|传媒|融媒体中心|融媒|新闻中心|"
    rf"报社|电视台|广播电台|新闻网|网)(?:社)?)"
)
_ROLE = rf"(?:{_OUTLET}\s*){{0,4}}(?:记者|通讯员|实习生|报道员|评论员|摄影师?|撰稿|撰文|文字|图片|作者)(?:团队)?"
_NAME = rf"[{HAN}][ \t\u3000]+[{HAN}](?![{HAN}])|[{HAN}]{{1,6}}·[{HAN}]{{1,6}}|[{HAN}]{{2,4}}"
_TAIL = r"(?:摄影报道|综合报道|报道|整理|文并摄|图文|供图|摄影|制图|绘图|文|图|摄)(?=$|[\s/／、，,:：])"
_TOKEN = re.compile(
    rf"(?P<gap>[\s、，,;；/／:：&|｜]+)|(?P<role>{_ROLE})|(?P<tail>{_TAIL})|(?P<name>{_NAME})",
)
_LETTERSPACED = re.compile(
    r"通\s+讯\s*员|通\s*讯\s+员|记\s+者|全\s+媒\s*体|融\s+媒\s*体|本\s+报(?=\s*记)|摄\s+影|实\s+习\s+生|首\s+席(?=\s*记)|见\s+习(?=\s*记)"
)
_AFTER_ROLE = re.compile(rf"(记者|通讯员|实习生)(?=[{HAN}])")
_BEFORE_ROLE = re.compile(r"(?<=\S)(?=通讯员|实习生)")
_SENT_FROM = re.compile(rf"\s*(?:发自[{HAN}]{{2,6}}|[{HAN}]{{2,6}}报道)$")  # 特派记者 张三 发自重庆
_STUCK_TAIL = re.compile(rf"(?<=[{HAN}])(?=(?:摄影报道|供图|摄影|摄|报道|整理)$)")
# What a byline line may hold at all: a line that fails is read no further.
BYLINE_GATE = re.compile(
    "|".join(MARKERS) + r"|记\s*者|讯\s*员|摄|文\s*[/／]|图\s*[/／]|/\s*[文图]|／\s*[文图]|实习生|供图"
)
_TIME_WORD = re.compile(r"昨[日天晚]|[今前近]日|今天|日前|近期|连日来|[本上]周[一二三四五六日末]|[本上]月")
_MAX_BYLINE = 400  # characters with the white space of wrapped and indented lines, of which 80 are more than any has
_WRAPPED = re.compile(r"\s*\n\s*")
_FIRST_MARKER = re.compile(rf"[\s{MARKERS}]*")

_OUTLETS_OWN = r"(?:本\s*[报网台刊社]|新华社|中新社|中新网|人民网|央视网|新华网)"
_DAY = r"[\d一二三四五六七八九十]\s*日"
_PLACE_DAY = (
    rf"(?:综合|[^，。；：！？“（）()【】\]\n]{{0,12}}?{_DAY}[{HAN}]{{0,4}}?|[{HAN}]{{2,6}}(?=[电讯][\s（(]))?\s*"
)
_WEB_OUTLET = rf"(?:[{HAN}]{{2,8}}?(?:网站?|社|{PAPER_KINDS}))"
_DATELINE = re.compile(
    rf"\s*[{MARKERS}]?\s*(?:"
    rf"[【\[（(〔]?\s*(?:据\s*)?{_OUTLETS_OWN}\s*{_PLACE_DAY}(?:讯|专?电|消\s*息)\s*[】\])）〕]?"
    rf"|[【\[]?(?:[{HAN}]{{2,8}}(?:{PAPER_KINDS}|网|融媒|客户端|传媒)|晚报|晨报|商报|日报|信报)讯[】\]]?(?=[\s（(记])"
    rf"|[{HAN}]{{1,6}}(?:{PAPER_KINDS})讯(?![息号问])"
    rf"|[{HAN}]{{1,8}}?(?:[报网社台]|网站|在线|体育|科技|财经)(?:\s*(?:[\d年月〇零一二三四五六七八九十]\s?){{2,}}{_DAY}\s?(?:讯|专?电)(?!息)|讯(?=[：:（(]))"
    rf"|(?!最新|好|坏|有|据)[{HAN}]{{2,14}}?(?<![新好有据])(?:消息|专稿|专电)(?=[：:（(])"
    rf"|讯(?=[ \t\u3000（(])|[{HAN}]{{2,12}}讯(?=\s*[（(][^（）()]*(?:记者|通讯员))"
    rf"|{_WEB_OUTLET}{_PLACE_DAY}(?:电|讯|报道(?![说称，]))"
    rf")\s*[:：]?"
)
# What a website prints above a text: 2031年05月12日09：30 来源：青石晚报。
_PRINTED = r"\d{4}年\d{1,2}月\d{1,2}日"
_OUTLET_NAME = rf"[{HAN}－-]{{2,16}}?(?:网站?|报社?|社|在线|体育)"
_STAMP = re.compile(
    rf"(?:[{HAN}]{{2,10}}?网站?|[a-z0-9.]{{4,20}})?\s*{_PRINTED}\s*(?:\d{{1,2}}[:：时]\d{{2}}分?\s*(?:来源[:：]\s*)?|来源[:：]\s*)"
    rf"(?:[^，。；\n]{{2,24}}。|{_OUTLET_NAME}(?:。|(?![{HAN}]{{0,2}}[网站社])))"
)
# A dateline in the midst of a text: below a summary, or where several reports were made one.
_WITHIN = re.compile(
    rf"(?:据\s*)?{_OUTLETS_OWN}\s*(?P<where>[{HAN}]{{0,10}}?)\s*[\d月一二三四五六七八九十]*{_DAY}\s*(?:讯|专?电)"
    rf"(?:\s*（[^（）。]{{2,40}}）)?"
    rf"|{_OUTLETS_OWN}讯\s*（[^（）。]{{2,40}}）"
)
_WITHIN_GATE = ("日电", "日讯", "日专电", "讯（")
# Who reports inside a text: （记者张三）, 6月5日讯（张三李四）, 新华社记者张三摄, 责任编辑：张三, 张三摄.
_REPORTER = rf"(?:[{''.join(sorted(_SINGLE))}]|{'|'.join(sorted(_DOUBLE))})[{HAN}]{{1,2}}"
_CREDITS = re.compile(
    rf"（[^（）。，]{{0,8}}(?:记者|通讯员)[^（）。]{{2,40}}）|(?<=日[电讯])（[{HAN}\s、]{{2,24}}）"
    rf"|（(?:[{HAN}]{{0,4}}(?:实习|责任|[报网台社刊]))?编辑(?:整理)?[：:\s]*(?={_REPORTER})[^（）。]{{2,40}}）"
    rf"|（(?:图片?|文|摄影|来源|稿源)(?:[：:\s/][^（）。]{{1,40}})?）|（[^（）。，]{{1,12}}(?:图片|供图|摄)）"
    rf"|(?:据\s*)?(?:本报|本台|本社|新华社|中新社|[{HAN}]{{2,4}}(?:{PAPER_KINDS}))(?:驻[{HAN}]{{2,3}})?(?:见习|实习|特派|特约)?"
    rf"(?:记者|通讯员)\s*(?={_REPORTER})[{HAN}\s、]{{2,20}}?(?:摄(?![影像])|摄影报道|报道(?![了过]))"
    rf"|(?:责任编辑|责编|撰稿人?|摄影|作者)[：:]\s*(?:[{HAN}]{{2,4}}|(?:{_REPORTER}){{2,3}})(?![{HAN}])"
    rf"|(?:^|(?<=[，。；！？）：\s发图站网]))(?:{_REPORTER}[、\s]?){{1,2}}(?<!拍)摄(?![影像氏制取入录])",
    re.MULTILINE,
)
_CREDIT_GATE = (
    "日电（",
    "日讯（",
    "记者",
    "通讯员",
    "编",
    "作者",
    "摄",
    "撰稿",
    "（图",
    "图）",
    "图片）",
    "（文",
    "源：",
)
# Characters with which a text must begin or end for read_opening and read_closing to find anything.
OPENING_GATE = re.compile(
    rf"\s*(?:[{MARKERS}【\[（(〔本据新中人央讯记全融首见实特]"
    rf"|(?:[{HAN}\d][ \t\u3000]?){{2,16}}(?:[讯记电]|消息|专稿|报道)|[{HAN}]{{0,10}}\d{{4}}年|[a-z])"
)
CLOSING_SIGNS = "）)摄影道"
_PAREN = re.compile(r"\s*[（(]([^（）()。]{2,80})[）)]\s*")
_REPORTS = re.compile(
    rf"\s*((?:{_OUTLET}\s*){{0,4}}(?:记\s*者|通\s*讯\s*员)[{HAN}\s、·]{{2,40}}?)\s*(?:摄影报道|报\s*道|报导)\s*[:：]?\s*"
)
_RUN_TOGETHER = re.compile(
    rf"(?:\s*(?:{_OUTLET}\s*){{0,4}}(?:记者|通讯员|实习生)[{HAN}\s、]{{2,14}}){{1,3}}"
)  # 记者王小明李芳: nobody can tell where one ends
_BARE_NAME = rf"(?!记者|通讯员)[{HAN}]{{2,4}}"
_RUN_IN = re.compile(
    rf"\s*((?:(?:{_OUTLET}\s*){{0,4}}(?:记者|通讯员)[ \t\u3000:：]*"
    rf"{_BARE_NAME}(?:[、 \t\u3000]+{_BARE_NAME})*?[ \t\u3000]+)+)"
    rf"(?![{HAN}]{{2,3}}[ \t\u3000、])"
)
_CLOSING_PAREN = re.compile(r"[（(]([^（）()]{1,60})[）)][\s。]*$")
_CLOSING_CREDIT = re.compile(r"(?<=[。！？”）])\s*([^。！？，；”]{2,40}?摄(?:影(?:报道)?)?)\s*$")
_SOURCE = re.compile(r"\s*(?:完|全文完|据|来源|新华社|本报|综合|央视|转载|稿件来源|新华|人民|中新)")
_ROLE_OF_TAIL = {"文": "记者", "图文": "记者", "文并摄": "记者", "报道": "记者", "整理": "记者"}


class Credit(NamedTuple):
    """A byline as read: its people and what it says of the text beside it."""

    bylines: tuple[Byline, ...]
    marked: bool = False  # begun by a sign such as ▢
    photo: bool = False  # names a photographer: 摄, 图
    text: bool = False  # names a writer beside the photographer: 文/摄


@lru_cache(maxsize=256)  # several steps ask for the same line
def read_byline(line: str, *, sure: bool = False) -> Credit | None:
    """The byline that fills `line`, or None. `sure`: the place says that it is one, names alone will do (（张三）).

    Where it is wrapped a name goes on in the next line, or ends with its own.
    """
    if "\n" in line and len(line) <= _MAX_BYLINE:
        ways = (_WRAPPED.sub(gap, line) for gap in ("", " "))
        return next((credit for way in ways if (credit := read_byline(way, sure=sure))), None)
    if not sure and not BYLINE_GATE.search(line):
        return None
    if len(line) > _MAX_BYLINE:
        return None
    body = line[_FIRST_MARKER.match(line).end() :].strip().strip("（）()【】[]")  # type: ignore[union-attr]
    if not 2 <= len(body) <= 80:
        return None
    marked = line.lstrip()[:1] in MARKERS
    body = _LETTERSPACED.sub(lambda m: re.sub(r"\s", "", m[0]), body)
    body = _SENT_FROM.sub("", body) if sure else body
    body = _STUCK_TAIL.sub(" ", _BEFORE_ROLE.sub(" ", _AFTER_ROLE.sub(r"\1 ", body)))
    tokens = _tokens(re.sub(rf"^{_OUTLETS_OWN}讯\s+", "", body))
    if not tokens:
        return None
    bylines = _people(tokens)
    tails = {value for kind, value in tokens if kind == "tail"}
    named = any(kind == "role" for kind, _ in tokens)
    if not bylines or not (named or tails or marked or sure) or any(_TIME_WORD.match(b.name) for b in bylines):
        return None
    if not named and not all(is_name(b.name) for b in bylines):
        return None
    if named and not marked and not sure and not (is_name(bylines[0].name) or re.search(r"\s", line.strip())):
        return None
    photo = any(t[0] in "摄图供" or t == "文并摄" for t in tails) or any(b.role == "摄影" for b in bylines)
    roles = {byline.role for byline in bylines}
    both = "摄影" in roles and len(roles) > 1  # 记者 张三 摄影 李四
    return Credit(bylines, marked, photo, both or bool(tails & {"文", "文并摄", "图文", "摄影报道", "综合报道"}))


def is_name(text: str) -> bool:
    """Whether `text` has the form of a Chinese person's name: a surname and one or two more characters, or with ·."""
    if "·" in text:
        return True
    return (text[:1] in _SINGLE and 2 <= len(text) <= 3) or (text[:2] in _DOUBLE and 3 <= len(text) <= 4)


def _tokens(body: str) -> list[tuple[str, str]]:
    """`body` cut into ("role" | "name" | "tail", word) without the gaps; [] where something else stands in it."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(body):
        match = _TOKEN.match(body, at)
        if not match or not match.lastgroup:
            return []
        at = match.end()
        if match.lastgroup != "gap":
            tokens.append((match.lastgroup, re.sub(r"\s", "", match[0])))
    return tokens


def _people(tokens: list[tuple[str, str]]) -> tuple[Byline, ...]:
    """The people in reading order; a role holds for the names after it, 摄 and the like also for those before."""
    people: list[Byline] = []
    waiting: list[str] = []  # names whose role may still follow: 张三/文 李四/图
    role = ""
    for kind, word in tokens:
        if kind == "role":
            people += [Byline(name, role or "记者") for name in waiting]
            waiting = []
            role = (
                "摄影" if "摄" in word or "图" in word else "通讯员" if "讯员" in word or "报道员" in word else "记者"
            )
        elif kind == "name":
            names = _split_names(word)
            if role:
                people += [Byline(name, role) for name in names]
            else:
                waiting += names
        elif waiting:
            people += [Byline(name, _ROLE_OF_TAIL.get(word, "摄影")) for name in waiting]
            waiting = []
        elif not role or (people and word in ("文", "图", "摄") and not _tail_only(tokens)):
            role = _ROLE_OF_TAIL.get(word, "摄影")
    people += [Byline(name, role or "记者") for name in waiting]
    return tuple(dict.fromkeys(people))


def _tail_only(tokens: list[tuple[str, str]]) -> bool:
    """Whether all words such as 文, 摄 stand after the last name."""
    kinds = [kind for kind, _ in tokens]
    return "name" not in kinds[kinds.index("tail") :]


def _split_names(word: str) -> list[str]:
    """One name, or two that stand together without a gap (王婷李爽)."""
    if len(word) == 4 and word[:2] not in _DOUBLE and word[0] in _SINGLE and word[2] in _SINGLE:
        return [word[:2], word[2:]]
    return [word]


class Opening(NamedTuple):
    """How a text begins: up to where dateline and byline reach (0: it has none), and whom they name."""

    end: int
    bylines: tuple[Byline, ...] = ()


def is_letterspaced(text: str) -> bool:
    """Whether the line is set with a space after each letter: 亿 元 ，同 比 增 长."""
    words = text.split()
    if len(words) < 4:
        return False
    short = sum(1 for word in words if len(word) <= 2 and not word.isascii())
    return short >= 3 and short >= 0.6 * len(words)


def read_opening(text: str) -> Opening:
    """The dateline and inline byline that begin `text`: 本报讯（记者 张三 通讯员 李四）…

    Those in a line with a space after each letter are read without the spaces.
    """
    first = text.partition("\n")[0]
    if not is_letterspaced(first):
        return _read_opening(text)
    kept = [i for i, letter in enumerate(first) if not letter.isspace()]
    kept += range(len(first), len(text))
    opening = _read_opening("".join(text[i] for i in kept))
    return opening._replace(end=kept[opening.end - 1] + 1 if opening.end else 0)


def _read_opening(text: str) -> Opening:
    """What read_opening gives of a text as it stands."""
    stamp = _STAMP.match(text)
    start = stamp.end() if stamp else 0
    dateline = _DATELINE.match(text, start)
    end = dateline.end() if dateline else start
    paren = _PAREN.match(text, end)
    if paren:
        credit = read_byline(paren[1], sure=bool(dateline))
        outlet = paren[1][-1] in "报网社台"  # 某网消息（某某晚报）
        if credit and not outlet and (dateline or credit.text or "记者" in paren[1] or "通讯员" in paren[1]):
            return Opening(paren.end(), credit.bylines)
        if dateline and (outlet or _SOURCE.match(paren[1]) or _RUN_TOGETHER.fullmatch(paren[1])):
            return Opening(paren.end())
    for pattern in (_REPORTS, _RUN_IN) if dateline else (_REPORTS,):
        if inline := pattern.match(text, end):
            credit = read_byline(inline[1].strip())
            if credit and all(is_name(b.name) for b in credit.bylines):
                return Opening(inline.end(), credit.bylines)
    return Opening(end)


def blank_credits(text: str) -> str:
    """The text with a mark for each character that says who reports it and from where: 某社某地6月5日电（记者张三）.

    No news are told there, and no name goes over such a mark.
    """
    for gate, pattern in ((_WITHIN_GATE, _WITHIN), (_CREDIT_GATE, _CREDITS)):
        if any(word in text for word in gate):
            text = pattern.sub(lambda match: ("，" if match[0][0] == "（" else "。") * len(match[0]), text)
    return text


def place_of_dateline(text: str) -> str:
    """The place that the first dateline within the text is of: 新华社杭州6月5日电; empty: of none."""
    match = _WITHIN.search(text) if any(word in text for word in _WITHIN_GATE) else None
    return (match["where"] or "") if match else ""


class Closing(NamedTuple):
    """How a text ends: where its closing credit begins (the length of the text: it has none), and whom it names."""

    start: int
    credit: Credit | None = None


def read_closing(text: str) -> Closing:
    """The byline or source in brackets, or the photographer, that closes `text`: …。（通讯员 李四）  …。记者 张三 摄"""
    paren = _CLOSING_PAREN.search(text)
    if paren and text[: paren.start()].rstrip()[-1:] in "。！？”…!?":
        credit = read_byline(paren[1], sure=True)
        if credit:
            return Closing(paren.start(), credit)
        if _SOURCE.match(paren[1]) and len(paren[1]) <= 20:
            return Closing(paren.start(), Credit(()))
    photo = _CLOSING_CREDIT.search(text)
    if photo and (credit := read_byline(photo[1])):
        return Closing(photo.start(1), credit)
    return Closing(len(text))
