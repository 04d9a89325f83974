"""A drawn line as Word draws it: anchored in a paragraph, centred in its column; with the older form for programs that do not know the newer."""

EMU = 12700
"""English metric units in a point."""
WEIGHT = 0.75
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="{order}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
    '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line id="Line{number}" '
    'style="position:absolute;mso-position-horizontal:center;mso-position-horizontal-relative:text;mso-position-vertical-relative:text" '
    'from="0,{points}pt" to="{long}pt,{points}pt" strokeweight="{thick}pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)  # fmt: skip


def line_run(width: float, down: float, number: int) -> str:
    """The run that draws a line of this width so far below the upper edge of its paragraph; `number` is its own in the document."""
    return _LINE.format(
        order=251658240 + number,
        down=round(down * EMU),
        width=round(width * EMU),
        number=number,
        weight=round(WEIGHT * EMU),
        points=f"{down:.1f}",
        long=f"{width:.1f}",
        thick=WEIGHT,
    )
