"""What the checks found, as the table that the accessibility statement includes.

It holds what stays the same while sentences change: rules, files, findings. How many single checks there were, the
tests print.
"""

from __future__ import annotations

from pathlib import Path

from statusreport.tables.markdown import Column, Table, pipe_table

from tools.accessibility.axe import WIDTHS
from tools.accessibility.findings import Account

RECORD = Path("report/appendices/_accessibility-checks.md")
CAPTION = "Automatiske kontroller af tilgængelighed"
COLUMNS = (Column("Kontrol", 30), Column("Omfang", 50), Column("Resultat", 20))
AT_WIDTHS = f"{', '.join(map(str, WIDTHS[:-1]))} og {WIDTHS[-1]} px brede, og i et åbent talkort"
SCOPES = {
    "axe-core": f"WCAG 2.2 AA; kontrolleret: {{rules}} regler på {{units}} sider, {AT_WIDTHS}",
    "Nu Html Checker": "gyldig HTML og SVG; kontrolleret: {units} sider med deres billeder",
    "veraPDF, PDF/UA-1": "tilgængelig PDF; kontrolleret: {rules} regler",
    "veraPDF, PDF/A-2b": "PDF til arkivering; kontrolleret: {rules} regler",
    "Word's XML": "titel, sprog, overskrifter, alternative tekster, tabeller, links; kontrolleret: {rules} regler",
}
NAMES = {"Word's XML": "Egen læsning af Word-filen"}


def table(accounts: list[Account]) -> str:
    """The table, one row a checker, in the order of `SCOPES`."""
    by_name = {account.checker: account for account in accounts}
    rows = [_row(by_name[name], scope) for name, scope in SCOPES.items()]
    return pipe_table(Table("accessibility", CAPTION, COLUMNS, rows))


def _row(account: Account, scope: str) -> tuple[str, str, str]:
    name, _, standard = account.checker.partition(", ")
    title = NAMES.get(account.checker) or f"{name} {account.version}" + (f", {standard}" if standard else "")
    return title, scope.format(rules=account.rules, units=account.units), f"fundne fejl: {len(account.findings)}"
