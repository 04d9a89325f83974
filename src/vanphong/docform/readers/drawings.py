"""Lines, shapes and pictures of a .docx: DrawingML (`w:drawing`) and the older VML (`w:pict`), with the text boxes inside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from vanphong.docform.model import DrawnKind
from vanphong.docform.readers.properties import W, colour, points

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
EMU = 12700.0
_LINES = {"line", "straightConnector1", "lineInv"}
_CONNECTORS = {"#_x0000_t32", "#_x0000_t20"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, where the file puts it, and its text box if it has one."""

    kind: DrawnKind
    length: float | None = None
    height: float = 0.0
    weight: float = 0.75
    colour: str = "000000"
    left: float | None = None
    top: float | None = None
    relative_left: str = ""
    relative_top: str = ""
    is_floating: bool = True
    box: etree._Element | None = None


def drawings_of(element: etree._Element) -> Iterator[Drawing]:
    """What a `w:drawing`, `w:pict` or `w:object` holds. Every text box is given, also in shapes unknown here: a stamp may stand in it."""
    boxes = []
    for drawing in _known(element):
        boxes.append(drawing.box)
        yield drawing
    for box in element.iter(f"{W}txbxContent"):
        if not any(box is each for each in boxes) and _outermost(box, element):
            yield Drawing(DrawnKind.SHAPE, box=box)


def _known(element: etree._Element) -> Iterator[Drawing]:
    if element.tag == f"{W}drawing":
        for frame in element:
            if frame.tag in {f"{_WP}anchor", f"{_WP}inline"}:
                yield from _frame(frame)
    elif element.tag in {f"{W}pict", f"{W}object"}:
        yield from _vml(element)


def _frame(frame: etree._Element) -> Iterator[Drawing]:
    extent = frame.find(f"{_WP}extent")
    width, height = _size(extent, "cx"), _size(extent, "cy")
    left, relative_left = _position(frame.find(f"{_WP}positionH"))
    top, relative_top = _position(frame.find(f"{_WP}positionV"))
    is_floating = frame.tag == f"{_WP}anchor"
    shapes = list(frame.iter(f"{_WPS}wsp", f"{_PIC}pic"))
    shapes = [each for each in shapes if _outermost(each, frame)]
    for shape in shapes or [frame]:
        is_group = len(shapes) > 1
        own = shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext") if is_group else None
        yield Drawing(
            kind=_shape_kind(shape),
            length=_size(own, "cx") if own is not None else width,
            height=(_size(own, "cy") if own is not None else height) or 0.0,
            weight=_weight(shape),
            colour=_line_colour(shape),
            left=left,
            top=top,
            relative_left=relative_left,
            relative_top=relative_top,
            is_floating=is_floating,
            box=shape.find(f"{_WPS}txbx/{W}txbxContent"),
        )


def _outermost(shape: etree._Element, frame: etree._Element) -> bool:
    """Not inside the text box of another shape: that one is read with the box."""
    for each in shape.iterancestors():
        if each is frame:
            return True
        if each.tag == f"{W}txbxContent":
            return False
    return True


def _shape_kind(shape: etree._Element) -> DrawnKind:
    if shape.tag == f"{_PIC}pic":
        return DrawnKind.PICTURE
    geometry = shape.find(f"{_WPS}spPr/{_A}prstGeom")
    if geometry is not None and geometry.get("prst", "") in _LINES:
        return DrawnKind.LINE
    return DrawnKind.SHAPE


def _size(element: etree._Element | None, name: str) -> float | None:
    return points(element.get(name), EMU) if element is not None else None


def _position(element: etree._Element | None) -> tuple[float | None, str]:
    if element is None:
        return None, ""
    relative = element.get("relativeFrom", "")
    aligned = element.findtext(f"{_WP}align")
    if aligned:
        return None, f"{relative} align:{aligned.replace('center', 'centre')}"
    return points(element.findtext(f"{_WP}posOffset"), EMU), relative


def _weight(shape: etree._Element) -> float:
    line = shape.find(f"{_WPS}spPr/{_A}ln")
    return (_size(line, "w") if line is not None else None) or 0.75


def _line_colour(shape: etree._Element) -> str:
    fill = shape.find(f"{_WPS}spPr/{_A}ln/{_A}solidFill/{_A}srgbClr")
    return colour(fill.get("val")) if fill is not None else "000000"


def _vml(element: etree._Element) -> Iterator[Drawing]:
    for shape in element.iter(
        f"{_V}line", f"{_V}shape", f"{_V}rect", f"{_V}roundrect", f"{_V}oval", f"{_V}polyline", f"{_V}image"
    ):
        if not _outermost(shape, element):
            continue
        style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", shape.get("style", "")))
        yield _line(shape, style) if shape.tag == f"{_V}line" else _shape(shape, style)


def _line(shape: etree._Element, style: dict[str, str]) -> Drawing:
    start, end = _point(shape.get("from")), _point(shape.get("to"))
    length = abs(end[0] - start[0]) if start and end else points(style.get("width"), 1.0)
    height = abs(end[1] - start[1]) if start and end else 0.0
    return _vml_drawing(DrawnKind.LINE, shape, style, length, height, start)


def _shape(shape: etree._Element, style: dict[str, str]) -> Drawing:
    is_line = shape.get(f"{_O}connectortype") == "straight" or shape.get("type") in _CONNECTORS
    is_picture = shape.find(f"{_V}imagedata") is not None
    kind = DrawnKind.LINE if is_line else DrawnKind.PICTURE if is_picture else DrawnKind.SHAPE
    return _vml_drawing(
        kind, shape, style, points(style.get("width"), 1.0), points(style.get("height"), 1.0) or 0.0, None
    )


def _vml_drawing(
    kind: DrawnKind,
    shape: etree._Element,
    style: dict[str, str],
    length: float | None,
    height: float,
    start: tuple[float, float] | None,
) -> Drawing:
    aligned = style.get("mso-position-horizontal", "absolute")
    relative = style.get("mso-position-horizontal-relative", "column")
    return Drawing(
        kind=kind,
        length=length,
        height=height,
        weight=points(shape.get("strokeweight"), 1.0) or 0.75,
        colour=colour(shape.get("strokecolor", "").split(" ")[0]) if shape.get("strokecolor") else "000000",
        left=points(style.get("margin-left"), 1.0) or (start[0] if start else None),
        top=points(style.get("margin-top"), 1.0) or (start[1] if start else None),
        relative_left=relative if aligned == "absolute" else f"{relative} align:{aligned.replace('center', 'centre')}",
        relative_top=style.get("mso-position-vertical-relative", "paragraph"),
        is_floating=style.get("position") == "absolute",
        box=shape.find(f"{_V}textbox/{W}txbxContent"),
    )


def _point(value: str | None) -> tuple[float, float] | None:
    parts = [points(each.strip(), 1.0) for each in (value or "").split(",")]
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] is not None and parts[1] is not None else None
