"""Small .docx packages put together part by part."""

import io
import zipfile

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "theme": "a:theme",
    "header": "w:hdr",
    "settings": "w:settings",
}
_RELATION = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)


def package(body, **parts):
    """A .docx with this body; `styles`, `numbering`, `theme`, `header` (with the id «h») and `settings` give the insides of other parts."""
    files = {"word/document.xml": f"<w:document {_DECLARED}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": _part(name, inner) for name, inner in parts.items()}
    related = "".join(_RELATION.format(name[0] if name == "header" else name, name, f"{name}.xml") for name in parts)
    files["word/_rels/document.xml.rels"] = _relations(related)
    files["_rels/.rels"] = _relations(_RELATION.format("d", "officeDocument", "word/document.xml"))
    return zipped(files)


def _part(name, inner):
    return f"<{_ROOTS[name]} {_DECLARED}>{inner}</{_ROOTS[name]}>"


def _relations(inner):
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def zipped(files):
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
