"""The shape of the program: what may import what, how the workflow names its steps, how big a part may grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.unit.worlds import ROOT

WORKFLOW = ROOT / "workflow"
LIBRARY = WORKFLOW / "statusreport"

# Lowest first. A module, or a package as a whole, imports from its own floor and those below.
FLOORS = (
    {
        "errors",
        "declarations",
        "locale",
        "translation",
        "step",
        "modules",
        "progress",
        "config",
        "frames",
        "checksums",
        "published",
        "publishing",
        "contents",
        "alone",
        "beside",
        "limits",
        "untrusted",
        "disclosure",
        "personal_data",
        "personal_cpr",
        "personal_names",
        "pseudonyms",
    },
    {"tidy", "catalogue", "catalogue_checks", "findings", "unpacking", "aliases"},
    {"readers", "ingest", "repeats", "detection"},
    {
        "contracts",
        "failures",
        "validation",
        "passes",
        "validation_files",
        "validation_page",
        "validation_report",
        "validation_words",
        "many_findings",
    },
    {
        *("selection", "survey_statistics", "measures", "intervals", "printing", "verdicts", "phrases", "shares"),
        *("indicators", "indicator_checks", "last_year", "response", "ledger", "suppression", "free_text"),
        *("ledger_translation", "corrections"),
    },
    {"theory_of_change", "quotations", "tables", "figures", "trace"},
    {"chapters"},
    {"render", "workbook", "audit"},
    {"edition", "changes"},
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
# From the indicators up, nothing knows how raw files are read and checked: the tidy tables are all that is shared.
INTAKE = {"catalogue", "catalogue_checks", "findings", "readers", "detection", "ingest", "contracts", "failures"}
INTAKE |= {"validation"}
COMPUTED = FLOOR["indicators"]

SLOW = {"pandas", "pandera", "pyarrow", "matplotlib", "plotnine", "pypandoc", "typst"}

MODULE_LINES = 200
FUNCTION_LINES = 45


def module_name(path: Path) -> str:
    """`statusreport.readers.cells`; a package is called by its folder."""
    parts = path.relative_to(WORKFLOW).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(LIBRARY.rglob("*.py"))}
SCRIPTS = {path.stem: path for path in sorted((WORKFLOW / "scripts").glob("*.py"))}
SOURCES = sorted(path for folder in ("workflow", "tools") for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function; of the library, the module itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides what is imported"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ([name for name in inner if name in MODULES] or [node.module or ""])


def unit(module: str) -> str:
    """The part of the library that stands on a floor: a module, or the package that it lies in."""
    return module.partition(".")[2].partition(".")[0]


USES = {name: {used for used in imports(path) if used in MODULES} for name, path in MODULES.items()}
PAIRS = sorted(
    {(unit(name), unit(used)) for name, all_used in USES.items() for used in all_used if unit(name) != unit(used)}
)


def test_every_part_of_the_library_stands_on_one_floor():
    assert sorted(name for floor in FLOORS for name in floor) == sorted({unit(name) for name in MODULES} - {""})


def test_a_module_imports_only_from_its_own_floor_and_those_below():
    assert [pair for pair in PAIRS if FLOOR[pair[1]] > FLOOR[pair[0]]] == []


def test_what_is_computed_does_not_know_how_raw_files_are_read():
    assert [pair for pair in PAIRS if FLOOR[pair[0]] >= COMPUTED and pair[1] in INTAKE] == []


def test_imports_go_round_in_no_circle():
    # `from package import module` also runs the package's own code, so a package uses its modules and not the reverse
    list(TopologicalSorter({name: used - {name} for name, used in USES.items()}).static_order())


def test_parts_of_the_library_go_round_in_no_circle():
    graph: dict[str, set[str]] = {}
    for part, used in PAIRS:
        graph.setdefault(part, set()).add(used)
    list(TopologicalSorter(graph).static_order())


def test_modules_are_imported_by_their_names():
    # the steps' inputs are found by reading imports: a module imported by a computed name would be missed
    computed = re.compile(r"\bimport_module\b|\b__import__\b|\bspec_from_file_location\b")
    paths = [*MODULES.values(), *SCRIPTS.values()]
    assert [path for path in paths if computed.search(path.read_text(encoding="utf-8"))] == []


def test_scripts_import_the_library_and_never_each_other():
    local = {"scripts", "workflow", "tools", "tests", "setup", *SCRIPTS} - sys.stdlib_module_names
    found = [(name, used) for name, path in SCRIPTS.items() for used in imports(path)]
    assert [(name, used) for name, used in found if used.partition(".")[0] in local] == []


def test_every_script_has_a_rule_of_its_name_and_every_rule_its_script():
    texts = [path.read_text(encoding="utf-8") for path in [ROOT / "Snakefile", *(WORKFLOW / "rules").glob("*.smk")]]
    rules = [name for text in texts for name in re.findall(r"^(?:rule|checkpoint) (\w+):", text, re.MULTILINE)]
    assert sorted(rules) == sorted([*SCRIPTS, "all"])


def test_every_rule_stands_in_a_file_of_its_name_that_the_snakefile_includes():
    snakefile = (ROOT / "Snakefile").read_text(encoding="utf-8")
    assert sorted(re.findall(r'"workflow/rules/(\w+)\.smk"', snakefile)) == sorted([*SCRIPTS, "common", "contents"])
    for name in SCRIPTS:
        assert f"rule {name}:" in (WORKFLOW / "rules" / f"{name}.smk").read_text(encoding="utf-8")


def test_planning_the_workflow_loads_no_slow_library():
    # what common.smk imports is paid for by every `snakemake`, also one that has nothing to do
    text = (WORKFLOW / "rules" / "common.smk").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("import statusreport", "from statusreport"))]
    program = "\n".join([*lines, "import sys", f"print(*{SLOW} & set(sys.modules))"])
    run = subprocess.run([sys.executable, "-c", program], cwd=WORKFLOW, capture_output=True, text=True, check=False)
    assert (run.stderr, run.stdout.strip()) == ("", "")


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and number of lines of every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small_enough_to_be_read_at_once(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < MODULE_LINES
    assert [(name, lines) for name, lines in functions(path) if lines >= FUNCTION_LINES] == []
