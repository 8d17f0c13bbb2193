"""Characters that mean the same in one form: radicals, compatibility forms, full-width letters, invisible characters.

`normalize` keeps the length of a text, so that its offsets stay; `normal_text` also takes out what is not seen and
tells where each character that is left stood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import kg.regex as re
from kg.articles.bylines import HAN

GONE = "\ue003"  # what stands for a character that means nothing: invisible, control, private use

# EquivalentUnifiedIdeograph of Unicode 15 for U+2E80-2EF3: each radical and the ideograph that looks like it.
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭"
    "⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶"
    "⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# Kangxi radicals that fonts for simplified characters draw, and PDF text layers carry, as these.
_KANGXI = {"\u2f3e": "户", "\u2fad": "青"}
# Small, half-width and vertical forms of marks, and the marks.
_MARKS = (
    "｡。､、｢「｣」･·﹐，﹑、﹒.﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛{﹜}﹝〔﹞〕﹠&﹢+﹣-﹤<﹥>﹦=﹩$﹪%﹫@"
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︳_︴_︵（︶）︷{︸}︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇[﹈]﹍_﹎_﹏_"
    "％%＋+－-．.／/＠@＆&＝=＿_"
)
_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_GONE = re.compile(f"[{_INVISIBLE}{_PRIVATE}]")
_DOT = re.compile(rf"(?<=[{HAN}])[‧•・∙⋅⸱\u0387﹒](?=[{HAN}])")
_CR = re.compile("\r(?!\n)")
# Nearly all pages hold none of these; a page that does is worth the passes below.
_GATE = re.compile(
    f"[{_INVISIBLE}{_PRIVATE}{_SPACES}{_LINE_ENDS}‧•・∙⋅⸱\u0387\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe6f"
    "０-９Ａ-Ｚａ-ｚ％＋－．／＠＆＝＿｡-･\U0002f800-\U0002fa1f\r](?:(?<!\r)|(?!\n))"
)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNEVEN = re.compile(f"[{GONE}{''.join(LIGATURES)}]")


class NormalText(NamedTuple):
    """A text in normal form, and for each of its characters where it stood; None: where it stands."""

    text: str
    offsets: Sequence[int] | None = None


def normalize(text: str) -> str:
    """The text with each character in its normal form, GONE for those that mean nothing; as long as the text."""
    if not _GATE.search(text):
        return text
    text = _DOT.sub("·", text)
    text = _GONE.sub(GONE, text)
    text = _CR.sub("\n", text) if "\r" in text else text
    return _DOT.sub("·", text.translate(variants()))  # twice: ﹒ is a full stop but between names


def normal_text(text: str) -> NormalText:
    """The text in normal form without what means nothing, its ligatures as letters."""
    form = normalize(text)
    kept: list[str] = []
    offsets: list[Sequence[int]] = []
    at = 0
    for match in _UNEVEN.finditer(form):
        letters = LIGATURES.get(match[0], "")
        kept += (form[at : match.start()], letters)
        offsets += (range(at, match.start()), (match.start(),) * len(letters))
        at = match.end()
    if not offsets:
        return NormalText(form)
    kept.append(form[at:])
    offsets.append(range(at, len(form)))
    return NormalText("".join(kept), tuple(chain.from_iterable(offsets)))


@cache
def variants() -> dict[int, str]:
    """Each character that has a normal form of its own, by code point, and that form."""
    table = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    for first, last in ((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)):
        for character in map(chr, range(first, last + 1)):
            form = unicodedata.normalize("NFKC", character)
            if form != character:
                table[character] = form
    table |= _KANGXI
    table |= {chr(ord(c) + 0xFEE0): c for c in map(chr, range(0x30, 0x7B)) if c.isalnum()}
    table |= zip(_MARKS[::2], _MARKS[1::2], strict=True)
    table |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_ENDS, "\n")
    return {ord(character): form for character, form in table.items()}
