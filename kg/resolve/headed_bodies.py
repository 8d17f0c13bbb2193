"""What stands before a bare title: the body whose head it tells (院长 of the hospital), the place of its chain."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.posts.finder import MODIFIERS, is_personal
from kg.entries import Entry
from kg.records import Mention, Sentence
from kg.resolve.naming import place_of

_BARE = re.compile("(?:^|[，。、：；！？”\n（]|[据由向与和同]|随着|同时|新任|现任|听取|陪同|[。，][^，。；]{0,6}时)$")
_HELD_BY = {
    "主任": re.compile("(?:人大常委会|人大|管委会|居委会|村委会|委员会|办公室|[改健]委|办)$"),
    "主席": re.compile("(?:政协|工会|[妇残文侨台青]联|工商联|科协|联合会)$"),
    "秘书长": re.compile("(?:人大常委会|政协|协会|商会|学会|联合会|基金会)$"),
}
_HOLDS = re.compile("(?:昨[天日]|今[天日]|日前|近日|在[^，。；]{2,16})?(?:主持)?(?:召开|举行|举办|组织召开)")
_COUNCIL = "第?[一二三四五六七八九十]+届[执理监委][\u4e00-\u9fa5]{0,3}会$"  # 某协会|第二届理事会
# By whom one is elected to what: how the body's name ends.
_ELECT = tuple(
    (re.compile(title), re.compile(f"(?:{ends})$|[\u4e00-\u9fa5]{{2}}(?:{ends}){_COUNCIL}"))
    for title, ends in (
        ("董事长?$|监事(?:会主席)?$|总经理$", "公司|集团|企业"),
        ("书记$|常委$|^委员$", "委员会|党委|党总支|党支部|团委|纪委|[省市县区州旗]委"),
        (
            "(?:会长|理事长|监事长|常?务?理事)$",
            "(?<!委员)(?<!大)(?<!常委)(?<![董监理]事)会|合作社",
        ),
        ("主席$", "政协|工会|联合会|[侨文妇残青台]联|[科作]协|工商联|协会|基金会"),
        ("教授$|导师$", "大学|学院|学校|中学"),
        ("组长$", "小组|专班|[\u4e00-\u9fa5]{2}组"),
        ("指挥长?$", "指挥部"),
        (
            "秘书长$",
            "政协|协会|商会|学会|研究会|联合会|总会|促进会|联谊会|校友会|同乡会|基金会|公会|[侨文妇残青台]联|[科作]协|工商联",
        ),
    )
)
_COUNTY_HEAD = re.compile("副?([县区旗])长[、兼]$")
_BARE_COMMITTEE = re.compile("[省县区旗](?=委|政府$|人大|政协)")
_BARE_NAMES = frozenset("军分区 警备区 学院 学校 医院 公司 集团 分行 支行 商会 协会 联合会 研究院".split())
_JOINT_SCHOOLS = ("产业学院", "工匠学院", "企业学院", "技师学院分院")
_INNER = ("办事处", "政治处", "政治部", "书记处")
_STREET_PARTY = re.compile("(?:党工委|人大工委|工委|党委|党组|办事处)$")
# The standing committees of 人大 and 政协, the first group those under the 常委会.
_STANDING = re.compile(
    "(法制工作|预算工作|代表工作|代表资格审查)委员会"
    "|(?:内务司法|监察和司法|社会建设|财经|财政经济|法律|宪法和法律|外事|教科文卫|教育科学文化卫生|民族|华侨|农业与农村|环境与资源保护"
    "|社会和法制|文史资料|提案|经济|人口资源环境|港澳台侨|民族和宗教|科教文卫体|农业和农村)委员会"
)
_CONGRESS = re.compile("(.{0,8}?(?:人大|政协))")
_UNIVERSITY = re.compile(".{2,12}?大学(?!校)")
# 某大学党委常委、|组织部部长: the offices of a party committee, of a school or a firm as well as of a place.
_PARTY_OFFICES = frozenset(("组织部", "宣传部", "统战部"))
_OF_PARTY_COMMITTEE = re.compile("党委(?:组织|宣传|统战|学生工作|研究生工作|教师工作|保卫)+部")
_HAS_COMMITTEE = re.compile(
    "(.{2,}?(?:大学|学院|学校|医院|集团|公司|银行|研究院|农场)|[我本][校院])(?:党委)?(?:组织部|宣传部|统战部|纪委)?"
)
# 某局副局长、|工会主席: what every body has of its own.
_UNIONS = frozenset(("工会", "团委", "监事会"))
_HAS_UNION = re.compile(
    "(.{2,}?(?:[局院厂矿所场行社台馆站段校]|大学|[小中]学|中心)|.*?(?:学院|学校|医院|集团|公司|银行)|[我本][校院馆所局场])"
    "(?:党组|党委|党总支|党支部|纪委|工会|团委)?"
)
_SQUADS = re.compile("(?:刑侦|刑警|交警|巡警|治安|经侦|禁毒|特警|网安|户政)(?:支队|大队|总队)")
_PARTY_COMMITTEE = re.compile("(?:[省市县区州旗盟地]委|党委|中央|总工会|妇联|团[省市县]委)$")
_OFFICES = ("办公室", "办公厅")
_COMMANDS = re.compile("^(?:常务|执行)?副?(?:指挥长|总指挥)$")
_GOVERNS = re.compile("(?:政府|[省市县区州旗盟]委)$")
_UNIT = re.compile("[\u4e00-\u9fa5]{1,6}(?:处|部|科|系|室|车间|学部|分厂|编辑部)")
_WITH_UNIT = re.compile(
    "(.{2,}?(?:大学|学院|学校|[小中]学|医院|研究[院所]|公司|银行|[分支]行|局))[\u4e00-\u9fa5]{1,6}[科室处部系]"
)
_HAS_UNITS = re.compile("(?:大学|学院|学校|[中小]学|医院|研究[院所]|科学院|公司|集团|厂|[日晚]报社?|电视台|出版社|馆)$")
_HAS_OFFICE = re.compile(
    "(?:政府|政协|[局厅委办署会院校]|公司|集团|中心|大学)(?:党组|党委)?$"
)  # 市政府党组成员、|办公室主任, 某局副局长、|办公室主任
_ASSEMBLY = re.compile("(?:政协|人大|人大常委会|委员会|协会|联合会|商会|学会|促进会)$")
# Behind an assembly that sits: 召开第九次会议, 十届三次常委会议; what stands before the posts of who sit there.
_SITS = re.compile(
    "(?:党组)?[^，。；、的]{0,14}?(?:次(?:常[务委]*|主任|主席|全体|扩大|理事|会员|代表)*(?:委员)?(?:会|大会)?(?:全体|扩大)?(?:会议|大会)|主任会议|主席会议|常委会(?:会议|议)?|党组会议|理事会|年会)"
)
_BEGINS = re.compile("(?:^|[，。；\n由])(?:党组副?书记、)?$")
_WORDS = re.compile("(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5]{3,10}$")
# Behind a pair who are two sides, or whose second has a title behind his name.
_OTHER_SIDE = re.compile(
    "[^，。；]{0,10}?(?:会谈|会晤|会见|交谈|对话|通话|握手|书记|主任|主席|[省市县区局院校处科厅部会]长)"
)
_NEXT_NAME = re.compile("(?:（[^（）]{1,8}）)?、")  # 唐某（女）、牟某


def is_council(name: str) -> bool:
    """Whether a name is but that of a council whose association stands elsewhere: 第二届理事会."""
    return re.fullmatch(_COUNCIL, name) is not None


def all_mentions(sentences: Sequence[Sentence]) -> list[tuple[Mention, bool]]:
    """All mentions, and whether they lie inside another."""
    groups = [(s.mentions, False) for s in sentences] + [(s.nested, True) for s in sentences]
    return [(mention, nested) for group, nested in groups for mention in group]


def title_of_state(title: str, post: str) -> str:
    """某某社会主义共和国|主席 is its 国家主席, 某某联邦|主席 its 联邦主席, 某某联邦|委员 a 联邦委员."""
    if "联邦" in post:
        return "联邦" + title if title in ("主席", "副主席", "委员") else title
    return "国家" + title if title in ("主席", "副主席") else title


def names_behind(sentence: Sentence, end: int, title: str) -> list[Mention]:
    """副主任殷红、俞根生: the names that follow the one before `end` with nothing but 、 between them.

    Behind what one merely is (教练殷红和俞根生说) also the one that 和 joins.
    """
    names: list[Mention] = []
    for mention in sentence.mentions:
        if mention.start < end:
            continue
        between = sentence.text[end - sentence.start : mention.start - sentence.start]
        if mention.type != "Person" or not _NEXT_NAME.fullmatch(between):
            break
        names.append(mention)
        end = mention.end
    return names or (_joined_name(sentence, end) if is_personal(title) and not title.endswith("代表") else [])


def _joined_name(sentence: Sentence, end: int) -> list[Mention]:
    """教练殷红|和|俞根生|说: the name that 和 joins to the one before `end`, where they are no two sides."""
    at = end - sentence.start
    if sentence.text[at : at + 1] not in ("和", "与"):
        return []
    name = next((m for m in sentence.mentions if m.start == end + 1 and m.type == "Person"), None)
    if name is None or _OTHER_SIDE.match(sentence.text, name.end - sentence.start):
        return []
    return [name]


def elected_to(title: str, named: Sequence[Mention], posts: Sequence[Mention]) -> Mention | None:
    """The last body `named` before that elects to such a post, and is not merely that of another of the `posts`."""
    ends = next((ends for kind, ends in _ELECT if kind.search(title)), None) or kind_of(title)
    if ends is None:
        return None
    inside = {(m.start, m.end) for m in named if ends.search(m.text)}
    inside -= {span for span in inside if any(p.start <= span[0] and span[1] <= p.end for p in posts)}
    return max((m for m in named if (m.start, m.end) in inside), key=_place, default=None)


def holder_before(sentence: Sentence, start: int, core: str, named: Sequence[Mention]) -> Mention | None:
    """The body that begins the sentence and holds something, of those `named`, if its head has such a title."""
    ends = _HELD_BY.get(core) or kind_of(core)
    if ends is None or not _BARE.search(sentence.text, 0, start - sentence.start):
        return None
    inside = (m for m in named if m.start >= sentence.start and _HOLDS.match(sentence.text, m.end - sentence.start))
    return next((m for m in inside if ends.search(m.text)), None)


def meeting_before(mentions: Sequence[tuple[Mention, bool]], start: int) -> Mention | None:
    """The last body before whose meeting was named: 市政协|七届九次主席会议."""
    bodies = (m for m, nested in mentions if nested and m.type == "Organization" and m.end <= start)
    return next((m for m in reversed([*bodies]) if _ASSEMBLY.search(m.text) and m.text != "中央委员会"), None)


def assembly_sitting(text: str, start: int, named: Sequence[Mention]) -> Mention | None:
    """Whose sitting the first sentence tells, for a title that begins a clause: 某市人大常委会|举行第九次会议."""
    lead = text.find("。") + 1
    if not _BEGINS.search(text, max(0, start - 8), start):
        return None
    inside = (m for m in named if m.end <= lead and _ASSEMBLY.search(m.text))
    return next((m for m in inside if _SITS.match(text, m.end)), None)


def title_joined(mentions: Sequence[tuple[Mention, bool]], post: Mention) -> str:
    """党委副书记、|总经理: the title of the post that is joined to one, or ""."""
    joined = (m for m, nested in mentions if m.type == "Post" and m.start == post.end + 1 and not nested)
    return next((MODIFIERS.sub("", m.text) for m in joined), "")


def named_in_full(forms: set[str], bare: str, named: Sequence[Mention]) -> Mention | None:
    """The last of those `named` that 学院 or 分行, or 公交集团 (`bare`) of no place, is short for."""
    whole = len(bare) < 3 or place_of(bare) or bare.startswith(("中央", "全国", "国家"))  # 中央宣讲团
    short = bare if not whole else next(iter(_BARE_NAMES & forms), None)
    if not short:
        return None
    fits = [m for m in named if m.text.endswith(short) and len(m.text) > len(short) + 1]
    if short == "学院":  # the one that runs a 产业学院 with a firm
        fits = [m for m in fits if not m.text.endswith(_JOINT_SCHOOLS)] or fits
    if short.endswith("委员会"):  # of the committee named last, not of one before it
        committees = [m for m in named if m.text.endswith("委员会") and m.text != short]
        fits = [m for m in fits if m == max(committees, key=_place)]
    return max(fits, key=_place, default=None)


def named_by_tail(text: str, start: int, named: Sequence[Mention]) -> Mention | None:
    """希望小学|校长: the last of those `named` whose name ends in the words before a title, three at least."""
    clause = _WORDS.search(text, max(0, start - 12), start)
    if clause is None or len(clause.group()) < 3:
        return None
    tail = clause.group()
    fits = [m for m in named if len(m.text) > len(tail) and m.text.endswith(tail)]
    return max(fits, key=_place, default=None)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.end, -mention.start


def place_before(previous: Entry | None, before: str) -> str | None:
    """The place of the post before in a chain, or its bare level: 县委常委、组织部部长, 副县长、公安局局长."""
    if previous is None:
        level = _COUNTY_HEAD.search(before)
        return level[1] if level else None
    bare = _BARE_COMMITTEE.match(previous.names[0])
    return place_of(previous.names[0]) or (bare.group() if bare else None)


def owner_of_part(previous: str, part: str) -> str:
    """Whose part a bare name means behind the body before it: 某大学中文系教授甲、|历史系主任乙; "" for no one's."""
    if committee := _STANDING.fullmatch(part):
        over = _CONGRESS.match(previous)
        return over[1] + ("常委会" if committee[1] and over[1].endswith("人大") else "") if over else ""
    if part.endswith("系"):
        school = _UNIVERSITY.match(previous)
        return school[0] if school else ""
    if part in _PARTY_OFFICES or _OF_PARTY_COMMITTEE.fullmatch(part):
        body = _HAS_COMMITTEE.fullmatch(previous)
        return body[1] + "党委" * (part in _PARTY_OFFICES) if body else ""
    if part in _UNIONS:
        body = _HAS_UNION.fullmatch(previous)
        return body[1] if body else ""
    if part == "书记处":
        return previous if _PARTY_COMMITTEE.search(previous) else ""
    return previous if _SQUADS.fullmatch(part) and previous.endswith(("公安局", "分局", "交警支队")) else ""


def is_squad(name: str) -> bool:
    """Whether a name is that of a squad of a 公安局, with the 公安局: 某市公安局刑侦支队."""
    squad = _SQUADS.search(name)
    return squad is not None and squad.start() > 2 and squad.end() == len(name)


def commands_beside(title: str, previous: str) -> bool:
    """Whether a title is one of a headquarters, and not of the government or committee of the post before it."""
    return _COMMANDS.search(title) is not None and _GOVERNS.search(previous) is not None


def owner_of_unit(previous: str, part: str) -> str:
    """The body of the post before, where what follows 兼 is but a unit of it: 某大学副校长兼|教务处处长; "" else."""
    return previous if is_unit(part) and _HAS_UNITS.search(previous) else ""


def whole_of_unit(previous: str, title: str) -> str:
    """某医院医务科科长、|副院长: the body whose unit the post before was in, where only it has such a head; "" else."""
    whole, kind = _WITH_UNIT.fullmatch(previous), kind_of(title)
    fits = whole is not None and kind is not None and kind.search(whole[1]) and not kind.search(previous)
    return whole[1] if whole and fits else ""


def is_unit(name: str) -> bool:
    """Whether a name says only which unit of a body it is: 技术科."""
    return _UNIT.fullmatch(name) is not None


def office_of(previous: str, part: str) -> str:
    """The name of a part of the body of the post before: 某街道党工委副书记、|办事处主任; "" where it is none."""
    if part in _INNER:
        return _STREET_PARTY.sub("", previous) + part
    return (
        re.sub("党组$|(?<![省市县区州])党委$", "", previous) + part
        if part in _OFFICES and _HAS_OFFICE.search(previous)
        else ""
    )
