"""Words and signs of the language that the documents are in; what is made of them is made once for a language."""

from __future__ import annotations

import re
from functools import cache

from statusreport.locale import decimal_symbol, group_symbol, percent_sign
from statusreport.translation import N_, _, language

# What patterns name in <…>; Babel's extractor finds them here.
IN_PATTERNS = (
    N_("Tabel"), N_("Figur"), N_("Afsnit"), N_("Kapitel"), N_("Bilag"), N_("og"), N_("eller"), N_("af"), N_("ud af"),
    N_("procent"), N_("spørgsmål"), N_("nummer"), N_("nr."), N_("trin"),
)  # fmt: skip


def total() -> str:
    """What begins the last row of a table that adds up the others."""
    return _("I alt")


def labels(*danish: str) -> str:
    """Words as alternatives of a pattern: `Tabel|Figur`."""
    return "|".join(re.escape(_(word)) for word in danish)


def pattern(template: str) -> re.Pattern[str]:
    """A pattern with `{group}`, `{point}`, `{percent}` and Danish words in `<…>` as the language has them."""
    return _pattern(template, language())


@cache
def _pattern(template: str, _language: str) -> re.Pattern[str]:
    signs = {"{group}": group_symbol(), "{point}": decimal_symbol(), "{percent}": percent_sign()}
    for name, sign in signs.items():
        template = template.replace(name, re.escape(sign))
    return re.compile(re.sub(r"(?<![?P])<([^<>=!]+)>", lambda match: labels(*match[1].split("|")), template))
