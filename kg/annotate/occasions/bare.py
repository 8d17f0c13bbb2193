"""What an occasion is called that the text names by its kind alone: who holds it, what for, which of several it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import kg.regex as re

# Words that say of what kind an occasion is and not which.
_KIND = (
    "紧急|特别|临时|例行|定期|专题|联合|盛大|隆重|欢迎|年度|首[场次]|国庆|春节|新春|新年|迎新|中秋|闭门|公开|（扩大）|扩大|高级别|高层|内部|全体|媒体|政策|线上|远程|视频|现场|"
    "大规模|正式|首脑|领导人|部长级|中国|(?:19|20)\\d\\d年|第[一二三四五六七八九十\\d]+[次场轮]"
)
_HEADS = (
    "新闻发布会|发布会|吹风会|通气会|(?:联合)?记者会|(?:记者)?招待会|见面会|会议|视频会|座谈会|茶话会|团拜会|论坛|研讨会|峰会|公开会|协商会|听证会|辩论会|读书班|宴会|[早午晚国]宴|"
    "联欢晚会|(?:欢迎|迎宾|宪法宣誓|升国?旗|颁奖|签[约字署]|揭牌|启动|[开闭]幕)仪式|首映[式礼]|开班式|结业式|[开闭]幕式|(?:悼念|纪念|庆祝|签名|抗议|示威|表彰|主场|主会场|推介)活动|"
    "集会|游行|示威|罢工|磋商|(?:军事)?演习|集体学习|讲座|(?:专题)?研讨班|反馈会|推介会"
)
_PARTS = "(?:[开闭]幕式|开班式|结业式|启动仪式|颁奖仪式)?"
_BARE = re.compile(f"(?:{_KIND})*(?:{_HEADS}){_PARTS}")
_PLAIN = re.compile(f"(?:{_HEADS})")
_RALLY = re.compile("(?:大规模|大型|反战|新一轮)*(?:抗议|示威|游行|罢工|集会)*(?:集会|游行|示威|罢工|抗议|活动)")
_FESTIVE = ("庆祝", "纪念", "缅怀", "悼念")  # what people do something for without being called so: 举行活动，纪念…
_WHEN = (
    "(?:(?:今天|今日|昨天|昨日|当天|日前|近日|连日来|当地时间|此前|随后|同一天|近期)|\\d{4}年|\\d{1,2}月|\\d{1,2}[日号](?:[—至和到-]\\d{1,2}日)?|（[^（）]*）|"
    "凌晨|清晨|早上|上午|中午|下午|傍晚|晚间|晚上?|开始|自发|分别|相继|先后|陆续|共同|联合|再[次度]|继续|接连|每天|首次|均|也|还|又)"
)
_WHERE = "(?:(?:在(?!野)|于|聚集在|来到)[^，。；\n]{1,24}?|就[^，。；\n]{2,24}?)"
_HOLDS = "(?:举[行办]|主持召开|召开|爆发|组织|发起|展开|发生)了?"
_HOLDING = re.compile(f"(?:{_WHEN})*(?:举[行办]|召开)$")
_SEVERAL = re.compile("[两三四五六七八九十多]场")
_THEME = "(?:主题为|以)(?P<theme>“[^“”]+”)(?:为主题)?的"
_BETWEEN = re.compile(f"(?:{_WHEN}|{_WHERE})*{_HOLDS}(?:{_THEME}|一场|首场|隆重的?|盛大的?|庄严的?)*")
_WHAT = "(?P<what>(?:反对|抗议|谴责|要求|呼吁|声援|支持|守护|纪念|庆祝)[^，。；\n]{2,20}?的)?"
_TOLD = re.compile(
    f"(?P<who>[^，。；：！？\n]{{2,50}}?)(?:{_WHEN}|{_WHERE})*{_HOLDS}(?:一场|多场)?{_WHAT}(?:大规模的?)?"
)
_AIM = re.compile(
    "，?(?:抗议者|示威者|集会者|他们)?(?:坚决|强烈|继续|共同|以)?"
    "(?P<aim>(?P<verb>抗议|反对|谴责|要求|呼吁|声援|抵制|庆祝|纪念|缅怀|悼念)(?!者|民众|活动)[^，。；：！？\n、]{2,44})(?=[，。；\n]|$)"
)
# Kinds of things that go on, of which no single one is told: 多种形式的|专题培训, 特色|活动 of several holders.
_MANY = re.compile(
    "(?:(?:多种|各种|多样|不同)形式|形式多样|丰富多[彩样]|一系列|各类|各种|多种|多样|种类繁多|多姿多彩)的?[^，。；：！？\n“”《》]{0,16}$"
)
_SUMMED_UP = re.compile(
    "(?:(?:、|以?及|和|与)[^，。；：！？\n“”《》、]{2,12}){0,4}等(?:(?:近|超过?|约|逾)?(?:\\d+|[一二三四五六七八九十百两数多]+)(?:余|多)?[项场]|一系列|多种|各类|丰富|形式|多项|多场)"
)
_SUM = re.compile("、[^，。；]*等(?:一系列|系列|多种|各类)?$")
_OF_SEVERAL = re.compile(
    "(?:等[多各]?地|等多?个?(?:省份|省区市|城市|赛区)|各地|各级[^，。；]{0,12}|多地|多[家个条][^，。；]{1,8})(?:[^，。；、“”《》]{0,12})$"
)
_KIND_ALONE = re.compile(
    "(?:特色|精品|精彩|文化|民俗|主题|文旅|文艺|文体|群众|体育|健身|旅游|消费|促销|惠民|节庆|传统|非遗|体验|交流|宣传|教育|科普|读书|志愿服务|培训|专题|网络|线上)*(?:活动|展览|展演|演出|培训|讲座)"
)
_LEAST = 4  # characters of a name that is more than 活动
_KIND_OF_SEVERAL = re.compile("(?:(?<!阅兵)活动|演练|讲座|讲堂|招聘会|义诊|宣讲|培训|展览|展演|演出|竞赛|体验|开放日)$")
_OWN_NAME = re.compile("[“”《》\\d]|第[一二三四五六七八九十百]+[届次季]|首届|[节周月日]$")
_LONG_AIM = 24  # characters of an aim that a name still bears; what is merely called 活动 has nothing else
_LONG_WHO = 20
_BODY = re.compile(
    "(?:组|部|局|委|办|会|院|署|厅|总队|中心|使馆|公司|集团|银行|联盟|组织|共同体|[大中]学|领导人|特使|外长|防长|元首)$"
)
_COUNT = re.compile(
    "部分|大批|大量|众多|许多|一些|多[名个家](?!党|国)|多个|(?:约|近|超过?|至少)?(?:数|[上成]|[\\d.一二三两四五六七八九]+)[十百千万]+(?:多|余)?[名个位人](?=[一-龥]{2})"
    "|(?:约|近|超过?|至少)?(?:数|[上成])?[\\d.十百千万]+(?:多|余)?万?(?:多|余)?[名个位]|(?:约|近|超)?(?:数|[上成]|近)[十百千万]+(?=民众|人)"
    "|^(?:约|近|超)?(?:数|[上成])[十百千万]+(?=[一-龥]{1,6}民众)|^来自(?=[^，的]*的[^，]*[和及])"
)
_FIRST_WORDS = re.compile(f"^(?:{_WHEN}|有)+")
_CROWD = (
    "民众|群众|农民|渔民|工人|人员|学生|示威者|抗议者|市民|居民|团体|工会|代表|"
    "护士|教师|医生|司机|员工|支持者|[一-龥]人"
)
_CROWD_END = re.compile(f"(?:{_CROWD}|学院|联合会|联盟|政府|[一-龥]党)$")
_CROWD_ALONE = re.compile(f"(?:当地|广大|各界)?(?:{_CROWD})")
_FROM = re.compile(f"来自(?P<land>[^，的]{{2,14}}?)(?:全国)?(?:各地)?的(?P<crowd>[一-龥]{{0,4}}(?:{_CROWD}))")
_PLACE = re.compile("[一-龥·]{2,16}")
_NO_SUBJECT = re.compile(
    "^(?:[在从据为对与同并]|该国?$|他们?|她|其|这|此)|表示|指出|期间|之际|以来|爆发|冲突|参加|[的等了]$|举行"
)


def is_bare(name: str) -> bool:
    """Whether a name says of what kind an occasion is, and not which."""
    return _BARE.fullmatch(name) is not None or is_rally(name)


def are_many(name: str, before: str, after: str) -> bool:
    """Whether no single occasion is meant: kinds of what goes on, a sum of those listed, what is held in many places.

    `before` and `after` are the text on both sides of the name.
    """
    if len(name) < _LEAST or is_rally(name) or name == "系列活动" or _OWN_NAME.search(name):
        return False
    clause = re.split("[，。；：！？\n]", before)[-1]
    if _MANY.search(clause) or _MANY.search(name[:4]) or _SUMMED_UP.match(after):
        return True
    if _KIND_ALONE.fullmatch(name) and _SUM.search(clause):
        return True
    apart = _OF_SEVERAL.search(clause) is not None and not re.search("联合|共同|一年一度", clause)
    return apart and _KIND_OF_SEVERAL.search(name) is not None


def is_rally(name: str) -> bool:
    """Whether a name says no more than that people are in the streets or that something goes on: 抗议活动, 活动."""
    return _RALLY.fullmatch(name) is not None


def fuller_name(name: str, others: Iterable[str]) -> str | None:
    """Of the names of one occasion the one that ends in a bare one and says more than what kind it is.

    None where there are two such, of different people's.
    """
    longer = {o for o in others if len(o) > len(name) + 1 and o.endswith(name) and not is_bare(o)}
    longer = {_HOLDING.sub("", o.removesuffix(name)) + name for o in longer if not _SEVERAL.search(o)}
    short = min(longer, key=lambda o: (len(o), o), default=None)
    return short if short is not None and all(o.endswith(short) for o in longer) else None


def name_within(name: str, others: Collection[str]) -> str | None:
    """The name with what stands before it in that of another occasion: 某论坛第十届|部长级会议 before 开幕式.

    None for what any occasion may be called (座谈会), or where it stands behind several.
    """
    if _PLAIN.fullmatch(name) or is_rally(name):
        return None
    wholes = {o[: o.find(name)] + name for o in others if o.find(name) > 1}
    part = re.search(f"(?<=.){_PARTS}$", name)
    if part and part.group():
        wholes |= {o + part.group() for o in others if len(o) > part.start() + 1 and o.endswith(name[: part.start()])}
    wholes = {whole for whole in wholes if not is_bare(whole)}
    return wholes.pop() if len(wholes) == 1 else None


def leads_to(between: str) -> bool:
    """Whether the words between somebody's name and that of an occasion say that he holds it: 今天在某市举行."""
    return _BETWEEN.fullmatch(between) is not None


def theme_of(before: str) -> str:
    """The theme in quotes that the words before an occasion give it: 主题为“某某”的."""
    told = re.search(f"{_THEME}$", before)
    return told["theme"] if told else ""


def body_told(before: str) -> str:
    """The body that holds what the words end before, as their last clause has it; empty where it names none."""
    told = _TOLD.fullmatch(re.split("[，。；：！？\n]", before)[-1])
    who = _FIRST_WORDS.sub("", told["who"]) if told else ""
    return who if _BODY.search(who) and not _NO_SUBJECT.search(who) else ""


def rally_name(name: str, body: str, start: int, end: int, places: Iterable[str]) -> str | None:
    """What people hold in the streets, by who or where they are and what they want: 某国民众反对某事的抗议活动.

    `start` and `end` are where the text names it, `places` where it is held, as far as that is known.
    """
    told = _TOLD.fullmatch(re.split("[，。；：！？\n]", body[max(0, start - 80) : start])[-1])
    if told is None:
        return None
    where, who, aim = "、".join([*places][:2]), _who(told["who"]), _aim(name, told["what"], body, end)
    if who and _CROWD_ALONE.fullmatch(who):
        who = where + who if where or aim else ""
    return f"{who or where}{aim}{name}" if who or where else None


def _aim(name: str, what: str | None, body: str, end: int) -> str:
    """What for, with 的 before a name that is more than 活动; empty where the text tells it not or at length."""
    if what:
        return what
    told = _AIM.match(body, end)
    if told is None or (told["verb"] in _FESTIVE) > (name == "活动"):
        return ""
    if len(told["aim"]) > (2 * _LONG_AIM if name == "活动" else _LONG_AIM):
        return ""
    return told["aim"] if told["verb"] in _FESTIVE else told["aim"] + "的"


def _who(told: str) -> str:
    """Who they are, without their number; empty where the clause begins with something else."""
    who = _COUNT.sub("", _FIRST_WORDS.sub("", told))
    if crowd := _FROM.fullmatch(who):
        return crowd["land"] + crowd["crowd"]
    if _NO_SUBJECT.search(who) or len(who) > _LONG_WHO:
        return ""
    return who if _CROWD_END.search(who) or _PLACE.fullmatch(who) else ""
