"""One visitor's session in the application: opens pages, clicks, reads what is drawn."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element, HeadingBase, Markdown

from ui.registry import PAGES, page

ROUTER = Path(__file__).parents[2] / "ui" / "router.py"
HEADING = re.compile(r"^(#+) (.*)", re.MULTILINE)
"""A heading inside a longer text."""
PAGE_NAMES = [entry.path for entry in PAGES]
MANUFACTURER = {
    "role": "cfo",
    "country": "AT",
    "employees": "150-249",
    "reach": "5-15",
    "depth": "workflow",
    "spend": "300k-1M",
    "state": "most",
    "detection": "D",
    "consequence": "3",
}

TYPICAL = MANUFACTURER | {
    "country": "DE",
    "employees": "250-499",
    "reach": "15-35",
    "depth": "both",
    "state": "half",
    "detection": "C",
}


class Visit:
    """A session of the application, in one language."""

    def __init__(self, lang: str) -> None:
        self.app = AppTest.from_file(str(ROUTER), default_timeout=60)
        self.app.query_params["lang"] = lang
        self.app.run()

    def open(self, path: str, **address: str) -> "Visit":
        """Go to a page. Twice, because a widget forgets one run after a change of page."""
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.switch_page(f"../{page(path).file}")
        self.app.run()
        self.app.run()
        return self

    def click(self, key: str) -> "Visit":
        """Click the button with this key."""
        self.app.button(key=key).click().run()
        return self

    def unfold(self, name: str) -> "Visit":
        """Open a block of the page."""
        self.app.session_state[f"fold.{name}"] = True
        self.app.run()
        return self

    def click_label(self, label: str) -> "Visit":
        """Click the one button with this label."""
        found = [button for button in self.app.button if button.label == label]
        assert len(found) == 1, (label, [button.label for button in self.app.button])
        found[0].click().run()
        return self

    def answer(self, answers: dict[str, str]) -> "Visit":
        """Open the self-check and answer by one click a question."""
        self.open("self_check")
        for item, value in answers.items():
            self.click(f"{item}.{value}")
        return self

    def drawn(self) -> list[Element | Block]:
        """Every element and block of the page, in order."""
        return list(_below(self.app.main))

    def headings(self) -> list[int]:
        """Levels of the headings, in the order of the page."""
        return [len(signs) for signs, _ in self._headings()]

    def titles(self, level: int) -> list[str]:
        """The headings of a level, in the order of the page."""
        return [text for signs, text in self._headings() if len(signs) == level]

    def words(self) -> str:
        """All texts of the page; what a component holds for itself is none."""
        return "\n".join(str(v) for v in self._values() if not isinstance(v, Mapping))

    def errors(self) -> list[str]:
        """The messages of failure on the page."""
        assert not self.app.exception, self.app.exception
        return [str(error.value) for error in self.app.error]

    def state(self) -> dict[str, Any]:
        """What the session remembers."""
        return self.app.session_state.to_dict()

    def _headings(self) -> Iterator[tuple[str, str]]:
        """Number signs and text of each heading: of its own, or inside a longer text."""
        for element in self.drawn():
            if isinstance(element, HeadingBase):
                yield "#" * int(str(element.tag)[1:]), str(element.value)
            elif isinstance(element, Markdown):
                yield from HEADING.findall(str(element.value))

    def _values(self) -> Iterator[object]:
        for element in self.drawn():
            yield getattr(element, "label", "")
            yield getattr(element, "value", "")


def _below(block: Block) -> Iterator[Element | Block]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _below(child)
