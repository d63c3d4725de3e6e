"""What Quarto's frame of a page lacks to be valid and accessible, mended in the finished pages.

None of it can be set: it comes from Quarto's own templates. Where a later Quarto mends something itself, nothing is
found and nothing is changed; `tests/documents/test_accessibility_of_quarto.py` checks the result.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml.html import document_fromstring

from statusreport.translation import _

# One first heading a page: on the first page, the chapter's own.
_SECOND_TITLE = [(r'<h1 class="title">(.*?)</h1>', r'<p class="title">\1</p>')]
PRIVATE = re.compile("[\ue000-\uf8ff]")  # letters without a meaning of their own: icons in scripts


def mend(site: Path) -> None:
    """Rewrite every page of the site."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        path.write_text(mended(text), encoding="utf-8", newline="\n")


def mended(page: str) -> str:
    """A page with the faults of its frame taken out."""
    faults = [*_faults(), *(_SECOND_TITLE if _headings(page) > 1 else [])]
    for pattern, instead in faults:
        page = re.sub(pattern, instead, page)
    return PRIVATE.sub(lambda icon: f"\\u{ord(icon[0]):04x}", page)


def _faults() -> list[tuple[str, str]]:
    report, here, chapters, turning = _("Rapporten"), _("Her er du"), _("Kapitler"), _("Forrige og næste kapitel")
    path, notes = _("Sti"), _("Noter")
    return [
        # attributes that are not HTML, or say what is so anyway
        (r'(<link\b[^>]*?) append-hash="true"', r"\1"),
        (r'(<div\b[^>]*?) alt="[^"]*"', r"\1"),
        (r'(<button\b[^>]*?) role="(?:menu|button)"', r"\1"),
        (r'(<script\b[^>]*?) type="(?:text|application)/javascript"', r"\1"),
        # what unfolds a part of the contents is a button that the keyboard reaches, not a landmark
        (r'(<a\b[^>]*?) role="navigation"', r'\1 href="#quarto-sidebar" role="button"'),
        # landmarks of the same kind have names of their own
        (r'<nav class="navbar ', f'<nav aria-label="{report}" class="navbar '),
        (r'<nav class="quarto-secondary-nav"', f'<nav aria-label="{here}" class="quarto-secondary-nav"'),
        (r'<nav id="quarto-sidebar"', f'<nav aria-label="{chapters}" id="quarto-sidebar"'),
        (r'<nav class="page-navigation"', f'<nav aria-label="{turning}" class="page-navigation"'),
        (r'(class="quarto-(?:page|title)-breadcrumbs[^"]*" aria-label=)"breadcrumb"', rf'\1"{path}"'),
        # a section has a heading
        (r'(role="doc-endnotes">)(?!\s*<h2)', rf'\1\n<h2 class="visually-hidden">{notes}</h2>'),
    ]


def _headings(page: str) -> int:
    """How many first headings the page has; text that is not markup may hold the letters of one."""
    return len(document_fromstring(page).findall(".//h1")) if page.count("<h1") > 1 else 1
