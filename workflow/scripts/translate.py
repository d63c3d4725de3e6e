"""Rule translate: the ledger in another language, with the same exact values."""

import json
from pathlib import Path

from statusreport import declarations as declared
from statusreport.ledger_translation import translated_ledger
from statusreport.step import run


def main(ledger: Path, declarations: Path, schema: Path, translation: Path) -> None:
    """Print every number of the ledger anew, and translate its texts."""
    specs = declared.load(declarations, schema).data["indicators"]
    translated = translated_ledger(json.loads(ledger.read_text(encoding="utf-8")), specs)
    text = json.dumps(translated, ensure_ascii=False, indent=1)
    translation.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    run(main)
