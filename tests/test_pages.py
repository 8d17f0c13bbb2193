"""Files become pages with their text unchanged; everything else is one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataFileError, PageError
from kg.pages.filenames import read_name
from kg.pages.files import find_page_files, page_id, read_page_file, read_pages
from kg.pages.manifest import read_manifest
from kg.records import Page

TEXT = "本报讯 昨日，全市水利工作会议召开。市委书记郑远帆主持会议并讲话，\n市长沈知秋等出席。\n"
TRADITIONAL = "本報訊 昨日，全市水利工作會議召開。市長沈知秋主持會議並講話，\n有關部門負責人出席了會議。\n"


def pages_of(*paths: Path, **options: str) -> tuple[list[Page], list[str]]:
    errors: list[PageError] = []
    pages = list(read_pages(paths, on_error=errors.append, **options))
    return pages, [str(error) for error in errors]


def read_page(path: Path) -> Page:
    (page,) = read_page_file(path)
    return page


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


ENCODED = {
    "utf-8": TEXT.encode("utf-8"),
    "utf-8 with BOM": b"\xef\xbb\xbf" + TEXT.encode("utf-8"),
    "utf-16-le with BOM": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be with BOM": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-32-le with BOM": b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
    "gb18030": TEXT.encode("gb18030"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings_give_the_same_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(ENCODED[name])
    page = read_page(path)
    assert page.text == TEXT
    assert page.id == page_id(TEXT)
    assert page.source == str(path)


def test_big5_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    assert read_page(path).text == TRADITIONAL


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n") + "沈知秋\r说\x0c完"
    assert read_page(write(tmp_path / "page.txt", text)).text == text


BAD = {
    "empty": (b"", "the file is empty"),
    "white space": (" \r\n\t　\n".encode(), "holds only white space"),
    "bom only": (b"\xef\xbb\xbf", "holds only white space"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a binary file"),
    "control characters": (b"\x01\x02\x03\x04\x05\x06" * 9, "a binary file"),
    "random bytes": (bytes(range(1, 256)) * 3, "unknown encoding"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a broken PDF"),
    "word": (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP or Word file"),
    "html": (b"\n<!DOCTYPE html>\n<p>The mayor opened the fair.</p>", "HTML with almost no Chinese text"),
    "scan": (b"\x0c 12 \x0c 2023 \x0c 3 \x0c", "a scan without a text layer?"),
    "english": (b"The mayor opened the fair on Monday. " * 9, "almost no Chinese text"),
    "broken utf-8": (TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:], "broken UTF-8 at byte"),
    "shifted utf-16": (b"A" + TEXT.encode("utf-16-le") + b"\x00B", "a binary file, or broken UTF-16"),
    "half utf-16": (b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00\xd8\n\x00", "begins as UTF-16-LE"),
    "broken gb18030": (TEXT.encode("gb18030") + b"\xff" + TEXT.encode("gb18030"), "broken GB18030 at byte 85"),
    "broken big5": (TRADITIONAL.encode("big5") + b"\xff\n" + TRADITIONAL.encode("big5"), "broken BIG5 at byte"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_page(tmp_path: Path, name: str) -> None:
    data, cause = BAD[name]
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(PageError) as caught:
        read_page(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert cause in message
    assert "\n" not in message
    assert message.endswith(")"), "says what would be right"


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good = write(tmp_path / "good.txt")
    pages, errors = pages_of(tmp_path / "none.txt", tmp_path / "empty", good)
    assert [page.source for page in pages] == [str(good)]
    assert "no such file" in errors[0]
    assert "no page in this folder" in errors[1]


def test_found_files_are_sorted_and_counted(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.md", "a/10.TXT", "c.markdown", ".hidden.txt", ".git/x.txt", "note.doc", "a/x.csv"):
        write(tmp_path / name)
    write(tmp_path / "manifest.csv", "file\n")
    found = find_page_files([tmp_path, tmp_path / "b" / "2.txt", tmp_path / "note.doc"])
    names = [str(path.relative_to(tmp_path)) for path in found.files]
    assert names == ["a/1.md", "a/10.TXT", "b/2.txt", "c.markdown", "note.doc"]
    assert found.others == 2


def test_markup(tmp_path: Path) -> None:
    assert read_page(write(tmp_path / "a.md")).markup == "markdown"
    assert read_page(write(tmp_path / "b.txt")).markup == "text"
    headed = f"### 全市水利工作会议召开\n{TEXT}\n###郑远帆调研水库\n{TEXT}"
    assert read_page(write(tmp_path / "c.txt", headed)).markup == "markdown"


DATES = [
    ("20230619.txt", "2023-06-19"),
    ("2023-06-19.txt", "2023-06-19"),
    ("qh_2023_06_19_A01.txt", "2023-06-19"),
    ("20221101-05.txt", "2022-11-01"),
    ("清湖日报2023年6月9日.md", "2023-06-09"),
    ("A01-20230619-A.txt", "2023-06-19"),
    ("20230231.txt", None),
    ("120230619.txt", None),
    ("202306190.txt", None),
    ("2023-0619.txt", None),
    ("20230619-20230620.txt", None),
    ("fd83815b5794829c.txt", None),
    ("99990101.txt", None),
    ("page.txt", None),
]


@pytest.mark.parametrize(("name", "date"), DATES)
def test_date_of_a_file_name(name: str, date: str | None) -> None:
    assert read_name(Path(name)).date == date


def test_manifest_outranks_option_outranks_file_name(tmp_path: Path) -> None:
    for name in ("20230619.txt", "20230620.txt", "plain.txt"):
        write(tmp_path / name)
    manifest = "\ufefffile,date,place,paper,page\r\n20230619.txt,2023-06-18,清湖市,,A01\r\nplain.txt,,,清湖日报,\r\n"
    write(tmp_path / "manifest.csv", manifest)
    pages, errors = pages_of(tmp_path)
    assert not errors
    assert [(page.date, page.place, page.paper, page.number) for page in pages] == [
        ("2023-06-18", "清湖市", None, "A01"),
        ("2023-06-20", None, None, None),
        (None, None, "清湖日报", None),
    ]
    pages, _ = pages_of(tmp_path, place="临州市", date="2024-01-02", paper="临州报")
    assert [(page.date, page.place, page.paper) for page in pages] == [
        ("2023-06-18", "清湖市", "临州报"),
        ("2024-01-02", "临州市", "临州报"),
        ("2024-01-02", "临州市", "清湖日报"),
    ]


def test_manifest_beside_an_explicit_file_counts(tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt")
    write(tmp_path / "manifest.csv", "file,place\na.txt,清湖市\nb.txt,清湖市\n")
    pages, errors = pages_of(page)
    assert [one.place for one in pages] == ["清湖市"]
    assert not errors, "b.txt is nobody's concern here"
    _, errors = pages_of(tmp_path)
    assert len(errors) == 1
    assert "names a page that is not there: b.txt" in errors[0]


BROKEN = {
    "unknown column": ("file,when\na.txt,2023-01-01\n", ":1: unknown column 'when'"),
    "no file column": ("date,place\n2023-01-01,清湖市\n", ":1: column 'file' is missing"),
    "column twice": ("file,date,date\n", ":1: column 'date' twice"),
    "bad date": ("file,date\na.txt,2023-01-01\n\nb.txt,2023/01/02\n", ":4: bad date '2023/01/02'"),
    "no such day": ("file,date\na.txt,2023-02-30\n", ":2: bad date"),
    "no such month": ("file,date\na.txt,2023-13\n", ":2: bad date"),
    "no year of newspapers": ("file,date\na.txt,0997\n", ":2: bad date"),
    "file twice": ("file,date\na.txt,\na.txt,\n", ":3: names a.txt twice"),
    "too many cells": ("file,date\na.txt,,x\n", ":2: 3 cells for 2 columns"),
    "no file": ("file,date\n,2023-01-01\n", ":2: '' is not a file"),
    "a folder": ("file\nsub/a.txt\n", ":2: 'sub/a.txt' is not a file of this folder"),
    "empty": ("\n", ": is empty"),
    "open quote": ('file,place\n"a.txt,x\n', ": is not CSV"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_manifest_names_its_line(tmp_path: Path, name: str) -> None:
    text, cause = BROKEN[name]
    path = write(tmp_path / "manifest.csv", text)
    with pytest.raises(DataFileError) as caught:
        read_manifest(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert cause in message
    assert "\n" not in message


def test_a_manifest_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_bytes("file,place\na.txt,清湖市\n".encode("gb18030"))
    with pytest.raises(DataFileError, match="is not UTF-8"):
        read_manifest(path)


def test_a_broken_manifest_stops_before_any_page(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt")
    write(tmp_path / "b" / "b.txt")
    write(tmp_path / "b" / "manifest.csv", "name\n")
    with pytest.raises(DataFileError):
        next(read_pages([tmp_path], on_error=lambda error: None))


def test_pages_of_an_issue_come_together(tmp_path: Path) -> None:
    days = ("20230619", "20230620")
    for number in ("A01", "A02"):  # sorted by number, the days alternate
        for day in days:
            write(tmp_path / f"{number}_{day}.txt", TEXT + day + number)
    write(tmp_path / "A02.txt", TEXT)  # bears no date: an issue of its own
    pages, _ = pages_of(tmp_path)
    assert [(page.date, page.number) for page in pages if page.date] == [
        ("2023-06-19", "A01"),
        ("2023-06-19", "A02"),
        ("2023-06-20", "A01"),
        ("2023-06-20", "A02"),
    ]
    assert len(pages) == 5


def test_a_manifest_tells_which_pages_are_of_an_issue(tmp_path: Path) -> None:
    rows = [("a.txt", "2023-06-19"), ("b.txt", "2023-06-20"), ("c.txt", "2023-06-19")]
    for name, _ in rows:
        write(tmp_path / name, TEXT + name)
    (tmp_path / "manifest.csv").write_text("file,date\n" + "".join(f"{a},{b}\n" for a, b in rows), encoding="utf-8")
    pages, _ = pages_of(tmp_path)
    assert [Path(page.source).name for page in pages] == ["a.txt", "c.txt", "b.txt"]
