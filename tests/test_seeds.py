"""The tables of `seeds/`: what is in them, what a page's place means, and that a broken table stops the load."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import DataFileError
from kg.resources import data_path
from kg.seeds import LEVELS, Frame, Seeds, WordLists, alternatives, load_seeds

FOLDER = data_path("seeds")
SEEDS = load_seeds()
TABLES = {
    path.name: path.read_text(encoding="utf-8").splitlines()[0]
    for path in sorted(FOLDER.glob("*.csv"))
    if path.name != "roster.csv"  # kg/identity/roster.py: tests/test_careers.py
}
TEXTS = sorted(
    path.name for path in FOLDER.glob("*.txt") if path.name != "character_pairs.txt"
)  # read by kg/words/pairs.py


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The seeds as a folder that a test may break."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in (*TABLES, *TEXTS, "words.toml"):
        shutil.copy(FOLDER / name, folder / name)
    return folder


def append(path: Path, text: str) -> int:
    """Adds a line at the end and gives its number."""
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(text + "\n")
    return len(path.read_text(encoding="utf-8").splitlines())


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def error_of(folder: Path) -> DataFileError:
    with pytest.raises(DataFileError) as caught:
        load_seeds(folder)
    assert "\n" not in str(caught.value)
    return caught.value


# --- what is in the tables


def test_the_tables_were_found() -> None:
    assert set(TABLES) >= {"places.csv", "countries.csv", "organs.csv", "titles.csv", "occasions.csv"}
    assert TABLES["places.csv"] == "code,name,short,level,parent"
    assert TEXTS == ["common_words.txt", "outside_names.txt", "regions.txt", "surnames.txt", "verbs.txt"]


def test_each_table_is_filled() -> None:
    assert len(SEEDS.countries) > 190
    assert len(SEEDS.organs) > 100
    assert len(SEEDS.titles) > 100
    assert len(SEEDS.occasions) > 100
    assert len(SEEDS.surnames) > 300
    assert len(SEEDS.compound_surnames) >= 10
    assert len(SEEDS.common_words) > 10_000
    assert len(SEEDS.verbs) > 1_000


def test_what_is_looked_up() -> None:
    assert SEEDS.titles["市长"] == "政府"
    assert SEEDS.organs["组织部"].via == "委"
    assert SEEDS.organs["文旅局"].full == "文化和旅游局"
    assert SEEDS.occasions["会议"] == "会议"
    assert SEEDS.countries["法兰西共和国"] == SEEDS.countries["法国"] == "法国"
    assert SEEDS.country_full["法国"] == "法兰西共和国"
    assert SEEDS.abbreviations["法"] == "法国"
    assert "阿" not in SEEDS.abbreviations, "several countries claim it"
    assert "阿" not in SEEDS.frame("清湖市", "阿军").states
    assert SEEDS.frame("清湖市", "阿富汗和阿军").states["阿"] == "阿富汗"
    assert "王" in SEEDS.surnames
    assert "欧阳" in SEEDS.compound_surnames
    assert not SEEDS.surnames & SEEDS.compound_surnames
    assert {"政府", "国家", ""} == set(SEEDS.titles.values())


def test_the_kinds_of_occasions_are_those_of_the_gold() -> None:
    assert set(SEEDS.occasions.values()) <= set("会议 活动 仪式 论坛 调研 会见 签约 培训 展会 赛事 其他".split())


def test_comment_lines_are_no_words() -> None:
    assert (FOLDER / "verbs.txt").read_text(encoding="utf-8").startswith("# ")
    assert not any(word.startswith("#") for word in SEEDS.verbs | SEEDS.common_words | SEEDS.surnames)


def test_the_names_of_each_table_come_once() -> None:
    for name in ("organs.csv", "titles.csv", "occasions.csv", "national_bodies.csv", "companies.csv"):
        lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
        twice = [key for key, count in Counter(line.split(",")[0] for line in lines).items() if count > 1]
        assert not twice, name


# --- the divisions


def test_the_number_of_divisions() -> None:
    levels = Counter(division.level for division in SEEDS.by_code.values())
    assert set(levels) == set(LEVELS)
    assert levels["province"] >= 31
    assert levels["city"] > 300
    assert levels["county"] > 2_800


def test_each_division_hangs_under_one_that_exists() -> None:
    rows = (FOLDER / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len({row.split(",")[0] for row in rows}) == len(rows) == len(SEEDS.by_code), "codes are unique"
    for division in SEEDS.by_code.values():
        if division.level == "province":
            assert not division.parent, division
        else:
            assert division.parent in SEEDS.by_code, division
            assert division.code.startswith(division.parent), division
        assert division.code.isdigit()
        assert len(division.code) == {"province": 2, "city": 4, "county": 6}[division.level], division
        assert division.short
        assert division.name.startswith(division.short), division


def test_a_city_hangs_under_a_province_and_a_county_under_a_city_or_a_municipality() -> None:
    for division in SEEDS.by_code.values():
        if division.parent:
            above = SEEDS.by_code[division.parent].level
            assert above == "province" or (division.level, above) == ("county", "city"), division


def test_two_divisions_of_a_name_have_different_parents() -> None:
    names = Counter((division.parent, division.name) for division in SEEDS.by_code.values())
    assert names.most_common(1)[0][1] == 1


def test_divisions_are_found_by_both_names() -> None:
    (yiwu,) = SEEDS.divisions["义乌市"]
    assert SEEDS.divisions["义乌"] == (yiwu,)
    assert (yiwu.level, SEEDS.by_code[yiwu.parent].name) == ("county", "金华市")
    assert len(SEEDS.divisions["朝阳区"]) >= 2


# --- what a page's place means


@pytest.mark.parametrize(
    ("place", "frame"),
    [
        ("义乌市", Frame("义乌市", {"省": "浙江省", "市": "义乌市"}, ("金华市", "浙江省"))),
        ("义乌", Frame("义乌市", {"省": "浙江省", "市": "义乌市"}, ("金华市", "浙江省"))),
        ("桐庐县", Frame("桐庐县", {"省": "浙江省", "市": "杭州市", "县": "桐庐县"}, ("杭州市", "浙江省"))),
        ("宁波市", Frame("宁波市", {"省": "浙江省", "市": "宁波市"}, ("浙江省",))),
        (
            "北京市朝阳区",
            Frame("朝阳区", {"市": "北京市", "区": "朝阳区", "县": "朝阳区"}, ("北京市",)),
        ),
        (
            "吉林省长春市朝阳区",
            Frame("朝阳区", {"省": "吉林省", "市": "长春市", "区": "朝阳区", "县": "朝阳区"}, ("长春市", "吉林省")),
        ),
        (
            "山东省济南市市中区",
            Frame("市中区", {"省": "山东省", "市": "济南市", "区": "市中区", "县": "市中区"}, ("济南市", "山东省")),
        ),
        ("江东省临州市清湖市", Frame("清湖市", {"省": "江东省", "市": "清湖市"}, ("临州市", "江东省"))),
        ("江东省", Frame("江东省", {"省": "江东省"})),
        ("吉首市", Frame("吉首市", SEEDS.frame("吉首市").by_level, ("湘西土家族苗族自治州", "湖南省"))),
        ("中国", Frame("中国", {"国": "中国"})),
        ("法国", Frame("法国", {"国": "法国"})),
        (None, Frame("", {"国": "中国"})),
        ("", Frame("", {"国": "中国"})),
    ],
)
def test_frame(place: str | None, frame: Frame) -> None:
    assert SEEDS.frame(place) == frame


def test_resolve() -> None:
    frame = SEEDS.frame("江东省临州市清湖市")
    assert [frame.resolve(word) for word in ("市", "我市", "全市", "省", "全省")] == ["清湖市"] * 3 + ["江东省"] * 2
    assert frame.resolve("县") is None
    assert frame.resolve("") is None
    assert SEEDS.frame(None).resolve("市") is None
    assert SEEDS.frame("桐庐县").resolve("市") == "杭州市"
    assert SEEDS.frame("北京市朝阳区").resolve("区") == "朝阳区"


def odd_names() -> set[str]:
    """Names with a level word inside: 积石山保安族东乡族撒拉族自治县."""
    return {d.name for d in SEEDS.by_code.values() if SEEDS.frame(d.name).place != d.name}


def chain(code: str) -> list[str]:
    """The names from the province down to a division."""
    division = SEEDS.by_code[code]
    return [*(chain(division.parent) if division.parent else []), division.name]


def wrong_chains() -> list[str]:
    """The divisions that aren't found by all their names, written one after the other."""
    wrong = []
    for code in SEEDS.by_code:
        names = chain(code)
        frame = SEEDS.frame("".join(names))
        if (frame.place, *frame.above) != tuple(reversed(names)):
            wrong.append("".join(names))
    return wrong


def test_every_division_has_its_frame() -> None:
    assert odd_names() == set()


def test_every_division_has_its_frame_by_all_its_names() -> None:
    assert wrong_chains() == []


@pytest.mark.parametrize(
    ("place", "last"), [("江东省临州市清县", "清县"), ("江东省临州市郊区", "郊区"), ("河北省石家庄市赵县", "赵县")]
)
def test_a_name_of_one_character(place: str, last: str) -> None:
    assert SEEDS.frame(place).place == last


# --- broken tables


def test_a_copy_loads(copy: Path) -> None:
    assert load_seeds(copy) == SEEDS


def test_another_folder_is_read(copy: Path) -> None:
    append(copy / "places.csv", "999901,清湖市,清湖,county,3307")
    append(copy / "titles.csv", "湖长,政府")
    append(copy / "verbs.txt", "# 护湖\n巡湖 护湖")
    seeds = load_seeds(copy)
    assert seeds.frame("清湖市").above == ("金华市", "浙江省")
    assert seeds.titles["湖长"] == "政府"
    assert {"巡湖", "护湖"} <= seeds.verbs - SEEDS.verbs
    assert isinstance(seeds, Seeds)


@pytest.mark.parametrize("table", TABLES)
def test_wrong_columns(copy: Path, table: str) -> None:
    replace(copy / table, TABLES[table], TABLES[table] + ",note")
    error = error_of(copy)
    assert str(error).startswith(f"{copy / table}:1: columns are [")
    assert f"({TABLES[table]})" in str(error)


@pytest.mark.parametrize("table", TABLES)
def test_columns_in_another_order(copy: Path, table: str) -> None:
    replace(copy / table, TABLES[table], ",".join(reversed(TABLES[table].split(","))))
    assert str(error_of(copy)).startswith(f"{copy / table}:1: ")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_anything(copy: Path, table: str) -> None:
    (copy / table).write_text("", encoding="utf-8")
    assert str(error_of(copy)) == f"{copy / table}:1: columns are [] ({TABLES[table]})"


@pytest.mark.parametrize("change", [-1, 1])
@pytest.mark.parametrize("table", TABLES)
def test_wrong_number_of_values(copy: Path, table: str, change: int) -> None:
    columns = len(TABLES[table].split(","))
    line = append(copy / table, ",".join("甲乙丙丁戊己庚"[: columns + change]))
    assert str(error_of(copy)) == f"{copy / table}:{line}: {columns + change} values ({columns} values)"


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_line(copy: Path, table: str) -> None:
    line = append(copy / table, "")
    assert str(error_of(copy)).startswith(f"{copy / table}:{line}: 0 values")


@pytest.mark.parametrize("table", TABLES)
def test_no_key(copy: Path, table: str) -> None:
    columns = TABLES[table].split(",")
    line = append(copy / table, "," * (len(columns) - 1))
    assert str(error_of(copy)).startswith(f"{copy / table}:{line}: no {columns[0]}")


@pytest.mark.parametrize(
    ("table", "row", "key"),
    [
        ("places.csv", "330782,清湖市,清湖,county,3307", "330782"),
        ("titles.csv", "市长,", "市长"),
        ("occasions.csv", "会议,活动", "会议"),
        ("organs.csv", "组织部,,", "组织部"),
        ("national_bodies.csv", "中共中央,", "中共中央"),
    ],
)
def test_a_key_that_comes_twice(copy: Path, table: str, row: str, key: str) -> None:
    append(copy / table, row)
    assert str(error_of(copy)) == f"{copy / table}: {key} comes twice"


def test_an_unknown_level(copy: Path) -> None:
    append(copy / "places.csv", "999901,清湖镇,清湖,town,3307")
    assert str(error_of(copy)) == f"{copy / 'places.csv'}: 999901: level town (province, city, county)"


def test_an_unknown_parent(copy: Path) -> None:
    append(copy / "places.csv", "999901,清湖市,清湖,county,9999")
    assert "999901" in str(error_of(copy))


@pytest.mark.parametrize("name", [*TABLES, *TEXTS, "words.toml"])
def test_not_utf8(copy: Path, name: str) -> None:
    (copy / name).write_bytes((FOLDER / name).read_text(encoding="utf-8").encode("gb18030"))
    error = error_of(copy)
    assert str(error).startswith(f"{copy / name}: can't be read: ")
    assert "(a UTF-8 " in str(error)


@pytest.mark.parametrize("name", [*TABLES, *TEXTS, "words.toml"])
def test_a_file_that_is_not_there(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert str(error_of(copy)).startswith(f"{copy / name}: can't be read: ")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert str(tmp_path / "none") in str(error_of(tmp_path / "none"))


# --- the word lists

LISTS = [field.name for field in fields(WordLists)]


def test_word_lists() -> None:
    assert len(LISTS) >= 12
    assert "召开" in SEEDS.words.stop_words
    assert "主持" in SEEDS.words.person_acts
    assert "有限公司" in SEEDS.words.company_heads
    assert all(len(set(getattr(SEEDS.words, name))) > 5 for name in LISTS)


def test_an_unknown_word_list(copy: Path) -> None:
    append(copy / "words.toml", 'colours = "红 绿"')
    error = error_of(copy)
    assert str(error).startswith(f"{copy / 'words.toml'}: unknown list colours (")
    assert all(name in str(error) for name in LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_missing_word_list(copy: Path, name: str) -> None:
    path = copy / "words.toml"
    lines = [f'{other} = "{" ".join(getattr(SEEDS.words, other))}"' for other in LISTS if other != name]
    path.write_text("\n".join(lines), encoding="utf-8")
    error = error_of(copy)
    assert str(error).startswith(f"{path}: no list {name} (")


def test_an_empty_word_list(copy: Path) -> None:
    path = copy / "words.toml"
    lines = [f'{name} = "{"" if name == "verbal_occasions" else "红 绿"}"' for name in LISTS]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert str(error_of(copy)) == f"{path}: verbal_occasions is empty (words parted by spaces)"


@pytest.mark.parametrize("text", ["stop_words = ", 'stop_words = "在"\nstop_words = "于"', "在 于"])
def test_words_that_are_no_toml(copy: Path, text: str) -> None:
    (copy / "words.toml").write_text(text, encoding="utf-8")
    assert str(error_of(copy)).startswith(f"{copy / 'words.toml'}: can't be read: ")


def test_a_word_list_that_is_no_string(copy: Path) -> None:
    path = copy / "words.toml"
    lines = [f"{name} = ['红', '绿']" for name in LISTS]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert str(error_of(copy)).startswith(f"{path}: ")


def test_alternatives() -> None:
    found = alternatives(["会", "会议", "a.b", "会", "会议室", "厅"])
    assert found == r"a\.b|会(?:议室|议|)|厅"
    assert re.findall(found, "会议厅a.b会会议室") == ["会议", "厅", "a.b", "会", "会议室"]


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("河东省清湖市", ["清湖市", "河东省"]),  # 河东 alone is a district
        ("湖北省云梦泽市清湖县", ["清湖县", "云梦泽市", "湖北省"]),  # 云梦 a county
        ("广西清湖县", ["清湖县", "广西壮族自治区"]),
        ("浙江金华义乌", ["义乌市", "金华市", "浙江省"]),
        ("辽宁朝阳", ["朝阳市", "辽宁省"]),
        ("江东省清湖地区", ["清湖地区", "江东省"]),
    ],
)
def test_names_without_their_level(place: str, names: list[str]) -> None:
    frame = SEEDS.frame(place)
    assert [frame.place, *frame.above] == names


def test_a_prefecture_of_old() -> None:
    frame = SEEDS.frame("江东省清湖地区")
    assert frame.resolve("地") == "清湖地区"
    assert frame.resolve("县") is None
