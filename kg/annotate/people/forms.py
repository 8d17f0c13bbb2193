"""Names known by their form alone (次仁卓玛), and short forms that a text goes on with (习主席)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import kg.regex as re
from kg.annotate.people.foreign import NAMED_AFTER
from kg.annotate.people.japanese import JapaneseNames
from kg.seeds import WordLists, alternatives
from kg.words.scan import Scan


class SurnameForms:
    """Finds surnames with what one is called by behind them, each surname one person's alone: 习主席 → 习近平."""

    def __init__(self, words: WordLists) -> None:
        titles = [*words.name_suffixes, *words.posts_behind_names]
        deputies = [f"副{title}" for title in titles if len(title) == 2]
        never = frozenset(words.never_behind_surnames)
        self._titles = dict.fromkeys(title for title in (*titles, *deputies) if title not in never)  # keeps the order

    def find(self, names: Iterable[str], texts: Sequence[str]) -> dict[str, str]:
        """The forms that stand in the texts, and whose name each is."""
        alone = self._sole_bearers(names)
        text = "\n".join(texts) if alone else ""
        titles = [title for title in self._titles if title in text]
        return {form: name for s, name in alone.items() for title in titles if (form := f"{s}{title}") in text}

    def told(self, names: Iterable[str], forms: Iterable[str]) -> dict[str, str]:
        """The name for each of `forms` that is such a form of one of the names."""
        alone = self._sole_bearers(names)
        return {form: alone[form[0]] for form in forms if form[0] in alone and form[1:] in self._titles}

    def _sole_bearers(self, names: Iterable[str]) -> dict[str, str]:
        """The name by its surname, where it is the only one."""
        bearers: dict[str, list[str]] = {}
        for name in names:
            if "·" not in name and 2 <= len(name) <= 3 and name[1:] not in self._titles:
                bearers.setdefault(name[0], []).append(name)
        return {surname: found[0] for surname, found in bearers.items() if len(found) == 1}


def short_forms(name: str) -> list[str]:
    """Short forms under which a text may go on to name the person: 易卜拉欣·莱希 → 莱希, 甲·佩特罗·乙 → 佩特罗."""
    dot = "·" if "·" in name else "-"
    if dot not in name:
        return []
    parts = name.split(dot)
    return [f for f in (dot.join(parts[1:]), parts[-1], parts[0], *parts[1:-1]) if len(f) >= 2 and f != name]


class WholeNames:
    """Finds names with dots, names made of two parts that only names are made of, and Japanese names."""

    def __init__(self, words: WordLists) -> None:
        acts, parts = alternatives(words.person_acts), alternatives(words.name_parts)
        syllable = f"[{''.join((*words.transliteration, *words.home_syllables))}]"
        self._dotted = re.compile(rf"(?:彼得|{syllable}{{1,7}})(?:·{syllable}{{1,8}})+(?!{NAMED_AFTER})")
        # One that begins a clause and does what people do (莫拉力·阿不都满金|当选).
        self._acting = re.compile(
            rf"(?:^|(?<=[，。；：、]))[\u4e00-\u9fa5]{{2,6}}"
            rf"(?:·(?:(?![在与和的于为上中会开发作出将对向从到])[\u4e00-\u9fa5]){{2,7}}?"
            rf"(?=·|当选|历任|现任|同日|当日|随后|再次|首次|{acts}))+(?!·)"
        )
        self._japanese = JapaneseNames(words)
        self._two_parts = re.compile(rf"(?:{parts})(?:{parts})+(?!·)")

    def at(self, text: str, start: int) -> int | None:
        """The end of a name of such parts that begins at `start`."""
        match = self._two_parts.match(text, start)
        return match.end() if match else self._japanese.at(text, start)

    def find(self, scan: Scan) -> list[tuple[int, int]]:
        """The stretches that are such names."""
        text, spans = scan.text, self._japanese.find(scan)
        if "name_parts" in scan.cues:
            spans = [*(m.span() for m in self._two_parts.finditer(text)), *spans]
        if "·" in text:
            spans = [*(m.span() for m in self._dotted.finditer(text) if m.end() - m.start() >= 4), *spans]
            acting = [m.span() for m in self._acting.finditer(text)]
            spans = [*acting, *(s for s in spans if not any(a <= s[0] and s[1] <= b for a, b in acting))]
        return spans
