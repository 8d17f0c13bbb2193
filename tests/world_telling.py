"""How a paper of the invented world speaks of people, posts and bodies, and what a reader learns from it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

import world_phrases as words
from world_cities import Body, Person, Post, Seat, Society
from world_text import EMPTY, Piece, Story, join, name

PARTS = ("组织部", "宣传部", "统战部", "政法委")  # of a 市委: 市委常委、组织部部长


@dataclass(frozen=True, slots=True)
class Paper:
    name: str
    city: str
    code: str
    markdown: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What an article says of a post: held | start | end | former."""

    person: str
    post: Post
    how: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A story in a paper of a day."""

    paper: Paper
    day: date  # of what it tells
    published: date
    story: Story
    seen: tuple[Seen, ...]
    bare_lists: int  # lists of names without posts


@dataclass(slots=True)
class Occasion:
    """An event of the truth."""

    id: str
    city: str
    day: date
    kind: str  # 会议 | 展会 | 调研 | 会见 | 签约 …
    names: list[str]


@dataclass(slots=True)
class Telling:
    """One article while it is written: who was named already is named without a post."""

    society: Society
    chance: random.Random
    paper: Paper
    day: date  # what it tells of
    published: date
    counts: dict[tuple[int, str], int]  # how often (person, seat) was named with the seat's posts
    seen: list[Seen] = field(default_factory=list)
    named: set[int] = field(default_factory=set)
    full: set[str] = field(default_factory=set)  # companies named in full or short already
    bare_lists: int = 0

    def time(self, day: date | None = None) -> str:
        """The day in a paper's words."""
        day = day or self.day
        half = self.chance.choice(["", "上午", "下午"])
        said = f"{day.month}月{day.day}日"
        if (self.published - day).days == 1 and self.chance.random() < 0.6:
            said = "昨日"
        return said + half

    def only_day(self, day: date) -> str:
        return (
            "昨日" if (self.published - day).days == 1 and self.chance.random() < 0.4 else f"{day.month}月{day.day}日"
        )

    def at_home(self, city: str) -> bool:
        return city == self.paper.city

    def body(self, body: Body | str, *, full: bool = False, optional: bool = False) -> Piece:
        """A body as this paper calls it."""
        body = self.society.bodies[body] if isinstance(body, str) else body
        names = body.named(self.day)
        if body.type == "Company":
            short = body.id in self.full or (self.at_home(body.city) and self.chance.random() < 0.6)
            self.full.add(body.id)
            return name(names.local if short and not full else names.full, body.id, body.type, optional)
        if self.at_home(body.city):
            form = self.chance.choice([names.local, names.local, names.local, names.long, names.qualified])
        else:
            form = self.chance.choice([names.qualified, names.qualified, names.full])
        return name(names.full if full else form, body.id, body.type, optional)

    def tiny(self, body: Body) -> Piece:
        """A company's shortest name, in an article that has named it."""
        names = body.named(self.day)
        said = names.tiny if names.tiny and self.chance.random() < 0.6 else names.local
        return name(said, body.id, body.type)

    def posts(self, person: Person, posts: tuple[Post, ...], how: str = "held", *, full: bool = False) -> Piece:
        """The posts in a row: 市委常委、组织部部长; their bodies are mentions, 市政府 only where it is said."""
        said = EMPTY
        for number, post in enumerate(posts):
            body = self.society.bodies[post.body]
            key, names = body.id.split(":")[-1], body.named(self.day)
            self.seen.append(Seen(person.id, post, how))
            if number:
                said = said + "、"
            if key == "市政府":
                prefix: Piece | str = ""
                if full:
                    prefix = name(names.full, body.id, body.type)
                elif number == 0 and not self.at_home(body.city):
                    prefix = f"{body.city}市"
                said = said + prefix + post.title
            elif key in PARTS and number:
                said = said + name(key, body.id, body.type) + post.title
            elif key == "市委":
                local = self.at_home(body.city) or number > 0
                said = (
                    said + name(names.local if local and not full else names.qualified, body.id, body.type) + post.title
                )
            elif key.endswith("党支部"):
                form = names.local if self.at_home(body.city) else names.qualified
                said = said + name(form, body.id, body.type) + post.title
            elif number:
                said = said + name(names.local, body.id, body.type) + post.title
            else:
                said = said + self.body(body, full=full) + post.title
        return said

    def person(self, person: Person, *, again: bool = False) -> Piece:
        """A person with posts, all or the last of them; only the name when the article has had them."""
        called = name(person.name, person.id, "Person")
        if person.number in self.named and not again:
            return called
        self.named.add(person.number)
        seat = self.society.seat_of(person, self.day)
        if seat is None:
            raise ValueError(f"{person.id} sits nowhere on {self.day}")
        self.counts[person.number, seat.id] = self.counts.get((person.number, seat.id), 0) + 1
        posts = seat.posts
        if len(posts) > 1 and self.chance.random() < 0.4:
            posts = posts[-1:] if posts[0].title != "副市长" else posts[:1]
        return self.posts(person, posts) + called

    def only_name(self, person: Person) -> Piece:
        return name(person.name, person.id, "Person")

    def listed(self, people: list[Person]) -> Piece:
        """Several people: a bare list of leaders' names, or each with posts."""
        seats = [self.society.seat_of(person, self.day) for person in people]
        leaders = all(seat is not None and seat.kind == "leader" and self.at_home(seat.city) for seat in seats)
        if leaders and len(people) > 1 and self.chance.random() < 0.6:
            self.named |= {person.number for person in people}
            self.bare_lists += 1
            bare = join(map(self.only_name, people))
            doubtful = any(self.society.has_namesake(person) for person in people)
            return Piece("市领导") + bare if doubtful or self.chance.random() < 0.4 else bare
        return join(map(self.person, people), "，" if self.chance.random() < 0.5 else "、")

    def occasion(self, occasion: Occasion, said: str, nested: tuple[Piece, ...] = ()) -> Piece:
        """An event by one of its names; bodies inside the name are optional mentions."""
        if said not in occasion.names:
            occasion.names.append(said)
        piece = name(said, occasion.id, "Event")
        marks = list(piece.marks)
        for inner in nested:
            at = said.find(inner.text)
            if at >= 0:
                marks += [mark.shift(at) for mark in inner.marks]
        return Piece(said, tuple(marks))

    def meeting(self, occasion: Occasion) -> Piece:
        """会议, for an event that the article has named."""
        return name("会议", occasion.id, "Event", optional=True)

    def venue(self, city: str) -> str:
        place = self.chance.choice(words.VENUES).format(c=city)
        return place if self.at_home(city) or not place.startswith("市") else city + place

    def finish(
        self, headlines: list[Piece], paragraphs: list[Piece], event: str | None, writer: str, *, caption: bool = False
    ) -> Printed:
        """The article as it is printed."""
        if caption:
            byline = f"全媒体记者 {writer} 摄"
        else:
            other = self.chance.choice([name for name in words.WRITERS if name != writer])
            byline = self.chance.choice(words.BYLINES).format(n=writer, m=other)
            paragraphs = [Piece("本报讯 ") + paragraphs[0], *paragraphs[1:]]
        story = Story(tuple(headlines), byline, tuple(paragraphs), event, caption)
        return Printed(self.paper, self.day, self.published, story, tuple(self.seen), self.bare_lists)


def unseen_first(
    society: Society, chance: random.Random, counts: dict[tuple[int, str], int], city: str, day: date, kinds: str
) -> list[Person]:
    """Who sits in seats of these kinds, those that were named least first."""
    sitting: list[tuple[Seat, Person]] = society.sitting(city, day, kinds)
    return [
        p for _, p in sorted(sitting, key=lambda pair: (counts.get((pair[1].number, pair[0].id), 0), chance.random()))
    ]
