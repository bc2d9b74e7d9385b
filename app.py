"""The application: `streamlit run app.py` finds it here.

A reader's browser meets, from the outside in: the headers every answer carries, the journal that
names each request and catches what fails, the check of who is addressed and who asks, the visit
cookie, the language, the list of addresses that exist, and the page itself in the reader's
language. Then Streamlit runs `ui/router.py`. Beside the pages there are a few plain addresses:
fonts and icon, two for whoever watches the server, and one that turns a shared link into a cookie.
"""

from web import loading

# isort: split
import streamlit as st
import streamlit.logger
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

from aiops_model import services
from aiops_model.export.text import markdown_text
from ui import faults
from ui.registry import HOME, PAGES
from web import files, health, logs, process, share, start
from web.cookies import PlainCookieNames
from web.effective import check_settings
from web.headers import SafeHeaders
from web.hosts import AllowedHosts
from web.journal import Journal
from web.language import Language
from web.paths import KnownAddresses, Paths
from web.shell import Shell
from web.visit import Visit

settings = start.settings_or_end()
paths = Paths((page.path for page in PAGES), home=HOME.path)
tls = settings.behind_tls


def prepare() -> str:
    """Take over the logs, insist on the safety settings, say where the application is."""
    logs.configure(streamlit.logger)
    check_settings(config.get_option)
    config.set_option("server.allowedHosts", list(settings.allowed_hosts))
    port, host = config.get_option("server.port"), config.get_option("server.address")
    return settings.public_url or f"http://{host}:{port}"


def opens_a_result(token: str) -> bool:
    """Whether a shared link leads to a result today."""
    return services.open_share(process.context(), token) is not None


def tell(fault: Exception) -> bool:
    """What a page did not catch: a sentence and a reference in its place."""
    st.error(markdown_text(faults.explain(fault)))
    return True


app = st.App(
    "ui/router.py",
    lifespan=start.serving(prepare, loading.done),
    on_script_error=tell,
    middleware=[
        Middleware(SafeHeaders, behind_tls=tls),
        Middleware(PlainCookieNames, behind_tls=tls),
        Middleware(Journal, paths=paths),
        Middleware(AllowedHosts, allowed=settings.allowed_hosts),
        Middleware(Visit, behind_tls=tls),
        Middleware(Language, behind_tls=tls),
        Middleware(KnownAddresses, paths=paths),
        Middleware(Shell, paths=paths),
    ],
    routes=[
        Route("/fonts/{name}", files.font),
        Route("/logo/{name}", files.logo),
        Route("/favicon.png", files.icon),
        Route("/links.js", files.links),
        Route("/healthz", health.alive),
        Route("/readyz", health.ReadyProbe(lambda: services.ready(process.context())).answer),
        Route("/s/{token}", share.show, methods=["GET"]),
        Route(
            "/s/{token}",
            share.Opening(opens_a_result, behind_tls=tls).accept,
            methods=["POST"],
        ),
    ],
)
