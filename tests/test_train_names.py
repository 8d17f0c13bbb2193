"""Training the name model: what is read, how silver labels are fused, what comes out. All sentences are invented."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kg import cli
from kg.annotate.annotator import Annotator
from kg.errors import DataFileError, KGError
from kg.pipeline.extractor import load_extractor
from kg.records import Mention, Page, Sentence
from kg.resources import model_path
from kg.train.labelled import read_bio, read_bmes, read_cluener, read_corpus, read_ids, read_teacher
from kg.train.names import (
    NameTraining,
    Score,
    Settings,
    format_names_training,
    format_tagged,
    score_names,
    tags_of,
    train_names,
)
from kg.train.renamed import learn_only, rename
from kg.train.silver import Label, Labelled, body_type, draw, fuse, label_articles
from kg.words.ner import LABELS, MODEL_FILE, Name, load_people, load_recognizer

ROOT = Path(__file__).resolve().parent.parent
WHO = ["沈国梁", "顾明川", "严立", "贺建霖"]
WHERE = ["清湖市", "白石镇", "云岭县"]
FIRMS = ["远帆精密公司", "清湖药业"]


def sentence_of(who: str, where: str, firm: str) -> Labelled:
    parts = [
        ("昨日，", ""),
        (who, "Person"),
        ("到", ""),
        (where, "Place"),
        ("的", ""),
        (firm, "Company"),
        ("走访。", ""),
    ]
    labels, text = [], ""
    for part, kind in parts:
        if kind:
            labels.append(Label(len(text), len(text) + len(part), kind))
        text += part
    return Labelled(text, tuple(labels))


SENTENCES = [sentence_of(*parts) for parts in product(WHO, WHERE, FIRMS)]
TEST = SENTENCES[::5]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_extractor("none").annotator


# --- silver labels


def said(text: str, *mentions: tuple[str, str], nested: tuple[tuple[str, str], ...] = (), start: int = 0) -> Sentence:
    """A sentence with mentions by their words and types."""

    def found(words: str, kind: str) -> Mention:
        at = start + text.index(words)
        method = "pronoun" if words == "他" else "pattern"
        return Mention(at, at + len(words), words, kind, method)

    inside = tuple(found(*one) for one in nested)
    return Sentence("a", start, start + len(text), text, tuple(found(*one) for one in mentions), inside)


def taught(text: str, *names: tuple[str, str]) -> list[Label]:
    return [Label(text.index(words), text.index(words) + len(words), kind) for words, kind in names]


def named(labelled: Labelled) -> list[tuple[str, str]]:
    return [(labelled.text[start:end], kind) for start, end, kind in labelled.labels]


CASES: dict[str, tuple[Sentence, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "our names stand": (
        said("沈国梁到清湖市走访。", ("沈国梁", "Person"), ("清湖市", "Place")),
        [],
        [("沈国梁", "Person"), ("清湖市", "Place")],
    ),
    "a name that we bound by a mark keeps its end": (
        said("沈国，梁某到会。", ("沈国", "Person")),
        [("沈国，梁", "Person")],
        [("沈国", "Person")],
    ),
    "where only the segmenter bounds a name the teacher does": (
        said("顾明川还说。", ("顾明", "Person")),
        [("顾明川", "Person")],
        [("顾明川", "Person")],
    ),
    "but not where it begins elsewhere": (
        said("老顾明川还说。", ("顾明", "Person")),
        [("老顾明川", "Person")],
        [("顾明", "Person")],
    ),
    "the teacher's other names are added": (
        said("贺建霖说白石镇好。", ("白石镇", "Place")),
        [("贺建霖", "Person")],
        [("贺建霖", "Person"), ("白石镇", "Place")],
    ),
    "a conflict is dropped": (
        said("清湖市政府开会。", ("清湖市政府", "Organization")),
        [("清湖市", "Place"), ("政府开会", "Organization")],
        [("清湖市政府", "Organization")],
    ),
    "nothing of the teacher's inside a document": (
        said("《清湖市条例》施行。", ("《清湖市条例》", "Document")),
        [("清湖市", "Place")],
        [],
    ),
    "his bodies that are companies": (
        said("远帆集团和远帆协会来了。"),
        [("远帆集团", "Organization"), ("远帆协会", "Organization")],
        [("远帆集团", "Company"), ("远帆协会", "Organization")],
    ),
    "a person of one character is none": (said("严到会了。"), [("严", "Person")], []),
    "a pronoun is no name": (said("他还说了好。", ("他", "Person")), [], []),
    "a post is its title and its body": (
        said(
            "清湖市水务局局长沈国梁到会。",
            ("清湖市水务局局长", "Post"),
            ("沈国梁", "Person"),
            nested=(("清湖市水务局", "Organization"),),
        ),
        [],
        [("清湖市水务局", "Organization"), ("局长", "Title"), ("沈国梁", "Person")],
    ),
    "a post that is all body has no title": (
        said("清湖市来了。", ("清湖市", "Post"), nested=(("清湖市", "Place"),)),
        [],
        [("清湖市", "Place")],
    ),
    "a long occasion without names in it": (
        said("菊花文化节开幕，大会闭幕。", ("菊花文化节", "Event"), ("大会", "Event")),
        [],
        [("菊花文化节", "Event")],
    ),
    "of an occasion with a body in it the body": (
        said("清湖市菊花文化节开幕。", ("清湖市菊花文化节", "Event"), nested=(("清湖市", "Place"),)),
        [],
        [("清湖市", "Place")],
    ),
    "offsets count in the stripped text": (
        said("  沈国梁到会。 ", ("沈国梁", "Person"), start=40),
        [],
        [("沈国梁", "Person")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_labels_are_fused(case: str) -> None:
    sentence, teacher, expected = CASES[case]
    fused = fuse(sentence, taught(sentence.text.strip(), *teacher))
    assert fused.text == sentence.text.strip()
    assert named(fused) == expected


def test_a_company_is_known_by_its_ending() -> None:
    assert [body_type(name) for name in ("远帆精密公司", "清湖银行", "清湖市水务局")] == [
        "Company",
        "Company",
        "Organization",
    ]


PAGES = [
    Page("p1", "水务局走访\n\n清湖市副市长沈国梁昨日到白石镇走访。贺建霖和大家一起参加劳动。", "1", "清湖市"),
    Page("p2", "企业开工\n\n远帆精密有限公司的新厂昨日开工。贺建霖和大家一起参加劳动。", "2", "清湖市"),
    Page("p3", "座谈\n\n清湖市委书记顾明川主持召开座谈会。远帆精密有限公司的新厂昨日开工。", "3", "清湖市"),
]
WORKING = "贺建霖和大家一起参加劳动。"


def test_articles_are_labelled(annotator: Annotator) -> None:
    done: list[int] = []
    silver = label_articles(PAGES, annotator, on_article=lambda: done.append(1))
    assert silver == label_articles(PAGES, annotator)
    assert (len(done), silver.repeated, silver.untaught) == (3, 2, 0)
    assert len({sentence.text for sentence in silver.sentences}) == len(silver.sentences) == 4
    assert silver.characters == sum(len(sentence.text) for sentence in silver.sentences)
    names = [name for sentence in silver.sentences for name in named(sentence)]
    assert {("沈国梁", "Person"), ("顾明川", "Person"), ("远帆精密有限公司", "Company")} <= set(names)


def test_a_held_out_article_leaves_no_sentence(annotator: Annotator) -> None:
    silver = label_articles([PAGES[0], PAGES[2]], annotator, held_out=[PAGES[1]])
    texts = [sentence.text for sentence in silver.sentences]
    assert (len(texts), silver.repeated) == (2, 2)
    assert not any("远帆" in text or text == WORKING for text in texts)


def test_a_sentence_that_the_teacher_does_not_know_is_passed_over(annotator: Annotator) -> None:
    silver = label_articles(PAGES, annotator, teacher={WORKING: [Label(0, 3, "Person")]})
    assert [named(sentence) for sentence in silver.sentences] == [[("贺建霖", "Person")]]
    assert (silver.untaught, silver.repeated) == (3, 2)


def test_so_many_characters_are_drawn_from_all_sentences() -> None:
    drawn = draw(SENTENCES, 60)
    assert 60 <= sum(len(sentence.text) for sentence in drawn) < 60 + max(len(sentence.text) for sentence in SENTENCES)
    assert drawn == draw(SENTENCES, 60)
    assert drawn != SENTENCES[: len(drawn)]
    everything = draw(SENTENCES, 10_000)
    assert everything[: len(drawn)] == drawn
    assert sorted(everything, key=lambda s: s.text) == sorted(SENTENCES, key=lambda s: s.text)
    assert draw(SENTENCES, 0) == []


# --- reading


def write_rows(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_cluener(tmp_path: Path) -> None:
    label = {
        "name": {"沈国梁": [[0, 2]]},
        "company": {"远帆": [[6, 7]]},
        "book": {"书": [[8, 8]]},
        "address": {"远": [[6, 6]]},
    }
    path = write_rows(tmp_path / "c.json", [{"text": "沈国梁(说):远帆书", "label": label}, {"text": "好", "label": {}}])
    with pytest.raises(DataFileError, match=r"c\.json:1: '远帆' does not stand at 6 to 7"):
        read_cluener(path)
    label |= {"company": {"远帆": [[7, 8]]}, "book": {"书": [[9, 9]]}, "address": {"远": [[7, 7]]}}
    write_rows(path, [{"text": "沈国梁(说):远帆书", "label": label}, {"text": "好", "label": {}}])
    assert read_cluener(path) == [
        Labelled("沈国梁（说）：远帆书", (Label(0, 3, "Person"), Label(7, 9, "Company"))),
        Labelled("好", ()),
    ]


def test_bmes(tmp_path: Path) -> None:
    path = tmp_path / "r.bmes"
    path.write_text(
        "严 B-NAME\n立 E-NAME\n， O\n汉 S-RACE\n\n\n远 B-ORG\n帆 M-ORG\n公 M-ORG\n司 E-ORG\n董 B-TITLE\n"
        "事 E-TITLE\n协 S-ORG\n\n清 B-ORG\n湖 M-ORG\n\n银 M-ORG\n行 E-ORG\n",  # the last cut in two
        encoding="utf-8",
    )
    assert read_bmes(path) == [
        Labelled("严立，汉", (Label(0, 2, "Person"),)),
        Labelled("远帆公司董事协", (Label(0, 4, "Company"), Label(4, 6, "Title"), Label(6, 7, "Organization"))),
        Labelled("清湖", ()),
        Labelled("银行", (Label(0, 2, "Company"),)),
    ]


def test_bio(tmp_path: Path) -> None:
    path = tmp_path / "t.bio"
    path.write_text("严 B-PER\n立 I-PER\n在 O\n清 B-GPE\n湖 I-GPE\n\n水 B-ORG\n局 I-ORG", encoding="utf-8")
    assert read_bio(path) == [
        Labelled("严立在清湖", (Label(0, 2, "Person"), Label(3, 5, "Place"))),
        Labelled("水局", (Label(0, 2, "Organization"),)),
    ]


def test_teacher(tmp_path: Path) -> None:
    row = {"text": " 沈国梁(市长)在清湖 ", "spans": [[9, 11, "Place"], [1, 4, "Person"]]}
    path = write_rows(tmp_path / "t.jsonl", [row, row, {"text": "好", "spans": []}])
    assert read_teacher(path) == {
        "沈国梁（市长）在清湖": (Label(0, 3, "Person"), Label(8, 10, "Place")),
        "好": (),
    }


def test_corpus(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "date": "2024-01-02", "title": "走访", "text": "沈国梁到会。"},
        {"id": "2", "title": "", "text": "好"},
    ]
    plain = write_rows(tmp_path / "c.jsonl", rows)
    packed = tmp_path / "c.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    pages = read_corpus(packed, place="清湖市")
    assert pages == read_corpus(plain, place="清湖市")
    assert [(page.source, page.text, page.place, page.date) for page in pages] == [
        ("1", "走访\n\n沈国梁到会。", "清湖市", "2024-01-02"),
        ("2", "\n\n好", "清湖市", None),
    ]
    packed.write_bytes(packed.read_bytes()[:-12])
    with pytest.raises(DataFileError, match=r"c\.jsonl\.gz: can't be read"):
        read_corpus(packed)


def test_ids(tmp_path: Path) -> None:
    path = tmp_path / "ids.txt"
    path.write_text("1\n\n 2 \n", encoding="utf-8")
    assert read_ids(path, ["1", "2", "3"]) == {"1", "2"}
    with pytest.raises(DataFileError, match=r"ids\.txt:3: no article has the id '2'"):
        read_ids(path, ["1"])


BROKEN: list[tuple[Callable[[Path], object], str, str]] = [
    (read_cluener, "", "holds no sentence"),
    (read_cluener, "[]", ":1: not a JSON object"),
    (read_cluener, '{"text": "好"', ":1: not JSON"),
    (read_cluener, '\n{"text": "好"}', ":2: not a sentence of CLUENER"),
    (read_cluener, '{"text": "好", "label": {"animal": {}}}', "unknown type 'animal'"),
    (read_cluener, '{"text": "好", "label": {"name": []}}', "not the names of a type"),
    (read_cluener, '{"text": "好", "label": {"name": {"好": [[0]]}}}', "not the names of a type"),
    (read_cluener, '{"text": "好", "label": {"name": {"好": [[-1, 0]]}}}', "are no numbers"),
    (read_bmes, "\n\n", "holds no sentence"),
    (read_bmes, "好 O\n沈国 B-NAME", ":2: not a character and its tag"),
    (read_bmes, "好", ":1: not a character and its tag"),
    (read_bmes, "好 I-NAME", "unknown tag 'I-NAME'"),
    (read_bmes, "好 B-PER", "unknown type 'PER'"),
    (read_bmes, "好 B-NAME\n好 O", ":2: O can't follow B-NAME"),
    (read_bmes, "好 O\n好 E-NAME", ":2: E-NAME can't follow O"),
    (read_bmes, "好 B-NAME\n好 E-ORG", ":2: E-ORG can't follow B-NAME"),
    (read_bmes, "好 BNAME", "unknown tag 'BNAME'"),
    (read_bio, "好 M-PER", "unknown tag 'M-PER'"),
    (read_bio, "好 B-MISC", "unknown type 'MISC'"),
    (read_teacher, '{"text": "好"}', ":1: not a labelled sentence"),
    (read_teacher, '{"text": 1, "spans": []}', ":1: not a labelled sentence"),
    (read_teacher, '{"text": "好", "spans": [[0, 1]]}', ":1: not a labelled sentence"),
    (read_teacher, '{"text": "好", "spans": [[0, 1, "PER"]]}', "unknown type 'PER'"),
    (read_teacher, '{"text": "好", "spans": [[0, 2, "Person"]]}', "beyond the text"),
    (read_teacher, '{"text": "好好", "spans": [[0, 2, "Person"], [1, 2, "Place"]]}', "overlaps another"),
    (read_teacher, '{"text": "好", "spans": []}\n{"text": "好", "spans": [[0, 1, "Place"]]}', ":2: this text is there"),
    (read_corpus, '{"id": 1, "title": "", "text": ""}', ":1: not an article"),
    (read_corpus, '{"id": "1", "title": "", "text": ""}\n' * 2, ":2: the id '1' is there twice"),
]


@pytest.mark.parametrize(("read", "content", "wrong"), BROKEN)
def test_a_file_that_is_wrong_is_named(
    tmp_path: Path, read: Callable[[Path], object], content: str, wrong: str
) -> None:
    path = tmp_path / "file"
    with pytest.raises(DataFileError, match="file: can't be read: No such file"):
        read(path)
    path.write_bytes("市委".encode("gb18030"))
    with pytest.raises(DataFileError, match="file: is not UTF-8"):
        read(path)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        read(path)
    assert str(path) in str(error.value)
    assert wrong in str(error.value)


# --- training


def test_tags() -> None:
    labelled = Labelled("沈国梁到清湖", (Label(0, 3, "Person"), Label(4, 6, "Place")))
    assert tags_of(labelled) == ["B-Person", "I-Person", "I-Person", "O", "B-Place", "I-Place"]
    assert format_tagged(Labelled("严到", (Label(0, 1, "Person"),))) == "严\tB-Person\n到\tO\n\n"


def test_a_model_is_trained(tmp_path: Path) -> None:
    heard: list[int] = []
    training = train_names(SENTENCES, {"own": TEST}, tmp_path / "deep" / "names", on_iteration=heard.append)
    model = tmp_path / "deep" / "names" / MODEL_FILE
    assert [path.name for path in model.parent.iterdir()] == [MODEL_FILE]
    assert training.bytes == model.stat().st_size
    assert (training.sentences, training.characters) == (24, sum(len(s.text) for s in SENTENCES))
    assert dict(training.names) == dict.fromkeys(LABELS, 0) | {"Person": 24, "Company": 24, "Place": 24}
    assert all(score.f1 == 1.0 for score in training.scores["own"].values())
    assert heard == list(range(1, len(heard) + 1))
    assert heard


def test_training_twice_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (train_names(SENTENCES, {}, tmp_path / name) for name in ("one", "other"))
    assert one == other
    assert (tmp_path / "one" / MODEL_FILE).read_bytes() == (tmp_path / "other" / MODEL_FILE).read_bytes()
    assert capsys.readouterr() == ("", "")
    assert train_names(SENTENCES[1:], {}, tmp_path / "one").digest != one.digest


def test_rare_features_and_a_penalty_make_it_smaller(tmp_path: Path) -> None:
    full = train_names(SENTENCES, {}, tmp_path)
    assert train_names(SENTENCES, {}, tmp_path, Settings(least=9)).bytes < full.bytes
    assert train_names(SENTENCES, {}, tmp_path, Settings(l1=2.0)).bytes < full.bytes


def test_names_are_scored_by_type_and_both_ends() -> None:
    class Told:
        def find(self, texts: Sequence[str]) -> list[list[Name]]:
            return [[Name(0, 3, "Person", 1.0), Name(4, 6, "Company", 1.0), Name(7, 8, "Event", 1.0)] for _ in texts]

    test = [
        Labelled("沈国梁在远帆", (Label(0, 3, "Person"), Label(4, 6, "Organization"))),
        Labelled("沈国梁到远帆", (Label(0, 2, "Person"), Label(4, 6, "Place"))),
    ]
    assert score_names(Told(), test) == {
        "Person": Score(2, 2, 1),
        "Organization": Score(1, 2, 1),
        "Place": Score(1, 0, 0),
    }
    score = Score(gold=4, found=2, right=1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.25, pytest.approx(1 / 3))
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (0.0, 0.0, 0.0)


def test_what_cannot_be_trained_is_said(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="1 sentences to train on hold no names"):
        train_names([Labelled("好", ())], {}, tmp_path / "out")
    with pytest.raises(KGError, match="at least 1 iteration"):
        train_names(SENTENCES, {}, tmp_path / "out", Settings(iterations=0))
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").touch()
    with pytest.raises(KGError, match="can't write the model: File exists"):
        train_names(SENTENCES, {}, tmp_path / "file")


def test_an_error_leaves_the_old_model(tmp_path: Path) -> None:
    train_names(SENTENCES, {}, tmp_path)
    model = (tmp_path / MODEL_FILE).read_bytes()
    with pytest.raises(ValueError, match="numbers of items and labels differ"):
        train_names([*SENTENCES[1:], Labelled("严", (Label(0, 5, "Person"),))], {}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MODEL_FILE]
    assert (tmp_path / MODEL_FILE).read_bytes() == model


def test_the_figures() -> None:
    training = NameTraining(2, 30, {"Person": 3}, "abc", 1_500_000, {"t.bio": {"Person": Score(4, 2, 1)}})
    assert format_names_training(training).splitlines() == [
        "sentences             2",
        "characters           30",
        "Person                3",
        "data          abc",
        "size                1.5 MB",
        "t.bio",
        "  Person        P 0.500  R 0.250  F1 0.333",
    ]


SHIPPED = {
    "names": {("沈国梁", "Person"), ("清湖市", "Place"), ("远帆精密有限公司", "Company")},
    "people": {("沈国梁", "Person")},
}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_models_are_whole_and_small(name: str) -> None:
    folder = model_path(name)
    assert {path.name for path in folder.iterdir()} == {MODEL_FILE, "README.md"}
    assert (folder / MODEL_FILE).stat().st_size <= 14_000_000
    recognizer = load_people("kg") if name == "people" else load_recognizer("kg")
    assert recognizer is not None
    text = "清湖市市长沈国梁昨日到浙江省白石镇的远帆精密有限公司走访。"
    found = {(text[name.start : name.end], name.type) for name in recognizer.find([text])[0]}
    assert SHIPPED[name] <= found
    assert name == "names" or {kind for _, kind in found} == {"Person"}


# --- the command


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    def cluener(labelled: Labelled) -> dict[str, Any]:
        kinds = {"Person": "name", "Place": "address", "Company": "company"}
        label = {kinds[k]: {labelled.text[a:b]: [[a, b - 1]]} for a, b, k in labelled.labels}
        return {"text": labelled.text, "label": label}

    write_rows(tmp_path / "c.json", [cluener(sentence) for sentence in SENTENCES])
    (tmp_path / "r.bmes").write_text("严 B-NAME\n立 E-NAME\n好 O\n", encoding="utf-8")
    pages = [{"id": p.source, "date": None, "title": "走访", "text": p.text.split("\n\n")[1]} for p in PAGES]
    write_rows(tmp_path / "n.jsonl", pages)
    write_rows(tmp_path / "t.jsonl", [{"text": WORKING, "spans": [[0, 3, "Person"]]}])
    (tmp_path / "ids.txt").write_text("3\n", encoding="utf-8")
    bio = {"Person": "PER", "Place": "LOC", "Company": "ORG"}
    lines = [
        f"{character} {tag[:2]}{bio[tag[2:]]}\n" if tag != "O" else f"{character} O\n"
        for character, tag in zip(TEST[0].text, tags_of(TEST[0]), strict=True)
    ]
    (tmp_path / "t.bio").write_text("".join(lines), encoding="utf-8")
    named = {"cluener": "c.json", "bmes": "r.bmes", "corpus": "n.jsonl", "teacher": "t.jsonl"}
    named |= {"hold-out": "ids.txt", "test": "t.bio", "out": "model"}
    return [part for option, file in named.items() for part in (f"--{option}", str(tmp_path / file))]


def test_the_command(tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["train", "names", *files, "--iterations", "10", "--place", "清湖市", "--characters", "100"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split() == ["sentences", "26"]
    assert "t.bio" in out.splitlines()
    assert "kg: 1 of 1 sentences drawn; left out: 2 repeated, 1 that the teacher doesn't know" in err
    assert "kg: 10 of 10 iterations" in err
    assert [path.name for path in (tmp_path / "model").iterdir()] == [MODEL_FILE]


def test_the_command_names_what_is_wrong(tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ids.txt").write_text("9\n", encoding="utf-8")
    assert cli.main(["train", "names", *files]) == 2
    assert capsys.readouterr().err == f"kg: {tmp_path / 'ids.txt'}:1: no article has the id '9' (one id a line)\n"
    assert not (tmp_path / "model").exists()


def test_the_data_does_not_depend_on_the_hash_seed(tmp_path: Path, files: list[str]) -> None:
    said = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", "train", "names", *files, "--iterations", "3"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        said.add((done.stdout, (tmp_path / "model" / MODEL_FILE).read_bytes()))
    assert len(said) == 1


# --- other names


SURNAMES = frozenset("沈顾贺张")
SPANS = [(0, 3, "Person"), (4, 7, "Place"), (10, 13, "Person")]
NEWS = [
    Labelled(
        f"{name}到清湖市走访，{name}说好。", (Label(0, 3, "Person"), Label(4, 7, "Place"), Label(10, 13, "Person"))
    )
    for name in ("沈国梁", "顾明川", "贺建霖") * 20
]


def test_people_get_other_names_of_their_kind() -> None:
    renamed = rename(NEWS, [Labelled("翁思远到", ()), Labelled("张采薇到", (Label(0, 3, "Person"),))], SURNAMES)
    assert renamed == rename(NEWS, [Labelled("张采薇到", (Label(0, 3, "Person"),))], SURNAMES)
    assert sum(one != other for one, other in zip(renamed, NEWS, strict=True)) > 20
    assert any(one == other for one, other in zip(renamed, NEWS, strict=True))
    for sentence in renamed:
        first, place, second = (sentence.text[label.start : label.end] for label in sentence.labels)
        assert (first, place) == (second, "清湖市")
        assert first[0] in SURNAMES
        assert first[1:] in {"国梁", "明川", "建霖", "采薇"}


def test_other_names_stay_of_their_kind() -> None:
    foreign = [
        Labelled(f"{name}到", (Label(0, len(name), "Person"),))
        for name in ("安娜·克莱尔", "莫里森尼", "沈国梁", "李某") * 9
    ]
    kinds = {s.text.removesuffix("到") for s in rename(foreign, [], SURNAMES)}
    assert kinds <= {"安娜·克莱尔", "莫里森尼", "李某"} | {surname + "国梁" for surname in SURNAMES}
    assert rename(NEWS, [], frozenset()) == NEWS  # without surnames there are no names to draw from


def test_one_type_is_learned() -> None:
    nobody = [Labelled("全市粮食产量创新高。", ())] * 100
    only = learn_only([*NEWS, *nobody], "Person")
    assert [s for s in only if s.labels] == [
        Labelled(s.text, tuple(label for label in s.labels if label.type == "Person")) for s in NEWS
    ]
    assert 10 < sum(not s.labels for s in only) < 90
