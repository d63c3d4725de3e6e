"""The catalogue entry for an inspected file, to paste and look through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from statusreport.detection.inspection import Inspection
from statusreport.detection.questions import Proposal, irrelevant, slug


def entry(seen: Inspection) -> str:
    """The scales and the source, as YAML for the year's catalogue."""
    scales: dict[str, list[dict[str, Any]]] = {}
    questions = {proposal.id: _question(proposal, scales) for proposal in seen.proposals}
    file = Path(seen.found.file)
    name = slug(file.stem if file.stem != "dataset" else file.parent.name) or "survey"
    name = name if name[0].isalpha() else f"survey_{name}"
    source: dict[str, Any] = {
        "id": f"survey_{name}".replace("survey_survey", "survey"),
        "title": f"TODO: {file.stem}",
        "path": _path(file),
        "kind": "survey",
        "survey": name,
        "reader": _reader(seen),
        "questions": questions,
    }
    if seen.personal:
        source["personal"] = dict.fromkeys(seen.personal, "drop")
    source |= {"origin": f"Udtræk fra {seen.found.title}", "reconstructed": False, "invalid_rows": "stop"}
    return (_yaml({"scales": scales}) if scales else "") + _yaml({"sources": [source]})


def _question(proposal: Proposal, scales: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    item = proposal.item
    where: dict[str, Any] = {}
    if item.code:
        where["variable"] = item.code
    if item.text:
        where["heading"] = item.text
    return where | {"type": proposal.type} | ({"scale": _scale(proposal, scales)} if proposal.answers else {})


def _scale(proposal: Proposal, scales: dict[str, list[dict[str, Any]]]) -> str:
    """The name of the question's scale; questions with the same answers share one."""
    answers = [
        _OneLine({"code": code, "label": label} | ({"relevant": False} if irrelevant(label) else {}))
        for code, label in proposal.answers
    ]
    known = next((name for name, scale in scales.items() if scale == answers), "")
    if not known:
        known = f"{proposal.id}_answers"
        scales[known] = answers
    return known


def _path(file: Path) -> str:
    """From the year's folder in data/raw, where the file lies in one."""
    parts = file.as_posix().split("data/raw/")
    return parts[-1].partition("/")[2] if len(parts) > 1 and parts[-1][:4].isdigit() else file.name


def _reader(seen: Inspection) -> dict[str, Any]:
    options = _OneLine({"name": seen.found.name})
    options |= {part: _path(Path(file)) for part, file in sorted(seen.found.companions.items())}
    if seen.encoding and seen.delimiter:
        options |= {"encoding": seen.encoding.encoding, "delimiter": seen.delimiter.delimiter}
        if seen.encoding.stray_bytes:
            options["stray_bytes"] = seen.encoding.stray_bytes
    if any("," in value for p in seen.proposals if p.type == "number" for value in p.item.given):
        options["decimal"] = ","
    if not seen.encoding and seen.found.sheets > 1 and seen.found.name != "surveyxact":
        options["sheet"] = seen.found.table.sheet.name
    return options


class _OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes as the catalogues are written: lists indented, short mappings on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented under their key."""
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _OneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)
)


def _yaml(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
