"""Small books for the renderers: a few lines of chapter, a ledger of four entries, one picture."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

REPORT = Path(__file__).parents[2] / "report"

SETTINGS = """
project: {{type: book, output-dir: _book}}
lang: da
book:
  title: "Prøverapport"
  subtitle: "En enhed"
  author: "En kommune"
  date: "2010-12-31"
  date-format: "D. MMMM YYYY"
  output-file: proeverapport
  chapters: [{chapters}]
  appendices: [{appendices}]
bibliography: references.bib
link-citations: true
number-sections: true
number-depth: 2
toc-depth: 2
language: {{crossref-sec-prefix: "Afsnit", callout-note-title: "Bemærk"}}
crossref: {{appendix-title: "Bilag", appendix-delim: "\\u00a0—"}}
format:
  statusreport-html: {{css: assets/report.css}}
  statusreport-typst: {{font-paths: assets/fonts}}
  statusreport-docx: {{reference-doc: assets/reference.docx}}
"""

LEDGER = [
    {"id": "workshops_held", "printed": {"value": "11"}},
    {"id": "visitors", "printed": {"value": "20.000", "count": "20.000"}},
    {"id": "satisfied", "printed": {
        "value": "89,5 %", "count": "17", "base": "19", "n": "18", "target": "70 %", "sentence": "17 ud af 19"}},
    {"id": "offices", "printed": {"value": "3", "names": "Kultur, Teknik og Social"}},
]  # fmt: skip

# The table of the data appendix, and the cards that numbers open, as the pipeline writes them.
DATA_BASIS = """| Tal                              | Værdi                                         |
|:---------------------------------|----------------------------------------------:|
| [Workshops]{#tal-workshops_held} | [11]{.num .entry indicator="workshops_held"}  |
| [Gæster]{#tal-visitors}          | [20.000]{.num .entry indicator="visitors"}    |
| [Tilfredse]{#tal-satisfied}      | [89,5 %]{.num .entry indicator="satisfied"}   |

: Datagrundlag {#tbl-data-basis tbl-colwidths="[60,40]"}
"""
CARDS = {
    entry[
        "id"
    ]: f'<dialog class="trace-card" id="kort-{entry["id"]}"><p><a href="#tal-{entry["id"]}">Se</a></p></dialog>'
    for entry in LEDGER
}

BIBLIOGRAPHY = """
@book{hansen2009, author = {Hansen, Åse}, title = {Byen og borgerne}, publisher = {Forlaget}, year = {2009},
  langid = {danish}}
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><path d="M0 0h200v100z"/></svg>'
PIXEL = bytes.fromhex(  # a PNG of one pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148af"
    "a471000000004945 4e44ae426082".replace(" ", "")
)


def write_book(folder: Path, chapters: dict[str, str], appendices: dict[str, str] | None = None) -> Path:
    """A book folder as the pipeline assembles it; `chapters` and `appendices` are path → text."""
    appendices = appendices or {}
    for part in ("_extensions", "assets"):
        shutil.copytree(REPORT / part, folder / part)
    texts = {
        "_quarto.yml": SETTINGS.format(chapters=", ".join(chapters), appendices=", ".join(appendices)),
        "_variables.yml": "unit: En enhed\nplace: {city: København}\n",
        "references.bib": BIBLIOGRAPHY,
        "generated/indicators.json": json.dumps({"edition": 2010, "indicators": LEDGER}),
        "generated/tables/data-basis.md": DATA_BASIS,
        "generated/cards.json": json.dumps(CARDS),
        "figures/bars.svg": PICTURE,
        **chapters,
        **appendices,
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "figures/bars.png").write_bytes(PIXEL)
    return folder
