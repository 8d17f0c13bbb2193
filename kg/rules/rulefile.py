"""Rule files → rules: loads and checks `ontology/rules/`, compiles the pattern language of `kg/rules/matching.py`."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from kg.errors import DataFileError
from kg.ontology import Ontology, Relation
from kg.records import EVENT_KINDS
from kg.resources import data_path
from kg.rules.confidences import CONFIDENCES_FILE, load_confidences
from kg.rules.matching import (
    ACTORS,
    CLASSES,
    EXAMPLE,
    NAMED,
    PEOPLE,
    PLACES,
    POST,
    POSTS,
    SEVERAL_PEOPLE,
    SLOT,
    SYMBOLS,
    UNKNOWN_BODIES,
    Rule,
    RuleSet,
)
from kg.rules.triggers import find_triggers
from kg.toml import read_toml

MACROS_FILE = "_macros.toml"
_WRITTEN = frozenset(f.name for f in fields(Rule)) - {"source", "regex", "words", "needs"}
_SLOT_BEHIND = re.compile(r"\(\?<[=!][^)]*" + SLOT.pattern)
# What brackets are told by, and slots of people that may not be left out.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|[()|]|(?P<people>\{(?:[so]:)?Person\+?\}(?![?*]|\{0))")
_REQUIRED = ("id", "relation", "pattern", "match", "reject")

# What the steps behind the rules need to know of a rule besides its relation.
TRAITS = {
    "retells": "says again what someone said, maybe in an address that is a fact already: 甲强调",
    "cites": "tells of a speech that is cited: 学习甲在某会上的讲话",
    "at-every-talk": "what the host of several talks does, done at each of them",
    "told-apart": "a talk told in a clause of its own among others",
    "one-more-talk": "one talk besides the one told before: 甲还会见了乙",
    "at-briefings": "what a body tells the press; said elsewhere it is no fact",
    "on-stage": "said or read out before those who are gathered; elsewhere it is no fact: 甲介绍了项目情况",
    "shows-presence": "what one does who is there, no fact beside another that says so: 甲代表双方签字",
    "discusses": "said by one who doesn't lead at a 座谈会 or the like, it is a contribution and no address",
    "arrival": "someone arrives: an occasion if the article begins with it",
    "at-welcome": "done at the welcome ceremony told of before, if there was one",
    "body-beside": "the body stands behind the post, or before the name: 以甲为主席的某某委员会, 某某司甲司长",
    "body-first": "the body stands first in what says so: 某局、某公司负责人甲、乙",
    "as-government": "what a county or a town does, done by its government: 某县、某区作交流发言",
    "place-holds": "says where by who holds it: 某市举办某活动",
    "site-name": "where a name ends nothing shows but the name: it ends in the word for a site",
    "aboard": "someone came along on a plane or a train, and on the visit that was told of before",
    "named-there": "told of the main occasion or by the name that stands there, not of what a short name stands for",
}


def load_rules(ontology: Ontology, folder: Path | None = None, confidences: Path | None = None) -> RuleSet:
    """All rules of `ontology/rules/`; an unknown key, relation or class and an id used twice stop the load.

    A table of measured confidences goes before those in the rule files: `confidences`, or beside the usual folder
    `ontology/confidence.csv`, if it is there. A rule that it doesn't have keeps its own. Raises DataFileError.
    """
    if folder is None:
        folder = data_path("ontology") / "rules"
        usual = folder.parent / CONFIDENCES_FILE
        confidences = confidences or (usual if usual.is_file() else None)
    rules = _load_rules(ontology, folder)
    if confidences is not None:
        measured = load_confidences(confidences, {rule.id for rule in rules})
        rules = [replace(r, confidence=measured[r.id].confidence) if r.id in measured else r for r in rules]
    return RuleSet(rules)


def _load_rules(ontology: Ontology, folder: Path) -> list[Rule]:
    macros = _load_macros(folder / MACROS_FILE)
    rules: list[Rule] = []
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == MACROS_FILE:
            continue
        table = read_toml(path)
        if unknown := set(table) - {"rule"}:
            raise DataFileError(path, f"unknown table {sorted(unknown)[0]}", allowed="[[rule]]")
        entries = table.get("rule", [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise DataFileError(path, "rule is no list of tables", allowed="[[rule]]")
        for entry in entries:
            rule = _build_rule(entry, path, ontology, macros)
            if rule.id in seen:
                raise DataFileError(path, f"id {rule.id} stands in {seen[rule.id].name} too", allowed="an id once")
            seen[rule.id] = path
            rules.append(rule)
    if not rules:
        raise DataFileError(folder, "no rules found", allowed="*.toml with [[rule]] tables")
    return rules


def _load_macros(path: Path) -> dict[str, str]:
    table = read_toml(path)
    macros = table.get("macros", {})
    if set(table) - {"macros"} or not isinstance(macros, dict) or not all(isinstance(v, str) for v in macros.values()):
        raise DataFileError(path, "holds more than strings under [macros]", allowed="[macros] NAME = 'pattern'")
    return dict(macros)


def _check_values(entry: dict[str, Any], path: Path, rule_id: str) -> None:
    """The types of a rule's values, and that its examples say what they show."""

    def texts(value: object) -> bool:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)

    confidence, kinds, match = entry.get("confidence", 0.9), entry.get("event_kinds", []), entry["match"]
    traits = entry.get("traits", [])
    checks = {
        "id": (isinstance(entry["id"], str), "a string"),
        "pattern": (isinstance(entry["pattern"], str), "a string"),
        "note": (isinstance(entry.get("note", ""), str), "a string"),
        "match": (
            isinstance(match, list) and all(texts(m) and len(m) >= 2 for m in match),
            "lists of a sentence and the facts that it gives",
        ),
        "reject": (texts(entry["reject"]), "a list of sentences"),
        "confidence": (isinstance(confidence, int | float) and 0 < confidence <= 1, "a number above 0, up to 1"),
        "replaces": (texts(entry.get("replaces", [])), "a list of ids of rules"),
        "barred_heads": (texts(entry.get("barred_heads", [])), "a list of last words of names"),
        "traits": (texts(traits) and set(traits) <= set(TRAITS), "a list of " + ", ".join(sorted(TRAITS))),
        "event_kinds": (texts(kinds) and set(kinds) <= EVENT_KINDS, "a list of " + ", ".join(sorted(EVENT_KINDS))),
    }
    for key, (fine, allowed) in checks.items():
        if not fine:
            raise DataFileError(path, f"{key} is {entry.get(key)!r}", place=rule_id, allowed=allowed)


def _check_classes(entry: dict[str, Any], path: Path, rule_id: str, relation: Relation) -> None:
    """The slots of a pattern name classes that the relation takes."""
    slots = [m for m in SLOT.finditer(entry["pattern"]) if m["role"]]
    if not slots:
        raise DataFileError(path, "the pattern has no slot", place=rule_id, allowed="{s:Person}, {o:Event} …")
    for slot in slots:
        taken = relation.domain if slot["role"] == "s" else relation.range
        types = {name for name, symbol in SYMBOLS.items() if symbol in CLASSES.get(slot["name"], "")}
        if "Post" in types:
            types = {"Organization"}
        if types == {"Place"} and "as-government" in entry.get("traits", ()):
            types = {"Organization"}
        if not types <= taken and slot["name"] in CLASSES:
            raise DataFileError(path, f"slot {slot.group()}", place=rule_id, allowed=", ".join(sorted(taken)))


def _build_rule(entry: dict[str, Any], path: Path, ontology: Ontology, macros: dict[str, str]) -> Rule:
    rule_id = str(entry.get("id", "?"))
    if unknown := set(entry) - _WRITTEN:
        raise DataFileError(
            path, f"unknown key {sorted(unknown)[0]}", place=rule_id, allowed=", ".join(sorted(_WRITTEN))
        )
    if missing := [key for key in _REQUIRED if not entry.get(key)]:
        raise DataFileError(path, f"no {missing[0]}", place=rule_id, allowed="each rule has " + ", ".join(_REQUIRED))
    if not isinstance(entry["relation"], str) or entry["relation"] not in ontology.relations:
        raise DataFileError(
            path, f"relation {entry['relation']}", place=rule_id, allowed=", ".join(sorted(ontology.relations))
        )
    _check_values(entry, path, rule_id)
    _check_classes(entry, path, rule_id, ontology.relations[entry["relation"]])
    for example in [m[0] for m in entry["match"]] + list(entry["reject"]):
        for name in EXAMPLE.findall(example):
            if name[1] not in SYMBOLS:
                raise DataFileError(path, f"class {name[1]} in an example", place=rule_id, allowed=", ".join(SYMBOLS))
    regex, brief = (_expand(entry["pattern"], macros, (path, rule_id), brief=brief) for brief in (False, True))
    needs = tuple(frozenset(CLASSES[m["name"]]) for m in SLOT.finditer(entry["pattern"]) if m["role"])
    found = _find_triggers(entry["pattern"], regex, brief, (path, rule_id))
    words = tuple(needed for needed in found if needed not in needs)
    several = (frozenset([SEVERAL_PEOPLE]),) if names_several(entry["pattern"]) else ()
    return Rule(
        id=rule_id,
        relation=entry["relation"],
        pattern=entry["pattern"],
        match=tuple(tuple(m) for m in entry["match"]),
        reject=tuple(entry["reject"]),
        confidence=float(entry.get("confidence", 0.9)),
        event_kinds=frozenset(entry.get("event_kinds", ())),
        replaces=frozenset(entry.get("replaces", ())),
        barred_heads=tuple(entry.get("barred_heads", ())),
        traits=frozenset(entry.get("traits", ())),
        note=entry.get("note", ""),
        source=path.name,
        regex=regex,
        triggers=words[0] if words else frozenset(),
        words=several + words[1:],
        needs=needs,
    )


def names_several(pattern: str) -> bool:
    """Whether what the pattern matches has two people: two slots of them stand in no brackets."""
    depth, people = 0, 0
    for match in _TOKEN.finditer(pattern):
        token = match.group()
        depth += (token == "(") - (token == ")")
        if depth == 0 and token == "|":
            return False
        people += depth == 0 and match["people"] is not None
    return people > 1


def _find_triggers(pattern: str, regex: str, brief: str, where: tuple[Path, str]) -> tuple[frozenset[str], ...]:
    """What the pattern needs a word of each of; a look-behind with a slot can be checked only in the whole of it."""
    try:
        if _SLOT_BEHIND.search(pattern):
            re.compile(regex)
        return find_triggers(brief)
    except re.error as error:
        path, rule_id = where
        raise DataFileError(path, f"the pattern is no regular expression: {error}", place=rule_id) from error


def _expand(pattern: str, macros: dict[str, str], where: tuple[Path, str], *, brief: bool) -> str:
    """The regular expression of a pattern; `brief` has one symbol for each slot: quickly read, it needs the same words.

    No list of people or bodies needs a word of its own; anything may stand around what it has one symbol for.
    """
    path, rule_id = where
    open_macros: list[str] = []

    def slot(match: re.Match[str]) -> str:
        role, name, many = match["role"], match["name"], match["many"]
        if name in macros and not role and not many:
            if name in open_macros:
                raise DataFileError(path, f"macro {name} names itself", place=rule_id, allowed="macros of other macros")
            open_macros.append(name)
            expanded = SLOT.sub(slot, macros[name])
            open_macros.pop()
            return expanded
        if name not in CLASSES:
            raise DataFileError(path, f"slot {match.group()}", place=rule_id, allowed=", ".join([*CLASSES, *macros]))
        if brief:
            body = f".*[{CLASSES[name]}].*" if many or name == "Person" else f"[{CLASSES[name]}]"
        elif name == "Person":
            body = PEOPLE if many else NAMED
        elif name == "Actor" and many and role == "s":
            body = ACTORS
        elif name == "Post" and many:
            body = POSTS
        elif name == "Place" and many:
            body = PLACES
        elif many:
            one = f"[{CLASSES[name]}]"
            if name == "Site":  # 青石镇|远山光电, 北京市|朝阳区: each after the places that it lies in
                one = rf"{SYMBOLS['Place']}*{one}"
            first = "" if role == "o" else rf"(?<!{one})(?<!{one}[、和与及])"  # see PEOPLE in kg/rules/matching.py
            others = UNKNOWN_BODIES if name == "Body" else ""
            body = rf"{first}{one}(?:(?:、|和|与|及|以及|，(?={POST})|{POST}){{1,4}}{others}{one})*"
        else:
            body = f"[{CLASSES[name]}]"
        return f"(?P<{role}>{body})" if role else f"(?:{body})"

    return SLOT.sub(slot, pattern)
