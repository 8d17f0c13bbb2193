"""Names behind posts that are words, or of peoples without surnames, by their place alone. All people are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


def _people(extractor: Extractor, text: str) -> set[str]:
    return {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("州政协副主席宝日夫、提案委员会主任纪长河陪同调研。", {"宝日夫", "纪长河"}),
        ("青石县人民法院副院长计成业参加座谈。", {"计成业"}),
        ("市商务局驻清湖联络处主任起云帆等8人到会。", {"起云帆"}),
        ("市文旅局局长安定，清湖集团董事长文静出席。", {"安定", "文静"}),
        ("县财政局局长阿拉坦仓受县人民政府委托作报告。", {"阿拉坦仓"}),
        ("市领导金华、包容等陪同调研。", {"金华", "包容"}),
        ("旗政协主席巴根那主持会议。", {"巴根那"}),
        ("州长苏嘎尔布作通报。", {"苏嘎尔布"}),
        ("县长如孜巴克·如孜，青水村村长亚尔麦提·如则麦提出席。", {"如孜巴克·如孜", "亚尔麦提·如则麦提"}),
        ("行署专员艾则孜·木沙专员一行来到青水村。", {"艾则孜·木沙"}),
        ("第一书记谢瑶忙着帮村民卖辣椒。", {"谢瑶"}),
        ("女工长陶敏力压众多选手夺得第一名。", {"陶敏"}),
        ("委员何平、文静、安宁先后发言。", {"何平", "文静", "安宁"}),
        ("由华天、石建英、贺立、高明远组成的市队夺冠。", {"华天", "石建英", "贺立", "高明远"}),
    ],
)
def test_the_place_tells(extractor: Extractor, text: str, names: set[str]) -> None:
    assert names <= _people(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "市委书记此访必将推动两地合作。",
        "全体党和国家领导人到会祝贺。",
        "市长热线、书记信箱当天开通。",
        "议员补选，两党都在准备。",
        "县政协委员和特邀代表先后发言。",
        "在市长关心下，大桥按时通车。",
        "全厂干部坚持边学习、边检视、边整改、边提高，见到实效。",
        "村民用这张林票申请了贷款。",
        "沪昆、杭深、杭甬、合福等高铁线路恢复运行。",
        "清湖卷烟厂代表队荣获二等奖。",
        "文科处、科技处负责人参加开幕式。",
        "我校召开外籍专家洽谈会暨客座教授聘任仪式。",
        "泰国国王顾问团主席参加论坛开幕式。",
        "与会的有泰国前秘书长、印尼前外长。",
    ],
)
def test_what_is_no_name(extractor: Extractor, text: str) -> None:
    assert not _people(extractor, text)


def test_a_greeting_is_no_name(extractor: Extractor) -> None:
    assert _people(extractor, "学生热烈祝贺习远明当选会长。") <= {"习远明"}
