"""Training the segmenter: what is read, what is pruned, and that spaCy segments with the result."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import kg.words.language
from kg import cli
from kg.errors import DataFileError, KGError
from kg.resources import model_path
from kg.seeds import load_seeds
from kg.train.segmenter import FILES, Training, Words, read_conllu, read_words, score_segmenter, train_segmenter

WHO = ["市委书记", "副市长", "秘书长", "市民"]
NAMES = ["沈国梁", "顾明川", "严立", "贺建霖", "章秀英"]
WHAT = [("主持", "会议"), ("出席", "开幕式"), ("走访", "企业"), ("参加", "义务", "植树", "活动")]
SENTENCES: list[Words] = [("昨日", who, name, *what, "。") for who, name, what in product(WHO, NAMES, WHAT)]  # invented
TRAIN = [words for number, words in enumerate(SENTENCES) if number % 4]
TEST = SENTENCES[::4]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Training, list[tuple[int, float]]]:
    folder = tmp_path_factory.mktemp("model") / "deep" / "segmenter"
    said: list[tuple[int, float]] = []
    training = train_segmenter(TRAIN, TEST, folder, iterations=2, prune=0.1, on_iteration=lambda *one: said.append(one))
    return folder, training, said


def test_pruning_keeps_the_score(trained: tuple[Path, Training, list[tuple[int, float]]]) -> None:
    folder, training, said = trained
    assert {path.name for path in folder.iterdir()} == set(FILES)
    assert (training.sentences, training.characters) == (60, sum(len("".join(words)) for words in TRAIN))
    assert training.pruned.features < training.full.features
    assert training.pruned.bytes < training.full.bytes / 2
    assert training.full.f1 > 0.9
    assert abs(training.pruned.f1 - training.full.f1) < 0.05
    assert [number for number, _ in said] == [1, 2]
    assert all(0.5 < f1 <= 1 for _, f1 in said)


def test_spacy_segments_with_it(
    trained: tuple[Path, Training, list[tuple[int, float]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.words.language, "model_path", lambda name: trained[0])
    nlp = kg.words.language.load_language(load_seeds())
    assert [token.text for token in nlp.make_doc("昨日秘书长章秀英主持会议。")] == [
        "昨日",
        "秘书长",
        "章秀英",
        "主持",
        "会议",
        "。",
    ]


def test_training_twice_gives_the_same_bytes_and_leaves_no_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "other"):
        random.seed(name)
        state = random.getstate()
        train_segmenter(TRAIN, TEST, tmp_path / name, iterations=1)
        assert random.getstate() == state
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()
    assert capsys.readouterr() == ("", "")


def test_words_are_normalised(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("２００７  年  ，\n\n市委\u3000书记\n", encoding="utf-8")
    assert read_words(path) == [("2007", "年", ","), ("市委", "书记")]


def test_conllu(tmp_path: Path) -> None:
    path = tmp_path / "bank.conllu"
    path.write_text(
        "# text = 看似简单\n1\t看似\t_\tVERB\n2\t简单\t_\n\n1-2\t他們的\t_\n1\t他\t_\n1.1\t略\t_\n2\tＡ 座\t_",
        encoding="utf-8",
    )
    assert read_conllu(path) == [("看似", "简单"), ("他", "A座")]


def test_input_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "text"
    with pytest.raises(DataFileError, match="No such file"):
        read_words(path)
    path.write_text("\n \n", encoding="utf-8")
    with pytest.raises(DataFileError, match="holds no words"):
        read_words(path)
    path.write_text("1 看似\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"text:1: no word .*FORM"):
        read_conllu(path)
    path.write_bytes("市委".encode("gb18030"))
    with pytest.raises(DataFileError, match="is not UTF-8"):
        read_conllu(path)
    with pytest.raises(KGError, match="9 sentences to train on are too few"):
        train_segmenter(TRAIN[:9], TEST, tmp_path / "out")
    with pytest.raises(KGError, match="0 iterations"):
        train_segmenter(TRAIN, TEST, tmp_path / "out", iterations=0)
    assert not (tmp_path / "out").exists()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, bank, test = (tmp_path / name for name in ("words.txt", "bank.conllu", "test.txt"))
    words.write_text("\n".join(" ".join(sentence) for sentence in TRAIN[:30]), encoding="utf-8")
    bank.write_text("".join(conllu(TRAIN[30:])), encoding="utf-8")
    test.write_text("\n".join(" ".join(sentence) for sentence in TEST), encoding="utf-8")
    files = ["--words", words, "--conllu", bank, "--test", test, "--out", tmp_path / "model"]
    assert cli.main(["train", "segmenter", *map(str, files), "--iterations", "1"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split() == ["sentences", "60"]
    assert err.startswith("kg: 1 of 1 iterations, F1 ")
    assert {path.name for path in (tmp_path / "model").iterdir()} == set(FILES)
    assert cli.main(["train", "segmenter", "--words", str(test), "--test", str(test), "--out", str(words)]) == 2
    _, err = capsys.readouterr()
    assert err.splitlines()[-1] == f"kg: {words}: can't write the model: File exists"


def conllu(bank: list[Words]) -> Iterator[str]:
    for sentence in bank:
        yield from (f"{number}\t{word}\t_\n" for number, word in enumerate(sentence, 1))
        yield "\n"


def test_the_shipped_model_is_pruned_and_whole() -> None:
    folder = model_path("segmenter")
    assert {path.name for path in folder.iterdir()} == {*FILES, "README.md"}
    assert sum((folder / name).stat().st_size for name in FILES) < 5_000_000
    easy: list[Words] = [("市委", "书记", "主持", "召开", "会议", "。"), ("他", "出席", "了", "开幕式", "。")]
    assert score_segmenter(folder, easy) == 1.0
