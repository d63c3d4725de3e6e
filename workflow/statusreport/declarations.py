"""YAML files that people write (config, catalogue, indicators …), checked against a JSON schema with line numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from statusreport.errors import Problem, ReportError, did_you_mean

Key = str | int


@dataclass(frozen=True)
class Declaration:
    """A checked YAML file: `data` as plain dicts and lists; `line` finds where an entry stands."""

    path: str
    data: Any
    lines: dict[tuple[Key, ...], int] = field(repr=False)

    def line(self, *keys: Key) -> int:
        """Line of the entry under `keys`, or of its nearest parent that has one."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1

    def problem(self, keys: tuple[Key, ...], finding: str, remedy: str) -> Problem:
        """A problem placed at the entry under `keys`."""
        return Problem(self.path, _place(self.line(*keys), keys), finding, remedy)


def load(path: str | Path, schema_path: str | Path) -> Declaration:
    """Read `path` and check it against the JSON schema (itself YAML) in `schema_path`.

    Raises ReportError with every violation: file, line, entry, what is allowed, and for an unknown key the nearest.
    """
    return check(parse(path), yaml.load(Path(schema_path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def parse(path: str | Path) -> Declaration:
    """Read a YAML file without checking its content.

    Raises ReportError where it is missing, is not UTF-8, is not YAML or says one key twice.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        raise ReportError.one(path, "", "the file does not exist", "Create it, or correct the path") from None
    except OSError as error:
        raise ReportError.one(path, "", f"this cannot be read: {error.strerror}", "Put a readable file there") from None
    except UnicodeDecodeError as error:
        place = f"line {error.object.count(10, 0, error.start) + 1}"  # 10 is the byte of a line's end
        raise ReportError.one(path, place, "the file is not UTF-8", "Save it with the encoding UTF-8") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # the last two: a 30 February, a list in itself
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        finding = f"this is not valid YAML: {getattr(error, 'problem', None) or error}"
        raise ReportError.one(path, place, finding, "Check indentation, quotes and colons near that line") from None
    if root is None:
        raise ReportError.one(path, "", "the file is empty", "Restore it, or write what it declares")
    lines: dict[tuple[Key, ...], int] = {}
    problems: list[Problem] = []
    _walk(root, (), lines, problems, str(path))
    if problems:
        raise ReportError(problems)
    return Declaration(str(path), data, lines)


def check(declaration: Declaration, schema: dict[str, Any]) -> Declaration:
    """The declaration itself, if its data fit the schema; else ReportError with every violation."""
    from jsonschema import Draft202012Validator

    errors = sorted(Draft202012Validator(schema).iter_errors(declaration.data), key=lambda e: list(map(str, e.path)))
    if errors:
        raise ReportError([problem for error in errors for problem in _explain(declaration, error)])
    return declaration


def _walk(
    node: yaml.Node, keys: tuple[Key, ...], lines: dict, problems: list[Problem], path: str, above: tuple[int, ...] = ()
) -> None:
    line = node.start_mark.line + 1
    lines.setdefault(keys, line)
    if id(node) in above:
        problems.append(
            Problem(path, _place(line, keys), "the entry contains itself", "Write it out without the alias")
        )
        return
    above = (*above, id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*keys, key.value)
            if inner in lines:
                finding = f"the key `{key.value}` stands twice (first on line {lines[inner]})"
                problems.append(Problem(path, _place(key.start_mark.line + 1, inner), finding, "Remove one of them"))
                continue
            lines[inner] = key.start_mark.line + 1
            _walk(value, inner, lines, problems, path, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*keys, index), lines, problems, path, above)


def _explain(declaration: Declaration, error: Any) -> list[Problem]:
    keys = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        allowed = error.schema.get("properties", {})
        unknown = [key for key in error.instance if key not in allowed]
        return [
            declaration.problem((*keys, key), f"unknown key `{key}`", did_you_mean(str(key), allowed))
            for key in unknown
        ]
    if error.validator == "required":
        missing = error.message.split("'")[1]
        return [declaration.problem(keys, f"the key `{missing}` is missing", f"Add `{missing}:`")]
    if error.validator in ("oneOf", "anyOf"):
        return _explain_choice(declaration, error, keys)
    if error.validator is None:  # the schema says `false`: a key that the others leave no meaning
        return [declaration.problem(keys, f"`{keys[-1]}` has no meaning here", "Remove it")]
    if error.validator == "enum":
        near = did_you_mean(str(error.instance), error.validator_value)
        allowed = "Allowed: " + ", ".join(f"`{value}`" for value in error.validator_value)
        remedy = f"{near} {allowed}" if near.endswith("?") else allowed
        return [declaration.problem(keys, f"`{error.instance}` is not allowed here", remedy)]
    if error.validator == "type" and isinstance(error.instance, bool):
        finding = f"YAML reads this as {str(error.instance).lower()}, not as text"
        return [declaration.problem(keys, finding, 'Put it in quotes, such as "yes" or "no"')]
    return [declaration.problem(keys, error.message, error.schema.get("description", "Correct the value"))]


def _explain_choice(declaration: Declaration, error: Any, keys: tuple[Key, ...]) -> list[Problem]:
    options = error.validator_value
    if not all("required" in option for option in options):
        if isinstance(error.instance, dict) or "description" not in error.schema:
            best = max(error.context, key=lambda e: (len(e.absolute_path), -e.schema_path[0]))
            inner = _explain(declaration, best)
            described = error.schema.get("description", inner[0].remedy)
            return [declaration.problem(keys, problem.finding, described) for problem in inner]
        return [declaration.problem(keys, error.message, error.schema["description"])]
    kinds = [option["required"][0] for option in options]
    said = [kind for kind in kinds if kind in error.instance]
    if not said:
        remedy = "Write exactly one of " + ", ".join(f"`{kind}`" for kind in kinds)
        return [declaration.problem(keys, "it does not say what to compute", remedy)]
    if len(said) > 1:
        finding = " and ".join(f"`{kind}`" for kind in said) + " exclude each other"
        return [declaration.problem(keys, finding, "Keep one of them")]
    chosen = kinds.index(said[0])
    missing = [f"`{key}`" for key in options[chosen]["required"] if key not in error.instance]
    if missing:
        finding = f"`{said[0]}` also needs {' and '.join(missing)}"
        return [declaration.problem(keys, finding, f"Add {' and '.join(missing)}")]
    broken = [inner for inner in error.context if inner.schema_path[0] == chosen]
    return [problem for inner in broken for problem in _explain(declaration, inner)]


def _place(line: int, keys: tuple[Key, ...]) -> str:
    entry = ".".join(str(key) for key in keys)
    return f"line {line} ({entry})" if entry else f"line {line}"
