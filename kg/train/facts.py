"""Trains the model that says how sure a fact is where it stands: annotated pages → weights of features."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import KGError, PageError
from kg.measure.evaluate import evaluate
from kg.pipeline.extractor import Extractor, extract
from kg.recordjson import CHANGES, format_record
from kg.records import ArticleRecord
from kg.resolve.fact_features import fact_features
from kg.resolve.fact_judge import ANY, WEIGHTS_FILE, FactJudge, FactWeights, log_odds, probability, write_weights
from kg.train.crfsuite import train_crf

_Verdicts = dict[tuple[str, str, str, tuple[int, int] | None], bool]  # text, label, what is shown, evidence
UNWEIGHED = FactJudge(FactWeights(0.0, 1.0, {}))  # leaves every fact the confidence of its rule
RIGHT, WRONG = "right", "wrong"
PRECISION = 0.95  # that someone who sets a threshold may want
_STATED, _ALWAYS = "stated", ""  # features: of the rule's confidence, of every fact
_SCALE = 3.0  # the log odds of the rule's confidence are penalised less than a feature
_KEPT = 0.005  # lesser weights are left out


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """A fact as the program found it, and whether the gold has it."""

    relation: str
    features: tuple[str, ...]
    stated: float  # the confidence of its rule
    right: bool


@dataclass(frozen=True, slots=True)
class FactSettings:
    """How the model is trained; the greater they are, the smaller the weights, and the fewer."""

    l2: float = 33.0
    least: int = 5  # facts with a feature; rarer ones are left out


@dataclass(frozen=True, slots=True)
class FactScore:
    """How well confidences tell right facts from wrong ones."""

    facts: int
    right: int
    brier: float  # the mean of (confidence - right)², 0 is best
    ranked: float  # the chance that a right fact is surer than a wrong one, 1 is best
    trusted: float  # the greatest share of the facts, the surest first, of which PRECISION are right


@dataclass(frozen=True, slots=True)
class FactTraining:
    """What a model was trained on, how large it is, and scores by test: with the rules' confidences, and judged."""

    facts: int
    right: int
    features: int
    bytes: int
    scores: Mapping[str, tuple[FactScore, FactScore]] = field(default_factory=dict)


def read_judged_facts(extractor: Extractor, gold: Path, pages: Path) -> list[JudgedFact]:
    """The facts that the program finds on the pages and the gold judges; what it marks as optional is left out.

    Raises PageError for a page that can't be read, DataFileError where there is no gold.
    """

    def fail(error: PageError) -> None:
        raise error

    unweighed = replace(extractor, judge=UNWEIGHED)
    records = list(extract(unweighed, [pages], on_error=fail))
    report = evaluate(gold, [json.loads(format_record(record, extractor.ontology)) for record in records])
    verdicts: _Verdicts = {
        (item.text, item.label, item.said.shown, item.said.evidence): item.verdict == RIGHT
        for item in report.items
        if item.said.rule
    }
    return [fact for record in records for fact in _judged(record, extractor, verdicts)]


def _judged(record: ArticleRecord, extractor: Extractor, verdicts: _Verdicts) -> Iterator[JudgedFact]:
    names = {entity.id: entity.names[0] for entity in record.entities}
    for fact, features in fact_features(record):
        label = extractor.ontology.relations[fact.relation].label_zh
        shown = f"{names[fact.subject]} {label} {names[fact.object]} {fact.qualifiers.get('title', '')}".rstrip()
        right = verdicts.get((record.article.body, f"r:{label}", shown, fact.evidence))
        if right is not None and fact.relation not in CHANGES:
            yield JudgedFact(fact.relation, tuple(features), fact.confidence, right)


def train_facts(
    facts: Sequence[JudgedFact],
    tests: Mapping[str, Sequence[JudgedFact]],
    folder: Path,
    settings: FactSettings | None = None,
) -> FactTraining:
    """Trains on `facts`, writes the model into `folder`, and scores it on each of `tests`.

    The same facts give the same bytes on one machine. Raises KGError for facts that are all right or all wrong, or a
    folder that can't be written.
    """
    model = fit_facts(facts, settings or FactSettings())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_weights(folder / WEIGHTS_FILE, model)
        size = (folder / WEIGHTS_FILE).stat().st_size
    except OSError as error:
        raise KGError(f"{folder}: can't write the model: {error.strerror}") from error
    scores = {name: (_score(test, None), _score(test, FactJudge(model))) for name, test in tests.items()}
    right = sum(fact.right for fact in facts)
    return FactTraining(len(facts), right, sum(map(len, model.weights.values())), size, scores)


def fit_facts(facts: Sequence[JudgedFact], settings: FactSettings) -> FactWeights:
    """The weights under which the facts are likeliest, each weight penalised by its square.

    Where the rules were made to fit the same articles, more is right than elsewhere. So the start is set such that the
    facts are as sure on average as their rules state.
    """
    if len({fact.right for fact in facts}) < 2:
        raise KGError(f"{len(facts)} facts to train on are all right or all wrong")
    seen = Counter(name for fact in facts for name in _names(fact))
    rows = []
    for fact in facts:
        row = {name: 1.0 for name in _names(fact) if seen[name] >= settings.least}
        row |= {_ALWAYS: 1.0, _STATED: _SCALE * log_odds(fact.stated)}
        rows.append(([row], [RIGHT if fact.right else WRONG]))
    trained = train_crf(rows, {"c1": 0, "c2": settings.l2, "feature.possible_states": 1, "max_iterations": 300})
    sign = {number: 1 if label == RIGHT else -1 for number, label in enumerate(trained.labels)}
    total: Counter[str] = Counter()
    for name, label, weight in trained.features:
        total[name] += sign[label] * weight  # type: ignore[assignment]
    stated, start = round(_SCALE * total.pop(_STATED, 0), 3), total.pop(_ALWAYS, 0)
    weights: dict[str, dict[str, float]] = {relation: {} for relation in (ANY, *sorted({f.relation for f in facts}))}
    for name, weight in total.items():
        relation, feature = name.split("|", 1)
        if abs(weight) >= _KEPT:
            weights[relation][feature] = round(weight, 3)
    model = FactWeights(start, stated, weights)
    return replace(model, start=round(start + _shift(facts, model), 3))


def _names(fact: JudgedFact) -> list[str]:
    return [f"{relation}|{feature}" for relation in (ANY, fact.relation) for feature in fact.features]


def _shift(facts: Sequence[JudgedFact], model: FactWeights) -> float:
    """What to add to all log odds for the mean of the confidences to be that of the rules'."""
    judge = FactJudge(model)
    odds = [judge.log_odds(fact.relation, fact.features, fact.stated) for fact in facts]
    wanted = sum(fact.stated for fact in facts)
    low, high = -10.0, 10.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(probability(one + middle) for one in odds) < wanted else (low, middle)
    return (low + high) / 2


def _score(facts: Sequence[JudgedFact], judge: FactJudge | None) -> FactScore:
    """Of the rules' confidences without a judge."""
    counts: dict[float, list[int]] = {}  # confidence → how many are wrong, right
    brier = 0.0
    for fact in facts:
        sure = judge.confidence(fact.relation, fact.features, fact.stated) if judge else fact.stated
        counts.setdefault(sure, [0, 0])[fact.right] += 1
        brier += (sure - fact.right) ** 2
    ordered = [counts[sure] for sure in sorted(counts)]
    right = sum(count[1] for count in ordered)
    return FactScore(len(facts), right, brier / max(1, len(facts)), _ranked(ordered), _trusted(ordered))


def _ranked(counts: Sequence[Sequence[int]]) -> float:
    """The chance that a right fact is surer than a wrong one, half where they are as sure; the unsurest come first."""
    before, won, all_right = 0, 0.0, 0
    for wrong, right in counts:
        won += right * (before + wrong / 2)
        before, all_right = before + wrong, all_right + right
    return won / (before * all_right) if before and all_right else 1.0


def _trusted(counts: Sequence[Sequence[int]]) -> float:
    all_facts, all_right, most = 0, 0, 0
    for wrong, right in reversed(counts):
        all_facts, all_right = all_facts + wrong + right, all_right + right
        most = all_facts if all_right >= PRECISION * all_facts else most
    return most / max(1, all_facts)


def format_facts_training(training: FactTraining) -> str:
    """The figures, one a line: what it was trained on, the size of the model, and each test without and with it."""
    lines = [
        f"facts     {training.facts:8d}  right {training.right}",
        f"weights   {training.features:8d}",
        f"size      {training.bytes / 1e6:8.2f} MB",
    ]
    for name, scores in training.scores.items():
        lines.append(f"{name}  {scores[0].facts} facts, {scores[0].right} right")
        for who, score in zip(("rules", "judged"), scores, strict=True):
            said = f"  {who:7} Brier {score.brier:.4f}  ranked {score.ranked:.3f}"
            lines.append(f"{said}  {PRECISION:g} right of {score.trusted:.3f}")
    return "\n".join(lines)
