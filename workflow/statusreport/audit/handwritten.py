"""The words of a document that was written by hand: text, Markdown, PDF or Word."""

from __future__ import annotations

import re
from pathlib import Path

from statusreport.errors import ReportError

READABLE = (".txt", ".md", ".pdf", ".docx")

_BLANK = re.compile(r"\s+")
_ALIKE = str.maketrans("–—’‘”“", "--''\"\"")
_GAP = r"(?:[-\u00ad]\s?)?\s?"  # between two letters of a word that a line's end may part


def read_words(path: Path) -> str:
    """The text of a document on one line. Raises ReportError for a file that cannot be read."""
    if path.suffix not in READABLE:
        remedy = f"Give a file that ends in {', '.join(READABLE)}"
        raise ReportError.one(path, "", f"`{path.suffix}` is no kind of document that can be audited", remedy)
    try:
        text = {".pdf": _pdf, ".docx": _word}.get(path.suffix, _text)(path)
    except OSError as error:
        raise ReportError.one(path, "", "the document cannot be opened", "Correct the path") from error
    except Exception as error:  # the readers of PDF and Word raise what they like on a broken file
        raise ReportError.one(path, "", f"it is no {path.suffix} file: {error}", "Save the document again") from error
    return _BLANK.sub(" ", text)


def folded(text: str) -> str:
    """The text for finding words in it: small letters, one kind of dash and quotation mark."""
    return text.casefold().translate(_ALIKE)


def says(text: str, quote: str) -> bool:
    """Whether a folded text has a quote, however its lines break; no number is found inside a longer one."""
    wanted = "".join(quote.casefold().translate(_ALIKE).split())
    before = r"(?<![\d,])" if wanted[:1].isdigit() else ""
    after = r"(?![\d½]|[.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + _GAP.join(map(re.escape, wanted)) + after, text) is not None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _pdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _word(path: Path) -> str:
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(str(path)).element.body
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
