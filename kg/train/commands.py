"""The commands `kg train …`: from their options to a trained model."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from kg.pipeline.extractor import load_extractor
from kg.seeds import load_seeds
from kg.train.facts import FactSettings, format_facts_training, read_judged_facts, train_facts
from kg.train.labelled import read_bio, read_bmes, read_cluener, read_corpus, read_ids, read_teacher
from kg.train.names import Settings, format_names_training, train_names
from kg.train.renamed import learn_only, rename
from kg.train.segmenter import format_training, read_conllu, read_words, train_segmenter
from kg.train.silver import Labelled, draw, label_articles


def run_segmenter(args: argparse.Namespace, say: Callable[[str], None]) -> str:
    """`kg train segmenter`: what was trained, as text; progress goes to `say`."""
    sentences = [words for path in args.words for words in read_words(path)]
    sentences += [words for path in args.conllu for words in read_conllu(path)]
    training = train_segmenter(
        sentences,
        read_words(args.test),
        args.out,
        iterations=args.iterations,
        prune=args.prune,
        on_iteration=lambda number, f1: say(f"{number} of {args.iterations} iterations, F1 {f1:.4f}"),
    )
    return format_training(training)


def run_names(args: argparse.Namespace, say: Callable[[str], None]) -> str:
    """`kg train names`: what was trained, as text; progress goes to `say`."""
    sentences = [sentence for path in args.cluener for sentence in read_cluener(path)]
    sentences += [sentence for path in args.bmes for sentence in read_bmes(path)]
    tests = {path.name: read_bio(path) for path in args.test}
    if args.corpus:
        silver = _silver(args, say)
        seeds = load_seeds() if args.rename else None
        sentences += rename(silver, sentences, seeds.surnames | seeds.compound_surnames) if seeds else silver
    if args.only:
        sentences = learn_only(sentences, args.only)
    training = train_names(
        sentences,
        tests,
        args.out,
        Settings(iterations=args.iterations, l1=args.l1, l2=args.l2, least=args.least),
        on_iteration=lambda number: None if number % 10 else say(f"{number} of {args.iterations} iterations"),
    )
    return format_names_training(training)


def run_facts(args: argparse.Namespace, say: Callable[[str], None]) -> str:
    """`kg train facts`: what was trained, as text; progress goes to `say`."""
    extractor = load_extractor()
    facts = []
    for gold, pages in args.gold:
        facts += read_judged_facts(extractor, gold, pages)
        say(f"{pages}: {len(facts)} facts in all")
    tests = {str(gold): read_judged_facts(extractor, gold, pages) for gold, pages in args.test}
    return format_facts_training(train_facts(facts, tests, args.out, FactSettings(args.l2, args.least)))


def _silver(args: argparse.Namespace, say: Callable[[str], None]) -> list[Labelled]:
    """The sentences of the corpora, labelled by the program without a name model, and what the teacher says of them."""
    corpora = [read_corpus(path, place=args.place) for path in args.corpus]
    out = (
        read_ids(args.hold_out, [page.source for pages in corpora for page in pages]) if args.hold_out else frozenset()
    )
    held_out = [page for pages in corpora for page in pages if page.source in out]
    teacher = read_teacher(args.teacher) if args.teacher else None
    annotator = load_extractor("none").annotator
    drawn: list[Labelled] = []
    for pages in corpora:
        kept = [page for page in pages if page.source not in out]
        count = 0

        def on_article(of: int = len(kept)) -> None:
            nonlocal count
            count += 1
            if not count % 1000:
                say(f"{count} of {of} articles labelled")

        silver = label_articles(kept, annotator, teacher=teacher, held_out=held_out, on_article=on_article)
        some = draw(silver.sentences, args.characters)
        say(
            f"{len(some)} of {len(silver.sentences)} sentences drawn; left out: {silver.repeated} repeated,"
            f" {silver.untaught} that the teacher doesn't know"
        )
        drawn += some
    return drawn
