"""What there is to say about one number of the ledger, in the order in which a reader asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statusreport.corrections import told
from statusreport.locale import format_number
from statusreport.translation import _, ngettext

Entry = dict[str, Any]
RULE = "indicators"  # the rule that computes the ledger


@dataclass(frozen=True)
class Fact:
    """A heading and what stands under it, one text a line."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Checksum:
    """Something that a SHA-256 identifies: `name`, and `detail` about it."""

    name: str
    detail: str
    sha256: str


@dataclass(frozen=True)
class Trace:
    """One number: what it is called and says, the facts, the raw files, and the code that computed it."""

    id: str
    label: str
    value: str
    facts: tuple[Fact, ...]
    files: tuple[Checksum, ...]
    code: Checksum


def code_version(files: list[Path]) -> str:
    """SHA-256 over names and contents of `files`, in whatever order they come."""
    digest = hashlib.sha256()
    for path in sorted(files, key=Path.as_posix):
        digest.update(f"{path.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def trace(entry: Entry, ledger: dict[str, Any], version: str) -> Trace:
    """All about one entry of `ledger` (as the file has it); `version` is of the code that computed it."""
    files = tuple(
        Checksum(source["file"], f"{format_number(source['rows_used'])} {_rows(source['rows_used'])}", source["sha256"])
        for source in entry["sources"]
    )
    return Trace(
        id=entry["id"],
        label=entry["label"],
        value=entry["printed"].get("counted") or _with_unit(entry),
        facts=tuple(Fact(heading, tuple(lines)) for heading, lines in _facts(entry, ledger) if lines),
        files=files,
        code=Checksum(_("Reglen {rule}", rule=RULE), _("kodeversion"), version),
    )


def _rows(count: int) -> str:
    return ngettext("række", "rækker", count)


def _with_unit(entry: Entry) -> str:
    return entry["display"] if entry["display"].endswith("%") else f"{entry['display']} {entry['unit']}"


def _facts(entry: Entry, ledger: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield _("Definition"), [entry["definition"]]
    if entry["question_text"]:
        title = ledger["surveys"].get(entry["survey"], entry["survey"])
        yield _("Spørgsmål"), [_("»{question}« ({title})", question=entry["question_text"], title=title)]
    yield _("Tæller og nævner"), _parts(entry)
    yield _("Base"), _base(entry)
    yield _("Andre baser"), [_other_base(base) for base in entry["bases"] if not base["declared"]]
    if entry["interval_display"]:
        yield _("{level}-interval", level=ledger["level_display"]), [entry["interval_display"]]
    if entry["criterion"]:
        yield _("Succeskriterium"), [entry["criterion"]]
        yield (
            _("Mål og vurdering"),
            [
                _(
                    "Mål: {target}. Vurdering: {verdict}.",
                    target=entry["target_display"],
                    verdict=entry["verdict_display"],
                )
            ],
        )
        yield _("Indirekte mål"), [entry["measures_note"]] if entry["measures_note"] else []
    if entry["last_year"]:
        before = entry["last_year"]
        yield _("I {year}", year=before["year"]), [f"{before['display']} ({before['change_display']})"]
    yield _("Rettelse"), [told(entry)] if entry["correction"] else []
    yield _("Består af"), [f"{group['label']}: {group['display']}" for group in entry["groups"]]
    yield _("Ikke vist"), [entry["left_out"]] if entry.get("left_out") else []
    yield _("Oprindelse"), [entry["origin"]] if entry["origin"] else []
    if entry["reconstructed"]:
        yield _("Forbehold"), [_("Rækkerne er rekonstruerede.")]


def _parts(entry: Entry) -> list[str]:
    if entry["denominator"] is None:
        return []
    # a share is of whole answers; a mean may be of anything
    numerator, denominator = (
        format_number(entry[part], 0 if entry[part] == int(entry[part]) else 2) for part in ("numerator", "denominator")
    )
    return [
        _("{part} af {whole}", part=numerator, whole=denominator)
        if entry["kind"] != "mean"
        else _("{numerator} delt med {denominator}", numerator=numerator, denominator=denominator)
    ]


def _base(entry: Entry) -> list[str]:
    """The declared base, and how many there were at each step from the invitation to the relevant answer."""
    if entry["base"] is None:
        return []
    steps = (
        ("n_invited", _("inviterede")),
        ("n_returned", _("returnerede")),
        ("n_answered", _("besvarede")),
        ("n_relevant", _("relevante")),
        ("n_blank", _("uden svar på spørgsmålet")),
    )
    counted = [f"{format_number(entry[name])} {word}" for name, word in steps if entry[name] is not None]
    return [f"{format_number(entry['denominator'])} {entry['base_label']}", ", ".join(counted)]


def _other_base(base: dict[str, Any]) -> str:
    said = _(
        "{share} af {count} {label}",
        share=base["display"],
        count=format_number(base["denominator"]),
        label=base["label"],
    )
    return (
        _("{said}, vurdering: {verdict}", said=said, verdict=base["verdict_display"]) if base["flips_verdict"] else said
    )
