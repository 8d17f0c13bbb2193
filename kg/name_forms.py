"""Short forms under which a text goes on to name a person: 习主席, 莱希."""

from __future__ import annotations

from collections.abc import Iterable

_TITLES_OF_ADDRESS = ("主席", "总书记", "总理", "委员长", "书记", "市长", "县长", "区长", "董事长", "院士", "教授")


def titled_forms(names: Iterable[str]) -> dict[str, str]:
    """Surname with title, for each surname that one person alone has: 习主席 → 习近平."""
    bearers: dict[str, list[str]] = {}
    for name in names:
        if "·" not in name and 2 <= len(name) <= 3 and name[1:] not in _TITLES_OF_ADDRESS:
            bearers.setdefault(name[0], []).append(name)
    return {f"{s}{title}": n[0] for s, n in bearers.items() if len(n) == 1 for title in _TITLES_OF_ADDRESS}


def short_forms(name: str) -> list[str]:
    """Short forms under which a text may go on to name the person: 易卜拉欣·莱希 → 莱希."""
    if "·" not in name:
        return []
    parts = name.split("·")
    return [f for f in ("·".join(parts[1:]), parts[-1], parts[0]) if len(f) >= 2 and f != name]
