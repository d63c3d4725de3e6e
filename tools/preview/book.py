"""The book in one language: checked and rendered from what the steps before it have made."""

from __future__ import annotations

import inspect
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from statusreport import declarations
from statusreport.chapters.assembling import check_sources, pictures_in, write_book
from statusreport.chapters.sources import folder_of
from statusreport.errors import Problem, ReportError
from statusreport.published import published_as
from statusreport.render import resolve
from statusreport.translation import check_complete, speaking

from tools.preview.embedded_site import EmbeddedSite
from tools.preview.quarto_site import QuartoSite

ENGINES = {"embedded": EmbeddedSite, "quarto": QuartoSite}


class Book:
    """Made in `folder`, which is its own. `options` are those with which the workflow calls the chapters' step."""

    def __init__(self, options: dict[str, list[str]], folder: Path) -> None:
        self._folder = folder
        self.take(options)
        with self._speaking():
            self.place = published_as("html")  # where its site stands among those of other languages
        engine = resolve(declarations.parse("config.yaml").data["report"]["engine"])
        self.site: EmbeddedSite | QuartoSite = ENGINES[engine](folder)

    def take(self, options: dict[str, list[str]]) -> None:
        """Use these options from now on: after a step has run, there may be other pictures."""
        [self.language] = options["language"]
        self._messages = [Path(path) for path in options["messages"]]
        self._sources: dict[str, Any] = {
            name: [Path(value) for value in options[name]]
            if parameter.annotation == list[Path]
            else Path(*options[name])
            for name, parameter in inspect.signature(check_sources, eval_str=True).parameters.items()
        }
        self._sources["pictures"] = pictures_in(self._sources["pictures"])
        self._written = folder_of(self._sources["report"], self.language)

    def concerns(self, saved: set[str], others: list[Book]) -> bool:
        """Whether one of the files is this language's, or for all languages."""
        theirs = [f"{book._written.as_posix()}/" for book in others if self._written in book._written.parents]
        mine = f"{self._written.as_posix()}/"
        return not saved or any(
            (path.startswith(mine) and not path.startswith(tuple(theirs))) or not path.endswith(".qmd")
            for path in saved
        )

    def render(self, saved: set[str]) -> str:
        """Check and render at the same time; the chapter whose page alone was rendered. Raises ReportError."""
        file = Path(next(iter(saved), ""))
        alone = len(saved) == 1 and file.suffix == ".qmd" and file.is_relative_to(self._written)
        chapter = file.relative_to(self._written).as_posix() if alone else ""
        problems: list[Problem] = []
        with self._speaking(), ThreadPoolExecutor(max_workers=1) as pool:
            checked = pool.submit(check_sources, **self._sources)
            if self.site.whole_after_checks and not chapter:
                checked.result()
            try:
                self._write()
                site = self.site.render(self._folder / "book", chapter)
            except ReportError as error:
                problems = [self._in_report(problem) for problem in error.problems]
            checked.result()
            check_complete()
        if problems:
            raise ReportError(problems)
        self.site = site
        self.site.accept()
        return chapter

    def settle(self) -> bool:
        """Render what was left for later, if anything was. Raises ReportError."""
        if not self.site.partial:
            return False
        with self._speaking():
            self.site = self.site.render(self._folder / "book")
        return True

    def _write(self) -> None:
        shutil.rmtree(self._folder / "book", ignore_errors=True)
        inputs = {name: self._sources[name] for name in ("report", "generated", "pictures", "ledger")}
        write_book(**inputs, book=self._folder / "book")

    def _speaking(self) -> Any:
        return speaking(self.language, next(iter(self._messages), None))

    def _in_report(self, problem: Problem) -> Problem:
        """A renderer's finding, its file named as the analyst knows it."""
        written = self._written / problem.file
        return replace(problem, file=str(written)) if written.exists() else problem
