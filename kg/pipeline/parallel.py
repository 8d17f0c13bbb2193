"""Pages read in several processes: the same records in the same order as in one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kg.errors import PageError
from kg.pages.files import STDIN, PageFile, read_file
from kg.pipeline.extractor import Extractor, ReadIssue, load_extractor, read_apart, read_issue
from kg.pipeline.timelimit import PAGE_SECONDS, describe_limit, time_of_file, time_of_pages
from kg.pipeline.workers import Done, Lost, Workers
from kg.records import ArticleRecord, Page

if TYPE_CHECKING:
    from kg.ontology import Ontology

_FILES, _PAGES = 8, 16  # of a task: many enough to hide its way, few enough that processes end together
_AHEAD = 3  # tasks for each process that are given out before their results are taken

Item = TypeVar("Item")


def count_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Files(NamedTuple):
    """A task: files to read, of which the longest may take so many seconds, and so may all together; 0: any time."""

    files: tuple[PageFile, ...]
    seconds: float


class _Issues(NamedTuple):
    """A task: issues to read, each by its pages, and the seconds that all of it may take."""

    issues: tuple[tuple[Page, ...], ...]
    seconds: float


class Readers:
    """A Reader (kg.pipeline.extractor) that reads in so many processes (0: one a core); to be used in a with statement.

    `ner` and `page_seconds` are as for load_extractor. A page at which a process dies, or that is overdue, is tried
    once more alone, then reported.
    """

    def __init__(self, jobs: int, ner: str = "kg", page_seconds: float = PAGE_SECONDS) -> None:
        self.jobs = jobs or count_cores()
        self.page_seconds = page_seconds
        self._workers: Workers[_Files | _Issues, Any] = Workers(self.jobs, partial(_load, ner), _seconds_of)

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
            for task in map(self._file_task, _runs(files, _FILES, lambda file: 1)):
                tasks.append(task)
                here = any(file.path == STDIN for file in task.files)  # a process of its own has no standard input
                yield Done([read_file(file) for file in task.files]) if here else task

        for found in self._workers.map(given(), _AHEAD * self.jobs):
            task = tasks.pop(0)
            yield from map(self._read_file_alone, task.files) if isinstance(found, Lost) else found

    def _read_file_alone(self, file: PageFile) -> tuple[Page, ...] | PageError:
        found = self._run(self._file_task((file,)))
        return PageError(file.path, found) if isinstance(found, str) else found

    def read_issues(self, issues: Iterable[Sequence[Page]]) -> Iterator[ReadIssue]:
        """Each issue as it was read, in their order."""
        tasks = list[_Issues]()

        def given() -> Iterator[_Issues | Done[Any]]:
            for task in map(self._issue_task, _runs(map(tuple, issues), _PAGES, len)):
                tasks.append(task)
                yield task if any(task.issues) else Done([ReadIssue(())] * len(task.issues))

        for found in self._workers.map(given(), _AHEAD * self.jobs):
            task = tasks.pop(0)
            yield from map(self._read_issue_alone, task.issues) if isinstance(found, Lost) else found

    def _read_issue_alone(self, pages: tuple[Page, ...]) -> ReadIssue:
        found = self._run(self._issue_task((pages,)))
        return read_apart(pages, self._read_pages_alone, found) if isinstance(found, str) else found

    def _read_pages_alone(self, pages: Sequence[Page]) -> tuple[ArticleRecord, ...] | str:
        found = self._run(_Issues((tuple(pages),), time_of_pages(pages, self.page_seconds)))
        if isinstance(found, ReadIssue):
            return found.errors[0].wrong if found.errors else found.records
        return str(found)

    def _run(self, task: _Files | _Issues) -> Any:
        """The one result of a task of one part, or why its process died."""
        (found,) = self._workers.map([task], 0)
        if not isinstance(found, Lost):
            return found[0]
        if found.overdue:
            return describe_limit(task.seconds)
        return f"can't be read: the process that read it ended ({found.cause})"

    def _file_task(self, files: tuple[PageFile, ...]) -> _Files:
        return _Files(files, max(time_of_file(file.at or file.path, self.page_seconds) for file in files))

    def _issue_task(self, issues: tuple[tuple[Page, ...], ...]) -> _Issues:
        pages = (page for issue in issues for page in issue)
        return _Issues(issues, max((time_of_pages([page], self.page_seconds) for page in pages), default=0))


def _runs(items: Iterable[Item], most: int, size: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """The items in runs that a task may be: of so many, and of so many sizes in all, or a little more."""
    run, held = list[Item](), 0
    for item in items:
        run.append(item)
        held += size(item)
        if held >= most or len(run) >= most:
            yield tuple(run)
            run, held = [], 0
    if run:
        yield tuple(run)


# --- in the process of a worker


def _load(ner: str) -> Any:
    return partial(_do, load_extractor(ner, page_seconds=0))  # it is this process's parent that looks at the clock


def _seconds_of(task: _Files | _Issues) -> float:
    return task.seconds


def _do(extractor: Extractor, task: _Files | _Issues) -> list[Any]:
    if isinstance(task, _Files):
        return [read_file(file) for file in task.files]
    return [read_issue(extractor, pages) for pages in task.issues]
