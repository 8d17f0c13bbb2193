"""The invented cities: bodies with their names, seats, and who sits in them from 2021 to 2025.

`build_society(random)` gives all of it; nothing here is text yet but the names of bodies and people.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import world_phrases as words

FIRST, LAST = date(2021, 1, 4), date(2025, 12, 26)
WORDY_SURNAMES = set("高金白方洪夏田石钟熊马林黄严安宁东")  # with one more character they make words


@dataclass(frozen=True, slots=True)
class Names:
    """How a body is called from a day on."""

    since: date
    full: str  # 清湖市经济和信息化局 | 江东恒远纺织股份有限公司
    qualified: str  # 清湖市经信局 | 恒远纺织
    local: str  # 市经信局 | 恒远纺织
    long: str  # 市经济和信息化局 | 恒远纺织
    tiny: str = ""  # 恒远


@dataclass(slots=True)
class Body:
    """A body of a city; `names` in order of time."""

    id: str
    type: str  # Organization | Company
    city: str
    names: list[Names]
    until: date = LAST + timedelta(1)  # merged into another
    implied: tuple[str, ...] = ()  # what a post may name in its stead: 清湖市 for 市长

    def named(self, day: date) -> Names:
        return [n for n in self.names if n.since <= day][-1]

    def all_names(self) -> list[str]:
        forms = [f for n in self.names for f in (n.full, n.qualified, n.local, n.long, n.tiny) if f]
        return list(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class Post:
    body: str  # id
    title: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Posts that one person holds together."""

    id: str
    city: str
    posts: tuple[Post, ...]
    kind: str  # leader | bureau | deputy | town | company | village
    rank: int


@dataclass(slots=True)
class Person:
    number: int
    city: str
    name: str = ""
    id: str = ""


@dataclass(slots=True)
class Tenure:
    seat: Seat
    person: Person
    start: date
    end: date  # the first day after it


@dataclass(frozen=True, slots=True)
class Move:
    """One change of post: from a seat (None: not seen before) to a seat."""

    day: date
    person: Person
    old: Seat | None
    new: Seat
    before: Person | None  # who sat there until then
    announced: bool


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two people of one name who sit in `seats` on `day`."""

    people: tuple[Person, Person]
    seats: tuple[Seat, Seat]
    day: date
    one_city: bool


@dataclass(slots=True)
class Society:
    cities: list[str]
    bodies: dict[str, Body] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    crossings: list[Move] = field(default_factory=list)  # moves from one city to another
    namesakes: list[Namesakes] = field(default_factory=list)
    renamed: list[tuple[str, date]] = field(default_factory=list)  # body
    formed: list[tuple[str, str, str, date]] = field(default_factory=list)  # new body, of two

    def holder(self, seat: Seat | str, day: date) -> Person | None:
        """Who sits in a seat on a day; None when nobody does."""
        wanted = seat if isinstance(seat, str) else seat.id
        for tenure in self.tenures:
            if tenure.seat.id == wanted and tenure.start <= day < tenure.end:
                return tenure.person
        return None

    def seat_of(self, person: Person, day: date) -> Seat | None:
        for tenure in self.tenures:
            if tenure.person is person and tenure.start <= day < tenure.end:
                return tenure.seat
        return None

    def sitting(self, city: str, day: date, kinds: str) -> list[tuple[Seat, Person]]:
        """The filled seats of these kinds, by rank."""
        found = [
            (t.seat, t.person)
            for t in self.tenures
            if t.seat.city == city and t.seat.kind in kinds.split() and t.start <= day < t.end
        ]
        return sorted(found, key=lambda pair: (pair[0].rank, pair[0].id))

    def newcomer(self, city: str) -> Person:
        person = Person(len(self.people), city)
        self.people.append(person)
        return person

    def has_namesake(self, person: Person) -> bool:
        return any(person in pair.people for pair in self.namesakes)


def _organ(society: Society, city: str, key: str, *names: Names, implied: tuple[str, ...] = ()) -> None:
    body = Body(f"o:{city}:{key}", "Organization", city, list(names), implied=implied)
    society.bodies[body.id] = body


def _department(city: str, long: str, short: str, since: date = FIRST) -> Names:
    return Names(since, f"{city}市{long}", f"{city}市{short}", f"市{short}", f"市{long}")


def _add_organs(society: Society, city: str) -> None:
    """The bodies that each city has."""
    c = f"{city}市"
    _organ(society, city, "市委", Names(FIRST, f"中共{c}委员会", f"{c}委", "市委", f"中共{c}委"))
    government = Names(FIRST, f"{c}人民政府", f"{c}政府", "市政府", "市人民政府")
    _organ(society, city, "市政府", government, implied=(c, city))
    congress = Names(FIRST, f"{c}人民代表大会常务委员会", f"{c}人大常委会", "市人大常委会", "市人大常委会")
    _organ(society, city, "市人大常委会", congress)
    _organ(society, city, "市政协", Names(FIRST, f"政协{c}委员会", f"{c}政协", "市政协", f"{c}政协"))
    for part in ("组织部", "宣传部", "统战部", "政法委"):
        _organ(society, city, part, Names(FIRST, f"中共{c}委{part}", f"{c}委{part}", f"市委{part}", f"市委{part}"))
    _organ(society, city, "公安局", _department(city, "公安局", "公安局"))
    for key, (long, short) in words.BUREAUS.items():
        _organ(society, city, key, _department(city, long, short))
    for key in ("第一人民医院", "实验小学", "第一中学"):
        _organ(society, city, key, _department(city, key, {"第一人民医院": "第一医院"}.get(key, key)))


def _add_changing_organs(society: Society) -> None:
    """Bodies that are renamed, and bodies formed of two."""
    for place, old_long, old, new_long, new, day in words.RENAMED_ORGANS:
        city, since = society.cities[place], date.fromisoformat(day)
        _organ(society, city, old, _department(city, old_long, old), _department(city, new_long, new, since))
        society.renamed.append((f"o:{city}:{old}", since))
    for place, first, second, new_long, new, day in words.FORMED_ORGANS:
        city, since = society.cities[place], date.fromisoformat(day)
        for key in (first, second):
            _organ(society, city, key, _department(city, key, key))
            society.bodies[f"o:{city}:{key}"].until = since
        _organ(society, city, new, _department(city, new_long, new, since))
        society.formed.append((f"o:{city}:{new}", f"o:{city}:{first}", f"o:{city}:{second}", since))


def _add_companies(society: Society, chance: random.Random) -> None:
    stems = chance.sample(words.STEMS, len(words.COMPANIES))
    stems[5] = stems[0]  # a company of another trade in another city under the same short stem
    for number, (place, form, trade) in enumerate(words.COMPANIES):
        city, stem = society.cities[place], stems[number]
        short = stem + trade
        names = [Names(FIRST, form.format(c=city, a=short), short, short, short, stem)]
        for renamed, new_trade, day in words.RENAMED_COMPANIES:
            if renamed == number:
                now = stem + new_trade
                since = date.fromisoformat(day)
                names.append(Names(since, form.format(c=city, a=now), now, now, now, stem))
                society.renamed.append((f"c:{city}:{short}", since))
        body = Body(f"c:{city}:{short}", "Company", city, names)
        society.bodies[body.id] = body
    first = society.bodies[f"c:{society.cities[0]}:{stems[0]}{words.COMPANIES[0][2]}"]
    there = society.cities[2]  # its subsidiary in another city
    full = f"{first.names[0].local}（{there}）有限公司"
    society.bodies[f"c:{there}:子公司"] = Body(
        f"c:{there}:子公司", "Company", there, [Names(FIRST, full, full, full, full)]
    )
    society.bodies["c:江东银行"] = Body(
        "c:江东银行", "Company", "", [Names(FIRST, *["江东银行股份有限公司"] + ["江东银行"] * 3)]
    )
    for city in society.cities:
        full, short = f"江东银行股份有限公司{city}支行", f"江东银行{city}支行"
        body = Body(f"c:{city}:支行", "Company", city, [Names(FIRST, full, short, short, short)])
        society.bodies[body.id] = body


def _add_towns(society: Society, chance: random.Random) -> None:
    towns, villages = chance.sample(words.TOWNS, 7), chance.sample(words.VILLAGES, 9)
    shares = [[words.SHARED_TOWN, *towns[:2]], [words.SHARED_TOWN, *towns[2:4]], towns[4:7]]
    for city, mine in zip(society.cities, shares, strict=True):
        for town in mine:
            c = f"{city}市{town}"
            party = Names(FIRST, f"中共{c}委员会", f"{c}党委", f"{town}党委", f"{town}党委")
            _organ(society, city, f"{town}党委", party, implied=(town, c))
            rule = Names(FIRST, f"{c}人民政府", f"{c}政府", f"{town}政府", f"{town}人民政府")
            _organ(society, city, f"{town}政府", rule, implied=(town, c))
            village = town + villages.pop()
            v = f"{village}党支部"
            _organ(
                society, city, f"{village}党支部", Names(FIRST, f"{city}市{v}", f"{city}市{v}", v, v),
                implied=(village, village[len(town) :], f"{village[len(town) :]}党支部", f"{city}市{village}"),
            )  # fmt: skip


LEADERS: list[tuple[str, list[tuple[str, str]]]] = [
    ("书记", [("市委", "书记")]),
    ("市长", [("市委", "副书记"), ("市政府", "市长")]),
    ("人大主任", [("市人大常委会", "主任")]),
    ("政协主席", [("市政协", "主席")]),
    ("副书记", [("市委", "副书记"), ("政法委", "书记")]),
    ("常务", [("市委", "常委"), ("市政府", "常务副市长")]),
    ("组织", [("市委", "常委"), ("组织部", "部长")]),
    ("宣传", [("市委", "常委"), ("宣传部", "部长")]),
    ("统战", [("市委", "常委"), ("统战部", "部长")]),
    ("公安", [("市政府", "副市长"), ("公安局", "局长")]),
    ("副市长1", [("市政府", "副市长")]),
    ("副市长2", [("市政府", "副市长")]),
    ("人大副", [("市人大常委会", "副主任")]),
    ("政协副", [("市政协", "副主席")]),
]


def _add_seats(society: Society, city: str) -> None:
    def seat(key: str, kind: str, rank: int, posts: list[tuple[str, str]]) -> None:
        made = Seat(f"{city}:{key}", city, tuple(Post(f"o:{city}:{body}", title) for body, title in posts), kind, rank)
        society.seats[made.id] = made

    for rank, (key, posts) in enumerate(LEADERS):
        seat(key, "leader", rank, posts)
    for key in words.BUREAUS:
        seat(key, "bureau", 20, [(key, "局长")])
    for key in words.DEPUTIES:
        seat(f"{key}副", "deputy", 21, [(key, "副局长")])
    for body in [b for b in society.bodies.values() if b.city == city]:
        key = body.id.split(":")[2]
        if body.type == "Company":
            for title in ("行长",) if key == "支行" else ("董事长", "总经理"):
                made = Seat(f"{city}:{key}{title}", city, (Post(body.id, title),), "company", 40)
                society.seats[made.id] = made
        elif key.endswith("镇党委"):
            seat(f"{key}书记", "town", 30, [(key, "书记")])
        elif key.endswith("镇政府"):
            seat(f"{key}镇长", "town", 31, [(key, "镇长")])
        elif key.endswith("党支部"):
            seat(key, "village", 50, [(key, "书记")])
        elif key in ("第一人民医院", "实验小学", "第一中学"):
            seat(key, "town", 35, [(key, "院长" if "医院" in key else "校长")])
    for body_id, _ in society.renamed:
        if body_id.startswith(f"o:{city}:"):
            key = body_id.split(":")[2]
            seat(key, "bureau", 20, [(key, "主任" if key.endswith("办") else "局长")])
    for new, *_ in society.formed:
        if new.startswith(f"o:{city}:"):
            key = new.split(":")[2]
            seat(key, "bureau", 20, [(key, "局长")])


def _fill(society: Society, city: str) -> None:
    """Someone in each seat, from the day that its body exists."""
    for seat in [s for s in society.seats.values() if s.city == city]:
        start = society.bodies[seat.posts[-1].body].names[0].since if city != words.PREFECTURE else FIRST
        society.tenures.append(Tenure(seat, society.newcomer(city), start, LAST + timedelta(1)))


def _last_tenure(society: Society, seat: Seat) -> Tenure:
    return max((t for t in society.tenures if t.seat is seat), key=lambda t: t.start)


def _chain(society: Society, day: date, path: list[Seat], exit_to: Seat | None, announced: list[bool]) -> None:
    """Each seat of the path is taken by who sat in the next one; the last by someone new.

    Who leaves the first seat takes the seat `exit_to`, or none.
    """
    sat = [_last_tenure(society, seat) for seat in path]
    for tenure in sat:
        tenure.end = day
    if exit_to is not None:
        moved = _last_tenure(society, exit_to)
        moved.end = day
        society.tenures.append(Tenure(exit_to, sat[0].person, day, LAST + timedelta(1)))
        move = Move(day, sat[0].person, path[0], exit_to, moved.person, True)
        (society.crossings if exit_to.city != path[0].city else society.moves).append(move)
    comers = [*(t.person for t in sat[1:]), society.newcomer(path[-1].city)]
    for number, (seat, person) in enumerate(zip(path, comers, strict=True)):
        old = path[number + 1] if number + 1 < len(path) else None
        society.tenures.append(Tenure(seat, person, day, LAST + timedelta(1)))
        crosses = old is not None and old.city != seat.city
        move = Move(day, person, old, seat, sat[number].person, announced[number % len(announced)] or crosses)
        if old is not None:
            (society.crossings if crosses else society.moves).append(move)


def _make_changes(society: Society, chance: random.Random) -> None:
    """The changes of post of five years: chains in each city, rotations of bureaus, moves between cities."""
    a, b, c = society.cities
    prefecture = society.seats[f"{words.PREFECTURE}:副市长1"], society.seats[f"{words.PREFECTURE}:副市长2"]

    def path(city: str, keys: str) -> list[Seat]:
        return [society.seats[key if ":" in key else f"{city}:{key}"] for key in keys.split()]

    planned: list[tuple[date, list[Seat], Seat | None, list[bool]]] = []

    def plan(year: int, month: int, seats: list[Seat], exit_to: Seat | None, announced: list[bool]) -> None:
        planned.append((date(year, month, chance.randint(3, 26)), seats, exit_to, announced))

    bureaus = chance.sample(words.DEPUTIES, 6)
    news = [True, True, True, False, True, False]
    quiet = [True, True, False, True, False]
    for number, city in enumerate(society.cities):
        one, two, three, four = (bureaus[(number + i) % 6] for i in range(4))
        first = path(city, f"书记 市长 常务 副市长1 {one} {one}副")
        plan(2021, 9 + number, first, prefecture[0] if number == 0 else None, news)
        plan(2022, 3 + number, path(city, f"{two} {three} {three}副"), None, [number != 1])
        plan(2023, 2 + number, path(city, f"公安 {three} {two} {two}副"), None, [True, False])
        plan(2024, 6 + number, path(city, f"副市长2 {four} {one} {one}副"), None, quiet)
        plan(2025, 1 + number, path(city, "人大副 副市长1 发改局 科技局"), None, quiet)
    # between the cities
    plan(2022, 11, path(a, f"书记 {b}:市长 {b}:副书记 {b}:统战"), prefecture[1], news)
    plan(2023, 9, path(c, f"市长 {b}:常务 {b}:副市长2 {b}:商务局"), None, news)
    plan(2024, 1, path(b, f"宣传 {c}:宣传 {c}:民政局"), None, [True, False])
    plan(2024, 10, path(c, f"副市长2 {a}:卫健局 {a}:水利局"), None, [True, False])
    plan(2025, 5, path(b, f"书记 {c}:书记 {c}:人大主任"), None, [True])
    for day, seats, exit_to, announced in sorted(planned, key=lambda change: change[0]):
        _chain(society, day, seats, exit_to, announced)
    society.moves.sort(key=lambda m: (m.day, m.new.id))


def _pairs(society: Society, chance: random.Random) -> Iterator[Namesakes]:
    """Who shares a name with whom: both in seats on one day, never someone who moves between cities."""
    movers = {move.person.number for move in society.crossings}
    movers |= {move.before.number for move in society.crossings if move.before}
    taken: set[int] = set()

    def pick(city: str, kinds: str, day: date) -> tuple[Seat, Person]:
        free = [
            pair
            for pair in society.sitting(city, day, kinds)
            if pair[1].number not in taken | movers and "子公司" not in pair[0].id and pair[0].rank > 1
        ]
        chosen = chance.choice(free)
        taken.add(chosen[1].number)
        return chosen

    plans = [
        *(("bureau", "bureau"), ("bureau", "company"), ("leader", "bureau"), ("town", "bureau")),
        *(("village", "bureau"), ("company", "company"), ("leader", "village"), ("town", "leader")),
        *(("leader", "leader"), ("deputy", "bureau"), ("town", "town"), ("leader", "company")),
    ]
    for number, kinds in enumerate(plans):
        here, there = (society.cities[(number + i) % 3] for i in range(2))
        day = date(chance.randint(2021, 2025), chance.randint(2, 11), chance.randint(3, 25))
        (s1, p1), (s2, p2) = pick(here, kinds[0], day), pick(there, kinds[1], day)
        yield Namesakes((p1, p2), (s1, s2), day, False)
    plans = [
        *(("bureau", "company"), ("leader", "village"), ("bureau", "village"), ("town", "company")),
        *(("bureau", "company"), ("leader", "company"), ("deputy", "company"), ("bureau", "town")),
        *(("town", "bureau"), ("leader", "village")),
    ]
    for number, kinds in enumerate(plans):
        city = society.cities[number % 3]
        day = date(chance.randint(2021, 2025), chance.randint(2, 11), chance.randint(3, 25))
        (s1, p1), (s2, p2) = pick(city, kinds[0], day), pick(city, kinds[1], day)
        yield Namesakes((p1, p2), (s1, s2), day, True)


def _give_names(society: Society, chance: random.Random) -> None:
    second = {pair.people[1].number: pair.people[0] for pair in society.namesakes}
    made: set[str] = set(words.WRITERS)
    for person in society.people:
        while person.number not in second:
            surname, given = chance.choice(words.SURNAMES), chance.choice(words.GIVEN)
            if surname + given in made or (surname in WORDY_SURNAMES and len(given) == 1):
                continue
            made.add(surname + given)
            person.name = surname + given
            break
    for person in society.people:
        person.name = second[person.number].name if person.number in second else person.name
        person.id = f"p:{person.number}:{person.name}"


def build_society(chance: random.Random) -> Society:
    """Three cities and the prefecture above them, with everyone who sits anywhere from 2021 to 2025."""
    society = Society(chance.sample(words.CITIES, 3))
    for city in society.cities:
        _add_organs(society, city)
    _add_changing_organs(society)
    _add_companies(society, chance)
    _add_towns(society, chance)
    _add_organs(society, words.PREFECTURE)
    for rank, (key, posts) in enumerate(LEADERS):
        if key in ("书记", "市长", "副市长1", "副市长2", "组织"):
            places = tuple(Post(f"o:{words.PREFECTURE}:{body}", title) for body, title in posts)
            seat = Seat(f"{words.PREFECTURE}:{key}", words.PREFECTURE, places, "leader", rank)
            society.seats[seat.id] = seat
    for city in society.cities:
        _add_seats(society, city)
    for city in (*society.cities, words.PREFECTURE):
        _fill(society, city)
    _make_changes(society, chance)
    society.namesakes = list(_pairs(society, chance))
    _give_names(society, chance)
    return society
