"""Silver labels to train a name model on: what the program finds without one, fused with the labels of a teacher.

A teacher is any other recogniser whose labels of the same sentences lie in a file. Where both speak the program's own
names win, being rarely wrong; the teacher knows better where a name ends that only the segmenter bounds, and finds
names that stand without any of the words that the program goes by.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import kg.regex as re
from kg.records import Page, Sentence

if TYPE_CHECKING:
    from kg.annotate.annotator import Annotator

SEED = 0  # of the order in which sentences are drawn
SHORTEST = 8  # characters of a sentence
_SHORTEST_EVENT = 5  # characters; shorter ones are 大会, 论坛: no names
_LONGEST_PERSON = 8  # characters of a name that a teacher bounds
_PRONOUN = "pronoun"  # the method of a mention that is no name

_BODIES = ("Company", "Organization", "Place")
_NAMES = ("Person", *_BODIES)
_COMPANY = re.compile(
    "(?:公司|集团|银行|企业|商行|工厂|酒店|超市|商场|药业|股份|证券|基金|饭店|药房|航空|控股|传媒|影业)$"
)
# Forms of address that a teacher takes for names: 李某, 王先生, 老张.
_ADDRESS = re.compile(
    "某|先生|小姐|女士|老师|师傅|阿姨|奶奶|爷爷|大爷|大妈|教授|医生|院长|局长|主席|书记|^[老小阿][一-龥]$"
)
_CLOSED = frozenset("，。、；：）（”“")


class Label(NamedTuple):
    """A stretch of a text that names something; code points, half-open."""

    start: int
    end: int
    type: str  # one of kg.words.ner.LABELS


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its labels in order of their start, none overlapping."""

    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Silver:
    """Labelled sentences of a corpus, and how many there are of those that were passed over."""

    sentences: tuple[Labelled, ...]
    untaught: int  # sentences that the teacher doesn't know
    repeated: int  # sentences that stand in an earlier article or in one that is held out

    @property
    def characters(self) -> int:
        """Over all sentences."""
        return sum(len(sentence.text) for sentence in self.sentences)


def label_articles(
    pages: Iterable[Page],
    annotator: Annotator,
    *,
    teacher: Mapping[str, Sequence[Label]] | None = None,
    held_out: Iterable[Page] = (),
    on_article: Callable[[], None] | None = None,
) -> Silver:
    """Labels each sentence of the articles of `pages` once, in their order.

    `annotator` has no recogniser of its own, or the new model learns what the old one said. `teacher` holds the labels
    of each sentence by its text, without the white space around it; a sentence that it doesn't hold is passed over, as
    is one that stands in `held_out`. `on_article` is called after each page.
    """
    taken: list[Labelled] = []
    seen = {text for page in held_out for text, _ in _sentences(page, annotator)}
    untaught = repeated = 0
    for page in pages:
        for text, sentence in _sentences(page, annotator):
            if text in seen:
                repeated += 1
                continue
            seen.add(text)
            known = () if teacher is None else teacher.get(text)
            if known is None:
                untaught += 1
            else:
                taken.append(fuse(sentence, known))
        if on_article is not None:
            on_article()
    return Silver(tuple(taken), untaught, repeated)


def draw(sentences: Iterable[Labelled], characters: int) -> list[Labelled]:
    """So many characters of sentences, in an order that a fixed seed gives; all sentences if there are fewer.

    Sentences from all over a corpus teach more names than the same number from a part of its articles.
    """
    order = list(sentences)
    random.Random(SEED).shuffle(order)
    drawn, count = [], 0
    for sentence in order:
        if count >= characters:
            break
        drawn.append(sentence)
        count += len(sentence.text)
    return drawn


def _sentences(page: Page, annotator: Annotator) -> Iterable[tuple[str, Sentence]]:
    """The sentences of a page that are long enough to learn from, each with its text without white space around it."""
    from kg.articles.split import split_page

    for article in split_page(page):
        for sentence in annotator.annotate(page, article):
            text = sentence.text.strip()
            if len(text) >= SHORTEST:
                yield text, sentence


def fuse(sentence: Sentence, teacher: Sequence[Label] = ()) -> Labelled:
    """The labels of a sentence, from its mentions and from what a teacher labels in its stripped text.

    In this order, each only where nothing stands yet, so that of two names in conflict the later one is dropped:
    1. The program's people, companies, bodies and places. A person's name that no mark or digit bounds ends where the
       teacher ends it, if he lets it begin at the same character.
    2. The program's occasions; the titles of its posts, without the body before them.
    3. The teacher's names, but for forms of address and those inside any mention (a post, a document, a date).
    """
    text = sentence.text.strip()
    teacher = [t for t in teacher if t.type != "Person" or not _ADDRESS.search(text[t.start : t.end])]
    shift = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
    mentions = [m for m in (*sentence.mentions, *sentence.nested) if m.method != _PRONOUN]
    own = [Label(m.start - shift, m.end - shift, m.type) for m in mentions]
    labels: list[Label] = []
    for label in own:
        if label.type in _NAMES:
            _add(labels, _bounded(label, teacher, text) if label.type == "Person" else label)
    for label in own:
        if label.type == "Event" and label.end - label.start >= _SHORTEST_EVENT:
            _add(labels, label)
    for label in own:
        if label.type == "Post":
            _add(labels, _title(label, own))
    for label in teacher:
        if any(other.start <= label.start and label.end <= other.end for other in own):
            continue
        name = text[label.start : label.end]
        if label.type != "Person" or len(name) > 1:
            _add(labels, label._replace(type=body_type(name)) if label.type == "Organization" else label)
    return Labelled(text, tuple(sorted(labels)))


def _add(labels: list[Label], label: Label) -> None:
    """Adds a label that isn't empty where nothing stands yet."""
    if label.start < label.end and all(label.end <= other.start or label.start >= other.end for other in labels):
        labels.append(label)


def _bounded(person: Label, teacher: Iterable[Label], text: str) -> Label:
    """The person with the end that the teacher gives, where only the segmenter gave one."""
    behind = text[person.end : person.end + 1]
    if not behind or behind in _CLOSED or behind.isdigit():
        return person
    for label in teacher:
        if label.type == "Person" and label.start == person.start and 2 <= label.end - label.start <= _LONGEST_PERSON:
            return label
    return person


def _title(post: Label, own: Iterable[Label]) -> Label:
    """What is left of a post behind the last body or place in it; empty when that is all."""
    inside = [o for o in own if o.type in _BODIES and post.start <= o.start and o.end <= post.end]
    return Label(max((o.end for o in inside), default=post.start), post.end, "Title")


def body_type(name: str) -> str:
    """Company or Organization, by how the name of a body ends."""
    return "Company" if _COMPANY.search(name) else "Organization"
