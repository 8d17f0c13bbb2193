"""Who an assembly elected to what (each list before 任会长, 当选为副会长, 为秘书长), and of which body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import kg.regex as re
from kg.annotate.posts.finder import TERM_OF
from kg.records import Mention, RelationMention, Sentence
from kg.rules.guest_lists import Encoded, people_before
from kg.rules.matching import PERSON, POST, SYMBOLS, encode

# What tells that posts are given; without it 甲任会长 may tell of any time.
_CUES = re.compile("选举|推选|推举|当选|获聘|受聘|聘任|聘请|特聘|被聘|产生|换届")
_PLACE = SYMBOLS["Place"]
# 甲、乙四位校友|为副会长: what stands behind the list, and what they become.
_BECOME = re.compile(
    f"(?P<unfound>(?<={PERSON}、)[\u4e00-\u9fa5]{{2,3}}?)?(?:(?:等?[\\d一二两三四五六七八九十]+[位名人])?(?:等)?(?:校友|同志|先生|女士|教授|院士|博士|会员|（[^（）]{{1,8}}）){{0,2}})"
    f"(?:(?:再次|分别|同时|一同)?(?:当选|获聘|受聘|被聘|被选举|被推选|被推举)为?|担任|出任|连任|任|为)了?"
    f"(?:[该本]会|{_PLACE})?(?:新一届|新任|首任|首届|第?[一二三四五六七八九十]+[届任])*(?P<post>{POST})(?![{PERSON}{POST}的])"
)
# The verb that a list begins behind: 选举|甲为会长; 由|甲任会长.
_CHOOSES = re.compile(
    "(?:选举|推选|推举|聘请|聘任|特聘|邀请|增补|补选|改选|产生|一致同意|决定)(?:产生|了|出|：)*|(?<![自理])由"
)
# The association whose members assembled: 某协会|第三届会员大会, 某校友会|成立大会.
_ASSEMBLED = re.compile(
    "(?P<body>[\u4e00-\u9fa5（）()]{2,28}?(?:[协商学公总分联]会|研究会|促进会|联合会|联谊会|校友会|同乡会|基金会|委员会|俱乐部|书画院|联盟|学社))"
    "(?=[^，。；]{0,24}(?:大会|会议|理事会|仪式|换届)$)"
    "(?=第?[一二三四五六七八九十\\d]+[届次]|成立|换届|会员|会长|理事|代表|选举|改选|新一届)"
)
_JOINED = re.compile("[^暨]+")  # 某大会|暨|某会议
_ASSOCIATES = re.compile("(?:会长|理事长|监事长|秘书长|干事长|主任委员|主委|理事|监事|主席|召集人)$")
_OTHERS = re.compile("人大|政协|代表大会|党")  # assemblies of the state and the party
# Behind words that tell how one gets a post: 当选|会长.
ELECTED = re.compile(
    "(?:当选|担任|兼任|受聘|获聘|(?:[被受获](?:任命|聘任|特聘|聘请|聘|选举|补选|增补|推选|推举|选))?[任为]|(?<![应担适相妥充正])当[上了过起]?)+"
    + TERM_OF
    + "$"
)


def find_elected(sentences: Sequence[Sentence], known: Iterable[RelationMention]) -> Iterator[RelationMention]:
    """Those elected, besides whom the rules have found."""
    told: set[tuple[Mention, Mention]] | None = None
    for sentence in sentences:
        if _CUES.search(sentence.text) is None:
            continue
        encoded = Encoded(*encode(sentence))
        for match in _BECOME.finditer(encoded.text):
            at = match.start() - (match["unfound"] is not None)
            if encoded.text[at - 1 : at] != PERSON or _CUES.search(encoded.text, 0, match.end()) is None:
                continue
            if told is None:
                told = {(m.subject, m.object) for m in known if m.relation == "holdsPost" and m.subject and m.object}
            post = encoded.owners[match.start("post")]
            if not isinstance(post, Mention):
                continue
            for person in people_before(encoded, at, chosen=_CHOOSES):
                if (person, post) not in told:
                    yield RelationMention("holdsPost", person, post, "post-elected-list", person.start, post.end, 0.85)


def body_that_met(title: str, named: Iterable[Mention]) -> Mention | None:
    """The association whose assembly one of the occasions `named` is, as the part of the name that names it.

    Only for a title that associations have.
    """
    if not _ASSOCIATES.search(title):
        return None
    for occasion in named:
        for part in _JOINED.finditer(occasion.text if occasion.type == "Event" else ""):
            met = _ASSEMBLED.match(part.group())
            if met is not None and not _OTHERS.search(met["body"]):
                start = occasion.start + part.start()
                return Mention(start, start + met.end(), met["body"], "Organization", "context")
    return None
