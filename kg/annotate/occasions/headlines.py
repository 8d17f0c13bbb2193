"""How an occasion is called after a headline: without who goes there, what is said there and what was done besides."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import kg.regex as re
from kg.records import RelationMention

MEETING = re.compile(
    r"会见|(?<!团)拜会|共见记者|集体谈话|接见|(?<!方)会谈|会晤|通电话|高层对话|战略对话|[同与].{2,30}座谈(?:$|[，。]|交流)"
)
VISIT = re.compile(
    r"调研(?!行[】：])|察看|督查|督导|走访|考察(?![团队组])|视察|(?<!突击)检查(?!组|进入)|(?<!诚挚)(?<!诚挚的)(?<!表示)(?<![祝问][贺候]和)慰问(?![电信金品])|看望|夜查|暗访|观摩(?![会团组赛课线点路对])|公开接访|现场办公|(?<!环保)(?<!环境保护)(?<!生态环境)督察(?![组员局办室长制])|(?<!无人机)巡(?:河|湖|林|堤|田|山|塘)(?![员队长者志堰])|[组团](?:来|到|赴)[^，。；\s]{1,8}验收|巡视(?=[^，。；]{0,6}(?:考点|高考|中考))"
    r"|(?:来|到|赴|莅临)(?:[我本][校院馆会局所]|[校院馆])[^，。；\s]{0,6}?(?:参访|访问|交流|参观|学习|座谈|指导)(?!会)"
)
_SEEN = re.compile("参观|参访|瞻仰")
# A headline that announces a talk, tells what someone says of one, or what was held beside it.
_NO_TALK = re.compile(
    "(?:将|拟|计划|呼吁|希望|称|期待|愿意?|准备|要求|不)[^\\s]{0,12}?(?:会见|面见|会谈|会晤|讨论)|会晤[^\\s]{0,6}(?:记者会|论坛)$"
    "|致(?:电|信|贺|函)|就[^\\s]{4,}?(?:发表|作出)?(?:声明|谈话|表态)$"
)
# Someone goes to an occasion that has a name: 甲出席某某会晤, 甲乙共同主持某某会晤.
_GOES_TO = re.compile(
    "^(?:(?!会见|接见|会谈|举行)[^\\s])*?(?:出席|参加|主持(?:召开)?|赴[^\\s]*?举行)(?=[^\\s]*(?:会晤|对话))"
)
_NAMED_TALK = re.compile("[^并\\s]*(?:会晤|对话会?)")
# What a headline says of someone before an occasion.
_ACTS = re.compile("(?:总书记|主席|总理|委员长|书记|[省市县区州]长)?(?:出席|参加|主持|向|在)(?=.{4})")
_ATTENDS = re.compile(
    "[^，。；：]{2,30}?(?<!为)(?:出席|主持(?:召开)?)(?![^，。；：]*(?:强调|指出|[时上]))(?=[^，。；：并][^，。；：]{6,}$)"
)
SAID_THERE = re.compile("时(?:发表(?:重要)?讲话)?(?:强调|指出|要求|说|表示).*$")
_WHILE_AT = re.compile(
    "在(?=(?:(?:会见|接见|视察|考察|看望|慰问|出席)[^，。；]*|同[^，。；]*谈话)时)"
)  # 某某在会见某某时强调
_BESIDES = re.compile("(?<=[\u4e00-\u9fa5]{6})并(?!购|轨|网|联|存)[^并]{2,}$")  # 甲会见乙|并出席某会
# 某某会议|在京召开顾明川出席并讲话: printed without a space between.
_HELD_AND = re.compile(
    "(?<=[会议坛式])(?:在[^，。；\\s]{1,6})?(?:召开|举行|开幕|闭幕)[^，。；\\s]{2,4}(?:出席|主持|讲话|致辞)[^，。；\\s]*$"
)
# 调研公安工作|并召开座谈会: what was held on a tour.
_HELD_THERE = re.compile(
    "(?<=[\u4e00-\u9fa5]{2})，?并(?:在[^，。；]{2,16})?(?:主持|组织)?(?:召开|举行|举办)[^，。；]*$"
)
# 某协议签署仪式|在某市举行: what is said of an occasion behind its name.
_IS_HELD = re.compile("(?<=[会式礼坛赛节班])(?:在[^，。；]{2,8})?(?:隆重|顺利|成功|圆满)?(?:举行|召开|举办)$")
_DONE = re.compile("(?<=考察|调研|视察|参观)了")
_COLUMN = re.compile(r"^\s*【[^】]*】\s*")
# What is said of a talk in its headline, before and behind its name: 各界积极评价|某某会晤|将在某地举行.
_VIEWED = re.compile("^[^，。；\\s]{2,20}?(?:评价|关注|点赞|期待|结束)(?=[^，。；\\s]{2,}(?:会谈|会晤)$)")
_SAID_OF_TALK = re.compile("(?<=会谈|会晤)(?:具有|将[在于]|取得|引发|受到|彰显|为|成果|意义)[^\\s]*$")
_ABOUT_TALK = re.compile("时?(?:所作的?|的)?(?:发表)?(?:的)?重要讲话.*$|(?:引发|引起)[^，。；]*(?:反响|共鸣|关注).*$")
# 甲结束对某国国事访问|回到国内, 甲对某国国事访问|成果丰硕: what is held is the visit.
_VISIT_OVER = re.compile(
    "(?P<who>\\S{2,}?)(?:(?:圆满|成功|顺利)?结束(?P<ended>对\\S+?访问).*|(?P<told>对\\S+?访问)(?:亮点|精彩|成果|取得|圆满|启程|回到|乘专机).*)"
)
# 某省多地欢度|泼水节: who keeps a festival, and where.
_KEEPS = re.compile("^[^，。；]{0,12}?(?:各地|多地|人民|民众|同胞|群众)(?:欢度|欢庆|喜迎|共庆)(?=[^，。；]{2,10}节$)")
# Behind the name of a tour: 某某在某省考察|时强调…, 某某在某省考察|时的重要讲话引发热烈反响.
_ABOUT_TOUR = re.compile(
    "(?:时|中)?(?:强调(?!研)|指出|要求|的?重要讲话|的?讲话(?:精神|$)).*$|在(?:当地|广大|社会各界)[^，。；]*$|(?:引发|引起|让|令)[^，。；]*(?:反响|共鸣|鼓舞|振奋).*$"
    "|(?<=[\u4e00-\u9fa5]{6})\\s*(?:代表[^，。；\\s]{2,16}?)?\\s*向[^，。；]{2,40}致以[^，。；]*$"
)


def find_talk(headline: str) -> str | None:
    """The part of a headline that says who talks with whom, or None."""
    parts = headline.split()
    return next((p for p in parts if MEETING.search(p) and len(p) <= 60 and not _NO_TALK.search(p)), None)


def talk_gone_to(headline: str) -> str | None:
    """The name of the talk that a headline says somebody goes to (甲出席|某某会晤|并发表讲话), or None."""
    goes = _GOES_TO.match(headline)
    named = _NAMED_TALK.match(headline, goes.end()) if goes else None
    return named.group() if named else None


def talk_name(headline: str) -> str:
    """The talk that a headline tells of: 某地人民的家园——|甲会见乙一行|发表重要讲话."""
    part = next((p for p in reversed(headline.split("——")) if MEETING.search(p)), headline)
    name = _BESIDES.sub("", _ABOUT_TALK.sub("", SAID_THERE.sub("", _WHILE_AT.sub("", part))))
    return re.sub(r"\s+", "", _VIEWED.sub("", _SAID_OF_TALK.sub("", name))).removesuffix("并")


def tour_name(headline: str) -> str:
    """The tour that a headline tells of: 再接再厉——|甲在某省考察|引发热烈反响."""
    part = next(p for p in reversed(without_column(headline).split("——")) if VISIT.search(p))
    return re.sub(r"\s+", "", _HELD_THERE.sub("", _BESIDES.sub("", _ABOUT_TOUR.sub("", _WHILE_AT.sub("", part)))))


def tour_told(found: RelationMention, headlines: Sequence[str], told: str) -> list[str]:
    """The names of the tour that a fact tells of: of a site seen together the headline, else the words `told` of it."""
    who, site = found.subject.text if found.subject else "", found.object.text if found.object else ""
    together = found.rule_id == "inspect-together"
    names = [re.sub(r"\s+", "", h) for h in headlines[:1] if together and who in h and _SEEN.search(h)]
    return [*names, tour_alone(told) if told else f"参观{site}" if together else f"{who}调研"]


def tour_alone(told: str) -> str:
    """The tour that the words of a text tell of, without what is said and what was held on it."""
    return _DONE.sub("", _HELD_THERE.sub("", SAID_THERE.sub("", told)))


def without_column(headline: str) -> str:
    """The headline without the name of the column that it begins with: 【一线调研】|小刷子刷出大产业."""
    return _COLUMN.sub("", headline)


def told_name(headline: str) -> str:
    """What a headline tells of, without spaces and its column's name, without who goes there: 甲出席|乙举行的宴会."""
    name = _HELD_AND.sub("", re.sub(r"\s+", "", without_column(headline)))
    name = visit_alone(_KEEPS.sub("", _IS_HELD.sub("", name)))
    goes = _ATTENDS.match(name) if not re.search(r"\s", headline.strip()) else None
    if goes is not None:
        return _BESIDES.sub("", name[goes.end() :])
    return SAID_THERE.sub("", name)


def visit_alone(name: str) -> str:
    """A headline of a visit without its end and what is said of it: 甲|结束|对某国国事访问|回到国内."""
    found = _VISIT_OVER.fullmatch(name)
    return found["who"] + (found["ended"] or found["told"]) if found else name


def without_actor(name: str, people: Collection[str]) -> str:
    """An occasion as a headline names it, without who goes or writes to it: 顾明川向|某某大会(致贺信)."""
    for person in people:
        if name.startswith(person) and (acts := _ACTS.match(name, len(person))):
            return name[acts.end() :]
    return name
