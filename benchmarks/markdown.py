"""Writes the headings, texts, links, tables and listings of a page of HTML as Markdown.

The Markdown holds a little less than the page: no pictures, and no links to files, which a site of Markdown does not
have. Links to pages name their sources, as MkDocs asks; a listing is a block of code.
"""

from html.parser import HTMLParser

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset({"p", "li", "dt", "dd", "div", "summary", "figcaption", "q"})


class _Reader(HTMLParser):
    """Collects blocks of Markdown; `text` holds what was read since the last of them."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.pictures = 0
        self.in_table = False
        self.in_listing = False
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += tag == "svg"
        if tag == "table":
            self.add(self.take())
            self.rows, self.in_table = [], True
        elif tag == "tr":
            self.rows.append([])
        elif tag == "ol" and ("class", "listing") in attrs:
            self.blocks.append("```text")
            self.in_listing = True
        elif tag == "br":
            self.text += " "
        elif tag == "a":
            self.link = _source(dict(attrs).get("href") or "")
            self.text += "[" if self.link else ""

    def handle_endtag(self, tag: str) -> None:
        self.pictures -= tag == "svg"
        if tag == "a":
            self.text += f"]({self.link})" if self.link else ""
        elif tag in CELLS:
            self.rows[-1].append(self.take().replace("|", "\\|"))
        elif tag == "table":
            self.add(_table(self.rows))
            self.in_table = False
        elif tag == "ol" and self.in_listing:
            self.blocks[-1] += f"\n{self.text.rstrip()}\n```"
            self.text, self.in_listing = "", False
        elif self.in_listing:
            self.text += "\n" if tag == "li" else ""
        elif not self.in_table and (tag in HEADINGS or tag in BLOCKS):
            self.add(f"{HEADINGS.get(tag, '')} {self.take()}".strip())

    def handle_data(self, data: str) -> None:
        if not self.pictures:
            self.text += data

    def take(self) -> str:
        """The text read so far, on one line; it is forgotten."""
        text, self.text = " ".join(self.text.split()), ""
        return text

    def add(self, block: str) -> None:
        """Keep a block, unless it is empty."""
        if block.strip("# "):
            self.blocks.append(block)


def to_markdown(html: str) -> str:
    """A page as Markdown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(reader.blocks) + "\n"


def _source(link: str) -> str:
    """A link to a page as a link to the Markdown it is made from; empty for a link to a file."""
    path, mark, fragment = link.partition("#")
    if not path:
        return link
    return f"{path}index.md{mark}{fragment}" if path.endswith("/") else ""


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
