"""Names of WordprocessingML and the order in which the schema wants the children of properties."""

from collections.abc import Sequence

from lxml import etree

from vanphong.docform.writers.drawn import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
MC = f"{{{NAMESPACES['mc']}}}"
R = f"{{{NAMESPACES['r']}}}"


def _ordered(names: str) -> tuple[str, ...]:
    return tuple(names.split())


RUN_ORDER = _ordered(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
    "rPrChange "
)
PARAGRAPH_ORDER = _ordered(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange "
)
SECTION_ORDER = _ordered(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote "
    "titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange "
)


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def child(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of this name, put where the schema wants it if it is not there."""
    found = parent.find(W + name)
    if found is not None:
        return found
    later = set(order[order.index(name) + 1 :])
    at = next((index for index, each in enumerate(parent) if local(each) in later), len(parent))
    new = parent.makeelement(W + name)
    parent.insert(at, new)
    return new


def properties(element: etree._Element, name: str) -> etree._Element:
    """The properties of a run or paragraph: its first child, made if it is not there."""
    found = element.find(W + name)
    if found is None:
        found = element.makeelement(W + name)
        element.insert(0, found)
    return found


def drop(parent: etree._Element, *names: str) -> None:
    """Take out the children of these names."""
    for name in names:
        for each in parent.findall(W + name):
            parent.remove(each)
