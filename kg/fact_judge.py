"""How sure a fact is in its article: the confidence of its rule, weighed by what the fact looks like there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp, log
from pathlib import Path
from typing import Any

from kg.errors import DataFileError
from kg.fact_features import fact_features
from kg.files import atomic_writer
from kg.records import ArticleRecord
from kg.resources import model_path

WEIGHTS_FILE = "weights.json"
ANY = "*"  # weights of features whatever the relation
_EDGE = 0.001  # no fact is surer than one in a thousand leaves open
_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class FactWeights:
    """A logistic model: what each feature adds to the log odds that a fact is right."""

    start: float
    stated: float  # times the log odds of the confidence that the rule states
    weights: Mapping[str, Mapping[str, float]]  # relation, or ANY → feature → weight

    def log_odds(self, relation: str, features: Iterable[str], stated: float) -> float:
        """Of a fact of that relation whose rule states that confidence."""
        general, own = self.weights.get(ANY, _NONE), self.weights.get(relation, _NONE)
        total = self.start + self.stated * log_odds(stated)
        for feature in features:
            total += general.get(feature, 0.0) + own.get(feature, 0.0)
        return total


def log_odds(probability: float) -> float:
    """The log odds of a probability, which is kept a little away from 0 and 1."""
    kept = min(max(probability, _EDGE), 1 - _EDGE)
    return log(kept / (1 - kept))


def probability(odds: float) -> float:
    """The probability of those log odds."""
    return 1 / (1 + exp(-min(max(odds, -30.0), 30.0)))


class FactJudge:
    """Gives each fact of a record the confidence that it has where it stands."""

    def __init__(self, weights: FactWeights) -> None:
        self._weights, self._known = weights, weights.weights.keys() - {ANY}

    def judge(self, record: ArticleRecord) -> ArticleRecord:
        """The record with the confidence of each fact weighed; relations that the model doesn't know keep theirs."""
        judged = tuple(
            replace(fact, confidence=self.confidence(fact.relation, features, fact.confidence))
            if fact.relation in self._known
            else fact
            for fact, features in fact_features(record)
        )
        return replace(record, relations=judged) if judged else record

    def confidence(self, relation: str, features: Iterable[str], stated: float) -> float:
        """Of a fact of that relation with those features, whose rule states that confidence."""
        sure = probability(self._weights.log_odds(relation, features, stated))
        return round(min(max(sure, _EDGE), 1 - _EDGE), 3)


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
