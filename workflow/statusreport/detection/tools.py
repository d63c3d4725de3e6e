"""Which survey tool wrote a file, by the headings that each tool writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statusreport.errors import ReportError
from statusreport.readers import TOOLS, surveyxact, surveyxact_files
from statusreport.readers.export import Export, Layout, Table
from statusreport.readers.tool import Grid, Options, Tool, grids, is_workbook

SURVEYXACT = ("surveyxact", surveyxact_files.TITLE)
_CLEAR = 0.1  # how much surer one reading must be than the next


@dataclass(frozen=True)
class Recognised:
    """A file that was recognised and taken apart. `companions` are the further files that belong to it."""

    file: str
    name: str
    title: str
    layout: Layout
    table: Table
    export: Export
    companions: Mapping[str, str]
    sheets: int


def recognise(file: str, options: Options) -> Recognised:
    """The export in a file. Raises ReportError where it is none, cannot be read, or could be several."""
    found = grids(file, options)
    if not is_workbook(file) or len(found) > 1:
        whole = _surveyxact(file, found, options)
        if whole:
            return whole
    readings = [(grid, tool, layout) for grid in found for tool in TOOLS if (layout := tool.layout(grid.rows))]
    if not readings:
        raise _unknown(file, found)
    readings.sort(key=lambda reading: -reading[2].confidence)
    rivals = [r for r in readings[1:] if r[2].confidence > readings[0][2].confidence - _CLEAR]
    if rivals:
        raise _several(file, [readings[0], *rivals])
    grid, tool, layout = readings[0]
    table = tool.table(grid, layout)
    return Recognised(file, tool.name, tool.title, layout, table, tool.export(table, options), {}, len(found))


def _several(file: str, readings: list[tuple[Grid, Tool, Layout]]) -> ReportError:
    said = [
        f"{tool.title}{f' in the sheet `{grid.sheet}`' if grid.sheet else ''} ({layout.why})"
        for grid, tool, layout in readings
    ]
    sheets = {grid.sheet for grid, _, _ in readings}
    remedy = "Say which: add `sheet=NAME` to the command" if len(sheets) > 1 else "Say which by the reader's name"
    return ReportError.one(file, "", f"two readings are possible: {' or '.join(said)}", remedy)


def _unknown(file: str, found: list[Grid]) -> ReportError:
    first = next((row for grid in found for row in grid.rows if any(row)), [])
    finding = f"no survey tool writes these headings ({len(first)} columns)"
    remedy = (
        "If it is a survey, export it anew with the tool's own columns (ids, times, status);"
        " if it is a register or a log, describe it with the reader `delimited` or `workbook`"
    )
    return ReportError.one(file, "", finding, remedy)


def _surveyxact(file: str, found: list[Grid], options: Options) -> Recognised | None:
    """The export whose dataset, labels or structure this is; the others are looked for in the same folder."""
    parts = _parts(file, found)
    if "dataset" not in parts:
        return None
    dataset = parts.pop("dataset")
    if dataset == file and any(surveyxact_files.is_structure(grid.rows) for grid in found):
        parts = {}
    elif set(parts) != {"structure", "labels"}:
        finding = f"this belongs to a {surveyxact_files.TITLE} export, whose other files are not beside it"
        remedy = "Put dataset, structure and labels in one folder, as they were exported together"
        raise ReportError.one(file, "", finding, remedy)
    files = surveyxact_files.open_files(dataset, parts, options)
    layout = Layout(1, 1, 0.99, "it has the status in stato_1 to stato_5, and a structure")
    taken = surveyxact.take(files)
    return Recognised(dataset, *SURVEYXACT, layout, files.dataset, taken, parts, len(found))


def _parts(file: str, found: list[Grid]) -> dict[str, str]:
    """Which of the three parts the file is, and where the others are."""
    own = {"dataset": any(surveyxact_files.layout(grid.rows) for grid in found)}
    own["structure"] = any(surveyxact_files.is_structure(grid.rows) for grid in found)
    own["labels"] = Path(file).stem.casefold().endswith("labels") and not any(own.values())
    if not any(own.values()):
        return {}
    parts = {name: file for name, is_it in own.items() if is_it}
    for other in sorted(Path(file).parent.iterdir()):
        for name in ("dataset", "structure", "labels"):
            if name not in parts and name in other.stem.casefold() and other.suffix == Path(file).suffix:
                parts[name] = other.as_posix()
    return parts
