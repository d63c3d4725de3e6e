"""What raw files a year has, and how each is read: the year's catalogue as small frozen objects.

Everything a reader needs to know about its file stands in its `Source`; scales and codebooks are already resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from statusreport import catalogue_checks, declarations
from statusreport.checksums import sha256
from statusreport.declarations import Declaration
from statusreport.errors import Problem, ReportError, did_you_mean

SCHEMA = Path(__file__).parents[1] / "schemas" / "catalogue.schema.yaml"


@dataclass(frozen=True)
class Answer:
    """One answer of a scale; `labels` are the wordings that raw files use for it."""

    code: str
    labels: tuple[str, ...]
    relevant: bool = True


@dataclass(frozen=True)
class Question:
    """A canonical question, and where the export has it: by `heading`, or by one or several `variables`."""

    id: str
    type: str
    answers: tuple[Answer, ...] = ()
    heading: str = ""
    variables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One source of the catalogue. `file` and `companions` are paths as the user knows them, from the project root."""

    id: str
    file: str
    kind: str
    reader: dict[str, Any]
    title: str = ""
    table: str = ""
    survey: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    spans: dict[str, tuple[str, str]] = field(default_factory=dict)  # tidy column → headings of start and end
    aliases: dict[str, str] = field(default_factory=dict)  # spelling of an organisation → its name
    questions: tuple[Question, ...] = ()
    ignore: tuple[str, ...] = ()
    personal: dict[str, str] = field(default_factory=dict)  # heading → drop, pseudonymise, stop or not_personal
    companions: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    licence: str = ""
    contact: str = ""
    reconstructed: dict[str, str] = field(default_factory=dict)
    quarantine: float | None = None
    frozen_sha256: str = ""
    line: int = 0

    @property
    def files(self) -> list[str]:
        """The file and its companions."""
        return [self.file, *self.companions.values()]

    def heading(self, column: str) -> str:
        """What the raw file calls a tidy column or a question; the name itself where it does not say."""
        headings = {tidy: raw for raw, tidy in self.columns.items()}
        headings |= {tidy: " and ".join(span) for tidy, span in self.spans.items()}
        questions = {q.id: q.heading or ", ".join(q.variables) for q in self.questions}
        return (headings | questions).get(column, column)


@dataclass(frozen=True)
class Catalogue:
    """A year's catalogue; `path` is the file it was read from."""

    path: str
    year: int
    sources: tuple[Source, ...]

    def source(self, identifier: str) -> Source:
        """The source with this id."""
        return next(source for source in self.sources if source.id == identifier)


def load(path: str | Path) -> Catalogue:
    """Read a year's catalogue. The raw files need not exist yet; see `check_files`.

    Raises ReportError with every violation of the schema, or every name in it that leads nowhere.
    """
    declaration = declarations.load(path, SCHEMA)
    problems = catalogue_checks.problems(declaration)
    if problems:
        raise ReportError(problems)
    sources = (_source(declaration, index) for index in range(len(declaration.data["sources"])))
    return Catalogue(str(path), declaration.data["year"], tuple(sources))


def _source(declaration: Declaration, index: int) -> Source:
    data, entry = declaration.data, declaration.data["sources"][index]
    folder = Path(declaration.path).parent
    reader = entry["reader"]
    plain = ("id", "kind", "title", "table", "survey", "origin", "frozen_sha256")
    policy = entry["invalid_rows"]
    said = entry.get("personal", {}).items()
    personal = {str(name): next(iter(what)) if isinstance(what, dict) else what for name, what in said}
    return Source(
        **{key: entry[key] for key in plain if key in entry},
        columns={str(heading): column for heading, column in entry.get("columns", {}).items()},
        file=(folder / entry["path"]).as_posix(),
        companions={key: (folder / reader[key]).as_posix() for key in catalogue_checks.COMPANIONS if key in reader},
        reader={key: value for key, value in reader.items() if key not in catalogue_checks.COMPANIONS},
        codes={column: _book(data["codes"][book]) for column, book in entry.get("codes", {}).items()},
        spans={column: (span["from"], span["to"]) for column, span in entry.get("spans", {}).items()},
        aliases={spelling: name for name, others in data.get("organisations", {}).items() for spelling in others},
        questions=tuple(_question(data, key, spec) for key, spec in entry.get("questions", {}).items()),
        ignore=(*entry.get("ignore", ()), *(name for name, what in personal.items() if what == "drop")),
        personal=personal,
        licence=entry.get("licence", data["licence"]),
        contact=entry.get("contact", data["contact"]),
        reconstructed=entry["reconstructed"] or {},
        quarantine=None if policy == "stop" else float(policy["quarantine"]),
        line=declaration.line("sources", index),
    )


def _book(entries: dict[Any, str]) -> dict[str, str]:
    return {str(raw): code for raw, code in entries.items()}


def _question(data: dict[str, Any], identifier: str, entry: dict[str, Any]) -> Question:
    scale = data.get("scales", {}).get(entry.get("scale"), [])
    variables = entry.get("variables", [entry["variable"]] if "variable" in entry else [])
    return Question(
        id=identifier,
        type=entry["type"],
        answers=tuple(
            Answer(a["code"], tuple(a.get("labels", [a.get("label")])), a.get("relevant", True)) for a in scale
        ),
        heading=entry.get("heading", ""),
        variables=tuple(variables),
    )


def raw_files(catalogue: Catalogue) -> list[Path]:
    """The files that the year's tables are made from, sorted, without the catalogue itself."""
    return sorted({Path(file) for source in catalogue.sources for file in source.files})


def pseudonymises(catalogue: Catalogue) -> bool:
    """Whether reading the year takes a key for pseudonyms."""
    return any("pseudonymise" in source.personal.values() for source in catalogue.sources)


def check_files(catalogue: Catalogue) -> None:
    """Raises ReportError naming every missing file, and every frozen file whose content is another."""
    problems = [p for source in catalogue.sources for p in (*_missing(catalogue, source), *_thawed(catalogue, source))]
    if problems:
        raise ReportError(problems)


def _missing(catalogue: Catalogue, source: Source) -> list[Problem]:
    place = f"line {source.line} (source {source.id})"
    spoken_for = raw_files(catalogue)
    found = []
    for file in source.files:
        if not Path(file).is_file():
            neighbours = [p.name for p in Path(file).parent.glob("*") if p.is_file() and p not in spoken_for]
            remedy = f"Put the file there, or correct the path. {did_you_mean(Path(file).name, neighbours)}"
            found.append(Problem(catalogue.path, place, f"the file {file} does not exist", remedy))
    return found


def _thawed(catalogue: Catalogue, source: Source) -> list[Problem]:
    if not source.frozen_sha256 or not Path(source.file).is_file() or sha256(source.file) == source.frozen_sha256:
        return []
    place = f"line {source.line} (source {source.id})"
    finding = f"{source.file} is declared frozen, but its content has changed (SHA-256 {sha256(source.file)})"
    return [Problem(catalogue.path, place, finding, "Restore the file, or record the new checksum if it is meant")]
