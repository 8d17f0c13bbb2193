"""The entities of one article while they are being put together."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from kg.records import Mention

_PREFIX = {"Person": "p", "Company": "c", "Organization": "o", "Event": "e", "Place": "l", "Document": "d"}


@dataclass(slots=True)
class Entry:
    """An entity of the article while it is being put together."""

    id: str
    type: str
    names: list[str]
    mentions: set[tuple[int, int]] = field(default_factory=set)
    attributes: dict[str, str] = field(default_factory=dict)
    main: bool = False


class Registry:
    """The entities of one article by type and name."""

    def __init__(self, shared: Container[str]) -> None:
        self._shared = shared  # names that more than one body of a page has: 统战部
        self.entries: list[Entry] = []
        self._by_name: dict[tuple[str, str], Entry] = {}
        self._counts: dict[str, int] = {}

    def get(self, kind: str, names: Sequence[str], mention: Mention | None = None) -> Entry:
        """The entity of that name, made at its first mention; further names are added."""
        group = "Body" if kind in ("Company", "Organization") else kind
        entry = self._by_name.get((group, names[0]))
        if entry is None and len(names) > 1:
            others = (self._by_name.get((group, name)) for name in names[1:] if name not in self._shared)
            entry = next(filter(None, others), None)
        entry = entry or self.add(kind, names[:1])
        for name in names:
            self._by_name.setdefault((group, name), entry)
            if name not in entry.names:
                entry.names.append(name)
        if mention is not None:
            entry.mentions.add((mention.start, mention.end))
        return entry

    def add(self, kind: str, names: Sequence[str]) -> Entry:
        """A new entity, whatever others are called."""
        prefix = _PREFIX[kind]
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        self.entries.append(Entry(f"{prefix}{self._counts[prefix]}", kind, list(names)))
        return self.entries[-1]
