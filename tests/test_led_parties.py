"""Delegations named by their kind alone behind who leads them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

STOPS = "代表团一行考察了远山光电有限公司、青石规划馆，并召开座谈会。"


@pytest.mark.parametrize(
    ("lead", "party"),
    [
        ("4月2日，江西省云溪市委书记严冬率党政代表团来我市考察。", "云溪市党政代表团"),
        ("4月2日，日照市委书记严冬率经贸代表团来我市考察。", "日照市经贸代表团"),
        ("4月2日，新疆维吾尔自治区石泉县人民政府县长严冬率政府代表团来我市考察。", "石泉县政府代表团"),
    ],
)
def test_the_leader_tells_whose_it_is(extractor: Extractor, lead: str, party: str) -> None:
    stops = {(who, where) for who, _, where in facts(read(extractor, lead + STOPS, "考察团来访"), "inspects")}
    assert {(party, "远山光电有限公司"), ("严冬", "远山光电有限公司")} <= stops


def test_a_delegation_that_nobody_of_a_place_leads_is_no_body(extractor: Extractor) -> None:
    record = read(extractor, "4月2日，著名作家严冬率代表团来我市采风。", "作家来访")
    assert not [e for e in record.entities if e.type == "Organization" and e.names[0].endswith("代表团")]
