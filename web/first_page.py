"""What Streamlit does for the first page of a server, and this application can do without.

It loads numpy and Pillow to tell what kind of picture icon and logo are, although both are
addresses here. It reads the source of everything that runs, to warn whoever started a page as a
plain script. Together that takes longer than the page itself.
"""

from typing import Any

from streamlit import delta_generator
from streamlit.commands import logo, page_config

WARNED = "_use_warning_has_been_displayed"


def make_light() -> bool:
    """Hand addresses of pictures on at once, and warn nobody; False where Streamlit does neither
    any more in this way.
    """
    places = [vars(module) for module in (logo, page_config) if hasattr(module, "image_to_url")]
    for names in places:
        names["image_to_url"] = _address_or(names["image_to_url"])
    warns = hasattr(delta_generator, WARNED)
    if warns:
        vars(delta_generator)[WARNED] = True
    return bool(places) and warns


def _address_or(make: Any) -> Any:
    """What turns a picture into an address, but leaves what is one as it is."""

    def image_to_url(image: Any, *given: Any, **named: Any) -> Any:
        if isinstance(image, str) and image.startswith(("http://", "https://")):
            return image
        return make(image, *given, **named)

    return image_to_url
