"""Traditional characters as simplified ones, which the seeds, rules and models know. The only user of OpenCC."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

import kg.regex as re

# The commonest characters that only traditional or only simplified text holds, among the 700 commonest of television
# news of 2022-2024; every fifth or sixth character of traditional text is one of these.
_TRADITIONAL = re.compile(
    "[國發會進業動爲為實強開總關產對時個習區體黨長設來現軍務經機員領議將兩統運續學堅戰萬過記與際濟場導創數調當資聯電點書間項舉組質題內農義臺稱帶這烏報應亞計億達"
    "護廣協從華門擊團們決東據問後屆裝結規穩構線標爾裏隊氣態斷車願級視傳羅積蘭眾參復優節風確勢織論備種興辦約術貿馬雙維極還遊專歷網準顯繼環責貫見醫預費類處轉鐵驗條"
    "營劃變災徹無訪訊監緊話權綠範識衛單紀圍響號糧揮獻嚴奮認賽選連襲層熱觀寧啓啟龍擴讓況難負鬥樂縣獲險談園說彈檢慶審鏈採輸頭豐貨試價職該飛貢遠庫陸則終踐額爭測館紅"
    "歡黃張滿聲戶給壇證聞溫綜驅樣親頻療輪圖銀藥載陽陳劉鄭趙吳孫葉蔣顧蘇盧許鄧馮楊鐘魯錢餘]"
)
_SIMPLIFIED = re.compile(
    "[国发会进业动为实强开总关产对时个习区体党长设来现军务经机员领议将两统运续学坚战万过记与际济场导创数调当资联电点书间项举组质题内农义称带这乌报应亚计亿达护广"
    "协从华门击团们决东据问届装结规稳构线标尔队气态断车愿级视传罗积兰众参复优节风确势织论备种兴办约术贸马双维极还游专历网准显继环责贯见医预费类处转铁验条营划变灾"
    "彻无访讯监紧话权绿范识卫单纪围响号粮挥献严奋认赛选连袭层热观宁启龙扩让况难负斗乐县获险谈园说弹检庆审链采输头丰货试价职该飞贡远库陆则终践额争测馆红欢黄张满声"
    "户给坛证闻温综驱样亲频疗轮图银药载阳陈刘郑赵吴孙叶蒋顾苏卢许邓冯杨钟鲁钱余]"
)
_HAN = re.compile("[\u3400-\u9fff]")
_QUOTES = str.maketrans("「」『』", "“”‘’")
_LINES = re.compile("[^\n]+|\n+")
_EVERY = 15  # one such character at least among so many
_JUDGED = 20_000  # characters at the beginning by which a text is judged


def is_traditional(text: str) -> bool:
    """Whether a text is set in traditional characters."""
    if not _TRADITIONAL.search(text):
        return False
    text = text[:_JUDGED]
    found = len(_TRADITIONAL.findall(text))
    return found > 2 * len(_SIMPLIFIED.findall(text)) and found * _EVERY >= len(_HAN.findall(text))


def can_simplify() -> bool:
    """Whether OpenCC is installed."""
    return find_spec("opencc") is not None


def simplify(text: str) -> str:
    """The text in simplified characters and with the quotation marks that go with them; as long as the text.

    What would change the length stays as it is. Raises ImportError when OpenCC is not installed.
    """
    convert = _converter()
    pieces = []
    for line in _LINES.findall(text):
        form = convert(line)
        pieces.append(form if len(form) == len(line) else "".join(map(_simplify_one, line)))
    return "".join(pieces).translate(_QUOTES)


class Printed:
    """Finds what a page in traditional characters prints, by its simplified form, whatever the white space."""

    def __init__(self, text: str, simplified: str) -> None:
        kept = [i for i, character in enumerate(simplified) if not character.isspace()]
        self._printed = "".join(text[i] for i in kept)
        self._simplified = "".join(simplified[i] for i in kept)

    def form(self, text: str) -> str:
        """`text` as printed, with its own white space; as it is where the page doesn't hold it in one piece."""
        bare = "".join(text.split())
        at = self._simplified.find(bare)
        if at < 0:
            return text
        printed = iter(self._printed[at : at + len(bare)])
        return "".join(character if character.isspace() else next(printed) for character in text)


def script_notes(text: str) -> tuple[str, ...]:
    """What the user should know of a page in traditional characters that can't be read as simplified ones."""
    if not is_traditional(text) or can_simplify():
        return ()
    return ("traditional characters: install kg-news[opencc] to have their names and facts found",)


@cache
def _converter() -> Callable[[str], str]:
    """Traditional to simplified, by characters and by words in which a character stays (乾隆)."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@cache
def _simplify_one(character: str) -> str:
    form = _converter()(character)
    return form if len(form) == 1 else character
