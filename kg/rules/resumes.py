"""Posts that are told of the person who was spoken of before: 曾任甲局局长、党组书记，1998年3月任…, 他当过…"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.annotate.posts.finder import TERM_OF
from kg.records import Mention, RelationMention, Sentence

_TERM = f"(?:中共|[第、]?[一二三四五六七八九十]+届|新一届|本届)*{TERM_OF}"
_DAY = "(?:19|20)\\d{2}(?:年(?:\\d{1,2}月)?(?:\\d{1,2}日)?|[.．/-]\\d{1,2}(?!\\d))[初底末中]?"
# When, alone or from and to: 1997年12月至1999年8月, 2013.01, 2001年起.
_TIME = f"{_DAY}(?:\\s?(?:至|到|—+|－+|-+|～|~|–)\\s?(?:{_DAY}|今|此次被查)?)?(?:起|间|后|期间|以来)?"
_YEARS = "(?:[\\d一二两三四五六七八九十]+(?:多|余)?年(?:多)?的?)?"
_HOLDS = re.compile(
    "(?:"
    "(?:曾|历|先后|现|兼|担|出|改|调|升|转|接|跨[省市县区]|就|续|继|连|初|仍|已|已经|同志|先生|女士|[，；：年月日后起今间初底末中\\d]|(?<=[，。；年月日后起今间])并|^|挂职|(?:[到在赴]|分配到|来到)[^，。；]{2,20})任(?:了|过)?"
    f"|(?<![应担适相妥充正])当(?:选为?|[上了过起]{_YEARS})|做[了过]{_YEARS}"
    "|[被受获](?:任命|(?:任命|聘任|特聘|聘|选举|补选|增补|推选|推举|提拔|选)为)"
    "|(?:此前|之前|先前|原|原先|曾经|曾|现|后)(?:一直)?[是为系]|履新|跻身|升至|晋升为?|受聘为?"
    f"|(?<=[局院校厂所站社村司行馆团])当){_TERM}$"
)
_HOLDS_MORE = re.compile(
    f"{_HOLDS.pattern[:-1]}[^，。；：]{{2,60}}[员长任记师事授][、，]"
    "(?:中共)?(?:[\u4e00-\u9fa5]{2,6}[省市县区镇乡])?(?:第[一二三四五六七八九十]+)?$"
)  # 历任某旅宣传干事，|; 曾任某处科员、中共某县第七|区委书记
# 曾任某某公社|副社长: the list begins with a body or a title of which no step has found all.
_HOLDS_UNFOUND = re.compile(f"{_HOLDS.pattern[:-1]}(?![务职命期何意性教])[^，。；：、的在对]{{1,20}}$")
# A line of a life in a table: 2013.01 |某省副省长, 1998年3月至2001年5月，|某局局长.
_AT_TIME = re.compile(f"(?:^|[，、；）]|其间：)\\s*{_TIME}[，：:]?\\s*{_TERM}$")
_IS = "："  # 林某某：|某市委常委，市政府副市长。
_ROW_ENDS = re.compile("\\s*(?:[，、；。（）]|兼|等职|$)")
_LIFE = re.compile("[任当为做系是新升：]|[12]\\d{3}")  # of which one stands in each sentence that tells of a post so
# Posts of a list that no step has found, and the place before a post that is found.
_UNFOUND = re.compile(f"(?:[、，；兼](?:{_TIME})?[\u4e00-\u9fa5]{{1,18}}[员长任记师事授席理])+[、，；]")
# 副市长，|东山|市委副书记: the list goes on, with a body whose place no step has found.
_OF_UNFOUND = re.compile("[、，；兼]+(?:原|中共)?[\u4e00-\u9fa5]{2,8}$")
_LOCAL = re.compile("[省市县区州盟旗乡镇]")
_NOW = re.compile(f"(?:现任|现[是为系]|仍任|履新|(?:今年|近日|日前|当选)[^，。；]*){_TERM}$")
_GOES_ON = re.compile("、|，|和|兼|及|以及|，?兼任|；")
_NOT_HELD = re.compile(
    "(?<![被受获])(?:任命|委任|聘请|聘任|指定|选举|推选|支持|邀请|(?<!特)派(?!往|出所)|让|由)|"
    "：“|说|拟|候选|提名|希望|如果|假如|愿意|想|不再|竞选|免去|推荐|建议|将|辞去|卸任|不|未|接替|祝贺|[他她]们|谁|您|你|阁下"
    "|[父母妻儿弟兄姐妹]亲?[^，。；]{0,8}$|丈夫|女儿|爱人|公司成立|前任"
    "|，(?![后又再随并首其先同此高全以还也现年于多两连被获成一今去前曾最])[\u4e00-\u9fa5]{3}(?:当选|被任命|被聘)"
)
# 9月任|党委书记: of a body that no post beside it tells.
_BARE_GROUP = re.compile("(?:代理)?(?:党委|党组|纪委|工会)")
_GROUP_TAKEN = re.compile("(?:党委|党组|纪委|工会)$")
_NO_POST = re.compile("[由是]|候选人|人选|的?[\u4e00-\u9fa5]{0,2}(?:提名|建议)")
# What may stand before the name of whom a sentence is about: 今年60岁的|, 1970年出生的|, 村民|.
_CALLED = re.compile(
    f"的?(?:(?:(?:今年|现年)?\\d{{1,3}}岁|(?:出?生于)?{_DAY}(?:出?生|入伍|参加工作)?)的)?(?:“\\d0后”)?(?:(?!.*[据对向和与同在由把被给为])[\u4e00-\u9fa5]{{2,4}})?"
)
# Who tells the life, and when it goes on so: 公开资料显示，|王某某1962年出生, 2003年4月，|王某某, 随后，|王某某.
_LEAD = re.compile(
    f"\\s*(?:[^，。；]{{0,14}}(?:资料|简历|履历|信息|档案)(?:显示|介绍)?[，：]|据[^，。；]{{1,12}}，|{_TIME}，"
    "|(?:随后|此后|之后|后来|此外|其后|同年|同时|同日|今年|去年|当年|[一二三四五六七八九十\\d]+年[前后]|本次任命前|上任前)，)+"
)
# How a sentence begins that goes on to tell of the person before: 1984年，, 毕业后，他, 曾任.
_ON = re.compile(
    f"{_TIME}|\\d{{4}}[-—–－~～至到]{{1,2}}\\d{{4}}年|同年|次[年月]|翌年|当年|后来|此后|之后|随后|其后|毕业后|退休[前后]|(?:建国|解放|新中国成立|中华人民共和国成立|抗战胜利|[土文]革|参加工作|入党)[以之]?后|(?:土地革命(?:战争)?|抗日战争|抗战|解放战争|[“]?文化大革命[”]?|文革)(?:时期|期间|中)|退伍后|转业后|[现后曾历先]任|任|先后|后任|其间|期间|此前|之前|再之前"
    "|本次任命前|[一二三四五六七八九十两]+年半?[前后]|后(?:被|升|调|转|改|兼|历|又)|现[为是系]|曾(?!经)|早年|担任过|[他她](?![们的])"
)
_POINTS_BACK = re.compile("[他她]|任|曾|历任|现[任为]|先后")
# Another name of the same person: 甲，又名|乙.
_ALIAS = re.compile("(?:又名|原名|曾用名|本名|化名|别名|笔名|乳名|学名|改名|更名)(?:为|叫)?$")

_NOT_HIS = ("和", "与", "及", "连任", "当选", "担任", "出任", "就任")  # before a post that is another's
# Behind the name of who has died, whose posts stand before it, parted by commas.
_MOURNED = re.compile("同志(?:的?遗[体像]|，?因病|，?因[^，。；]{1,8}逝世|[于在][^，。；]{0,24}逝世)")


def find_resume_posts(sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """The posts of lives in short; those that aren't held now by the rule for former ones."""
    holder: Mention | None = None
    for sentence in sentences:
        people = [m for m in sentence.mentions if m.type == "Person" and m.method != "pronoun"]
        if holder is None and not people:
            continue
        yield from _of_deceased(sentence, people)
        people = [m for m in people if not _is_alias(sentence.text, m.start - sentence.start)]
        goes_on = holder is not None and _ON.match(sentence.text.lstrip()) is not None
        told = any(m.type == "Post" for m in sentence.mentions) and _LIFE.search(sentence.text) is not None
        if not people:
            if holder is not None and goes_on and told:
                yield from _held(sentence, holder, sentence.end)
            continue
        first = people[0]
        others = next((m.start for m in people if m.text != first.text), sentence.end)
        if _begins(sentence, first):
            if told:
                yield from _held(sentence, first, others)
            holder = first if others == sentence.end else None
        elif holder is not None and goes_on and (stop := _own_part(sentence, first)):
            if told:
                yield from _held(sentence, holder, stop)
        else:
            holder = None


def _of_deceased(sentence: Sentence, people: Sequence[Mention]) -> Iterator[RelationMention]:
    """第十届某会副主席，某某院原院长，|某党主席某某同志的遗体: the posts before the comma of the last one, too."""
    text, start = sentence.text, sentence.start
    mourned = next((p for p in people if _MOURNED.match(text, p.end - start)), None)
    if mourned is None:
        return
    comma = start + text.rfind("，", 0, mourned.start - start)
    first = max((p.end for p in people if p.end < mourned.start), default=start)
    for post in sentence.mentions:
        before = text[: post.start - start]
        listed = text[post.end - start] in "，、兼" and not before.endswith(_NOT_HIS)
        if post.type == "Post" and first <= post.start < comma and listed:
            yield RelationMention("holdsPost", mourned, post, "post-before-comma", post.start, post.end, 0.9)


def _is_alias(text: str, start: int) -> bool:
    return _ALIAS.search(text, max(0, start - 4), start) is not None


def _own_part(sentence: Sentence, other: Mention) -> int | None:
    """Where a sentence that goes on about the person before comes to another one; None where it is about that one."""
    at = other.start - sentence.start
    clause = max(sentence.text.rfind(mark, 0, at) for mark in "，；")
    return sentence.start + clause if clause > 0 and _POINTS_BACK.search(sentence.text, 0, clause) else None


def _begins(sentence: Sentence, person: Mention) -> bool:
    """Whether a person is whom the sentence is about: nothing stands before the name but the person's own posts."""
    lead = _LEAD.match(sentence.text)
    at = sentence.start + (lead.end() if lead else len(sentence.text) - len(sentence.text.lstrip()))
    for mention in sentence.mentions:
        if mention is person:
            return _CALLED.fullmatch(sentence.text, at - sentence.start, person.start - sentence.start) is not None
        if mention.end <= at:
            continue
        if mention.type != "Post" or mention.start - at > 1:
            return False
        at = mention.end
    return False


def _held(sentence: Sentence, holder: Mention, stop: int) -> Iterator[RelationMention]:
    """The posts of one sentence up to `stop`: those behind 任, and those that follow them in a list.

    A post that leads on to a name (`pattern`) is that one's.
    """
    text, start = sentence.text, sentence.start
    end, rule = max(0, holder.end - start), ""
    places = {m.end: m.start for m in sentence.mentions if m.type == "Place"}
    for post in sentence.mentions:
        if post.type != "Post" or post.start - start < end or post.end > stop:
            continue
        at = post.start
        while at in places:
            at = places[at]
        between, behind = text[end : max(end, at - start)], post.end - start
        if (_HOLDS.search(between) or _HOLDS_MORE.search(between)) and not _NOT_HELD.search(between):
            rule = "post-served" if _NOW.search(between) else "post-former"
        elif between == _IS and _ROW_ENDS.match(text, behind):
            rule = "post-served"
        elif _AT_TIME.search(between) and not _NOT_HELD.search(between) and _ROW_ENDS.match(text, behind):
            rule = "post-former"
        elif _HOLDS_UNFOUND.search(between) and not _NOT_HELD.search(between):
            rule, end = "post-former", behind
            continue
        elif rule and _OF_UNFOUND.fullmatch(between) and _LOCAL.match(post.text):
            end = behind
            continue
        elif not _GOES_ON.fullmatch(between) and not (rule and _UNFOUND.fullmatch(between)):
            rule = ""
        end = behind
        bare = not (_GOES_ON.fullmatch(between) or text.startswith("、", behind))
        bare = bare and bool(_BARE_GROUP.match(post.text) or _GROUP_TAKEN.search(between))
        if rule and not bare and post.method != "pattern" and not _NO_POST.match(text, end):
            yield RelationMention("holdsPost", holder, post, rule, post.start, post.end, 0.85)
