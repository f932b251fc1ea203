"""Where the text of a drawing lies, by the widths it was laid out with."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.drawing.measures import width
from generator.drawing.style import FACES, strong


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line of text lies, in tenths of a pixel."""

    text: str
    left: int
    right: int
    top: int
    bottom: int

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def tenths(length: str | None) -> int:
    whole, _, rest = (length or "0").partition(".")
    return int(whole) * 10 + int(rest or 0)


def boxes(root: ET.Element) -> Iterator[Box]:
    """Every line of text that is not slanted."""
    slanted = {
        id(text)
        for group in root.iter("g")
        if group.get("transform")
        for text in group.iter("text")
    }
    for element in root.iter("text"):
        if id(element) not in slanted:
            yield from lines(element)


def lines(element: ET.Element) -> Iterator[Box]:
    name, *also = (element.get("class") or "").split()
    face = strong(FACES[name]) if "missing" in also else FACES[name]
    title = element.find("title")
    first = (element.text or "") if title is None else (title.tail or "")
    for holder, text in (
        (element, first.rstrip()),
        *((t, t.text or "") for t in element.iter("tspan")),
    ):
        size = width(text, face)
        left = tenths(holder.get("x")) - (
            size // 2 if element.get("text-anchor") == "middle" else 0
        )
        base = tenths(holder.get("y"))
        yield Box(text, left, left + size, base - face.size * 3 // 4, base + face.size // 5)
