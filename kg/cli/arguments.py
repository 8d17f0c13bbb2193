"""The arguments of the command `kg`: commands, options, help with examples."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.pipeline.timelimit import PAGE_SECONDS

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
Run = Callable[[argparse.Namespace], int]


def build_parser(runs: Mapping[str, Run], topics: Sequence[Callable[[Commands], None]] = ()) -> argparse.ArgumentParser:
    """The parser of `kg`; `runs` holds what each command runs, by its words (`rules list`).

    Each of `topics` adds the commands of one topic by add_command.
    """
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Chinese newspaper pages to a knowledge graph of people, bodies and occasions.",
        epilog="example:\n  kg build pages/ --place 清湖市 -o graph/",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_reading_commands(commands, runs)
    _add_rules(commands, runs)
    _add_evaluate(commands, runs["evaluate"])
    _add_training(commands, runs)
    for add_commands in topics:
        add_commands(commands)
    return parser


def add_command(commands: Commands, name: str, run: Run | None, text: str, example: str) -> argparse.ArgumentParser:
    """A command whose help ends with an example."""
    parser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def _add_reading_commands(commands: Commands, runs: Mapping[str, Run]) -> None:
    extract = add_command(
        commands,
        "extract",
        runs["extract"],
        "print what each article says, one JSON object a line",
        "kg extract pages/ --place 清湖市 > records.jsonl",
    )
    add_pages(extract)
    add_ner(extract)
    add_jobs(extract)
    add_threshold(extract)
    pages = add_command(
        commands,
        "pages",
        runs["pages"],
        "list the pages with paper, date, place and headlines",
        "kg pages pages/ | cut -f 1,3,5",
    )
    add_pages(pages)
    pages.add_argument("--json", action="store_true", help="all that was found, one JSON object a page")
    build = add_command(
        commands,
        "build",
        runs["build"],
        "write the graph of pages as Turtle, GraphML, picture, records and summary, or keep it in a store",
        "kg build pages/ -o graph/",
    )
    add_pages(build, "page files and folders, - for standard input; with Spark also Parquet and URLs", path_or_url)
    add_ner(build)
    add_jobs(build)
    add_threshold(build)
    build.add_argument("-o", "--output", type=path_or_url, metavar="DIR", help="the folder to write")
    build.add_argument("--into", type=Path, metavar="FILE.kg", help="the store to add the pages to, made if need be")
    build.add_argument("--reread", action="store_true", help="read pages of the store anew that another version read")
    add_roster(build)
    add_engine(build)
    show = add_command(
        commands,
        "show",
        runs["show"],
        "show one person, body or event with dates and quotes",
        "kg show 顾明川 graph/",
    )
    show.add_argument("name", metavar="NAME", help="a name, another name, or an id of the graph")
    add_pages(show, "a store or folder that kg build wrote, or pages")
    add_roster(show)
    add_ner(show)
    add_threshold(show)
    explain = add_command(
        commands,
        "explain",
        runs["explain"],
        "show how a sentence is read: mentions, rules, facts",
        'kg explain "市委书记沈国梁主持召开全市经济工作会议。" --place 清湖市',
    )
    explain.add_argument("sentence", metavar="SENTENCE", help="the text, - for standard input")
    add_page_options(explain, paper=False)
    add_ner(explain)


def _add_rules(commands: Commands, runs: Mapping[str, Run]) -> None:
    rules = add_command(commands, "rules", None, "list, show or test the rules", "kg rules test")
    kinds = rules.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_command(kinds, "list", runs["rules list"], "list all rules: id, relation, pattern", "kg rules list | grep 主持")
    show = add_command(
        kinds, "show", runs["rules show"], "show a rule with its examples", "kg rules show preside-active"
    )
    show.add_argument("id", metavar="ID", help="the id of a rule")
    add_command(kinds, "test", runs["rules test"], "run the examples of all rules as tests", "kg rules test")


def _add_evaluate(commands: Commands, run: Run) -> None:
    evaluate = add_command(
        commands,
        "evaluate",
        run,
        "compare records with gold annotation: precision, recall, F1",
        "kg evaluate gold/ new.jsonl --against old.jsonl --only 出席",
    )
    evaluate.add_argument("gold", type=Path, metavar="GOLD", help="a gold file, or a folder of them")
    add_pages(evaluate, "records (.jsonl, - for standard input), or pages")
    add_ner(evaluate)
    evaluate.add_argument(
        "--by",
        action="append",
        choices=("type", "relation", "rule"),
        help="figures by type, relation or rule, may be given again (type and relation)",
    )
    evaluate.add_argument(
        "--only", action="append", default=[], metavar="LABEL", help="only Person, 出席, a rule …, may be given again"
    )
    evaluate.add_argument("--errors", type=int, default=0, metavar="N", help="show N misses and errors for each label")
    evaluate.add_argument("--against", type=Path, metavar="OTHER", help="records of an earlier run: show what changed")
    evaluate.add_argument("--reliability", action="store_true", help="stated confidence against the share right")
    evaluate.add_argument("--json", type=Path, metavar="FILE", help="write figures, errors and changes as JSON")
    evaluate.add_argument("--calibrate", type=Path, metavar="FILE", help="write each rule's confidence (CSV)")
    evaluate.add_argument("--add", action="store_true", help="with --calibrate: add to what FILE has counted so far")
    evaluate.add_argument("--floors", type=_floors, metavar="FILE:KEY", help="fail when an F1 is under its floor")


def _add_training(commands: Commands, runs: Mapping[str, Run]) -> None:
    example = "kg train segmenter --words news.txt --conllu bank.conllu --test test.txt --out segmenter/"
    train = add_command(commands, "train", None, "train a model of the package anew", example)
    kinds = train.add_subparsers(title="commands", metavar="COMMAND", required=True)
    segmenter = add_command(kinds, "segmenter", runs["train segmenter"], "train and prune the word segmenter", example)
    for option, text in (("--words", "text with spaces between words"), ("--conllu", "a treebank in CoNLL-U")):
        text += ", may be given again"
        segmenter.add_argument(option, type=Path, metavar="FILE", action="append", default=[], help=text)
    segmenter.add_argument("--test", type=Path, metavar="FILE", required=True, help="text to score on, as --words")
    segmenter.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder to write")
    segmenter.add_argument("--iterations", type=int, default=6, metavar="N", help="passes over the text (6)")
    segmenter.add_argument("--prune", type=float, default=0.1, metavar="X", help="drop features of less weight (0.1)")
    _add_training_names(kinds, runs)
    _add_training_facts(kinds, runs)


def _add_training_facts(kinds: Commands, runs: Mapping[str, Run]) -> None:
    facts = add_command(
        kinds,
        "facts",
        runs["train facts"],
        "train the model that says how sure a fact is",
        "kg train facts --gold gold/ pages/ --test unseen-gold/ unseen-pages/ --out facts/",
    )
    pair, again = ("GOLD", "PAGES"), ", and the annotated pages; may be given again"
    learn, test = "gold annotation to learn from", "gold annotation to score on"
    facts.add_argument("--gold", type=Path, nargs=2, metavar=pair, action="append", required=True, help=learn + again)
    facts.add_argument("--test", type=Path, nargs=2, metavar=pair, action="append", default=[], help=test + again)
    facts.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder to write")
    facts.add_argument("--l2", type=float, default=33.0, metavar="X", help="L2 penalty; more: smaller weights (33)")
    facts.add_argument("--least", type=int, default=5, metavar="N", help="leave out features seen less often (5)")


def _add_training_names(kinds: Commands, runs: Mapping[str, Run]) -> None:
    names = add_command(
        kinds,
        "names",
        runs["train names"],
        "train the model that finds names",
        "kg train names --cluener cluener.json --corpus news.jsonl --teacher lac.jsonl --test news.bio --out names/",
    )
    for option, text in (("--cluener", "sentences as in CLUENER"), ("--bmes", "sentences as in ResumeNER")):
        text += ", may be given again"
        names.add_argument(option, type=Path, metavar="FILE", action="append", default=[], help=text)
    corpus = 'articles to label by program and teacher: {"id", "date", "title", "text"} a line, .jsonl or .jsonl.gz'
    corpus += "; may be given again"
    names.add_argument("--corpus", type=Path, metavar="FILE", action="append", default=[], help=corpus)
    taught = 'a teacher\'s labels of the corpus: {"text", "spans": [[start, end, "Person|Place|Organization"]]} a line'
    names.add_argument("--teacher", type=Path, metavar="FILE", help=taught)
    names.add_argument("--hold-out", type=Path, metavar="FILE", help="ids of articles to leave out, one a line")
    names.add_argument("--place", help="what 我市 and 市委 mean in the corpus")
    drawn = "train on so many characters of each corpus, drawn from all of it (1000000)"
    names.add_argument("--characters", type=int, default=1_000_000, metavar="N", help=drawn)
    renamed = "give most people of the corpora other names, so that it learns what names are made of"
    names.add_argument("--rename", action="store_true", help=renamed)
    names.add_argument("--only", metavar="TYPE", help="learn names of this type only: Person")
    test = "text to score on in BIO with PER, ORG, LOC; may be given again"
    names.add_argument("--test", type=Path, metavar="FILE", action="append", required=True, help=test)
    names.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder to write")
    names.add_argument("--iterations", type=int, default=100, metavar="N", help="iterations at most (100)")
    names.add_argument("--l1", type=float, default=0.1, metavar="X", help="L1 penalty; more: a smaller model (0.1)")
    names.add_argument("--l2", type=float, default=0.05, metavar="X", help="L2 penalty (0.05)")
    names.add_argument("--least", type=int, default=2, metavar="N", help="leave out features seen less often (2)")


def add_pages(
    parser: argparse.ArgumentParser,
    text: str = "page files and folders, - for standard input",
    kind: Callable[[str], Path | str] = Path,
) -> None:
    """The pages that a command reads, and what the options say of them."""
    parser.add_argument("pages", nargs="+", type=kind, metavar="PAGES", help=text)
    add_page_options(parser)


def add_page_options(parser: argparse.ArgumentParser, *, paper: bool = True) -> None:
    """What holds of all pages where no manifest says otherwise."""
    parser.add_argument("--place", help="what 我市 and 市委 mean, where no manifest says it: 清湖市")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date, where no manifest says it")
    if paper:
        parser.add_argument("--paper", help="the name of the newspaper, where no manifest says it")


def add_ner(parser: argparse.ArgumentParser) -> None:
    """The model that finds names."""
    parser.add_argument(
        "--ner",
        default="kg",
        metavar="MODEL",
        help="what finds names besides tables and patterns: kg (the model that comes with the program), none (twice as"
        " fast), or a spaCy model by name or folder; kg unless told",
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """How many processes read, and how long."""
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="read in so many processes, 0: one for each core (1)"
    )
    parser.add_argument(
        "--page-timeout",
        type=_seconds,
        default=PAGE_SECONDS,
        metavar="SECONDS",
        help=f"leave out a page that takes longer, 0: none ({PAGE_SECONDS:g})",
    )


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Where a build runs."""
    parser.add_argument(
        "--engine", choices=("local", "spark"), default="local", help="this machine, or a Spark cluster (local)"
    )
    master = "the cluster: spark://host:7077, yarn, k8s://…, local[4] (what Spark is set up for)"
    parser.add_argument("--master", metavar="URL", help=master)
    parts = "parts into which Spark cuts the data (two for each core)"
    parser.add_argument("--partitions", type=int, default=0, metavar="N", help=parts)
    setting = "a setting of Spark, may be given again"
    parser.add_argument("--conf", action="append", type=_setting, default=[], metavar="KEY=VALUE", help=setting)


def path_or_url(text: str) -> Path | str:
    """A path; a URL (s3a://bucket/pages.parquet) stays text."""
    return text if "://" in text else Path(text)


def add_roster(parser: argparse.ArgumentParser) -> None:
    """The roster that gives bare lists their posts."""
    parser.add_argument("--roster", type=Path, metavar="FILE", help="who held which post (the roster of the program)")


def add_threshold(parser: argparse.ArgumentParser) -> None:
    """The least confidence of a fact."""
    parser.add_argument(
        "--min-confidence", type=_confidence, default=0.0, metavar="X", help="leave out facts under it, 0 to 1"
    )


def _confidence(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no confidence (0 to 1)")
    return value


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes (0: one for each core)")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value


def _setting(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is no setting (KEY=VALUE)")
    return key, value


def _date(text: str) -> str:
    from kg.dates import check_date

    date = check_date(text)
    if date is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date (YYYY-MM-DD)")
    return date


def _floors(text: str) -> tuple[Path, str]:
    file, colon, key = text.rpartition(":")
    if not colon:
        raise argparse.ArgumentTypeError(f"{text!r} names no floors (FILE:KEY)")
    return Path(file), key
