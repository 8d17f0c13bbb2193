"""Article → sentences with mentions, by tables, patterns and a model; names found once are found everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial

import kg.regex as re
from kg.annotate.bodies.clauses import without_clauses
from kg.annotate.bodies.finder import BodyFinder
from kg.annotate.bodies.names import MINISTRIES, company_short_forms
from kg.annotate.bodies.told_shorts import find_shortened, find_told
from kg.annotate.occasions.finder import OccasionFinder, are_remembered, without_visits
from kg.annotate.people.checks import begins_clause, clause_goes_on
from kg.annotate.people.finder import NameFinder
from kg.annotate.people.forms import SurnameForms, short_forms
from kg.annotate.people.hints import NameHints
from kg.annotate.places.finder import PlaceFinder, halls
from kg.annotate.places.stops import is_stop
from kg.annotate.posts.besides import find_names_beside
from kg.annotate.posts.bodies import bodies_of_called, body_before_holder, with_firms_taken
from kg.annotate.posts.chained import with_chained_bodies
from kg.annotate.posts.finder import Post, find_posts, is_personal, is_taken_up
from kg.annotate.posts.kept import held_posts, kept_posts, name_behind, without_names
from kg.annotate.standing_in import STANDING_IN
from kg.articles.bylines import blank_credits
from kg.articles.name_columns import as_lists
from kg.pages.frames import article_place
from kg.records import Article, Mention, Page, Sentence
from kg.seeds import Frame, Seeds, alternatives
from kg.words.language import whole_words
from kg.words.layers import layer
from kg.words.ner import Name, Recognizer
from kg.words.scan import (
    PUNCTUATION,
    Edges,
    Found,
    Scan,
    build_lexicon,
    find_dates,
    find_documents,
    plain,
    split_sentences,
)
from kg.words.segment import Segmenter, load_segmenter

# A body by its name, a place where something is held in it.
_VENUES = tuple(
    (
        "总统府 总理府 首相府 官邸 总部 广场 酒店 宾馆 饭店 大厦 大院 陵园"
        " 中心 馆 宫 厅 剧院 礼堂 楼 楼前 会议室 体育场 运动场 操场 剧场 会堂 校区 招待所 院区"
        " 产业园 园区 项目 工程 食堂 实训基地"
    ).split()
)
_WORLDWIDE = ("世界", "国际", "全球", "亚洲", "欧洲", "非洲", "亚太", "联合国", "阿拉伯", "拉美", "泛非", "泛美")
_HOME = ("中国", "中华人民共和国")
_REMEMBERED = 20_000  # clauses
_SURE, _LIKELY = 0.88, 0.5  # of a name that only the model finds, of one that a post leads to
_LONG = 4  # characters of a name in foreign syllables: no Chinese name or word has as many
_OF_STATE = re.compile("总统|首相|外长|国王|议长|总干事|领导人|代表")


@dataclass(slots=True)
class _Work:
    """What the finders know of one sentence so far."""

    start: int
    scan: Scan
    written: str  # the sentence with its datelines
    frame: Frame
    documents: list[Found] = field(default_factory=list)
    places: list[Found] = field(default_factory=list)
    bodies: list[Found] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    people: dict[tuple[int, int], str] = field(default_factory=dict)  # span → method
    shorts: dict[str, str] = field(default_factory=dict)  # short names of bodies that the article tells → type
    names: list[Name] | None = None  # of people, by the model, if it was asked

    def mention(self, found: Found) -> Mention:
        """A stretch of the sentence as a mention in the article."""
        start, end, kind, method = found
        return Mention(self.start + start, self.start + end, self.written[start:end], kind, method)


class Annotator:
    """Finds the mentions of articles, with the seeds, the patterns and the segmenter."""

    def __init__(self, seeds: Seeds, segmenter: Segmenter | None = None, recognizer: Recognizer | None = None) -> None:
        self._seeds, self.recognizer = seeds, recognizer
        self._lexicon = build_lexicon(seeds)
        self.segmenter = segmenter or load_segmenter(whole_words(seeds))
        self._segmented: dict[str, frozenset[int]] = {}  # clauses, of which news repeats many
        self._names, self._surname_forms = NameFinder(seeds), SurnameForms(seeds.words)
        self._hints = NameHints(seeds, self._names)
        self._leads = re.compile(f"(?:{alternatives(seeds.words.name_leads)})(?=[\u4e00-\u9fa5])")
        self._places = PlaceFinder(seeds)
        self._bodies = BodyFinder(seeds)
        self._occasions = OccasionFinder(seeds)

    def annotate(self, page: Page, article: Article) -> tuple[Sentence, ...]:
        """The article's sentences in order, each with its mentions; a name found once is found everywhere in it."""
        return self._annotate(page, article, [article.body])[0]

    def annotate_all(self, page: Page, article: Article) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """The same, and the headlines annotated like a body; their offsets count in them joined by newlines."""
        body, headlines = self._annotate(page, article, [article.body, "\n".join(article.headlines)])
        return body, headlines

    def _annotate(self, page: Page, article: Article, texts: list[str]) -> list[tuple[Sentence, ...]]:
        place = article_place(page, article, self._seeds)
        read = [self._begin(as_lists(plain(text)), place) for text in texts]
        works = [work for _, those in read for work in those]
        finders = (Scan.clauses, self._places.clauses)
        self._segment_all(clause for work in works for find in finders for clause in find(work.scan))
        self._first_pass(works)
        return [self._finish(article.id, text, those) if those else () for text, those in read]

    def _begin(self, written: str, place: str) -> tuple[str, list[_Work]]:
        """A text without its datelines, and its sentences, in which nothing is found yet."""
        text, works = blank_credits(written), list[_Work]()
        frame = self._seeds.frame(place, text)
        spans = split_sentences(text)
        for (start, end), (hits, cues) in zip(spans, self._lexicon.find(text, spans), strict=True):
            sentence = text[start:end]
            scan = Scan(sentence, hits, cues, Edges(sentence, self._segment), self._lexicon, frame.states)
            works.append(_Work(start, scan, written[start:end], frame))
        return text, works

    def _finish(self, article_id: str, text: str, works: list[_Work]) -> tuple[Sentence, ...]:
        """The sentences of a text with their mentions; names found in one of them are found in all."""
        self._agree_on_ends(works)
        names = {w.scan.text[s:e] for w in works for s, e in w.people}
        for work in works:
            for start, end in [s for s in work.people if s[1] - s[0] == 2]:
                if work.scan.text[end - 1 : end + 2] in names:
                    del work.people[(start, end)]  # 向习|近平
        companies = {w.scan.text[b.start : b.end] for w in works for b in w.bodies if b.type == "Company"}
        shorts = {s for c in companies for s in company_short_forms(c, text, self._seeds, works[0].frame)}
        shorts |= {
            w.scan.text[b.start : b.end]
            for w in works
            for b in w.bodies
            if b.method == "context" and b.type == "Company"
        }
        shortened = {form for name in names for form in short_forms(name)}
        longest_first = sorted(names, key=lambda n: (-len(n), n))
        forms = [form for name in longest_first for form in (name, *short_forms(name))]
        forms = list(dict.fromkeys([*forms, *self._surname_forms.find(longest_first, [w.scan.text for w in works])]))
        for work in works:
            self._mark_known(work, forms, shortened)
        return tuple(self._second_pass(article_id, work, shorts) for work in works)

    def _agree_on_ends(self, works: list[_Work]) -> None:
        """A name whose end is in doubt ends where the article ends it for sure elsewhere: 习近|平抵达, 李希还|介绍."""
        sure = {w.scan.text[s:e] for w in works for s, e in w.people if self._names.is_bounded(w.scan.text, e)}
        for work in works:
            text = work.scan.text
            for start, end in [s for s in work.people if text[s[0] : s[1]] not in sure]:
                better = next((e for e in (end + 1, end - 1) if text[start:e] in sure), None)
                if better is not None and not self._names.is_bounded(text, end):
                    work.people[(start, better)] = work.people.pop((start, end))

    def _segment(self, text: str) -> frozenset[int]:
        """Offsets at which a word begins or ends."""
        if text not in self._segmented:
            self._segment_all([text])
        return self._segmented[text]

    def _segment_all(self, clauses: Iterable[str]) -> None:
        """Has the segmenter part clauses, all at once."""
        if len(self._segmented) >= _REMEMBERED:
            self._segmented.clear()
        new = [clause for clause in dict.fromkeys(clauses) if clause not in self._segmented]
        self._segmented.update(zip(new, self.segmenter.edges(new), strict=True))

    def _ask(self, works: list[_Work]) -> None:
        """Has the model find names in sentences, which takes as long as all the rest: ask where it may matter."""
        asked = [work for work in works if work.names is None]
        if self.recognizer is not None and asked:
            for work, names in zip(asked, self.recognizer.find([work.scan.text for work in asked]), strict=True):
                work.names = [name for name in names if name.type == "Person"]

    def _first_pass(self, works: list[_Work]) -> None:
        """What the finders find in each sentence; one finder after the other, which keeps what it needs at hand."""
        for work in works:
            if "《" in work.scan.text:
                work.documents = find_documents(work.scan.text)
            work.places = self._places.find(work.scan, work.frame)
        self._find_posts(works)
        for work in works:
            if "name_leads" in work.scan.cues:
                self._find_led(work)
            if work.posts:
                self._find_beside(work)
        for work in works:
            taken = {at for span in work.people for at in range(*span)}
            for start, end in self._names.by_context(work.scan):
                if taken.isdisjoint(range(start, end)):
                    work.people[(start, end)] = "context"
                    taken.update(range(start, end))
        self._model_people(works)
        for work in works:
            work.people = self._names.set_right(work.scan, work.people)

    def _find_led(self, work: _Work) -> None:
        """Names behind what a person is, and other words that lead names (村民)."""
        scan = work.scan
        for match in self._leads.finditer(scan.text):
            start, end = match.end(), None
            foreign = self._names.is_syllable(scan.text, start)
            may_be = foreign or self._names.may_begin(scan.text, start)
            if may_be and (match.start() in scan.edges or start in scan.edges):
                end = self._names.behind_lead(scan, start)
            if end is None and foreign:
                end = self._names.foreign_at(scan, start)
                known = match.group() == "夫人" or self._is_abroad(scan, match.start())
                plain = end is not None and "·" not in scan.text[start:end] and (known or end - start >= _LONG)
                end = end if plain else None
            if end:
                for span in ((start, end), *self._names.behind_led(scan, end)):
                    work.people.setdefault(span, "pattern")

    def _find_beside(self, work: _Work) -> None:
        """Names behind what a person is besides a post (老红军)."""
        posts = [(post.start, post.end) for post in work.posts if work.scan.text.startswith("、", post.end)]
        for span in find_names_beside(work.scan, posts, work.people, self._names) if posts else ():
            work.people.setdefault(span, "pattern")

    @staticmethod
    def _is_abroad(scan: Scan, start: int) -> bool:
        """Whether what a person is stands behind another country: 肯尼亚|选手."""
        return any(h.end == start and scan.text[h.start : h.end] not in _HOME for h in scan.of("country"))

    def _model_people(self, works: list[_Work]) -> None:
        """Names that only the model finds."""
        asked = []
        for work in works if self.recognizer is not None else ():
            taken = [*work.people, *((h.start, h.end) for h in work.scan.of("title"))]
            taken += [(p.start, p.end) for p in work.posts]
            taken += [(f.start, f.end) for f in (*work.bodies, *work.documents)]
            if self._hints.in_text(work.scan.text, taken):
                asked.append((work, taken))
        self._ask([work for work, _ in asked])
        for work, taken in asked:
            self._add_names(work, taken)

    def _add_names(self, work: _Work, taken: list[tuple[int, int]]) -> None:
        """Names of the model where nothing else stands that is taken."""
        for name in work.names or ():
            if name.probability < _SURE or not self._hints.stands_alone(work.scan.text, name):
                continue
            inside = [s for s in work.people if name.start <= s[0] and s[1] <= name.end and work.people[s] == "context"]
            if "·" in work.scan.text[name.start : name.end] and len(inside) == 1:
                del work.people[inside[0]]  # 雪克来|提·扎克尔
                taken.remove(inside[0])
            if not any(s < name.end and name.start < e for s, e in taken):
                work.people[(name.start, name.end)] = "model"

    def _find_posts(self, works: list[_Work]) -> None:
        """Bodies, posts, and the names right behind posts."""
        for work in works:
            work.bodies = without_clauses(work.scan, self._bodies.find(work.scan, work.places), work.places)
        told = {short: kind for work in works for short, kind in find_told(work.scan, work.bodies).items()}
        for work in works:
            work.shorts |= told
            work.bodies += find_shortened(work.scan, work.shorts, [(b.start, b.end) for b in work.bodies])
            work.posts = find_posts(work.scan, work.bodies, work.places)
        asking = [work for work in works if work.posts and not self._find_holders(work)]
        self._ask(asking)
        for work in asking:
            self._find_holders(work)

    def _find_holders(self, work: _Work) -> bool:
        """Whether the names right behind posts could be found, for which the model may have to be asked first."""
        scan, found_before = work.scan, dict(work.people)
        starts = {post.start for post in work.posts}
        for post in work.posts:
            title = scan.text[post.title_start : post.end]
            if title == "总书记" and post.body is None:
                continue
            name = name_behind(scan.text, post.end)
            taken = any(start == name for start, _ in work.people) or is_taken_up(scan.text, post)
            if taken or self._names.invites(scan.text, name):
                continue
            personal = post.body is None and is_personal(title)
            end = self._names.after_post(scan, name, foreign=self._is_foreign(scan, post), personal=personal)
            if not (end and self._names.is_bounded(scan.text, end)) and self._hints.at(scan.text, name):
                if work.names is None and self.recognizer is not None:
                    work.people = found_before
                    return False
                model = next((n for n in work.names or () if n.start == name), None)
                end = model.end if model and self._is_likely(scan, model, end) else end
            if end is None and post.body is not None and post.body.method != "context":
                end = self._names.behind_body_post(scan, name, starts)
            if not (end and self._names.is_bounded(scan.text, end)):
                end = self._names.in_slot(scan, name, end, personal=personal)
            if end:
                end = self._names.without_when(scan.text, name, end)
                work.people[(name, end)] = "pattern"
                for span in self._names.listed_after(scan, end):
                    work.people.setdefault(span, "context")
        return True

    def _is_likely(self, scan: Scan, name: Name, other: int | None) -> bool:
        """Whether to believe the model on the name behind a post, that ends elsewhere by the patterns."""
        if scan.text.startswith("·", name.end):
            return False
        bounded = self._names.is_bounded(scan.text, name.end)
        if other is not None and not bounded and self._names.is_name(scan.text[name.start : other], known=True):
            return False  # of the two ends of a Chinese name the patterns know better
        if other is not None and name.end < other and self._names.is_unbroken(scan.text[name.start : other]):
            return False  # 阿明|娜
        if (
            other is not None
            and other < name.end
            and self._names.is_transliterated(scan.text[name.start : other])
            and not self._names.is_transliterated(scan.text[name.start : name.end])
            and scan.text[name.end - 1] != "世"
        ):
            return False  # 拉马福萨|率
        return name.probability >= (_LIKELY if bounded or other is None else _SURE) and self._names.is_plausible(
            scan.text[name.start : name.end]
        )

    def _is_foreign(self, scan: Scan, post: Post) -> bool:
        """The post is of a country or body abroad: the name may have no Chinese surname."""
        near = max(0, post.start - 24)
        body = scan.text[post.body.start : post.body.end] if post.body else ""
        return (
            body[1:] in MINISTRIES  # 叙外交部发言人
            or (body.startswith(_WORLDWIDE) and not is_personal(scan.text[post.title_start : post.end]))
            or any(
                near <= h.start and h.end <= post.end and scan.text[h.start : h.end] not in _HOME
                for h in scan.of("country")
            )
            or _OF_STATE.search(scan.text, post.title_start, post.end) is not None
            or (post.body is not None and post.body.method == "lexicon" and body in self._seeds.national_bodies)
        )

    def _mark_known(self, work: _Work, forms: list[str], shortened: set[str]) -> None:
        """Marks names wherever they stand; `forms` are all that names of the article are known by, `shortened` some."""
        scan = work.scan
        for form in forms:
            if form in scan.text:
                self._mark(work, form)
        around = [b for b in (*work.bodies, *work.places) if b.method == "pattern"]
        if any(
            b.start < e and s < b.end and (s, e) != (b.start, b.end) and scan.text[s:e] not in shortened
            for s, e in work.people
            for b in around
        ):
            scan.barriers = tuple(e for _, e in work.people)
            work.places = self._places.find(scan, work.frame)
            self._find_posts([work])
            work.people = self._names.set_right(scan, work.people)

    def _second_pass(self, article_id: str, work: _Work, shorts: set[str]) -> Sentence:
        """The sentence with its mentions; `shorts` are short forms of companies."""
        scan = work.scan
        people = [s for s in work.people if not self._inside(work, s)]
        found = [Found(s, e, "Person", work.people[(s, e)]) for s, e in people] + work.documents
        if work.posts:
            work.posts = without_names(work.posts, people)
            self._find_bodies_of_holders(work, people)
        posts = kept_posts(scan.text, work.posts, people, work.bodies, work.places)
        held = {p.start for p in held_posts(scan.text, posts, people)}
        found += [Found(p.start, p.end, "Post", "pattern" if p.start in held else "context") for p in posts]
        dates = find_dates(scan.text) if "dates" in scan.cues else []
        for pattern, cue in STANDING_IN:
            if cue in scan.cues:
                found += [Found(*match.span(), "Person", "pronoun") for match in pattern.finditer(scan.text)]
        events = self._occasions.find(scan, dates, people, work.bodies)
        events = without_visits(scan.text, events, [*work.bodies, *work.places])
        named_after = are_remembered(scan.text, people, events)
        found = [f for f in found if (f.start, f.end) not in named_after]
        for short in sorted(shorts):
            at = scan.text.find(short)
            while at >= 0:
                end = at + len(short)
                whole = at in scan.edges and end in scan.edges  # not 全|国铁|路
                if whole and not any(f.start <= at and end <= f.end for f in (*work.bodies, *work.places)):
                    work.bodies.append(Found(at, end, "Company", "context"))
                at = scan.text.find(short, end)
        found += [self._with_document(event, work) for event in events]
        found = [
            f
            for f in found
            if f.type != "Document"
            or not any(e.type in ("Event", "Post") and e.start <= f.start and f.end < e.end for e in found)
        ]
        work.places += halls(scan.text, work.bodies)
        scenes = {
            (p.start, p.end) for p in work.places if p.method == "context" or scan.text.endswith("国总部", 0, p.end)
        }
        venues = {s for s in scenes if scan.text[s[0] : s[1]].endswith(_VENUES)}
        found += [b for b in work.bodies if not any(s <= b.start < b.end <= e or b.end == e for s, e in venues)]
        found += [p.body for p in posts if p.body]
        found += work.places
        kept, nested = layer(found)
        mentions, inner = tuple(map(work.mention, kept)), tuple(map(work.mention, nested))
        return Sentence(article_id, work.start, work.start + len(scan.text), scan.text, mentions, inner)

    def _with_document(self, event: Found, work: _Work) -> Found:
        """《某公约》第十五次缔约方大会: the occasion's name begins with the title."""
        before = next((d for d in work.documents if d.end == event.start), None)
        numbered = work.scan.text[event.start : event.start + 1] == "第"
        return event._replace(start=before.start) if before and numbered else event

    def _mark(self, work: _Work, name: str) -> None:
        """All places where a known name stands."""
        text, at = work.scan.text, work.scan.text.find(name)
        while at >= 0:
            end = at + len(name)
            taken = (at, end) in work.people or any(s < end and at < e for s, e in work.people)
            if not (taken or any(h.start < at < h.end < end for h in work.scan.of("country"))) and (  # 科特迪|瓦总理
                end == len(text)
                or text[end] in PUNCTUATION
                or self._names.name_at(work.scan, at, strict=True) == end
                or (begins_clause(text, at) and (self._names.is_bounded(text, end) or clause_goes_on(text, at, end)))
                or self._names.foreign_ends(text, at, end)
                or end in work.scan.edges
            ):
                work.people[(at, end)] = "context"
            at = text.find(name, end)

    def _inside(self, work: _Work, span: tuple[int, int]) -> bool:
        """A name that is part of a body, a stop (乌石岭|检查站) or a title in 《》 is no mention of a person."""
        stops = (p for p in work.places if is_stop(work.scan.text, p))
        around = [b for b in (*work.bodies, *work.documents, *stops) if b.start <= span[0] and span[1] <= b.end]
        taken = any(b.end - b.start > span[1] - span[0] or b.method == "given" for b in around)
        return taken and work.people[span] == "context"

    def _find_bodies_of_holders(self, work: _Work, people: list[tuple[int, int]]) -> None:
        """Gives posts that lead on to a name the body before them that only their holder tells of."""
        scan = work.scan
        held = {p.start for p in held_posts(scan.text, work.posts, people) if p.body is None}
        held = {start for start in held if start and scan.text[start - 1] not in PUNCTUATION}
        before, scan.barriers = scan.barriers, (*(end for _, end in people), *(p.end for p in work.posts))
        for index, post in enumerate(work.posts):
            if post.start in held:
                begin = self._bodies.begin_before(scan, post.start, work.places)
                body = body_before_holder(scan, begin, post.title_start, post.end, work.bodies)
                work.posts[index] = replace(post, start=body.start, body=body) if body else post
        work.posts = with_chained_bodies(scan, with_firms_taken(scan, work.posts, work.bodies), people)
        begins = partial(self._bodies.begin_before, scan, places=work.places)
        work.bodies += bodies_of_called(scan, work.posts, people, work.bodies, begins)
        scan.barriers = before
