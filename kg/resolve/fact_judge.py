"""How sure a fact is in its article: the confidence of its rule, weighed by what the fact looks like there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp, log
from pathlib import Path
from typing import Any

from kg.errors import DataFileError
from kg.files import atomic_writer
from kg.records import ArticleRecord, ArticleRelation
from kg.resolve.fact_features import fact_features
from kg.resources import model_path

WEIGHTS_FILE = "weights.json"
ANY = "*"  # weights of features whatever the relation
_EDGE = 0.001  # no fact is surer than one in a thousand leaves open


@dataclass(frozen=True, slots=True)
class FactWeights:
    """A logistic model: what each feature adds to the log odds that a fact is right."""

    start: float
    stated: float  # times the log odds of the confidence that the rule states
    weights: Mapping[str, Mapping[str, float]]  # relation, or ANY → feature → weight


def log_odds(probability: float) -> float:
    """The log odds of a probability, which is kept a little away from 0 and 1."""
    kept = min(max(probability, _EDGE), 1 - _EDGE)
    return log(kept / (1 - kept))


def probability(odds: float) -> float:
    """The probability of those log odds."""
    return 1 / (1 + exp(-min(max(odds, -30.0), 30.0)))


class FactJudge:
    """Gives each fact of a record the confidence that it has where it stands."""

    def __init__(self, model: FactWeights) -> None:
        self._model = model
        self._weights = {relation: _folded(model, relation) for relation in model.weights if relation != ANY}

    def judge(self, record: ArticleRecord) -> ArticleRecord:
        """The record with the confidence of each fact weighed; relations that the model doesn't know keep theirs."""
        judged = tuple(
            _with_confidence(fact, self.confidence(fact.relation, features, fact.confidence))
            if fact.relation in self._weights
            else fact
            for fact, features in fact_features(record)
        )
        return replace(record, relations=judged) if judged else record

    def confidence(self, relation: str, features: Iterable[str], stated: float) -> float:
        """Of a fact of a relation that the model knows, with those features, whose rule states that confidence."""
        sure = probability(self.log_odds(relation, features, stated))
        return round(min(max(sure, _EDGE), 1 - _EDGE), 3)

    def log_odds(self, relation: str, features: Iterable[str], stated: float) -> float:
        """The log odds of the same, before they are kept away from 0 and 1."""
        weights, total = self._weights[relation], self._model.start + self._model.stated * log_odds(stated)
        for weight in map(weights.get, features):
            if weight is not None:
                total += weight
        return total


def _folded(model: FactWeights, relation: str) -> dict[str, float]:
    """The weights of features in facts of a relation: those whatever the relation, and its own."""
    folded = dict(model.weights.get(ANY, {}))
    for feature, weight in model.weights[relation].items():
        folded[feature] = folded.get(feature, 0.0) + weight
    return folded


def _with_confidence(fact: ArticleRelation, sure: float) -> ArticleRelation:
    """As replace does, which takes longer than all else here."""
    return ArticleRelation(fact.subject, fact.relation, fact.object, fact.evidence, sure, fact.rule_id, fact.qualifiers)


def load_judge(folder: Path | None = None) -> FactJudge:
    """The judge whose model is in that folder, of the program without one. Raises DataFileError when it is broken."""
    file = (folder or model_path("facts")) / WEIGHTS_FILE
    try:
        return FactJudge(_parse(json.loads(file.read_text(encoding="utf-8"))))
    except OSError as error:
        raise DataFileError(file, f"can't be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        allowed = "what kg train facts wrote: start, stated, weights by relation and feature"
        raise DataFileError(file, f"no model of facts: {error}", allowed=allowed) from error


def _parse(data: dict[str, Any]) -> FactWeights:
    weights = {
        relation: {feature: float(weight) for feature, weight in told.items()}
        for relation, told in data["weights"].items()
    }
    return FactWeights(float(data["start"]), float(data["stated"]), weights)


def write_weights(path: Path, model: FactWeights) -> None:
    """Writes the model, a feature a line, sorted: two models can be compared line by line. Raises KGError."""
    told = {relation: dict(sorted(own.items())) for relation, own in sorted(model.weights.items())}
    data = {"start": model.start, "stated": model.stated, "weights": told}
    with atomic_writer(path) as file:
        file.write(json.dumps(data, ensure_ascii=False, indent=0) + "\n")
