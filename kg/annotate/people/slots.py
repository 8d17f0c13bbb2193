"""Names behind posts by their place alone: what stands between a post and a mark or an act, whatever it is made of.

Some are words (副市长金山出席), some have no surname (旗政协主席宝日夫、): the place tells that they are names.
"""

from __future__ import annotations

from collections.abc import Set

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, part_of_speech, tag_words
from kg.words.scan import Scan

_MARKS = "，、。；（"
_HAN = re.compile("[一-龥]+")
_NEAR = 12  # characters to the next post of a list
_LONGEST = 9  # characters of a name without a dot
_NAME_TAGS = ("nr", "nz")
_NAMING = ("", "nr", "nz", "ns")  # tags of words without a surname that are names: 旗委书记|兴安主持
_ADDRESS = re.compile("同志|先生|女士")
_GOES_WITH = frozenset("向以在就对率作致受代说称等将的与和及也已并正到为所因又还遭互")  # right behind a name
_NO_ACT = "作[为者]|受到"  # what begins like an act of a holder
_ADVERBS = ("d", "r", "p", "c", "m", "u", "t", "y", "z")  # first letters of tags of words that nobody is called by
_JOINED = frozenset("不做则都也再又才就已均仍未")  # syllables that are words of the clause: 某某|则表示
_MANY = ("成员", "领导人", "领导", "元首", "首脑", "职工")  # titles of many at once, who are not named


class NameSlots:
    """Finds them; `surnames` are those of one character."""

    def __init__(self, seeds: Seeds, surnames: Set[str]) -> None:
        words = seeds.words
        self._acts = re.compile(alternatives(words.person_acts))
        self._does = re.compile(f"(?!{_NO_ACT})(?:{alternatives(words.acts_of_holders)})")
        never = (seeds.titles, words.stop_words, words.person_followers, words.generic_names, words.words_behind_posts)
        self._never = frozenset(word for table in never for word in table)
        self._letters = frozenset(words.never_in_names)
        further = words.syllables_behind_posts
        self._syllables = re.compile(f"[{''.join((*words.transliteration, *words.home_syllables, *further))}]+")
        self._never_first = frozenset(words.never_first_in_names)
        self._never_last = frozenset(words.never_last_in_names).difference(further)
        self._surnames = surnames

    def behind_post(self, scan: Scan, start: int, found: int | None) -> int | None:
        """The end of the name behind a post that somebody must hold; `found` is the end by other signs, or None."""
        text = scan.text
        end = self._end(text, start)
        if end is None or text.endswith(_MANY, 0, start) or (found is not None and end <= found):
            return found
        word = text[start:end]
        if not _HAN.fullmatch(word) or word in self._never or self._holds_hit(scan, start, end):
            return found
        if word[-1] in self._never_last or (found is not None and text[found] in _JOINED):
            return found
        if word[0] in self._never_first and not self._of_person(text, start, end):
            return found
        if found is not None:
            strange = word[-1] != "都" and self._syllables.fullmatch(word) and self._is_strange(word)
            return end if strange else found  # 阿尔斯楞|都作了
        if word[0] in self._surnames and len(word) < 4:
            return end if self._is_worded(text, start, end) else None
        if len(word) == 2:
            listed = text.startswith("、", end) and any(0 < h.start - end < _NEAR for h in scan.of("title"))
            return end if part_of_speech(word) in _NAMING and (listed or self._does.match(text, end)) else None
        return end if self._is_strange(word) else None

    def behind_role(self, scan: Scan, start: int, found: int | None) -> int | None:
        """The end of a long name in syllables behind what a person merely is: 歌手|海来阿布、."""
        if not self._syllables.match(scan.text, start):
            return found
        end = self._end(scan.text, start)
        if end is None or end - start < 4 or (found is not None and end <= found):
            return found
        word = scan.text[start:end]
        strange = self._syllables.fullmatch(word) and word[0] not in self._never_first and self._is_strange(word)
        return end if strange and not self._holds_hit(scan, start, end) else found

    def _end(self, text: str, start: int) -> int | None:
        """Where the stretch ends: before the first mark, act or form of address."""
        for end in range(start + 2, min(start + _LONGEST, len(text)) + 1):
            if end == len(text) or text[end] in _MARKS or _ADDRESS.match(text, end) or self._does.match(text, end):
                return end
            act = self._acts.match(text, end)
            if (act and len(act.group()) > 1) or text[end] in _GOES_WITH:
                return end
        return None

    @staticmethod
    def _holds_hit(scan: Scan, start: int, end: int) -> bool:
        """Whether a title or a body of the tables reaches into the stretch."""
        kinds = ("title", "organ", "national", "committee") + (
            ("place", "country", "abroad") if end - start > 3 else ()
        )
        return any(h.start < end and start < h.end and h.end - h.start > 1 for kind in kinds for h in scan.of(kind))

    def _is_worded(self, text: str, start: int, end: int) -> bool:
        """Whether a word, or a surname and a word, may be called: a quality or a deed only before what people do."""
        word = text[start:end]
        if not self._letters.isdisjoint(word[1:]):
            return False
        marked = text[end : end + 1] in (*_MARKS, "等")
        if not marked and not self._does.match(text, end):
            return False
        if len(word) == 2:
            tag = part_of_speech(word)
            deed = tag.startswith(("v", "n")) and not tag.startswith((*_NAME_TAGS, "ns"))
            return tag[:1] not in _ADVERBS and not (deed and text[end : end + 1] in "。；等（")  # 政协委员资格等
        return not is_word(word) and not is_word(word[1:] + text[end : end + 1])

    def _of_person(self, text: str, start: int, end: int) -> bool:
        """Whether three characters stand before what only people do: 主任|起云霞等, no phrase of a clause."""
        if text[start] in "和与及" and is_word(text[start + 1 : end]):
            return False  # 委员|和特邀代表
        return end - start == 3 and (text.startswith("等", end) or self._does.match(text, end) is not None)

    def _is_strange(self, word: str) -> bool:
        """Whether no word of the language stands in it but what names are made of."""
        if is_word(word) or not self._letters.isdisjoint(word[:-1]):
            return False
        words = tag_words(word)
        if words[0][1][:1] in ("v", *_ADVERBS) and is_word(words[0][0]) and not self._syllables.fullmatch(word):
            return False
        tags = (*_NAME_TAGS, "ns") if len(word) == 3 else _NAME_TAGS  # 宝|日夫
        return not any(len(w) > 1 and is_word(w) and not t.startswith(tags) for w, t in words)
