# What all stages share: the checked configuration, the folders, the tables, and the code that a step is made of.
import json
import os
import sys
import threading
from pathlib import Path

sys.dont_write_bytecode = True  # a build changes nothing beside what it makes, not even caches of code
sys.path.insert(0, "workflow")
# Snakemake loads pandas to compare parameters where it can import it, 0.3 s even with nothing to do. Ours are text and
# numbers, and the steps that need pandas are processes of their own (decision 30).
sys.modules.setdefault("pandas", None)

from snakemake.logging import logger
from statusreport import progress
from statusreport.alone import begin
from statusreport.catalogue import check_files, load, pseudonymises, raw_files
from statusreport.chapters.sources import folder_of, report_files
from statusreport.config import edition
from statusreport.errors import ReportError
from statusreport.figures.names import FIGURES
from statusreport.modules import modules_of
from statusreport.pseudonyms import fingerprint
from statusreport.published import published_as
from statusreport.render import resolve
from statusreport.tables.names import TABLES as GENERATED_TABLES
from statusreport.tidy import TABLES
from statusreport.trace.asked import check_declared
from statusreport.translation import SOURCE, catalogue_of

BUILDING = not workflow.output_settings.dryrun and "--lint" not in sys.argv
if BUILDING:
    progress.attach(logger)

# Steps run with this interpreter, in a world that is the same everywhere: no locale, time zone or hash seed of theirs.
shell.prefix(
    f"set -euo pipefail; export PATH='{Path(sys.executable).parent}':\"$PATH\" PYTHONPATH=workflow "
    "PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 PYTHONUTF8=1 LC_ALL=C.UTF-8 TZ=UTC MPLBACKEND=agg; "
)


def code(step):
    """The script of a step and every library module it uses: inputs, so that editing them re-runs the step."""
    return modules_of(Path(f"workflow/scripts/{step}.py"), Path("workflow"))


def messages(wildcards):
    """The catalogue of what the program says in a language; none for the language that it is written in."""
    return [] if wildcards.language == SOURCE else str(catalogue_of(wildcards.language))


def ledger(wildcards):
    """The ledger in a language: as it was computed, or its translation."""
    return f"{PROCESSED}/indicators.json" if wildcards.language == SOURCE else f"{SPOKEN}/indicators.json"


def written_numbers(wildcards):
    """What of the numbers in a language's chapters may be typed by hand."""
    return str(folder_of(Path("report"), wildcards.language) / "written-numbers.yaml")


def fail(error):
    """End with the message alone: a traceback is for faults of the program, not of its input."""
    print(error.message(), file=sys.stderr)
    os._exit(1)


def stop_waiting():
    """Let Snakemake end at once: it wakes its scheduler a second after each job, also after the last one."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.cancel()


INDICATOR = str(config.pop("indicator", ""))  # what `snakemake trace` asks for: no part of the edition
# What `snakemake inspect --config file=…` is told; the year's files need not be there, or in order, to look at one.
INSPECTED = {key: str(config.pop(key)) for key in ("file", "encoding", "delimiter", "sheet") if key in config}

try:
    HELD = begin() if BUILDING else None  # as long as this process lives
    EDITION = edition(config, Path("config.yaml"), Path("workflow/schemas/config.schema.yaml"), GENERATED_TABLES)
    ENGINE = resolve(EDITION.engine)
    YEARS = (EDITION.year, EDITION.previous_year)
    CATALOGUES = [] if INSPECTED else [load(f"data/raw/{year}/catalogue.yaml") for year in YEARS]
    for catalogue in CATALOGUES:
        check_files(catalogue)
    PSEUDONYMS = {str(c.year): fingerprint() if pseudonymises(c) else "" for c in CATALOGUES}
except ReportError as error:
    fail(error)

RAW_FILES = {str(year): [] for year in YEARS} | {str(c.year): raw_files(c) for c in CATALOGUES}
YEAR, PREVIOUS = EDITION.year, EDITION.previous_year
PROCESSED = f"data/processed/{YEAR}"
SPOKEN = f"{PROCESSED}/{{language}}"  # what is made once for each language, from the ledger on
# What the shells of those steps add, so that they speak it.
IN_LANGUAGE = "--language {wildcards.language} --messages {input.messages:q}"
OUTPUT = f"report/_output/{YEAR}"
LANGUAGES = EDITION.languages
TRANSLATED = [language for language in LANGUAGES if language != SOURCE]
FOR_LANGUAGE = " ({wildcards.language})" if len(LANGUAGES) > 1 else ""  # in what a step says while it runs


wildcard_constraints:
    year=r"\d{4}",
    language=r"[a-z]{2}",
