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
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise ReportError.one(path, place, "the file is not UTF-8", "Save it with the encoding UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        finding = f"this is not valid YAML: {getattr(error, 'problem', None) or 'unreadable'}"
        raise ReportError.one(path, place, finding, "Check indentation, quotes and colons near that line") from None
    lines: dict[tuple[Key, ...], int] = {}
    problems: list[Problem] = []
    if root is not None:
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


def _walk(node: yaml.Node, keys: tuple[Key, ...], lines: dict, problems: list[Problem], path: str) -> None:
    lines.setdefault(keys, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*keys, key.value)
            if inner in lines:
                finding = f"the key `{key.value}` stands twice (first on line {lines[inner]})"
                problems.append(Problem(path, _place(key.start_mark.line + 1, inner), finding, "Remove one of them"))
            lines[inner] = key.start_mark.line + 1
            _walk(value, inner, lines, problems, path)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*keys, index), lines, problems, path)


def _explain(declaration: Declaration, error: Any) -> list[Problem]:
    keys = tuple(str(k) if isinstance(k, str) else k for k in error.absolute_path)
    if error.validator == "additionalProperties":
        allowed = error.schema.get("properties", {})
        return [
            declaration.problem((*keys, key), f"unknown key `{key}`", did_you_mean(str(key), allowed))
            for key in error.instance
            if key not in allowed
        ]
    if error.validator == "required":
        missing = error.message.split("'")[1]
        return [declaration.problem(keys, f"the key `{missing}` is missing", f"Add `{missing}:`")]
    if error.validator in ("oneOf", "anyOf") and error.context:
        best = min(error.context, key=lambda e: (-len(e.absolute_path), str(e.schema_path)))
        return _explain(declaration, best)
    if error.validator == "enum":
        remedy = f"{did_you_mean(str(error.instance), error.validator_value)}. " if error.instance else ""
        allowed = ", ".join(f"`{value}`" for value in error.validator_value)
        return [declaration.problem(keys, f"`{error.instance}` is not allowed here", f"{remedy}Allowed: {allowed}")]
    return [declaration.problem(keys, error.message, error.schema.get("description", "Correct the value"))]


def _place(line: int, keys: tuple[Key, ...]) -> str:
    entry = ".".join(str(key) for key in keys)
    return f"line {line} ({entry})" if entry else f"line {line}"
