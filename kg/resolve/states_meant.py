"""Which state a bare title means: 总统 behind its party, 外交部长 beside another post, 前总理 in news of one state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import kg.regex as re
from kg.annotate.posts.finder import MODIFIERS
from kg.entries import Entry
from kg.records import Article, Mention, Sentence
from kg.resolve.headed_bodies import all_mentions
from kg.resolve.naming import Namer
from kg.seeds import Seeds
from kg.words.dictionary import is_verb, is_word

_MET = re.compile("(?:会见|会晤|(?<!团)拜会|[同与和])(?:了)?$")
_NOT_AT_HOME = re.compile(
    "(?:总统|首相|国务总理|[国女]王|王储|公主|王子|亲王|埃米尔|苏丹|[财外农]相)$"
)  # titles of no one in China
_OUR_MINISTERS = ("外交部长", "国防部长", "外长", "财政部长")
# Where names are like Chinese ones.
_ALIKE = re.compile(
    "越南|朝鲜|韩国|日本|新加坡|马来|老挝|柬埔寨|泰国|缅甸|蒙古|印尼|印度尼西亚|菲律宾|不丹|台湾|香港|澳门"
)
_OF_ANOTHER = re.compile("(?![和与由被对据但为而向给让请同新果时是说])[\u4e00-\u9fa5]")  # 某国的|总统, 某地|前总统
# Titles of those who govern a state: 代总理, 临时总统, 财政经济部长, 财政大臣.
_OFFICE = re.compile(
    "(?:总统|总理|首相|议长|外长|外相|财长|防长|国务卿|检察总长|大法官|大臣|(?:外交|国防|财政|内政|内务|经济|贸易|农业|能源|司法|教育|卫生|劳工|"
    "交通|运输|文化|旅游|环境|工业|商务|计划|福利|新闻|通信|建设|发展|安全|石油|科技|青年|妇女|事务|资源|就业|体育|企业|预算|预防|渔业|水利)部长)$"
)
# Who gives such an office, behind the name of the state: 某国|总统, 某国|议会.
_GIVES = re.compile(
    "(?:[\u4e00-\u9fa5]{0,4}(?:总统|总理|首相|国王|女王|天皇|主席|埃米尔|苏丹|大公)|[\u4e00-\u9fa5]{0,6}(?:议会|国会|众议院|参议院|议院|国民大会|人民院|杜马|内阁|政府))"
)
_ONLY_GONE_TO = re.compile("(?:驻|访问|前往|出访|来自|[赴访抵对同与和])$")
# Titles that only one state has, and whose text they stand in; the Holy See has such a minister, too.
_OF_ONE = re.compile("(?:前|原|时任|现任|前任|代理|第一|常务|助理|副|首席)*国务卿")
_HOLY_SEE = re.compile("梵蒂冈|教廷|罗马教皇")
_SHARE = 2 / 3  # of all names of states: the one that an article is about


class StatesMeant:
    """Finds the states of one article's bare titles."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], seeds: Seeds, namer: Namer) -> None:
        self._article, self._sentences, self._seeds, self._namer = article, sentences, seeds, namer
        self._main: str | None = None  # the state that the article is about, "" for none

    def of_party(self, post: Mention) -> Entry | None:
        """某国|某某阵线主席、总统: the country with which the clause begins, before a party that no table knows."""
        sentence = next(s for s in self._sentences if s.start <= post.start < s.end)
        for mention in reversed([m for m in sentence.mentions if m.end <= post.start]):
            between = self._article.body[mention.end : post.start]
            if mention.type == "Person" or len(between) > 20 or re.search("[，。；：]", between):
                return None
            if mention.text in self._seeds.countries and "、" in between:
                return self._namer.country(self._seeds.countries[mention.text])
        return None

    def behind(self, title: str, before: Entry) -> Entry | None:
        """Whose minister one is besides the post before: 某国国务资政兼财政部长, 中央委员、外交部长."""
        if before.names[0] in self._seeds.country_full:
            return before
        if not title.endswith(("部长", "外长")) or self._seeds.titles.get(MODIFIERS.sub("", title)) != "国家":
            return None
        known = before.names[0] in self._seeds.national_bodies and before.names[0].startswith(("中", "全国", "国"))
        return self._namer.country("中国") if known else None

    def visited(self, post: Mention, bodies: Sequence[Entry]) -> Entry | None:
        """会见某国总统甲，同副总理乙会谈: the one state abroad that had posts before, in whose capital they are."""
        named = {b.names[0]: b for b in bodies if b.names[0] in self._seeds.country_full}
        named.pop("中国", None)
        guest = _MET.search(self._article.body, max(0, post.start - 6), post.start)
        return next(iter(named.values())) if guest and len(named) == 1 else None

    def at_home(self, core: str, holder: Mention | None) -> Entry | None:
        """会见时，外交部长某某在座: China, for a Chinese name where no state is named whose people bear such names."""
        if holder is None or core not in _OUR_MINISTERS or not 2 <= len(holder.text) <= 3:
            return None
        own = holder.text[0] in self._seeds.surnames and not self._namer.is_abroad(holder.text)
        own = own and not is_word(holder.text[:2])  # 外长|商讨
        return self._namer.country("中国") if own and not _ALIKE.search(self._article.body) else None

    def of_giver(self, title: str, post: Mention, bodies: Sequence[Entry]) -> Entry | None:
        """某国总统任命某某为|经济部长, 某国议会选举某某为|新总统: the state of who gives the office.

        Where the sentence names no state, it is the one abroad that all `bodies` of the posts before are of.
        """
        if _OFFICE.search(title) is None:
            return None
        sentence = next(s for s in self._sentences if s.start <= post.start < s.end)
        before, known = sentence.text[: post.start - sentence.start], self._seeds.countries
        named = [(m.start - sentence.start, m.text) for m, _ in all_mentions([sentence]) if m.text in known]
        named = [(at, name) for at, name in named if at < len(before) and not _ONLY_GONE_TO.search(before[:at])]
        if not named:
            told = {state.names[0] for body in bodies if (state := self._namer.state_of(body)) is not None}
            return self._namer.country(told.pop()) if len(told) == 1 and "中国" not in told else None
        states = {known[name] for _, name in named}
        if len(states) != 1 or "中国" in states:
            return None
        gives = any(_GIVES.match(before, start + len(name)) for start, name in named)
        return self._namer.country(states.pop()) if gives else None

    @staticmethod
    def is_office(title: str) -> bool:
        """Whether those who govern a state are called so: 代总理, 财政大臣."""
        return _OFFICE.search(title) is not None

    def names_one(self, text: str) -> bool:
        """Whether a country is named there."""
        return any(name in text for name in self._seeds.countries if len(name) > 1)

    def of_article(self, title: str, post: Mention, holder: Mention | None) -> Entry | None:
        """前总理|某某: of the one state abroad that the article is about, for a holder who is no one in China."""
        if holder is None or title == "苏丹":
            return None
        if _OF_ONE.fullmatch(title) and "美" in self._article.body and not _HOLY_SEE.search(self._article.body):
            return self._namer.country("美国")
        before = self._article.body[max(0, post.start - 2) : post.start]
        if post.start < holder.start and _OF_ANOTHER.match(before[-1:]) and not is_verb(before):
            return None
        between = self._article.body[post.end : holder.start]
        foreign = len(holder.text) > 3 or (len(holder.text) > 1 and self._namer.is_abroad(holder.text))
        if not foreign and not (_NOT_AT_HOME.search(title) and holder.start == post.end):
            return None
        if holder.start > post.end and between[0] not in "、兼，（和":
            return None  # 总统|外事顾问
        if self._main is None:
            self._main = self._find_main()
        return self._namer.country(self._main) if self._main else None

    def _find_main(self) -> str:
        """The state abroad that most names of states in the article are of."""
        known = self._seeds.countries
        named = {m.start: known[m.text] for m, _ in all_mentions(self._sentences) if m.text in known}
        counts = Counter(state for state in named.values() if state != "中国")
        counts.update(state for state in set(counts) for line in self._article.headlines if state in line)
        first, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        return first if most > 1 and most >= _SHARE * counts.total() else ""
