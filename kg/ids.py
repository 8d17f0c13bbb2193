"""Names of things that hold for ever: IRI segments, hashes of content, entities by id."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kg.errors import KGError
from kg.records import Entity, Evidence, Knowledge

# Beside letters and digits; everything else would need escapes in some IRI, XML name or shell.
_SAFE_MARKS = frozenset("-_·《》（）")
_SAFE_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl"})  # Nl: 〇


def iri_segment(text: str) -> str:
    """One flat, percent-free segment of an IRI: NFC, each run of unsafe characters one hyphen; never empty.

    A text that holds nothing safe becomes `x-` and a hash of it. Different texts may give the same segment.
    """
    composed = unicodedata.normalize("NFC", text)
    safe = (c if c in _SAFE_MARKS or unicodedata.category(c) in _SAFE_CATEGORIES else "-" for c in composed)
    segment = re.sub("-{2,}", "-", "".join(safe)).strip("-")
    return segment or f"x-{content_id(composed)}"


def content_id(*parts: str) -> str:
    """A hash of the parts that stays the same over runs and machines: 12 hexadecimal characters."""
    # Lengths keep ("ab", "c") and ("a", "bc") apart.
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def evidence_id(evidence: Evidence) -> str:
    """The hash in the IRI of a piece of evidence; the statements that it supports share it."""
    place = (evidence.page_id, evidence.article_id, str(evidence.start), str(evidence.end))
    return content_id(*place, evidence.rule_id)


def entities_by_id(knowledge: Knowledge) -> dict[str, Entity]:
    """All entities by id, in their order.

    Raises KGError when an id stands twice, or a statement names an unknown entity or has no evidence.
    """
    entities = {entity.id: entity for entity in knowledge.entities}
    if len(entities) != len(knowledge.entities):
        raise KGError("two entities have the same id")
    seen: set[str] = set()
    for statement in knowledge.statements:
        if statement.id in seen:
            raise KGError(f"statement {statement.id}: two statements have this id")
        seen.add(statement.id)
        for end in (statement.subject, statement.object):
            if end not in entities:
                raise KGError(f"statement {statement.id}: no entity has the id {end}")
        if not statement.evidence:
            raise KGError(f"statement {statement.id}: no evidence")
    return entities
