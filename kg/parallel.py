"""Pages read in several processes: the same records in the same order as in one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import PageError
from kg.pages import STDIN, PageFile, read_file
from kg.pipeline import Extractor, ReadIssue, load_extractor, read_apart, read_issue
from kg.records import ArticleRecord, Page
from kg.workers import Done, Lost, Workers

if TYPE_CHECKING:
    from kg.ontology import Ontology

_FILES, _PAGES = 8, 16  # of a task: many enough to hide its way, few enough that processes end together
_AHEAD = 3  # tasks for each process that are given out before their results are taken


def count_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Files(NamedTuple):
    """A task: files to read."""

    files: tuple[PageFile, ...]


class _Issues(NamedTuple):
    """A task: issues to read, each by its pages."""

    issues: tuple[tuple[Page, ...], ...]


class Readers:
    """A Reader (kg.pipeline) that reads in so many processes (0: one for each core); to be used in a with statement.

    `ner` is as for load_extractor. A page at which a process dies is tried once more alone, then reported.
    """

    def __init__(self, jobs: int, ner: str = "kg") -> None:
        self.jobs = jobs or count_cores()
        self._workers: Workers[_Files | _Issues, Any] = Workers(self.jobs, partial(_load, ner))

    def __enter__(self) -> Readers:
        self._workers.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._workers.__exit__(*exception)

    @cached_property
    def ontology(self) -> Ontology:
        """The classes and relations of the records."""
        from kg.ontology import load_ontology

        return load_ontology()

    def read_files(self, files: Iterable[PageFile]) -> Iterator[tuple[Page, ...] | PageError]:
        """The pages of each file, or why there is none, in the order of the files."""
        tasks = list[_Files]()

        def given() -> Iterator[_Files | Done[Any]]:
            for task in _file_tasks(files):
                tasks.append(task)
                here = any(file.path == STDIN for file in task.files)  # a process of its own has no standard input
                yield Done([read_file(file) for file in task.files]) if here else task

        for found in self._workers.map(given(), _AHEAD * self.jobs):
            task = tasks.pop(0)
            yield from map(self._read_file_alone, task.files) if isinstance(found, Lost) else found

    def _read_file_alone(self, file: PageFile) -> tuple[Page, ...] | PageError:
        found = self._run(_Files((file,)))
        return PageError(file.path, found) if isinstance(found, str) else found

    def read_issues(self, issues: Iterable[Sequence[Page]]) -> Iterator[ReadIssue]:
        """Each issue as it was read, in their order."""
        tasks = list[_Issues]()

        def given() -> Iterator[_Issues | Done[Any]]:
            for task in _issue_tasks(issues):
                tasks.append(task)
                yield task if any(task.issues) else Done([ReadIssue(())] * len(task.issues))

        for found in self._workers.map(given(), _AHEAD * self.jobs):
            task = tasks.pop(0)
            yield from map(self._read_issue_alone, task.issues) if isinstance(found, Lost) else found

    def _read_issue_alone(self, pages: tuple[Page, ...]) -> ReadIssue:
        found = self._run(_Issues((pages,)))
        return read_apart(pages, self._read_pages_alone) if isinstance(found, str) else found

    def _read_pages_alone(self, pages: Sequence[Page]) -> tuple[ArticleRecord, ...] | str:
        found = self._run(_Issues((tuple(pages),)))
        if isinstance(found, ReadIssue):
            return found.errors[0].wrong if found.errors else found.records
        return str(found)

    def _run(self, task: _Files | _Issues) -> Any:
        """The one result of a task of one part, or why its process died."""
        (found,) = self._workers.map([task], 0)
        return f"can't be read: the process that read it ended ({found.cause})" if isinstance(found, Lost) else found[0]


def _file_tasks(files: Iterable[PageFile]) -> Iterator[_Files]:
    task: list[PageFile] = []
    for file in files:
        task.append(file)
        if len(task) == _FILES:
            yield _Files(tuple(task))
            task = []
    if task:
        yield _Files(tuple(task))


def _issue_tasks(issues: Iterable[Sequence[Page]]) -> Iterator[_Issues]:
    task: list[tuple[Page, ...]] = []
    for issue in issues:
        task.append(tuple(issue))
        if sum(map(len, task)) >= _PAGES or len(task) >= _PAGES:
            yield _Issues(tuple(task))
            task = []
    if task:
        yield _Issues(tuple(task))


# --- in the process of a worker


def _load(ner: str) -> Any:
    return partial(_do, load_extractor(ner))


def _do(extractor: Extractor, task: _Files | _Issues) -> list[Any]:
    if isinstance(task, _Files):
        return [read_file(file) for file in task.files]
    return [read_issue(extractor, pages) for pages in task.issues]
