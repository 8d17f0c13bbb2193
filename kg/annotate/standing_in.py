"""What stands for people who are named elsewhere: 他, a party, both states' leaders, a title that is one person's."""

from __future__ import annotations

import kg.regex as re
from kg.annotate.parties import PARTY

_BOTH = re.compile("(?:^|(?<=[，。；]))两国(?:总理|元首|领导人|外长|议长|总统)(?=共同|一道|一起|还|出席|见证|签署)")
_PRONOUN = re.compile(
    r"(?:^|(?<=[，；。]))[他她](?=还|指出|强调|要求|表示|说|先后|来到|首先|希望|一行|勉励|认为|详细|仔细|实地|走进|察看|查看|听取了?)"
)
# 某某总书记在甲省考察。在某村，|总书记|走进果园: other titles are told with a name or a surname.
TITLE = "总书记"
_TITLE_ALONE = re.compile(
    rf"(?:^|(?<=[，；。\n])){TITLE}(?=(?:先后|分别|首先|专门|专程|特意|再次|第[一二三四五]次|来到|走进|前往|赴|考察|调研|视察|察看|参观|看望|出席|参加|主持|会见"
    r"|[还又]?(?:强调|指出|要求|表示|说|提出|嘱咐|叮嘱|勉励)|在[^，。；“”]{2,40}?(?:强调|指出|要求|提出|说|表示|时|上，|考察|调研|讲话|主持|出席)))"
)

STANDING_IN = (  # each with its cue
    (_PRONOUN, "pronouns"),
    (_TITLE_ALONE, "bare_titles"),
    (PARTY, "touring_parties"),
    (_BOTH, "both_states"),
)
