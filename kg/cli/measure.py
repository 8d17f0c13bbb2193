"""The commands that measure and train: evaluate, train, rules."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.output import FAILED, FINE, say, say_all, write_text
from kg.cli.reading import Reading
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.measure.evaluate import Report
    from kg.ontology import Ontology
    from kg.rules.matching import RuleSet


def rules_list(args: argparse.Namespace) -> int:
    """Prints all rules, one a line."""
    ontology, ruleset = _load_rules()
    for rule in ruleset.rules:
        print(f"{rule.id}\t{ontology.relations[rule.relation].label_zh}\t{rule.pattern}")
    return FINE


def rules_show(args: argparse.Namespace) -> int:
    """Prints one rule with its examples."""
    from kg.query.show import format_rule

    _, ruleset = _load_rules()
    rule = ruleset.rule(args.id)
    if rule is None:
        raise KGError(f"no rule {args.id!r} (kg rules list names them)")
    print(format_rule(rule))
    return FINE


def rules_test(args: argparse.Namespace) -> int:
    """Runs the examples of all rules."""
    from kg.query.show import format_failure
    from kg.rules.matching import check_examples

    _, ruleset = _load_rules()
    failures = check_examples(ruleset)
    for failure in failures:
        print(format_failure(failure))
    examples = sum(len(rule.match) + len(rule.reject) for rule in ruleset.rules)
    say(f"{len(ruleset.rules)} rules, {examples} examples, {len(failures)} failed")
    return FAILED if failures else FINE


def _load_rules() -> tuple[Ontology, RuleSet]:
    from kg.ontology import load_ontology
    from kg.rules.rulefile import load_rules

    ontology = load_ontology()
    return ontology, load_rules(ontology)


def evaluate(args: argparse.Namespace) -> int:
    """Compares records with gold annotation."""
    from kg.measure.calibration import measure_reliability
    from kg.measure.comparison import compare
    from kg.measure.evaluate import evaluate as score
    from kg.measure.evaluate import read_floors, under_floor
    from kg.measure.figures import (
        USUAL_KINDS,
        check_labels,
        format_comparison,
        format_json,
        format_reliability,
        format_report,
    )
    from kg.recordjson import read_json_lines

    if args.add and not args.calibrate:
        raise KGError("--add says nothing without --calibrate FILE")
    floors = read_floors(*args.floors) if args.floors else {}
    rows, code = _rows(args)
    report = score(args.gold, rows)
    by = args.by or USUAL_KINDS
    check_labels(report, args.only)
    print(format_report(report, args.errors, by=by, only=args.only))
    reliability, changes = None, None
    if args.reliability:
        reliability = measure_reliability(report.items)
        print("\n" + format_reliability(reliability))
    if args.against:
        before = score(args.gold, read_json_lines(args.against))
        changes = compare(before, report)
        print("\n" + format_comparison(before, report, changes, by=by, only=args.only))
    if args.json:
        write_text(args.json, format_json(report, only=args.only, reliability=reliability, changes=changes))
    if args.calibrate:
        _calibrate(report, args.calibrate, args.add)
    say_all(f"{page}: annotated, but no record is of this page" for page in report.absent)
    failed = under_floor(report, floors)
    say_all(failed)
    return code or (FAILED if failed else FINE)


def _rows(args: argparse.Namespace) -> tuple[list[dict[str, Any]], int]:
    """The records to evaluate, as `kg extract` prints them, and the exit code that reading them deserves."""
    import json

    from kg.pipeline.extractor import load_extractor
    from kg.recordjson import format_record, read_json_lines

    if all(str(path) == "-" or path.suffix == ".jsonl" for path in args.pages):
        return [row for path in args.pages for row in read_json_lines(path)], FINE
    extractor, reading = load_extractor(args.ner), Reading(args)
    rows = [json.loads(format_record(record, extractor.ontology)) for record in reading.records(extractor)]
    return rows, reading.code


def _calibrate(report: Report, path: Path, add: bool) -> None:
    from kg.measure.calibration import calibrate
    from kg.rules.confidences import load_confidences, write_confidences

    _, ruleset = _load_rules()
    known = [rule.id for rule in ruleset.rules]
    earlier = load_confidences(path, known).values() if add else ()
    write_confidences(path, calibrate(report.items, known, earlier))
    for rule in sorted(report.by_rule().keys() - set(known)):
        say(f"{rule}: this rule is no more, its facts don't count")


def train_segmenter(args: argparse.Namespace) -> int:
    """Trains the word segmenter anew."""
    from kg.train.commands import run_segmenter

    print(run_segmenter(args, say))
    return FINE


def train_names(args: argparse.Namespace) -> int:
    """Trains the model that finds names anew."""
    from kg.train.commands import run_names

    print(run_names(args, say))
    return FINE


def train_facts(args: argparse.Namespace) -> int:
    """Trains the model of how sure a fact is anew."""
    from kg.train.commands import run_facts

    print(run_facts(args, say))
    return FINE
