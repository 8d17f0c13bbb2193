"""Where the name of a body begins that ends in what bodies are called."""

from __future__ import annotations

from collections.abc import Callable

import kg.regex as re
from kg.annotate.bodies.companies import FIRMS
from kg.seeds import Seeds
from kg.words.dictionary import part_of_speech, tag_words
from kg.words.scan import NOT_FIRST, Scan, left_edge, words_of

_NOT_OF_NAME = re.compile(
    r"(?:全国(?!人大|人民代表|政协|妇联|总工会|工商联|社科|老龄|侨联|台联|文联|残联|青联|学联|"
    r"[\u4e00-\u9fa5]{2,12}(?:领导小组(?:办公室)?|协会|学会|联合会|联盟|商会|委员会|中心)$)|"
    r"继(?![续承])|涉事|不少|近年来|反对|"
    r"中国共产党(?=[\u4e00-\u9fa5]{2,12}(?:大学|学院|学校|医院|公司|集团|银行)$)|"
    r"全省|全市|市领导|领导|来自|[^，。；]{0,6}?(?:走进|来访|到访|莅临|来到))(?=.{4})"
)
_JOINS = ("联合", "会同", "携手", "邀请")
_PARENT = re.compile("(?:子公司|旗下|所属|[愿将][同与和])(?=.{2})")  # 某集团旗下|某某公司
# What no name begins with: marks, half of a word that the edge parted (本|月, 对|于, 这|次).
_GOES = re.compile(
    "(?:来到|前往|赶到|(?:带队|率队|率团|赶|奔|前|远)?赴|赶往|直奔|到访|来访|造访|莅临|拜访|拜会|走访|察看|查看|抽查|暗访|(?<=[到来走])访)了?(?=.)"
    r"|一行(?:\d*[余多]?人)?[来到]?"
)  # 还|前往|清湖市福利院
_NOISE = re.compile(
    r"[—@#*·．.、：\-－～〔〕［］\[\]]+|(?<=本)(?:报讯|报道?|[月次地周年季期轮])|(?<=[对由基关限属等位])于|(?<=[这那此])次(?![一-龥]?会)"
)
_BESIDE = re.compile("[一-龥]{2,6}[省市县区州]—+(?=[一-龥]{4})")  # 清湖市—|江东大学签约
_WHEN = re.compile(
    r"(?:\d+|[一二三四五六七八九十○〇零]+)(?:年底?(?![级第]|奥|亚|全运|世|冬)|月(?:份|底|初|中旬)?|日)(?:起(?!诉)|以来|前后|晚|上午|下午)*电?"
)
_HELD = re.compile(
    "(?:现|时|曾|历|兼|担|就|出|调|升|转|改|接|连)任(?!务)|挂职(?:任|担任)?(?!锻)"
    "|(?:(?<=此)前|之前|已经?|同志|先生|女士)任(?![务丘])"
    "|(?<=[，；：、年月日后起今])任(?![务丘县泽城])"
    "|(?:书记|[市县区镇乡局院校处厅部会]长|主任|主席|经理|委员|总裁)[\u4e00-\u9fa5]{2,3}任(?![务丘县泽城命职])"
)  # 某某现任|北原大学, 市长某某任|北原市委
_READS = re.compile("(?<=[会院局委厅府盟])作(?![业家物品协坊用风])")  # 代表某某公会作|理事会工作报告
_AMOUNT = re.compile(r"\d[余多万亿]*(?:册|件|台|套|吨|户|辆|棵|幅|万?元)(?![山人城州园堂家大])")  # 300册|图书馆
# 以68比61战胜|县农商行代表队
_BEATEN = re.compile(
    "\\d{1,3}(?:比|：|:|-)\\d{1,3}(?:[胜平]|负于?)?|(?:战胜|击败|力克|不敌|负于|险胜|大胜|小胜|完胜|战平|逼平|逆转"
    "|淘汰|轻取|惜败于?)(?:了)?"
)
_ELECTED = re.compile("(?:选举|推选|推举)产生了?|选出(?!来)|新一届|本届")  # 选举产生新一届|村党支部
_LED_BY = re.compile("(?:典礼|仪式|会议?|活动|论坛)由(?=.)")  # 典礼由|院党委
_CITIZEN = re.compile("[\u4e00-\u9fa5]{2,6}籍(?=[\u4e00-\u9fa5]{3})")  # 某国籍|国际赛艇联合会
_HOLDER = re.compile(
    "[一两几数多][位名](?![次师家])|(?<=[有开])家(?=[一-龥]{2})|(?:19|20)\\d\\d(?=[一-龥]{2})(?!年)"
)  # 一位|临州银行, 有家|远山幼儿园, 2031|北岭乐团
# 正值|北原大学举办校庆: at the time of; 立功集体|某市公安局: an honour that a body has; 这是|某队首次夺冠.
_OCCURS = re.compile("(?<=[正时适恰又])[值逢](?=.{2})|(?:正|时|适|恰|欣)[值逢](?=.{2})|这是(?=.{2})")
_HONOURED = re.compile(
    "(?:立功|先进|模范|优秀|文明|示范|获奖|受奖|受表彰|标兵|英雄)(?:集体|单位|(?:基层)?党组织)(?:代表)?(?=.{2})"
)
_LEADS = (_OCCURS, _HONOURED)
_ALONE = frozenset(
    "任兼去回来想能请帮原现如除用即故像欠仅若虽却只竟均皆亦便则连被"
)  # words of one character that no name begins with
# Behind a verb that tells what a group is for: 志愿服务协调|小组办公室, 火炬传递|活动组委会.
_TASK = re.compile("(?:活动|工作|行动|专项|领导)?(?:小组|委员会|组委会|筹委会|指挥部)")
_LED = ("领导小组", "工作领导小组", "工作小组")  # no name, but the end of one: 打击侵权假冒|工作领导小组
_COMMITTEES = ("组委会", "筹委会")
_LEGAL_FORMS = frozenset(
    ("有限公司", "有限责任公司", "股份有限公司")
)  # before them verbs belong to the name: 批发市场有限公司
# Behind what people are, of whom there is a body: 新闻|工作者协会, 中国翻译|协会.
_OF_TRADE = re.compile("(?:工作者|志愿者|行业)?(?:协会|学会|联合会|公会|商会|研究会|联谊会)")
_TO = frozenset("到 赴 转 飞 致 称 去 看 是 进 抵 建议".split())


class BodyStarts:
    """Finds them with the seeds; `heads` are the nouns that names end in, `frame_start` tells whose place it is."""

    def __init__(
        self,
        seeds: Seeds,
        heads: re.Pattern[str],
        frame_start: Callable[[Scan, int, dict[int, int]], int | None],
    ) -> None:
        self._seeds, self._heads, self._frame_start = seeds, heads, frame_start
        self._acts = frozenset(w for w in seeds.words.person_acts if len(w) > 1)
        self._verbs = self._acts | seeds.verbs
        self._outside = seeds.outside_names
        followers = {*seeds.words.leading_verbs, *seeds.words.person_followers}
        self._told = self._verbs | self._outside | followers | seeds.common_words
        self._roles = frozenset(seeds.words.roles_before_bodies)

    def find(self, scan: Scan, head: int, end: int, place_ends: dict[int, int]) -> tuple[int, bool] | None:
        """Where the name begins whose last noun stands from `head` to `end`, and whether a place says whose it is.

        None for what is no name (各家银行).
        """
        edge, placed = self._phrase_start(scan, head, end, place_ends)
        also = scan.text.rfind("兼", edge, head)
        if also >= 0 and any(h.end == also for h in scan.of("title")):
            edge, placed = also + 1, False  # 县长兼|治水委员会
        if held := self._titles_inside(scan, edge, head, place_ends):
            edge, placed = max(held), False  # 镇党委书记杨俊代表|镇党委
        if not placed and NOT_FIRST.match(scan.text, edge, end):
            return None
        if placed and scan.text[head:end] in _LEGAL_FORMS:
            return self._behind_told(scan, edge, head, place_ends), True
        start = self._behind_words(scan, edge, head, place_ends)
        placed = placed and (start == edge or any(start < e <= head for e in place_ends))
        return start, placed or (start > edge and scan.text[start] in "省市县区镇乡村")

    def _behind_told(self, scan: Scan, edge: int, head: int, place_ends: dict[int, int]) -> int:
        """Where a firm's full name begins, which may hold any word behind its place: 来认识|临州市批发市场有限公司."""
        first = min((s for s in place_ends.values() if edge < s < head and scan.text[s - 1] != "（"), default=edge)
        words = words_of(scan, edge, first) if first > edge else []
        return edge if self._told.isdisjoint(words) else first

    def _behind_words(self, scan: Scan, edge: int, head: int, place_ends: dict[int, int]) -> int:
        """Where the name begins once all is cut off that no name holds: 一旦|临州银行, 2005年|电视台."""
        text = scan.text
        if noise := _NOISE.match(text, edge, head):
            edge = noise.end()
        for known in scan.of("organ") + scan.of("national"):
            if edge < known.end < head and text.startswith(_JOINS, known.end):
                edge = known.end + 2  # 市红十字会|联合|市中心血站
        for pattern in (_WHEN, _LED_BY, _CITIZEN, _HOLDER, _HELD, _READS, _AMOUNT, _BEATEN, _ELECTED, *_LEADS):
            edge = max((m.end() for m in pattern.finditer(text, edge, head)), default=edge)
        edge = self._behind_brackets(text, edge, head)
        begins = set(place_ends.values()) | {h.start for h in scan.of("company") + scan.of("national")}
        at = last = edge
        organizes = text.startswith(_COMMITTEES, head)  # 某某接力|某省|传递活动组委会
        for word in words_of(scan, edge, head) if head > edge else ():
            at += len(word)
            first = at - len(word) == last
            if (
                word in self._outside
                or (word in self._verbs and (at < head or text.startswith(FIRMS, at)) and not _TASK.match(text, at))
                or (first and at < head and (word in _ALONE or word in self._roles))
                or ((at in begins or text[at] == "“") and not organizes and _governs(word))
            ):
                last = at
        if last > edge and text.startswith(_LED, last):
            last = edge
        noise = _NOISE.match(text, last, head) or _BESIDE.match(text, last, head)
        return noise.end() if noise else last

    @staticmethod
    def _behind_brackets(text: str, edge: int, head: int) -> int:
        """Behind brackets that a name would begin with: （挂牌）|临州市气象台."""
        while text[edge : edge + 1] == "（" and (close := text.find("）", edge, head)) > 0:
            edge = close + 1
        return edge

    @staticmethod
    def _titles_inside(scan: Scan, edge: int, head: int, place_ends: dict[int, int]) -> list[int]:
        """Where titles end inside what may be a name; in 清湖市|长虹铸造有限公司 there is none."""
        return [
            h.end
            for h in scan.of("title")
            if edge < h.start
            and h.end < head
            and h.end - h.start > 1
            and not _OF_TRADE.match(scan.text, h.end)
            and not scan.text.startswith("常委会", h.end - 2)  # 市人大常委|会水法检查组
            and not (h.start + 1 in place_ends and h.end not in scan.edges)
        ]

    def _phrase_start(self, scan: Scan, head: int, end: int, place_ends: dict[int, int]) -> tuple[int, bool]:
        """Where the phrase begins that ends in the noun from `head` to `end`, and whether a place says whose it is."""
        text = scan.text
        edge = left_edge(scan, head, limit=28)
        edge = max((m.end() for m in _GOES.finditer(text, edge, head)), default=edge)
        place = self._frame_start(scan, edge, place_ends)
        if place is not None and text[place:edge] not in ("州", "区", "镇", "乡"):
            edge = place
        edge = self._whole_name(scan, edge, head, place_ends)
        first = min((s for s in place_ends.values() if edge < s < head), default=edge)
        before = text[edge:first]
        acts = before in self._seeds.verbs or scan.lexicon.leading.fullmatch(before) is not None
        if before and (acts or before in ("同", "任", "跟", "到", "转到")):
            edge = first
        if parent := _PARENT.search(text, edge, head):
            edge = parent.end()
        placed = edge == place or any(edge < e <= head and place_ends[e] >= edge for e in place_ends)
        placed = placed or (text[edge] in "省市县区州" and edge < head)
        if general := _NOT_OF_NAME.match(text[:end], edge):
            edge = general.end()
        return edge, placed

    def _are_fields(self, left: str) -> bool:
        """Whether the words before 与 say what is taught (师范大学文学|与|传媒学院), behind whose school it is."""
        field = left[max((m.end() for m in self._heads.finditer(left)), default=0) :]
        return 1 < len(field) < 9 and field[0] not in "我该本" and all(_is_field(tag) for _, tag in tag_words(field))

    def _whole_name(self, scan: Scan, edge: int, head: int, place_ends: dict[int, int]) -> int:
        """Where a name begins that 和 seemed to part (中央党史和文献研究院), or that begins inside a known body."""
        national = next((h.start for h in scan.of("national") if h.start < edge < h.end), edge)
        if national < edge:
            return national
        if scan.text[edge - 1 : edge] in ("和", "与", "及"):
            wide = left_edge(scan, head, limit=28, join="和与及")
            left = scan.text[wide : edge - 1]
            if any(o.end == edge - 1 for o in scan.of("organ") + scan.of("committee") + scan.of("national")):
                return edge  # 市政府|与|某公司
            if left.endswith(("局", "委", "办", "公司", "集团", "支队", "大队")):
                return edge  # 某局某分局|和|某集团
            if scan.text[edge - 1] == "与" and scan.text.startswith((*FIRMS, *_LEGAL_FORMS), head):
                return edge  # 远山股份|与|临州银行
            if edge - 1 in place_ends or any(wide <= t.start < edge for t in scan.of("title")):
                return edge  # 清湖市|与|某公司, 市委书记某某|与|某大学
            if scan.text.startswith("学院", head) and self._are_fields(left):
                return wide
            starts = wide in place_ends.values() or left.startswith(
                ("中国", "中央", "国家", "全国", "省", "市", "县", "区")
            )
            if starts and len(left) >= 3 and not self._heads.search(left) and (wide == 0 or wide in scan.edges):
                return wide
        return edge


def _is_field(tag: str) -> bool:
    """Whether a word may tell what is taught: no name, no verb."""
    return (tag[0] in "nablj" and tag[:2] not in ("nr", "ns", "nt")) or tag in ("vn", "vd")


def _governs(word: str) -> bool:
    """Whether a word before a place or a body is a verb that has it for its object (预测|最高法院)."""
    return word in _TO or (len(word) > 1 and part_of_speech(word) == "v")
