"""The look of the pages is put together once instead of in every run.

Every run begins with a message that holds the whole theme. Streamlit makes it anew each time from
the configuration: 0.7 ms of the 4 ms of a light page, measured. Another look in the configuration
shows at the next start.
"""

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def put_together_once() -> bool:
    """Keep each section of the theme as Streamlit first made it; False where it knows none."""
    make = getattr(app_session, "_populate_theme_msg", None)
    if make is None:
        return False
    kept: dict[str, CustomThemeConfig | None] = {}

    def fill(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in kept:
            made = CustomThemeConfig()
            make(made, section)
            kept[section] = made if made.ListFields() else None
        look = kept[section]
        if look is not None:  # a section without options stays away from the message
            message.MergeFrom(look)

    vars(app_session)["_populate_theme_msg"] = fill
    return True
