"""Posts abroad: of armies, of who is posted somewhere or charged with a matter. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("乌克兰国民警卫队副司令鲁斯兰·久宾表示反对。", ("鲁斯兰·久宾", "乌克兰国民警卫队", "副司令")),
        ("韩国最大在野党共同民主党党首李在光表示反对。", ("李在光", "共同民主党", "党首")),
        ("黎巴嫩看守总理米卡里30日表示反对。", ("米卡里", "黎巴嫩", "看守总理")),
        ("俄罗斯常驻联合国日内瓦办事处代表加季夫表示关注。", ("加季夫", "俄罗斯", "常驻联合国日内瓦办事处代表")),
        ("联合国健康权特别报告员莫福特22日说，医院遭到破坏。", ("莫福特", "联合国", "健康权特别报告员")),
        ("共和党籍得州州长阿博斯再次表示，不会让步。", ("阿博斯", "得州", "州长")),
    ],
)
def test_a_post_abroad(extractor: Extractor, text: str, post: tuple[str, str, str]) -> None:
    assert post in posts(read(extractor, text, "快讯"))


def test_bodies_of_states_by_one_character(extractor: Extractor) -> None:
    text = "俄罗斯国防部26日发表声明。俄武装力量总参谋长格拉莫夫当天称，将提供支持。俄空天军总司令苏罗金说，已部署。"
    found = {(body, title) for _, body, title in posts(read(extractor, text, "快讯"))}
    assert {("俄罗斯武装力量", "总参谋长"), ("俄罗斯空天军", "总司令")} <= found


def test_the_state_of_a_title_behind_a_verb(extractor: Extractor) -> None:
    text = "14日，泰国宪法法院裁定总理赛达违宪。16日，泰国国会下议院投票。泰国媒体说，泰国各党派正在协商。"
    assert ("赛达", "泰国", "总理") in posts(read(extractor, text, "快讯"))


def test_a_cabinet_that_meets_holds_its_meeting(extractor: Extractor) -> None:
    text = "据媒体报道，以色列安全内阁8日举行会议，批准军方采取行动。"
    record = read(extractor, text, "快讯")
    holds = [r for r in record.relations if r.relation == "holds"]
    assert len(holds) == 1
