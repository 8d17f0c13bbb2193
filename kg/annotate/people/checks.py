"""Whether a stretch that has the form of a Chinese name is one in its sentence, by the words around it.

一|位好|首相: 一位 reaches over its edge; 主席|曾两度|: an adverb and another word; 书记|王某某曾|在: it took one.
"""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import begins_with_verb, is_verb, is_word, part_of_speech, tag_words
from kg.words.scan import PUNCTUATION, Scan

_ADDRESS = frozenset("老板 会计 老伯 师傅 阿姨 大爷 大妈 老师 同志 夫人 老人 大姐 大哥 先生 女士 小姐".split())
_ADDRESS |= frozenset("爷爷 奶奶 大叔 大婶 叔叔 伯伯".split())
_AROUND = 5  # characters to either side, of which the words are looked at
_COUNTED = re.compile("[一二三四五六七八九十两几多首各每这那数该百千\\d]位")
_IN_LETTER = re.compile("[信文函]中[说写称提指表]")
_STATESMAN = re.compile("副?(?:总统|总理|首相|国王|外长)")
_NUMERAL = re.compile("[一二三]\\d")  # 首相某某三|21日: no number begins so
_IN_HAND = re.compile("手[中里]")  # 从张强|手中接过
_BODY_ENDS = ("政府", "大学", "学院", "医院", "公司", "集团", "委员会")
_NO_ONE = frozenset("常务 高级 首席 热情接".split())
_BETWEEN_STATES = ("两国", "关系", "双方", "双边", "两军", "经贸", "友好", "合作", "之间")  # 伊中|两国
_COUNTED_BEHIND = re.compile("[两二三四五六七八九十][位名]$")  # 甲、乙、赵伟|四位同志
_POST_WORD = re.compile("[主责担委信兼][任]")  # 王主|任, 曾担|任
_ALSO_WORDS = frozenset("应时后提放谈向于从曾位同将经都")  # characters at a name's head that are words as well
_RIGHT_BEHIND = frozenset("曾边则却仍又还也已将于即亦便再")  # words of one character that stand behind names
_NEVER = frozenset("rfdpcly")  # tags of words of two characters that nobody is called by
_NEVER_BEHIND_POST = frozenset("rdpc")
_COMPLEMENTS = frozenset("到起响出入进住开回过完掉断满紧")  # what verbs end in: 敲|响, 赶|到
_NAME_TAGS = ("nr", "nz")
# 林峰|现任某局局长: verbs that tell of a post, of which a name takes the first character.
_HOLDS = re.compile(
    "现[任为是系]|兼任|曾任|历任|当[选上过了]|担任|出任|接任|接棒|受聘|获聘|升任|调任|改任|转任|被[任聘选推]"
)
_IS = frozenset("任系")  # 林峰|任组长, 林峰|系某厂厂长: before a post
_CLAUSE_END = re.compile("[，。；、：（]|的|$")
_GREETS = re.compile("请[^，。；]{2,12}转达|祝贺|感谢|赞赏|高度(?:评价|赞赏|赞扬)|热烈|衷心|转达|转交|积极评价")
_WHOLE, _GOES_ON = 3, frozenset("到赴在来对向与率带先深")  # a surname and two characters, and what follows one
_DAYTIMES = ("上午", "下午", "当天", "随后", "当日", "同日")
# Characters that begin verbs and end hardly any name: 张华|拿起, 李敏|带教, 王圆|教牧民.
_BEGINS_VERB = frozenset("拿念看打走举敲喊唱挑捧抱递端问带推拉扛赶骑踩")
# 黎明|出生于, 贺立|党内警告, 高远|四人, 孙晶|作总结讲话: what a name's last character is the first of.
_TELLS = re.compile(
    "代(?:为|行)|出(?:生于?|任|席|资|版|具|示|院|走|逃)|党(?:内|纪|籍)|[两二三四五六七八九十](?:人|位|名同)"
    "|同(?:志|学|事)|率(?:领|队|团|先)|陪[同伴]|也(?:作[了出交主]|做[了出交主]|发[言表]|参加|出席|到[场会]|表示|介绍|汇报)"
    "|[作做](?:了|为|题为|《|“|总结|动员|工作|专题|主旨|主题|开场|重要|大会|讲话|发言|报告|致辞|表态|交流|经验|最后|点评|年度)"
)
# Behind 和 that joins nothing: 包信和|先后发言, 战胜某国选手陈立和|，
_AFTER_ALL = re.compile(
    "[，。；、）]|身为|涉嫌|战胜|击败|夺冠|家[中里](?!.{0,2}人)|先后|分别|一同|共同|主持|讲话|表示|介绍|强调|指出|发言|作了|作|出席|说"
)
# The last character of a name before 案, and no word with it.
_CASE = re.compile("(?![草提议方档答预个专立备教图本此该一两])[一-龥]案(?=[，。、；）的等]|$)")
_ELDERS = re.compile("老(?:同志|战士|党员|干部|兵|教师|专家|红军|军人|教授|模范)")  # 老战士|老同志代表
_TEACHES = re.compile("带教|教(?:[村牧农渔居市]民|学生|孩子|大家|徒弟|乡亲)")
# 孙晶|孙女士, 王诚|王总: the surname once more, with what one is addressed by.
# Nobody: 边|学习、边|检视, 乌|军方, 这张|林票; and what else begins with a character that is hardly ever a surname.
_WHILE = re.compile("边[^，。；]{1,6}[、，]边|、边")
_OF_STATE = re.compile("[乌俄](?:[军方未内外国总]|[空海陆]军)")
_COUNTED_SHEET = re.compile("[这那一两三几每]张")
_HARDLY = frozenset("是给")
_STOREYS = re.compile("(?:居民|住宅|公寓|教学|办公|宿舍|家属|写字|[栋座幢民高大危])$")  # 居民|楼坍塌
_INVITED = re.compile("应约|应[^，。；、]{2,12}(?:邀请|请求|之邀)")
_DOING = re.compile(
    "[笑忙追跟拉领望盯数守听看想坐站](?:着)(?![手力重眼])|力[压克挫擒]|接[过到受棒]|讲起|携(?:手|[妻夫带]|主演|家人)|获[奖得]|来看|去看|[捐赠][了款出]"
)  # behind a name of two characters: 陶敏|力压, 罗浩|笑着
_ADDRESSED = re.compile("女士|先生|小姐|总(?![书经理监工])|老师|老先生|院长|校长|主任|教授|局长|书记")
_TO_MEETING = ("到会", "到场", "到位", "回到", "出席", "出任", "进行", "过去", "上任")


_NEVER_BEGINS = ("代表", "解除", "热烈", "先生", "女士")  # 教师|代表某某, 热烈祝|贺, 欢迎议长|先生来华


class NameChecks:
    """Looks at each name that was found without a dot; `followers` are the words that stand behind names."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._follow = re.compile(alternatives([*words.person_acts, *words.person_followers]))
        self._address = _ADDRESS | {title for title in seeds.titles if len(title) == 2}
        self._places = frozenset([*seeds.countries, *seeds.foreign_places])

    def checked(self, scan: Scan, start: int, end: int, *, post: bool) -> tuple[int, int] | None:
        """The name as it stands there, shorter where it took a word with it; None where it is none.

        Behind a post (`post`) a name begins for sure, but where it begins with a word that no name begins with.
        """
        text, name = scan.text, scan.text[start:end]
        if end - start > 3:
            return None if name.startswith(_NEVER_BEGINS) else _of_four(text, start, end)
        if self._is_phrase(text, start, end):
            return None
        if name in _NO_ONE or _is_no_one(name, text[start - 1 : start]):
            return None
        if end - start == 3 and _ELDERS.match(text, end - 1):
            return None
        if end - start == 3 and _IN_HAND.match(text, end - 1):
            return start, end - 1
        if post and _NUMERAL.match(text, end):
            return start, end + 1
        if text[start] in "同和与向" and _STATESMAN.match(text, end):
            return start + 1, end
        if not post and (name[1:] in self._address or name in self._places):
            return None
        if _COUNTED.match(text, start - 1) or (text[start] == "位" and text[start - 1 : start] in ("王", "皇", "学")):
            return None
        if (
            _POST_WORD.match(text, end - 1)
            or _IN_LETTER.fullmatch(text, start, end + 1)
            or (end - start == 2 and text.startswith(_BETWEEN_STATES, end))
        ):
            return None
        if end - start == 3 and (self._tells_post(scan, start, end - 1) or _takes_word(text, start, end)):
            return start, end - 1
        if "、" in (text[start - 1 : start], text[end : end + 1]):
            return start, end
        for a, b, word, tag in self._words(scan, start, end):
            if not is_word(word):
                continue
            plain = not tag.startswith(_NAME_TAGS)
            if a < start < b and plain and not post and start not in scan.edges:
                return None
            if a == start and b < end and len(word) == 1 and self._begins_phrase(scan, a, b, end):
                return None
            never = _NEVER_BEHIND_POST if post and not word.endswith("中") else _NEVER
            if a == start and b == end and tag[0] in never:
                return None
            joins = tag[0] in "pcd" or not self._follow.match(text, end)
            if start < a < end < b and plain and end not in scan.edges and joins:
                return (start, a) if post and a - start > 1 else None
            if a == end - 1 and b > end and word[1] in _COMPLEMENTS and tag[0] in "vl" and end - start == 3:
                return (start, end) if text.startswith(_TO_MEETING, end) else (start, a)  # 乡长李燕|敲响了
            if (
                a == end - 1
                and b == end
                and end - start > 2
                and word in _RIGHT_BEHIND
                and not self._is_bounded(text, end)
            ):
                return start, a
        return start, end

    @staticmethod
    def _is_phrase(text: str, start: int, end: int) -> bool:
        """Whether the first character is no surname there but a word of the sentence."""
        first = text[start]
        if first == "边":
            return _WHILE.match(text, start) is not None or "边" in text[max(0, start - 8) : start]
        if first in _HARDLY:
            return is_word(text[start + 1 : end])
        if first == "应":
            return _INVITED.match(text, start) is not None
        if first == "楼":
            return _STOREYS.search(text, max(0, start - 2), start) is not None
        if first == "张":
            return _COUNTED_SHEET.match(text, start - 1) is not None
        return first in "乌俄" and _OF_STATE.match(text, start) is not None

    def _tells_post(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a name ends where a verb begins that tells of a post: 由林峰|任组长, 林峰|系某厂厂长."""
        text = scan.text
        if _HOLDS.match(text, end):
            return True
        if text[end] not in _IS:
            return False
        stop = _CLAUSE_END.search(text, end + 1)
        clause = stop.start() if stop else len(text)
        titles = [h.start for h in scan.of("title") if h.end == clause]
        if not titles or clause - end > 24 or begins_with_verb(text[end + 1 : min(titles)]):
            return False
        led = start == 0 or text[start - 1] in "由以让，、；。" or any(h.end == start for h in scan.of("title"))
        return led or end + 1 not in titles  # but 感谢王大任|局长

    def _words(self, scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
        """The words around a name with their offsets and tags."""
        at = max(0, start - _AROUND)
        for word, tag in tag_words(scan.text[at : end + _AROUND]):
            yield at, at + len(word), word, tag
            at += len(word)

    def _begins_phrase(self, scan: Scan, start: int, second: int, end: int) -> bool:
        """Whether a word of one character and another word make up what may be a name: 曾|获得, 向|媒体, 应|达成."""
        first, rest = scan.text[start], scan.text[second:end]
        if first not in _ALSO_WORDS or len(rest) < 2:
            return False
        kind = part_of_speech(rest)
        wordy = kind[:1] in ("tmrf" if first == "于" else "vdtmrp" if first == "向" else "vdtmrfp")
        return kind[:2] not in ("", "nr") and (wordy or (first in "向时提谈从" and kind[0] == "n"))

    def _is_bounded(self, text: str, end: int) -> bool:
        """Whether a mark or what people do comes next."""
        if end == len(text) or text[end] in PUNCTUATION:
            return True
        follow = self._follow.match(text, end)
        return follow is not None and len(follow.group()) > 1


def _of_four(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A name of four characters or more, without what follows it: 欧阳静|陪同, 赵伟|四位同志; None for 市人民政府."""
    if text.endswith(_BODY_ENDS, start, end):
        return None
    counted = _COUNTED_BEHIND.search(text, start, end)
    if counted is not None:
        return start, counted.start()
    return start, end - (end - start == 4 and _TELLS.match(text, end - 1) is not None)


def _takes_word(text: str, start: int, end: int) -> bool:
    """Whether the last of three characters begins what follows the name: a verb, or the surname once more."""
    last = text[end - 1]
    if last in _BEGINS_VERB and text[end : end + 1] not in PUNCTUATION and is_verb(text[end - 1 : end + 1]):
        return True
    if _TELLS.match(text, end - 1) or _DOING.match(text, end - 1) or (last in "教带" and _TEACHES.match(text, end - 1)):
        return True
    return last == text[start] and _ADDRESSED.match(text, end) is not None


def end_before_case(text: str, start: int, end: int) -> int:
    """Where the name of whom a case (案) is about ends: 副行长范一飞|案, not 范一|飞案 nor 李东案."""
    if end - start == 3 and text[end - 1] == "案":
        return end - 1
    return end + 1 if end - start == 2 and _CASE.match(text, end) else end


def ends_in_and(text: str, start: int, end: int) -> bool:
    """Whether three characters end in a 和 that joins nothing, before a verb or a mark: it belongs to the name."""
    return end - start == 3 and text[end - 1] in "和与及" and _AFTER_ALL.match(text, end) is not None


def begins_clause(text: str, at: int) -> bool:
    """Whether a clause begins there: ，石英|致辞, 下午|石英到某村."""
    return not at or text[at - 1] in PUNCTUATION or text.startswith(_DAYTIMES, max(0, at - 2))


def clause_goes_on(text: str, at: int, end: int) -> bool:
    """Whether a known name ends where a clause goes on: 王建平|到某村, whatever the words are; 巴赫|请某某转达问候."""
    return (end - at == _WHOLE and text[end] in _GOES_ON) or _GREETS.match(text, end) is not None


def _is_no_one(name: str, before: str) -> bool:
    """Whether it is a unit, or begins with a word: 领事|管理处, 文科处, 教师|代表某某, 热烈祝|贺, 洽谈会|暨某某仪式."""
    if name.startswith(_NEVER_BEGINS) or (name[0] == "暨" and before in ("会", "式", "礼")):
        return True
    unit = len(name) == 3 and name[-1] in "处科室局团"
    return unit and (is_word(name) or (name[-1] != "科" and is_word(name[:2])))
