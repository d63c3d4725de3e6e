"""How the PDF may divide the words of the report: a part without a vowel is no syllable of any language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import typst

from tests.projects import ROOT, Checkout

TEMPLATE = "typst-template.typ"
VOWELS = set("aeiouyæøåé")


def words_of(pdf: Path) -> list[str]:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    return sorted({word.lower() for word in re.findall(r"[^\W\d_]{4,}", re.sub("\u00ad\n?", "", text))})


def parts_of(words: list[str], folder: Path) -> dict[str, list[str]]:
    """Word → the parts into which the template lets it be divided: a page each, in a column without width."""
    shutil.copy(ROOT / "report/_extensions/statusreport/typst" / TEMPLATE, folder)
    pages = "#pagebreak()\n".join(f"#block(width: 0.1pt)[{word}]\n" for word in words)
    rules = '#set text(lang: "da", hyphenate: true)\n#show undivided: set text(hyphenate: false)\n'
    (folder / "words.typ").write_text(f'#import "{TEMPLATE}": undivided\n{rules}{pages}')
    typst.compile(folder / "words.typ", output=folder / "words.pdf", ignore_system_fonts=True)
    texts = [page.extract_text() for page in pypdf.PdfReader(folder / "words.pdf").pages]
    return {word: re.findall(r"[^\W\d_]+", text) for word, text in zip(words, texts, strict=True)}


def test_every_part_of_a_divided_word_of_the_report_has_a_vowel(built_once: Checkout, tmp_path: Path):
    words = words_of(built_once.path("report/_output/2010/statusrapport-2010.pdf"))
    divided = {word: parts for word, parts in parts_of(words, tmp_path).items() if len(parts) > 1}
    assert ["".join(parts) for parts in divided.values()] == list(divided)
    assert len(divided) > 1000
    assert [parts for parts in divided.values() if not all(VOWELS & set(part) for part in parts)] == []
