"""Whose post in which body a rule has found: chains of posts are taken apart, bare titles get the body before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import kg.regex as re
from kg.annotate.bodies.foreign import PARLIAMENTS
from kg.annotate.bodies.own_bodies import Meant, last_meant, meant_by, meeting_of
from kg.annotate.bodies.speaker import Speaker
from kg.annotate.bodies.unlisted import is_company_title
from kg.annotate.posts.finder import MODIFIERS, TERMS, former_word, is_personal, title_behind, with_former
from kg.annotate.posts.runs import last_run, parts_of
from kg.entries import Entry, Registry
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve import headed_bodies as headed
from kg.resolve import post_guards as guards
from kg.resolve.institution_shorts import court_in_full
from kg.resolve.levels_told import last_told
from kg.resolve.listed_heads import SHARED
from kg.resolve.naming import FORMER_THERE, OWN_GROUP, PARTY_GROUP, Namer, governs, group_of, place_of
from kg.resolve.posts_before import PostsBefore
from kg.seeds import Seeds

_BARE_GROUP = re.compile(f"(?:{PARTY_GROUP.pattern[:-1]})(?:第一)?(?:副?书记|委员|成员)")
_NTH = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+任|第[一二三四五六七八九十]+届|[新现]任|[上本]届|新一届|新当选|(?:历史上)?(?:首|第[一二三])[位个名]女?性?|已故)|(?<![^前原])女性?(?=[总首外国内财部副])"
)  # 日本|第103任首相, 首位女总理
_COURT_COMMITTEES, _PARTY_TITLE = ("审判委员会", "检察委员会", "审委会", "检委会"), re.compile("书记|委员|成员|常委")
_GOVERNMENT = re.compile("(?:联合|临时|过渡)?政府(?=(?:第一)?(?:常务)?副?(?:总理|首相|[省市县区州旗镇乡]长))")
_BESIDE_PARTY = re.compile("^前?副?(?:[参众]?议长|总理|[\u4e00-\u9fa5]{2,}(?:部长|大臣))$")
_TOWN_PARTS = frozenset("人大 人大工委 办事处 武装部 人武部 纪委 工会 妇联 团委 政协联络处 党政办".split())
_SCHOOLS, _OF_WHOLE = ("校", "学校"), ("革委会", "革命委员会", "贫协")
_PARTY_PART = re.compile("(?:党委|党总支|党支部|(?<=[省市县区州旗盟])委|(?<=地)委)$")
_TOWN_HALL = re.compile("(?<=[镇乡])(?:人民)?政府$|(?<=街道)办事处$")
_FIRM, _PART_ITSELF = re.compile("(?<!教育)(?:集团|公司)$"), re.compile("(?:纪委|工会|团委)$")
_NO_FIRM = re.compile("(?:人大|政协|人民代表大会|[省市县区州]委|政府)$")
_NAME_GIVEN = re.compile("（[^（）]*称[^（）]*）$")
_PREFECTURE = re.compile("(.*)地委(?:书记处|常委会)?$")
_VILLAGE = re.compile("[\u4e00-\u9fa5]{2,}?(?:村|社区)(?=党)")
_OF_CHINA = ("国家主席", "国家副主席", "国务委员")  # where no other state is meant
_MINISTER = re.compile("[原前]?[\u4e00-\u9fa5]{2,6}(?<!部)部长")
_OUR_ENVOY = re.compile("^(?:我国|.?我)驻.{1,12}(?:大使|总领事|领事|代表|参赞|武官)$")  # 我国|驻某国大使
_ENVOY = re.compile("驻(?!华|中国|我|京)[\u4e00-\u9fa5]{2,8}(?:大使|总领事|代办)$")  # 外交部副部长甲、|驻某国大使乙
_OF_ARMY = re.compile("副?总参谋长")  # 中央军委委员、|总参谋长
_NO_COMMITTEE = re.compile("(?:[局院校场厂]|公司|集团|大学|银行)$")  # whose 党委常委 may be its 纪委书记, too


class PostResolver:
    """The posts of one article, in their order."""

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
        self._by_mention, self._namer, self._frame = by_mention, namer, namer.frame
        self._before = PostsBefore(article, sentences, seeds, registry, by_mention, namer, speaker)
        self._held_in: dict[Mention, Entry] = {}  # the bodies of the posts that are told
        self._over: dict[str, Entry] = {}  # the body of a committee, by the committee's id
        # Bodies and titles of posts, with the body before each: a chain of n posts is read n times.
        self._told: dict[tuple[int, int], tuple[Entry | None, tuple[Entry | None, str]]] = {}

    def resolve(self, found: RelationMention, person: Entry) -> list[tuple[Entry, Entry, str]]:
        """Person, body and title for each holder of the post; none where its body stays unknown.

        A post without a body takes the one before it in the chain, or the place's.
        """
        if found.object is None:
            return []
        sentence = next(s for s in self._sentences if s.start <= found.object.start < s.end)
        chain = last_run(sentence, found.object.end)
        meant = self._body_meant(chain[0])
        if meant is None and guards.is_of_own(self._article.body, chain[-1]):
            return []
        if "body-beside" in found.traits and (beside := self._before.body_beside(found)) is not None:
            meant = beside
        body, title = meant, ""
        whole = None
        for post in chain:
            body, title = self._split_post(sentence, post, body)
            body = body or (self._held_in.get(post) if post is not chain[-1] else None)
            whole = self._over.get(body.id, whole) if body is not None and PARTY_GROUP.search(body.names[0]) else whole
        if "body-beside" in found.traits and meant is not None and meant.names[0].endswith(("政府", "内阁")):
            body = meant  # 以某某为总理的|某国紧急政府
        body = (self._before.body_at(found.start) if "body-first" in found.traits else body) or meant
        if title in _OF_CHINA and body is self._namer.country("中国") and self._is_foreigner(person):
            body = None
        minister = body is not None and body.names[0] in self._seeds.national_bodies and title.endswith("部长")
        if minister and _MINISTER.fullmatch(chain[-1].text) and self._is_foreigner(person):
            body = None  # 前|司法部长某某·某某, of a state that the sentence doesn't name
        if body is None and title in ("主席", "副主席") and self._article.body[: chain[-1].start].endswith("自治区"):
            region = self._before.place_of_list(chain[-1], "区") or self._frame.resolve("自治区")
            body = self._namer.government(region) if region else None
        if body is None and title and not _BARE_GROUP.match(chain[-1].text):
            body = self._body_left_out(sentence, chain, title, person, found.subject)
        if body is None or not title:
            return []
        if (state := body.names[0]) in self._seeds.country_full and not guards.is_of_state(title, state):
            return []
        behind = headed.names_behind(sentence, found.subject.end, title) if found.subject else []
        if "body-first" not in found.traits and guards.is_told_in_turn(sentence, chain[-1], title, behind):
            return []
        self._before.note(title, body, chain[-1], found.subject, whole)
        self._held_in[chain[-1]] = body
        if state in self._seeds.country_full:
            title = headed.title_of_state(title, chain[-1].text)
        title = with_former(chain, title)
        shared = SHARED.search(title) is not None or (
            title == "书记" and guards.has_several_secretaries(body.names[0], self._article.body)
        )
        holders = [person, *(self._holders(behind) if shared else ())]
        return [(holder, body, _NTH.sub("", title)) for holder in holders]

    def _is_foreigner(self, person: Entry) -> bool:
        """Whether a name is too long to be Chinese as well."""
        return len(person.names[0]) > 3 and person.names[0][:2] not in self._seeds.compound_surnames

    def _body_left_out(
        self, sentence: Sentence, chain: list[Mention], title: str, person: Entry, holder: Mention | None
    ) -> Entry | None:
        """The body of a title that has none, nor one before it in its chain; its 党组 where that stands before it."""
        if (organ := self._before.town_organ(chain[0].start)) is not None:
            return organ
        body = self._body_met(sentence, chain[-1]) or self._before.body_of(chain, title, person, holder)
        of = OWN_GROUP.search(self._article.body[: chain[-1].start][-4:])
        if body is None and of and (following := self._joined_behind(sentence, chain[-1])) is not None:
            body = self._before.body_of([following], following.text, person, holder)
        body = self._beside(body, title) if body else None
        core = MODIFIERS.sub("", title)
        if body is None and of and title.endswith(("书记", "委员")):
            body = self._before.speakers_body(chain[0])  # 我校接待了来宾。|党委书记张三介绍了情况
        if body is not None and self._seeds.titles.get(core) == "政府" and not governs(body.names[0], core[0]):
            body = self._government_near(body, core[0])
        if of and body is not None and not body.names[0].endswith(of.group()):
            body = self._committee_of(body, of.group())
        return body

    def _joined_behind(self, sentence: Sentence, post: Mention) -> Mention | None:
        """党组|成员、副主席某某: the post that follows one with nothing but 、 between them."""
        following = next((m for m in sentence.mentions if m.start == post.end + 1 and m.type == "Post"), None)
        return following if following is not None and self._article.body[post.end] == "、" else None

    def _government_near(self, body: Entry, level: str) -> Entry | None:
        """镇党委书记某某、镇长: the government beside a body that a bare 镇长 would take for its own."""
        place = place_of(body.names[0])
        if place is not None and place[-1] == level:
            return self._namer.government(place)
        return self._namer.government(level) if level in "县区镇乡" else None

    def _body_meant(self, post: Mention) -> Entry | None:
        """该院|党组书记, 公司|总工程师: the body that the word before a post means, or its 党委 between them."""
        return self._meant(meant_by(self._article.body, post.start))

    def _meant(self, by: Meant | None) -> Entry | None:
        if by is None:
            return None
        own = self._before.host(by.start, by.ends) or self._before.own_firm(by)
        named = self._before.all_named if by.near else self._before.may_be_own
        found = None if own else last_meant(by, named, "".join(self._article.headlines))
        body = self._by_mention.get((found.start, found.end, "Body")) if found else None
        if found is not None and OWN_GROUP.search(found.text):  # 某大学党委书记甲，校团委书记乙
            at = (found.start, found.end)
            body = next((self._over.get(e.id) for e in self._registry.entries if at in e.mentions), None)
        body = own or (self._before.own_body(by.ends) if not by.near else None) or body
        return self._committee(body, by.group) if body and by.group else body

    def _body_met(self, sentence: Sentence, post: Mention) -> Entry | None:
        """学校党委四届一次全会上，某某当选书记: the body that met and elected, or whose party one leads."""
        led = guards.led_body(self._article.body, post, self._registry)
        if led is not None or not self._before.is_chosen(post):
            return led
        return self._meant(meeting_of(self._article.body, sentence.start, post.start))

    def _holders(self, names: Sequence[Mention]) -> list[Entry]:
        """副主任殷红、|俞根生: the others who share the post."""
        entries = [self._by_mention.get((m.start, m.end, "Person")) for m in names]
        return [entry for entry in entries if entry is not None]

    def _split_post(self, sentence: Sentence, post: Mention, previous: Entry | None) -> tuple[Entry | None, str]:
        """The body and the title of a post, behind a post in the body `previous`."""
        told = self._told.get((post.start, post.end))
        if told is not None and told[0] is previous:
            return told[1]
        begins = {post.start + len(former_word(post.text)), post.start}
        begins |= {post.start + m.end() for m in [TERMS.match(post.text)] if m}
        inner = [m for m in parts_of(post, sentence) if m.start in begins and m.end < post.end and m.type != "Event"]
        if not inner:
            return self._without_body(sentence, post, previous)
        mention = max(inner, key=lambda m: m.end)
        if post.text.endswith("董事会秘书") and mention.text.endswith("董事会"):
            return self._firm_of_board(mention), "董事会秘书"
        if previous is None and self._before.is_chosen(post) and headed.is_council(mention.text):
            return None, title_behind(post, mention)  # 当选|第二届理事会|会长
        found = self._with_body(sentence, post, previous, mention)
        if (body := found[0]) is not None:
            found = self._in_full(body, mention, post) or body, found[1]
        if all(m.type != "Company" for m in inner):  # a company's full name may come later
            self._told[post.start, post.end] = previous, found
        return found

    def _firm_of_board(self, board: Mention) -> Entry | None:
        """The firm whose 董事会秘书 is told of: 远山集团|董事会, 公司|董事会."""
        firm = replace(board, text=board.text[:-3], end=board.end - 3, type="Company")
        meant = self._meant(meant_by(self._article.body, firm.end)) if len(firm.text) < 3 else None
        return meant or (self._namer.body(firm, None) if len(firm.text) > 2 else None)

    def _in_full(self, body: Entry, mention: Mention, post: Mention) -> Entry | None:
        """学院, 分行, 公交集团 without a place: the body named before whose name ends so."""
        joined = "\u4e00" <= self._article.body[mention.start - 1 : mention.start] <= "\u9fa5"
        joined = joined and mention.method != "context"
        bare = "" if joined or mention.start != post.start or body.names[0] != mention.text else mention.text
        last = headed.named_in_full({body.names[0], mention.text}, bare, self._before.named(post))
        return self._by_mention.get((last.start, last.end, "Body")) if last else None

    def _with_body(
        self, sentence: Sentence, post: Mention, previous: Entry | None, mention: Mention
    ) -> tuple[Entry | None, str]:
        """The body that a post names, and what is left of it."""
        former = former_word(post.text)
        if inner := FORMER_THERE.search(mention.text):
            former, mention = inner.group(), replace(mention, text=FORMER_THERE.sub("", mention.text))
        place = headed.place_before(previous, self._article.body[max(0, post.start - 4) : post.start])
        place = place or self._before.place_joined(post, mention)
        town = self._before.town_of_list(post) if mention.start == post.start and mention.text in _TOWN_PARTS else ""
        title = title_behind(post, mention)
        title = former + title if mention.start != post.start or inner else title
        if mention.type == "Place":
            return self._namer.body_of_place(mention, title), title
        if mention.text == "政府" and previous and (country := self._namer.country_in(previous.names[0])):
            return country, title
        if mention.text in PARLIAMENTS and previous and (country := self._namer.country_in(previous.names[0])):
            entry = self._registry.get("Organization", [country.names[0] + mention.text, mention.text], mention)
        elif previous is not None and PARTY_GROUP.fullmatch(mention.text):  # 某局局长、党组书记
            return self._committee(previous, mention.text, mention), title
        elif PARTY_GROUP.fullmatch(mention.text) and mention.start == post.start:  # 党委副书记、总经理
            return self._group_of_chain(sentence, post, mention), title
        elif previous is not None and mention.text in _COURT_COMMITTEES:  # 某法院副院长、审判委员会委员
            court = PARTY_GROUP.sub("", previous.names[0])
            entry = self._registry.get("Organization", [court + mention.text], mention)
        elif (whole := self._of_whole(sentence, post, mention, previous)) is not None:
            entry = whole
        elif mention.text in ("村委会", "居委会") and previous and (at := _VILLAGE.match(previous.names[0])):
            entry = self._registry.get("Organization", [at.group() + mention.text, mention.text], mention)
        elif town:
            entry = self._registry.get("Organization", [town + mention.text], mention)
        elif (part := self._part_of_last(previous, post, mention)) is not None:
            entry = part
        elif group := group_of(mention.text):
            return self._group_named(sentence, post, mention, place, group, title)
        elif previous is not None and (owner := self._whose_part(previous, post, mention)):
            entry = self._part_named(owner, mention)
        elif (
            previous is not None
            and mention.text.endswith(("部", "厅", "署", "院"))
            and previous.names[0] in self._seeds.country_full
        ):
            ministry = previous.names[0] + mention.text  # 柬埔寨副首相兼公务员部大臣
            entry = self._registry.get("Organization", [ministry, mention.text], mention)
        elif place and mention.text[0] == place[-1]:
            entry = self._namer.body_of(mention, place)
        else:
            entry = self._namer.body(mention, place)
        old = self._by_mention.get((mention.start, mention.end, "Body"))
        if old is not None and old is not entry:
            old.mentions.discard((mention.start, mention.end))
        self._by_mention[(mention.start, mention.end, "Body")] = entry
        return entry, title

    def _part_named(self, over: Entry, part: Mention) -> Entry:
        """某大学|纪委: the part, whose body a title that is none of it goes back to: 纪委书记甲，|副校长乙."""
        entry = self._registry.get("Organization", [over.names[0] + part.text], part)
        self._over.setdefault(entry.id, over)
        return entry

    def _of_whole(self, sentence: Sentence, post: Mention, part: Mention, previous: Entry | None) -> Entry | None:
        """厂党委书记、|革委会主任: the body that runs the whole of what the post before has a party committee of."""
        if part.text not in _OF_WHOLE or part.start != post.start:
            return None
        over = previous or self._before.owner_of_group(post)
        whole = _PARTY_PART.sub("", over.names[0]) if over else ""
        if not whole or headed.is_unit(whole):
            return None
        return self._registry.get("Organization", [whole + part.text], part)

    def _part_of_last(self, previous: Entry | None, post: Mention, part: Mention) -> Entry | None:
        """某街道党工委副书记、办事处|主任, 某大学教授甲、历史系|主任乙: the part with the body of the post before."""
        also = self._article.body[part.start - 1 : part.start] == "兼"
        if previous is not None and also and (owner := headed.owner_of_unit(previous.names[0], part.text)):
            return self._registry.get("Organization", [owner + part.text], part)  # 副校长兼|教务处处长
        if previous is not None and (whole := headed.office_of(previous.names[0], part.text)):
            return self._registry.get("Organization", [whole, part.text], part)
        whose = headed.owner_of_part(previous.names[0], part.text) if previous else ""  # 副局长兼刑侦支队|支队长
        whose = whose or (self._before.owner_in_list(post, part.text) if part.start == post.start else "")
        if not whose:
            return next(
                (e for e in self._registry.entries if part.text in e.names[1:] and headed.is_squad(e.names[0])), None
            )
        entry = self._registry.get("Organization", [whose + part.text], part)
        told = (part.text, whose.removesuffix("党委") + part.text)  # 某大学|宣传部 is its 党委's
        entry.names += [name for name in told if name not in entry.names]
        return entry

    def _group_named(
        self, sentence: Sentence, post: Mention, mention: Mention, place: str | None, group: str, title: str
    ) -> tuple[Entry, str]:
        """某局党组|书记: the 党组 of the body that the post names before it."""
        end = mention.end - len(group)
        text = mention.text[: -len(group)]
        if text.endswith("原"):  # 某银行原党委书记
            text, end, title = text[:-1], end - 1, "原" + title
        if given := _NAME_GIVEN.search(text):  # 远山有限公司（以下简称远山）党委书记
            text, end = text[: given.start()], mention.start + given.start()
        firm = any(m.type == "Company" and (m.start, m.end) == (mention.start, end) for m in sentence.nested)
        stem = replace(mention, end=end, text=text, type="Company" if firm or _FIRM.search(text) else mention.type)
        ours = self._before.own_firm(by) if (by := meant_by(self._article.body, end)) else None
        over = ours or (self._meant(by) if by and by.word in _SCHOOLS else None) or self._namer.body(stem, place)
        return self._committee(ours or self._in_full(over, stem, post) or over, group, mention), title

    def _committee(self, over: Entry, group: str, mention: Mention | None = None) -> Entry:
        """The 党组 or 党委 of a body, which is a body of its own."""
        printed = [mention.text] if mention and not _NAME_GIVEN.search(mention.text[: -len(group)]) else []
        names = [_TOWN_HALL.sub("", over.names[0]) + group, *printed]
        names += filter(None, [court_in_full(names[0], self._frame.place)])
        committee = self._registry.get("Organization", names, mention)
        self._over.setdefault(committee.id, over)
        return committee

    def _committee_of(self, body: Entry, group: str) -> Entry | None:
        """The 党委 of a body, or the 纪委 or 工会 of a school or a firm beside its 党委; None for those of a place."""
        if PARTY_GROUP.fullmatch(group) and not _PART_ITSELF.search(body.names[0]):
            return self._committee(body, group)
        over = self._over.get(body.id, body)
        return self._committee(over, group) if _NO_COMMITTEE.search(over.names[0]) else None

    def _group_of_chain(self, sentence: Sentence, post: Mention, group: Mention) -> Entry | None:
        """The 党委 that a post without a body means, by the post that is joined to it or by its list."""
        if (town := self._before.town_organ(group.end)) is not None:
            return town
        owner = self._before.owner_of_group(post)
        return self._committee(owner, group.text, group) if owner and not _PART_ITSELF.search(owner.names[0]) else None

    def _beside(self, committee: Entry, title: str) -> Entry:
        """The body whose committee it is, where a title is none of a committee: 某大学党委书记甲、校长乙."""
        return self._over.get(committee.id, committee) if not _PARTY_TITLE.search(title) else committee

    def _whose_part(self, body: Entry, post: Mention, part: Mention) -> Entry | None:
        """Whose part a post is in: 该院|第四检察部主任, 某局党委常委、|纪委书记."""
        if self._body_meant(post) is body:
            return body
        over = self._over.get(body.id, body)
        return over if part.text == "纪委" and _NO_COMMITTEE.search(over.names[0]) else None

    def _without_body(self, sentence: Sentence, post: Mention, previous: Entry | None) -> tuple[Entry | None, str]:
        """The body that a bare title implies, or that the post before has."""
        place = headed.place_before(previous, self._article.body[max(0, post.start - 4) : post.start])
        if "政府" in post.text:  # 某某党主席、前政府总理
            post = replace(post, text=_GOVERNMENT.sub("", post.text))
        if previous is not None and post.text == "委员长" and previous.names[0].endswith("党组"):
            return self._registry.get(previous.type, [previous.names[0][:-2]]), post.text
        if _OUR_ENVOY.search(self._article.body[max(0, post.start - 2) : post.end]) or (
            _ENVOY.match(post.text) and self._before.is_beside_national(post)
        ):
            return self._namer.country("中国"), post.text
        if previous is not None and previous.names[0] == "中央军委" and _OF_ARMY.fullmatch(post.text):
            return self._registry.get("Organization", ["中国人民解放军", "解放军"]), post.text
        if (congress := self._before.congress(post)) is not None:
            return congress, post.text
        implied = self._seeds.titles.get(post.text) or self._seeds.titles.get(MODIFIERS.sub("", post.text)) or ""
        if implied == "政府":
            return self._government_of(sentence, post, place), post.text
        if implied == "国家":
            return self._state_of(post, previous), post.text
        if previous is not None and is_company_title(post.text) and _NO_FIRM.search(previous.names[0]):
            return None, post.text  # 全国人大代表、某公司总经理
        ranked = previous is not None and guards.is_rank_in(post.text, previous.names[0])
        if previous is not None and guards.is_beside_group(post.text, previous.names[0]):
            return None, post.text  # 领导小组组长、局长
        if previous is not None and headed.commands_beside(post.text, previous.names[0]):
            return self._command_of(post), post.text  # 市长、|指挥长
        if previous is not None and (ranked or not is_personal(post.text)):
            if post.text.endswith("专员") and (party := _PREFECTURE.match(previous.names[0])):  # 地委委员、副专员
                return self._registry.get("Organization", self._namer.prefecture(party[1])), post.text
            if _BESIDE_PARTY.search(post.text) and (state := self._namer.country_in(previous.names[0])):
                return state, post.text  # 某国|某某阵线主席、议长
            if (over := self._beside(previous, post.text)) is not previous:
                return over, post.text
            if whole := headed.whole_of_unit(previous.names[0], post.text):  # 某医院医务科科长、副院长
                return self._registry.get(previous.type, [whole]), post.text
            if previous.names[0].endswith("书记处") and "书记" not in post.text:  # 某会书记处书记、纪检组长
                return self._registry.get(previous.type, [previous.names[0].removesuffix("书记处")]), post.text
            committee = PARTY_GROUP.search(previous.names[0])
            if committee and committee.start() > 2 and not _PARTY_TITLE.search(post.text):  # 某镇党委书记、所长
                return self._registry.get(previous.type, [previous.names[0][: committee.start()]]), post.text
            return previous, post.text
        return None, post.text

    def _command_of(self, post: Mention) -> Entry | None:
        """The headquarters that was named last before a bare 指挥长."""
        named = (m for m in reversed(self._before.named(post)) if m.text.endswith(("指挥部", "总指挥部")))
        last = next(named, None)
        return self._by_mention.get((last.start, last.end, "Body")) if last is not None else None

    def _government_of(self, sentence: Sentence, post: Mention, place: str | None) -> Entry | None:
        """Whose 市长 or 镇长: of the place of the post before, of that of the list, or of the page's."""
        if town := self._town_abroad(sentence, post):
            return town
        if led := guards.town_of_party(self._article.body, post.start, post.end, [*self._seeds.countries]):
            if led in self._seeds.divisions or led in (self._frame.place, *self._frame.above):
                return self._namer.government(led)
            return self._registry.get("Organization", [led, f"{led}政府"])
        level = MODIFIERS.sub("", post.text)[0]
        known = place if place and place[-1] == level else self._before.place_of_list(post, level)
        where = known or self._frame.resolve(level)
        if where is None and level not in "省市县区州旗盟镇乡" and self._frame.place[-1:] in tuple("省市县区州旗盟"):
            where = place or self._frame.place
        where = where or self._namer.nearest(level, post.start)
        if where is None and level in "省市县区州旗盟" and self._frame.place != "中国":
            # of a city that a county's paper need not name, or of a page's own place that nothing tells
            where = last_told(self._article.body, level, post.start)[1] or level
        return self._namer.government(where) if where is not None else None

    def _state_of(self, post: Mention, previous: Entry | None) -> Entry | None:
        """Whose 总统 or 国家主席: of the country of the post that it is joined to, or, by its wording, China's."""
        joined = self._article.body[post.start - 1 : post.start] in ("、", "兼", "，", "")
        if previous is not None and joined:
            for name in previous.names:
                if (country := self._namer.country_in(name)) is not None:
                    return country
        if previous is None and (state := self._before.state_of_list(post)):
            return state
        return self._namer.country("中国") if post.text in _OF_CHINA else None

    def _town_abroad(self, sentence: Sentence, post: Mention) -> Entry | None:
        """法国里昂市|市长: the town whose kind stands between its name and the post."""
        towns = [m for m in sentence.mentions if m.end == post.start - 1 and m.text in self._seeds.foreign_places]
        kind = self._article.body[post.start - 1 : post.start]
        if not towns or kind not in ("市", "省", "州", "区"):
            return None
        return self._registry.get("Organization", [towns[0].text + kind, towns[0].text], towns[0])
