"""One slide while it is laid out: areas in inches, texts in our colours, notes for whoever speaks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from sessions.figures import ink
from sessions.figures.scene import Role
from sessions.reports.pptx.fitting import POINTS, clean, fitted, from_right

__all__ = ["BOLD", "Area", "Page", "Style", "colour", "describe", "plain", "rgb"]

ALIGN = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
BOLD = 0.9
"""Share of its room that a bold text may count on: its letters are wider."""
ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


@dataclass(frozen=True)
class Area:
    """A part of a slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    @property
    def box(self) -> tuple[Any, Any, Any, Any]:
        """The area as python-pptx takes it."""
        return Inches(self.x), Inches(self.y), Inches(self.w), Inches(self.h)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.h

    def less(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Area:
        """Return the area without so much of its sides."""
        return Area(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)


@dataclass(frozen=True)
class Style:
    """How a text stands in its area: its size in points, its colour by role, and where it is drawn to."""

    size: float = 14
    role: Role = "ink"
    bold: bool = False
    align: Literal["left", "middle", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    turned: str = ""
    gap: float = 0


def colour(role: Role) -> RGBColor:
    """Return the colour of a role on paper."""
    return rgb(ink.LIGHT.of(role)[1:])


def rgb(digits: str) -> RGBColor:
    """Return a colour of six digits."""
    return RGBColor(*bytes.fromhex(digits))  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Page:
    """A slide and the language of its texts."""

    slide: Slide
    language: str
    area: Area
    """What is free between the title and the foot."""

    def title(self, text: str, area: Area, style: Style) -> None:
        """Write the title where readers of outlines find it."""
        held: Any = self.slide.shapes.title
        held.left, held.top, held.width, held.height = area.box
        self._fill(held.text_frame, [text], style)

    def text(self, area: Area, text: str | Sequence[str], style: Style, *, name: str = "") -> None:
        """Write a text, or several paragraphs."""
        shape = self.slide.shapes.add_textbox(*area.box)
        if name:
            shape.name = name
        self._fill(shape.text_frame, [text] if isinstance(text, str) else text, style)

    def fit(self, area: Area, text: str, sizes: Sequence[float], style: Style, *, name: str = "") -> None:
        """Write a text as large as fits."""
        room = area.w * (BOLD if style.bold else 1)
        gaps = text.count("\n") * style.gap / POINTS
        found = fitted(clean(text), room=room, height=area.h - gaps, sizes=sizes)
        self.text(area, found.text, replace(style, size=found.size), name=name)

    def fit_all(
        self, texts: Sequence[tuple[Area, str]], sizes: Sequence[float], style: Style, *, name: str = ""
    ) -> None:
        """Write texts of one rank, all in the size in which every one of them fits."""
        fits = [fitted(clean(text), room=area.w, height=area.h, sizes=sizes) for area, text in texts]
        size = min((fit.size for fit in fits), default=sizes[0])
        for area, text in texts:
            self.fit(area, text, (size,), style, name=name)

    def turned(self, area: Area, text: str, sizes: Sequence[float], style: Style, *, name: str = "") -> None:
        """Write a text that reads from below, as large as fits."""
        found = fitted(clean(text), room=area.h, height=area.w, sizes=sizes)
        self.text(area, found.text, replace(style, size=found.size, turned="vert270"), name=name)

    def card(self, area: Area, *, line: Role = "line", fill: str = "FFFFFF") -> Any:
        """Draw an empty sheet; it says nothing to a reader without eyes."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.box)
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
        shape.line.color.rgb, shape.line.width = colour(line), Pt(0.75)
        plain(shape)
        return shape

    def sheet(self, area: Area, text: str, style: Style, *, inset: float = 0.14) -> None:
        """Draw a loose sheet with its text in it."""
        self.words_in(self.card(area), text, style, inset=inset)

    def words_in(self, shape: Any, text: str, style: Style, *, inset: float = 0) -> None:
        """Write a text into a shape."""
        self._fill(shape.text_frame, [text], style, inset=inset)

    def dot(self, x: float, y: float, across: float, *, hollow: bool = False) -> None:
        """Draw a dot around a point."""
        area = Area(x - across / 2, y - across / 2, across, across)
        shape = self.slide.shapes.add_shape(MSO_SHAPE.OVAL, *area.box)
        plain(shape)
        shape.line.color.rgb, shape.line.width = colour("held" if hollow else "voice"), Pt(2.5 if hollow else 0.5)
        if hollow:
            shape.fill.background()
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour("voice")

    def picture(self, area: Area, png: bytes, *, said: str, name: str, anchor: Literal["left", "middle"]) -> None:
        """Place a picture as large as fits, with what it shows in words."""
        shape: Any = self.slide.shapes.add_picture(io.BytesIO(png), Inches(0), Inches(0))
        scale = min(Inches(area.w) / shape.width, Inches(area.h) / shape.height)
        shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
        shape.left = Inches(area.x) + (0 if anchor == "left" else (Inches(area.w) - shape.width) // 2)
        shape.top = Inches(area.y) + (0 if anchor == "left" else (Inches(area.h) - shape.height) // 2)
        shape.name = name
        describe(shape, said)

    def notes(self, text: str) -> None:
        """Write what only the speaker sees."""
        frame = self.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = clean(text)

    def number(self, area: Area, style: Style) -> None:
        """Write the number of the slide as a field, which counts by itself."""
        shape = self.slide.shapes.add_textbox(*area.box)
        shape.name = "Number"
        self._fill(shape.text_frame, ["0"], style)
        run = shape.text_frame.paragraphs[0].runs[0]._r
        field = etree.SubElement(run.getparent(), qn("a:fld"))
        field.set("id", "{C1FF6DA9-008F-8B48-92A6-B652298478BF}")
        field.set("type", "slidenum")
        field.extend(list(run))
        run.getparent().replace(run, field)

    def _fill(self, frame: TextFrame, texts: Sequence[str], style: Style, *, inset: float = 0) -> None:
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = Inches(inset)
        frame.vertical_anchor = ANCHOR[style.anchor]
        if style.turned:
            frame._txBody.find(qn("a:bodyPr")).set("vert", style.turned)
        frame.text = clean("\n".join(texts))
        for at, paragraph in enumerate(frame.paragraphs):
            paragraph.alignment = ALIGN[style.align]
            if style.align == "left" and from_right(paragraph.text):
                paragraph.alignment = PP_ALIGN.RIGHT
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            if style.gap and at:
                paragraph.space_before = Pt(style.gap)
            for run in paragraph.runs:
                run._r.insert(0, _letters(style, self.language))


def _letters(style: Style, language: str) -> Any:
    """Return how a run of text looks, in one element: there may be thousands of them."""
    size = str(round(100 * style.size))
    looks = etree.Element(qn("a:rPr"), lang=language, sz=size, b=str(int(style.bold)))
    fill = etree.SubElement(looks, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour(style.role)))
    return looks


def describe(shape: Any, said: str) -> None:
    """Write what a picture or chart shows, for readers who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(said))


def plain(shape: Any) -> None:
    """Take the theme's shadows and shades from a shape."""
    style = shape._element.find(qn("p:style"))
    shape._element.remove(style)
