"""What the audit finds wrong, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from statusreport.errors import Problem
from statusreport.translation import N_

# check → its name on the audit's page, what it holds (Danish, for readers of the report), and the remedy (English)
CHECKS = {
    "trace": (
        N_("Tal med oprindelse"),
        N_(
            "Hvert tal i tekst, tabeller, billedtekster og alternative tekster findes i talregistret eller er erklæret."
        ),
        "Let the chapter print an indicator, or declare the number in report/written-numbers.yaml",
    ),
    "formats": (
        N_("Samme tal i alle formater"),
        N_("Websted, PDF, Word-fil og regneark siger de samme tal i den samme rækkefølge, afsnit for afsnit."),
        "Render the formats again from the same book",
    ),
    "furniture": (
        N_("Navigation og sidehoveder"),
        N_("Indholdsfortegnelser, sidehoveder, sidetal og skærmlæsertekster gentager rapportens egne ord."),
        "Render the format again",
    ),
    "numbering": (
        N_("Nummerering"),
        N_("Kapitler, afsnit, tabeller, figurer og noter er nummereret uden spring."),
        "Render the format again; look for a heading or caption that was taken out",
    ),
    "totals": (
        N_("Summer"),
        N_("Tabeller, der angiver en sum, giver den."),
        "Find the row that is missing or counted twice",
    ),
    "shares": (
        N_("Andele"),
        N_("Andele passer med deres tæller og nævner, og svar på ét spørgsmål giver ikke over 100 procent."),
        "Look up the question in the ledger: its counts and its base",
    ),
    "lists": (
        N_("Opremsninger"),
        N_("En liste har så mange punkter, som tallet foran siger."),
        "Correct the list or the number",
    ),
    "summary": (
        N_("Resume og kapitler"),
        N_("Resumeets tal står også i kapitlerne."),
        "Print the same indicator in both places",
    ),
    "unresolved": (
        N_("Intet uafklaret"),
        N_("Ingen tomme felter, spørgsmålstegn eller koder er blevet stående."),
        "Correct the reference, or fill the cell",
    ),
    "links": (
        N_("Henvisninger"),
        N_("Alle interne links fører et sted hen, og til det, de nævner."),
        "Correct the link or its target",
    ),
    "cards": (
        N_("Talkort"),
        N_("Kortet bag hvert tal svarer til talregistret."),
        "Render the site again",
    ),
    "charts": (
        N_("Tallene bag figurerne"),
        N_("Tabellen og filen under en figur har de samme tal som figurens alternative tekst."),
        "Draw the figures again, and render the site again",
    ),
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the check that found it, the document, the place in it."""

    check: str
    file: str
    place: str
    text: str

    def problem(self) -> Problem:
        """The finding as the error that a user sees."""
        return Problem(self.file, self.place, self.text, CHECKS[self.check][2])
