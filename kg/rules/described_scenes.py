"""Where an occasion is held by how it is there: 青石大剧院内座无虚席，表彰大会隆重举行。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.annotate.places.venues import WHEN
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import CLASSES, PERSON, SYMBOLS, RuleSet, encode
from kg.seeds import Seeds, alternatives

_EVENT, _PLACE = SYMBOLS["Event"], SYMBOLS["Place"]
_SITE = f"[{CLASSES['Site']}]"
_SITE_TYPES = frozenset({"Place", "Company", "Organization"})
_WHEN = f"(?:{WHEN}|，|的|在)*"
_ELSEWHERE = re.compile("(?<!正)在|到")  # the occasion has a place of its own
_NOT_HELD = re.compile("将|拟|计划|去年|前年|曾|筹备|迎接|准备")
# What a hall is described for where the sentence names no occasion; a tour or a talk is held in no hall it passes.
_KINDS = frozenset({"会议", "活动", "仪式", "论坛", "培训", "展会", "赛事"})
_RULES = ("held-at", "held-at-lead")
_REGION = re.compile("(?:[省市县区州旗国]|自治区)$")
_LEAD = 5  # sentences in which a hall is that of the occasion that the article is about


class DescribedScenes:
    """Reads them, with the words for a scene of the word lists."""

    def __init__(self, seeds: Seeds, rules: RuleSet) -> None:
        words = seeds.words
        self._confidence = {name: rule.confidence for name in _RULES if (rule := rules.rule(name)) is not None}
        state = f"(?:{alternatives(words.scene_states)})"
        self._state = re.compile(state)
        self._scene = re.compile(
            rf"(?:^|(?<=[。；，])){_WHEN}(?:{_PLACE}的?)*(?P<o>{_SITE})(?:的[一-龥]{{2,4}})?(?:[上内里前外中]|内外|上下)?，?{state}"
        )
        self._held = re.compile(
            rf"(?P<s>{_EVENT})”?(?P<how>[^，。；：{PERSON}{_EVENT}]{{0,14}}?)(?:{alternatives(words.held_verbs)})"
        )

    def find(self, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
        """The places of the occasions, in the order of the text."""
        for index, sentence in enumerate(sentences):
            if _SITE_TYPES.isdisjoint(m.type for m in sentence.mentions) or not self._state.search(sentence.text):
                continue
            text, owners = encode(sentence)
            scene = self._scene.search(text)
            if scene is None:
                continue
            site = owners[scene.start("o")]
            assert isinstance(site, Mention)
            held = self._held.search(text, scene.end())
            if held is not None:
                if not (_ELSEWHERE.search(held["how"]) or _NOT_HELD.search(text, scene.end(), held.end())):
                    yield self._fact(sentence, owners[held.start("s")], site)
            elif index < _LEAD and _EVENT not in text and not _REGION.search(site.text):
                yield self._fact(sentence, None, site)

    def _fact(self, sentence: Sentence, event: Mention | int | None, site: Mention) -> RelationMention:
        rule = "held-at-lead" if event is None else "held-at"
        subject = event if isinstance(event, Mention) else None
        start, end = sentence.start, sentence.start + len(sentence.text.rstrip())
        kinds = frozenset[str]() if subject else _KINDS
        return RelationMention("heldAt", subject, site, rule, start, end, self._confidence[rule], kinds)
