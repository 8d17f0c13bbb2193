"""Loads and checks the tables in `seeds/`: places, countries, bodies, posts, occasions, surnames, words."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

import kg.regex as re
from kg.errors import DataFileError
from kg.resources import data_path
from kg.toml import read_toml

_LEVELS = "省市县区州盟旗"  # as names of divisions end
LEVELS = {"province": "省", "city": "市", "county": "县"}


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division; `parent` is the code of the division above it, empty for provinces."""

    code: str
    name: str
    short: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that every place has: 组织部 hangs under 委 (`via`) and is short for nothing; 文旅局 stands for `full`."""

    name: str
    via: str
    full: str


def level_of(place: str) -> str:
    """The level that a place's name ends in: 市, 县, 旗, 盟; 自治区 for such a region, 地 for 某某地区 and 某某专区."""
    return "自治区" if place.endswith("自治区") else "地" if place.endswith(("地区", "专区", "地")) else place[-1]


@dataclass(frozen=True, slots=True)
class Frame:
    """What 我市, 市委, 省委 mean on a page: the place and the names of the levels above it."""

    place: str  # 义乌市; 中国 for a national paper
    by_level: dict[str, str]  # 省 → 浙江省, 市 → 义乌市 …
    above: tuple[str, ...] = ()  # 金华市, 浙江省
    states: Mapping[str, str] = field(
        default_factory=dict, compare=False
    )  # 俄 → 俄罗斯 …: the countries by one character

    def resolve(self, word: str) -> str | None:
        """The place that a bare level word (市, 我市, 全省, 县) means here, or None."""
        return self.by_level.get(level_of(word)) if word else None


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of `seeds/words.toml`, in its order; its comments say what each is for."""

    stop_words: tuple[str, ...]
    leading_verbs: tuple[str, ...]
    roles_before_bodies: tuple[str, ...]
    person_acts: tuple[str, ...]
    acts_of_holders: tuple[str, ...]
    person_followers: tuple[str, ...]
    name_suffixes: tuple[str, ...]
    posts_behind_names: tuple[str, ...]
    never_behind_surnames: tuple[str, ...]
    transliteration: tuple[str, ...]
    home_syllables: tuple[str, ...]
    syllables_behind_posts: tuple[str, ...]
    name_parts: tuple[str, ...]
    rare_surnames: tuple[str, ...]
    japanese_surnames: tuple[str, ...]
    never_in_names: tuple[str, ...]
    never_first_in_names: tuple[str, ...]
    never_last_in_names: tuple[str, ...]
    words_behind_posts: tuple[str, ...]
    name_leads: tuple[str, ...]
    company_heads: tuple[str, ...]
    trades: tuple[str, ...]
    firm_tails: tuple[str, ...]
    body_heads: tuple[str, ...]
    weak_heads: tuple[str, ...]
    place_heads: tuple[str, ...]
    place_kinds: tuple[str, ...]
    general_stems: tuple[str, ...]
    apposed_to_places: tuple[str, ...]
    generic_names: tuple[str, ...]
    station_duties: tuple[str, ...]
    section_duties: tuple[str, ...]
    centre_duties: tuple[str, ...]
    clause_words: tuple[str, ...]
    first_verbs: tuple[str, ...]
    body_kinds: tuple[str, ...]
    broad_occasions: tuple[str, ...]
    verbal_occasions: tuple[str, ...]
    games: tuple[str, ...]
    occasion_verbs: tuple[str, ...]
    name_verbs: tuple[str, ...]
    contest_words: tuple[str, ...]
    sports: tuple[str, ...]
    goes_to: tuple[str, ...]
    goes_weakly: tuple[str, ...]
    looks_at: tuple[str, ...]
    looks_at_all: tuple[str, ...]
    venue_heads: tuple[str, ...]
    acts_there: tuple[str, ...]
    takes_up: tuple[str, ...]
    scene_states: tuple[str, ...]
    held_verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seeds:
    """All tables, keyed as they are looked up."""

    divisions: dict[str, tuple[Division, ...]]  # by name and by short name
    by_code: dict[str, Division]
    countries: dict[str, str]  # short or full name → short name
    abbreviations: dict[str, str]  # 中 → 中国 …, where one country alone claims the character
    claimants: dict[str, tuple[str, ...]]  # 乌 → 乌克兰, 乌拉圭 …: the others, with all that claim them
    claim_begins: re.Pattern[str]  # the first character of a name that claims one
    country_full: dict[str, str]  # short name → full name
    foreign_places: dict[str, str]  # city or region abroad → short name of its country
    organs: dict[str, Organ]
    shortened_organs: tuple[Organ, ...]  # those that stand for a full name
    shortened_ends: tuple[str, ...]  # their names of two characters or more
    national_bodies: dict[str, str]  # name → full name (may be the name itself)
    regions: frozenset[str]  # rivers, seas, mountains, continents …: places that are no divisions
    companies: dict[str, str]  # the same of companies known by a short name
    titles: dict[str, str]  # title → body it implies: 市长 → 政府
    occasions: dict[str, str]  # head noun → kind
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    common_words: frozenset[str]
    verbs: frozenset[str]
    outside_names: frozenset[str]  # other words that no body has in its name: pronouns, adverbs, when, 敦促
    place_abbreviations: dict[str, str]  # 京 → 北京市, as in 在京
    words: WordLists

    def frame(self, place: str | None, text: str = "") -> Frame:
        """The frame of a page's place in a text; a place may be written with its parents (江东省临州市清湖市)."""
        states = self._states_in(text)
        if not place or place in self.countries:
            return Frame(place or "", {"国": self.countries.get(place or "", "中国")}, states=states)
        if found := self.divisions.get(place):
            chain = [d.name for d in self._ancestors(found[0])]
        else:
            chain = _split_place(place, self.divisions)
        by_level: dict[str, str] = {}
        for name in chain:  # from the province down: a nearer level overrides (市 is 义乌市, not 金华市)
            by_level[level_of(name)] = name
        if by_level.get("区") == chain[-1]:
            by_level.setdefault("县", chain[-1])
        return Frame(chain[-1], by_level, tuple(reversed(chain[:-1])), states)

    def _states_in(self, text: str) -> dict[str, str]:
        """The countries by one character; one that several claim is the country of them that alone the text names."""
        states = dict(self.abbreviations)
        begun = set(self.claim_begins.findall(text))
        for char, claimants in self.claimants.items() if begun else ():
            asked = char in text and char not in "新多"  # 新|总统
            named = [c for c in claimants if c[0] in begun and c in text] if asked else []
            if len(named) == 1:
                states[char] = named[0]
        return states

    def _ancestors(self, division: Division) -> list[Division]:
        line = [division]
        while line[0].parent in self.by_code:
            line.insert(0, self.by_code[line[0].parent])
        return line


def _split_place(place: str, known: Mapping[str, Sequence[Division]]) -> list[str]:
    """江东省临州市清湖市 → its three names, by the table where it has them; a single name stays whole."""
    names: list[str] = []
    start = 0
    while start < len(place):
        end = next((end for end in range(len(place), start + 1, -1) if _is_known(place, start, end, known)), None)
        end = end or _end_of_name(place, start)
        names.append(_full_name(place[start:end], names, known))
        start = end
    return names


def _is_known(place: str, start: int, end: int, known: Mapping[str, Sequence[Division]]) -> bool:
    """Whether the table has this name; of those without their level provinces, and what others follow."""
    divisions = known.get(place[start:end], ())
    if not divisions or end == len(place) or place[end - 1] in _LEVELS:
        return bool(divisions)
    if place[end] in _LEVELS:
        return False  # 河东|省阳泽市
    return any(d.level == "province" for d in divisions) or any(
        place[end:after] in known for after in range(end + 2, len(place) + 1)
    )


def _full_name(name: str, above: Sequence[str], known: Mapping[str, Sequence[Division]]) -> str:
    """The name with its level, as far as the table tells which of that name it is."""
    divisions = known.get(name, ())
    if any(d.name == name for d in divisions):
        return name
    higher = {d.code for other in above for d in known.get(other, ())}
    inside = [d for d in divisions if any(d.code.startswith(code) for code in higher)] if higher else divisions
    return inside[0].name if inside else name


def _end_of_name(place: str, start: int) -> int:
    """The end of the name that begins at `start`: its level, after at least one character (清县) or two (清湖市)."""
    for i in range(start + 1, len(place)):
        longer = place[i] in "省市州盟" and i - start >= 2
        if longer or (place[i] in "县区旗" and (i - start >= 2 or start > 0)):
            if place[i + 1 :] in ("区", "县"):
                continue
            return i + 1
    return len(place)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows of a UTF-8 CSV that must have exactly these columns."""
    try:
        with path.open(encoding="utf-8", newline="") as f:
            reader = csv.reader(f)
            header = next(reader, [])
            if tuple(header) != columns:
                raise DataFileError(path, f"columns are {header}", place="1", allowed=",".join(columns))
            for row in reader:
                if len(row) != len(columns):
                    raise DataFileError(
                        path, f"{len(row)} values", place=str(reader.line_num), allowed=f"{len(columns)} values"
                    )
                if not row[0]:
                    raise DataFileError(path, f"no {columns[0]}", place=str(reader.line_num))
                yield row
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 CSV file") from error


def _words(path: Path) -> list[str]:
    """The words of a text file, without its # lines."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 text file") from error
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _unique(path: Path, rows: list[list[str]]) -> list[list[str]]:
    """The rows, once it is sure that no first value comes twice."""
    seen: set[str] = set()
    for row in rows:
        if row[0] in seen:
            raise DataFileError(path, f"{row[0]} comes twice")
        seen.add(row[0])
    return rows


def load_seeds(folder: Path | None = None) -> Seeds:
    """The tables of `seeds/`, which are read once, or of another folder with the same files."""
    return _read_seeds(folder) if folder else _own_seeds(data_path("seeds"))


@cache
def _own_seeds(folder: Path) -> Seeds:
    return _read_seeds(folder)


def _read_seeds(folder: Path) -> Seeds:
    path = folder / "places.csv"
    divisions: dict[str, list[Division]] = {}
    by_code: dict[str, Division] = {}
    for row in _unique(path, list(_rows(path, ("code", "name", "short", "level", "parent")))):
        division = Division(*row)
        if division.level not in LEVELS:
            raise DataFileError(path, f"{division.code}: level {division.level}", allowed=", ".join(LEVELS))
        by_code[division.code] = division
        for name in {division.name, division.short}:
            divisions.setdefault(name, []).append(division)
    for division in by_code.values():
        if division.parent and division.parent not in by_code:
            raise DataFileError(
                path, f"{division.code}: parent {division.parent} isn't there", allowed="a code of the table"
            )
    countries, claims, country_full = _load_countries(folder / "countries.csv")
    path = folder / "foreign_places.csv"
    foreign = {r[0]: r[1] for r in _unique(path, list(_rows(path, ("name", "country"))))}
    for name, country in foreign.items():
        if country not in country_full:
            raise DataFileError(path, f"{name}: no country {country}", allowed="a short name of countries.csv")
    path = folder / "organs.csv"
    organs = {r[0]: Organ(*r) for r in _unique(path, list(_rows(path, ("name", "via", "full"))))}
    path = folder / "national_bodies.csv"
    national = {r[0]: r[1] or r[0] for r in _unique(path, list(_rows(path, ("name", "full"))))}
    path = folder / "companies.csv"
    companies = {r[0]: r[1] or r[0] for r in _unique(path, list(_rows(path, ("name", "full"))))}
    path = folder / "titles.csv"
    titles = {r[0]: r[1] for r in _unique(path, list(_rows(path, ("title", "body"))))}
    path = folder / "occasions.csv"
    occasions = {r[0]: r[1] for r in _unique(path, list(_rows(path, ("head", "kind"))))}
    surnames = _words(folder / "surnames.txt")
    claimants = {char: tuple(names) for char, names in claims.items() if len(names) > 1}
    begins = [f"{re.escape(n[0])}(?={re.escape(n[1:])})" for names in claimants.values() for n in names]
    return Seeds(
        divisions={name: tuple(found) for name, found in divisions.items()},
        by_code=by_code,
        countries=countries,
        abbreviations={a: c[0] for a, c in claims.items() if len(c) == 1},
        claimants=claimants,
        claim_begins=re.compile("|".join(begins) or "(?!)"),
        country_full=country_full,
        foreign_places=foreign,
        organs=organs,
        shortened_organs=tuple(organ for organ in organs.values() if organ.full),
        shortened_ends=tuple(organ.name for organ in organs.values() if organ.full and len(organ.name) > 1),
        national_bodies=national,
        regions=frozenset(_words(folder / "regions.txt")),
        companies=companies,
        titles=titles,
        occasions=occasions,
        surnames=frozenset(s for s in surnames if len(s) == 1),
        compound_surnames=frozenset(s for s in surnames if len(s) > 1),
        common_words=frozenset(_words(folder / "common_words.txt")),
        verbs=frozenset(_words(folder / "verbs.txt")),
        outside_names=frozenset(_words(folder / "outside_names.txt")),
        place_abbreviations={r[0]: r[1] for r in _rows(folder / "place_abbreviations.csv", ("abbr", "name"))},
        words=_load_word_lists(folder / "words.toml"),
    )


def _load_word_lists(path: Path) -> WordLists:
    names = [f.name for f in fields(WordLists)]
    table = read_toml(path)
    for name in sorted(set(table) ^ set(names)):
        raise DataFileError(path, f"{'unknown' if name in table else 'no'} list {name}", allowed=", ".join(names))
    if wrong := [name for name in names if not isinstance(table[name], str)]:
        raise DataFileError(path, f"{wrong[0]} is no string", allowed="words parted by spaces")
    lists = {name: tuple(str(table[name]).split()) for name in names}
    if empty := [name for name in names if not lists[name]]:
        raise DataFileError(path, f"{empty[0]} is empty", allowed="words parted by spaces")
    return WordLists(**lists)


def alternatives(words: Iterable[str]) -> str:
    """The words as a regular expression, longer ones first; those that begin alike are tried together."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        rests.setdefault(re.escape(word[:1]), []).append(re.escape(word[1:]))
    return "|".join(
        f"{first}(?:{'|'.join(rest)})" if len(rest) > 1 else first + rest[0] for first, rest in rests.items()
    )


def _load_countries(path: Path) -> tuple[dict[str, str], dict[str, list[str]], dict[str, str]]:
    countries: dict[str, str] = {}
    claims: dict[str, list[str]] = {}
    full: dict[str, str] = {}
    for name, short, abbr in _rows(path, ("name", "short", "abbr")):
        countries.setdefault(name, short)
        countries[short] = countries[name]
        full.setdefault(countries[name], name)
        if len(abbr) == 1 and short == countries[name]:
            claims.setdefault(abbr, []).append(short)
    return countries, claims, full
