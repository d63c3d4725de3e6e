"""An attacker reads every document that was published and computes: no protected number can be got at."""

from __future__ import annotations

import html
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pulp
import pypdf
import pytest

from tests.planting import Form, Rows, edit
from tests.projects import Checkout

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

THRESHOLD = 5
SMALL = {"A10-01": 3, "A10-04": 2}  # how many attended, after the raw rows are changed
DOCUMENTS = ["data/processed/2010/da/documents/html", "data/processed/2010/da/workbook/tabeller-2010.xlsx"]
EVENTS, DISTRICTS = "workshop_participants_by_event", "workshop_participants_by_district"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The project with two small workshops, built with and without suppression: `open` and `project`."""
    from tests.projects import copy_project

    folder = tmp_path_factory.mktemp("small")
    for name in ("open", "project"):
        checkout = copy_project(folder / name)
        edit(checkout.path("data/raw/2010/registrations/tilmeldinger.csv"), shrink)
        if name == "project":
            text = checkout.path("config.yaml").read_text(encoding="utf-8")
            head, workshops = text.split("    workshops:\n")
            text = f"{head}    workshops:\n{workshops.replace('suppress: false', 'suppress: true', 1)}"
            checkout.path("config.yaml").write_text(text, encoding="utf-8")
        checkout.build(*(DOCUMENTS if name == "project" else ["indicators"]))
    return checkout


def shrink(rows: Rows, form: Form) -> None:
    """Leave the small workshops as many who attended as SMALL says."""
    event, status = rows[0].index("Arrangement-id"), rows[0].index("Status")
    for name, keep in SMALL.items():
        came = [row for row in rows[1:] if row[event] == name and row[status] == "Deltog"]
        for row in came[keep:]:
            row[status] = "Udeblev"


def ledger(checkout: Checkout) -> dict[str, dict]:
    data = json.loads(checkout.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in data["indicators"]}


def truth(checkout: Checkout) -> dict[str, dict[str, int]]:
    """What the numbers are: workshops and districts, key or label → participants."""
    entries = ledger(Checkout(checkout.folder.parent / "open"))
    return {name: {g["label"]: g["value"] for g in entries[name]["groups"]} for name in (EVENTS, DISTRICTS)}


def texts(checkout: Checkout) -> dict[str, str]:
    """Every finished document as text: pages with alternative texts, pictures' labels, PDF, Word, workbooks."""
    output = checkout.path("data/processed/2010/da/documents")
    found = {}
    for path in sorted(p for p in output.rglob("*") if p.is_file()):
        if path.suffix in (".html", ".svg", ".json", ".csv", ".xml", ".md"):
            found[path.name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".pdf":
            found[path.name] = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        elif path.suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                found[path.name] = archive.read("word/document.xml").decode()
    return found


def workbooks(checkout: Checkout) -> list[Path]:
    found = sorted(checkout.path("data/processed/2010").rglob("*.xlsx"))
    assert found
    return found


def table(checkout: Checkout) -> list[list[str]]:
    """The table of workshops as every format prints it: audience, participants, district."""
    text = checkout.path("data/processed/2010/da/generated/tables/workshops.md").read_text(encoding="utf-8")
    rows = [re.split(r"(?<!\\)\|", line.strip("|")) for line in text.splitlines() if line.startswith("| ")]
    return [[re.sub(r"\\(.)", r"\1", cell).strip(" *") for cell in row] for row in rows[1:]]


def number(text: str) -> int | None:
    digits = re.sub(r"\D", "", text.partition("]")[0].strip("["))
    return int(digits) if digits else None


def solve(known: dict[str, int], sums: list[tuple[str, list[str]]], cell: str) -> tuple[int, int]:
    """The smallest and largest value of a cell that agree with everything known, no hidden cell being zero."""
    names = sorted({name for total, parts in sums for name in (total, *parts)})
    ends = []
    for sense in (pulp.LpMinimize, pulp.LpMaximize):
        problem = pulp.LpProblem("attack", sense)
        cells = {
            name: known[name] if name in known else pulp.LpVariable(f"x{n}", 1, 10**5, "Integer")
            for n, name in enumerate(names)
        }
        problem += cells[cell]
        for total, parts in sums:
            if {total, *parts} - set(known):
                problem += pulp.lpSum(cells[part] for part in parts) == cells[total]
        assert problem.solve(pulp.PULP_CBC_CMD(msg=False)) == pulp.LpStatusOptimal
        ends.append(round(cells[cell].value()))
    return ends[0], ends[1]


def test_no_protected_number_can_be_computed_from_everything_that_is_published(published: Checkout):
    rows, right = table(published), truth(published)
    events, total = rows[:-1], rows[-1]
    known = {f"event {n}": value for n, row in enumerate(events) if (value := number(row[1])) is not None}
    known["all"] = number(total[1])
    districts = {row[2] for row in events}
    sums = [("all", [f"event {n}" for n in range(len(events))]), ("all", [f"in {name}" for name in sorted(districts)])]
    for name in sorted(districts):
        sums.append((f"in {name}", [f"event {n}" for n, row in enumerate(events) if row[2] == name]))
    # labels of the chart, its alternative text and the workbook say the districts
    for group in ledger(published)[DISTRICTS]["groups"]:
        known |= {} if group["value"] is None else {f"in {group['label']}": group["value"]}
    hidden = [n for n in range(len(events)) if f"event {n}" not in known]
    assert len(hidden) >= 2
    small = [n for n, row in enumerate(events) if 0 < right[EVENTS][row[0]] < THRESHOLD]
    assert len(small) == len(SMALL) and set(small) <= set(hidden)
    for n in small:
        low, high = solve(known, sums, f"event {n}")
        assert low <= right[EVENTS][events[n][0]] <= high
        assert low < high, f"{events[n][0]} must be {low}"


def test_every_format_prints_the_mark_and_what_it_means(published: Checkout):
    documents = texts(published)
    said = {name for name, text in documents.items() if "ikke vist af diskretionshensyn" in " ".join(text.split())}
    assert {"indsats-medarbejdere.html", "statusrapport-2010.docx", "statusrapport-2010.pdf"} <= said


def test_no_alternative_text_caption_label_or_workbook_says_what_the_table_leaves_out(published: Checkout):
    hidden = [row[0] for row in table(published)[:-1] if number(row[1]) is None]
    figures = published.path("data/processed/2010/da/generated/figures")
    for name in ("workshops-by-audience", "workshops-by-district"):
        text = re.sub(r"\\(.)", r"\1", (figures / f"{name}.md").read_text(encoding="utf-8"))
        assert "ikke vist af diskretionshensyn" in text or name == "workshops-by-district"
        for audience in hidden:
            after = text.partition(audience)[2]
            assert not after or after.lstrip().startswith("..")
        assert "den største" not in text or name == "workshops-by-district"
    for path in workbooks(published):
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                if any(cell in hidden for cell in row):
                    assert not any(isinstance(cell, int | float) for cell in row), (path.name, sheet.title, row)
    entry = ledger(published)[EVENTS]
    assert all(group["value"] is None for group in entry["groups"] if group["label"] in hidden)


def test_nothing_beside_the_name_of_a_hidden_workshop_is_a_number(published: Checkout):
    hidden = [row[0] for row in table(published)[:-1] if number(row[1]) is None]
    seen = 0
    for name, text in texts(published).items():
        plain = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
        for audience in hidden:
            for after in plain.split(audience)[1:]:
                seen += 1
                assert not re.match(r"\W{0,6}\d", after), (name, audience, after[:20])
    assert seen >= 2 * len(hidden)
