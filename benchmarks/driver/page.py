"""The page as a browser keeps it: elements by their place, messages known by their hash."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class DriveError(Exception):
    """The page is not what the scenario expects, or the server broke the protocol."""


@dataclass(frozen=True)
class Node:
    """One element on the page and the run that sent it last."""

    kind: str
    proto: Any
    run: int
    fragment: str = ""
    """The part of the page that a click on it runs again; "" for the whole."""

    @property
    def widget_id(self) -> str:
        """The id of a widget, "" for what is none."""
        found = getattr(self.proto, "id", "")
        return found if isinstance(found, str) else ""


class Page:
    """What one session shows."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[int, ...], Node] = {}
        self.known: dict[str, ForwardMsg] = {}
        self.addresses: dict[str, str] = {}
        """Script hash of each page by its path."""
        self.script = ""
        self.session = ""
        self.query = ""
        self.run = 0

    def take(self, message: ForwardMsg) -> ForwardMsg:
        """Apply one message of the server; a reference is replaced by the message it means."""
        if message.WhichOneof("type") == "ref_hash":
            message = self._referred(message)
        elif message.metadata.cacheable and message.hash:
            self.known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._draw(message)
        elif kind == "new_session":
            self.script = message.new_session.page_script_hash or self.script
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash or self.script
            self.addresses = {
                page.url_pathname: page.page_script_hash for page in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        return message

    def _referred(self, message: ForwardMsg) -> ForwardMsg:
        known = self.known.get(message.ref_hash)
        if known is None:
            raise DriveError("the server referred to a message it never sent")
        full = ForwardMsg()
        full.CopyFrom(known)
        full.metadata.CopyFrom(message.metadata)
        return full

    def _draw(self, message: ForwardMsg) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind is not None:
            place = tuple(message.metadata.delta_path)
            self.nodes[place] = Node(
                kind, getattr(element, kind), self.run, message.delta.fragment_id
            )

    def settle(self, fragment: str) -> str:
        """After a run of the fragment, or of the whole page (""): forget what it did not draw
        again; returns the exception shown."""
        self.nodes = {
            place: node
            for place, node in self.nodes.items()
            if node.run == self.run or (fragment and node.fragment != fragment)
        }
        for node in self.nodes.values():
            if node.kind == "exception":
                return f"{node.proto.type}: {node.proto.message[:120]}"
        return ""

    def widget(self, key: str) -> Node:
        """The widget with this key or label. Raises DriveError naming what is there."""
        for node in self.nodes.values():
            named = node.widget_id and key == getattr(node.proto, "label", None)
            if named or node.widget_id.endswith(f"-{key}"):
                return node
        there = sorted(node.widget_id.split("-")[-1] for node in self.nodes.values())
        raise DriveError(f"no widget {key!r} on the page; it has {[key for key in there if key]}")

    def labelled(self, kind: str) -> Node:
        """The first widget of a kind."""
        for place in sorted(self.nodes):
            if self.nodes[place].kind == kind:
                return self.nodes[place]
        raise DriveError(f"no {kind} on the page")

    @property
    def text(self) -> str:
        """The words on the page, in its order."""
        found = []
        for place in sorted(self.nodes):
            proto = self.nodes[place].proto
            parts = (getattr(proto, name, None) for name in ("body", "label", "text", "message"))
            found += [part for part in parts if isinstance(part, str)]
        return "\n".join(found)
