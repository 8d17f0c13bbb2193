"""Which facts of rules the words around their ends bar: held for or with somebody, not by him; a name in a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import kg.regex as re
from kg.annotate.occasions.bare import are_many
from kg.annotate.occasions.forms import THIS_SORT
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import CLASSES, SYMBOLS, encode

_HOLDS = frozenset(("holds", "hosts", "undertakes", "coOrganizes"))
_AT = _HOLDS | {"heldAt", "attends", "takesPartIn", "presides", "contributesAt", "reportsAt"}
_POSTS = frozenset(("holdsPost", "leavesPost"))
_LED = re.compile("(?:带领|率领|率|会同|陪同|组织|邀请)[^，。；：！？\n]*$")  # 张三|带领|某局负责人到某县
_NAMES = f"[{CLASSES['Actor']}{SYMBOLS['Place']}{SYMBOLS['Post']}]"
_BODY_GOES = frozenset(("inspect-body", "inspect-group"))
_IN = "[^，。；：！？\n]"
# Before who seems to act: for whom, with whose invitation, where it is done.
_GOVERNED = re.compile(
    rf"(?:(?:(?<![作成名称认行因视以分])为|(?<![应面绝针相])对)(?:{_IN}{{0,60}}的)?|邀请(?![函赛信]){_IN}{{0,60}}"
    rf"|(?:[来还又再]到|走进|深入|前往|赶赴))(?:{_NAMES}|、|和|与|及|以及|等|分别)*$"
)
# With whom somebody else holds it: 甲同|某行行长乙、某组织总干事|丙举行对话会, not 甲与乙、丙共同举行.
_WITH = re.compile(rf"{SYMBOLS['Person']}{_IN}*?[同与](?!时|步|比|共)(?:包括{_IN}*|{_IN}*[、和与及]{_IN}*)$")
_JOINTLY = re.compile(f"{_IN}*?(?:共同|联合|一起|一同|一道|联袂)")
# Behind it: a body that others have set up, a team of several bodies, somebody else who holds it.
_SET_UP = re.compile(
    rf"{_IN}{{0,12}}?(?:组建|组成|成立|设立|共建|管理|所属|选派|派出|派遣|委派|推荐)的(?!{SYMBOLS['Event']})"
)
_TEAM = re.compile(
    rf"(?:[、和与及][{CLASSES['Body']}])*(?:(?![在率派组由带]|举行|召开|举办|开展|启动)[^，。；：！？\n、{SYMBOLS['Event']}]){{0,40}}?"
    "(?:工作组|调查组|检查组|督[导查]组|专家组|课题组|联合体|专班)(?!长)"
)
_OTHER_HOLDS = re.compile(
    rf"{_IN}{{0,8}}?(?:对|祝贺|支持|感谢|欢迎|赞赏)[{CLASSES['Site']}]+(?:成功|即将|顺利)?(?:举办|举行|召开|主办|承办)"
    "|(?:轮值)?(?:主席国|成员国)|(?:批准|同意)，"
)
# Behind a body that has others do it: 某部部署|各地各部门开展, 某部在全国部署开展.
_DO = "(?:举[行办]|召开|开展|启动|组织)"
_HAS_OTHERS_DO = re.compile(
    f"(?:(?!{_DO})[^。；！？\n])*?(?:(?:部署|动员|号召|推动|推进|引导|指导|督促|鼓励|支持|安排|要求|倡导|倡议)(?:了)?"
    "(?:各|全[国省市县区军]|所属|下属|地方|基层|有[关条]|相关|社会|广大|企业|高校|学校|中央企业"
    f"|[一-龥]{{2,8}}(?:机关|部门|组织|机构|单位|地区|系统|企业|学校|高校)){_IN}*?{_DO}|部署(?:组织)?开展|(?:倡导|倡议|推动)举[行办])"
)
# Behind one of whose people only some strike, or that only tells whose member holds it: 某集团|主席国某国举办.
_SOME_OF = re.compile(
    f"(?:的)?(?:部分|多名|一些|[数近超约]?[\\d一二三四五六七八九十百千万]*[余多]?名)?(?:(?!组织|发动){_IN}){{0,4}}?(?:工作人员|员工|职工|工人|雇员|民众|教师|护士|医生|司机|学生|居民|成员){_IN}*?(?:罢工|停工|抗议|集会|示威|游行|静坐)"
)
_OF_MEMBER = re.compile("(?:本月|现任|候任|今年)?的?(?:轮值)?(?:主席国|成员国|理事国|东道国)")
# Bodies that are many: 我驻多国使馆, 驻外使团.
_BODIES = re.compile("我驻|(?:我|中国)?驻(?:多国|各国|外(?!交))|多国|各地|各级")
# Before who or what holds in the passive, the subject that no step has found for an occasion: 某某帆船赛|由甲主办.
_SUBJECT = re.compile("[一-龥A-Za-z0-9〇○“”《》·—-]{4,}(?:[赛节展杯]|[大年]会|博览会|论坛)(?:”)?$")
_THIS = re.compile("[本此该这][届次项场]|本|该")  # 本届茶文化节: the one in question
# Beside a river, a lake or a sea, where no town lies: 地处青石河|南岸; but a bridge or a dam does.
_WATER = re.compile("[江河湖海]$")
_SIDE = re.compile(
    "[江河湖海水]?(?:之?[畔滨]|[东南西北中两左右沿]{1,2}岸|岸边?|边|几字[湾弯]|[上中下]游|[东南西北]{1,2}侧|大?峡谷|河谷|河段)"
)
_ON_WATER = re.compile("(?:工程|[水电泵]站|水库|大?坝|[大特]?桥|隧道|枢纽|港区?|码头|岛|闸|船闸|平台|油田|气田)$")
_LEAST = 5  # characters of the name of an occasion that is not merely called 活动 or 展览
_NOT_DONE = re.compile(f"(?:禁止|严禁|不得|取消|推迟|拒绝|反对|叫停){_IN}{{0,8}}$")
# In what is asked or told about: 就|某地、某会等问题回答提问.
_ABOUT = re.compile(f"(?:就|围绕|关于){_IN}*$")
# A contest named before, in which it was won: 世界杯某站赛上，|甲队夺冠.
_THERE = re.compile(f"(?:[赛杯战]|[赛杯]中)[上中]，(?:{_IN}{{0,12}}?)$")
# Behind the name of an occasion that only tells of what: 某大会|精神学习活动, 某峰会|筹备工作.
_ATTRIBUTE = re.compile(
    "的?(?:赛事报道|(?:赛事|现场|全程)?转播|(?:前方)?报道[团组]|精神|筹备|筹办|宣传报道|报名|倒计时|申办|举办权|承办权|会徽|吉祥物)"
)
# Who is spoken to, of whom a post is told: 甲表示，值此|您|再次当选某会会长之际.
_HEARER = re.compile("您|你|阁下")
_APART = re.compile("分别(?:出席|参加)(?:了)?")
_TO_COME = re.compile(
    "(?:主席|总书记|总理|总统|[委部外]长|书记|市长|省长|州长|首相)?(?:还|也|稍后|随后)?(?:将(?!军|领|士|官)|拟)"
)
# A team that plays at what is held there doesn't hold it: 某队|今天在这里举行的决赛中.
_PLAYERS = re.compile("(?<![大支总中小分纵军部卫])队$")
_PLAYS = re.compile(f"{_IN}{{0,12}}?在{_IN}{{1,16}}?(?:举行|举办|进行)的")
_SAID_TO_COME = re.compile("(?:^|，)(?:他|她)?(?:还|也)?将(?!军|领|士|官)[^，。；]*$")  # 甲说，他|将会见乙
_WISHED = re.compile("希望|呼吁|期待|建议|敦促")  # 丙希望|甲同乙的会谈取得成功
# Of whom only the family is met: 会见了甲同志|亲属.
_FAMILY = re.compile("(?:同志|先生|女士|烈士)?的?(?:亲属|家属|遗属|遗孀|家人|后人|子女|夫人)")

_GOES = frozenset(("attends", "takesPartIn", "auditsAt"))
_DONE = _GOES | {"heldAt", "presides", "speaksAt", "addresses", "reportsAt", "contributesAt"}
_NOT_THERE = re.compile(
    f"(?:没有|没能|并?未能?|不会?|不再|拒绝|无法|无缘|缺席)(?:再|如期|应邀|亲自|现场|能)?(?:出席|参加|参与|列席)(?!过){_IN}{{0,40}}$"
)
# Who takes part is only who is received or thanked: 甲接见参加某会的|代表, 甲赞赏代表们积极|参与.
_RECEIVES = "(?:接见|会见|看望|慰问|宴请|接待)(?:了)?"
_CHEERS = "(?:赞赏|欢迎|感谢|勉励|鼓励|希望|支持|祝贺)(?:了)?"
_THEIRS = re.compile(
    f"(?:{_RECEIVES}(?:(?!并|、|参加|出席){_IN}){{0,20}}|{_CHEERS}(?:(?!并|、|应邀){_IN}){{2,16}})"
    f"(?:出席|参加|参与|列席|报道)(?:了)?(?:(?!并|的){_IN}){{0,8}}$"
)
_TABLE = re.compile("(?:宴会|[国晚午]宴|招待会|酒会)$")  # 甲和乙为丙举行欢迎宴会 is no talk of theirs
_SINCE = re.compile("(?:自|从)(?:从)?[^，。；]{0,4}$")  # 自|某届亚运会设项|以来: only where a span of time begins
_SINCE_THEN = re.compile(f"{_IN}{{0,24}}(?:以来|之后|至今)")
_AFTERWARDS = re.compile("(?:^|[。；])(?:闭幕|会议|大会|论坛|仪式|开幕|全体)*[会后式坛议](?:结束)?(?:之|以)?后，")
_LECTURE = re.compile(f"{_IN}*(?:讲座|授课|辅导报告|专题课)")
_FOR_OTHERS = re.compile("代表[“《]?$")  # 某国代表“|某集团|”发言: the one before speaks
_ONCE = re.compile("(?:19|20)\\d\\d年[^。；]*(?:曾[^，。；]{0,12}(?:汇报|报告|介绍)|(?:汇报|报告|介绍)过)")


def allowed(sentence: Sentence, facts: Iterable[RelationMention]) -> Iterator[RelationMention]:
    """The facts of a sentence whose ends take the part that they seem to take."""
    encoded: tuple[str, dict[tuple[int, int], int]] | None = None
    facts = tuple(facts)
    spread = _spread(sentence, facts) if "分别" in sentence.text else ()
    for found in facts:
        if found in spread:
            continue
        if found.relation in _AT and (_is_attribute(sentence, found) or _is_of_other(sentence, found)):
            continue
        if (found.relation in _HOLDS or found.relation == "heldAt") and _is_of_many(sentence, found):
            continue
        if found.relation in ("heldAt", "holds") and _NOT_DONE.search(sentence.text, 0, found.start - sentence.start):
            continue
        if found.rule_id in _BODY_GOES and found.subject is not None:
            begin = max(sentence.text.rfind(mark, 0, found.subject.start - sentence.start) for mark in "，。；：\n") + 1
            if _LED.search(sentence.text, begin, found.subject.start - sentence.start):
                continue
        if found.rule_id.startswith("meet") and _FAMILY.match(sentence.text, found.end - sentence.start):
            continue
        if found.relation == "locatedIn" and _is_beside(sentence, found):
            continue
        if found.relation == "meets" and _is_to_come(sentence, found):
            continue
        if found.relation in _DONE and (_is_not_done(sentence, found) or _is_at_another(sentence, found)):
            continue
        if found.rule_id.startswith("compete") and _begins_a_span(sentence, found):
            found = replace(found, object=None)
        if found.relation in _POSTS and _is_of_hearer(sentence, found):
            continue
        if found.relation in _HOLDS and found.subject is not None:
            encoded = encoded or _encoded(sentence)
            if _acts_not(*encoded, found.subject) or _plays_there(sentence, found) or _others_do(sentence, found):
                continue
            if found.rule_id == "hold-person" and _is_partner(*encoded, found.subject):
                continue
            told = _told_before(sentence, found.subject) if found.object is None else None
            if told is not None and (len(told.text) >= _LEAST or _is_one_of(sentence, told)):
                found = replace(found, object=told)
        yield found


def _spread(sentence: Sentence, facts: Sequence[RelationMention]) -> list[RelationMention]:
    """What several are said to attend of several things, each one of them: 甲、乙分别参加某会和某会."""
    there = [f for f in facts if f.relation in ("attends", "takesPartIn") and f.subject and f.object]
    told = [f for f in there if _APART.search(sentence.text, f.start - sentence.start, f.end - sentence.start)]
    subjects, objects = {f.subject for f in told}, {f.object for f in told}
    return told if len(subjects) > 1 and len(objects) > 1 else []


def _is_beside(sentence: Sentence, found: RelationMention) -> bool:
    """Whether words behind a river or a lake say that what lies there is on its bank, and no bridge or dam."""
    place, subject = found.object, found.subject
    if place is None or subject is None or not _WATER.search(place.text) or _ON_WATER.search(subject.text):
        return False
    return _SIDE.match(sentence.text, place.end - sentence.start) is not None


def _is_to_come(sentence: Sentence, found: RelationMention) -> bool:
    """Whether two people are only said to meet later, or wished to: 甲将会见某国总统乙."""
    if found.subject is None or found.object is None or found.subject.end > found.object.start:
        return False
    text, start, end = sentence.text, found.subject.start - sentence.start, found.subject.end - sentence.start
    before = re.split("[，。；]", text[:start])[-1]
    between = text[end : found.object.start - sentence.start]
    return any((_TO_COME.match(text, end), _SAID_TO_COME.search(between), _WISHED.search(before)))


def _is_of_hearer(sentence: Sentence, found: RelationMention) -> bool:
    """Whether a post is told of who is spoken to and not of the speaker."""
    if found.subject is None or found.object is None:
        return False
    start, end = found.subject.end - sentence.start, found.object.start - sentence.start
    return _HEARER.fullmatch(found.subject.text) is not None or _HEARER.search(sentence.text, start, end) is not None


def _told_before(sentence: Sentence, actor: Mention) -> Mention | None:
    """The occasion that a clause begins with: 某某帆船赛|由甲主办，乙承办."""
    by = sentence.text.rfind("由", 0, actor.start - sentence.start)
    return next((m for m in sentence.mentions if m.type == "Event" and m.end - sentence.start == by), None)


def _is_one_of(sentence: Sentence, told: Mention) -> bool:
    """Whether words before a head say which it is: 此次征文|活动."""
    return THIS_SORT.search(sentence.text, 0, told.start - sentence.start) is not None


def _encoded(sentence: Sentence) -> tuple[str, dict[tuple[int, int], int]]:
    """The sentence with symbols for its mentions, and where each mention stands in it."""
    text, owners = encode(sentence)
    return text, {(m.start, m.end): i for i, m in enumerate(owners) if isinstance(m, Mention)}


def _acts_not(text: str, places: dict[tuple[int, int], int], actor: Mention) -> bool:
    """Whether somebody else holds it, for the one named, or with him, or in the name of a body that he set up."""
    at = places.get((actor.start, actor.end))
    if at is None:
        return False
    begin = max(text.rfind(mark, 0, at) for mark in "，。；：！？\n") + 1
    if (governed := _GOVERNED.search(text, begin, at)) and "以" not in text[begin : governed.start()]:
        return True  # but 以甲为主席的某委员会
    return any(pattern.match(text, at + 1) for pattern in (_SET_UP, _TEAM, _OTHER_HOLDS))


def _others_do(sentence: Sentence, found: RelationMention) -> bool:
    """Whether the one named has others do it, is struck against, tells whose member does it, or what it is about."""
    if found.subject is None or found.subject.end > found.end:
        return False
    start, end = found.subject.end - sentence.start, found.end - sentence.start
    occasion = found.object.start - sentence.start if found.object is not None else end
    begin = max(sentence.text.rfind(mark, 0, start) for mark in "，。；：\n") + 1
    about = found.object is not None and _ABOUT.search(sentence.text, begin, found.subject.start - sentence.start)
    strikes, member = _SOME_OF.match(sentence.text, start, end), _OF_MEMBER.match(sentence.text, start)
    return any((_HAS_OTHERS_DO.match(sentence.text, start, max(start, occasion)), strikes, member, about))


def _is_partner(text: str, places: dict[tuple[int, int], int], actor: Mention) -> bool:
    """Whether the clause names before a list in which the actor stands who holds it with all of them."""
    at = places.get((actor.start, actor.end))
    if at is None:
        return False
    begin = max(text.rfind(mark, 0, at) for mark in "，。；：！？\n") + 1
    return _WITH.search(text, begin, at) is not None and not _JOINTLY.match(text, at + 1)


def _plays_there(sentence: Sentence, found: RelationMention) -> bool:
    """Whether a team is told to play at the contest, which somebody holds there."""
    team, contest = found.subject, found.object
    if team is None or contest is None or _PLAYERS.search(team.text) is None:
        return False
    return _PLAYS.match(sentence.text, team.end - sentence.start, contest.start - sentence.start) is not None


def _is_attribute(sentence: Sentence, found: RelationMention) -> bool:
    """Whether the occasion's name only tells of what something is: 开展某大会|精神学习活动."""
    ends = (end for end in (found.subject, found.object) if end is not None and end.type == "Event")
    return any(_ATTRIBUTE.match(sentence.text, end.end - sentence.start) for end in ends)


def _is_of_many(sentence: Sentence, found: RelationMention) -> bool:
    """Whether no single occasion, or no single body, is told of: 多种形式的读书活动, 我驻多国使馆."""
    if found.subject is not None and _BODIES.match(found.subject.text):
        return True
    text = sentence.text
    events = (end for end in (found.subject, found.object) if end is not None and end.type == "Event")
    return any(are_many(e.text, text[: e.start - sentence.start], text[e.end - sentence.start :]) for e in events)


def _is_of_other(sentence: Sentence, found: RelationMention) -> bool:
    """Whether a fact of the occasion spoken of is one of another that its clause names, or of what is asked about."""
    if found.object is not None or found.subject is None:
        return False
    text, at = sentence.text, found.start - sentence.start
    if found.relation in _HOLDS and (by := text.rfind("由", 0, found.subject.start - sentence.start)) > 0:
        told = _SUBJECT.search(text, max(0, by - 30), by)
        return (
            told is not None
            and not _THIS.match(told.group())
            and not any(m.type == "Event" and m.end - sentence.start == by for m in sentence.mentions)
        )
    if found.rule_id == "compete-bare":
        first = text.startswith("，", at)
        return _THERE.search(text, max(0, at - 24), at + first) is not None
    if found.rule_id == "contribute-briefing-answered":
        return _ABOUT.search(text, 0, found.subject.start - sentence.start) is not None
    return False


def _is_not_done(sentence: Sentence, found: RelationMention) -> bool:
    """Whether the words up to the occasion say that somebody is not there, or that others are whom he receives."""
    if found.subject is None or found.subject.type not in ("Person", "Event"):
        return False
    text, to = sentence.text, found.end if found.object is None else found.object.start
    if found.rule_id.startswith("talks-") and _TABLE.search(text, 0, found.end - sentence.start):
        return True
    if found.relation == "heldAt":
        return _THEIRS.search(text, 0, found.subject.start - sentence.start) is not None
    told = text[found.subject.end - sentence.start : to - sentence.start]
    return found.relation in _GOES and any(pattern.search(told) for pattern in (_NOT_THERE, _THEIRS))


def _is_at_another(sentence: Sentence, found: RelationMention) -> bool:
    """Whether what is told without its occasion was done at none that is at hand: after it, years ago, for others."""
    if found.object is not None or found.subject is None or found.relation in ("heldAt", "presides"):
        return False
    text, start = sentence.text, found.subject.start - sentence.start
    if found.subject.type != "Person" and _FOR_OTHERS.search(text, max(0, start - 4), start):
        return True
    if found.relation == "reportsAt" and _ONCE.search(text, 0, found.end - sentence.start):
        return True
    named = any(m.type == "Event" and m.start > sentence.start + 6 for m in sentence.mentions)
    lecture = not named and _LECTURE.match(text, found.subject.end - sentence.start)
    return bool(lecture and _AFTERWARDS.search(text, 0, start))


def _begins_a_span(sentence: Sentence, found: RelationMention) -> bool:
    """Whether the occasion is only since when: 自1982年亚运会设项以来，甲队首次夺冠."""
    if found.object is None:
        return False
    text, start, end = sentence.text, found.object.start - sentence.start, found.object.end - sentence.start
    return _SINCE.search(text, 0, start) is not None and _SINCE_THEN.match(text, end) is not None
