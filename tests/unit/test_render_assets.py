"""The committed reference document and web fonts are what their programs make."""

from __future__ import annotations

import io
import runpy
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests.unit.render_world import REPORT

ASSETS = REPORT / "assets"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_reference_document_is_what_its_program_makes(monkeypatch):
    monkeypatch.syspath_prepend(ASSETS)  # as Python does where the program is run
    program = runpy.run_path(str(ASSETS / "make_reference.py"))
    assert parts(program["reference_document"]()) == parts((ASSETS / "reference.docx").read_bytes())


def test_word_divides_words_in_cells_of_tables_and_nowhere_else():
    document = docx.Document(ASSETS / "reference.docx")
    assert document.settings.element.find(qn("w:autoHyphenation")) is not None
    divided = {"Table Text", "Compact", "Body Text", "First Paragraph", "Heading 1", "toc 1", "Table Caption"}
    divided -= {
        name for name in divided if document.styles[name].element.pPr.find(qn("w:suppressAutoHyphens")) is not None
    }
    assert divided == {"Table Text"}


@pytest.mark.parametrize("style", ["Regular", "It", "Semibold", "Bold"])
def test_web_font_is_what_its_program_makes(style, tmp_path):
    program = runpy.run_path(str(ASSETS / "make_fonts.py"))
    program["write_web_font"](style, tmp_path)
    name = f"SourceSansPro-{style}.woff2"
    assert (tmp_path / name).read_bytes() == (ASSETS / "fonts" / name).read_bytes()
