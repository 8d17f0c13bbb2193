"""Which body or place a bare title takes from the posts before it, or from what the article has named before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import kg.regex as re
from kg.annotate.bodies.at_hand import body_at_hand, is_of_work, kind_of, stands_alone
from kg.annotate.bodies.listed_organs import OF_A_PLACE
from kg.annotate.bodies.own_bodies import FIRMS, Meant
from kg.annotate.bodies.speaker import Speaker
from kg.annotate.bodies.unlisted import is_company_title
from kg.annotate.posts.finder import MODIFIERS, is_personal
from kg.entries import Entry, Registry
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve import headed_bodies as headed
from kg.resolve import listed_heads as lists
from kg.resolve.listed_heads import SHARED, Told
from kg.resolve.naming import OWN_GROUP, Namer, place_of
from kg.resolve.post_guards import heads_congress, is_honour, is_of_team
from kg.resolve.receptions import body_that_received, host_of
from kg.resolve.states_meant import StatesMeant
from kg.resolve.villages import village_of
from kg.rules.elections import ELECTED, body_that_met
from kg.seeds import Seeds

_BARE_LEVEL = re.compile(
    "([市县区州旗])(?=委|纪委|监委|政府|人大|政协|人民|法院|检察院|人武部|总工会|工商联|妇联|残联|科协|文联|[\u4e00-\u9fa5]{2,9}局$)"
)
_IN_BRACKETS = re.compile("（[^（）]{1,8}）")
_ANNOUNCED = re.compile("(?:他们是|名单如下|分别是|分别为|组成人员(?:是|为)|班子(?:是|为|成员有))[：，]?\n?$")
_VILLAGE = re.compile("(?:[到在赴往去]|派驻|驻)([\u4e00-\u9fa5]{2,8}?(?:村|嘎查|社区))(?:，)?$")
_SITES = ("Organization", "Company", "Place")
_AT_PLACE = re.compile("(?:第一书记|队员|队长|医生|教师|老师|[县区镇乡村]长)$")
_OF_STATE = re.compile("^(?:第一)?副?(?:总统|总理|首相|[参众]?议长|外长)$|^总[统理].{0,6}(?:顾问|代表|助理|特使)$")
_APPOINTS = re.compile("(?:任命|委任|提名|指定|解除)[^，。；]{2,16}[为任]$")  # 某国总统任命某某为|总理
_ROYAL = re.compile("(?:国王|女王|王储|公主|王子|亲王)$")
_LEADS_ON = re.compile("(?:[兼、][^，。；：]{2,12})?")  # 副首相|兼外交大臣|某某
# Where one is at work as what follows: 到某村|任第一书记, 分配到某文化馆|当创作员.
_AT_WORK = re.compile("(?:挂职|工作，|工作并)?(?:担任|出任|兼任|挂任|挂职|任|当|做)(?:了|过|上)?$")
_CHOSEN = re.compile("^(?:当选|担任|[任为])+[^，；]{2,8}(?=[，；])")
_OF_ASSEMBLY = re.compile("^(?:副?主席|副?主任|秘书长|党组成员|党组副?书记|[常务执行]*副?会长|副?理事长)$")
_OF_PARTY = re.compile("^(?:专职)?副?(?:主任委员|主委)$")  # of a democratic party, whose committee elects it
_OF_SCHOOL, _IS_WHO = re.compile("(?<![\u4e00-\u9fa5])校(?:党委|纪委|团委)$"), re.compile("(?:正|就)?是")


class PostsBefore:
    """The posts that one article has told so far, and the bodies that it names."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        seeds: Seeds,
        registry: Registry,
        by_mention: dict[tuple[int, int, str], Entry],
        namer: Namer,
        speaker: Speaker,
    ) -> None:
        self._article, self._sentences, self._seeds, self._registry = article, sentences, seeds, registry
        self._by_mention, self._namer = by_mention, namer
        self._speaker = speaker
        self._states = StatesMeant(article, sentences, seeds, namer)
        self._last_posts: list[Told] = []
        self._last_person: int | None = None  # the end of the name behind the last of them
        self._last_post: Mention | None = None

    @cached_property
    def _mentions(self) -> list[tuple[Mention, bool]]:
        """All mentions, and whether they lie inside another."""
        return headed.all_mentions(self._sentences)

    @cached_property
    def all_named(self) -> list[Mention]:
        """The bodies that are named, by where their names end."""
        return sorted((m for m, _ in self._mentions if m.type in ("Organization", "Company")), key=lambda m: m.end)

    @cached_property
    def may_be_own(self) -> list[Mention]:
        """Those of them that the speaker's words (我校) do not show to be others."""
        return [mention for mention in self.all_named if mention.text not in self._speaker.others]

    @cached_property
    def _sites(self) -> list[Mention]:
        """The bodies and places that are named."""
        return [mention for mention, _ in self._mentions if mention.type in _SITES]

    def note(self, title: str, body: Entry, post: Mention, holder: Mention | None, whole: Entry | None) -> None:
        """Takes in the post that was told last, and the body whose 党委 its chain names."""
        if not is_honour(title, body.names[0]):
            self._last_posts.append(Told(post.start, title, body, whole, holder.text if holder else ""))
        self._last_person = holder.end if holder else None
        self._last_post = post

    def named(self, post: Mention) -> list[Mention]:
        """The bodies that are named before a post, by where their names end."""
        return self.all_named[: bisect_right(self.all_named, post.start, key=lambda m: m.end)]

    def body_beside(self, found: RelationMention) -> Entry | None:
        """以某某为主席的|某某委员会, |某某司|某某司长: the body behind the post, or before the name."""
        inside = [m for m in self.all_named if found.start <= m.start and m.end <= found.end]
        posts = [m for m, _ in self._mentions if m.type == "Post" and found.start <= m.start and m.end <= found.end]
        apart = [m for m in inside if not any(p.start <= m.start and m.end <= p.end for p in posts)]
        last = max(apart, key=lambda m: m.end - m.start, default=None)
        return self._by_mention.get((last.start, last.end, "Body")) if last is not None else None

    def body_at(self, start: int) -> Entry | None:
        """The body, or the place as one, that is named there: 某镇、某局负责人甲、乙."""
        at = [m for m, nested in self._mentions if m.start == start and not nested and m.type in _SITES]
        if at and at[0].type == "Place":
            return self._namer.body_of_place(at[0], "")
        return self._entry_of(at[0]) if at else None

    def body_of(self, chain: list[Mention], title: str, person: Entry, holder: Mention | None) -> Entry | None:
        """The body of a bare title: the company just named, else the body of the same office before."""
        post = chain[-1]
        if working := self._body_worked_at(chain[0], title):
            return working
        if tail := headed.named_by_tail(self._article.body, chain[0].start, self.named(chain[0])):
            return self._entry_of(tail)
        posted = title.startswith("驻")
        if (posted or not title.endswith("书记")) and (village := self._village(post, title)):
            return village
        if row := self._body_of_row(post, title):
            return row
        if host := self.host(chain[0].start, host_of(title)):
            return host
        if _IS_WHO.match(self._article.body, post.end):
            return self.at_hand(post, title)
        chosen = self.is_chosen(post)
        if holder is not None and not chosen and (own := lists.told_before(title, holder.text, self._last_posts)):
            return own
        if chosen and lists.is_elected_beside(title, post, self._last_post, self._last_posts, self._article.body):
            return self._last_posts[-1].body
        if chosen and (elected := self._body_elected(post, title)):
            return elected
        abroad = _OF_STATE.search(title) and len(person.names[0]) > 2 and self._namer.is_abroad(person.names[0])
        if state := self._state_governed(chain, title, holder, abroad=bool(abroad), chosen=chosen):
            return state
        if not chosen and is_company_title(title) and (firm := self._firm_of_list(post) or self.at_hand(post, title)):
            return firm
        core, of_work = MODIFIERS.sub("", title), is_of_work(self._article.body, post.start)
        if "国家" in (self._seeds.titles.get(core), self._seeds.titles.get(title), self._seeds.titles.get(title[1:])):
            listed = self._country_of_list(post, "" if abroad else core)
            beside = self._states.of_party(post) or listed or self._state_near(post, holder)
            return beside or self._states.of_article(title, post, holder) or self._states.at_home(core, holder)
        if self._states.is_office(title) and not chosen and (state := self._states.of_article(title, post, holder)):
            return state
        same = (
            body
            for _, told, body, *_ in reversed(self._last_posts)
            if title != core == MODIFIERS.sub("", told) and not (of_work or (abroad and body.names[0] == "国务院"))
        )
        if chosen:
            return (
                self._body_of_list(post)
                or self._body_of_career(title, holder)
                or next(same, None)
                or self._body_of_meeting(post)
                or self._body_of_announced(post)
                or (self.at_hand(post, title) if is_company_title(title) else None)
            )
        return (
            self._body_of_list(post)
            or self._body_of_holder(post, core)
            or next(same, None)
            or self._body_of_meeting(post)
            or self._body_of_announced(post)
            or self.at_hand(post, title)
            or self._village(post, title)
        )

    def host(self, start: int, ends: re.Pattern[str]) -> Entry | None:
        """到访某大学，受到|校长某某的接待: the body, whose name ends so, where one was received."""
        at = bisect_right(self.all_named, start, key=lambda m: m.end)
        found = body_that_received(self._article.body, start, ends, self.all_named[:at])
        return self._entry_of(found) if found else None

    def _state_governed(
        self, chain: list[Mention], title: str, holder: Mention | None, *, abroad: bool, chosen: bool
    ) -> Entry | None:
        """The state of a bare 总统 or 外长, by the post before it or by who gives it."""
        post, last = chain[-1], self._last_posts
        joined = len(chain) > 1 and chain[-2] is self._last_post and last
        if joined and (state := self._states.behind(title, last[-1].body)):
            return state
        if abroad and (state := self._states.of_party(post) or self._country_of_list(post)):
            return state
        if abroad and (state := self._states.visited(post, [told.body for told in last])):
            return state
        if _OF_STATE.search(title) and (state := self._state_near(post, holder)):
            return state
        return self._states.of_giver(title, post, [told.body for told in last]) if chosen else None

    def _village(self, post: Mention, title: str) -> Entry | None:
        """The village, or its 党支部, whose 村支书 or 第一书记 it is."""
        name = village_of(self._article.body, post, title, self._sites)
        return self._registry.get("Organization", [name]) if name else None

    def _body_of_row(self, post: Mention, title: str) -> Entry | None:
        """会长：甲 ¶ 秘书长：乙: in rows of names what the row before is of."""
        if not lists.heads_row(title, self._article.body, post.end):
            return None
        if self._last_post == post and self._last_posts:  # of the row's next name
            return self._last_posts[-1].body
        if self._last_person is None:
            listed = lists.body_of_rows(self._article.headlines)
            return self._registry.get("Organization", [listed]) if listed else None
        between = self._article.body[self._last_person : post.start]
        return self._last_posts[-1].body if self._last_posts and lists.NEXT_ROW.fullmatch(between) else None

    def congress(self, post: Mention) -> Entry | None:
        """人大常委会|副委员长, 副委员长: a title that at home only the national congress has."""
        if not heads_congress(post, self._article.body):
            return None
        return self._registry.get("Organization", ["全国人大常委会", "全国人民代表大会常务委员会"])

    def is_chosen(self, post: Mention) -> bool:
        """Whether one is told to get the post: 当选|会长, 秘书长|由某某担任."""
        text = self._article.body
        chosen = ELECTED.search(text, max(0, post.start - 14), post.start) is not None
        return chosen or text.startswith("由", post.end)

    def _body_of_career(self, title: str, holder: Mention | None) -> Entry | None:
        """2010年任某集团副总经理，2015年任|总经理: the body of the same person's post before, if it has such."""
        if holder is None or self._last_person != holder.end or not self._last_posts:
            return None
        last, kind = self._last_posts[-1].body, kind_of(title)
        fits = kind.search(last.names[0]) is not None if kind else is_company_title(title) and last.type == "Company"
        return last if fits else None

    def _body_worked_at(self, post: Mention, title: str) -> Entry | None:
        """到某村任|第一书记, 在某医院当|护士长: where one works as what the title says."""
        text = self._article.body
        work = _AT_WORK.search(text, max(0, post.start - 6), post.start)
        if work is None:
            return None
        if title.endswith("第一书记") and (village := _VILLAGE.search(text, max(0, work.start() - 12), work.start())):
            return self._registry.get("Organization", [village[1]])
        at = next((m for m, _ in self._mentions if m.end == work.start() and m.type in _SITES), None)
        if at is None or text[at.start - 1 : at.start] not in ("到", "在", "赴", "往", "去", "调", "任"):
            return None
        if at.type == "Place":
            return self._namer.body_of_place(at, title) if _AT_PLACE.search(title) else None
        return self._entry_of(at)

    def _body_elected(self, post: Mention, title: str) -> Entry | None:
        """甲当选会长，秘书长由乙担任: the association, or the firm, that the article told of before."""
        if met := body_that_met(title, (m for m, _ in self._mentions if m.start < post.start)):
            return self._namer.body(met, None)
        posts = [m for m, _ in self._mentions if m.type == "Post" and not self.is_chosen(m)]  # of who is elected
        found = headed.elected_to(title, self.named(post), posts)
        return self._by_mention.get((found.start, found.end, "Body")) if found else None

    def _state_near(self, post: Mention, holder: Mention | None) -> Entry | None:
        """某国埃米尔甲和正在访问的|副首相乙: the state whose post stands before in the sentence, no other between."""
        if holder is None or not self._last_posts or self._last_post is None or _ROYAL.search(post.text):
            return None
        appoints = holder.end <= post.start and _APPOINTS.search(self._article.body, self._last_post.end, post.start)
        if not appoints and not _LEADS_ON.fullmatch(self._article.body, post.end, holder.start):
            return None
        between = self._article.body[self._last_post.end : post.start]
        if len(between) > 40 or re.search("[。；：]", between) or self._states.names_one(between):
            return None
        state = self._namer.state_of(self._last_posts[-1].body)
        return state if state is not None and state.names[0] != "中国" else None

    def _country_of_list(self, post: Mention, core: str = "") -> Entry | None:
        """某国总理甲、总统乙, 国务院副总理甲，外交部长乙: the state of the post before in a list of names."""
        body = self._body_of_list(post)
        if body is not None and core.endswith("部长") and body.names[0] in self._seeds.national_bodies:
            return self._namer.country("中国")
        return body if body is not None and body.names[0] in self._seeds.country_full else None

    def state_of_list(self, post: Mention) -> Entry | None:
        """越共中央总书记甲、|国家主席乙: the state of the post before in a list of names, or of its party."""
        body = self._body_of_list(post) if not _ROYAL.search(post.text) else None
        return self._namer.state_of(body) if body else None

    def owner_in_list(self, post: Mention, part: str) -> str:
        """某大学中文系教授甲、|历史系主任乙: whose part the post after one in a list names; "" for no one's."""
        named = self._last_posts[-1].body.names[0] if self._last_posts else ""
        if not named or not headed.owner_of_part(named, part):
            return ""
        if part == "书记处":
            return headed.owner_of_part(named, part)
        listed = self._last_post is not None and self._article.body[self._last_post.end : post.start] == "、"
        return headed.owner_of_part(named, part) if listed or self._body_of_list(post) else ""

    def _body_of_list(self, post: Mention) -> Entry | None:
        """任西山，副主席孟庆宇、祁有山，秘书长李会昌: in a list of names a bare title is of the body before."""
        if not self._last_posts or self._last_person is None:
            return None
        between = self._article.body[self._last_person : post.start]
        if self._last_post is not None and self._last_post.start == self._last_person:  # 某局甲局长、乙|副局长
            between = between.removeprefix(self._last_post.text)
        own_ward = between[:1] == "、" and "科" in post.text[:-2]  # 、骨科医生某某
        if is_personal(post.text) and not own_ward and not is_of_team(post.text, self._last_posts[-1].body.names[0]):
            return None
        group = OWN_GROUP.search(between)
        between = (between[: group.start()] if group else between).removesuffix("原")  # 原|党委|书记
        between = _CHOSEN.sub("", ELECTED.sub("", between))
        led = between in ("率", "率领", "携")  # 某国总统甲率外长乙
        if not led and not self._lists(between):
            return None
        if (
            group is not None
            and (whole := lists.whole_of_list(headed.title_joined(self._mentions, post), self._last_posts[-1]))
            is not None
        ):
            return whole  # 某大学党委常委、组织部部长甲，党委|常委、宣传部部长乙
        return lists.body_in_list(post.text, post.start, self._last_posts, self._article.body)

    def _firm_of_list(self, post: Mention) -> Entry | None:
        """远山集团董事长甲、|总经理乙: the firm of the post before in a list of names."""
        return body if (body := self._body_of_list(post)) is not None and body.type == "Company" else None

    def is_beside_national(self, post: Mention) -> bool:
        """Whether the post before in a list of names is one in a body of China: 外交部副部长甲、|驻某国大使乙."""
        body = self._body_of_list(post)
        return body is not None and body.names[0] in self._seeds.national_bodies

    def owner_of_group(self, post: Mention) -> Entry | None:
        """党委副书记、总经理: whose 党委 a post without a body means, by the post joined to it or by its list."""
        following = headed.title_joined(self._mentions, post)
        listed = self._body_of_list(post)
        if listed is not None and (whole := lists.whole_of_list(following, self._last_posts[-1])) is not None:
            return whole
        kind = kind_of(following) if listed and self._speaker.word else None
        if kind is not None and listed is not None and kind.search(OWN_GROUP.sub("", listed.names[0])):
            return listed  # 我校党委书记甲，某大学党委书记乙，|党委常委、副校长丙
        return self.at_hand(post, following) or listed

    def _lists(self, between: str) -> bool:
        """Whether nothing but names stands between two posts of a list."""
        return lists.only_names(between, tuple(e.names[0] for e in self._registry.entries if e.type == "Person"))

    def town_organ(self, end: int) -> Entry | None:
        """镇长甲作报告。人大|主席乙主持: the organ of the page's town, or of the one that is told of."""
        part = lists.organ_of_town(self._article.body, end)
        near = [m for m in self.all_named if m.end <= end - len(part)] if part else ()
        town = lists.town_told(self._article.body, near, self._last_posts, self._namer.frame.place) if part else ""
        return self._registry.get("Organization", [town + part]) if town else None

    def _body_of_meeting(self, post: Mention) -> Entry | None:
        """市政协七届九次主席会议召开。副主席郝伟主持会议: the body whose meeting was named before."""
        elected = ELECTED.search(self._article.body, max(0, post.start - 4), post.start)
        office = _OF_ASSEMBLY.search(post.text) or (elected and _OF_PARTY.search(post.text))
        if not office:
            return None
        if self._last_posts and not elected:
            return self._body_sitting(post)
        found = headed.meeting_before(self._mentions, post.start)
        return self._by_mention.get((found.start, found.end, "Body")) if found else None

    def _body_sitting(self, post: Mention) -> Entry | None:
        """某市人大常委会举行第九次会议。市长甲作报告。|副主任乙主持: of whose sitting the text tells."""
        found = headed.assembly_sitting(self._article.body, post.start, self.named(post))
        return self._entry_of(found) if found else None

    def _body_of_announced(self, post: Mention) -> Entry | None:
        """任命了某委员会组成人员。他们是：主任…: the body that was named last before the list."""
        if not _ANNOUNCED.search(self._article.body, max(0, post.start - 16), post.start):
            return None
        named = (m for m in self.named(post) if m.type == "Organization" and post.start - m.end <= 40)
        last = max(named, key=lambda m: (m.end, -m.start), default=None)
        return self._by_mention.get((last.start, last.end, "Body")) if last else None

    def at_hand(self, post: Mention, title: str) -> Entry | None:
        """某市法院召开发布会，副院长张三通报…: the body of such a head that the article, or its paper, speaks of."""
        kind = kind_of(title)
        if kind is not None and self._speaker.name and not self._speaker.word:
            own = self.own_body(kind)  # whose paper it is, whatever stands before
        else:
            own = self._body_of_speaker(post, title)
        return own or body_at_hand(self._article.body, post.start, title, self.may_be_own, self._entry_of)

    def _body_of_speaker(self, post: Mention, title: str) -> Entry | None:
        """我校举行…，副校长张三: the speaker's own body, where it has such a head."""
        kind = kind_of(title) if self._speaker.word else None
        return self.own_body(kind) if kind and stands_alone(self._article.body, post.start) else None

    def speakers_body(self, post: Mention) -> Entry | None:
        """我校, where the article speaks so and its sentence tells of no other body's post before."""
        if not self._speaker.word and (only := lists.only_owner(self._last_posts, self._article.body, post.start)):
            return self._registry.get("Organization", [only])
        last = self._last_post.end if self._last_post else 0
        if not self._speaker.word or (last and not re.search("[。；\n]", self._article.body[last : post.start])):
            return None
        if _OF_SCHOOL.search(self._article.body, max(0, post.start - 6), post.start) and "院" in self._speaker.word:
            return None  # 我院…，校党委副书记某某: of the whole school, which nothing names
        return self._registry.get("Organization", [self._speaker.body])

    def own_firm(self, by: Meant) -> Entry | None:
        """The firm that 公司 alone stands for, where the article shows which one."""
        ours = by.word in FIRMS and not by.near and self._speaker.firm_called(by.word)
        return self._registry.get("Company", [ours]) if ours else None

    def own_body(self, kind: re.Pattern[str]) -> Entry | None:
        """The school, hospital or firm whose own paper it is, where its name ends so: 我校."""
        if not self._speaker.is_kind(kind):
            return None
        kind_of_entry = "Company" if self._speaker.body.endswith(("集团", "公司")) else "Organization"
        return self._registry.get(kind_of_entry, [self._speaker.body])

    def _entry_of(self, mention: Mention) -> Entry | None:
        return self._by_mention.get((mention.start, mention.end, "Body"))

    def _body_of_holder(self, post: Mention, core: str) -> Entry | None:
        """某市政协召开座谈会，副主席张三讲话: the body that holds it, or the speaker's, where it has such a head."""
        if own := self._body_of_speaker(post, core):
            return own
        sentence = next(s for s in self._sentences if s.start <= post.start < s.end)
        found = headed.holder_before(sentence, post.start, core, self.named(post))
        return self._by_mention.get((found.start, found.end, "Body")) if found else None

    def place_of_list(self, post: Mention, level: str) -> str | None:
        """蓬莱区委书记韩耀东，区长李良: the place of that level whose post stands before in the sentence."""
        if not self._last_posts:
            return None
        between = self._article.body[self._last_person or 0 : post.start]
        if "。" in between or "一行" in between:
            return None
        if gone_to := re.findall(rf"(?:到|在|赴)([\u4e00-\u9fa5]{{2,4}}?{level})", between):
            return str(gone_to[-1])  # 临州市副市长某某到清湖市调研，副市长某某陪同
        return lists.place_in_list(level, post.start, self._last_posts, self._article.body)

    def town_of_list(self, post: Mention) -> str:
        """城关镇镇长甲、|人大主席乙: the town or the street whose post was told last in the sentence; or ""."""
        if not self._last_posts or self._last_post is None:
            return ""
        town = lists.town_of(self._last_posts[-1].body.names[0])
        return town if "。" not in self._article.body[self._last_post.end : post.start] else ""

    def place_joined(self, post: Mention, mention: Mention) -> str | None:
        """青石市委书记甲，|市委副书记、市长乙: the place of the post before in a list, for a bare level."""
        if mention.text in OF_A_PLACE and mention.start == post.start:  # 北岭县县长甲，|法院院长乙
            return lists.place_in_list("市县区州旗盟", post.start, self._last_posts, self._article.body)
        level, last = _BARE_LEVEL.match(mention.text), self._last_person
        if level is None or last is None or not self._last_posts:
            return None
        if not self._lists(_IN_BRACKETS.sub("", self._article.body[last : post.start])):
            return None
        _, title, body, *_ = self._last_posts[-1]
        place = place_of(body.names[0])
        same = place is not None and len(place) > 1 and place[-1] == level[1]
        taken = not SHARED.search(title) and body.names[0].endswith(mention.text) and post.text == mention.text + title
        return place if same and not taken else None
