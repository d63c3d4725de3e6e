"""Which source files a step is made of, so that editing one re-runs exactly the steps that use it."""

from __future__ import annotations

from functools import cache
from modulefinder import ModuleFinder
from pathlib import Path


@cache
def modules_of(script: Path, root: Path) -> list[str]:
    """`script` and every module under `root` that it imports, directly or through others, lazily or not.

    Found by the standard library's ModuleFinder, which reads the imports out of the compiled code and runs nothing;
    modules outside `root` are the lock file's business.
    """
    finder = ModuleFinder(path=[str(root)])
    finder.run_script(str(script))
    files = [Path(module.__file__) for module in finder.modules.values() if module.__file__]
    # the finder makes paths absolute, but Snakemake would take a moved checkout for a changed one
    return sorted(str(path if path == script else root / path.relative_to(root.resolve())) for path in files)
