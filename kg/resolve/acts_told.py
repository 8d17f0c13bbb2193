"""Occasions without a name that a headline and its text tell of by a verb: 某大桥全线通车, 某卫星发射成功."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.annotate.occasions.headlines import visit_alone
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve.main_occasion import end_of_lead

# What is done once, at one time, by its character that the text has too: 开工 in the headline, 开工建设 in the text.
_STEMS = (
    "开工|动工|奠基|通车|开通|启用|投产|投运|投入运营|投入使用|投入运行|截流|合龙|封顶|首飞|试飞|下水|交付|揭牌|挂牌|揭幕|开馆|开园|开港|"
    "上线|就职|通航|首航|启航|贯通|成立|竣工|完工|落成|并网|首发|揭晓|发布|开播|入列|列编|罢工|集会|游行|祭扫|火化|启程|入住|发射|签署|访问|专访|蓄水"
)
_TAILS = "建设|运营|运行|发电|使用|成立|开放|启用|投运|投产|通车|仪式|成功|升空|抗议[^，。；\\s]{2,16}"
_DONE = re.compile(
    rf"(?P<name>[^，。；：！？\s]{{2,40}}?(?P<stem>{_STEMS})(?:{_TAILS}){{0,2}}"
    r"|[^，。；：！？\s]{0,12}?成功(?P<up>发射)[^，。；：！？\s]{2,30}"
    r"|[^，。；：！？\s]{2,30}?[与和同][^，。；：！？\s]{2,24}?(?P<sign>签署)[^，。；：！？\s]{2,24}?(?:备忘录|协议|协定|文件|合同|意向书|声明)"
    r"|[^，。；：！？\s]{2,24}?(?P<visit>访问)[^，。；：！？\s的]{2,10})(?=$|\s)"
)
# In a headline: not yet, of many, told of and not done, or an opinion of it.
_NOT_DONE = re.compile(
    r"将|拟|计划|预计|有望|即将|力争|加快|推进|推动|年底|明年|累计|突破|超\d|多次|陆续|相继|每年|宣布|呼吁|要求|反对|取消|推迟|或|拒绝|希望"
    r"|邀请|期待|等待|有待|可(?!再生|可西)|热潮|浪潮|瞄准|抵达|离京|取得|致信|致电|祝贺|恢复|[？?]|\d+月|倒计时|进入|面临|持续|影响|威胁|回应"
    r"|称|谈|促|助力|助推|迎来|喜迎|更|签署(?:国务院|国家|主席)?令|周年"
)
_NOW = re.compile(r"[今昨当][天日晚]|日前|近日|\d{1,2}日|同日|此前一天|刚刚")
_NOT_NOW = re.compile(r"(?:(?<![小老名])将|拟|计划|预计|即将|有望|力争|去年|曾)[^，。；]{0,24}$")
_SAID_WHEN = re.compile(r"(?:[今昨][天日晚]|日前|近日)(?:（[^（）]*）)?(?:正式)?")
_MARK = re.compile("[，。；：！？\n]")
_SHORT = 8  # characters of what is no name of its own: 大规模罢工
_COLUMN = re.compile("^.*[】—]|\\s+$")
# Verbs that tell of the same.
_ALIKE = {
    verb: verbs
    for verbs in (
        ("揭牌", "挂牌", "成立"),
        ("开工", "动工", "奠基"),
        ("通车", "开通", "通航", "首航"),
        ("启用", "投入使用", "开放"),
        ("投产", "投运", "投入运营", "投入运行", "并网", "发电"),
        ("交付", "入列", "列编"),
        ("首飞", "升空"),
        ("罢工", "游行", "集会", "示威"),
    )
    for verb in verbs
}
# What a ceremony is held for.
_ACT_OF_CEREMONY = re.compile("开工|动工|奠基|揭牌|挂牌|揭幕|通车|启用|开园|开馆|首航|启航|下水|签署|签约")


class Act(NamedTuple):
    """One: its name by the headline, the stretch of the text that tells of it, and what names it there (大规模罢工)."""

    name: str
    start: int
    end: int
    named: Mention | None

    @property
    def mention(self) -> Mention:
        """What names it in the text, or the stretch as a mention under that name."""
        return self.named or Mention(self.start, self.end, self.name, "Event", "told")


def find_reported(
    article: Article,
    sentences: Sequence[Sentence],
    relations: Iterable[RelationMention],
    told: Sequence[Mention],
    *,
    known: bool,
) -> tuple[list[Mention], str] | None:
    """What a clause tells of and the article reports: what stands for it, and its name by the headline.

    `told` are the occasions of clauses that say where. 甲今天抵达某地，将出席某峰会: the arrival. Otherwise what is
    done, where nothing else is `known` to be reported.
    """
    for relation in relations:
        mention = relation.subject
        if "arrival" in relation.traits and mention is not None and mention.start < sentences[0].end:
            return [mention], ""
    if known or (act := _find_act(article, sentences)) is None:
        return None
    where = [m for m in told if m.start < act.end and act.start < m.end]
    return where or [act.mention], act.name


def _find_act(article: Article, sentences: Sequence[Sentence]) -> Act | None:
    """The act that a headline tells of, if the lead says when it was done."""
    lead = sentences[min(1, len(sentences) - 1)].end if sentences else 0
    for done in (m for h in article.headlines for m in _DONE.finditer(_COLUMN.sub("", h))):
        stem = done["stem"] or done["up"] or done["sign"] or done["visit"]
        told = _told(article.body, lead, stem)
        if told is None or _NOT_DONE.search(done["name"]):
            continue
        named = _named_there(sentences, *told)
        if all(m.text.endswith(stem) and len(m.text) < _SHORT for m in named):
            return Act(visit_alone(_SAID_WHEN.sub("", done["name"])), *told, named[0] if named else None)
    return None


def _told(body: str, end: int, stem: str) -> tuple[int, int] | None:
    """The clause of the first sentence that has the verb or one like it, with a date and nothing that puts it off."""
    stop = body.find("。", 0, end)
    stop = stop if stop >= 0 else end
    found = [at for verb in _ALIKE.get(stem, (stem,)) if (at := body.find(verb, 0, stop)) >= 0]
    at = min(found, default=-1)
    if at < 0 or not _NOW.search(body, 0, at) or _NOT_NOW.search(body[:at]):
        return None
    first = max((m.end() for m in _MARK.finditer(body, 0, at)), default=0)
    mark = _MARK.search(body, at)
    return first, mark.start() if mark else end


def _named_there(sentences: Sequence[Sentence], start: int, end: int) -> list[Mention]:
    """The occasions that a stretch names."""
    return [m for s in sentences for m in s.mentions if m.type == "Event" and start <= m.start < end]


def is_its_act(ceremony: Occasion, told: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a clause of the lead tells what the ceremony is held for: 某工程在某地|开工."""
    if ceremony.kind not in ("仪式", "签约") or told.start >= end_of_lead(sentences):
        return False
    act = _ACT_OF_CEREMONY.search(told.text)
    same = _ALIKE.get(act.group(), (act.group(),)) if act is not None else ()
    return any(verb in name for verb in same for name in ceremony.names)
