"""What a build consists of, asked of Snakemake: commands in order, with the files each reads and makes.

Every contender runs these commands, so none does more or less than the workflow, today and after the next change.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.bench.measuring import python, run
from tools.bench.project import snakemake

_COMMAND = re.compile(r"^Shell command: (?:.*?; )?(python workflow/scripts/.*?)$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One job: its name, `script` with `arguments`, and files; a folder that it makes stands under `makes` itself."""

    name: str
    script: str
    arguments: tuple[str, ...]
    reads: tuple[str, ...]
    makes: tuple[str, ...]


def plan(project: Path) -> list[Step]:
    """The steps of a whole build of the project, each after those that it needs."""
    said = run([*snakemake(), "--forceall", "--dry-run", "--printshellcmds"], project, python(project)).said
    steps = parse(said)
    if not steps:
        raise RuntimeError(f"no commands could be read in what Snakemake printed:\n{said[-2000:]}")
    return steps


def parse(said: str) -> list[Step]:
    """The steps in what a dry run prints. The files of each come from the manifest's command, which lists them all."""
    commands = [shlex.split(found) for found in _COMMAND.findall(said)]
    words = [command[1 : next((i for i, w in enumerate(command) if w == "2>"), None)] for command in commands]
    options = {Path(script).stem: list(arguments) for script, *arguments in words}
    files = json.loads(_option(options["manifest"], "--steps"))
    files |= _last_steps(options, files)
    return [_step(script, arguments, files) for script, *arguments in words]


def write(steps: list[Step], path: Path) -> None:
    """The plan as a file that every contender can read without the project's tools."""
    path.write_text(json.dumps([asdict(step) for step in steps], ensure_ascii=False, indent=1), encoding="utf-8")


def _step(script: str, arguments: list[str], files: dict[str, dict[str, list[str]]]) -> Step:
    """The step that a command is: of those of its script, the one whose outputs it names, or the folders of these."""
    stem, said = Path(script).stem, set(arguments)

    def named(name: str) -> int:
        made = files[name]["outputs"]
        return len(said & ({*made} | {str(Path(path).parent) for path in made}))

    name = max((name for name in files if name.split()[0] == stem), key=named)
    return Step(name, script, tuple(arguments), tuple(files[name]["inputs"]), tuple(files[name]["outputs"]))


def _last_steps(
    options: dict[str, list[str]], files: dict[str, dict[str, list[str]]]
) -> dict[str, dict[str, list[str]]]:
    """The manifest and what publishes it stand in no manifest."""
    everything = sorted({path for step in files.values() for path in (*step["inputs"], *step["outputs"])})
    manifest = _option(options["manifest"], "--manifest")
    published = json.loads(_option(options["publish"], "--published"))
    return {
        "manifest": {"inputs": everything, "outputs": [manifest]},
        "publish": {"inputs": list(published.values()), "outputs": [_option(options["publish"], "--output")]},
    }


def _option(arguments: list[str], name: str) -> str:
    return arguments[arguments.index(name) + 1]
