"""Builds the project in worlds that differ and compares every published byte: `python -m tools.variations [NAME …]`.

Without names all variations run, one build each, against a build in an ordinary world. The clock of the steps is moved
by libfaketime where it is installed (Debian: `apt install faketime`), the locale is made by localedef where the C
library's sources of locales are; what cannot be varied here is said, never passed over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from statusreport.edition.comparison import compare, explain
from statusreport.edition.difference import difference
from statusreport.edition.manifest import NAME, Manifest, read_manifest

ROOT = Path(__file__).resolve().parent.parent
A_YEAR_LATER = "+400d"
SHOWN = 5  # files whose differences are shown


@dataclass(frozen=True)
class Variation:
    """One world: what differs from the ordinary one."""

    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "project"
    umask: int = 0o022
    cores: int = 2
    clock: str = ""
    locale: str = "C"
    user: bool = False


VARIATIONS = {
    "clock": Variation(clock=A_YEAR_LATER),
    "time zone": Variation(environment={"TZ": "Pacific/Auckland"}),
    "locale da_DK": Variation(locale="da_DK"),
    "locale tr_TR": Variation(locale="tr_TR"),
    "umask": Variation(umask=0o077),
    "user": Variation(user=True),
    "folder": Variation(folder="Årsrapport på æ ø å/en mappe"),
    "cores": Variation(cores=1),
    "hash seed": Variation(environment={"PYTHONHASHSEED": "77"}),
    "all at once": Variation(
        environment={"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "77"},
        folder="Årsrapport på æ ø å/en mappe", umask=0o077, cores=1, clock=A_YEAR_LATER, locale="tr_TR", user=True,
    ),
}  # fmt: skip


def libfaketime() -> Path | None:
    """The library that moves the clock of a program that is linked with the C library."""
    named = [Path(os.environ["LIBFAKETIME"])] if "LIBFAKETIME" in os.environ else []
    found = [*named, *Path("/usr/lib").glob("**/faketime/libfaketimeMT.so.1")]
    return next((path for path in found if path.is_file()), None)


def lacking(variation: Variation) -> list[str]:
    """What of a variation cannot be had on this machine."""
    checks = {
        "another clock (libfaketime)": not variation.clock or libfaketime() is not None,
        "another locale (localedef)": variation.locale == "C" or shutil.which("localedef") is not None,
        "another user (unshare)": not variation.user or _unshares(),
    }
    return [name for name, had in checks.items() if not had]


def _unshares() -> bool:
    command = ["unshare", "--user", "--map-user=1234", "true"]
    return shutil.which("unshare") is not None and subprocess.run(command, capture_output=True).returncode == 0


def build(project: Path, variation: Variation, scratch: Path, options: Iterable[str] = ()) -> None:
    """Build `project` in the world of a variation; `scratch` takes what that needs. Raises CalledProcessError."""
    without = set(lacking(variation))
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", **variation.environment}
    if variation.locale != "C":
        environment |= _locale(variation.locale, scratch)
    if variation.clock and not any("clock" in what for what in without):
        environment["BASH_ENV"] = str(_clock(variation.clock, scratch))
    command = [sys.executable, "-m", "snakemake", "--cores", str(variation.cores), *options]
    if variation.user and not any("user" in what for what in without):
        environment |= {"LOGNAME": "sigrid", "USER": "sigrid", "HOME": str(scratch / "nowhere")}
        command = ["unshare", "--user", "--map-user=1234", "--map-group=1234", *command]
    run = subprocess.run(
        command, cwd=project, env=environment, umask=variation.umask, capture_output=True, text=True, errors="replace"
    )
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command, run.stdout, run.stderr)


def _locale(name: str, scratch: Path) -> dict[str, str]:
    """A locale that the C library finds; made in `scratch`, since machines seldom have it."""
    folder = scratch / "locales"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], capture_output=True)
    return {"LOCPATH": str(folder), "LC_ALL": f"{name}.UTF-8", "LANG": f"{name}.UTF-8"}


def _clock(offset: str, scratch: Path) -> Path:
    """What every step sources before it runs: the steps' clock moves, Snakemake's own waiting does not suffer."""
    script = scratch / "clock.sh"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"export LD_PRELOAD={libfaketime()} FAKETIME='{offset}' NO_FAKE_STAT=1\n", encoding="utf-8")
    return script


def differences(before: Path, after: Path) -> str:
    """What differs between the editions in two published folders, with the first lines of it; "" for nothing."""
    old, new = (read_manifest(folder / NAME) for folder in (before, after))
    found = compare(old, new)
    on_the_way = _steps(old, new)
    if found.same and not on_the_way:
        return ""
    parts = [difference(before / n, after / n) for n, state in found.published.items() if state == "changed"]
    return "\n\n".join([explain(found, ("the first build", "the second build")), *on_the_way[:SHOWN], *parts[:SHOWN]])


def _steps(old: Manifest, new: Manifest) -> list[str]:
    """The files on the way that differ, a line each."""
    pairs = [(name, old["steps"][name]["outputs"], step["outputs"]) for name, step in new["steps"].items()]
    return [f"{name}: {file}" for name, was, now in pairs for file in sorted(now) if was.get(file) != now[file]]


def main() -> None:
    """Build in every world that is asked for and say what differs."""
    names = sys.argv[1:] or list(VARIATIONS)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        first = _clone(Path(folder) / "first" / "project")
        build(first, Variation(), Path(folder))
        for number, name in enumerate(names):
            variation = VARIATIONS[name]
            project = _clone(Path(folder) / str(number) / variation.folder)
            build(project, variation, Path(folder) / str(number))
            said = differences(_published(first), _published(project))
            missing = f" (not varied here: {', '.join(lacking(variation))})" if lacking(variation) else ""
            print(f"{name}: {'DIFFERENT' if said else 'identical'}{missing}\n{said}".rstrip(), flush=True)
            failed |= bool(said)
            shutil.rmtree(Path(folder) / str(number))
    sys.exit(failed)


def _clone(target: Path) -> Path:
    """A clean clone of the commit that is checked out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "clone", "--quiet", ROOT, target], check=True)
    return target


def _published(project: Path) -> Path:
    return next(project.glob(f"report/_output/*/{NAME}")).parent


if __name__ == "__main__":
    main()
