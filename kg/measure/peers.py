"""Speed beside quality: this program and others that find names, on the same text in the same run.

Each is a process of its own, with the memory that it takes, and under the Python that has it installed
(kg.measure.peer_run).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.errors import KGError
from kg.measure.evaluate import Row, read_gold
from kg.measure.judged import bare
from kg.records import Page
from kg.resources import PACKAGE
from kg.words.scan import plain, split_sentences

OWN = ("kg:kg", "kg:none")  # with the model that finds names, and without
KINDS = {"Person": ("Person",), "Body": ("Organization", "Company"), "Place": ("Place",)}
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")  # one each


@dataclass(frozen=True, slots=True)
class Text:
    """A page as all of them get it: this program the page, the others the sentences of its articles' bodies."""

    page: Page
    sentences: tuple[str, ...]

    @property
    def characters(self) -> int:
        """Those of the sentences."""
        return sum(map(len, self.sentences))


@dataclass(frozen=True, slots=True)
class Peer:
    """What one program took for a text, and how well it finds names; or why it couldn't."""

    name: str
    version: str = ""
    load: float = 0.0  # CPU seconds
    rate: float = 0.0  # characters a CPU second
    peak: float = 0.0  # MB
    scores: Mapping[str, Row] = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """This program, then its peers, measured on so many characters and scored on so many annotated pages."""

    peers: tuple[Peer, ...]
    characters: int
    documents: int


def cut_text(page: Page) -> Text:
    """The page with the sentences of its articles, unwrapped."""
    from kg.articles.split import split_page

    bodies = [plain(article.body) for article in split_page(page)]
    sentences = (body[a:b].strip() for body in bodies for a, b in split_sentences(body))
    return Text(page, tuple(sentence for sentence in sentences if sentence))


def compare_peers(
    names: Sequence[str], measured: Sequence[Page], gold: Path, scored: Iterable[Page], python: str = sys.executable
) -> Comparison:
    """This program and each of the peers that `names` names.

    `scored` may hold other pages, too. `python` runs the peers. Raises KGError when none of the pages is annotated, or
    no such Python is there.
    """
    wanted = {Path(page["doc"]).stem: page for page in read_gold(gold)}
    found = {stem: page for page in scored if (stem := stem_of(page)) in wanted}
    if not found:
        raise KGError(f"{gold}: none of the texts is annotated there (by the names of their files)")
    texts = [cut_text(page) for page in measured]
    judged = [(cut_text(page), wanted[stem]) for stem, page in sorted(found.items())]
    given = {"measured": [_json(text) for text in texts], "scored": [_json(text) for text, _ in judged]}
    characters = sum(text.characters for text in texts)
    peers = []
    with TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        for name in (*OWN, *names):
            result = _run(name, path, sys.executable if name in OWN else python)
            peers.append(_peer_of(name, result, characters, judged))
    return Comparison(tuple(peers), characters, len(judged))


def stem_of(page: Page) -> str:
    """What a gold page names it by: 20240402-00 of 20240402-00.txt, or of a corpus its id."""
    return Path(page.source.rpartition(":")[2]).stem


def _json(text: Text) -> dict[str, Any]:
    from kg.recordjson import format_page

    return {"page": format_page(text.page), "sentences": text.sentences}


def _run(name: str, texts: Path, python: str) -> dict[str, Any]:
    out = texts.with_name("out.json")
    out.unlink(missing_ok=True)
    environment = os.environ | dict.fromkeys(_THREADS, "1") | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [python, "-m", "kg.measure.peer_run", name, str(texts), str(out)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except OSError as error:
        raise KGError(f"{python}: can't be run: {error.strerror}") from error
    if not out.is_file():
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return {"missing": last}
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def _peer_of(
    name: str, result: Mapping[str, Any], characters: int, judged: Sequence[tuple[Text, Mapping[str, Any]]]
) -> Peer:
    if "missing" in result:
        return Peer(name, missing=result["missing"])
    scores = {kind: Row() for kind in KINDS}
    for names, (text, gold) in zip(result["names"], judged, strict=True):
        score_page(scores, names, text, gold)
    rate = characters / result["seconds"] if result["seconds"] else 0.0
    return Peer(name, result["version"], result["load"], rate, result["peak"], scores)


def score_page(scores: Mapping[str, Row], found: Sequence[Sequence[str]], text: Text, gold: Mapping[str, Any]) -> None:
    """Adds a page: each of `found` is a kind and the forms of a name, right when one of them is in the gold.

    Of the gold counts what the text names as the gold does. A place may also be a gold name of another kind: whether
    北京 is the city or those who govern it is not what is asked for here. What is optional counts neither way.
    """
    whole = bare("".join(text.sentences))
    entities = [entity for article in gold["articles"] for entity in article["entities"]]
    forms = {id(entity): {bare(plain(name)) for name in entity["names"]} for entity in entities}
    present = [entity for entity in entities if any(form in whole for form in forms[id(entity)])]
    every = {form for names in forms.values() for form in names}
    for kind, row in scores.items():
        ours = [{bare(plain(form)) for form in names} for of, *names in found if of == kind]
        theirs = [entity for entity in present if entity["type"] in KINDS[kind]]
        wanted = [forms[id(entity)] for entity in theirs if not entity.get("optional")]
        allowed = {form for e in entities if e["type"] in KINDS[kind] for form in forms[id(e)]}
        allowed |= every if kind == "Place" else set()
        hits = sum(any(names & one for one in ours) for names in wanted)
        row.hit += hits
        row.gold += len(wanted)
        row.found += hits + sum(not names & allowed for names in ours)


def format_peers(comparison: Comparison) -> str:
    """A table, one program a line, with what is missing below it; ratios are to the first."""
    lines = [
        f"{comparison.characters} characters measured, names of {comparison.documents} annotated pages scored",
        f"{'':18}  {'load s':>7}  {'chars/s':>9}  {'ratio':>6}  {'MB':>5}  "
        + "  ".join(f"{kind + ' P':>8}  {'R':>5}  {'F1':>5}" for kind in KINDS),
    ]
    present = [peer for peer in comparison.peers if not peer.missing]
    for peer in present:
        line = f"{peer.name + ' ' + peer.version:18}  {peer.load:7.2f}  {peer.rate:9,.0f}  "
        line += f"{peer.rate / present[0].rate if present[0].rate else 0:6.2f}  {peer.peak:5.0f}  "
        figures = [(row.precision, row.recall, row.f1) for row in peer.scores.values()]
        lines.append(line + "  ".join(f"{p:8.3f}  {r:5.3f}  {f1:5.3f}" for p, r, f1 in figures))
    lines += [f"{peer.name}: not measured: {peer.missing}" for peer in comparison.peers if peer.missing]
    return "\n".join(lines)
