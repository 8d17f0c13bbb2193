"""Five years of the invented world as its papers report them: occasions, appointments, renamings, stories.

Each `tell_…` gives the articles of one thing that happened; `tell_all` plans them and tells them in order of time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import world_phrases as words
from world_cities import FIRST, LAST, Body, Move, Person, Seat, Society
from world_telling import Occasion, Paper, Printed, Telling, unseen_first
from world_text import EMPTY, Piece, join, name, render

NOT_BY_SITTING = ("书记", "市长", "组织", "宣传", "统战", "副书记")
TOPICS = [meeting[3] for meeting in words.MEETINGS]
Told = list[Printed]


@dataclass(slots=True)
class Chronicle:
    """What was told so far."""

    society: Society
    chance: random.Random
    papers: list[Paper]
    counts: dict[tuple[int, str], int] = field(default_factory=dict)
    occasions: dict[str, Occasion] = field(default_factory=dict)
    sittings: dict[str, int] = field(default_factory=dict)  # number of a series' last one
    busy: set[tuple[int, date]] = field(default_factory=set)  # whose tour a day has
    sat: set[tuple[str, str, date]] = field(default_factory=set)
    used: dict[str, list[str]] = field(default_factory=dict)  # alternatives left of a list of templates

    def pick(self, templates: list[str]) -> str:
        """One of the templates; none a second time before all were used."""
        left = self.used.setdefault(templates[0], [])
        if not left:
            left += self.chance.sample(templates, len(templates))
        return left.pop()

    def papers_of(self, city: str) -> list[Paper]:
        return [paper for paper in self.papers if paper.city == city]

    def telling(self, paper: Paper, day: date, after: int = 1) -> Telling:
        return Telling(self.society, self.chance, paper, day, day + timedelta(after), self.counts)

    def occasion(self, city: str, day: date, kind: str) -> Occasion:
        made = Occasion(f"e:{len(self.occasions)}:{city}", city, day, kind, [])
        self.occasions[made.id] = made
        return made

    def writer(self) -> str:
        return self.chance.choice(words.WRITERS)

    def least_seen(
        self, city: str, day: date, kinds: str, number: int, without: tuple[Person, ...] = ()
    ) -> list[Person]:
        found = unseen_first(self.society, self.chance, self.counts, city, day, kinds)
        return [person for person in found if person not in without and not self.is_doubtful(person, day)][:number]

    def is_doubtful(self, person: Person, day: date) -> bool:
        """Whether someone of the same city has the name, too, and is the better known: told of in stories alone."""
        seat = self.society.seat_of(person, day)
        pairs = [pair for pair in self.society.namesakes if pair.one_city and person in pair.people]
        return bool(pairs) and (seat is None or seat.kind != "leader")

    def in_order(self, people: list[Person], day: date) -> list[Person]:
        """By rank, as lists of officials are."""
        seats = {person.number: self.society.seat_of(person, day) for person in people}
        return sorted(people, key=lambda p: (getattr(seats[p.number], "rank", 99), p.number))

    def holder(self, city: str, key: str, day: date) -> Person:
        person = self.society.holder(f"{city}:{key}", day)
        if person is None:
            raise ValueError(f"nobody is {city}:{key} on {day}")
        return person

    def bureau(self, city: str, day: date) -> Body:
        """A bureau that exists on that day."""
        there = [
            body
            for body in self.society.bodies.values()
            if body.city == city and body.id.endswith(("局", "办")) and body.names[0].since <= day < body.until
        ]
        return self.chance.choice(there)

    def filler(self) -> Piece:
        return Piece(self.pick(words.FILLERS))


def heads(
    telling: Telling, occasion: Occasion | None, said: str, verb: str, people: list[tuple[Person, str]]
) -> list[Piece]:
    """A headline, and mostly a line below it of who did what."""
    first = telling.occasion(occasion, said) + verb if occasion else Piece(said + verb)
    below = join((telling.only_name(person) + what for person, what in people), " ")
    return [first, below] if people and telling.chance.random() < 0.7 else [first]


def tell_meeting(c: Chronicle, city: str, day: date, topic: int, reports: tuple[str, ...]) -> Told:
    """A meeting of the whole city, in each of its reports by one of its names."""
    first, second, outside, about = words.MEETINGS[topic]
    occasion = c.occasion(city, day, "会议")
    outside = outside.format(c=city)
    leader, other = c.holder(city, "书记", day), c.holder(city, "市长", day)
    if c.chance.random() < 0.5:
        leader, other = other, c.holder(city, c.chance.choice(["常务", "副书记", "副市长1"]), day)
    away = (leader, other, c.holder(city, "书记", day))
    around = c.in_order(c.least_seen(city, day, "leader", 4, away), day)
    speakers = c.least_seen(city, day, "bureau town company", 2)
    bureau, daily, evening = c.bureau(city, day), *c.papers_of(city)
    venue = c.chance.choice(words.VENUES).format(c=city)
    told: Told = []

    def report(paper: Paper, said: str) -> None:
        t = c.telling(paper, day)
        local = t.at_home(city)
        nested = (t.body(f"o:{city}:市委", optional=True),) if said.startswith("市委") else ()
        slots: dict[str, Piece | str] = {"time": t.time(), "event": t.occasion(occasion, said, nested), "topic": about}
        slots |= {"venue": venue if local or venue.startswith(city) else city + venue, "meeting": t.meeting(occasion)}
        slots |= {"lead": t.person(leader), "chair": t.person(other)}
        slots |= {"list": t.listed(around) if local else EMPTY, "leader": t.only_name(leader)}
        slots |= {"chairman": t.only_name(other)}
        lead = render(c.pick(words.FULL_LEAD if local else words.PREFECTURE_LEAD), slots)
        talk = render(c.pick(words.FULL_TALK), slots) + render(c.pick(words.CHAIR_TALK), slots)
        slots |= {"speaker1": t.person(speakers[0]), "speaker2": t.person(speakers[1])}
        paragraphs = [lead, talk, render(c.pick(words.SPEAKERS), slots), c.filler()]
        headlines = heads(t, occasion, said, "召开", [(leader, "讲话"), (other, "主持")])
        told.append(t.finish(headlines, paragraphs, occasion.id, c.writer()))

    report(daily, first)
    if "second" in reports:
        report(evening, second)
    if "outside" in reports:
        report(c.papers_of(words.PREFECTURE)[0], outside)
    if "caption" in reports:
        t = c.telling(evening, day)
        slots = {"time": t.time(), "event": t.occasion(occasion, first), "venue": venue}
        told.append(
            t.finish(
                [Piece(about + "再出发")],
                [render(c.pick(words.CAPTIONS), slots)],
                occasion.id,
                c.writer(),
                caption=True,
            )
        )
    if "follow-up" in reports:
        t = c.telling(daily, day + timedelta(1))
        slots = {"time": t.time(), "day": t.only_day(day), "topic": about, "body1": t.body(bureau)}
        slots |= {"event": t.occasion(occasion, c.chance.choice([first, second]))}
        slots |= {"leader": t.person(leader), "speaker1": t.person(speakers[0])}
        paragraphs = [render(c.pick(words.FOLLOW_UP), slots), render(c.pick(words.FOLLOW_UP_TALK), slots), c.filler()]
        told.append(t.finish([Piece(f"{about}怎么干？各部门列出清单")], paragraphs, None, c.writer()))
    if "side" in reports:
        boss, company = _boss(c, city, day)
        t = c.telling(evening, day + timedelta(1))
        slots = {"day": t.only_day(day), "event": t.occasion(occasion, c.chance.choice([first, second]))}
        slots |= {"speaker1": t.person(boss), "speaker1name": t.only_name(boss), "company": t.tiny(company)}
        paragraphs = [render(c.pick(words.SIDE_STORY), slots), render(c.pick(words.SIDE_TALK), slots), c.filler()]
        told.append(t.finish([Piece("从车间走上发言席")], paragraphs, None, c.writer()))
    return told


def _boss(c: Chronicle, city: str, day: date) -> tuple[Person, Body]:
    """Someone at the head of a company, and the company."""
    for person in c.least_seen(city, day, "company", 40):
        seat = c.society.seat_of(person, day)
        if seat is not None and not seat.posts[0].body.endswith(("支行", "子公司")):
            return person, c.society.bodies[seat.posts[0].body]
    raise ValueError(f"no company of {city}")


def tell_sitting(c: Chronicle, city: str, day: date, body: str, reports: tuple[str, ...]) -> Told:
    """One sitting of a series, by its number; no second one of a day."""
    if (city, body, day) in c.sat:
        return []
    c.sat.add((city, body, day))
    number = c.sittings[f"{city}:{body}"] = c.sittings.get(f"{city}:{body}", 0) + 1
    at_home, outside = (form.format(n=number, c=city) for form in words.SERIES[body])
    occasion = c.occasion(city, day, "会议")
    chair = c.holder(city, {"市政府": "市长", "市人大常委会": "人大主任", "市政协": "政协主席"}[body], day)
    around = c.in_order(c.least_seen(city, day, "leader", 3, (chair,)), day)
    topic, bureaus = c.chance.choice(TOPICS), c.chance.sample(list(words.BUREAUS), 2)
    told: Told = []
    papers = c.papers_of(city)[: 2 if "second" in reports else 1]
    for paper in papers + (c.papers_of(words.PREFECTURE) if "outside" in reports else []):
        t = c.telling(paper, day)
        said = at_home if t.at_home(city) else outside
        form = name("市政府" if t.at_home(city) else f"{city}市政府", f"o:{city}:市政府", "Organization", True)
        slots: dict[str, Piece | str] = {"time": t.time(), "topic": topic, "venue": t.venue(city)}
        slots |= {"event": t.occasion(occasion, said, (form,)), "lead": t.person(chair), "list": t.listed(around)}
        slots |= {f"body{i}": t.body(f"o:{city}:{key}") for i, key in enumerate(bureaus, 1)}
        paragraphs = [render(c.pick(words.SERIES_LEAD), slots), render(c.pick(words.SERIES_TALK), slots), c.filler()]
        headlines = heads(t, occasion, said, "召开", [(chair, "主持")])
        told.append(t.finish(headlines, paragraphs, occasion.id, c.writer()))
    return told


def tell_festival(c: Chronicle, city: str, day: date, kind: int, reports: tuple[str, ...]) -> Told:
    """A festival that comes back each year: 第五届清湖茶文化节, also 2023清湖茶文化节."""
    what = words.FESTIVALS[kind]
    count = "〇一二三四五六七八九"[day.year - 2020 + kind % 4]
    names = [f"第{count}届{city}{what}", f"{day.year}{city}{what}"]
    occasion = c.occasion(city, day, "赛事" if "赛" in what or "马" in what else "活动")
    lead = c.holder(city, "宣传", day)
    chair = c.least_seen(city, day, "leader", 1, (lead, c.holder(city, "书记", day)))[0]
    lead, chair = c.in_order([lead, chair], day)
    around = c.in_order(c.least_seen(city, day, "leader bureau", 2, (lead, chair)), day)
    bureaus, venue = c.chance.sample(list(words.BUREAUS), 2), f"{city}会展中心"
    told: Told = []
    papers = c.papers_of(city)[: 2 if "second" in reports else 1]
    for number, paper in enumerate(papers + (c.papers_of(words.PREFECTURE) if "outside" in reports else [])):
        t = c.telling(paper, day)
        said = names[number % 2]
        event = t.occasion(occasion, said)
        slots: dict[str, Piece | str] = {"time": t.time(), "event": event, "venue": venue}
        slots |= {"lead": t.person(lead), "chair": t.person(chair), "list": t.listed(around)}
        slots |= {"committee": t.body(f"o:{city}:市委", full=True), "government": t.body(f"o:{city}:市政府", full=True)}
        slots |= {f"body{i}": t.body(f"o:{city}:{key}") for i, key in enumerate(bureaus, 1)}
        paragraphs = [
            render(c.pick(words.FESTIVAL_LEAD), slots),
            render(c.pick(words.FESTIVAL_TALK), slots),
            c.filler(),
        ]
        told.append(t.finish(heads(t, occasion, said, "开幕", []), paragraphs, occasion.id, c.writer()))
    if "caption" in reports:
        t = c.telling(c.papers_of(city)[1], day)
        slots = {"time": t.time(), "event": t.occasion(occasion, names[0]), "venue": venue}
        text = render("{time}，{event}在{venue}开幕，吸引了不少市民前来。", slots)
        told.append(t.finish([Piece("共赴一场热闹")], [text], occasion.id, c.writer(), caption=True))
    return told


def tell_tour(c: Chronicle, city: str, day: date, reports: tuple[str, ...], leader: Person | None = None) -> Told:
    """A leader goes and sees a company and a village; the occasion has no name."""
    free = [p for p in c.least_seen(city, day, "leader", 20) if (p.number, day) not in c.busy]
    leader = leader or free[0]
    if (leader.number, day) in c.busy:
        return []  # a second tour of one day can't be told from the first
    c.busy.add((leader.number, day))
    occasion = c.occasion(city, day, "调研")
    around = c.in_order(c.least_seen(city, day, "bureau deputy", 2, (leader,)), day)
    boss, company = _boss(c, city, day)
    village = c.chance.choice([s for s in c.society.seats.values() if s.kind == "village" and s.city == city])
    topic = c.chance.choice(TOPICS)
    told: Told = []
    for paper in c.papers_of(city)[: 2 if "second" in reports else 1]:
        t = c.telling(paper, day)
        slots: dict[str, Piece | str] = {"time": t.time(), "lead": t.person(leader), "topic": topic}
        slots |= {"place1": t.body(company), "place2": village.id.split(":")[1].removesuffix("党支部")}
        slots |= {"list": t.listed(around), "leader": t.only_name(leader)}
        lead = render(c.pick(words.TOUR_LEAD), slots)
        slots |= {"speaker1": t.person(boss), "place1": t.tiny(company)}
        paragraphs = [lead, render(c.pick(words.TOUR_TALK), slots), c.filler()]
        headlines = [t.only_name(leader) + f"调研{topic}工作"]
        told.append(t.finish(headlines, paragraphs, occasion.id, c.writer()))
    return told


def tell_talk(c: Chronicle, city: str, day: date, kind: int, reports: tuple[str, ...]) -> Told:
    """A smaller meeting, under a name in each paper."""
    names = words.TALKS[kind]
    occasion = c.occasion(city, day, "会议")
    lead = c.least_seen(city, day, "leader", 1)[0]
    around = c.in_order(c.least_seen(city, day, "leader", 2, (lead,)), day)
    speakers = c.least_seen(city, day, "company village", 2)
    told: Told = []
    for number, paper in enumerate(c.papers_of(city)[: 2 if "second" in reports else 1]):
        t = c.telling(paper, day)
        slots: dict[str, Piece | str] = {"time": t.time(), "venue": t.venue(city), "lead": t.person(lead)}
        slots |= {"event": t.occasion(occasion, names[number]), "list": t.listed(around)}
        slots |= {f"speaker{i}": t.person(p) for i, p in enumerate(speakers, 1)}
        paragraphs = [render(c.pick(words.TALK_LEAD), slots), c.filler(), c.filler()]
        headlines = heads(t, occasion, names[number], "召开", [(lead, "主持")])
        told.append(t.finish(headlines, paragraphs, occasion.id, c.writer()))
    return told


def tell_signing(c: Chronicle, city: str, day: date, reports: tuple[str, ...]) -> Told:
    """A company and a bureau sign an agreement."""
    boss, company = _boss(c, city, day)
    bureau = c.bureau(city, day)
    occasion = c.occasion(city, day, "签约")
    lead = c.least_seen(city, day, "leader", 1)[0]
    told: Told = []
    heads_of = [s for s in c.society.seats.values() if s.posts[0].body == bureau.id and s.kind == "bureau"]
    head = c.society.holder(heads_of[0], day) if heads_of else None
    second = head or c.least_seen(city, day, "bureau", 1)[0]
    for paper in c.papers_of(city)[: 2 if "second" in reports else 1]:
        t = c.telling(paper, day)
        short, local = company.named(day).local, bureau.named(day).local
        nested = (name(short, company.id, "Company", True), name(local, bureau.id, "Organization", True))
        event = t.occasion(occasion, f"{local}与{short}战略合作签约仪式", nested)
        t.full.add(company.id)
        slots: dict[str, Piece | str] = {"time": t.time(), "venue": t.venue(city), "event": event}
        slots |= {"lead": t.person(lead), "speaker1": t.person(second), "speaker2": t.person(boss)}
        slots |= {"body1": t.body(bureau), "company": t.body(company)}
        paragraphs = [render(c.pick(words.SIGNING_LEAD), slots), render(c.pick(words.SIGNING_TALK), slots), c.filler()]
        told.append(t.finish([event + "举行"], paragraphs, occasion.id, c.writer()))
    return told


def tell_visit(c: Chronicle, city: str, day: date, reports: tuple[str, ...], other: str) -> Told:
    """Leaders of another city come and are received."""
    guest = c.least_seen(other, day, "leader", 3)[0]
    lead = c.holder(city, c.chance.choice(["书记", "市长"]), day)
    around = c.in_order(c.least_seen(city, day, "leader", 2, (lead,)), day)
    occasion = c.occasion(city, day, "会见")
    told: Told = []
    for paper in c.papers_of(city)[: 2 if "second" in reports else 1]:
        t = c.telling(paper, day)
        slots: dict[str, Piece | str] = {"time": t.time(), "venue": f"{city}宾馆", "guest": t.person(guest)}
        slots |= {"lead": t.person(lead), "list": t.listed(around)}
        slots |= {"leader": t.only_name(lead), "guestname": t.only_name(guest)}
        paragraphs = [render(c.pick(words.VISIT_LEAD), slots), render(c.pick(words.VISIT_TALK), slots), c.filler()]
        headlines = [t.only_name(lead) + f"会见{other}市党政代表团"]
        told.append(t.finish(headlines, paragraphs, occasion.id, c.writer()))
    return told


def tell_prefecture(c: Chronicle, city: str, day: date, reports: tuple[str, ...]) -> Told:
    """A leader of the prefecture visits a city; both places' papers tell it."""
    lead = c.least_seen(words.PREFECTURE, day, "leader", 2)[0]
    hosts = c.in_order(c.least_seen(city, day, "leader", 2), day)
    occasion = c.occasion(city, day, "调研")
    topic = c.chance.choice(TOPICS)
    told: Told = []
    for paper in (c.papers_of(words.PREFECTURE) + c.papers_of(city))[: 2 if "second" in reports else 1]:
        t = c.telling(paper, day)
        slots: dict[str, Piece | str] = {"time": t.time(), "city": city, "topic": topic, "lead": t.person(lead)}
        slots |= {"host": t.person(hosts[0]), "host2": t.person(hosts[1])}
        slots |= {"leader": t.only_name(lead)}
        paragraphs = [render(c.pick(words.PREFECTURE_STORY), slots), render(c.pick(words.FULL_TALK), slots), c.filler()]
        told.append(t.finish([t.only_name(lead) + f"来{city}调研{topic}"], paragraphs, occasion.id, c.writer()))
    return told


def tell_person(c: Chronicle, person: Person, day: date) -> Told:
    """A story in which someone stands with all posts: of a leader a tour, of others one of their body."""
    seat = c.society.seat_of(person, day)
    if seat is None:
        raise ValueError(f"{person.id} sits nowhere on {day}")
    if seat.kind == "leader" and seat.city != words.PREFECTURE:
        return tell_tour(c, seat.city, day, (), person)
    if seat.city == words.PREFECTURE:
        return tell_prefecture(c, c.society.cities[0], day, ())
    t = c.telling(c.chance.choice(c.papers_of(seat.city)), day)
    body = c.society.bodies[seat.posts[-1].body]
    if seat.kind == "company":
        slots: dict[str, Piece | str] = {"time": t.time(), "company": t.body(body)}
        slots |= {"boss": t.person(person), "bossname": t.only_name(person), "tiny": t.tiny(body)}
        choice = words.COMPANY_STORY, words.COMPANY_TALK, words.COMPANY_MORE
        head = "订单排满 机器不停"
    elif seat.kind == "village":
        village = seat.id.split(":")[1].removesuffix("党支部")
        slots = {"time": t.time(), "village": village, "boss": t.person(person), "bossname": t.only_name(person)}
        choice = words.VILLAGE_STORY, words.VILLAGE_MORE, words.FILLERS
        head = f"{village}的新变化"
    else:
        slots = {"time": t.time(), "topic": c.chance.choice(TOPICS), "body1": t.body(body)}
        slots |= {"boss": t.person(person), "bossname": t.only_name(person), "body2": t.body(c.bureau(seat.city, day))}
        choice = words.BUREAU_STORY, words.BUREAU_TALK, words.BUREAU_MORE
        head = "这件事有了新进展"
    return [t.finish([Piece(head)], [render(c.pick(part), slots) for part in choice], None, c.writer())]


def tell_branch(c: Chronicle, city: str, day: date) -> Told:
    """A branch of a bank lends to a company; the bank itself is another body."""
    boss, company = _boss(c, city, day)
    t = c.telling(c.chance.choice(c.papers_of(city)), day)
    branch, bank = c.society.bodies[f"c:{city}:支行"], c.society.bodies["c:江东银行"]
    slots: dict[str, Piece | str] = {"time": t.time(), "company": t.body(company), "boss": t.person(boss)}
    slots |= {"branch": name(branch.names[0].local, branch.id, "Company"), "bank": name("江东银行", bank.id, "Company")}
    manager = c.holder(city, "支行行长", day)
    more = render("{who}说，网点还会往镇里延伸。", {"who": t.person(manager)})
    paragraphs = [render(c.pick(words.BRANCH_STORY), slots), render(c.pick(words.BRANCH_MORE), slots) + more]
    return [t.finish([Piece("把服务送到车间")], paragraphs, None, c.writer())]


def tell_move(c: Chronicle, move: Move) -> Told:
    """An announced change of post that no sitting decides, in the paper of the place where it leads to."""
    city = move.new.city
    key = move.new.id.split(":")[1]
    crossing = move.old is not None and move.old.city != city
    t = c.telling(c.papers_of(city)[0], move.day)
    new, old = move.new.posts[-1:], move.old.posts[-1:] if move.old else ()
    if key == "书记" and city != words.PREFECTURE:
        return _tell_new_secretary(c, t, move)
    if crossing or key in NOT_BY_SITTING[2:] or city == words.PREFECTURE:
        slots: dict[str, Piece | str] = {"person": t.only_name(move.person)}
        slots |= {"post": t.posts(move.person, new, "start", full=True)}
        slots |= {"oldpost": t.posts(move.person, old, "end", full=True)}
        told = [
            t.finish([Piece("一批干部职务调整")], [render(c.pick(words.MOVED), slots), c.filler()], None, c.writer())
        ]
        if crossing and move.old is not None and move.old.city != words.PREFECTURE:
            there = c.telling(c.papers_of(move.old.city)[0], move.day)
            slots["post"] = there.posts(move.person, new, "start", full=True)
            slots["oldpost"] = there.posts(move.person, old, "end", full=True)
            paragraphs = [render(c.pick(words.MOVED), slots), c.filler()]
            told.append(there.finish([Piece("市领导职务调整")], paragraphs, None, c.writer()))
        return told
    return _tell_election(c, t, move)


def is_decided_by_sitting(move: Move) -> bool:
    """Whether the 市人大常委会 appoints to it; leaders of the party and the 市长 come otherwise, or from elsewhere."""
    key = move.new.id.split(":")[1]
    at_home = move.old is None or move.old.city == move.new.city
    return at_home and move.new.city != words.PREFECTURE and key not in NOT_BY_SITTING


def tell_appointments(c: Chronicle, city: str, day: date, moves: list[Move]) -> Told:
    """A sitting of the 市人大常委会 that appoints and removes."""
    c.sat.add((city, "市人大常委会", day))
    t = c.telling(c.papers_of(city)[0], day)
    number = c.sittings[f"{city}:市人大常委会"] = c.sittings.get(f"{city}:市人大常委会", 0) + 1
    occasion = c.occasion(city, day, "会议")
    said = words.SERIES["市人大常委会"][0].format(n=number)
    slots: dict[str, Piece | str] = {"time": t.time(), "venue": "市行政中心", "event": t.occasion(occasion, said)}
    slots["chair"] = t.person(c.holder(city, "人大主任", day))
    paragraphs = [render(c.pick(words.APPOINT_LEAD), slots)]
    for move in moves:
        old = move.old.posts[-1:] if move.old else ()
        slots["person"] = t.only_name(move.person)
        slots["post"] = t.posts(move.person, move.new.posts[-1:], "start", full=True)
        slots["oldpost"] = t.posts(move.person, old, "end", full=True)
        paragraphs.append(render(c.pick(words.APPOINT_AND_REMOVE if old else words.APPOINT), slots))
    moved = tuple(move.person for move in moves)
    around = c.least_seen(city, day, "leader", 2, moved)
    paragraphs.append(render("{list}列席会议。", {"list": t.listed(c.in_order(around, day))}))
    return [t.finish([t.occasion(occasion, said) + "召开"], paragraphs, occasion.id, c.writer())]


def _tell_election(c: Chronicle, t: Telling, move: Move) -> Told:
    """A new 市长 is elected by the congress."""
    city, number = move.new.city, move.day.year - 2020
    occasion = c.occasion(city, move.day, "会议")
    said = f"{city}市第十七届人民代表大会第{'〇一二三四五六七'[number]}次会议"
    slots: dict[str, Piece | str] = {"time": t.time(), "venue": f"{city}大剧院", "event": t.occasion(occasion, said)}
    slots |= {"person": t.only_name(move.person), "post": t.posts(move.person, move.new.posts[-1:], "start", full=True)}
    slots["personname"] = t.only_name(move.person)
    paragraphs = [render(c.pick(words.ELECT_LEAD), slots), render(c.pick(words.ELECTED_TALK), slots), c.filler()]
    return [t.finish([t.only_name(move.person) + "当选市长"], paragraphs, occasion.id, c.writer())]


def _tell_new_secretary(c: Chronicle, t: Telling, move: Move) -> Told:
    """A new 书记 is announced at a meeting of leading officials, who also hear who leaves."""
    city = move.new.city
    occasion = c.occasion(city, move.day, "会议")
    slots: dict[str, Piece | str] = {"time": t.time(), "venue": "市行政中心", "c": city}
    slots |= {"event": t.occasion(occasion, "全市领导干部会议"), "person": t.only_name(move.person)}
    slots |= {"post": t.posts(move.person, move.new.posts, "start", full=True)}
    slots["personname"] = t.only_name(move.person)
    paragraphs = [render(c.pick(words.LEADERS_LEAD), slots)]
    if move.before is not None:
        left = {"old": t.only_name(move.before), "oldpost": t.posts(move.before, move.new.posts, "end", full=True)}
        paragraphs[0] = paragraphs[0] + render(c.pick(words.LEADERS_OLD), left)
    if move.old is not None:
        slots["oldpost"] = t.posts(move.person, move.old.posts[-1:], "former", full=True)
        paragraphs.append(render(c.pick(words.CAME_FROM), slots))
    paragraphs += [render(c.pick(words.ELECTED_TALK), slots), c.filler()]
    headlines = [t.occasion(occasion, "全市领导干部会议") + "召开"]
    return [t.finish(headlines, paragraphs, occasion.id, c.writer())]


def tell_renaming(c: Chronicle, body_id: str, day: date) -> Told:
    """A body gets another name."""
    body = c.society.bodies[body_id]
    t = c.telling(c.papers_of(body.city)[0], day)
    before, now = body.named(day - timedelta(1)), body.named(day)
    slots: dict[str, Piece | str] = {"time": t.time(), "old": name(before.full, body.id, body.type)}
    slots["new"] = name(now.full, body.id, body.type)
    if body.type == "Company":
        boss = c.society.holder(f"{body.city}:{body.id.split(':')[2]}董事长", day)
        parts = words.COMPANY_RENAME
    else:
        boss = c.society.holder(f"{body.city}:{body.id.split(':')[2]}", day)
        parts = words.RENAME_STORY
    t.full.add(body.id)
    slots["boss"] = t.person(boss) if boss else EMPTY
    paragraphs = [render(c.pick(parts), slots), render(c.pick(words.RENAME_TALK), slots), c.filler()]
    return [t.finish([Piece("换了新名字 服务不打烊")], paragraphs, None, c.writer())]


def tell_forming(c: Chronicle, new: str, first: str, second: str, day: date) -> Told:
    """A body is formed of two; before that each of them is in the paper."""
    city = c.society.bodies[new].city
    t = c.telling(c.papers_of(city)[0], day)
    was = {key: c.society.bodies[body].named(day).full for key, body in (("old1", first), ("old2", second))}
    slots: dict[str, Piece | str] = {
        "time": t.time(),
        "new": name(c.society.bodies[new].named(day).full, new, "Organization"),
    }
    slots |= {"old1": name(was["old1"], first, "Organization"), "old2": name(was["old2"], second, "Organization")}
    head = c.society.holder(f"{city}:{new.split(':')[2]}", day)
    told = render("{who}主持挂牌仪式。", {"who": t.person(head)}) if head else EMPTY
    return [
        t.finish(
            [Piece("新机构挂牌运行")], [render(c.pick(words.FORMED_STORY), slots) + told, c.filler()], None, c.writer()
        )
    ]


def tell_bodies(c: Chronicle, city: str, day: date, bodies: tuple[str, ...]) -> Told:
    """A short story of the work of two bodies."""
    t = c.telling(c.chance.choice(c.papers_of(city)), day)
    topic = c.chance.choice(TOPICS)
    slots: dict[str, Piece | str] = {"time": t.time(), "topic": topic, "body1": t.body(bodies[0])}
    more = render("{body2}也派人参加了专班。", {"body2": t.body(bodies[-1])}) if len(bodies) > 1 else EMPTY
    paragraphs = [render(c.pick(words.BUREAU_STORY), slots) + more, c.filler()]
    return [t.finish([Piece(f"{topic}提速")], paragraphs, None, c.writer())]


def tell_retired(c: Chronicle, person: Person, seat: Seat, day: date) -> Told:
    """Someone who has left a seat is named by it: 原市政协主席."""
    t = c.telling(c.papers_of(seat.city)[0], day)
    former = Piece("原") + t.posts(person, seat.posts[-1:], "former")
    slots: dict[str, Piece | str] = {"time": t.time(), "retired": former + t.only_name(person)}
    slots["body1"] = t.body(c.bureau(seat.city, day))
    return [t.finish([Piece("退休不褪色")], [render(c.pick(words.RETIRED_STORY), slots), c.filler()], None, c.writer())]


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to be told, and how many articles it makes at least."""

    day: date
    articles: int
    tell: Callable[[], Told]


def _must(c: Chronicle) -> Iterator[Planned]:
    """What no world lacks: changes of post, namesakes, renamings, meetings of two cities on one day."""
    society, chance = c.society, c.chance
    sittings: dict[tuple[str, date], list[Move]] = {}
    for move in society.moves:
        if move.announced and is_decided_by_sitting(move):
            sittings.setdefault((move.new.city, move.day), []).append(move)
    for (city, day), moves in sittings.items():
        yield Planned(day, 1, lambda part=(city, day, moves): tell_appointments(c, *part))
    for move in [*society.moves, *society.crossings]:
        if move.announced and not is_decided_by_sitting(move):
            yield Planned(move.day, 1, lambda move=move: tell_move(c, move))
        for seat, before in ((move.old, True), (move.new, False)):
            if seat is None or seat.city == words.PREFECTURE:
                continue
            day = _day_in(c, move.person, seat, move.day, before)
            if day is not None:
                yield Planned(day, 1, lambda person=move.person, day=day: tell_person(c, person, day))
    for tenure in list(society.tenures):
        later = [t for t in society.tenures if t.person is tenure.person and t.start >= tenure.end]
        if tenure.end < LAST and not later:
            day = min(tenure.end + timedelta(chance.randint(60, 300)), LAST - timedelta(2))
            if day > tenure.end:
                yield Planned(day, 1, lambda tenure=tenure, day=day: tell_retired(c, tenure.person, tenure.seat, day))
            seen = _day_in(c, tenure.person, tenure.seat, tenure.end, True)
            if seen is not None:
                yield Planned(seen, 1, lambda tenure=tenure, day=seen: tell_person(c, tenure.person, day))
    for pair in society.namesakes:
        for person, seat in zip(pair.people, pair.seats, strict=True):
            yield Planned(pair.day, 1, lambda person=person, day=pair.day: tell_person(c, person, day))
            for before in (True, False):
                again = _day_in(c, person, seat, pair.day, before)
                if again is not None:
                    yield Planned(again, 1, lambda person=person, day=again: tell_person(c, person, day))
    for body, day in society.renamed:
        city = society.bodies[body].city
        yield Planned(day, 1, lambda body=body, day=day: tell_renaming(c, body, day))
        for by in (-200, -90, 60, 150, 300):
            there = day + timedelta(by)
            if FIRST < there < LAST:
                yield Planned(there, 1, lambda city=city, body=body, day=there: tell_bodies(c, city, day, (body,)))
    for new, first, second, day in society.formed:
        city = society.bodies[new].city
        yield Planned(day, 1, lambda part=(new, first, second, day): tell_forming(c, *part))
        for by, bodies in ((-150, (first, second)), (-60, (second,)), (80, (new,)), (220, (new,))):
            there = day + timedelta(by)
            if FIRST < there < LAST:
                yield Planned(there, 1, lambda city=city, day=there, bodies=bodies: tell_bodies(c, city, day, bodies))
    for number in range(8):  # one name, one day, two cities
        day = date(2021 + number % 5, words.MEETING_MONTHS[number], chance.randint(5, 25))
        for city in (society.cities[number % 3], society.cities[(number + 1) % 3]):
            yield Planned(day, 2, lambda city=city, day=day, n=number: tell_meeting(c, city, day, n, ("second",)))


def _day_in(c: Chronicle, person: Person, seat: Seat, near: date, before: bool) -> date | None:
    """A day on which the person sits there, some weeks before or after; None when there is none."""
    for _ in range(20):
        by = c.chance.randint(20, 200)
        day = near + timedelta(-by if before else by)
        if FIRST < day < LAST and c.society.seat_of(person, day) is seat:
            return day
    return None


REPORTS = [("second",), ("second", "caption"), ("follow-up", "side"), ("second", "follow-up", "side"), ("outside",),
           ("second", "outside"), ("caption", "follow-up"), ("second", "side"), (), ()]  # fmt: skip


def _may(c: Chronicle, days: dict[tuple[int, int], list[date]]) -> Iterator[Planned]:
    """The common run of a paper's year, in every city, without end."""
    chance = c.chance
    held: set[tuple[str, int | date, int]] = set()
    while True:
        for year in range(2021, 2026):
            for number, city in enumerate(c.society.cities):
                day = chance.choice(days[year, chance.randint(1, 12)])
                other = c.society.cities[(number + 1) % 3]
                reports = chance.choice(REPORTS)
                two = 1 + ("second" in reports)
                kind = chance.randint(0, 17)
                topic = chance.randrange(8, len(words.MEETINGS)) if kind < 4 else chance.randrange(len(words.FESTIVALS))
                if kind < 7:  # each of them once a year
                    what = topic if kind < 4 else 100 + topic
                    if (city, year, what) in held:
                        continue
                    held.add((city, year, what))
                    month = words.MEETING_MONTHS[topic] if kind < 4 else words.FESTIVAL_MONTHS[topic]
                    day = chance.choice(days[year, month])
                elif (city, day, kind) in held:  # two visits, or two tours, that no one could tell apart
                    continue
                held.add((city, day, kind))
                tell, articles = _what(c, kind, city, day, topic, reports, other)
                yield Planned(day, max(articles, two if kind < 14 else 1), tell)


def _what(
    c: Chronicle, kind: int, city: str, day: date, topic: int, reports: tuple[str, ...], other: str
) -> tuple[Callable[[], Told], int]:
    """What to tell by a number drawn, and its articles."""
    series = c.chance.choice(list(words.SERIES))
    which = c.chance.randrange(len(words.TALKS))
    if kind < 4:
        return lambda: tell_meeting(c, city, day, topic, reports), 1 + len(reports)
    if kind < 7:
        return lambda: tell_festival(c, city, day, topic, reports), 1
    if kind < 10:
        return lambda: tell_sitting(c, city, day, series, reports), 1
    if kind == 10:
        return lambda: tell_tour(c, city, day, reports), 1
    if kind == 11:
        return lambda: tell_talk(c, city, day, which, reports), 1
    if kind == 12:
        return lambda: tell_signing(c, city, day, reports), 1
    if kind == 13:
        return lambda: tell_visit(c, city, day, reports, other), 1
    if kind == 14:
        return lambda: tell_prefecture(c, city, day, reports), 1
    if kind == 15:
        return lambda: tell_branch(c, city, day), 1
    kinds = "company village" if kind == 16 else "bureau town deputy"
    return lambda: tell_person(c, c.least_seen(city, day, kinds, 1)[0], day), 1


def tell_all(c: Chronicle, articles: int) -> list[Printed]:
    """At least so many articles, in the order of what they tell."""
    days = {
        (year, month): [date(year, month, d) for d in sorted(c.chance.sample(range(5, 26), 2))]
        for year in range(2021, 2026)
        for month in range(1, 13)
    }
    planned = list(_must(c))
    number = sum(plan.articles for plan in planned)
    for plan in _may(c, days):
        if number >= articles:
            break
        planned.append(plan)
        number += plan.articles
    told: list[Printed] = []
    for plan in sorted(planned, key=lambda plan: plan.day):
        told += plan.tell()
    return told
