"""The order of the steps that read: pages → articles → annotate → rules → resolve → records.

Modules that load for long (spaCy) are imported where they are first needed: `kg --help` stays quick.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import FAULTS, PageError, describe_fault
from kg.pipeline.timelimit import PAGE_SECONDS, Overdue, describe_limit, time_limit, time_of_file, time_of_pages
from kg.records import Article, ArticleEntity, ArticleRecord, Page, RelationMention, Sentence
from kg.words.traditional import can_simplify, is_traditional, simplify

if TYPE_CHECKING:
    from kg.annotate.annotator import Annotator
    from kg.ontology import Ontology
    from kg.pages.files import PageFile
    from kg.pages.frames import FrameFinder
    from kg.resolve.fact_judge import FactJudge
    from kg.rules.described_scenes import DescribedScenes
    from kg.rules.matching import RuleSet
    from kg.rules.visits import VisitReader
    from kg.rules.where_held import WhereHeld
    from kg.seeds import Seeds


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """An issue as it was read: its pages without those that broke the reading, and what became of these."""

    pages: tuple[Page, ...]
    records: tuple[ArticleRecord, ...] = ()
    errors: tuple[PageError, ...] = ()


class Reader(Protocol):
    """What reads files and issues: an Extractor in this process, kg.pipeline.parallel.Readers in several."""

    @property
    def ontology(self) -> Ontology:
        """The classes and relations of the records."""

    def read_files(self, files: Iterable[PageFile]) -> Iterator[tuple[Page, ...] | PageError]:
        """The pages of each file, or why there is none, in the order of the files."""

    def read_issues(self, issues: Iterable[Sequence[Page]]) -> Iterator[ReadIssue]:
        """Each issue as it was read, in their order."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that reading an article needs, loaded once."""

    seeds: Seeds
    ontology: Ontology
    annotator: Annotator
    rules: RuleSet
    frames: FrameFinder
    visits: VisitReader
    where_held: WhereHeld
    scenes: DescribedScenes
    judge: FactJudge
    page_seconds: float = PAGE_SECONDS  # that a page may take, 0: any

    def read_files(self, files: Iterable[PageFile]) -> Iterator[tuple[Page, ...] | PageError]:
        """The pages of each file, or why there is none, in the order of the files."""
        return (read_file_in_time(file, self.page_seconds) for file in files)

    def read_issues(self, issues: Iterable[Sequence[Page]]) -> Iterator[ReadIssue]:
        """Each issue as it was read, in their order."""
        return (read_issue(self, pages, self.page_seconds) for pages in issues)

    def extract_page(self, page: Page, lap: Callable[[str], None] | None = None) -> tuple[ArticleRecord, ...]:
        """The records of a page's articles, in the order of the page; `lap` hears of each step that is done.

        Place and date that the page doesn't have are inferred, and said so in the page of the records.
        """
        from kg.articles.split import split_page

        lap, articles = lap or _no_lap, split_page(page)
        lap("split")
        page = infer_page(page, articles, self.frames)
        lap("infer")
        return tuple(self.extract_article(page, article, lap).record for article in articles)

    def extract_article(self, page: Page, article: Article, lap: Callable[[str], None] | None = None) -> Extraction:
        """One article with what each step found in it; one in traditional characters is read as a simplified copy.

        Sentences and relation mentions are then those of the copy, at the same offsets; the record holds the article
        as it was, its entities under simplified names with the printed ones beside them.
        """
        text = "\n".join((*article.headlines, article.body))
        if not (is_traditional(text) and can_simplify()):
            return self._extract(page, article, lap)
        copy = replace(article, headlines=tuple(map(simplify, article.headlines)), body=simplify(article.body))
        found = self._extract(replace(page, place=page.place and simplify(page.place)), copy, lap)
        entities = tuple(_with_printed_names(entity, article, copy) for entity in found.record.entities)
        record = replace(found.record, page=page, article=article, entities=entities)
        return replace(found, record=record)

    def _extract(self, page: Page, article: Article, lap: Callable[[str], None] | None) -> Extraction:
        from kg.resolve.digests import resolve_all
        from kg.rules.barred import allowed
        from kg.rules.elections import find_elected
        from kg.rules.guest_lists import find_guest_lists, with_whole_lists
        from kg.rules.named_holders import find_named_holders
        from kg.rules.resumes import find_resume_posts
        from kg.rules.shared_posts import find_shared_posts

        lap = lap or _no_lap
        written, article = article, _in_plain_marks(article)
        sentences, headlines = self.annotator.annotate_all(page, article)
        lap("annotate")
        shared = tuple(find_shared_posts(sentences))
        told = {(mention.subject, mention.object) for mention in shared}
        listed = (with_whole_lists(sentence, self.rules.apply(sentence)) for sentence in sentences)
        ruled = (m for sentence, found in zip(sentences, listed, strict=True) for m in allowed(sentence, found))
        found = shared + tuple(m for m in ruled if m.relation != "holdsPost" or (m.subject, m.object) not in told)
        found += (
            *find_guest_lists(sentences),
            *find_elected(sentences, found),
            *find_resume_posts(sentences),
            *find_named_holders(sentences),
            *self.visits.find(sentences),
            *self.where_held.find(sentences),
            *self.scenes.find(sentences),
        )
        lap("rules")
        record = self.judge.judge(resolve_all(page, article, sentences, found, self.seeds, headlines))
        record = record if article is written else replace(record, article=written)
        lap("resolve")
        return Extraction(sentences, found, record)


def _in_plain_marks(article: Article) -> Article:
    """The article with the marks and digits that all steps know (，for ,); itself if it has them."""
    from kg.words.scan import plain

    body, headlines = plain(article.body), tuple(map(plain, article.headlines))
    same = body == article.body and headlines == article.headlines
    return article if same else replace(article, headlines=headlines, body=body)


def _with_printed_names(entity: ArticleEntity, article: Article, copy: Article) -> ArticleEntity:
    """The entity with its names as the article prints them, where the simplified `copy` has one of its names."""
    printed = (article.body[a:b] for a, b in entity.mentions if copy.body[a:b] in entity.names)
    return replace(entity, names=tuple(dict.fromkeys((*entity.names, *printed))))


def _no_lap(step: str) -> None:
    """For those who don't measure."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the steps found in one article: mentions, relation mentions, and the record made from them."""

    sentences: tuple[Sentence, ...]
    relation_mentions: tuple[RelationMention, ...]
    record: ArticleRecord


def infer_page(page: Page, articles: Sequence[Article], frames: FrameFinder) -> Page:
    """The page with its place, and with what tells of its date, from its articles, where it has none of its own."""
    from kg.pages.inferred import infer_date

    if not page.place and (placed := frames.find(articles, page.paper)):
        page = replace(page, place=placed.place, place_basis=placed.basis)
    if not page.date and not page.inferred and (inferred := infer_date(articles)):
        page = replace(page, inferred=inferred)
    return page


def load_extractor(ner: str = "kg", page_seconds: float = PAGE_SECONDS) -> Extractor:
    """The extractor over the seeds, ontology, rules and models that come with the program.

    `ner` names the model that finds names: kg, none, or a spaCy model. A page may take `page_seconds`, 0: any time.

    Raises DataFileError when one of these files is broken.
    """
    from kg.annotate.annotator import Annotator
    from kg.ontology import load_ontology
    from kg.pages.frames import FrameFinder
    from kg.resolve.fact_judge import load_judge
    from kg.rules.described_scenes import DescribedScenes
    from kg.rules.rulefile import load_rules
    from kg.rules.visits import VisitReader
    from kg.rules.where_held import WhereHeld
    from kg.seeds import load_seeds
    from kg.words.ner import load_people

    with _kept():
        ontology, seeds = load_ontology(), load_seeds()
        annotator, rules = Annotator(seeds, recognizer=load_people(ner)), load_rules(ontology)
        readers = VisitReader(seeds, rules), WhereHeld(seeds, rules), DescribedScenes(seeds, rules)
        return Extractor(seeds, ontology, annotator, rules, FrameFinder(seeds), *readers, load_judge(), page_seconds)


@contextmanager
def _kept() -> Iterator[None]:
    """What is loaded meanwhile stays, and is never looked through for garbage, which takes 3 % of reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def extract(
    reader: Reader,
    paths: Sequence[Path],
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None],
    on_page: Callable[[Page], None] | None = None,
    on_repeat: Callable[[Page, Page], None] | None = None,
) -> Iterator[ArticleRecord]:
    """The records of all pages that `paths` name, issue by issue; an article that jumps to another page is one.

    `on_error` gets each page that can't be read, `on_page` each page that is done. With `on_repeat` a page whose text
    was read before is left out and given to it, after the page it repeats. Raises DataFileError for a broken manifest.
    """
    from kg.pages.files import read_pages
    from kg.pages.jumps import issues

    seen: dict[str, Page] = {}

    def pages() -> Iterator[Page]:
        found = read_pages(paths, place=place, date=date, paper=paper, on_error=on_error, read=reader.read_files)
        for page in found:
            first = seen.setdefault(page.id, page) if on_repeat is not None else page
            if on_repeat is None or first is page:
                yield page
            else:
                on_repeat(first, page)

    for issue in reader.read_issues(issues(pages())):
        yield from issue.records
        for error in issue.errors:
            on_error(error)
        if on_page is not None:
            for page in issue.pages:
                on_page(page)


def extract_issue(extractor: Extractor, pages: Sequence[Page]) -> Iterator[ArticleRecord]:
    """The records of the pages of one issue; an article that jumps from one of them to another is one."""
    from kg.articles.split import split_page
    from kg.pages.jumps import Part, join_jumps

    parts: list[Part] = []
    for page in pages:
        articles = split_page(page)
        known = infer_page(page, articles, extractor.frames)
        parts += (Part(known, article) for article in articles)
    for part in join_jumps(parts):
        yield extractor.extract_article(part.page, part.article).record


def read_file_in_time(file: PageFile, seconds: float) -> tuple[Page, ...] | PageError:
    """The pages of a file, or why there is none, where a page may take so many seconds (0: any time)."""
    from kg.pages.files import read_file

    most = time_of_file(file.at or file.path, seconds)
    try:
        with time_limit(most):
            return read_file(file)
    except Overdue:
        return PageError(file.path, describe_limit(most))


def read_issue(extractor: Extractor, pages: Sequence[Page], page_seconds: float = 0) -> ReadIssue:
    """An issue as it was read; a page that meets a fault of the program, or takes longer than it may, is left out.

    The issue is tried for as long as one page may take: that is much, and one that hangs is found the sooner.
    """

    def read(pages: Sequence[Page], most: float | None = None) -> tuple[ArticleRecord, ...] | str:
        seconds = time_of_pages(pages, page_seconds) if most is None else most
        try:
            with time_limit(seconds):
                return tuple(extract_issue(extractor, pages))
        except FAULTS as error:
            return f"can't be read: {describe_fault(error)}"
        except Overdue:
            return describe_limit(seconds)

    found = read(pages, max((time_of_pages([page], page_seconds) for page in pages), default=0))
    return ReadIssue(tuple(pages), found) if isinstance(found, tuple) else read_apart(pages, read, found)


def read_apart(
    pages: Sequence[Page], read: Callable[[Sequence[Page]], tuple[ArticleRecord, ...] | str], wrong: str
) -> ReadIssue:
    """An issue that can't be read, without the pages that are to blame; `read` gives records, or what is wrong.

    Each page is read alone, unless it is the only one, with which that is `wrong`. When none fails alone, and still all
    of them fail together, all are left out.
    """
    if len(pages) == 1:
        return ReadIssue((), (), (PageError(pages[0].source, wrong),))
    causes = {page: cause for page in pages if isinstance(cause := read([page]), str)}
    good = tuple(page for page in pages if page not in causes)
    found = read(good) if good else ()
    if isinstance(found, str):
        causes |= dict.fromkeys(good, found)
        good, found = (), ()
    errors = tuple(PageError(page.source, cause) for page, cause in causes.items())
    return ReadIssue(good, found, errors)


def reader_mark(ner: str) -> str:
    """What stands for the way in which articles are read: program version, model, and all its tables and rules."""
    from kg import __version__
    from kg.ids import content_id
    from kg.resources import data_path, model_path

    folders = (data_path("seeds"), data_path("ontology") / "rules", *map(model_path, ("people", "segmenter", "facts")))
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    hashes = [sha256(path.read_bytes()).hexdigest() for path in files]
    return f"{__version__} {ner} {content_id(*(path.name for path in files), *hashes)}"


def extract_sentence(extractor: Extractor, text: str, *, place: str | None, date: str | None) -> Extraction:
    """What the steps find in a text of its own, taken as the body of an article on a page of `place`."""
    from kg.ids import content_id
    from kg.pages.files import page_id

    page = Page(page_id(text), text, "-", place, date)
    article = Article(content_id(page.id, text), page.id, (), (), text, tuple(range(len(text))))
    return extractor.extract_article(page, article)


class LazyReader:
    """Reads the pages of an issue; the extractor is loaded when the first is read."""

    def __init__(self, ner: str) -> None:
        self._ner = ner
        self._extractor: Extractor | None = None

    def __call__(self, pages: Sequence[Page]) -> Iterable[ArticleRecord]:
        self._extractor = self._extractor or load_extractor(self._ner)
        return extract_issue(self._extractor, pages)


def without_unsure(record: ArticleRecord, least: float) -> ArticleRecord:
    """The record without its facts of a confidence under `least`; what they are about stays."""
    sure = tuple(relation for relation in record.relations if relation.confidence >= least)
    return record if len(sure) == len(record.relations) else replace(record, relations=sure)
