"""Posts that are told of the person who was spoken of before: 曾任甲局局长、党组书记，1998年3月任…, 他当过…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.posts import TERM_OF
from kg.records import Mention, RelationMention, Sentence

_TERM = f"(?:中共|[第、]?[一二三四五六七八九十]+届|新一届|本届)*{TERM_OF}"
_HOLDS = re.compile(
    "(?:"
    "(?:曾|历|先后|现|兼|担|出|改|调|升|转|接|[，年月日后起今间]|(?<=[，。；年月日后起])并|^|挂职|(?:[到在赴]|分配到|来到)[^，。；]{2,20})任(?:了|过)?"
    "|(?<![应担适相妥充正])当(?:选为?|[上了过起])|[被受获](?:任命|聘任|特聘|聘|选举|补选|增补|推选|推举|提拔|选)为"
    f"|(?<=[局院校厂所站社村司行馆团])当){_TERM}$"
)
_HOLDS_MORE = re.compile(
    f"{_HOLDS.pattern[:-1]}[^，。；：]{{2,60}}[员长任记师事授][、，]"
    "(?:中共)?(?:[\u4e00-\u9fa5]{2,6}[省市县区镇乡])?(?:第[一二三四五六七八九十]+)?$"
)  # 历任某旅宣传干事，|; 曾任某处科员、中共某县第七|区委书记
_LIFE = re.compile("任|当|为")  # of which one stands in each sentence that tells of a post so
# Posts of a list that no step has found, and the place before a post that is found.
_UNFOUND = re.compile(
    "(?:[、，；](?:\\d{4}年(?:\\d{1,2}月)?(?:至\\d{4}年(?:\\d{1,2}月)?)?)?[\u4e00-\u9fa5]{1,18}[员长任记师事授席理])+[、，；]"
)
_NOW = re.compile(f"(?:现任|(?:今年|近日|日前|当选)[^，。；]*){_TERM}$")
_GOES_ON = re.compile("、|，|和|兼|及|以及|，兼任|；")
_NOT_HELD = re.compile(
    "(?<![被受获])(?:任命|委任|聘请|聘任|指定|选举|推选|支持|邀请|(?<!特)派(?!往|出所)|让|由)|"
    "：“|说|拟|候选|提名|希望|如果|假如|愿意|想|不再|竞选|免去|推荐|建议|将|辞去|卸任|不|未|接替|祝贺|[他她]们|谁"
    "|，(?![后又再随并首其先同此高全以还也现年于多两连被获成一今去前曾最])[\u4e00-\u9fa5]{3}(?:当选|被任命|被聘)"
)
_NO_POST = re.compile("[由是]|候选人|人选|的?[\u4e00-\u9fa5]{0,2}(?:提名|建议)")
# What may stand before the name of whom a sentence is about: 今年60岁的|, 村民|.
_CALLED = re.compile("(?:(?:今年|现年)?\\d{1,3}岁的)?(?:(?!.*[据对向和与同在由把被给为])[\u4e00-\u9fa5]{2,4})?")
# Who tells the life: 公开资料显示，|王某某1962年出生.
_LEAD = re.compile(
    "\\s*[\u4e00-\u9fa5]{0,8}(?:资料|简历|履历|信息|档案)(?:显示|介绍)?[，：]|\\s*据(?:悉|了解|介绍|报道)，"
)
# From when to when: 1947-1955年, 1990年3月至1994年.
_SPAN = "\\d{4}年?(?:\\d{1,2}月)?[-—–－~～至到]{1,2}\\d{4}年(?:\\d{1,2}月)?"
# How a sentence begins that goes on to tell of the person before: 1984年，, 毕业后，他.
_ON = re.compile(
    f"(?:{_SPAN}|\\d{{4}}年|(?:建国|解放|新中国成立|中华人民共和国成立|抗战胜利|[土文]革|参加工作|入党)[以之]?后|同年|次年|翌年|后来|此后|之后|随后|毕业后|退休前|退伍后|转业后|现任|后任|曾任|历任|先后|其间|期间|[他她](?![们的]))"
)
# Another name of the same person: 甲，又名|乙.
_ALIAS = re.compile("(?:又名|原名|曾用名|本名|化名|别名|笔名|乳名|学名|改名|更名)(?:为|叫)?$")


def find_resume_posts(sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """The posts of lives in short; those that aren't held now by the rule for former ones."""
    holder: Mention | None = None
    for sentence in sentences:
        people = [m for m in sentence.mentions if m.type == "Person" and m.method != "pronoun"]
        people = [m for m in people if not _ALIAS.search(sentence.text, 0, m.start - sentence.start)]
        if not people:
            if holder is not None and _ON.match(sentence.text.lstrip()) and _LIFE.search(sentence.text):
                yield from _held(sentence, holder, sentence.end)
            continue
        first = people[0]
        begins = _begins(sentence, first)
        others = next((m.start for m in people if m.text != first.text), sentence.end)
        alone = others == sentence.end

        if begins and _LIFE.search(sentence.text):
            yield from _held(sentence, first, others)
        holder = first if begins and alone else None


def _begins(sentence: Sentence, person: Mention) -> bool:
    """Whether a person is whom the sentence is about: nothing stands before the name but the person's own posts."""
    at = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
    for mention in sentence.mentions:
        if mention is person:
            lead = _LEAD.match(sentence.text)
            at = max(at, sentence.start + lead.end()) if lead else at
            return _CALLED.fullmatch(sentence.text, at - sentence.start, person.start - sentence.start) is not None
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
        between = text[end : max(end, at - start)]
        if (_HOLDS.search(between) or _HOLDS_MORE.search(between)) and not _NOT_HELD.search(between):
            rule = "post-served" if _NOW.search(between) else "post-former"
        elif not _GOES_ON.fullmatch(between) and not (rule and _UNFOUND.fullmatch(between)):
            rule = ""
        end = post.end - start
        if rule and post.method != "pattern" and not _NO_POST.match(text, end):
            yield RelationMention("holdsPost", holder, post, rule, post.start, post.end, 0.85)
