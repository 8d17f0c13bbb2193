"""Finds names of people in a sentence: after a post, in a list, before what only people do, with a dot inside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.scan import PUNCTUATION, Scan
from kg.seeds import Seeds

# What follows a name. The first group is done only by people: it also proves a name that has no post before it.
ACTS = (
    "主持 出席 列席 强调 指出 讲话 致辞 要求 表示 介绍 认为 带队 率队 率团 带领 来到 前往 赴 调研 走访 考察 督查 检查 慰问 会见 会谈 "
    "作报告 作讲话 作了 作出 作主旨 作主题 作专题 作交流 作表态 作总结 作重要 作动员 作工作 作书面 作政府 作部署 作发言 作说明 作汇报 作点评 "
    "作经验 作典型 作解读 作开幕 发表讲话 发表主旨 致欢迎 致开幕 致闭幕 致答谢 宣布 宣读 说 告诉 透露 坦言 感慨 笑着 勉励 叮嘱 嘱咐 "
    "见证 陪同 参加 一行 同志 担任 当选 回忆 率领 汇报 通报 总结 发言 点评 分享 主讲 授课 听取 视察 参观 揭牌 颁奖 签约 出任 任 随团 受邀 应邀 分别 先后发言 主讲 执棒 率先 致闭幕 夺得"
).split()
OTHERS = (
    "发表 近日 当天 同日 称 副主席 副总理 副委员长 正在 关于 受邀 应邀 受访 一早 辞去 任职 询问 夺得 夺冠 带来 收到 执棒 执导 领衔 主演 现任 笑 等 和 与 及 以及 同 也 还 先后 深入 实地 一同 一起 共同 分别 随后 代表 在 对 向 为 就 从 到 围绕 结合 详细 受 应 作 致 的 将 曾 已 正 "
    "给 通过 希望 充分 提出 传达 部署 解读 家 现场 还 又 再 则 是 有 因 被 把 让 用 走 看 最 今年 现年 今天 昨日 以 于 书记 主席 总书记 "
    "市长 县长 区长 省长 总理 总统 先生 女士 教授 院士 老师 主任 夫妇 夫人 委员 代表 部长 局长 镇长 院长 校长 董事长 总经理 博士 医生 师傅 "
    "们 带着 说道 访问 访华 获 荣获 接受 率 参与 启动 签署 一家 便 都 所 连续 首先 并 接替 会前 会后 上任 履新 成为 此前 不 没 去 时 后 前"
).split()
SUFFIX_TITLES = "总书记|书记|主席|总理|总统|首相|国王|市长|县长|区长|省长|同志|先生|女士|教授|院士|老师|夫妇|夫人|师傅"
_BAD = frozenset("作副兼总组受的了在是及与对向从被把将并就也等为不这那其他她它我你们个上下或但而且于到要有所说着过很都会能可")
_NEVER = frozenset("的了在是及与等不这那你我们")
_TRANSLIT = (
    "阿埃艾爱安奥巴白班邦保鲍贝本比彼别宾波玻伯勃博卜布采查察彻茨次达大丹当道德登迪蒂丁东杜顿多恩尔法凡范方菲费芬丰冯夫弗福富盖"
    "甘冈高戈哥格葛根贡古瓜圭哈海罕汉翰豪赫黑亨洪侯胡华霍基吉及济加伽贾杰金津京鸠卡凯坎康考科可克肯孔库夸奎坤昆拉莱赖兰朗劳勒雷"
    "里理利莉丽连廉良列烈林琳隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明缪摩莫墨默姆木穆拿娜纳内南尼涅宁纽努诺欧帕潘庞佩彭蓬皮"
    "平泼珀蒲普奇齐契恰强乔钦琼丘让热仁荣茹儒若撒萨塞赛桑瑟森沙山尚绍舍申圣施什史舒朔斯思松苏素所索塔泰坦唐汤陶特滕提廷通图土"
    "合提赫托瓦万旺威韦维魏温文翁沃乌武西希悉锡夏香肖谢辛欣休许雪逊雅亚延扬耶叶依伊易因英永尤于约泽曾扎詹哲珍真芝治智朱兹子祖佐"
)
_FOREIGN = re.compile(rf"[{_TRANSLIT}]{{2,8}}(?:·[\u4e00-\u9fa5]{{1,8}})*|[{_TRANSLIT}]{{1,6}}(?:·[\u4e00-\u9fa5]{{1,8}})+")
_DOTTED = re.compile(rf"[{_TRANSLIT}]{{1,7}}(?:·[{_TRANSLIT}]{{1,8}})+")
_LIST_VERB = re.compile(
    r"(?:等(?:\d+[人位名])?[^，。；、]{0,16}?)?(?:分别|也|还|共同|一同|一起|应邀|陪同|先后|随同)*"
    r"(?:出席|参加|列席|陪同|参与|作|为|就|围绕|在|到会|到场|来到|见证|汇报|发言|启动|揭|上台|担任|率|分赴|讲|说|当选|获|被|任|荣|带队|主持|致辞|调研|考察|走访|视察|领导|及|和|与|以及|宣布|获评|荣获|接受)"
)
_LIST_LEAD = re.compile(r"(?:领导|成员|同志|委员|代表|嘉宾|专家|负责人|领导人|选手|党员|劳模|学员|获得者|先生|女士|为|有|由|和|与|及|长|任|师|员|人|家)$")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda w: (-len(w), w)))


_ACT = re.compile(_alternatives(ACTS))
_FOLLOW = re.compile(_alternatives([*ACTS, *OTHERS]))
_SUFFIX = re.compile(SUFFIX_TITLES)
# A name with dots after a post: its last part ends where a mark, a number or what follows names begins.
_AFTER_POST = re.compile(rf"[\u4e00-\u9fa5]{{1,7}}(?:·[\u4e00-\u9fa5]{{1,8}}?(?=[·，。；、）（\d]|{_FOLLOW.pattern}|会|出|举|访|通|$))+")
_APPOINTS = re.compile(r"(?:任命|免去|选举|补选|接受|提名|罢免)(?=[\u4e00-\u9fa5])")
_APPOINTED = re.compile(r"(?:同志)?(?:为|的|任|担任|辞去)")


class NameFinder:
    """Finds names with the surnames and the common words of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._single, self._compound = seeds.surnames, seeds.compound_surnames
        self._common = seeds.common_words
        self._places = frozenset(seeds.divisions) | frozenset(seeds.countries) | frozenset(seeds.national_bodies)
        single = "".join(sorted(self._single))
        self._act_name = re.compile(
            rf"(?:^|(?<=[，。；：、”》\s])|(?<=由)|(?<=记者)|(?<=和)|(?<=与)|(?<=经))(?=[{single}{_TRANSLIT}][\u4e00-\u9fa5]{{1,3}}(?:{_alternatives(ACTS)}))"
        )
        self._called = re.compile(rf"[{single}][\u4e00-\u9fa5]{{1,2}}(?={SUFFIX_TITLES})")

    def is_name(self, word: str, *, listed: bool = False, known: bool = False) -> bool:
        """Could this whole word be a Chinese name, by its surname, its length and what it isn't?

        Between two 、 (`listed`) the edges are sure: more characters may end a given name. Where the context already
        says that a name stands here (`known`), it may be a common word as well (许可, 卓然).
        """
        surname = word[:2] if word[:2] in self._compound else word[:1]
        if surname not in self._single and surname not in self._compound:
            return False
        given = word[len(surname) :]
        if not 1 <= len(given) <= 2 or any(c in _NEVER or not "一" <= c <= "龥" for c in given):
            return False
        if not listed and given[-1] in _BAD:
            return False
        return known or word not in self._common and word not in self._places

    def name_at(self, scan: Scan, start: int, *, strict: bool, known: bool = False) -> int | None:
        """The end of the Chinese name that begins at `start`.

        The length is right where a mark or a word that follows names comes next; without such a word the segmenter
        decides, unless `strict`.
        """
        text = scan.text
        best: tuple[int, int] | None = None
        for length in (4, 3, 2):
            end = start + length
            if end > len(text):
                continue
            if not self.is_name(text[start:end]) and not (
                known and self.is_name(text[start:end], known=True) and _ACT.match(text, end)
            ):
                continue
            if length == 3 and start + 2 in scan.edges and text[start : start + 2] in self._common and end < len(text):
                continue  # 关于|党, 方案|提
            if end == len(text) or text[end] in PUNCTUATION:
                score = 9
            elif follow := _FOLLOW.match(text, end):
                score = 3 + 2 * min(len(follow.group()), 3) + (length == 3)
            elif not strict and start in scan.edges and end in scan.edges:
                score = 1 + (length == 3)
            else:
                continue
            if best is None or score > best[0]:
                best = (score, end)
        return best[1] if best else None

    def foreign_at(self, scan: Scan, start: int) -> int | None:
        """The end of the foreign name that begins at `start`, up to a mark or to what follows names."""
        match = _FOREIGN.match(scan.text, start)
        if not match:
            return None
        end = match.end()
        for stop in range(start + 2, end + 1):
            if "·" not in scan.text[stop:end] and (stop == len(scan.text) or scan.text[stop] in "，。；：、（）”“0123456789"):
                end = stop
                break
            if "·" not in scan.text[stop:end] and _ACT.match(scan.text, stop):
                end = stop
                break
        if end < len(scan.text) and scan.text[end] not in PUNCTUATION and not _FOLLOW.match(scan.text, end):
            if end not in scan.edges and not scan.text[end].isdigit():
                return None
        word = scan.text[start:end]
        return end if len(word) >= 2 and word not in self._common and word not in self._places else None

    def after_post(self, scan: Scan, start: int, *, foreign: bool, personal: bool) -> int | None:
        """The end of the name that follows a post at once; after what a person merely is (老师) it must be surer."""
        if (match := _AFTER_POST.match(scan.text, start)) and not any(start <= h.start < match.end() for h in scan.of("title")):
            return match.end()
        if foreign and (end := self.foreign_at(scan, start)):
            return end
        return self.name_at(scan, start, strict=personal, known=not personal)

    def by_context(self, scan: Scan) -> list[tuple[int, int]]:
        """Names that need no post: in lists, before what only people do, with a title behind, with a dot inside."""
        spans = [m.span() for m in _DOTTED.finditer(scan.text) if m.end() - m.start() >= 4]
        if "、" in scan.text:
            spans += self._listed(scan)
        for match in self._act_name.finditer(scan.text):
            end = self.name_at(scan, match.start(), strict=True)
            if end and _ACT.match(scan.text, end) and self._is_word(scan, match.start(), end):
                spans.append((match.start(), end))
        for match in _APPOINTS.finditer(scan.text):
            spans += self._appointed(scan, match.end())
        for match in self._called.finditer(scan.text):
            for start in (match.start(), match.end() - 2):
                word = scan.text[start : match.end()]
                if len(word) >= 2 and self.is_name(word) and start in scan.edges and not _SUFFIX.match(word):
                    spans.append((start, match.end()))
                    break
        return spans

    def _appointed(self, scan: Scan, start: int) -> list[tuple[int, int]]:
        """The names between 任命, 免去 … and 为, 的 …: one, or several parted by 、."""
        spans: list[tuple[int, int]] = []
        while start < len(scan.text):
            for length in (4, 3, 2):
                end = start + length
                if self.is_name(scan.text[start:end], listed=True) and (
                    scan.text[end : end + 1] == "、" or _APPOINTED.match(scan.text, end)
                ):
                    break
            else:
                return []
            spans.append((start, end))
            if scan.text[end : end + 1] != "、":
                return spans
            start = end + 1
        return []

    def _is_word(self, scan: Scan, start: int, end: int) -> bool:
        """No common word reaches over the edges of the stretch."""
        text = scan.text
        if start and start not in scan.edges and text[start - 1] not in PUNCTUATION:
            return False
        if text[start : start + 2] in self._compound:
            return True
        return not any(text[start : start + n] in self._common for n in (2, 3) if start + n <= end)

    def _listed(self, scan: Scan) -> list[tuple[int, int]]:
        """Runs of names parted by 、 that a list of people may be: by what leads them or by what they do."""
        text, spans, start = scan.text, [], 0
        for clause in re.split(r"[，。；：]", text):
            parts, at = [], start
            for part in clause.split("、"):
                parts.append((at, part))
                at += len(part) + 1
            run: list[tuple[int, int]] = []
            lead = ""
            for index, (offset, part) in enumerate(parts):
                if index < len(parts) - 1 and self.is_name(part, listed=True):
                    run.append((offset, offset + len(part)))
                    continue
                end = self.name_at(scan, offset, strict=True) if run else None
                if end:
                    run.append((offset, end))
                spans += self._people_run(scan, run, lead)
                run, lead = [], ""
                if index < len(parts) - 1 and (found := self._tail_name(scan, offset, part)):
                    lead = text[offset : found[0]]
                    run = [found]
            start += len(clause) + 1
        return spans

    def _tail_name(self, scan: Scan, offset: int, part: str) -> tuple[int, int] | None:
        """The name that ends a part before 、, with something before it (市领导丁政)."""
        for length in (3, 2, 4):
            cut = len(part) - length
            if cut > 0 and self.is_name(part[cut:]) and _LIST_LEAD.search(part[:cut]):
                return offset + cut, offset + len(part)
        for length in (3, 2):
            cut = len(part) - length
            if cut > 0 and self.is_name(part[cut:]) and offset + cut in scan.edges:
                return offset + cut, offset + len(part)
        return None

    def _people_run(self, scan: Scan, run: list[tuple[int, int]], lead: str) -> list[tuple[int, int]]:
        if len(run) < 2:
            return []
        if lead and re.search(r"领导|成员|同志|委员|代表|长$|任$", lead):
            return run
        if _LIST_VERB.match(scan.text, run[-1][1]):
            return run
        return []


def short_forms(name: str) -> list[str]:
    """Short forms under which a text may go on to name the person: 易卜拉欣·莱希 → 莱希."""
    if "·" not in name:
        return []
    parts = name.split("·")
    return [f for f in ("·".join(parts[1:]), parts[-1], parts[0]) if len(f) >= 2 and f != name]
