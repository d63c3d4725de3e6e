from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from snakemake_interface_logger_plugins.common import LogEvent
from statusreport.progress import CONSOLE, Progress, attach, failure


@pytest.fixture
def shown(capsys):
    """Send records (fields of each) through Progress; the lines on stderr."""

    def shown(*records):
        handler = Progress()
        for fields in records:
            fields = {"levelno": logging.INFO, "msg": ""} | fields
            handler.emit(logging.makeLogRecord(fields))
        captured = capsys.readouterr()
        assert captured.out == ""
        return captured.err.splitlines()

    return shown


def job(**fields):
    """What Snakemake logs when a job starts."""
    return {"event": LogEvent.JOB_INFO, "rule_name": "render", "rule_msg": None} | fields


TOTAL = {"event": LogEvent.RUN_INFO, "stats": {"total": 2, "render": 2}}


def test_each_job_is_one_line_that_says_which_of_how_many(shown):
    assert shown(TOTAL, job(rule_msg="Validating"), job(rule_msg="Rendering")) == [
        "[1/2] Validating",
        "[2/2] Rendering",
    ]


def test_a_job_without_a_message_is_called_by_its_rule(shown):
    assert shown(TOTAL, job()) == ["[1/2] render"]


def test_the_rest_of_snakemakes_account_is_not_shown(shown):
    assert shown({"msg": "Building DAG of jobs..."}, {"event": LogEvent.JOB_FINISHED, "msg": "Finished"}) == []


def test_errors_of_the_workflow_itself_are_shown(shown):
    assert shown({"levelno": logging.ERROR, "msg": "MissingInputException"}) == ["MissingInputException"]
    assert shown({"event": LogEvent.ERROR, "levelno": logging.ERROR, "msg": "Locked"}) == ["Locked"]


def test_a_failed_job_shows_the_message_of_its_log_and_where_the_log_is(shown, tmp_path):
    log = tmp_path / "validate.log"
    log.write_text("a.csv, row 2: broken date.\n", encoding="utf-8")
    error = {"event": LogEvent.JOB_ERROR, "levelno": logging.ERROR, "rule_name": "validate", "log": [str(log)]}
    assert shown(error) == ["", "a.csv, row 2: broken date.", "", f"The step `validate` stopped; its log is {log}"]


def test_a_failed_job_without_a_log_points_to_snakemakes(shown):
    error = {"event": LogEvent.JOB_ERROR, "levelno": logging.ERROR, "rule_name": "validate", "log": None}
    assert shown(error)[-1].startswith("The step `validate` stopped without a message: something outside ended it")
    assert shown(error)[-1].endswith("Snakemake's log is in .snakemake/log/")


def test_a_step_that_could_not_even_write_its_message_stopped_on_a_full_disk(shown, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    error = {"event": LogEvent.JOB_ERROR, "levelno": logging.ERROR, "rule_name": "validate", "log": None}
    assert shown(error)[-1] == "The step `validate` stopped: the disk is full. Free some space, then run again."


def test_empty_and_missing_logs_are_passed_over(tmp_path):
    logs = [tmp_path / name for name in ("missing.log", "empty.log", "full.log")]
    logs[1].write_text(" \n", encoding="utf-8")
    logs[2].write_bytes("hændelse\n".encode("cp1252"))  # another program's log need not be UTF-8
    assert failure("a", logs).splitlines()[1] == "h\ufffdndelse"
    assert failure("a", logs).endswith("full.log")


def test_progress_takes_the_place_of_the_console_handler_alone():
    logger = logging.Logger("test")
    console, file = logging.StreamHandler(), logging.NullHandler()
    console.name = CONSOLE
    logger.addHandler(console)
    logger.addHandler(file)
    attach(logger)
    assert console not in logger.handlers and file in logger.handlers
    assert [type(handler) for handler in logger.handlers].count(Progress) == 1


def test_without_a_console_handler_nothing_is_attached():
    logger = logging.Logger("test")
    attach(logger)
    assert logger.handlers == []


def test_the_command_of_a_failed_step_is_not_printed(capsys):
    handler = Progress()
    message = "RuleException:\nCalledProcessError …"
    handler.emit(logging.LogRecord("snakemake", logging.ERROR, "", 0, message, None, None))
    assert capsys.readouterr().err == ""


def test_a_reader_who_has_gone_does_not_end_the_thread_that_logs(monkeypatch):
    class Gone:
        def write(self, _: str) -> None:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stderr", Gone())
    record = logging.LogRecord("snakemake", logging.ERROR, "", 0, "something is wrong", None, None)
    Progress().emit(record)  # raises nothing: Snakemake's thread waits for the next record


def test_an_error_while_telling_is_told_and_does_not_end_the_thread_that_logs(capsys, tmp_path):
    (tmp_path / "step.log").mkdir()
    fields = {"event": "job_error", "rule_name": "ingest", "log": [str(tmp_path / "step.log")]}
    Progress().emit(logging.makeLogRecord(fields))
    assert "IsADirectoryError" in capsys.readouterr().err
