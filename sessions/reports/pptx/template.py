"""The empty deck: 16:9 on paper, one layout with a title, the house's colours and font in its theme."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

from sessions.figures import ink

__all__ = ["FONT", "HIGH", "MARGIN", "WIDE", "blank"]

WIDE, HIGH, MARGIN = 13.333, 7.5, 0.62
"""Size of a slide and of its margin, in inches."""
FONT = "Source Sans Pro"
PANOSE = "020B0503030403020204"
"""What the font is like: a computer without it takes another plain sans serif."""
TITLE_ONLY = "Title Only"
THEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "quiet",
    "lt2": "line",
    "accent1": "voice",
    "accent2": "guess",
    "accent3": "held",
    "accent4": "seat5",
    "accent5": "seat7",
    "accent6": "seat3",
    "hlink": "voice",
    "folHlink": "quiet",
}
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Parallax</Application></Properties>"
)
UNWANTED = ("/thumbnail", "/printerSettings")
FURNITURE = {"dt", "ftr", "sldNum"}


def blank() -> Deck:
    """Return a presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name != TITLE_ONLY:
            deck.slide_layouts.remove(layout)
    _without_furniture(master)
    _without_furniture(deck.slide_layouts[0])
    _set_out(master)
    _colour(master)
    _drop(deck)
    return deck


def _without_furniture(sheet: SlideMaster | SlideLayout) -> None:
    """Take out the places for a date, a foot and a number: every slide has its own."""
    placeholders: Any = sheet.placeholders
    for held in list(placeholders):
        if held.element.find(".//" + qn("p:ph")).get("type") in FURNITURE:
            held.element.getparent().remove(held.element)


def _set_out(master: SlideMaster) -> None:
    """Put title and text where ours stand, in our sizes."""
    placeholders: Any = master.placeholders
    title, body = placeholders
    for held, top, high in ((title, 0.72, 1.0), (body, 1.9, 4.9)):
        held.left, held.top = Inches(MARGIN), Inches(top)
        held.width, held.height = Inches(WIDE - 2 * MARGIN), Inches(high)
        properties = held.element.find(".//" + qn("a:bodyPr"))
        for side in ("lIns", "tIns", "rIns", "bIns"):
            properties.set(side, "0")
        properties.set("anchor", "t")
        fits = properties.find(qn("a:normAutofit"))
        properties.replace(fits, etree.SubElement(properties, qn("a:noAutofit")))
    styles = master.element.find(qn("p:txStyles"))
    first = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    first.set("algn", "l")
    first.find(qn("a:defRPr")).set("sz", "2800")
    first.find(qn("a:defRPr")).set("b", "1")
    for number, level in enumerate(styles.find(qn("p:bodyStyle"))[:5]):
        level.find(qn("a:defRPr")).set("sz", str(1800 - 200 * min(number, 2)))


def _colour(master: SlideMaster) -> None:
    """Write the house's colours and font into the theme, which every slide and chart follows."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "Parallax")
    for name, role in THEME.items():
        held = theme.find(".//" + qn(f"a:{name}"))
        for old in list(held):
            held.remove(old)
        etree.SubElement(held, qn("a:srgbClr")).set("val", getattr(ink.LIGHT, role)[1:].upper())
    for fonts in ("a:majorFont", "a:minorFont"):
        latin = theme.find(f".//{qn(fonts)}/{qn('a:latin')}")
        latin.attrib.update({"typeface": FONT, "panose": PANOSE, "pitchFamily": "34", "charset": "0"})
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(deck: Deck) -> None:
    """Leave out what the empty file brings of the computer it was made on."""
    for part in (deck.part, deck.part.package):
        rels = part._rels
        for key, rel in list(rels.items()):
            if any(rel.reltype.endswith(end) for end in UNWANTED):
                rels.pop(key)
            elif rel.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                rel.target_part._blob = APP.encode()
