"""One pass over a text for all terms of the seeds, and the edges of the words where a boundary is in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ahocorasick_rs

from kg.seeds import Seeds

# One character to one, so that offsets stay: full-width digits and letters become half-width, ASCII marks in Chinese
# text and the variants of the middle dot take the usual form.
_PLAIN = {ord("０") + i: ord("0") + i for i in range(10)}
_PLAIN |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_PLAIN |= {ord(a): ord(b) for a, b in zip(",:;!?()•‧・˙", "，：；！？（）····", strict=True)}
_PLAIN |= {ord(a): ord(b) for a, b in zip("「」『』", "“”“”", strict=True)}

PUNCTUATION = frozenset("，。；：！？、“”‘’（）《》〈〉—…·【】[]\n\t 　-~～/")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’』」）]*|[^。！？\n]+")
_CLAUSE_MARKS = frozenset("，。；：！？\n")
_CLAUSE = re.compile("[^，。；：！？\n]+")
_DATE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|(?:昨|今|前|当|近|日前|次)[日天]|日前|近日|\d{4}年(?:\d{1,2}月)?"
    r"|(?:上|下|本|这)周[一二三四五六日末]?|去年|今年|明年|\d{1,2}日(?:至\d{1,2}日)?"
)
_TIME_TAIL = re.compile(r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚|夜|起|当天|\d{1,2}[时点](?:\d{1,2}分|许|半)?)+")


def plain(text: str) -> str:
    """The text in the form in which it is searched; as long as the text itself."""
    return text.translate(_PLAIN)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a closing quote belongs to the sentence it ends."""
    return [m.span() for m in _SENTENCE.finditer(text)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the seeds in a sentence; `kind` is the table it comes from."""

    start: int
    end: int
    kind: str


class Lexicon:
    """All terms of the seeds in one automaton."""

    def __init__(self, tables: dict[str, Iterable[str]]) -> None:
        self._kinds: list[tuple[str, ...]] = []
        terms: dict[str, list[str]] = {}
        for kind, words in tables.items():
            for word in words:
                terms.setdefault(word, []).append(kind)
        self._kinds = [tuple(kinds) for kinds in terms.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(terms))

    def find(self, text: str) -> list[Hit]:
        """All hits, also overlapping ones, in order of their end."""
        kinds = self._kinds
        return [
            Hit(start, end, kind)
            for term, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            for kind in kinds[term]
        ]


class Edges:
    """The offsets of a sentence at which a word begins or ends; a clause is segmented when one of its offsets is asked for."""

    def __init__(self, text: str, segment: Callable[[str], frozenset[int]]) -> None:
        self._text, self._segment = text, segment
        self._known: dict[int, frozenset[int]] = {}  # start of a clause → offsets in it

    def __contains__(self, offset: int) -> bool:
        text = self._text
        if offset <= 0 or offset >= len(text) or text[offset] in _CLAUSE_MARKS or text[offset - 1] in _CLAUSE_MARKS:
            return True
        start = offset
        while start and text[start - 1] not in _CLAUSE_MARKS:
            start -= 1
        edges = self._known.get(start)
        if edges is None:
            match = _CLAUSE.match(text, start)
            edges = self._known[start] = self._segment(match.group() if match else text[start:])
        return offset - start in edges


@dataclass(slots=True)
class Scan:
    """One sentence as the finders see it; offsets count from the sentence's first character."""

    text: str
    hits: dict[str, list[Hit]]
    edges: Edges

    def of(self, kind: str) -> list[Hit]:
        """The hits of one table."""
        return self.hits.get(kind, [])


def group_hits(hits: list[Hit]) -> dict[str, list[Hit]]:
    """Hits by table."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(hit)
    return groups


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that lie in no other, from left to right; of two that overlap the one that begins first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def find_dates(text: str) -> list[tuple[int, int]]:
    """Spans of dates with the time of day that follows."""
    spans = []
    for match in _DATE.finditer(text):
        tail = _TIME_TAIL.match(text, match.end())
        spans.append((match.start(), tail.end() if tail else match.end()))
    return spans


# Words that can't stand inside the name of a body or an occasion: what is left of them is another phrase.
STOP_WORDS = frozenset(
    "在 于 对 向 由 从 自 到 为 将 把 被 让 给 跟 或 的 了 着 过 是 有 等 以 所 而 但 因 因为 如果 并 并且 且 又 也 都 还 就 才 再 该 此 "
    "这 那 其 他 她 它 我 我们 他们 你 您 本 这些 那些 一些 各 每 多 多家 多个 这个 那个 一个 一场 一次 一家 一名 一位 多次 首次 连续 "
    "召开 举行 举办 主持 主持召开 出席 参加 列席 开展 来到 走进 前往 赴 抵达 承办 主办 协办 邀请 应邀 迎来 入驻 落户 进入 进驻 加入 接受 听取 "
    "介绍 表示 说 指出 强调 认为 希望 告诉 称 宣布 印发 出台 制定 签署 担任 任命 当选 兼任 历任 作为 成为 来自 位于 率队 率领 带领 带队 "
    "根据 按照 围绕 通过 随着 结合 针对 面向 按 经 受 正在 即将 已经 已 曾 正 可以 能够 需要 必须 要 不 没有 包括 例如 比如 截至 "
    "以及 及其 同时 其中 期间 后 前 时 里 会上 会后 会前 随后 当天 昨日 昨天 今日 今天 日前 近日 近期 目前 据 据悉 据了解 陪同 会见 "
    "顺利 圆满 胜利 隆重 如期 成功 专程 先后 分别 一同 一起 出任 调任 隶属 属于 关于 有关 相关 只有 只要 使 令 请 问 上述 不断 持续 扎实 "
    "深入 认真 积极 进一步 切实 充分 着力 大力 严格 牢牢 始终 坚持 坚决 最终 获得 荣获 夺得 取得 赢得 完成 实现 通报 宣读 见证 参与 与会".split()
)
# Verbs that stand before a name but also inside one (发布仪式): cut off where a phrase begins with them.
LEADING_VERBS = re.compile(
    "(?:组织|实施|推进|推动|推出|推行|打响|发起|开启|构建|引进|压紧|压实|打造|建设|创建|创办|成立|组建|设立|共建|支持|鼓励|引导|培育|培养|聚焦|完善|"
    "建立|健全|做好|抓好|办好|备战|学习贯彻|传达学习|学习|贯彻落实|贯彻|落实|传达|参观|观看|观摩|迎接|庆祝|祝贺|筹备|承接|保障|助力|护航|申办|深化|加强|加快|"
    "强化|扩大|提升|发挥|汇聚|依托|启动|深入|全面|创新|开启|策划|谋划|感谢|欢迎|帮助|联合|召集|走访|考察|调研|检查|督查|视察|慰问|推荐|指导|督促|要求|选派|"
    "整合|利用|用好|建成|投用|打赢|打好|吸引|带动|激励|动员|号召|代表|服务|就|向|与|和|及|对接|协调|协同|配合|发动|集聚|联系|包含|涵盖|涉及|现场|会议|全力|共同)+"
)
_PAIRS = {"”": "“", "）": "（", "》": "《", "’": "‘", "】": "【"}


def left_edge(scan: Scan, start: int, *, limit: int = 30, join: str = "", floor: int = 0) -> int:
    """Where the noun phrase that ends before `start` begins: at the nearest stop word or mark to the left.

    Quoted and bracketed stretches are passed whole; `join` lists marks and words (、与和) that don't end the phrase.
    """
    text, edges, p = scan.text, scan.edges, start
    low = max(floor, start - limit)
    while p > low:
        char = text[p - 1]
        if char in _PAIRS:
            q = text.rfind(_PAIRS[char], low, p - 1)
            if q < 0:
                break
            p = q
            word = next((p - n for n in (2, 3, 4) if p - n >= low and p - n in edges and LEADING_VERBS.fullmatch(text, p - n, p)), None)
            if word is not None:
                break  # 启动“…”发布仪式
            continue
        if char in join or char in "·—-+#&.":
            p -= 1
            continue
        if char in PUNCTUATION:
            break
        q = p - 1
        while q > low and q not in edges and text[q - 1] not in PUNCTUATION:
            q -= 1
        if text[q:p] in STOP_WORDS or text[q:p] in ("和", "与", "及", "暨")[: 3 if "暨" not in join else 0]:
            break
        p = q
    while p < start and (text[p] in join or text[p] in "·—-+&.、"):
        p += 1
    verbs = LEADING_VERBS.match(text, p, start)
    return verbs.end() if verbs and verbs.end() + 1 < start and verbs.end() in edges else p


def build_lexicon(seeds: Seeds, followers: Iterable[str]) -> Lexicon:
    """The automaton over all tables; `followers` are verbs that people do."""
    return Lexicon(
        {
            "place": [n for n in seeds.divisions if len(n) >= 2],
            "country": [n for n in seeds.countries if len(n) >= 2],
            "organ": [n for n in seeds.organs if len(n) >= 2],
            "committee": [f"{level}委" for level in "省市县区州旗盟"],
            "national": seeds.national_bodies,
            "title": seeds.titles,
            "occasion": seeds.occasions,
            "follower": followers,
        }
    )
