"""Bad input ends with one message that names the file, the place and the remedy, exit code 1, and nothing published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.projects import Checkout

REGISTRATIONS = "data/raw/2010/registrations/tilmeldinger.csv"
EVENTS = "data/raw/2010/registrations/arrangementer.csv"
REQUESTERS = "data/raw/2010/surveys/rekvirenter/dataset.csv"
ADVICE = "data/raw/2010/activity_logs/raadgivning.xlsx"


def _missing_file(checkout: Checkout) -> None:
    checkout.path(EVENTS).unlink()


def _missing_column(checkout: Checkout) -> None:
    checkout.replace(REGISTRATIONS, "Organisation;", "Organisationen;", "cp1252")


def _unknown_answer(checkout: Checkout) -> None:
    lines = checkout.path(REQUESTERS).read_text(encoding="cp1252").split("\n")
    row = next(index for index, line in enumerate(lines) if index and line.split(";")[0] == "1")
    lines[row] = "9" + lines[row][1:]
    checkout.path(REQUESTERS).write_text("\n".join(lines), encoding="cp1252", newline="")


def _broken_date(checkout: Checkout) -> None:
    lines = checkout.path(EVENTS).read_bytes().decode("cp1252").split("\r\n")
    lines[1] = lines[1].replace("-2010", "-20X0", 1)
    checkout.path(EVENTS).write_bytes("\r\n".join(lines).encode("cp1252"))


def _duplicate_key(checkout: Checkout) -> None:
    lines = checkout.path(EVENTS).read_bytes().decode("cp1252").split("\r\n")
    checkout.path(EVENTS).write_bytes("\r\n".join([*lines[:2], lines[1], *lines[2:]]).encode("cp1252"))


def _orphan(checkout: Checkout) -> None:
    checkout.replace(REGISTRATIONS, ";A10-01;", ";A10-99;", "cp1252")


def _not_a_workbook(checkout: Checkout) -> None:
    checkout.path(ADVICE).write_bytes(b"<html>Session expired</html>")


def _wrong_encoding(checkout: Checkout) -> None:
    text = checkout.path(REGISTRATIONS).read_bytes().decode("cp1252")
    checkout.path(REGISTRATIONS).write_bytes(text.encode("utf-16"))


def _unknown_config_key(checkout: Checkout) -> None:
    checkout.replace("config.yaml", "  engine:", "  enginee:")


def _unknown_indicator(checkout: Checkout) -> None:
    checkout.replace("report/chapters/resume.qmd", "num workshops_held", "num workshop_held")


def _unknown_table(checkout: Checkout) -> None:
    checkout.replace("report/indicators.yaml", "count: events", "count: event")


# what is broken: how, and what the message must say
FAULTS: dict[str, tuple[Callable[[Checkout], None], list[str]]] = {
    "missing file": (_missing_file, [EVENTS, "catalogue.yaml"]),
    "missing column": (_missing_column, [REGISTRATIONS, "`Organisation`", "`Organisationen`"]),
    "unknown answer code": (_unknown_answer, [REQUESTERS, "s_1", "9"]),
    "broken date": (_broken_date, [EVENTS, "row 2", "Dato"]),
    "duplicate key": (_duplicate_key, [EVENTS, "row 3", "Remove one of the rows"]),
    "reference to no row": (_orphan, [REGISTRATIONS, "A10-99", "row 2"]),
    "workbook that is not one": (_not_a_workbook, [ADVICE, "workbook"]),
    "wrong encoding": (_wrong_encoding, [REGISTRATIONS, "encoding"]),
    "unknown key in the configuration": (_unknown_config_key, ["config.yaml", "(report.enginee)", "`engine`"]),
    "unknown indicator in a chapter": (_unknown_indicator, ["resume.qmd", "line 3", "`workshops_held`"]),
    "unknown table in a declaration": (_unknown_table, ["report/indicators.yaml", "workshops_held", "`events`"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_bad_input_ends_with_one_message_and_no_result(fresh: Checkout, name: str):
    break_it, said = FAULTS[name]
    break_it(fresh)
    run = fresh.snakemake()
    assert run.returncode == 1
    for part in said:
        assert part in run.stderr
    assert "Traceback" not in run.stderr
    assert not fresh.path("report/_output").exists()


def test_the_last_good_edition_stays_when_a_build_fails(built: Checkout):
    document = built.path("report/_output/2010/statusrapport-2010.pdf")
    before = document.read_bytes()
    _broken_date(built)
    assert built.snakemake().returncode == 1
    assert document.read_bytes() == before
