"""Quarto's pages: only the faults of the frame are mended, and mending twice changes nothing more."""

from __future__ import annotations

import pytest
from statusreport.render.quarto_pages import mended

FAULTS = [
    ('<link href="a.css" append-hash="true" id="b">', '<link href="a.css" id="b">'),
    ('<div id="fig-x" class="c" alt="En &quot;søjle&quot;">', '<div id="fig-x" class="c">'),
    ('<button class="n" role="menu" aria-label="x">', '<button class="n" aria-label="x">'),
    ('<script id="s" type="application/javascript">', '<script id="s">'),
    ('<h1 class="title">Rapport</h1><h1>Indledning</h1>', '<p class="title">Rapport</p><h1>Indledning</h1>'),
    ('<nav class="navbar navbar-expand-lg ">', '<nav aria-label="Rapporten" class="navbar navbar-expand-lg ">'),
    ('<a class="text-start" role="navigation" aria-expanded="true">',
     '<a class="text-start" href="#quarto-sidebar" role="button" aria-expanded="true">'),
    ('<nav id="quarto-sidebar">', '<nav aria-label="Kapitler" id="quarto-sidebar">'),
    ('<nav class="quarto-page-breadcrumbs" aria-label="breadcrumb">',
     '<nav class="quarto-page-breadcrumbs" aria-label="Sti">'),
    ('<section role="doc-endnotes"><ol>', '<section role="doc-endnotes">\n<h2 class="visually-hidden">Noter</h2><ol>'),
    ('const icon = "\ue9cb";', 'const icon = "\\ue9cb";'),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), FAULTS)
def test_fault_is_mended_once(page, expected):
    assert mended(page) == expected
    assert mended(expected) == expected


@pytest.mark.parametrize(
    "page",
    [
        '<img alt="En søjle">',
        '<h1 class="title">Vision</h1>',
        '<h1 class="title">V</h1><img alt="<h1>x">',
        '<h1 data-number="1">Vision</h1>',
        '<a role="button">x</a>',
    ],
)
def test_everything_else_stays(page):
    assert mended(page) == page
