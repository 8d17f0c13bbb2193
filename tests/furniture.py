"""What stands on every page of a newspaper beside its articles: names, dates, numbers, addresses."""

from __future__ import annotations

import datetime
import random

from layouts import Layout
from setting import Align, Line, Rect, Shape, set_title

PAPER = "清湖日报"
PAGES = {"tabloid": (280 / 25.4 * 72, 400 / 25.4 * 72), "broadsheet": (390 / 25.4 * 72, 540 / 25.4 * 72)}  # points
MARGIN = 40.0
WEEKDAYS = "一二三四五六日"
MONTHS = "正二三四五六七八九十冬腊"
DAYS = ("初一", "初二", "初九", "十一", "十五", "十八", "廿二", "廿六", "三十")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
SECTIONS = ("要闻", "本地", "民生", "综合", "经济", "专题")


def pick_date(chance: random.Random) -> datetime.date:
    return datetime.date(2021, 1, 1) + datetime.timedelta(days=chance.randrange(1800))


def long_date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def lunar(day: datetime.date, chance: random.Random) -> str:
    """A lunar date that looks right; nobody relies on it."""
    year = STEMS[(day.year - 4) % 10] + BRANCHES[(day.year - 4) % 12]
    return f"农历{year}年{MONTHS[(day.month - 2) % 12]}月{chance.choice(DAYS)}"


def put(
    text: str, x0: float, x1: float, top: float, size: float, align: Align = "left", spacing: float = 0.0
) -> list[Line]:
    """One line of furniture."""
    lines, _ = set_title(text, (x0, x1), top, size, "furniture", None, align=align, spacing=spacing, most=1)
    return lines


def set_masthead(day: datetime.date, chance: random.Random, wide: float) -> tuple[list[Line], list[Shape], float]:
    """The head of page one; its lines, shapes and bottom."""
    left, right = MARGIN, wide - MARGIN
    middle = left + (right - left) * 0.56
    lines = put(PAPER, left, middle, 40, 66, spacing=0.12)
    side = [
        f"{long_date(day)} 星期{WEEKDAYS[day.weekday()]}",
        lunar(day, chance),
        f"国内统一连续出版物号 CN {chance.randint(30, 60)}-{chance.randint(1000, 9999)}",
        f"第{chance.randint(3000, 9000)}期 今日8版",
    ]
    for row, text in enumerate(side):
        lines += put(text, middle + 20, right, 44 + row * 17, 10.5)
    lines += put("中共清湖市委主管主办 清湖市融媒体中心出版", left, right, 118, 9)
    lines += put(f"www.qinghu{chance.randint(10, 99)}.example", left, right, 118, 9, "right")
    return lines, [Shape(Rect(left, 134, right, 134), "rule")], 146


def set_header(
    layout: Layout, number: str, day: datetime.date, chance: random.Random, wide: float
) -> tuple[list[Line], list[Shape], float]:
    """The head of an inner page; its lines, shapes and bottom."""
    left, right = MARGIN, wide - MARGIN
    section = chance.choice(SECTIONS)
    date = f"{long_date(day)} 星期{WEEKDAYS[day.weekday()]}"
    label = f"第{number}版 {section}"
    staff = [chance.choice(("王佳", "李言", "周舟", "吴桐", "郑好", "高原")) for _ in range(3)]
    editors = f"责任编辑：{staff[0]} 版面设计：{staff[1]} 校对：{staff[2]}"
    lines: list[Line] = []
    if layout.corner == "top left":
        lines += put(label, left, right, 38, 16)
        lines += put(PAPER, left, right, 38, 18, "right")
        lines += put(date, left + 160, right - 160, 36, 9, "center")
        lines += put(editors, left + 160, right - 160, 49, 8, "center")
    else:
        lines += put(PAPER, left, right, 36, 20)
        if layout.corner == "top right":
            lines += put(label, left, right, 38, 16, "right")
        else:
            lines += put(section, left, right, 38, 16, "right")
        lines += put(date, left + 160, right - 160, 36, 9, "center")
        lines += put(editors, left + 160, right - 160, 49, 8, "center")
    return lines, [Shape(Rect(left, 64, right, 64), "rule")], 76


def set_footer(layout: Layout, number: str, chance: random.Random, wide: float, high: float) -> list[Line]:
    """Address, telephone and, in some layouts, the page number below the articles."""
    left, right = MARGIN, wide - MARGIN
    phone = f"新闻热线：0570-8{chance.randint(100000, 999999)}"
    address = f"本报地址：清湖市湖滨路{chance.randint(8, 99)}号 邮编：3{chance.randint(10000, 29999)} {phone}"
    lines = put(address, left + 120, right - 120, high - 36, 8, "center")
    if layout.corner == "bottom left":
        lines += put(number, left, right, high - 40, 12)
    elif layout.corner == "bottom right":
        lines += put(number, left, right, high - 40, 12, "right")
    return lines


def set_furniture(
    layout: Layout, number: str, day: datetime.date, chance: random.Random
) -> tuple[list[Line], list[Shape], Rect]:
    """All furniture of a page, and the room that is left for its articles."""
    wide, high = PAGES[layout.paper]
    if layout.front and number.endswith("01"):
        lines, shapes, top = set_masthead(day, chance, wide)
    else:
        lines, shapes, top = set_header(layout, number, day, chance, wide)
    lines += set_footer(layout, number, chance, wide, high)
    return lines, shapes, Rect(MARGIN, top, wide - MARGIN, high - 52)
