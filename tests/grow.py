"""Many pages made of few: copies in which people, places and bodies have other names and dates are years earlier.

    python tests/grow.py PAGES OUT 100000 [--build FOLDER]

Copy 0 is the pages as they are; in each other one a name becomes the same other name wherever it stands, so that the
graph of N copies holds about N times as many people, bodies and places. Same input, same bytes. Where the number is
no multiple of the pages, the last copy has pages from all of the collection. `--build` names what `kg build -o` made of
PAGES, so that they need not be read here. `--check N` reads N pages and their copies, and prints what is found in each.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import PageError
from kg.ontology import load_ontology
from kg.pages.files import page_id, read_pages
from kg.pipeline.extractor import extract, load_extractor
from kg.query.builds import read_build
from kg.records import ArticleRecord, Page
from kg.seeds import Division, Seeds, load_seeds

YEARS = 4  # that each copy lies before the one before it: leap years stay leap years
TIER = 90  # characters as frequent as each other, which take each other's place
LEAST = 2  # times that a character must be seen in names of its kind to take another's place
COMMON_SURNAMES = 100  # of seeds/surnames.txt, which begins with the most common ones

_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年|[-—–至](?:20)?\d\d\s*年|[./-]\d)")
_FILE_YEAR = re.compile(r"^20\d\d(?=\d{4})")
_VILLAGE = re.compile(r"([\u4e00-\u9fa5]{2})(?=村|镇|乡|街道|社区)")
_BRAND = re.compile(
    r"[\u4e00-\u9fa5]{2}(?=[\u4e00-\u9fa5]{0,12}(?:公司|集团|厂|银行|大学|学院|中学|小学|医院|研究所|俱乐部|电视台)$)"
)
_NO_BRAND = frozenset(
    "人民 中央 国家 国际 全国 农业 工商 建设 交通 外国 师范 医科 理工 科技 科学 工业 航空 石油 电力 铁路 文化 体育 "
    "职业 技术 第一 第二 第三 实验 "
    "大型 骨干 龙头 多家 各大 社会 中小 开发 投资 发展 教育 公安 海军 空军 陆军 国防 中医 附属 党校 行政 保险 "
    "商业 政策 进出 汽车".split()
)
# Short names that are words as well, and what is no name of a place that might as well be another's.
_NOT_SHORT = frozenset("大同 中山 东方 朝阳 三明 安康 长治 保山 玉树 海东 和田 双江 新和 文县 民和".split())
_LEVELS = frozenset("省市县区州盟旗")
_STEMS = "安平宁清和新长江河湖山川阳南北东西永兴泰丰昌华龙凤云海沙林石泉溪桥城关港洲原岭"  # of invented places
_FIXED = frozenset("北京市 台湾省 香港特别行政区 澳门特别行政区".split())

Part = tuple[str, str]  # a stretch of a page, and what it is: Person, Place, Body, Division, Invented, Year, or nothing


def rotated(characters: Sequence[str], copy: int) -> dict[str, str]:
    """For each character another of its tier: no two get the same, and in no two copies (of TIER) one the same."""
    table = {}
    for start in range(0, len(characters), TIER):
        tier = characters[start : start + TIER]
        table |= {one: tier[(i + copy) % len(tier)] for i, one in enumerate(tier)}
    return table


def by_frequency(words: Iterable[str]) -> list[str]:
    """The characters of the words that come often enough, the most frequent first."""
    counts = Counter(character for word in words for character in word)
    return sorted((c for c, n in counts.items() if n >= LEAST), key=lambda c: (-counts[c], c))


@dataclass(frozen=True)
class Cast:
    """The names of a collection, with what they are made of."""

    seeds: Seeds
    kinds: dict[str, str]  # name → Person, Place, Body

    @cached_property
    def abroad(self) -> frozenset[str]:
        """Names of people that are written by their sound, and their parts."""
        sounds = frozenset(self.seeds.words.transliteration) | {"·"}
        names = {name for name in self.people if "·" in name or (len(name) > 3 and sounds.issuperset(name))}
        names |= {name for name in self.people if name[0] not in self.seeds.surnames and name[:2] not in self.surnames}
        return frozenset(part for name in names for part in (name, *name.split("·")))

    @cached_property
    def people(self) -> list[str]:
        """The names of people."""
        return [name for name, kind in self.kinds.items() if kind == "Person"]

    @property
    def surnames(self) -> frozenset[str]:
        """Surnames of two characters."""
        return self.seeds.compound_surnames

    @cached_property
    def common(self) -> list[str]:
        """The most common surnames that people here have."""
        counts = Counter(name[0] for name in self.people if name not in self.abroad)
        return sorted(self.seeds.surnames & counts.keys(), key=lambda s: (-counts[s], s))[:COMMON_SURNAMES]

    def invented(self, place: str | None) -> dict[str, str]:
        """The names of a page's place and of those above it that no table has, full and short."""
        frame = self.seeds.frame(place)
        names = [name for name in (frame.place, *frame.above) if name and not self.knows(name)]
        return {form: "Invented" for name in names for form in (name, name[:-1])}

    def knows(self, place: str) -> bool:
        """Whether the tables have the place of a page; otherwise it is an invented one."""
        return place in self.seeds.divisions or place in self.seeds.countries

    def given(self, name: str) -> str:
        """What follows the surname."""
        return name[2:] if name[:2] in self.surnames and len(name) > 2 else name[1:]

    @cached_property
    def pools(self) -> dict[str, list[str]]:
        """The characters of each sort of name, the most frequent first."""
        chinese = [self.given(name) for name in self.people if name not in self.abroad]
        bodies = [name for name, kind in self.kinds.items() if kind == "Body"]
        places = [name for name, kind in self.kinds.items() if kind == "Place"]
        invented = "".join(name for name, kind in self.kinds.items() if kind == "Invented")
        return {
            "surname": self.common,
            "given": by_frequency(chinese),
            "abroad": [c for c in by_frequency(self.abroad) if c in self.seeds.words.transliteration],
            "brand": by_frequency(found[0] for name in bodies if (found := self.brand(name))),
            "village": by_frequency(found for name in places for found in _VILLAGE.findall(name)),
            "stem": sorted({*_STEMS, *invented} - _LEVELS),
        }

    def brand(self, body: str) -> re.Match[str] | None:
        """The two characters that tell a company or school from others of its kind."""
        start = 0
        for hit in self.divisions.finditer(body, leading=True):
            start = hit[1]
        for size in range(5, 1, -1):
            start += size if body[start : start + size] in self.seeds.countries else 0
        found = _BRAND.match(body, start)
        return None if found and found[0] in _NO_BRAND else found

    @cached_property
    def divisions(self) -> Matcher:
        """Finds full and short names of divisions, also invented ones."""
        invented = (name for name, kind in self.kinds.items() if kind == "Invented")
        return Matcher({*invented, *self.seeds.divisions} - _NOT_SHORT)

    @cached_property
    def sure(self) -> Matcher:
        """Finds what is the name of a division wherever it stands."""
        names = (
            name
            for name, found in self.seeds.divisions.items()
            if name not in _NOT_SHORT and (found[0].level != "county" or (name == found[0].name and len(name) > 2))
        )
        return Matcher(names)


class Matcher:
    """Finds the longest of some words in a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._found = AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostLongest)

    def finditer(self, text: str, *, leading: bool = False) -> Iterator[tuple[int, int]]:
        """Where they stand; with `leading` only those that the text begins with, one after the other."""
        end = 0
        for _, start, stop in self._found.find_matches_as_indexes(text):
            if leading and start != end:
                return
            end = stop
            yield start, stop


class Renaming:
    """The names of one copy."""

    def __init__(self, cast: Cast, copy: int) -> None:
        self.copy, self._cast = copy, cast
        self._tables = {sort: rotated(pool, copy) for sort, pool in cast.pools.items()}
        self._divisions = dict(rotate_divisions(cast.seeds, copy))
        self._known: dict[Part, str] = {}

    def text(self, parts: Iterable[Part]) -> str:
        """A page of the copy."""
        return "".join(text if not kind else self.name(text, kind) for text, kind in parts)

    def name(self, text: str, kind: str) -> str:
        """The other name of what has this one."""
        if (text, kind) not in self._known:
            bare = re.sub(r"\s", "", text)
            self._known[text, kind] = like(text, self._make(bare, kind))
        return self._known[text, kind]

    def place(self, name: str) -> str:
        """The place of a page."""
        return self._within(name) if self._cast.knows(name) else self._by("stem", name)

    def _make(self, name: str, kind: str) -> str:
        if kind == "Person":
            return self._person(name)
        if kind == "Body":
            return self._body(name)
        if kind == "Place":
            return _VILLAGE.sub(self._village, self._within(name))
        return self.year(name) if kind == "Year" else self._division(name)

    def year(self, text: str) -> str:
        """A year, or what begins with one, so many years before."""
        return f"{int(text[:4]) - YEARS * self.copy}{text[4:]}"

    def _person(self, name: str) -> str:
        if name in self._cast.abroad:
            return self._by("abroad", name)
        given = self._cast.given(name)
        surname = name[: len(name) - len(given)]
        return (self._by("surname", surname) if len(surname) == 1 else surname) + self._by("given", given)

    def _body(self, name: str) -> str:
        found = self._cast.brand(name)
        if found is None:
            return self._within(name)
        brand = self._by("brand", found[0])
        return self._within(name[: found.start()]) + brand + self._within(name[found.end() :])

    def _village(self, found: re.Match[str]) -> str:
        return found[0] if found[0] in self._divisions else self._by("village", found[0])

    def _division(self, name: str) -> str:
        if self._cast.kinds.get(name) == "Invented":
            return self._by("stem", name)
        return self._divisions.get(name, name)

    def _within(self, name: str) -> str:
        """A name with the divisions in it renamed."""
        made, end = "", 0
        for start, stop in self._cast.divisions.finditer(name):
            made += name[end:start] + self._division(name[start:stop])
            end = stop
        return made + name[end:]

    def _by(self, sort: str, text: str) -> str:
        table = self._tables[sort]
        return "".join(table.get(character, character) for character in text)


def like(text: str, made: str) -> str:
    """`made` with the white space of `text`, where lines are cut within a name."""
    if not any(map(str.isspace, text)):
        return made
    characters = iter(made)
    laid = "".join(c if c.isspace() else next(characters, "") for c in text)
    return laid + "".join(characters)


def rotate_divisions(seeds: Seeds, copy: int) -> Iterator[tuple[str, str]]:
    """Each name of a division, full or short, with that of another of its kind: its parts go with it."""
    below: dict[str, list[Division]] = {}
    for division in seeds.by_code.values():
        below.setdefault(division.parent, []).append(division)

    def pair(ours: Sequence[Division], theirs: Sequence[Division], by: int) -> Iterator[tuple[str, str]]:
        for ending in sorted({division.name[-1] for division in ours}):
            from_, to = ([d for d in all_ if d.name[-1] == ending and d.name not in _FIXED] for all_ in (ours, theirs))
            for i, one in enumerate(from_ if to else ()):
                other = to[(i + by) % len(to)]
                yield one.name, other.name
                yield one.short, other.short
                yield from pair(below.get(one.code, ()), below.get(other.code, ()), copy if one == other else 0)

    yield from pair(below[""], below[""], copy)


# --- the pages


@dataclass(frozen=True, slots=True)
class Cut:
    """A page, cut into what has a name or a year and what lies between."""

    page: Page
    parts: tuple[Part, ...]


def gather(pages: Sequence[Page], records: Iterable[ArticleRecord], seeds: Seeds) -> tuple[Cast, list[Cut]]:
    """All names, and the pages cut up by them."""
    kinds: dict[str, str] = {}
    of_page: dict[str, dict[str, str]] = {}
    for record in records:
        here = of_page.setdefault(record.page.id, {})
        for entity in record.entities:
            kind = {"Company": "Body", "Organization": "Body"}.get(entity.type, entity.type)
            if kind in ("Person", "Body", "Place"):
                forms = (*entity.names, *(record.article.body[a:b] for a, b in entity.mentions))
                bare = (re.sub(r"\s", "", name) for name in forms)
                here |= {name: kind for name in bare if len(name) > 1 and name not in here}
    for names in of_page.values():
        kinds |= {name: kind for name, kind in names.items() if name not in kinds}
    cast = Cast(seeds, kinds)
    for page in pages:
        kinds |= cast.invented(page.place)
    return cast, [Cut(page, tuple(cut(page, of_page.get(page.id, {}), cast))) for page in pages]


def cut(page: Page, names: Mapping[str, str], cast: Cast) -> Iterator[Part]:
    """The parts of a page, in their order."""
    names = {**names, **cast.invented(page.place)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    wanted = re.compile("|".join(r"\s*".join(map(re.escape, name)) for name in ordered) or "(?!)")
    end = 0
    for found in wanted.finditer(page.text):
        yield from cut_rest(page.text[end : found.start()], cast)
        yield found[0], names[re.sub(r"\s", "", found[0])]
        end = found.end()
    yield from cut_rest(page.text[end:], cast)


def cut_rest(text: str, cast: Cast) -> Iterator[Part]:
    """What no name of the page is: divisions and years are renamed all the same."""
    spans = [(start, stop, "Division") for start, stop in cast.sure.finditer(text)]
    spans += [(*found.span(), "Year") for found in _YEAR.finditer(text)]
    end = 0
    for start, stop, kind in sorted(spans):
        yield text[end:start], ""
        yield text[start:stop], kind
        end = stop
    yield text[end:], ""


def grown(cuts: Sequence[Cut], cast: Cast, count: int) -> Iterator[tuple[Page, int]]:
    """So many pages, copy by copy, with the number of the copy."""
    copies, rest = divmod(count, len(cuts))
    for copy in range(copies + 1):
        renaming = Renaming(cast, copy)
        many = len(cuts) if copy < copies else rest
        for i in range(many):
            yield renamed(cuts[i * len(cuts) // many], renaming), copy


def renamed(cut: Cut, names: Renaming) -> Page:
    """The page of a copy; that of copy 0 is the page itself."""
    page, text = cut.page, names.text(cut.parts) + "\n" * names.copy  # no two copies are the same page
    name = Path(page.source).name
    return Page(
        id=page_id(text),
        text=text,
        source=_FILE_YEAR.sub(lambda year: names.year(year[0]), name) if names.copy else name,
        place=names.place(page.place) if page.place and names.copy else page.place,
        date=names.year(page.date) if page.date else None,
        paper=page.paper,
        number=page.number,
    )


def write_grown(pages: Iterable[tuple[Page, int]], out: Path) -> int:
    """Writes a folder for each copy, with its manifest; how many pages."""
    manifests: dict[int, io.StringIO] = {}
    count = 0
    for page, copy in pages:
        folder = out / f"{copy:02}"
        if copy not in manifests:
            folder.mkdir(parents=True)
            manifests[copy] = io.StringIO("file,date,place,paper,page\n")
            manifests[copy].seek(0, io.SEEK_END)
        (folder / page.source).write_text(page.text, encoding="utf-8", newline="")
        row = (page.source, page.date, page.place, page.paper, page.number)
        csv.writer(manifests[copy], lineterminator="\n").writerow(row)
        count += 1
    for copy, manifest in manifests.items():
        (out / f"{copy:02}" / "manifest.csv").write_text(manifest.getvalue(), encoding="utf-8")
    return count


# --- what is found in copies


def check(cuts: Sequence[Cut], cast: Cast, count: int, copies: int) -> Iterator[tuple[str, int, int, int, int]]:
    """For so many pages, and for copies of them: people, bodies, places, facts as they are found."""
    extractor = load_extractor()
    step = max(1, len(cuts) // count)
    for copy in range(copies):
        renaming = Renaming(cast, copy)
        pages = [renamed(one, renaming) for one in cuts[::step][:count]]
        records = [record for page in pages for record in extractor.extract_page(page)]
        of = Counter(entity.type for record in records for entity in record.entities)
        facts = sum(len(record.relations) for record in records)
        yield f"copy {copy}", of["Person"], of["Organization"] + of["Company"], of["Place"], facts


def read_all(paths: Sequence[Path], build: Path | None) -> tuple[list[Page], Iterable[ArticleRecord]]:
    """The pages, and what they say."""
    pages = [page for page in read_pages(paths, on_error=fail) if page.markup in ("text", "markdown")]
    if build is not None:
        return pages, read_build(build, load_ontology())
    return pages, extract(load_extractor(), paths, on_error=fail)


def fail(error: PageError) -> None:
    """A page that can't be read ends it."""
    raise error


def main() -> None:
    """Writes the pages, or checks what is found in them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--build", type=Path)
    parser.add_argument("--check", type=int, default=0)
    args = parser.parse_args()
    cast, cuts = gather(*read_all([args.pages], args.build), load_seeds())
    if args.check:
        for name, *figures in check(cuts, cast, args.check, max(2, args.count // len(cuts))):
            print(name, *figures, sep="\t")
        return
    print(write_grown(grown(cuts, cast, args.count), args.out), "pages")


if __name__ == "__main__":
    main()
