from pathlib import Path
from typing import Any

import pytest
from streamlit import delta_generator
from streamlit.commands import logo, page_config
from streamlit.elements.lib.layout_utils import LayoutConfig

from web import first_page

ADDRESS = "https://cockpit.example/logo/logo_light.svg"
PICTURE = Path(__file__).resolve().parents[2] / "assets" / "logo_light.svg"
PLACES = (logo, page_config)


@pytest.fixture(autouse=True)
def streamlit_afterwards_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in PLACES:
        monkeypatch.setattr(place, "image_to_url", vars(place)["image_to_url"])
    monkeypatch.setattr(delta_generator, first_page.WARNED, False)


def address_of(place: Any, picture: object) -> str:
    """What the browser is told of a picture."""
    told: str = place.image_to_url(
        picture, LayoutConfig(width="stretch"), False, "RGB", "auto", image_id="picture"
    )
    return told


@pytest.mark.parametrize("picture", [ADDRESS, str(PICTURE), PICTURE])
@pytest.mark.parametrize("place", PLACES)
def test_the_browser_is_told_what_streamlit_would_have_told_it(place: Any, picture: object) -> None:
    before = address_of(place, picture)
    assert first_page.make_light(), "this Streamlit looks at pictures in another way"
    assert address_of(place, picture) == before


def test_nobody_is_warned() -> None:
    first_page.make_light()
    assert vars(delta_generator)[first_page.WARNED]
