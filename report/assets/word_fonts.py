"""The house font inside a Word file, as few have it on their machine."""

import io
import uuid
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from docx.oxml.ns import nsdecls
from make_fonts import cut_font

FONT, FALLBACK = "Source Sans Pro", "Calibri"
EMBEDDED = {"Regular": "Regular", "Bold": "Bold", "Italic": "It", "BoldItalic": "BoldIt"}
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODTTF = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
ADDED = {
    "[Content_Types].xml": (b"<Default ", ODTTF + b"<Default ", 1),
    "word/settings.xml": (b"<w:embedSystemFonts/>", b"<w:embedTrueTypeFonts/><w:saveSubsetFonts/>", 1),
}


def obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    """A font as a document holds it: the first 32 bytes crossed with the key (ECMA-376, part 4, font embedding)."""
    mask = key.bytes[::-1] * 2
    return bytes(one ^ other for one, other in zip(font[:32], mask, strict=True)) + font[32:]


def read_font(style: str) -> bytes:
    """One style, cut to the letters of European text."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "font.ttf"
        cut_font(style, target)
        return target.read_bytes()


def embedded_fonts() -> dict[str, bytes]:
    """The house font in the package: its files, how they are found, and the table that names them."""
    entries, relations, parts = "", "", {}
    for number, (kind, style) in enumerate(EMBEDDED.items(), start=1):
        key = uuid.uuid5(uuid.NAMESPACE_DNS, f"{FONT} {style}")
        parts[f"word/fonts/font{number}.odttf"] = obfuscated(read_font(style), key)
        entries += f'<w:embed{kind} r:id="rId{number}" w:fontKey="{{{str(key).upper()}}}"/>'
        relations += f'<Relationship Id="rId{number}" Type="{OFFICE}/font" Target="fonts/font{number}.odttf"/>'
    parts["word/_rels/fontTable.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'.encode()
    font = f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:family w:val="swiss"/>{entries}</w:font>'
    parts["word/fontTable.xml"] = f"<w:fonts {nsdecls('w', 'r')}>{font}</w:fonts>".encode()
    return parts


def with_fonts(data: bytes) -> bytes:
    """The same package without timestamps, and with the house font."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | embedded_fonts()
        for name in ("[Content_Types].xml", "word/settings.xml"):
            parts[name] = parts[name].replace(*ADDED[name])
        for name in sorted(parts):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
