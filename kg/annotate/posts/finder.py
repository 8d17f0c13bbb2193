"""Finds posts (市委副书记, 政法委书记) and takes them apart into body and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import kg.regex as re
from kg.annotate.bodies.clauses import without_clauses
from kg.annotate.bodies.told_shorts import told_brackets
from kg.annotate.bodies.unlisted import HOME, unlisted_abroad, unlisted_body, unlisted_city
from kg.annotate.bodies.whole import with_fields, with_parent
from kg.annotate.posts.title_fields import are_fields, field_start, staff_start
from kg.records import Mention
from kg.words.scan import Found, Hit, Scan, longest

_FIRST = "(?:历史上)?(?:首|第[一二三])[位个名]女?性?|女性?(?!王)|已故"  # 首位女|总理
_MODIFIER = re.compile(
    rf"(?:{_FIRST}|原|前任|前|时任|现任|助理|继任|首任|第[一二三四五六七八九十百\d]+任|全球|亚太区|大中华区|中国区|拟任|候任|看守|过渡|代理|代|名誉|荣誉|第一|第二|常务|执行|首席|联合|专职|兼职|高级|资深|主要|特邀|特聘|客座|终身|轮值|临时|驻华|副总|副|总|政治局|新任|(?<![一-龥])老|(?<=[的位名])老|[上本]届|新一届|新当选|轮值|驻会|[一二三四]级|[正副][省部厅局地市县处科]级|正高级|正|军事|医疗|技术|市场|援外|永远|创会|退休|离休|乡村|民办|特级|营销|销售|财务|行政|项目|主审|承办|缉私|户籍|值班|当班|招商|法律|随队|带班|抢修|推广|人力资源|运营|艺术|集团|外事|国防|外交|内政|新闻|联邦|第[一二三四五六七八九十]+世)+$"
)
# Characters that it ends in.
_MODIFIES = frozenset(
    "一个守渡事二交代任休会位修值前副办务区华原合名售商团场外女审局届席广座律性总政故时术村正深源班球理疗目私籍级老职聘营行要誉身远选邀销闻队防邦世"
)
# What a title may begin with besides its core.
MODIFIERS = re.compile(
    rf"^(?:{_FIRST}|老(?!师)|[上本]届|新一届|新当选|新任|荣誉|永远|终身|创会|轮值|原|前任|前|时任|现任|继任|首任|第[一二三四五六七八九十百]+任|全球|拟任|候任|看守|过渡|代理|代(?!表)|名誉|第一|常务|执行|首席|副|总(?!统|理|督|书记|干事|司令|检察长|参谋长))+"
)
# What one is in charge of or teaches, which the title takes in: 某集团|采购总监, 某使馆|文化参赞, 某二中|体育老师.
_FIELD_OF = {
    "总监": re.compile(
        "(?:采购|研发|品牌|战略|投资|文化|商务|生产|质量|安全|信息|法务|公关|渠道|客服|供应链|产品|项目|大区)$"
    ),
    "参赞": re.compile("(?:文化|商务|经济|科技|教育|农业|政治|新闻|经济商务|警务)$"),
} | dict.fromkeys(
    ("老师", "教师", "特级教师", "高级教师"),
    re.compile(
        "(?:体育|语文|数学|英语|物理|化学|生物|历史|地理|政治|音乐|美术|思政|舞蹈|书法|专业|代课|民办|公办|支教|特岗|幼儿)$"
    ),
)
# 联合国|负责人道主义事务的|副秘书长: what one is in charge of is no part of the title.
_OTHER_NAME = re.compile("^（[^（）]*）")  # 某烟草专卖局|（分公司）局长
IN_CHARGE = re.compile("(?:负责|分管|主管)[^，。；、“”]{2,16}的$")
_RANK = re.compile("(?:第一|常务|执行|助理|高级)*副?$")
# 某国经济部|贸易国务秘书, 某国外交部|国际关系副部长: a part of its work, between a body abroad and the title.
_PART_OF_WORK = re.compile("(?:(?![部局会院署的和与是为由在])[\u4e00-\u9fa5]){2,10}$")
_DOES_PART = re.compile(
    "(?:国务秘书|副部长|副秘书长|副国务卿|助理国务卿|副国务秘书|发言人|顾问|专员|总司长|司长|特使)$"
)
# What hangs under a body and is named with it: 市文旅局党组|书记.
_UNDER = re.compile(
    r"原?(?:分党组|党组|党委|党工委|党总支|党支部|纪委|纪检组|团委|工会|董事会|监事会|理事会|审委会|检委会)$"
)
_ASSEMBLY = re.compile("(?:第?[一二三四五六七八九十]+届)?人民代表大会$")  # 云溪镇人民代表大会|副主席
# Abroad a minister is called by the field: 委内瑞拉|石油部长, 副总理兼|乡村发展部长.
_FIELD = re.compile(
    "(?:(?:(?!部|副|第一|中国)[\u4e00-\u9fa5、]){2,10}|(?:(?!部|副|第一|中国)[\u4e00-\u9fa5]){2,8}、[\u4e00-\u9fa5]{2,6}[和与][\u4e00-\u9fa5]{2,6})$"
)
# 某国总统…任命某某为|财政经济|部长: the field that stands behind the verb, where the sentence names a state before.
_TAKES_FIELD = re.compile(
    "(?:任命|委任|[担出接就改兼升原]任|当选|[^，。；]{2}[任为])(?:为|新的?|[\u4e00-\u9fa5]{0,5}首[任位名]女?性?)?"
    "((?![任为新])(?:(?![的为任])[\u4e00-\u9fa5、]){2,10})$"
)
_HOME_FIELD = re.compile("[原前省市县区委局党校院厅乡镇村军]|组织|宣传|统战|武装|干部|编辑|公司|政府|内阁")
_NO_FIELD = re.compile("[、，的和与]|[部厅署院局]$|秘书")
# 街道党工委副书记、办事处|主任, 市某局局长|党委|书记
_INNER = re.compile(
    "(?:、(办事处|政治处|政治部)|(?<=[校院局厂场行台所馆站社]长、|经理、|总裁、|书记、|委员、|主席、|董事、|计师、|程师、|济师、)(工会|团委|监事会)|(?:^|[、，；有：])(书记处)|(?<=[局院校处厅台社馆所]长|主任|主席|经理)(党委|党组|党总支|党支部))$"
)
_MINISTRY = re.compile(r"(?<=[兼、])([\u4e00-\u9fa5]{2,8}?(?:部|厅|署|院))(?=大臣|部长|署长)")
_ENVOY = re.compile(r"秘书长[\u4e00-\u9fa5]{2,10}?(?:问题|事务|地区|和平进程)(?:个人)?$")  # 联合国|秘书长某国问题特使
_ON_MATTER = re.compile(
    r"[\u4e00-\u9fa5]{2,12}?(?:问题|事务|政策|人道主义|安全|沟通|合作|(?<![人有无])权)(?:高级|个人|全球|特别|首席)?$"
)  # 某国|总统气候问题特使
# 某组织|促进妇女教育特使, 某组织|肺病防治亲善大使
_FOR_CAUSE = re.compile(
    r"(?:促进|推动|关爱)[\u4e00-\u9fa5]{2,14}$|[\u4e00-\u9fa5]{2,12}(?:防治|保护|教育|发展|环境|儿童|青年|和平)$"
)
_GOODWILL = ("特使", "亲善大使")
# 某国|常驻联合国日内瓦办事处代表, 某组织|驻某地代表: where one is posted is part of the title.
_POSTED = re.compile("常?驻[^，。；、的在驻]{2,14}$")
_POSTED_AS = ("代表", "副代表", "大使", "特命全权大使", "特命全权公使", "总代表", "观察员")
# 公明党|代表 leads a party, where 党代表 goes to a congress.
_PARTY_OF = re.compile("(?:民主|公明|社民|自由|保守|维新|国民|共和|进步|社会)党$")
_SCHOLARS = ("教授", "讲师", "研究员")
_SUBJECT = re.compile("[\u4e00-\u9fa5]{1,6}(?:学|专业)(?:副|助理)?$")  # 某大学|历史学副教授
_ENVOYS = ("特使", "特别代表", "特别报告员", "高级代表", "代表", "协调员", "顾问", "专员", "助理")
TERMS = re.compile(
    "(?:中国共产党)?第[一二三四五六七八九十]+届(?:、第?[一二三四五六七八九十]+届)*"
)  # 第八届、九届|市委委员
_TERM = re.compile("第[一二三四五六七八九十]+届$")
_FORMER = re.compile(r"(?:原|(?<![此目日之以会])前|时任)$")
# 某局|原党组书记, 原局长: a post that was held, no part of a name (原平市委书记).
_WAS = re.compile(
    "(?:(?:^|[局厅委院府校司团行所厂社站省市县区部会协队联办署处室心])原(?![子料则本始创野平阳州油生])[^、]{1,8}"
    "|^原(?![子料则本始创野平阳州油生])[^、]{9,24})$"
)
_BARE = 4  # characters of a title that names no body: 总经理, 副董事长
_NEW_ENVOY = re.compile("(?:新任|首任|现任|前任|候任|原|前)$")
_PERSONAL = re.compile(
    r"(?:教授|讲师|研究员|教师|老师|院士|博士|专家|学者|律师|医师|医生|护士|法官|民警|战士|(?<!总)(?<!总[工会设统])(?:[程计建规经统药护技艺访兽牧询养训构]|会计)[师]|会员|助教|校医|高工|[销销务检疫验质全线递业服购作音映查]员|导演|编剧|编导|制片人|作家|诗人|画家|书法家|艺术家|歌手|演员|导演|编剧|"
    r"传承人|社工|网格员|讲解员|技术员|代表|编辑|负责人|运动员|队员|球员|门将|守门员|[前中]锋|后卫|外援|主攻手|二传手|队医|检察官|教练员|教练|研究生导师|博士生导师|创始人|[河林链]长|将军|上将|中将|少将|领袖)$"
)
# 某某党主席、|前政府总理
_GOVERNMENT = re.compile("(?<=[、兼，])(?:前|原|候任|现任|时任)?(?:联合|临时|过渡)?政府(?:第一)?(?:常务)?副?$")
# 县委常委、|政府常务副县长
_FIRST_DEPUTY = re.compile("(?<=[、，])政府常务副[省市县区州旗镇乡]长$")
_HEADS = ("省长", "市长", "县长", "区长", "州长", "旗长", "镇长", "乡长")
_NO_TITLE = re.compile(
    r"[国团台制处室办级岗奖杯府位]|组(?=副?组长|成员)|队(?=[获夺以分勇摘赢荣名位包和与、，])|江(?:[大一二三四]?桥|隧道|公路|铁路|沿[岸线江]|[两南北]岸|岸线|流域|大堤|口|段|经济带|干流|[上中下]游|航[道运]|大保护|生态|保护|禁[捕渔]|水|防洪|三角洲|文化|国家)|城(?:国家|文化|保护|沿线|遗址)"
    r"|(?<=[部厅署]长)官[方员僚兵邸]|那里|王宫|执行办公|班(?![达禅纳吉巴尼加迪农德杰布贝]|[一-龥]{1,5}·)|席(?:位|$|[，。、])|票人|大会常[务委]|会(?!见|谈|晤|上|议|同|后|前)"
)
_ALIKE = ("相关", "相比", "相对", "相应", "相当", "相互", "相同", "相近", "相似")  # 贸易|相关部门, no 贸易相
_JOURNAL = re.compile(
    "《[^《》]{1,14}》(?:杂志社?|编辑部|[月周季]刊|双月刊|学刊|报社|编委会)$|《[^《》]{1,14}(?:报|杂志|[月周季画]刊)》社?$"
)  # 《海燕》编辑部|主任, 《江南日报》|总编辑
_CHIEF = re.compile("(?<=[部厅署])长官(?![方员僚兵邸])")  # 财政经济部长|官, 经济企划厅长|官
# What a doctor's title takes in: 某医院|心内科主任, 骨科副主任医师.
_WARD = re.compile("(?:(?![医院的和与由向])[\u4e00-\u9fa5]){1,6}(?:科|病区|重症监护室)")
# 某国|新当选的|首相: how one holds an office of state, between the state and the office.
_NEWLY = re.compile("(?:新当选|新上任|新任命?|新上台|刚当选|即将[离卸]任|候任|现任|当时|执政|下台|被推翻|已故)的$")
_GOVERNS = re.compile("总统|总理|首相|国王|领导人|外长|大臣|部长|国防")
_MONTH = re.compile("(?:\\d{1,2}|[一二三四五六七八九十]{1,2}|[本当上下])月$")  # 某某理事会|10月|轮值主席
_ONE = re.compile("^一[名位个]|^[^，。；、]{1,2}月(?=轮值)")
# 某法院的一名|执行法官: one of those that a body has, with the field of the work.
_ONE_OF = re.compile("的?一[名位个](?=[^，。；、的一]{0,6}$)")
_WARD_TITLES = re.compile("主任|医[师生]|护士长?$")
# 为新一届校党委|委员: the term, and the part of the body at hand, between the verb and the title.
TERM_OF = (
    "(?:(?:联盟|协会|学会|商会|研究会|促进会|基金会|联合会|校友会)(?=首任|首届|第[一二三四五六七八九十]))?(?:新一届|本届|首届|首任|新任)?(?:中华人民共和国)?(?:第?[一二三四五六七八九十]+届)?"
    "(?:[该我本]?(?:校|院|厂|局|学校|学院|医院|公司|集团|协会|商会|分行|银行))?新?(?:党委|纪委|党组|党总支|党支部|工会|团委|董事会|监事会|理事会|政府)?"
)
APPOINTED_TO = re.compile(
    "(?:(?:为|任|担任|出任|就任|辞去|卸任|兼任|免去其|(?<![应担适相妥充正])当(?:上|了|过)?)|(?<!您)(?<!您再次)当选(?:为)?)"
    + TERM_OF
    + "$"
)  # before the post that one gets or leaves
_WORKERS = frozenset("职工 工人 护工 挡车工 焊工 电工 钳工 环卫工".split())  # posts only in a firm: 水|电工|程开工
# Titles that say themselves of which body: 市长 → 市政府; found with the level that they begin with.


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a sentence: the stretch, where its title begins, its body (None: inherited or implied)."""

    start: int
    end: int
    title_start: int
    body: Found | None


def _journal_or_ministry(text: str, start: int, end: int) -> Found | None:
    """《海燕》编辑部|主任, 某部|部长: the body right before a title, by how such are called."""
    if journal := _JOURNAL.search(text, max(0, start - 22), start):
        return Found(journal.start(), start, "Organization", "pattern")
    ministry = _MINISTRY.search(text, max(0, start - 9), end)
    found = ministry is not None and ministry.end() == start
    return Found(ministry.start(), start, "Organization", "pattern") if ministry and found else None


def find_posts(scan: Scan, bodies: list[Found], places: list[Found]) -> list[Post]:
    """All titles with the body that stands before them; a title without body stays alone."""
    text, posts = scan.text, list[Post]()
    if not scan.of("title"):
        return posts
    body_at = _by_end(text, bodies)
    place_at = {p.end: p for p in sorted(places, key=lambda p: -p.start)}
    for hit in longest(scan.of("title")):
        start = _title_start(scan, hit, place_at, body_at)
        end = hit.end + (_CHIEF.match(text, hit.end - 1) is not None)
        if _is_no_title(scan, start, end, hit, bodies):
            continue
        body = body_at.get(start)
        if body is None and (inner := next((b for b in bodies if b.start < start < b.end < end), None)):
            body = inner  # 市总工会|主席 and not 市总|工会主席; but 市公安局|局长 in 市公安局长
            start = inner.end if end - inner.end > 1 else start
        group_end = start - (text[start - 1 : start] == "副")  # 市政协党组|副书记
        under = _UNDER.search(text, max(0, group_end - 5), group_end) if body is None else None
        if under and (over := body_at.get(under.start()) or place_at.get(under.start())):
            start, body = group_end, _part_of(over, group_end, under.group())
        if body is None and (assembly := _ASSEMBLY.search(text, max(0, group_end - 12), group_end)):
            over = place_at.get(assembly.start())
            start, body = (group_end, _part_of(over, group_end, assembly.group())) if over else (start, None)
        if body is None and (part := _INNER.search(text, max(0, start - 5), start)):
            body = Found(part.start(part.lastindex or 0), start, "Organization", "pattern")
        if body is None and (charge := _in_charge(text, start)) is not None:
            body = body_at.get(charge)
        if body is None:
            start, body = _with_rank(text, start, end, body_at, place_at)
        if body is None:
            if any(b.start < start < b.end for b in bodies):
                continue
            body = body_at.get(start) or _before_term(text, start, body_at)
        if body and text[body.start : start] == "中央委员会":  # 建国阵线|中央委员会
            body = unlisted_abroad(scan, start, end, _spans(posts)) or body
        if text.startswith("助理", end):
            end += 2
        if body is None:
            start, body = _behind_more(text, start, end, body_at, place_at)
        begin = body.start if body else start
        if body is None and (unlisted := unlisted_city(text, start, end, places)) is not None:
            body, begin = unlisted, unlisted.start
        elif body is None and (placed := _placed(text, start, end, place_at)):
            start, body = placed
            begin = body.start
        if body is None and (named := _journal_or_ministry(text, start, end)):
            body, begin = named, named.start
        envoy = body is not None and (body.type == "Place" or text.startswith(("大使", "代表"), start))
        if body is not None and envoy and text[body.start - 1 : body.start] == "驻" and body.start:
            start, body = _envoy(text, body.start - 1, body_at, place_at)
            begin = body.start if body else start
        if body is None:
            start, body = _unlisted(scan, start, end, bodies, places, posts)
            body = with_fields(scan, with_parent(scan, body, body_at), bodies) if body else None
            begin = body.start if body else start
        if body or text[start:end] not in _WORKERS:
            posts.append(Post(_with_former(text, begin) if body else begin, end, start, body))
    return posts


def _is_no_title(scan: Scan, start: int, end: int, hit: Hit, bodies: list[Found]) -> bool:
    """Whether a title only stands in another word."""
    if scan.text[start:end] == "苏丹" and not any(h.end == start for h in scan.of("country")):
        return True  # 阿曼|苏丹 is a post, 苏丹|卫生部长 no sultan
    if scan.text[hit.end - 1 : hit.end + 1] in _ALIKE:
        return True
    firm = any(b.type == "Company" and b.start < hit.start and hit.end < b.end for b in bodies)
    return firm or _NO_TITLE.match(scan.text, end) is not None  # 清湖市|长虹铸造有限公司


def _by_end(text: str, bodies: list[Found]) -> dict[int, Found]:
    """The bodies by where they end, and by where the bracket does that tells a short name: …（以下简称远岭）|总经理."""
    body_at = {b.end: b for b in bodies}
    return body_at | {end: body_at[start] for start, end in told_brackets(text) if start in body_at}


def _with_rank(
    text: str, start: int, end: int, body_at: dict[int, Found], place_at: dict[int, Found]
) -> tuple[int, Found | None]:
    """Where a title begins with its rank and field before it (某局|常务副局长, 某集团|采购总监), and its body."""
    if (field := _FIELD_OF.get(text[start:end])) and (match := field.search(text, 0, start)):
        start = match.start()
        if body := body_at.get(start):
            return start, body
    match = _MODIFIER.search(text, max(0, start - 14), start) if text[start - 1 : start] in _MODIFIES else None
    if match is None or (match[0] == "联邦" and start in place_at):  # 瑞士联邦|主席
        return start, None
    for cut in range(match.start(), start):
        if body_at.get(cut) or (place_at.get(cut) and text[cut] != "区"):  # 某某电子|中国区总经理
            return cut, body_at.get(cut)
    return match.start() + 2 * match[0].startswith("集团"), None  # 集团|董事长, 集团|副总裁


def _unlisted(
    scan: Scan, start: int, end: int, bodies: list[Found], places: list[Found], posts: list[Post]
) -> tuple[int, Found | None]:
    """Where a title begins with the field before it, and its body that no table knows: 某某地产|设计总监."""
    at = start - scan.text.endswith(("队的", "厂的", "矿的"), 0, start)  # 青石队的|教练, 青石第二棉纺厂的|厂长
    unlisted = unlisted_body(scan, at, end, bodies, _spans(posts))
    body = next(iter(without_clauses(scan, [unlisted], places)), None) if unlisted else None
    if body is not None and (cut := field_start(scan.text, body.start, start, end)) < body.end:
        return cut, body._replace(end=cut)
    return start, body


def _before_term(text: str, start: int, body_at: dict[int, Found]) -> Found | None:
    """The body before the term of a title: 县政协|第四届|副主席, 某某理事会|10月|轮值主席."""
    term = _TERM.search(text, max(0, start - 8), start) if text[start - 1] == "届" else None
    if text[start - 1] == "月" and text.startswith("轮值", start):
        term = _MONTH.search(text, max(0, start - 3), start)
    return body_at.get(term.start()) if term else None


def _envoy(text: str, start: int, body_at: dict[int, Found], place_at: dict[int, Found]) -> tuple[int, Found | None]:
    """Where the title begins, and whose it is: 中国|驻沙特大使, 马里新任|驻中国大使, 马里|前驻华大使."""
    new = _NEW_ENVOY.search(text, max(0, start - 3), start)
    at = new.start() if new else start
    body = place_at.get(at) or body_at.get(at)
    return at if body and new and new[0] in ("原", "前") else start, body


def _spans(posts: list[Post]) -> list[tuple[int, int]]:
    return [(post.start, post.end) for post in posts]


def _placed(text: str, start: int, end: int, place_at: dict[int, Found]) -> tuple[int, Found] | None:
    """Where a title behind its place begins, and the place: 武汉市|市长, 上海市|长."""
    at = start + 1 if text[start] in "市县" and end == start + 2 and start + 1 in place_at else start
    if at not in place_at or (text[at:end] == "县长" and text[at - 1] != "县") or text[at:end] in _WORKERS:
        return None
    place = place_at[at]
    return at, Found(place.start, place.end, "Place", place.method)


def _behind_more(
    text: str, start: int, end: int, body_at: dict[int, Found], place_at: dict[int, Found]
) -> tuple[int, Found | None]:
    """Where a title begins, and its body with more between them.

    某医院|心内科主任, 某中学的|教师, 某法院的一名|执行法官.
    """
    if text[start - 1 : start] == "”" and (named := body_at.get(start - 1)) and text[named.start - 1] == "“":
        return start, named  # “立法院”|院长
    if text[max(0, start - 1)] == "）":
        return start, body_at.get(text.rfind("（", max(0, start - 10), start)) or body_at.get(start - 1)
    if (one := _ONE_OF.search(text, max(0, start - 12), start)) and (over := body_at.get(one.start())):
        return one.end(), over
    if text[start - 1 : start] == "的":
        new = _NEWLY.search(text, max(0, start - 9), start)
        if new and (state := place_at.get(new.start())) and state.type == "Place" and _GOVERNS.search(text, start, end):
            return start, state
        over = body_at.get(start - 1)
        return start, over if over and over.type != "Place" else None
    if _DOES_PART.search(text, start, end) and (part := _PART_OF_WORK.search(text, max(0, start - 10), start)):
        cut = next((cut for cut in range(start - 2, part.start() - 1, -1) if cut in body_at), None)
        if cut is not None and body_at[cut].type == "Organization" and are_fields(text[cut:start]):
            return cut, body_at[cut]
    if not _WARD_TITLES.search(text, start, end) or text[start - 1 : start] not in ("科", "区", "室"):
        return start, None
    for cut in range(start - 2, max(-1, start - 9), -1):
        behind = cut in body_at and text[cut - 1] == "院"
        if (behind or not cut or text[cut - 1] in "、，。；：由据请让与和向") and _WARD.fullmatch(text, cut, start):
            return cut, body_at.get(cut)
    return start, None


def _in_charge(text: str, start: int) -> int | None:
    """Where what one is in charge of begins, before the title at `start` or before its 副."""
    at = _RANK.search(text, 0, start).start()  # type: ignore[union-attr]  # matches the empty rank
    match = IN_CHARGE.search(text, max(0, at - 22), at) if text[at - 1 : at] == "的" else None
    return match.start() if match else None


def _part_of(over: Found, end: int, part: str) -> Found:
    """A board or a committee with the body that it hangs under: 某公司|董事会 is a company still."""
    kind = "Company" if over.type == "Company" and part == "董事会" else "Organization"
    return Found(over.start, end, kind, "pattern")


def _title_start(scan: Scan, hit: Hit, place_at: dict[int, Found], body_at: dict[int, Found]) -> int:
    """Where a title begins that takes in the words before: 联合国|秘书长某国问题特使, 某国|当选总统."""
    text, start = scan.text, hit.start
    if text.startswith("党代表", start) and _PARTY_OF.search(text, 0, start + 1):
        return start + 1
    if text.endswith(("部长", "大臣"), 0, hit.end):
        return _with_field(scan, start)
    if text.endswith(("总理", "首相"), 0, hit.end) and (of_state := _GOVERNMENT.search(text, max(0, start - 9), start)):
        return of_state.start()
    if text.endswith(_HEADS, 0, hit.end) and (of_town := _FIRST_DEPUTY.search(text, max(0, start - 7), hit.end)):
        return of_town.start()
    if (staff := staff_start(text, start, hit.end)) is not None:
        return staff
    if text[start : hit.end] in _ENVOYS and (matter := _ON_MATTER.search(text, max(0, start - 14), start)):
        known = (cut for cut in range(start - 3, matter.start() - 1, -1) if cut in body_at or cut in place_at)
        if (cut := next(known, None)) is not None:
            place = place_at.get(cut)
            return place.start if place and place.start in body_at else cut  # 联合国|某国人道主义协调员
    if text[start : hit.end] in _GOODWILL and (cause := _FOR_CAUSE.search(text, max(0, start - 16), start)):
        cut = next((cut for cut in range(start - 4, cause.start() - 1, -1) if cut in body_at), None)
        return start if cut is None else cut
    posted = _POSTED.search(text, max(0, start - 17), start) if text[start : hit.end] in _POSTED_AS else None
    if posted and (posted.start() in body_at or posted.start() in place_at):
        return posted.start()
    if text[start : hit.end] in _SCHOLARS and (subject := _SUBJECT.search(text, max(0, start - 10), start)):
        cut = next((cut for cut in range(start - 2, subject.start() - 1, -1) if cut in body_at), None)
        return start if cut is None else cut
    if text[start - 1 : start] in "题务区程人" and (envoy := _ENVOY.search(text, max(0, start - 16), start)):
        return envoy.start()
    return start - 2 if text[start - 2 : start] == "当选" and start - 2 in place_at else start


def _with_former(text: str, begin: int) -> int:
    """Where a post begins with what says that it is held no more: 原|市政协副主席, 第八届、九届|市委委员."""
    if former := _FORMER.search(text, max(0, begin - 2), begin):
        return former.start()
    terms = _before(TERMS, text, begin) if text[begin - 1 : begin] == "届" else None
    return begin if terms is None else terms


def _before(pattern: re.Pattern[str], text: str, end: int) -> int | None:
    """Where a match begins that ends here."""
    return next((m.start() for m in pattern.finditer(text, max(0, end - 24), end) if m.end() == end), None)


def _with_field(scan: Scan, start: int) -> int:
    """Where the title of a minister abroad begins: behind the country, or behind 兼 where one stands before."""
    abroad = [h.end for h in scan.of("country") if h.end <= start and scan.text[h.start : h.end] not in HOME]
    if abroad and (taken := _TAKES_FIELD.search(scan.text, max(abroad), start)) and not _HOME_FIELD.search(taken[1]):
        return taken.start(1)
    field = _FIELD.search(scan.text, max(abroad), start) if abroad else None
    if field is None or start - max(abroad) > 24 or start in abroad:
        return start
    if chained := re.search(".*[人长员席理相官]、", field.group()):
        at = field.start() + chained.end()  # 某国副总理、|劳工部长
        return at if start - at >= 2 and not _NO_FIELD.search(scan.text, at, start) else start
    also = field.group().rfind("兼")
    if also < 0 and field.start() > max(abroad):
        return start
    at = field.start() + also + 1
    held = [h for h in scan.of("title") if at <= h.start and h.end <= start]
    other = any(scan.text[h.end] != "府" and scan.text[h.start : h.end] != "主管" for h in held)
    return start if other or start - at < 2 else at  # 某国总理甲、前|国防部长, but 某国|首相府部长


def is_personal(title: str) -> bool:
    """A title of a person rather than a post in a body (教授, 院士, 村民): without a body it is no post."""
    return bool(_PERSONAL.search(title))


def is_taken_up(text: str, post: Post) -> bool:
    """就任某某组织秘书长|后曾访问: what stands behind the post tells when, it is no name."""
    return (
        text.startswith("后", post.end) and APPOINTED_TO.search(text, max(0, post.start - 14), post.start) is not None
    )


def title_behind(post: Mention, body: Mention) -> str:
    """The title that a post tells behind its body."""
    title = _ONE.sub("", _OTHER_NAME.sub("", post.text[body.end - post.start :].lstrip("）”的")))
    if title == "长":
        title = body.text[-1] + title  # 市公安局长
    if "的" in title and not title.startswith("分管日常工作的"):
        title = IN_CHARGE.sub("", _NEWLY.sub("", title[: title.rfind("的") + 1])) + title[title.rfind("的") + 1 :]
    return title


def former_word(post: str) -> str:
    """What a post begins with that is no longer held."""
    return next((word for word in ("时任", "前任", "原", "前") if post.startswith(word)), "")


def with_former(chain: Sequence[Mention], title: str) -> str:
    """The last title of a chain with what is said of all before it: 时任局长、|书记; 某局原党组书记、|局长."""
    if chain[0].text.startswith("时任") and not title.startswith("时任"):
        return "时任" + title
    under = chain[-1].text.removesuffix(title)  # 局长、党组|书记
    if (under and not _UNDER.fullmatch(under)) or is_personal(title) or title[0] in "原前现时":
        return title
    for before, post in zip(chain[-2::-1], chain[:0:-1], strict=True):
        if before.end + 1 != post.start:
            break
        if _WAS.search(before.text):
            return "原" + title
        if len(before.text) > _BARE:
            break
    return title
