"""The commands: data on stdout, words on stderr, exit codes, one clear line for each bad input."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg.pages.files
import kg.pipeline.extractor
import kg.resources
from kg import cli
from kg.cli import reading as cli_reading
from kg.errors import PageError
from kg.export.write import ENDINGS
from kg.pipeline.extractor import Extractor
from kg.pipeline.progress import Progress
from kg.recordjson import format_record, parse_record
from kg.records import Article, Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
GOLD = ROOT / "seeds" / "samples" / "gold"
TEXT = (
    "全市水利工作会议召开\n\n本报讯 记者 田小麦 6月18日，全市水利工作会议在清湖大剧院召开。"
    "市委书记郑远帆主持会议并讲话，市长沈知秋出席会议。\n"
)


@dataclass
class Result:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> Run:
    """Runs a command in this process, over seeds and models that are loaded once."""
    monkeypatch.setattr(kg.pipeline.extractor, "load_extractor", lambda ner="kg", page_seconds=0: extractor)

    def run_command(*args: str | Path) -> Result:
        capsys.readouterr()
        try:
            code = cli.main([str(arg) for arg in args])
        except SystemExit as stop:  # argparse
            assert isinstance(stop.code, int)
            code = stop.code
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run_command


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "20230619.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert cli.main(["build", str(SAMPLES), "-o", str(folder)]) == 0
    return folder


# --- extract


def test_extract_prints_a_record_an_article(run: Run, page: Path) -> None:
    result = run("extract", page, "--place", "清湖市", "--paper", "清湖日报")
    assert (result.code, result.err) == (0, "")
    (line,) = result.lines
    record = json.loads(line)
    contract = ["doc", "id", "headlines", "bylines", "place", "date", "text", "entities", "relations"]
    assert list(record)[: len(contract)] == contract
    assert (record["doc"], record["place"], record["date"]) == (str(page), "清湖市", "2023-06-19")
    assert record["headlines"] == ["全市水利工作会议召开"]
    assert record["bylines"] == [{"name": "田小麦", "role": "记者"}]
    names = {entity["id"]: entity["names"][0] for entity in record["entities"]}
    facts = {(names[r["s"]], r["p"], names[r["o"]], r.get("title", "")) for r in record["relations"]}
    assert ("郑远帆", "主持", "全市水利工作会议", "") in facts
    assert ("郑远帆", "任职", "清湖市委", "书记") in facts
    for entity in record["entities"]:
        assert list(entity)[:4] == ["id", "type", "names", "mentions"]
        assert all(0 <= start < end <= len(record["text"]) for start, end in entity["mentions"])
        assert entity["type"] != "Event" or {"kind", "date", "main"} <= set(entity)
    for relation in record["relations"]:
        start, end = relation["evidence"]
        assert 0 <= start < end <= len(record["text"])
        assert 0 < relation["confidence"] <= 1
        assert relation["rule"]
    offsets = [first + i for first, length in record["origin"] for i in range(length)]
    assert "".join(TEXT[offset] for offset in offsets) == record["text"]


def test_extract_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    result = run("extract", "-", "--place", "清湖市", "--date", "2024-01-02")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["doc"] == "-"
    assert json.loads(result.out)["date"] == "2024-01-02"


def test_a_record_reads_back_as_it_was(extractor: Extractor, page: Path) -> None:
    seen = 0
    for record in kg.pipeline.extractor.extract(extractor, [SAMPLES, page], on_error=fail):
        line = format_record(record, extractor.ontology)
        again = parse_record(line, {record.page.id: record.page}, extractor.ontology)
        assert format_record(again, extractor.ontology) == line
        assert again.article == record.article
        assert [(entity.id, entity.attributes) for entity in again.entities] == [
            (entity.id, {key: value for key, value in entity.attributes.items() if value}) for entity in record.entities
        ]
        seen += 1
    assert seen > 6


def fail(error: PageError) -> None:
    raise error


BAD_PAGES = {
    "none.txt": (None, "no such file"),
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00\x00", "a binary file"),
    "wrong.txt": (b"\xff" * 40 + bytes(range(128, 256)), "unknown encoding"),
    "scan.txt": (b"\x0c\n1\n\x0c\n2\n", "almost no Chinese text, 0 of 2 characters: a scan without a text layer?"),
    "page.pdf": (b"%PDF-1.4\n", "a broken PDF"),
    "page.html": (b"<html><body></body></html>", "HTML without any text"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_bad_page_is_one_line_and_the_others_are_done(
    run: Run, page: Path, tmp_path: Path, name: str, command: str
) -> None:
    data, cause = BAD_PAGES[name]
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    output = ["-o", str(tmp_path / "out")] if command == "build" else []
    result = run(command, bad, page, "--place", "清湖市", *output)
    assert result.code == 2
    (line,) = result.err.splitlines()
    assert line.startswith(f"kg: {bad}: {cause}")
    assert "郑远帆" in result.out
    if command == "build":
        assert f"skipped: {bad}: {cause}" in (tmp_path / "out" / "summary.txt").read_text(encoding="utf-8")


# --- wrong usage and broken data files: one line, exit code 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "{page}", "--date", "19.6.2023"], "'19.6.2023' is not a date (YYYY-MM-DD)"),
        (["extract"], "the following arguments are required: PAGES"),
        (["build", "{page}"], "where to? name a folder"),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["rules"], "the following arguments are required: COMMAND"),
        (["evaluate", "{page}", "{page}", "--floors", "floors.json"], "'floors.json' names no floors (FILE:KEY)"),
    ],
)
def test_wrong_usage(run: Run, page: Path, arguments: list[str], said: str) -> None:
    result = run(*(argument.format(page=page) for argument in arguments))
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    result = run()
    assert (result.code, result.out) == (2, "")
    assert "kg build" in result.err


def one_line(result: Result, *said: str) -> None:
    assert (result.code, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith("kg: ")
    for words in said:
        assert words in line


def test_broken_manifest(run: Run, page: Path) -> None:
    manifest = page.parent / "manifest.csv"
    manifest.write_text("file,date\n20230619.txt,gestern\n", encoding="utf-8")
    one_line(run("extract", page.parent), f"{manifest}:2: bad date 'gestern'", "YYYY-MM-DD")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of seeds and ontology to break, used in place of the project's."""
    for folder in ("seeds", "ontology"):
        shutil.copytree(ROOT / folder, tmp_path / "_data" / folder)
    monkeypatch.setattr(kg.resources, "PACKAGE", tmp_path)
    return tmp_path / "_data"


def fresh(capsys: pytest.CaptureFixture[str], *args: str | Path) -> Result:
    """Runs a command that loads all data files anew."""
    code = cli.main([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return Result(code, out, err)


def test_broken_rule_file(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    file = data / "ontology" / "rules" / "99-broken.toml"
    file.write_text("[[rule]]\nid = 'x'\nrelation = 'dances'\npattern = '('\nmatch = [['a']]\nreject = ['b']\n")
    one_line(fresh(capsys, "rules", "list"), str(file), "dances", "presides")
    file.write_text("[[rule\n")
    one_line(fresh(capsys, "rules", "test"), str(file))


def test_broken_ontology(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    file = data / "ontology" / "kg.ttl"
    file.write_text(file.read_text(encoding="utf-8") + "\nkg:presides rdfs:range", encoding="utf-8")
    one_line(fresh(capsys, "rules", "list"), str(file), "not valid Turtle")


def test_broken_seed(capsys: pytest.CaptureFixture[str], data: Path, page: Path) -> None:
    file = data / "seeds" / "titles.csv"
    file.write_text("nonsense\n一,二,三,四,五,六,七,八,九\n", encoding="utf-8")
    one_line(fresh(capsys, "extract", page), str(file))


def test_a_failing_example_fails_the_rule_test(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert fresh(capsys, "rules", "test").code == 0
    file = data / "ontology" / "rules" / "99-wrong.toml"
    file.write_text(
        "[[rule]]\nid = 'wrong'\nrelation = 'presides'\npattern = '{s:Person}主持{o:Event}'\n"
        "match = [['[郑远帆|Person]出席[会议|Event]。', '郑远帆 presides 会议']]\nreject = ['会议由他主持。']\n",
        encoding="utf-8",
    )
    result = fresh(capsys, "rules", "test")
    assert result.code == 1
    assert result.out.startswith(
        "wrong: [郑远帆|Person]出席[会议|Event]。 should give 郑远帆 presides 会议, gives nothing"
    )
    assert "1 failed" in result.err


# --- pages


def test_pages_lists_what_was_found(run: Run, page: Path) -> None:
    (page.parent / "A02.txt").write_text("清湖日报 2023年6月19日 星期一 A02版\n" + TEXT + TEXT, encoding="utf-8")
    (page.parent / "copy.txt").write_bytes(page.read_bytes())
    result = run("pages", page.parent, "--place", "清湖市")
    assert result.code == 0
    first, second, third = (line.split("\t") for line in result.lines)
    assert first[1:5] == ["-", "2023-06-19 (file name)", "-", "清湖市 (option)"]
    assert first[5:] == ["1 articles", f"{len(TEXT)} characters", "全市水利工作会议召开"]
    assert second[1:4] == ["清湖日报", "2023-06-19 (masthead)", "A02"]
    assert third[-1] == f"has the text of {page}"
    assert result.err == "kg: 3 pages, 4 articles, 1 undated (0 with an inferred date), 1 repeats\n"


def test_pages_as_json(run: Run, page: Path) -> None:
    page = page.rename(page.parent / "x.txt")
    page.write_text(TEXT.replace("召开。", "召开。今年还举办了2023清湖茶文化博览会。", 1), encoding="utf-8")
    result = run("pages", page, "--json", "--paper", "义乌商报")
    assert result.code == 0
    (row,) = map(json.loads, result.lines)
    assert (row["doc"], row["paper"], row["date"], row["number"]) == (str(page), "义乌商报", None, None)
    assert (row["place"], row["place_basis"]) == ("义乌市", "paper")
    assert row["inferred_date"]["date"] == "2023-06-18"
    (article,) = row["articles"]
    assert (article["kind"], article["headlines"]) == ("report", ["全市水利工作会议召开"])
    assert (row["series"], row["notes"], row["repeats"]) == ({}, [], None)


def test_pages_of_a_series_stand_in_its_order(run: Run, tmp_path: Path) -> None:
    for name, number in (("a.txt", "十九"), ("b.txt", "七"), ("c.txt", "")):
        meeting = f"市政府第{number}次常务会议" if number else "全市水利会议"
        (tmp_path / name).write_text(
            f"{meeting}召开\n\n本报讯 昨日，{meeting}召开。市长沈知秋主持。\n", encoding="utf-8"
        )
    result = run("pages", tmp_path)
    assert [Path(line.split("\t")[0]).name for line in result.lines] == ["c.txt", "b.txt", "a.txt"]
    assert result.lines[1].endswith("\t市政府常务会议 7: 1 of 2 in order")


def test_pages_with_a_bad_one(run: Run, page: Path, tmp_path: Path) -> None:
    result = run("pages", tmp_path / "none.txt", page)
    assert (result.code, len(result.lines)) == (2, 1)
    assert result.err.splitlines()[0].startswith(f"kg: {tmp_path / 'none.txt'}: no such file")
    assert result.err.splitlines()[1].endswith("1 without place, 1 unreadable")


def test_pages_loads_no_models(page: Path) -> None:
    loaded = "{'spacy', 'rdflib', 'kg.rules.matching'} & set(sys.modules)"
    code = f"import sys, kg.cli; kg.cli.main(['pages', {str(page)!r}]); assert not {loaded}"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)


@pytest.mark.parametrize("command", ["extract", "build", "pages"])
def test_notes_on_pages_are_said(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(kg.pages.files, "script_notes", lambda text: ("vertical text left out",))
    monkeypatch.setattr(cli_reading, "SHOWN_NOTES", 1)
    (page.parent / "other.txt").write_text(TEXT + "会后，大家参观了展览。", encoding="utf-8")
    result = run(command, page.parent, *(["-o", str(tmp_path / "out")] if command == "build" else []))
    assert result.code == 0
    assert result.err.splitlines()[:2] == [
        f"kg: {page}: vertical text left out",
        "kg: 2 notes on pages, 1 of them not shown (kg pages --json has all)",
    ]


# --- build and show


def test_build_writes_all_files_and_prints_the_summary(run: Run, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    result = run("build", page, "-o", out, "--place", "清湖市")
    assert (result.code, result.err) == (0, "")
    names = {path.name for path in out.iterdir()}
    assert names == {"graph.ttl", "graph.graphml", "picture.svg", "records.jsonl", "pages.jsonl", "summary.txt"}
    assert (out / "summary.txt").read_text(encoding="utf-8") == result.out
    assert "pages 1  articles 1" in result.out


def test_build_counts_what_it_leaves_out(run: Run, page: Path, tmp_path: Path) -> None:
    (page.parent / "copy.txt").write_bytes(page.read_bytes())
    (page.parent / "notes.docx").write_bytes(b"x")
    result = run("build", page.parent, "-o", tmp_path / "out")
    assert result.code == 0
    assert "pages 1  articles 1" in result.out
    assert f"has the text of {page}, counted once" in result.out
    assert "not pages: 1 files of other endings" in result.out


def test_build_of_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("build", tmp_path / "none.txt", "-o", out)
    assert result.code == 2
    assert "no article in" in result.err
    assert not list(out.iterdir())


def test_build_into_a_file_is_one_line(run: Run, page: Path) -> None:
    one_line(run("build", page, "-o", page), str(page), "can't make this folder")


def test_show_from_a_folder_equals_show_from_pages(run: Run, built: Path) -> None:
    from_folder, from_pages = run("show", "沈国梁", built), run("show", "沈国梁", SAMPLES)
    assert (from_folder.code, from_folder.err) == (0, "")
    assert from_folder.out == from_pages.out
    assert "任职" in from_folder.out
    assert "“" in from_folder.out


def test_show_of_an_unknown_name(run: Run, built: Path) -> None:
    one_line(run("show", "沈国樑", built), "沈国樑: no such name in the graph", "near: ", "沈国梁")


def test_show_from_a_broken_folder(run: Run, built: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(built, broken)
    lines = (broken / "records.jsonl").read_text(encoding="utf-8").splitlines()
    (broken / "records.jsonl").write_text("\n".join([lines[0], lines[1][:50]]), encoding="utf-8")
    one_line(run("show", "沈国梁", broken), "records.jsonl:2: not a line that kg build wrote", "build the folder again")


# --- rules, explain, evaluate, bench


def test_rules_list_show_test(run: Run) -> None:
    listed = run("rules", "list")
    assert listed.code == 0
    assert len(listed.lines) > 20
    shown = run("rules", "show", "preside-active")
    assert shown.code == 0
    assert "match" in shown.out
    assert "reject" in shown.out
    one_line(run("rules", "show", "none"), "no rule 'none'")
    tested = run("rules", "test")
    assert (tested.code, tested.out) == (0, "")
    assert f"{len(listed.lines)} rules" in tested.err


def test_explain(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "市委书记郑远帆主持召开全市水利工作会议。"
    result = run("explain", sentence, "--place", "清湖市")
    assert result.code == 0
    assert "Person  郑远帆" in result.out
    assert "郑远帆 主持 全市水利工作会议  preside-active" in result.out
    assert "郑远帆 任职 清湖市委 书记" in result.out
    monkeypatch.setattr(sys, "stdin", io.StringIO(sentence))
    assert run("explain", "-", "--place", "清湖市").out == result.out
    one_line(run("explain", " "), "no sentence")


def test_evaluate_records_and_pages(run: Run, built: Path, tmp_path: Path) -> None:
    by_records = run("evaluate", GOLD, built / "records.jsonl")
    by_pages = run("evaluate", GOLD, SAMPLES)
    assert (by_records.code, by_records.err) == (0, "")
    assert by_records.out == by_pages.out
    floors = tmp_path / "floors.json"
    floors.write_text('{"low": {"article": 0.5}, "high": {"RELATIONS": 1.01}}')
    assert run("evaluate", GOLD, SAMPLES, "--floors", f"{floors}:low").code == 0
    failed = run("evaluate", GOLD, SAMPLES, "--floors", f"{floors}:high")
    assert failed.code == 1
    assert "is under its floor 1.01" in failed.err
    one_line(run("evaluate", GOLD, SAMPLES, "--floors", f"{floors}:none"), "no floors under 'none'", "high low")
    one_line(run("evaluate", tmp_path / "none", SAMPLES), "can't be read")


def test_evaluate_names_the_broken_line(run: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"doc": "x", "text": "", "entities": [], "relations": []}\n{', encoding="utf-8")
    one_line(run("evaluate", GOLD, records), f"{records}:2: not JSON")


def test_bench(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    row = {"title": "水利会议召开", "text": "市长沈知秋出席全市水利工作会议。"}
    corpus.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    result = run("bench", corpus, SAMPLES, "--floor", "1")
    assert result.code == 0
    assert "characters a second" in result.out
    steps = {line.split()[0]: line.split()[1:] for line in result.lines if len(line.split()) in (5, 6)}
    shown = "split infer segment model annotate rules resolve graph"
    assert list(steps)[1:] == ["read", *shown.split(), *ENDINGS]
    assert all(float(steps[step][0]) >= 0 for step in shown.split())
    assert all(len(steps[step]) == (5 if step in ("resolve", "graph", *ENDINGS) else 4) for step in list(steps)[1:])
    slow = run("bench", corpus, "--floor", "1e12")
    assert slow.code == 1
    corpus.write_text("{}\n")
    one_line(run("bench", corpus), f"{corpus}:1: not a text of a corpus")


# --- help, progress, pipes


COMMANDS = [
    "extract",
    "pages",
    "build",
    "show",
    "explain",
    "rules",
    "rules list",
    "rules show",
    "rules test",
    "evaluate",
    "bench",
    "train",
    "train segmenter",
    "train names",
    "",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.code == 0
    *_, title, example = result.lines
    assert title == "example:"
    assert example.startswith(f"  kg {command}".rstrip())


def test_help_is_quick() -> None:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg.cli", "--help"], cwd=ROOT, capture_output=True, check=True)
    assert time.perf_counter() - start < 3  # 0.05 s here; the rest is for a busy machine


def test_a_reader_that_has_seen_enough(page: Path) -> None:
    command = f"{sys.executable} -m kg.cli extract {SAMPLES} {SAMPLES.parent} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_is_one_line(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Extractor, page: Page, article: Article) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Extractor, "extract_article", interrupted)
    result = run("extract", page)
    assert (result.code, result.out, result.err) == (130, "", "kg: interrupted\n")


def test_progress_has_counts_speed_and_time_left() -> None:
    now = [0.0]
    shown: list[str] = []
    progress = Progress(4, shown.append, every=2.0, clock=lambda: now[0])
    for _ in range(4):
        now[0] += 1.5
        progress.step(3000)
    assert shown == ["2 of 4 pages, 2,000 characters a second, 0:03 left"]
