"""What a checker says of the finished documents."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """A rule that is not kept, and where: `chapters/vision.html at 320 px, .num`."""

    rule: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.rule}]"


@dataclass(frozen=True)
class Account:
    """What one checker found, and in how much.

    `units`: pages, or documents. `rules`: its rules, where it counts them. `checks`: single comparisons with a rule.
    """

    checker: str
    version: str = ""
    units: int = 1
    rules: int = 0
    checks: int = 0
    findings: list[Finding] = field(default_factory=list)

    def __str__(self) -> str:
        looked = {"files": self.units, "rules": self.rules, "checks": self.checks}
        counts = ", ".join(f"{count:,} {name}" for name, count in looked.items() if count)
        return f"{self.checker} {self.version}".rstrip() + f": {len(self.findings)} findings in {counts}"
