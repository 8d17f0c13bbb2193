"""Where the name of an occasion begins: what may stand inside one, by the sort of its head, and what never does."""

from __future__ import annotations

from collections.abc import Iterable

import kg.regex as re
from kg.seeds import Seeds
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Hit, Scan

_WHEN_AT_END = re.compile("(?:目前|日前|近日|[昨今]天|正在?|将)$")
# 各|民主党派中央座谈会, 多|国海军演习: a word, or a phrase of all of a sort, that a name would begin inside of.
_OF_ALL = ("各民主党派", "各国议会", "多国")
_JOINED_GROUPS = re.compile(
    "(?:参加|看望)(?:了)?(?P<groups>(?:[^，。；、的了]{2,8}、)+)$"
)  # 民革、台盟、|台联界委员联组会
# Behind it a name goes on, whatever it is cut at: 第十批在|韩…
_BATCH_IN = re.compile("第[一二三四五六七八九十百\\d]+[批届次]在[韩华京日美俄]$")
_WHOSE_OWN = frozenset("省市州县区镇乡")  # 在|市纪委三次全会
_KIND_OF_BODY = frozenset("国党校市省县区镇厂会局院")  # 该|国, 该|党
_LEAST_NAME = 4  # characters
_DIGIT = "[\\d〇○零OoＯ一二三四五六七八九]"
_YEAR = re.compile(
    rf"(?:(?:19|20)\d{{2}}(?:[—－~-](?:20)?\d{{2,4}})?(?:年度?|赛季)?|(?<!\d)[01]\d|[一二]{_DIGIT}{{3}}年?)$"
)
_ORDINAL = re.compile(r"(?:首|第[\d一二三四五六七八九十百○]+)[届次期站轮]$")
# What is counted or one of many is no occasion: 历届奥运会, 两站世界杯, 十几场国际比赛; nor is 上届奥运会 by that name.
_EACH = re.compile("[历往][届站场次]$|以往$|非$")
_COUNTED = re.compile(
    r"(?<![第\d一二三四五六七八九十百])(?!一[站场次项个])[\d几数多一二两三四五六七八九十百]+[余多几来]?[届站场次项个]$"
)
_NEXT = re.compile("下一?届")  # 甲与|下届年会承办单位
_OTHER = re.compile("(?:上|下|[上下]一|每)[届站]$|所有$")
# The fields of games that stand right before their head.
_FIELD = re.compile("(?:[冬亚]|夏季|冬季|青年|残疾人|特殊|听障人?|亚洲|世界|全国|大学生|中学生|学生)$")
_NUMBERED = re.compile(r"第[\d一二三四五六七八九十百]+[届次]|首届|(?:19|20)\d{2}年?")
_SKIPPED = re.compile("“[^”]*”|《[^》]*》|‘[^’]*’|（[^）]*）")
_PLACE_TABLES = ("place", "country", "abroad", "region")
_NO_SPORT = frozenset(("c", "p", "r", "u", "uj", "ul", "vd", "y", "e", "nrfg"))
_FUNCTION = frozenset(("d", "c", "p", "r"))
_JOINTS = frozenset("和与及暨、")
_PIECES = "枚块张名位"  # first of what is counted before games: 两张|奥运会
_MANY = re.compile(
    "(?:(?:国际|世界|全国|国内|国外|奥运|大型)+(?:体育|足球|A级|[BC]级|大型)*(?:比赛|大赛|活动|竞赛|会议))"
)
_BEFORE = re.compile("（[^）]*）(?=.{4})|讯(?=[\u4e00-\u9fa5]{3})")
_LEAD = re.compile(
    r"(?:(?<=每)[周月日天年]|致(?=[\d“《第首])|[上本]届|[上本]个?月|\d{1,2}月份|年度|一批|(?:最后)?一[届场]|"
    r"(?:\d{1,2}月)?以来(?:的)?(?:第[一二三四五六七八九十\d]+次|首次|规模?最大(?:规模)?的)?)(?=.{3})"
)
_LIGHT = re.compile("(?:采取|展开|进行|从事|发起|继续|开始|放在)$")
_TRAINING = re.compile("[，；]备战[^，。；]*[，。；]")  # 队员刻苦训练，备战省运会。: what they do there
# 采取举办某某班、讲党课等形式: what is done in general, and no occasion.
_MEASURES = re.compile("(?:采取|采用|通过|利用|以)[^，。；“”]{0,30}$")
_WAYS = re.compile("[^，。；]{0,30}等(?:多种|各种)?(?:形式|方式|途径)")
# The slots of a clause.
_MARKS = "，。；：！？\n"
# The object of these is all that follows them, up to the head.
_HOLDS = re.compile("(?:召开|举行|举办|开展|出席|参加|列席)(?:了)?")
# All that follows these is the name of what is held, whatever words it begins with.
_HELD_BY = re.compile("(?:主办|承办|协办|(?:联合|共同)(?:举办|举行))的(?=[\u4e00-\u9fa5\\d“])")
_NOT_FIRST = re.compile(
    "[这那该此本首每各某多几两数]|一|第|全部|所有|其他|相关|有关|为期|以|主题|大型|重要|重大|著名|盛大|系列|专题|新闻|规模|最|官方|是|已|在|为|由|会议|大会|\\d+[余多]?[场项个次]"
)
_AT = re.compile("(?<![实现所存正])在")
_THERE = re.compile("上(?:(?![的年半述百千])|(?=的(?:重要)?讲话))")
_IS_HELD = re.compile(
    r"(?:在[\u4e00-\u9fa5]{1,12}?)?(?:[今昨当][天日](?:（[^（）]{1,12}）)?|\d{1,2}月\d{1,2}日|\d{1,2}日|日前|近日)?(?:[上下]午|晚)?"
    r"(?:在[^，。；]{1,20}?)?(?:正式|隆重|胜利|成功)?(?:召开|举行|举办|开幕|闭幕)"
)
# No name holds these: a part of speech that ends one, or another clause.
_NOT_INSIDE = re.compile("[的了着并也将时让使]|以及|(?:召开|举行|举办|开展|出席|参加|参与|主持|进行)")
_MANNER = "深入|全面|加快|进一步|大力|扎实|持续|统筹|协同|共同|积极"
_LIST = re.compile("[\u4e00-\u9fa5、和与“”]{2,24}等")
_SEVERAL = re.compile("(?:一?系列|各[类项]|多[场类项]|[一二三四五六七八九十\\d]+(?:大类|[类项场]))")
_TOWARDS = re.compile(r"(?:全[国省市县区]|20\d\d年)?对")
# 参加某国|海军成立50周年庆祝活动: whose anniversary it is; 出席中欧跨|里海直达快运开通仪式: across what.
_WHOSE_YEARS = re.compile("[^，。；]{0,20}(?:成立|加入|建交|创建|创刊|建校|建院|开播|[一-龥]会|[一-龥]联盟)\\d+周年")
_NOUNS = re.compile("[一-龥]{2,12}")
_ACROSS = re.compile("[一-龥]{1,6}跨[一-龥]?")
_LONGEST = 36

Token = tuple[int, int, str, str]  # start, end, word, part of speech


class OccasionNames:
    """Finds it with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._games, self._kinds = frozenset(words.games), seeds.occasions
        self._of_all_sports = frozenset(w for w in words.games if w.endswith("会") and w != "运动会")
        self._states = frozenset(seeds.abbreviations)
        self._governing = frozenset(words.occasion_verbs)
        self._verbs = seeds.verbs | frozenset(words.leading_verbs)
        self._clause_verbs = seeds.verbs
        self._contest_words = frozenset(words.contest_words)

    def begin(self, scan: Scan, edge: int, hit: Hit) -> int | None:
        """Where the name begins that may begin at `edge`; None where the words are no name of one occasion."""
        text, head = scan.text, scan.text[hit.start : hit.end]
        if before := _BEFORE.match(text, edge, hit.start):
            edge = before.end()
        if _TRAINING.fullmatch(text, max(0, edge - 1), min(hit.end + 1, len(text))):
            return edge
        contest = self._kinds.get(head) == "赛事" or head.endswith("赛")
        if edge < hit.start:
            tokens = _tokens(text, edge, hit.start)
            if head in self._of_all_sports:
                edge = self._of_games(scan, edge, hit, tokens)
            elif contest:
                edge = self._of_contest(scan, hit, tokens)
            else:
                edge = self._of_any(scan, edge, hit, tokens)
            while any(start == edge and word in _JOINTS for start, _, word, _ in tokens):
                edge += 1
        if lead := _LEAD.match(text, edge, hit.start):
            edge = lead.end()
        low = max(0, edge - 6)
        if _NEXT.search(text, low, hit.start) or _EACH.search(text, low, edge) or _MANY.fullmatch(text, edge, hit.end):
            return None
        if contest and (
            _COUNTED.search(text, low, edge + (text[edge] in "届站场次项个"))
            or (edge == hit.start and _OTHER.search(text, low, edge))
        ):
            return None
        return edge

    def _of_games(self, scan: Scan, edge: int, hit: Hit, tokens: list[Token]) -> int:
        """第29届|夏季|奥运会: only the year, the edition, the place and the field stand before the head."""
        text, p = scan.text, hit.start
        places = {h.end: h.start for table in _PLACE_TABLES for h in scan.of(table) if h.start >= edge}
        words = {end: start for start, end, _, _ in tokens}
        for start, end, word, tag in tokens:
            if tag in ("ns", "nrt") or (len(word) > 1 and self._states.issuperset(word)):  # 韩日|世界杯
                places[end] = min(start, places.get(end, end))
        while p > edge and not _COUNTED.search(text, max(0, p - 6), p):
            units = (_YEAR.search(text, max(0, p - 12), p), _ORDINAL.search(text, max(edge, p - 8), p))
            if match := units[0] or units[1] or _FIELD.search(text, max(edge, p - 4), p):
                p = match.start()
            elif p in places:
                p = places[p]
            elif text[p - 1] == "·" and p - 1 in words:
                p = words[p - 1]
            else:
                break
        return p

    def _of_contest(self, scan: Scan, hit: Hit, tokens: list[Token]) -> int:
        """Words of sport and of what it is about, up to a verb with an object: 参与|奥运会马术比赛."""
        text, p = scan.text, hit.start
        one = text[hit.start : hit.end] in self._games
        for start, end, word, tag in reversed(tokens):
            kept = word in self._contest_words or text.startswith("杯", end) or word in _JOINTS
            if not kept and (tag in _NO_SPORT or word[-1] in _PIECES or self._has_object(scan, word, tag)):
                break
            if _COUNTED.search(text, max(0, start - 4), p) or (one and word == "、"):
                break
            p = start
        return p

    def _has_object(self, scan: Scan, word: str, tag: str) -> bool:
        if tag == "d":
            return word in scan.lexicon.stop_words
        return word in self._governing or (tag == "v" and word in self._verbs)

    def _of_any(self, scan: Scan, edge: int, hit: Hit, tokens: list[Token]) -> int:
        """What stands behind words that no name holds, and behind verbs that an occasion is the object of."""
        for _, end, word, tag in tokens:
            function = tag in _FUNCTION and len(word) > 1 and word in scan.lexicon.stop_words and word != "及其"  # |他
            governs = word in self._governing and (end < hit.start or _LIGHT.match(word))
            numbers = tag == "v" and word in self._clause_verbs and _NUMBERED.match(scan.text, end)
            if function or governs or numbers:
                edge = end
        return edge


class OccasionSlots:
    """Finds where a name begins that fills a whole slot of its clause: 召开|推动某某建设座谈会。

    It does so by the verbs that such names begin with; `heads` are the nouns that names of occasions end in.
    """

    def __init__(self, verbs: Iterable[str], heads: Iterable[str]) -> None:
        any_verb = "|".join(sorted(verbs, key=len, reverse=True))
        self._begins = re.compile(f"(?:{_MANNER})*(?:{any_verb})")
        self._heads = re.compile("|".join(h for h in heads if len(h) > 1) + "|会议")

    def begin(self, text: str, begin: int, end: int, floor: int) -> int:
        """Where the name that is found from `begin` to `end` begins, not before `floor`."""
        low = max(floor, begin - _LONGEST, *(text.rfind(mark, 0, begin) + 1 for mark in _MARKS))
        if low == begin:
            return begin
        for by in [*_HELD_BY.finditer(text, low, begin)][-1:]:
            before = text[by.end() : begin]
            if before and not _NOT_FIRST.match(before) and self._is_of_name(text, before, begin):
                return by.end()
        for start in self._slots(text, low, begin, end):
            before = text[start:begin]
            if (
                before
                and not _SEVERAL.match(text, begin)
                and not _NOT_INSIDE.search(before)
                and not self._heads.search(before)
                and (self._fits(before) or (_NOUNS.fullmatch(before) and _WHOSE_YEARS.match(text, begin, end)))
            ):
                return start
        return begin

    def _is_of_name(self, text: str, before: str, begin: int) -> bool:
        """Whether what stands between 主办的 and what is found belongs to the name, and is no other name or clause."""
        several = _SEVERAL.match(text, begin) or _NOT_INSIDE.search(before) or self._heads.search(before)
        return not several and before.count("“") == before.count("”")

    def _fits(self, before: str) -> bool:
        quotes = before.count("“") == before.count("”")
        forms = (_LIST, _TOWARDS, _ACROSS)
        return quotes and bool(self._begins.match(before) or any(form.fullmatch(before) for form in forms))

    def _slots(self, text: str, low: int, begin: int, end: int) -> Iterable[int]:
        """Where slots begin before the name, the nearest first."""
        held = [m.end() for m in _HOLDS.finditer(text, low, begin)]
        yield from held[-1:]
        if _THERE.match(text, end):
            yield from [m.end() for m in _AT.finditer(text, low, begin)][-1:]
        if not held and (low == 0 or text[low - 1] in _MARKS) and _IS_HELD.match(text, end):
            yield low


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch with their parts of speech; what is quoted is one noun."""
    found: list[Token] = []
    for piece in re.split(f"({_SKIPPED.pattern})", text[start:end]):
        words = [(piece, "n")] if _SKIPPED.fullmatch(piece) else tag_words(piece)
        for word, tag in words:
            found.append((start, start + len(word), word, tag))
            start += len(word)
    return found


def whole_begin(text: str, event: Found) -> Found:
    """The occasion from where a word begins: 该|党委员会会议, 我县|宣传周活动, 第十批|在|韩志愿军烈士遗骸交接仪式."""
    begin = event.start
    if batch := _BATCH_IN.search(text, max(0, begin - 8), begin + 1):
        return event._replace(start=batch.start())
    if begin and text.startswith(_OF_ALL, begin - 1):
        return event._replace(start=begin - 1)
    if groups := text[begin : event.end].endswith("界委员联组会") and _JOINED_GROUPS.search(
        text, max(0, begin - 40), begin
    ):
        return event._replace(start=groups.start("groups"))
    cut = text[begin - 1 : begin] == "该" and text[begin] in _KIND_OF_BODY and event.end - begin > _LEAST_NAME
    cut = cut or (text[begin] == "在" and text[begin + 1] in _WHOSE_OWN)
    cut = cut or (text[begin - 1 : begin] == "我" and text[begin] in _WHOSE_OWN)
    return event._replace(start=begin + 1) if cut else event


def without_when(text: str, event: Found) -> Found:
    """The occasion without what says at its end when it is: 某某展演|目前."""
    when = _WHEN_AT_END.search(text, event.start + 2, event.end)
    return event._replace(end=when.start()) if when else event


def is_one_way(text: str, hit: Hit) -> bool:
    """Whether a list of ways to do something has it: 采取举办某某班、讲党课等形式."""
    ways = "等" in text and _WAYS.match(text, hit.end) is not None
    return ways and _MEASURES.search(text, max(0, hit.start - 40), hit.start) is not None
