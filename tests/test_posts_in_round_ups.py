"""Posts abroad as short news tell them: fields, parties, states by their short names. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("阿根廷能源部矿业国务秘书卡洛斯·雷纳3日表示，产量增长。", ("卡洛斯·雷纳", "阿根廷能源部", "矿业国务秘书")),
        ("秘鲁外交部区域合作副部长卡多萨9日表示，支持谈判。", ("卡多萨", "秘鲁外交部", "区域合作副部长")),
        ("欧盟委员会分管数字事务的执行副主席卡洛娃8日表示，将作出回应。", ("卡洛娃", "欧盟委员会", "执行副主席")),
        ("联合国负责海洋事务的助理秘书长卡里姆表示关切。", ("卡里姆", "联合国", "助理秘书长")),
        ("伊朗常驻国际原子能机构代表卡多萨2日表示反对。", ("卡多萨", "伊朗", "常驻国际原子能机构代表")),
        ("挪威外交部就此事召见俄驻挪大使卡尔波夫。", ("卡尔波夫", "俄罗斯", "驻挪大使")),
        ("韩国最大在野党共同未来党党首金在林表示反对。", ("金在林", "共同未来党", "党首")),
        ("得州州长卡尔森7日宣布，多县进入紧急状态。", ("卡尔森", "得州", "州长")),
        ("法国财政部长卡尔森已宣布削减开支。", ("卡尔森", "法国", "财政部长")),
        ("苏丹卫生部长哈米德宣布，两家医院恢复运行。", ("哈米德", "苏丹", "卫生部长")),
        ("日本经济产业大臣西川健一表示，将扩大进口。", ("西川健一", "日本", "经济产业大臣")),
        (
            "英国乡村发展、渔业和海洋事务大臣卡尔森宣布辞职。",
            ("卡尔森", "英国", "乡村发展、渔业和海洋事务大臣"),
        ),
    ],
)
def test_the_body_and_the_title(extractor: Extractor, text: str, post: tuple[str, str, str]) -> None:
    assert post in posts(read(extractor, text))


def test_who_rules_a_sultanate_has_the_post(extractor: Extractor) -> None:
    assert ("哈米德", "阿曼", "苏丹") in posts(read(extractor, "阿曼苏丹哈米德表示，愿意斡旋。"))


def test_a_state_abroad_is_named_with_its_level(extractor: Extractor) -> None:
    record = read(extractor, "佛罗里达州州长卡尔森3日宣布，得克萨斯州的援助已到。")
    assert ("卡尔森", "佛罗里达州", "州长") in posts(record)
    assert "得克萨斯州" in {e.names[0] for e in record.entities if e.type == "Place"}


def test_the_highest_members_are_no_part_of_the_name(extractor: Extractor) -> None:
    assert not posts(read(extractor, "韩国共同未来党最高委员金在林表示反对。")) & {
        ("金在林", "韩国共同未来党最高", "委员"),
        ("金在林", "共同未来党最高", "委员"),
    }
