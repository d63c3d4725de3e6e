"""How time and memory grow with the data: the real steps on generated years, beside a bare scan of the same file."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from statusreport.tidy import TABLES

from tools.bench.environment import Unavailable, rivals_bin
from tools.bench.generated import Year, write_declarations, write_year
from tools.bench.measuring import Failed, Run, python, run
from tools.bench.project import ROOT
from tools.bench.results import Table, seconds, within

SIZES = (10_000, 1_000_000, 10_000_000)
LIMIT_MIB, LIMIT_SCAN = 2048, 4
LARGEST_SURVEY = 1_000_000  # replies; see the page for why no more
BAD_CELLS = 4  # of a bad row: date, age, kind of contact, result
STEPS = ("ingest", "validate", "indicators")
SCAN = Path(__file__).with_name("bare_scan.py")


def measure(folder: Path) -> list[Table]:
    """The log and the survey, each by itself, at every size; then the largest log beside a bare scan."""
    prepare(folder)
    rows, notes = [], []
    for size in SIZES:
        for what, contacts, replies in (("log", size, 100), ("survey", 100, size)):
            if what == "survey" and size > LARGEST_SURVEY:
                continue
            rows.append(_row(folder, what, size, contacts, replies, notes))
    return [
        Table(
            ("data", "rows", "MB", *STEPS, "all, s", "processor µs a row", "peak, MiB", "bare scan, s", "ratio"),
            rows,
            notes,
        )
    ]


def prepare(folder: Path) -> None:
    """What the steps need beside the data: schemas, declarations, and a small year before."""
    shutil.copytree(ROOT / "workflow", folder / "workflow", ignore=shutil.ignore_patterns("__pycache__"))
    write_declarations(folder / "indicators.yaml")
    before = write_year(folder / "raw" / "2009", 2009, 100, 100)
    validated(folder, before, 2009)


def _row(folder: Path, what: str, size: int, contacts: int, replies: int, notes: list[str]) -> tuple:
    year = write_year(folder / "raw" / "2010", 2010, contacts, replies)
    file = year.log if what == "log" else year.survey
    try:
        runs = {**validated(folder, year, 2010), "indicators": indicators(folder)}
    except Failed as error:
        shutil.rmtree(folder / "raw" / "2010")
        notes.append(f"The {what} of {size:,} rows was not reached: {str(error).splitlines()[-1][:200]}")
        return (what, f"{size:,}", *["–"] * 6, "**not reached**", "–", "–")
    check(folder, year)
    all_seconds, peak = sum(r.seconds for r in runs.values()), max(r.mib for r in runs.values())
    scan, times = _scan(file, what, year, all_seconds, notes)
    megabytes = file.stat().st_size / 1e6
    shutil.rmtree(folder / "raw" / "2010")
    steps = (seconds(run.seconds) for run in runs.values())
    cpu = f"{sum(r.cpu for r in runs.values()) / size * 1e6:.1f}"
    limited = (within(round(peak), LIMIT_MIB), within(times, LIMIT_SCAN) if times else "–")
    compared = limited if size == SIZES[-1] else (f"{peak:.0f}", f"{times:.1f}" if times else "–")
    return what, f"{size:,}", f"{megabytes:.1f}", *steps, seconds(all_seconds), cpu, compared[0], scan, compared[1]


def _scan(file: Path, what: str, year: Year, taken: float, notes: list[str]) -> tuple[str, float]:
    """The faster of two bare scans, and how many times as long the steps took; 0 where none could be measured."""
    try:
        programs = rivals_bin()
    except Unavailable as reason:
        notes += [] if notes else [f"No bare scan was measured: {reason}."]
        return "–", 0.0
    order = [programs / "python", SCAN]
    found = {tool: run([*order, tool, what, file], file.parent) for tool in ("duckdb", "polars")}
    for tool, one in found.items():
        _agree(tool, json.loads(one.said), year)
    tool = min(found, key=lambda name: found[name].seconds)
    return f"{found[tool].seconds:.2f} ({tool})", taken / found[tool].seconds


def _agree(who: str, found: dict[str, int], year: Year) -> None:
    """Raises ValueError where numbers are not those that the generator knows."""
    wrong = {name: (value, year.expected[name]) for name, value in found.items() if value != year.expected[name]}
    if wrong:
        raise ValueError(f"{who} found other numbers than were generated (found, generated): {wrong}")


def check(folder: Path, year: Year) -> None:
    """Raises ValueError where the ledger's numbers are not those that the generator knows, to the last unit."""
    entries = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))["indicators"]
    _agree("the ledger", {e["id"]: e["numerator"] if e["kind"] == "share" else e["value"] for e in entries}, year)


def validated(folder: Path, year: Year, number: int, refused: bool = False) -> dict[str, Run]:
    """Read and validate a year with the workflow's own steps; its tables lie in the folder `number`.

    `refused`: the data are such that validation ends with its message.
    """
    made = folder / str(number)
    shutil.rmtree(made, ignore_errors=True)
    for name in ("tidy", "valid"):
        (made / name).mkdir(parents=True)
    catalogue = ["--catalogue", year.catalogue]
    tidy = _tables(made / "tidy", "sources", "findings", "exclusions")
    return {
        "ingest": _step(
            folder, "ingest", *catalogue, "--tidy", *tidy, "--organisations", made / "organisations.yaml",
            "--report", made / "validation",
        ),
        "validate": _step(
            folder, "validate", *catalogue, "--tidy", *tidy, "--valid", *_tables(made / "valid", "sources"),
            "--quarantine", made / "quarantine", "--record", made / "validation.json", "--report", made / "validation",
            refused=refused,
        ),
    }  # fmt: skip


def indicators(folder: Path) -> Run:
    """Compute the declared numbers into ledger.json with the workflow's own step."""
    return _step(
        folder, "indicators", "--declarations", folder / "indicators.yaml",
        "--schema", "workflow/schemas/indicators.schema.yaml", "--year", "2010", "--previous-year", "2009",
        "--edition", *_tables(folder / "2010" / "valid", "sources"),
        "--previous", *_tables(folder / "2009" / "valid", "sources"),
        "--edition-pass", folder / "2010" / "validation.json", "--previous-pass", folder / "2009" / "validation.json",
        "--disclosure", json.dumps({"threshold": 5, "tables": {}}),
        "--json", folder / "ledger.json", "--csv", folder / "ledger.csv", "--free-text", folder / "free-text.json",
    )  # fmt: skip


def _tables(folder: Path, *more: str) -> list[Path]:
    return [folder / f"{name}.parquet" for name in (*TABLES, *more)]


def _step(folder: Path, name: str, *arguments: str | Path, refused: bool = False) -> Run:
    return run([sys.executable, f"workflow/scripts/{name}.py", *arguments], folder, python(folder), int(refused))


def broken(folder: Path) -> list[Table]:
    """What the account of a validation is when nearly every row of a large file is bad."""
    prepare(folder)
    rows = []
    for size in (10_000, 1_000_000):
        year = write_year(folder / "raw" / "2010", 2010, size, 100, broken=0.95)
        refused = validated(folder, year, 2010, refused=True)
        rows.append((f"{size:,}", *_account(folder / "2010" / "validation", year, refused)))
        shutil.rmtree(folder / "raw" / "2010")
    headings = ("rows", "bad rows", "bad cells", *STEPS[:2], "peak, MiB", "page, kB", "CSV, kB", "JSON, kB", "lost")
    return [Table(headings, rows)]


def _account(account: Path, year: Year, runs: dict[str, Run]) -> tuple[str, ...]:
    """The size of the account, and how many bad cells are not in it."""
    cells = BAD_CELLS * year.bad
    data = json.loads((account / "validation.json").read_text(encoding="utf-8"))
    found = sum(finding.get("cells", 1) for finding in data["findings"])
    sizes = ((account / name).stat().st_size / 1000 for name in ("index.html", "findings.csv", "validation.json"))
    taken = (seconds(run.seconds) for run in runs.values())
    peak = max(run.mib for run in runs.values())
    return (
        f"{year.bad:,}",
        f"{cells:,}",
        *taken,
        f"{peak:.0f}",
        *(f"{size:,.0f}" for size in sizes),
        f"{cells - found:,}",
    )
