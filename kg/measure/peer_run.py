"""One program that finds names, timed in a process of its own: python -m kg.measure.peer_run NAME TEXTS.json OUT.json

It may run under another Python than kg.measure.peers, one in which the peer is installed; the peers themselves are
looked up when they are asked for, and are no dependencies. TEXTS holds the pages and their articles' sentences, to
measure on and to score on; OUT gets load and CPU seconds, peak memory and the names, or that the peer isn't installed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Named = tuple[str, str]  # a name, and what it is: Person, Place, Body
Tag = Callable[[Sequence[str]], list[Named]]  # the sentences of a page → the names in them
KINDS = {
    "PER": "Person",
    "PERSON": "Person",
    "nr": "Person",
    "np": "Person",
    "LOC": "Place",
    "GPE": "Place",
    "FAC": "Place",
    "ns": "Place",
    "ORG": "Body",
    "nt": "Body",
    "ni": "Body",
}  # by the tags of the peers
_BATCH = 100  # sentences, which LAC is faster with


def _lac() -> Tag:
    _mend_paddle()
    lac = import_module("LAC").LAC(mode="lac")

    def tag(sentences: Sequence[str]) -> list[Named]:
        found: list[Named] = []
        for start in range(0, len(sentences), _BATCH):
            for words, tags in lac.run(list(sentences[start : start + _BATCH])):
                found += zip(words, tags, strict=True)
        return found

    return tag


def _mend_paddle() -> None:
    """LAC 2.1.2 asks for names that PaddlePaddle 2.6 and NumPy from 1.24 on have no more."""
    numpy = import_module("numpy")
    for name, kind in (("int", int), ("float", float), ("bool", bool), ("object", object), ("str", str)):
        if name not in vars(numpy):
            setattr(numpy, name, kind)
    paddle: Any = import_module("paddle")
    paddle.fluid = sys.modules["paddle.fluid"] = import_module("paddle.base")
    for part in ("core", "framework", "executor"):
        sys.modules[f"paddle.fluid.{part}"] = import_module(f"paddle.base.{part}")


def _thulac() -> Tag:
    if not hasattr(time, "clock"):
        time.clock = time.perf_counter  # type: ignore[attr-defined]  # which thulac calls, and Python has no more
    thulac = import_module("thulac").thulac()

    def tag(sentences: Sequence[str]) -> list[Named]:
        return [(word, tag) for sentence in sentences for word, tag in thulac.cut(sentence)]

    return tag


def _jiagu() -> Tag:
    jiagu = import_module("jiagu")

    def spans(sentence: str) -> Iterator[Named]:
        name, kind = "", ""
        words = jiagu.seg(sentence)
        for word, label in zip(words, jiagu.ner(words), strict=True):
            begins, _, of = label.partition("-")
            if begins != "I" or of != kind:
                yield name, kind
                name, kind = "", of
            name += word
        yield name, kind

    return lambda sentences: [found for sentence in sentences for found in spans(sentence)]


def _jieba() -> Tag:
    posseg = import_module("jieba.posseg")

    def tag(sentences: Sequence[str]) -> list[Named]:
        # nrt and nrfg, transliterated and full names, are people, too
        return [(pair.word, pair.flag[:2]) for sentence in sentences for pair in posseg.cut(sentence)]

    return tag


def _spacy(model: str) -> Tag:
    nlp = import_module("spacy").load(model)
    if "ner" not in nlp.pipe_names:
        raise ValueError(f"{model} has no ner")

    def tag(sentences: Sequence[str]) -> list[Named]:
        return [(entity.text, entity.label_) for doc in nlp.pipe(sentences) for entity in doc.ents]

    return tag


PEERS: dict[str, Callable[[], Tag]] = {"LAC": _lac, "thulac": _thulac, "jiagu": _jiagu, "jieba": _jieba}


def _peer(name: str) -> Callable[[Any], list[list[str]]]:
    """Finds the names of a page: a list with one of them each, and its kind."""
    package, _, model = name.partition(":")
    tag = _spacy(model) if model else PEERS[package]()

    def find(page: Any) -> list[list[str]]:
        found = {(word, KINDS[kind]) for word, kind in tag(page["sentences"]) if kind in KINDS}
        return [[kind, word] for word, kind in sorted(found)]

    return find


def _kg(ner: str) -> Callable[[Any], list[list[str]]]:
    """This program, which reads the whole page to records: kinds, and all forms of each name."""
    from kg.pipeline.extractor import load_extractor
    from kg.recordjson import parse_page

    extractor = load_extractor(ner, 0)
    kinds = {"Person": "Person", "Place": "Place", "Organization": "Body", "Company": "Body"}

    def find(page: Any) -> list[list[str]]:
        return [
            [kinds[entity.type], *sorted({*entity.names, *(record.article.body[a:b] for a, b in entity.mentions)})]
            for record in extractor.extract_page(parse_page(page["page"]))
            for entity in record.entities
            if entity.type in kinds
        ]

    return find


def version_of(name: str) -> str:
    """The version of an installed package; of a model of spaCy's, that of spaCy."""
    from importlib.metadata import version

    return version("kg-news" if name.startswith("kg") else name.partition(":")[0])


def measure(name: str, texts: Any) -> dict[str, Any]:
    """What the process gives for TEXTS."""
    start = time.process_time()
    find = _kg(name.partition(":")[2]) if name.startswith("kg:") else _peer(name)
    for page in texts["measured"][:1]:
        find(page)  # what is only loaded when it is first needed
    load = time.process_time() - start
    start = time.process_time()
    for page in texts["measured"]:
        find(page)
    seconds = time.process_time() - start
    names = [find(page) for page in texts["scored"]]
    return {"load": load, "seconds": seconds, "peak": _peak(), "names": names}


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(name: str, texts: str, out: str) -> None:
    """Measures one program, and says so when it can't be loaded."""
    given = json.loads(Path(texts).read_text(encoding="utf-8"))
    found: dict[str, Any]
    try:
        found = {"version": version_of(name)} | measure(name, given)
    except (ImportError, OSError, ValueError, AttributeError, RuntimeError) as error:
        found = {"missing": " ".join(f"{type(error).__name__}: {error}".split())}
    Path(out).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
