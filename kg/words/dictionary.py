"""The words of a general dictionary (jieba's, by rjieba) with their parts of speech: n, v, nr a name, ns a place …"""

from __future__ import annotations

from functools import lru_cache

import rjieba


@lru_cache(maxsize=1024)  # who looks for names and the model of names ask for the same sentence one after the other
def tag_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with their parts of speech; what the dictionary lacks is guessed."""
    return tuple(rjieba.tag(text))


def cut_words(text: str) -> list[str]:
    """The words of a text by the dictionary alone: what it lacks falls apart."""
    return rjieba.cut(text, hmm=False)


def is_word(text: str) -> bool:
    """Whether the dictionary has it for a word."""
    return rjieba.has_word(text)


def part_of_speech(word: str) -> str:
    """What part of speech a word of the dictionary is; empty where it has no such word."""
    return rjieba.tag(word)[0][1] if rjieba.has_word(word) else ""


def is_verb(word: str) -> bool:
    """Whether the dictionary has the word as a verb."""
    return part_of_speech(word)[:1] == "v"


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb or an adverb of two letters or more (反映了)."""
    word, tag = next(iter(tag_words(text)), ("", ""))
    return len(word) > 1 and tag[0] in "vd" and tag != "vn" and is_word(word)
