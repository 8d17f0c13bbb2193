"""How far stated confidences can be believed, and what they should be: counted on judged facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import KGError
from kg.measure.judged import Judged
from kg.rules.confidences import RuleConfidence

EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)  # of the bins; the last bin holds 1.0
PRIOR = 8  # facts that the mean of all rules weighs as much as, next to those of a rule


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose stated confidence lies in [low, high)."""

    low: float
    high: float
    facts: int
    right: int
    stated: float  # sum of the confidences


@dataclass(frozen=True, slots=True)
class Reliability:
    """Stated confidence against the share that is right; errors are 0 when each bin holds what it states."""

    bins: tuple[Bin, ...]  # those with facts
    total: Bin
    calibration_error: float  # expected: the mean over facts of |share right - mean stated| of their bin
    brier: float  # the mean of (stated - right)², also worse when sure and unsure facts are not told apart


def measure_reliability(items: Iterable[Judged]) -> Reliability:
    """The reliability of what records state; things without a confidence (entities, misses) don't count."""
    facts = [(c, item.verdict == "right") for item in items if (c := item.said.confidence) is not None]
    bins = [_bin(low, high, facts) for low, high in pairwise(EDGES)]
    total = _bin(EDGES[0], EDGES[-1], facts)
    count = max(total.facts, 1)
    return Reliability(
        bins=tuple(one for one in bins if one.facts),
        total=total,
        calibration_error=sum(abs(one.right - one.stated) for one in bins) / count,
        brier=sum((stated - right) ** 2 for stated, right in facts) / count,
    )


def _bin(low: float, high: float, facts: Sequence[tuple[float, bool]]) -> Bin:
    own = [(stated, right) for stated, right in facts if low <= stated < high or stated == high == EDGES[-1]]
    return Bin(low, high, len(own), sum(right for _, right in own), sum(stated for stated, _ in own))


def calibrate(
    items: Iterable[Judged], rules: Sequence[str], earlier: Iterable[RuleConfidence] = ()
) -> tuple[RuleConfidence, ...]:
    """A confidence for each of `rules`, in their order: its precision, shrunk towards the mean where facts are few.

    (right + PRIOR · mean) / (facts + PRIOR), where the mean is the precision of all facts of these rules; a rule
    without facts gets the mean. What was counted `earlier`, on other articles, is added. Raises KGError when there is
    no fact of any of them.
    """
    facts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in earlier:
        facts[row.rule] += row.facts
        right[row.rule] += row.right
    for item in items:
        if item.said.rule in rules:
            facts[item.said.rule] += 1
            right[item.said.rule] += item.verdict == "right"
    if not facts:
        raise KGError("no fact of any rule is judged: nothing to calibrate on")
    mean = right.total() / facts.total()
    return tuple(
        RuleConfidence(rule, facts[rule], right[rule], max(0.001, (right[rule] + PRIOR * mean) / (facts[rule] + PRIOR)))
        for rule in rules
    )
