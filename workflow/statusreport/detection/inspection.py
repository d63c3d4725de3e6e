"""A file nobody has described yet, looked at as a whole: how it is read, what is in it, what must be decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from statusreport.catalogue import Source
from statusreport.detection.questions import Proposal, propose
from statusreport.detection.tools import Recognised, recognise
from statusreport.readers import delimiters, encodings, rawfile, textfile
from statusreport.readers.protection import protected
from statusreport.readers.tool import Options, is_workbook
from statusreport.readers.wording import plain

STATUSES = ("completed", "partial", "not_answered", "test")


@dataclass(frozen=True)
class Inspection:
    """What was found. `encoding` and `delimiter` are None in a workbook; `personal` are headings of personal columns.

    `asks` are questions that only a person can answer: until then the file is not read.
    """

    found: Recognised
    encoding: encodings.Guess | None
    delimiter: delimiters.Guess | None
    proposals: tuple[Proposal, ...]
    personal: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def statuses(self) -> dict[str, int]:
        """Respondents by status, in the order of `STATUSES`."""
        counts = Counter(self.found.export.respondents["status"])
        return {status: counts[status] for status in STATUSES}


def inspect(file: str, options: Options) -> Inspection:
    """Look at a file; `options` say what is known already (encoding, delimiter, sheet).

    Raises ReportError where it is no export of a survey, is damaged, or can be read in more than one way.
    """
    found = recognise(file, options)
    encoding = delimiter = None
    if not is_workbook(found.file):
        content = rawfile.read_bytes(found.file)
        encoding = encodings.guess(content)
        if "encoding" in options:
            encoding = encodings.Guess(options["encoding"], 1.0, "you said so")
        text = textfile.decode(found.file, content, encoding.encoding, encoding.stray_bytes)
        delimiter = delimiters.guess(text)
        if "delimiter" in options:
            delimiter = delimiters.Guess(options["delimiter"], 1.0, "you said so")
    personal = _personal(found)
    items = [item for item in found.export.items if not set(item.headings) & set(personal)]
    return Inspection(found, encoding, delimiter, tuple(propose(items)), personal, _asks(found))


def _personal(found: Recognised) -> tuple[str, ...]:
    """Headings of the columns in which personal data were found."""
    titles = {n: plain(w) or n for n, w in zip(found.table.sheet.headings, found.table.wordings, strict=True)}
    titles |= {item.code: plain(item.text) for item in found.export.items if item.code and item.text}
    source = Source(id="inspected", file=found.file, kind="survey", reader={}, survey="inspected")
    (sheet,) = protected(source, [found.table.sheet], titles)
    return tuple(dict.fromkeys(sheet.personal["heading"]))


def _asks(found: Recognised) -> tuple[str, ...]:
    said = tuple(f"{ask.finding[0].upper()}{ask.finding[1:]}. {ask.remedy}." for ask in found.export.asks)
    times = found.export.findings
    times = times[times["rule"] == "unreadable_time"] if len(times) else times
    if not len(times):
        return said
    shown = ", ".join(f"`{value}`" for value in times["found"].unique()[:3])
    finding = f"When was {shown}? {len(times)} times of reply can be read in more than one way, or not at all."
    formats = "Add `date_format` to the reader, such as `%d/%m/%Y %H:%M:%S` or `%m/%d/%Y %I:%M:%S %p`."
    return (*said, f"{finding} {formats}")
