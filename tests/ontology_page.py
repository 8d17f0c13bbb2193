"""Writes docs/ontology.md and ontology/context.jsonld from ontology/kg.ttl: python tests/ontology_page.py"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.export.jsonld import build_context
from kg.export.terms import PREFIXES
from kg.ontology import NAMESPACE, load_ontology
from kg.resources import data_path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"
CONTEXT = data_path("ontology") / "context.jsonld"
KG = rdflib.Namespace(NAMESPACE)

HEAD = """# 本体

本页由 `python tests/ontology_page.py` 从 `ontology/kg.ttl` 生成。名称前缀 `kg:` 是 `{namespace}`。

图谱分两层。简单层：每条事实一个直接的属性（`人 kg:presides 活动`）。
完整层：每条事实一个资源（`kg:Participation`、`kg:Occupancy`、`kg:Statement`），带可信度、状态、职务、日期和依据（`kg:Evidence`）。
依据是 W3C Web Annotation：引文、在版面文件里的起止位置（按字符计）、所在的句子、规则、程序版本、报道和版面；
版面记着文字的散列值（`kg:contentHash`），改一个字就不同。

TriG 和 N-Quads 把每篇报道的内容放在以报道的 IRI 命名的图里：报道本身、它的依据、只由它一篇支持的事实。
实体、版面、词汇和几篇报道共同支持的事实在默认图里；每个三元组只在一个图里。
删去一个图，就去掉了这篇报道；几篇都删去之后，没有依据的事实用 `ontology/queries/unsupported-facts.rq` 找。

## 与通用词表的对应

| 通用词表 | 对应 |
|---|---|
{mapped}
"""


def build_page() -> str:
    """The page as Markdown."""
    graph = rdflib.Graph().parse(data_path("ontology") / "kg.ttl")
    relations = set(graph.subjects(RDF.type, KG.Relation))
    links = set(graph.subjects(RDF.type, OWL.ObjectProperty)) - relations
    parts = [
        HEAD.format(namespace=NAMESPACE, mapped="\n".join(mapped(graph))),
        section(graph, "类", "上位类", own(graph.subjects(RDF.type, OWL.Class)), RDFS.subClassOf),
        relation_section(graph, own(relations)),
        section(graph, "其他对象属性", "上位属性", own(links), RDFS.subPropertyOf),
        section(graph, "数据属性", "上位属性", own(graph.subjects(RDF.type, OWL.DatatypeProperty)), RDFS.subPropertyOf),
    ]
    return "\n".join(parts)


def format_context() -> str:
    """The JSON-LD context, a term a line."""
    terms = build_context(load_ontology()).items()
    lines = (f"  {json.dumps(name)}: {json.dumps(term, ensure_ascii=False)}" for name, term in terms)
    return '{"@context": {\n' + ",\n".join(lines) + "\n}}\n"


def own(terms: Iterable[rdflib.term.Node]) -> list[rdflib.URIRef]:
    return sorted({term for term in terms if isinstance(term, rdflib.URIRef) and term.startswith(NAMESPACE)})


def mapped(graph: rdflib.Graph) -> Iterator[str]:
    """For each other vocabulary the own terms that stand below its terms."""
    for prefix, iri in PREFIXES.items():
        found = {
            f"`{short(term)}` ⊑ `{short(above)}`"
            for predicate in (RDFS.subClassOf, RDFS.subPropertyOf)
            for term, above in graph.subject_objects(predicate)
            if isinstance(above, rdflib.URIRef) and above.startswith(iri) and prefix != "kg"
        }
        if found:
            yield f"| `{prefix}:` <{iri}> | {'；'.join(sorted(found))} |"


def short(term: rdflib.term.Node) -> str:
    text = str(term)
    for prefix, iri in PREFIXES.items():
        if text.startswith(iri):
            return f"{prefix}:{text[len(iri) :]}"
    return text


def in_language(graph: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.URIRef, language: str) -> list[str]:
    found = graph.objects(term, predicate)
    return sorted(str(one) for one in found if isinstance(one, rdflib.Literal) and one.language == language)


def described(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    """Label and comment in both languages, as cells of a table."""
    zh, en = (in_language(graph, term, RDFS.label, language)[0] for language in ("zh", "en"))
    says = "<br>".join(in_language(graph, term, RDFS.comment, lang)[0] for lang in ("zh", "en"))
    return f"{zh} {en} | {says}"


def classes(graph: rdflib.Graph, term: rdflib.term.Node, side: rdflib.URIRef) -> str:
    """The classes of a domain or range, with those of a union."""
    names: list[str] = []
    for found in graph.objects(term, side):
        union = graph.value(found, OWL.unionOf)
        members = Collection(graph, union) if union is not None else [found]
        names += [short(member).removeprefix("kg:") for member in members]
    return " ".join(names)


def section(graph: rdflib.Graph, title: str, above: str, terms: list[rdflib.URIRef], predicate: rdflib.URIRef) -> str:
    ends = predicate == RDFS.subPropertyOf
    more = " 定义域 | 值域 |" if ends else ""
    lines = [
        f"## {title}",
        "",
        f"| 名称 | 标签 | 说明 | {above} |{more}",
        "|---|---|---|---|" + ("---|---|" if ends else ""),
    ]
    for term in terms:
        uppers = (one for one in graph.objects(term, predicate) if isinstance(one, rdflib.URIRef))
        parents = " ".join(sorted(f"`{short(one)}`" for one in uppers))
        sides = f" {classes(graph, term, RDFS.domain)} | {classes(graph, term, RDFS.range)} |" if ends else ""
        lines.append(f"| `{short(term)}` | {described(graph, term)} | {parents} |{sides}")
    return "\n".join(lines) + "\n"


def relation_section(graph: rdflib.Graph, terms: list[rdflib.URIRef]) -> str:
    lines = [
        "## 关系",
        "",
        "关系同时是角色，也是 SKOS 概念（概念表 `kg:Roles`）；“其他说法”是原文中的词，即 `skos:altLabel`。",
        "",
        "| 名称 | 标签 | 说明 | 其他说法 | 上位 | 主语 | 宾语 |",
        "|---|---|---|---|---|---|---|",
    ]
    for term in terms:
        others = "、".join(in_language(graph, term, SKOS.altLabel, "zh"))
        parents = " ".join(sorted(f"`{short(one)}`" for one in graph.objects(term, RDFS.subPropertyOf)))
        only = "（仅归类）" if graph.value(term, KG.abstract) else ""
        ends = f"{classes(graph, term, RDFS.domain)} | {classes(graph, term, RDFS.range)}"
        lines.append(f"| `{short(term)}`{only} | {described(graph, term)} | {others} | {parents} | {ends} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(build_page(), encoding="utf-8")
    CONTEXT.write_text(format_context(), encoding="utf-8")
