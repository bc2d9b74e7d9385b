from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from web import theme

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ("theme", *(f"theme.{name}" for name in ("light", "dark", "light.sidebar", "sidebar")))


@pytest.fixture
def streamlit_as_it_is(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    config.get_config_options(force_reparse=True)
    yield
    monkeypatch.undo()
    config.get_config_options(force_reparse=True)


def looks() -> list[bytes]:
    """What a run sends of each section."""
    found = []
    for section in SECTIONS:
        message = CustomThemeConfig()
        app_session._populate_theme_msg(message, section)
        found.append(message.SerializeToString(deterministic=True))
    return found


@pytest.mark.usefixtures("streamlit_as_it_is")
def test_the_first_and_every_further_run_send_the_look_that_streamlit_makes() -> None:
    made = looks()
    assert all(made[:4]), "the configuration has a theme, a light and a dark one"
    assert theme.put_together_once()
    assert looks() == made
    assert looks() == made


@pytest.mark.usefixtures("streamlit_as_it_is")
def test_a_section_without_options_is_left_out_of_the_message() -> None:
    theme.put_together_once()
    message = CustomThemeConfig()
    app_session._populate_theme_msg(message.sidebar, "theme.sidebar")
    assert not message.HasField("sidebar")
