"""The manifest and what is made of it: the chain of steps, comparison and its reasons, the packet."""

from __future__ import annotations

import copy
import hashlib
import subprocess
import tarfile
from pathlib import Path

import pytest
from statusreport.edition.commit import read_commit
from statusreport.edition.comparison import compare, explain
from statusreport.edition.difference import difference
from statusreport.edition.manifest import Step, chain, check_unchanged, describe, read_manifest, write_manifest
from statusreport.edition.packet import last_packet, unpack, write_packet
from statusreport.edition.project import project_files
from statusreport.errors import ReportError

FACTS = {
    "edition": 2010,
    "config": {"edition": {"year": 2010, "previous_year": 2009}},
    "commit": {"id": None, "modified": []},
    "renderer": "embedded",
    "tools": {"python": "3.11.7"},
}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one raw file, a chapter and two steps: rows → numbers, numbers and chapter → page."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "data/raw/2010/rows.csv": "a;b\n1;2\n",
        "report/chapter.qmd": "Tal\n",
        "Snakefile": "rule all:\n",
        "data/processed/2010/indicators.json": "{}\n",
        "data/processed/2010/html/index.html": "<p>Tal</p>\n",
        "data/processed/2010/html/.snakemake_timestamp": "",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def _manifest(**facts: object):
    steps = [
        Step("render", ("data/processed/2010/indicators.json", "report/chapter.qmd"), ("data/processed/2010/html",)),
        Step("indicators", ("data/raw/2010/rows.csv",), ("data/processed/2010/indicators.json",)),
    ]
    published = {"html": "data/processed/2010/html", "indicators.json": "data/processed/2010/indicators.json"}
    return describe(steps, ["Snakefile"], published, FACTS | facts)


def test_every_input_and_output_stands_with_its_checksum(world: Path):
    manifest = _manifest()
    assert list(manifest["inputs"]) == ["Snakefile", "data/raw/2010/rows.csv", "report/chapter.qmd"]
    assert manifest["inputs"]["data/raw/2010/rows.csv"] == hashlib.sha256(b"a;b\n1;2\n").hexdigest()
    page = hashlib.sha256(b"<p>Tal</p>\n").hexdigest()
    assert manifest["published"]["html/index.html"] == {"sha256": page, "bytes": 11, "step": "render"}
    assert list(manifest["published"]) == ["html/index.html", "indicators.json"]  # and no marks of Snakemake


def test_the_chain_leads_from_a_published_file_to_its_raw_files(world: Path):
    manifest = _manifest()
    step = manifest["published"]["html/index.html"]["step"]
    assert chain(step, manifest["steps"]) == ["render", "indicators"]
    assert manifest["steps"]["render"]["raw"] == ["data/raw/2010/rows.csv"]


def test_a_manifest_is_read_as_it_was_written(world: Path):
    write_manifest(_manifest(), world / "manifest.json")
    assert read_manifest(world / "manifest.json") == _manifest()


@pytest.mark.parametrize("text", [None, "", "[]", '{"inputs": {}}'])
def test_what_is_no_manifest_is_said(tmp_path: Path, text: str | None):
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match="no manifest of an edition"):
        read_manifest(tmp_path / "manifest.json")


def test_equal_editions_are_identical_whatever_their_commit(world: Path):
    found = compare(_manifest(), _manifest(commit={"id": "abc", "modified": []}))
    assert found.same
    assert explain(found).startswith("Identical: all 2 published files")


def test_a_difference_is_led_back_to_the_step_and_the_input_that_changed(world: Path):
    before = _manifest()
    Path("data/raw/2010/rows.csv").write_text("a;b\n1;3\n", encoding="utf-8")
    Path("data/processed/2010/indicators.json").write_text("{1}\n", encoding="utf-8")
    Path("data/processed/2010/html/index.html").write_text("<p>Tal 3</p>\n", encoding="utf-8")
    found = compare(before, _manifest())
    assert found.published == {"html/index.html": "changed", "indicators.json": "changed"}
    assert found.origins["html/index.html"] == ["indicators"]  # render only made something of other numbers
    assert (
        "begins to differ at the step `indicators`: it read other files: data/raw/2010/rows.csv (changed)"
        in explain(found)
    )


def test_another_tool_is_named_where_the_files_are_the_same(world: Path):
    before = _manifest()
    after = copy.deepcopy(before)
    after["tools"]["python"] = "3.12.1"
    after["steps"]["render"]["outputs"]["data/processed/2010/html/index.html"] = "0"
    after["published"]["html/index.html"]["sha256"] = "0"
    said = explain(compare(before, after))
    assert "its files are the same, but tool python is not" in said
    assert "tool python: 3.11.7 → 3.12.1" in said


def test_files_that_come_and_go_are_named(world: Path):
    before, after = _manifest(), _manifest()
    after["published"]["new.pdf"] = after["published"].pop("indicators.json")
    assert compare(before, after).published == {"indicators.json": "missing", "new.pdf": "new"}


def test_the_commit_is_the_last_one_that_changed_an_input(world: Path):
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "Snakefile", "report"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], check=True)
    files = ["Snakefile", "report/chapter.qmd"]
    one = read_commit(files)
    Path("notes.txt").write_text("not an input\n", encoding="utf-8")
    for command in (["add", "notes.txt"], ["commit", "-qm", "two"]):
        subprocess.run([*git, *command], check=True)
    assert read_commit(files) == one
    assert one["modified"] == []
    Path("report/chapter.qmd").write_text("Tallene\n", encoding="utf-8")
    assert read_commit([*files, "data/raw/2010/rows.csv"])["modified"] == [
        "data/raw/2010/rows.csv",
        "report/chapter.qmd",
    ]


def test_outside_git_there_is_no_commit(world: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(world.parent))
    assert read_commit(["Snakefile"]) == {"id": None, "modified": []}


def _publish(world: Path) -> Path:
    folder = world / "report/_output/2010"
    (folder / "html").mkdir(parents=True, exist_ok=True)
    for name, source in {"html/index.html": "html/index.html", "indicators.json": "indicators.json"}.items():
        (folder / name).write_bytes(Path("data/processed/2010", source).read_bytes())
    write_manifest(_manifest(), folder / "manifest.json")
    return folder


def test_a_packet_holds_the_edition_and_its_inputs_and_nothing_of_where_it_was_packed(world: Path):
    archive = write_packet(world, _publish(world))
    with tarfile.open(archive) as tar:
        entries = tar.getmembers()
    assert {(e.mtime, e.uid, e.gid, e.uname, e.gname, e.mode) for e in entries} == {(0, 0, 0, "", "", 0o644)}
    names = [entry.name.partition("/")[2] for entry in entries]
    assert names == [
        "READ-ME-FIRST.txt",
        "Snakefile",
        "data/processed/2010/indicators.json",
        "data/raw/2010/rows.csv",
        "report/_output/2010/html/index.html",
        "report/_output/2010/indicators.json",
        "report/_output/2010/manifest.json",
        "report/chapter.qmd",
    ]
    assert last_packet(world, 2010) == archive


def test_a_packet_unpacks_to_a_project(world: Path, tmp_path: Path):
    project = unpack(write_packet(world, _publish(world)), tmp_path / "unpacked")
    assert (project / "data/raw/2010/rows.csv").read_text(encoding="utf-8") == "a;b\n1;2\n"


def test_an_edition_that_was_changed_since_is_not_packed(world: Path):
    folder = _publish(world)
    Path("report/chapter.qmd").write_text("Andre tal\n", encoding="utf-8")
    (folder / "html/index.html").unlink()
    with pytest.raises(ReportError) as caught:
        write_packet(world, folder)
    assert [problem.file for problem in caught.value.problems] == [
        "report/_output/2010/html/index.html",
        "report/chapter.qmd",
    ]
    assert not list(world.glob("packets/*.tar"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("../beside.txt", tarfile.REGTYPE), ("/tmp/elsewhere.txt", tarfile.REGTYPE), ("link", tarfile.SYMTYPE)],
)
def test_an_archive_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str, kind: bytes):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, "/etc/passwd" if kind == tarfile.SYMTYPE else ""
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        tar.addfile(entry)
    with pytest.raises(ReportError, match="no file of a packet"):
        unpack(tmp_path / "x.tar", tmp_path / "out")
    assert {path.name for path in tmp_path.rglob("*")} == {"x.tar"}


def test_what_is_no_packet_is_said(tmp_path: Path):
    (tmp_path / "x.tar").write_bytes(b"no archive")
    with pytest.raises(ReportError, match="cannot be unpacked"):
        unpack(tmp_path / "x.tar", tmp_path / "out")
    with pytest.raises(ReportError, match="there is no packet of 2010"):
        last_packet(tmp_path, 2010)


def test_project_files_are_those_that_a_build_needs(world: Path):
    for name in ("report/_output/2010/x.pdf", "workflow/__pycache__/x.pyc", "docs/page.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    assert project_files(world) == ["Snakefile", "report/chapter.qmd"]


@pytest.fixture
def no_diffoscope(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether or not this machine has it: what is shown without it."""
    monkeypatch.setattr("statusreport.edition.difference.shutil.which", lambda name: None)


@pytest.mark.usefixtures("no_diffoscope")
def test_a_difference_of_texts_shows_the_lines(tmp_path: Path):
    for name, text in {"a.html": "<p>202</p><p>same</p>", "b.html": "<p>201</p><p>same</p>"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = difference(tmp_path / "a.html", tmp_path / "b.html")
    assert "-<p>202</p>" in said
    assert "+<p>201</p>" in said
    assert "same" not in said


@pytest.mark.usefixtures("no_diffoscope")
def test_a_difference_of_bytes_shows_the_place(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\xff\x00\x01")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\xff\x00\x02")
    assert "byte 6 of 7 and 7" in difference(tmp_path / "a.png", tmp_path / "b.png")


@pytest.mark.usefixtures("no_diffoscope")
def test_a_difference_of_archives_names_the_part(tmp_path: Path):
    import zipfile

    for name, text in {"a.docx": "<w>202</w>", "b.docx": "<w>201</w>"}.items():
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(zipfile.ZipInfo("word/document.xml"), text)
    said = difference(tmp_path / "a.docx", tmp_path / "b.docx")
    assert "b.docx/word/document.xml" in said
    assert "+<w>201</w>" in said


def test_a_source_that_changed_during_the_run_stops_it_and_is_named():
    manifest = {"inputs": {"data/raw/2010/a.csv": "1", "data/raw/2010/b.csv": "2"}}
    check_unchanged({"data/raw/2010/a.csv": "1", "data/raw/2010/b.csv": "2"}, manifest)
    with pytest.raises(ReportError, match=r"^data/raw/2010/b.csv: the file changed while the report was being made"):
        check_unchanged({"data/raw/2010/a.csv": "1", "data/raw/2010/b.csv": "1"}, manifest)
