"""Rule cards: what each number rests on, for the reader who asks for it on a web page."""

import json
from pathlib import Path

from statusreport.step import run
from statusreport.trace.cards import cards, write_cards
from statusreport.trace.facts import code_version


def main(ledger: Path, computed_by: list[Path], cards_file: Path) -> None:
    """Write the card of every indicator; `computed_by` is the code between raw files and ledger."""
    write_cards(cards(json.loads(ledger.read_text(encoding="utf-8")), code_version(computed_by)), cards_file)


if __name__ == "__main__":
    run(main)
