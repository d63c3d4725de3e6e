from __future__ import annotations

from modulefinder import ModuleFinder
from pathlib import Path

import pytest
from statusreport.modules import modules_of

from tests.projects import ROOT


@pytest.fixture
def library(tmp_path):
    """A package of four modules: `a` imports `b`, lazily `c`; nobody imports `d`."""
    package = tmp_path / "library"
    (package / "sub").mkdir(parents=True)
    texts = {
        "__init__.py": "",
        "a.py": "import json\nfrom library import b\n\n\ndef lazily():\n    from library.sub.c import x\n",
        "b.py": "raise RuntimeError('reading imports runs nothing')\n",
        "sub/__init__.py": "",
        "sub/c.py": "x = 1\n",
        "d.py": "",
    }
    for name, text in texts.items():
        (package / name).write_text(text, encoding="utf-8")
    return tmp_path


def used(root, script):
    """The modules of a script, relative to the root."""
    path = root / "step.py"
    path.write_text(script, encoding="utf-8")
    return [Path(module).relative_to(root).as_posix() for module in modules_of(path, root)]


def test_a_step_is_made_of_its_script_and_everything_it_imports_lazily_or_not(library):
    assert used(library, "from library.a import lazily\n") == [
        "library/__init__.py",
        "library/a.py",
        "library/b.py",
        "library/sub/__init__.py",
        "library/sub/c.py",
        "step.py",
    ]


def test_modules_that_are_not_imported_and_those_of_other_packages_are_left_out(library):
    assert used(library, "import json, pandas\nfrom library import d\n") == [
        "library/__init__.py",
        "library/d.py",
        "step.py",
    ]


def test_paths_stay_relative_to_where_the_workflow_runs(library, monkeypatch):
    (library / "step.py").write_text("import library.d\n", encoding="utf-8")
    monkeypatch.chdir(library.parent)
    root = Path(library.name)  # as in `workflow/scripts/render.py`: the same in every checkout
    expected = [root / "library/__init__.py", root / "library/d.py", root / "step.py"]
    assert modules_of(root / "step.py", root) == [str(path) for path in expected]


@pytest.mark.parametrize(
    "line",
    [
        "from library import (\n    b,  # lazily, not (d)\n)",
        "from library import b as other, json",
        "import json, library.b",
        "from library.b import x",
        "try:\n    import library.b\nexcept ImportError:\n    pass",
    ],
)
def test_every_way_of_writing_an_import_is_seen(library, line):
    assert used(library, line + "\n") == ["library/__init__.py", "library/b.py", "step.py"]


@pytest.mark.parametrize("script", sorted((ROOT / "workflow" / "scripts").glob("*.py")), ids=lambda path: path.stem)
def test_what_is_found_by_form_is_what_the_compiler_finds(script):
    root = ROOT / "workflow"
    finder = ModuleFinder(path=[str(root)])
    finder.run_script(str(script))
    assert modules_of(script, root) == sorted(m.__file__ for m in finder.modules.values() if m.__file__)
