"""The commands `kg train …`: from their options to a trained model."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from kg.labelled import read_bio, read_bmes, read_cluener, read_corpus, read_ids, read_teacher
from kg.pipeline import load_extractor
from kg.silver import Labelled, draw, label_articles
from kg.train import format_training, read_conllu, read_words, train_segmenter
from kg.train_names import Settings, format_names_training, train_names


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
    if args.corpus is not None:
        sentences += _silver(args, say)
    training = train_names(
        sentences,
        tests,
        args.out,
        Settings(iterations=args.iterations, l1=args.l1, l2=args.l2, least=args.least),
        on_iteration=lambda number: None if number % 10 else say(f"{number} of {args.iterations} iterations"),
    )
    return format_names_training(training)


def _silver(args: argparse.Namespace, say: Callable[[str], None]) -> Sequence[Labelled]:
    """The sentences of the corpus, labelled by the program without a name model, and what the teacher says of them."""
    pages = read_corpus(args.corpus, place=args.place)
    out = read_ids(args.hold_out, [page.source for page in pages]) if args.hold_out else frozenset()
    kept = [page for page in pages if page.source not in out]
    count = 0

    def on_article() -> None:
        nonlocal count
        count += 1
        if not count % 1000:
            say(f"{count} of {len(kept)} articles labelled")

    silver = label_articles(
        kept,
        load_extractor("none").annotator,
        teacher=read_teacher(args.teacher) if args.teacher else None,
        held_out=[page for page in pages if page.source in out],
        on_article=on_article,
    )
    drawn = draw(silver.sentences, args.characters)
    say(
        f"{len(drawn)} of {len(silver.sentences)} sentences drawn; left out: {silver.repeated} repeated,"
        f" {silver.untaught} that the teacher doesn't know"
    )
    return drawn
