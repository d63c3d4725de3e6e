"""One damaged file: read, and held against what it must be read as."""

from __future__ import annotations

import os
import signal
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

import pandas as pd
from statusreport.errors import ReportError
from statusreport.readers import READERS
from statusreport.readers.reading import Reading

from tools.fuzz.grids import Unreadable, text_grid, workbook_grid
from tools.fuzz.specimens import Facts, Refuse, Specimen
from tools.fuzz.surveys import STATUS

SECONDS = 10  # of the processors, so that what else the machine does says nothing of a file
PATIENCE = 180  # by the clock: what waits for ever takes no time of a processor


@dataclass(frozen=True)
class Outcome:
    """`kind`: "read", "refused", or what is wrong: "traceback", "hang", "wrong", "unclear"."""

    kind: str
    detail: str = ""
    seconds: float = 0.0

    @property
    def fine(self) -> bool:
        """Whether the file ended in a right reading or a clear message."""
        return self.kind in ("read", "refused")


class Hang(Exception):
    """Reading took too long."""


def check(specimen: Specimen, content: bytes, folder: Path, must_read: bool = False) -> Outcome:
    """Read these bytes in the place of the specimen's; `must_read`: a refusal is wrong, too."""
    source = _written(specimen, content, folder)
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(PATIENCE)
    started = _taken()
    try:
        kind, said = _outcome(specimen, content, READERS[source.reader["name"]](source))
    except ReportError as error:
        said = _unclear(error) or (f"refused what is sound: {error.message()}" if must_read else "")
        kind, said = "unclear" if said else "refused", said or error.message()
    except Hang:
        kind, said = "hang", f"after {PATIENCE} seconds by the clock"
    except Exception:
        kind, said = "traceback", traceback.format_exc()
    signal.alarm(0)
    seconds = _taken() - started
    return Outcome("hang" if seconds > SECONDS else kind, said, seconds)


def _outcome(specimen: Specimen, content: bytes, reading: Reading) -> tuple[str, str]:
    wrong = compare(specimen, content, reading)
    return "wrong" if wrong else "read", wrong


def _taken() -> float:
    """Processor seconds of this process and of those that it has waited for, such as the one that reads workbooks."""
    return sum(os.times()[:4])


def _hang(number: int, frame: FrameType | None) -> None:
    raise Hang


def _written(specimen: Specimen, content: bytes, folder: Path):
    file = folder / f"raw{specimen.suffix}"
    file.write_bytes(content)
    companions = {}
    for name, part in specimen.companions.items():
        companions[name] = str(folder / f"{name}.csv")
        Path(companions[name]).write_bytes(part)
    return replace(specimen.source, file=str(file), companions=companions)


def _unclear(error: ReportError) -> str:
    for problem in error.problems:
        if not (problem.file and problem.finding and problem.remedy):
            return f"a message lacks a part: {problem!r}"
    if any(character < " " and character != "\n" for character in error.message()):
        return f"a message steers the terminal: {error.message()!r}"
    return ""


def compare(specimen: Specimen, content: bytes, reading: Reading) -> str:
    """What is wrong with a reading; "" where nothing is. A value may be missing only where a finding says so."""
    try:
        grid = (
            text_grid(content, specimen.encoding, specimen.delimiter) if specimen.encoding else workbook_grid(content)
        )
        expected, rows_read = specimen.expected(grid)
    except (Unreadable, Refuse) as error:
        return f"a file was read that is none: {error}"
    remarks = int((reading.exclusions["reason"] == "remark").sum())  # may be a piece of a heading row
    if not 0 <= reading.rows_read - rows_read <= remarks:
        return f"{reading.rows_read} rows were read of {rows_read}"
    actual = facts(specimen, reading)
    expected = _with_status(expected) if specimen.source.reader["name"] == "surveyxact" else expected
    spoken = set(zip(reading.findings["sheet"], reading.findings["row"], strict=True))
    invented = [key for key, value in actual.items() if key not in expected or expected[key] != value]
    lost = [key for key in expected if key not in actual and key[:2] not in spoken]
    return "; ".join(
        [
            *(f"{key}: {actual[key]!r} instead of {expected.get(key)!r}" for key in invented[:3]),
            *(f"{key} is lost" for key in lost[:3]),
        ]
    )


def _with_status(expected: Facts) -> Facts:
    """The status that the one flag of five says; answers count only where somebody answered."""
    flags: dict[tuple[str, int], list[int]] = {}
    for (sheet, row, name), value in expected.items():
        if name.startswith("stato_") and value == "1":
            flags.setdefault((sheet, row), []).append(int(name[-1]))
    facts = {(*key, "status"): STATUS[places[0] - 1] for key, places in flags.items() if len(places) == 1}
    told = {key[:2] for key, status in facts.items() if status in ("partial", "completed")}
    answers = {key: value for key, value in expected.items() if not key[2].startswith("stato_") and key[:2] in told}
    return facts | answers


def facts(specimen: Specimen, reading: Reading) -> Facts:
    """(sheet, row, field) → value of a reading, missing values left out."""
    found: Facts = {}
    fields = {name for name, _ in specimen.fields.values()}
    if not specimen.source.survey:
        for row in reading.tables[specimen.source.table].to_dict("records"):
            for name in fields:
                if not pd.isna(row[name]):
                    value = row[name].date().isoformat() if isinstance(row[name], pd.Timestamp) else row[name]
                    found[row["sheet"], row["row"], name] = value
        return found
    for row in reading.tables["responses"].to_dict("records"):
        if not pd.isna(row["answer_code"]):
            several = row["question"] == "topics"
            name = f"{row['question']}={row['answer_code']}" if several else row["question"]
            value = True if several else row["answer_label"] if row["answer_code"] == "text" else row["answer_code"]
            sheet = row["sheet"] if specimen.suffix == ".xlsx" else ""
            found[sheet, row["row"], name] = value
    if specimen.source.reader["name"] == "surveyxact":
        for row in reading.tables["respondents"].dropna(subset="status").to_dict("records"):
            found[row["sheet"], row["row"], "status"] = row["status"]
    return found
