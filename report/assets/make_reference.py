"""Make reference.docx: the house styles, page and running head of the Word report, on pandoc's default document.

The house font lies in it, as few have it on their machine. Run after a change here; the result is committed, so that
a build need not repeat it. Deterministic.
"""

import io
import subprocess
from pathlib import Path

import docx
import pypandoc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from word_fonts import FONT, with_fonts

SIZE = 11.5
INK, MUTED, ACCENT, LINE, SURFACE = "1B1F24", "57606A", "1F4E79", "C9D1DA", "F3F6F9"

# style: size, colour, bold, italic, space before, space after (points), kept with the next paragraph
STYLES = {
    "Normal": (SIZE, INK, False, False, 0, 0, False),
    "Body Text": (SIZE, INK, False, False, 7, 3, False),
    "First Paragraph": (SIZE, INK, False, False, 7, 3, False),
    "Compact": (SIZE, INK, False, False, 2, 2, False),
    "Table Text": (SIZE, INK, False, False, 2, 2, False),
    "Title": (32, ACCENT, True, False, 210, 4, True),
    "Subtitle": (18, ACCENT, False, False, 0, 150, True),
    "Author": (12, INK, True, False, 0, 2, False),
    "Date": (12, MUTED, False, False, 0, 0, False),
    "TOC Heading": (21, ACCENT, True, False, 0, 12, True),
    "Heading 1": (21, ACCENT, True, False, 28, 10, True),
    "Heading 2": (14.5, ACCENT, True, False, 18, 6, True),
    "Heading 3": (11.5, INK, True, False, 13, 4, True),
    "Heading 4": (11, INK, True, True, 11, 3, True),
    "Block Text": (11, INK, False, True, 6, 8, False),
    "Footnote Text": (9, INK, False, False, 0, 2, False),
    "Table Caption": (9.5, MUTED, False, False, 14, 5, True),
    "Image Caption": (9.5, MUTED, False, False, 14, 5, True),
    "Captioned Figure": (11, INK, False, False, 0, 4, True),
    "Figure": (11, INK, False, False, 0, 4, True),
    "Figure Note": (9, MUTED, False, False, 0, 14, False),
    "Bibliography": (11, INK, False, False, 0, 5, False),
    "Definition Term": (11, INK, True, False, 6, 0, True),
    "Definition": (11, INK, False, False, 0, 5, False),
    "Callout Title": (11, ACCENT, True, False, 10, 0, True),
    "Callout": (11, INK, False, False, 0, 12, False),
    "toc 1": (10.5, INK, True, False, 4, 1, False),
    "toc 2": (10, MUTED, False, False, 0, 0, False),
    "header": (8.5, MUTED, False, False, 0, 0, False),
    "footer": (9, MUTED, False, False, 0, 0, False),
}
INDENTS = {"Block Text": 0.7, "Definition": 0.7, "toc 2": 0.6, "Callout": 0.3, "Callout Title": 0.3}
# Styles of table cells and what they are based on say nothing of letters: it would win over the table's own style.
CELL_STYLES = ("Normal", "Body Text", "First Paragraph", "Compact", "Table Text")
TEXT_WIDTH = Cm(13.8)


def set_font(style, size: float, colour: str, bold: bool, italic: bool) -> None:
    """The style's letters; the theme's fonts are taken out, they would win."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    if style.name in CELL_STYLES:
        return
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)


def set_style(document, name: str, values: tuple) -> None:
    """One row of STYLES as a paragraph style."""
    size, colour, bold, italic, before, after, keep = values
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style = document.styles[name]
    set_font(style, size, colour, bold, italic)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    layout.line_spacing = 1.1 if size > 11 else 1.2
    layout.left_indent = Cm(INDENTS.get(name, 0))
    layout.alignment = 0
    layout.widow_control = True
    layout.keep_together = name == "Table Text"  # a table's cell is not torn over two pages


def divide_words(document) -> None:
    """Words are divided in the columns of tables, which are narrow, and nowhere else."""
    for name in set(STYLES) - {"Normal", "Table Text"}:
        spacing = document.styles[name].element.pPr.find(qn("w:spacing"))
        spacing.addprevious(OxmlElement("w:suppressAutoHyphens"))
    document.settings.element.find(qn("w:defaultTabStop")).addnext(OxmlElement("w:autoHyphenation"))


def mark_callouts(document) -> None:
    """A bar at the left and a tint behind callouts; one block, though of two styles."""
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SURFACE}"/>'
    for name in ("Callout Title", "Callout"):
        anchor = document.styles[name].element.pPr.find(qn("w:spacing"))
        for xml in (border, shade):
            anchor.addprevious(parse_xml(xml))


def set_table_style(document) -> None:
    """Rules above and below, a thin one between rows, a coloured bold head that repeats on each page."""
    style = document.styles["Table"].element
    for old in style.findall(qn("w:tblStylePr")) + style.findall(qn("w:tblPr")):
        style.remove(old)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"'
    widths = {"top": 30, "left": 60, "bottom": 30, "right": 60}
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths.items())
    parts = (
        '<w:rPr {ns}><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>',
        f'<w:tblPr {{ns}}><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders><w:top {strong}/><w:bottom {rule}/>'
        f"<w:insideH {rule}/></w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>",
        "<w:trPr {ns}><w:cantSplit/></w:trPr>",
        f'<w:tblStylePr {{ns}} w:type="firstRow"><w:pPr><w:suppressAutoHyphens/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{ACCENT}"/></w:rPr>'
        f'<w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
    )
    for xml in parts:
        style.append(parse_xml(xml.format(ns=nsdecls("w"))))


def add_field(paragraph, code: str) -> None:
    """A field that Word fills in, such as the page number."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def set_page(document) -> None:
    """A4, the margins of the PDF, a running head and the page number; neither on the cover."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.6)
    section.top_margin, section.bottom_margin = Cm(2.9), Cm(2.6)
    section.header_distance = section.footer_distance = Cm(1.4)
    section.different_first_page_header_footer = True
    (head,), (foot,) = section.header.paragraphs, section.footer.paragraphs
    for paragraph, style in ((head, "header"), (foot, "footer")):
        paragraph.style = document.styles[style]
        paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    add_field(head, "TITLE")
    head.add_run("\t")
    add_field(head, 'STYLEREF "Heading 1"')
    foot.add_run("\t")
    add_field(foot, "PAGE")


def set_defaults(document) -> None:
    """Font, size and colour of the whole document."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        if child.tag != qn("w:lang"):
            defaults.remove(child)
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    half_points = str(round(SIZE * 2))
    sizes = [f'<w:{name} {nsdecls("w")} w:val="{half_points}"/>' for name in ("sz", "szCs")]
    for xml in reversed([fonts, f'<w:color {nsdecls("w")} w:val="{INK}"/>', *sizes]):
        defaults.insert(0, parse_xml(xml))


def set_language(document) -> None:
    """Danish for the proofing tools and for numbers."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "da-DK")
        language.set(qn("w:eastAsia"), "da-DK")
    settings = document.settings.element
    for name, value in {"w:themeFontLang": "da-DK", "w:decimalSymbol": ",", "w:listSeparator": ";"}.items():
        settings.find(qn(name)).set(qn("w:val"), value)


def set_small_styles(document) -> None:
    """Links as large as the text around them, numbers that look like it too, contents with dotted leaders, alone."""
    link = document.styles["Hyperlink"]
    set_font(link, SIZE, ACCENT, False, False)
    link.font.size = None
    document.styles.add_style("Report Number", WD_STYLE_TYPE.CHARACTER)
    document.styles["TOC Heading"].paragraph_format.page_break_before = True
    for name in ("toc 1", "toc 2"):
        document.styles[name].paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, 1)


CHANGES = (set_defaults, divide_words, mark_callouts, set_table_style, set_small_styles, set_page, set_language)


def reference_document() -> bytes:
    """pandoc's default reference document in the house style."""
    pandoc = pypandoc.get_pandoc_path()
    default = subprocess.run([pandoc, "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    document = docx.Document(io.BytesIO(default.stdout))
    for name, values in STYLES.items():
        set_style(document, name, values)
    for change in CHANGES:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return with_fonts(out.getvalue())


if __name__ == "__main__":
    (Path(__file__).parent / "reference.docx").write_bytes(reference_document())
