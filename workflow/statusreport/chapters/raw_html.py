"""What a reader sees of HTML inside a chapter."""

from __future__ import annotations

from html.parser import HTMLParser

from statusreport.chapters.page import PRINTED_ATTRIBUTE, Page, Passage, line_starts
from statusreport.chapters.spots import Spot

_UNSEEN_TAGS = {"script", "style"}


class Html(HTMLParser):
    """What a reader sees of raw HTML."""

    def __init__(self, page: Page, line: int):
        super().__init__()
        self.page, self.line = page, line
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Labels, links and alternative texts."""
        self.tag = tag
        line = self.line + self.getpos()[0] - 1
        for name, value in attrs:
            if name == "id" and value:
                self.page.labels.add(value)
            elif (tag, name) in (("a", "href"), ("img", "src")) and value:
                self.page.links.append((Spot(self.page.file, line), value))
            elif PRINTED_ATTRIBUTE.fullmatch(name) and value:
                self.page.passages.append(Passage(self.page.file, value, lines=(line,), markup=False))

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self.tag not in _UNSEEN_TAGS:
            starts = line_starts(data, self.line + self.getpos()[0] - 1)
            self.page.passages.append(Passage(self.page.file, data, *starts, markup=False))
