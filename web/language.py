"""In which language a reader is answered: the address, the stored choice, the browser, German."""

from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.cookies import LANG_COOKIE, sent, written
from web.request import header, is_html, secure

LANGUAGES = ("de", "en")
DAYS = 365


def choose(asked: str | None, stored: str | None, accepted: str | None) -> str:
    """ "de" or "en" from `?lang=`, the language cookie and Accept-Language, in this order."""
    for wish in (asked, stored, _preferred(accepted or "")):
        if wish in LANGUAGES:
            return str(wish)
    return LANGUAGES[0]


def _preferred(accepted: str) -> str | None:
    """The supported language the browser asks for most."""
    best: tuple[float, str] | None = None
    for part in accepted.split(","):
        tag, _, parameter = part.strip().partition(";")
        code = tag.strip().lower().split("-")[0]
        try:
            weight = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if code in LANGUAGES and weight > 0 and (best is None or weight > best[0]):
            best = (weight, code)
    return best[1] if best else None


def asked_for(scope: Scope) -> str | None:
    """The language in the address, if it is one of ours."""
    text = scope.get("query_string", b"").decode("latin-1")
    try:
        wish = parse_qs(text, max_num_fields=50).get("lang", [""])[-1]
    except ValueError:  # hundreds of fields
        return None
    return wish if wish in LANGUAGES else None


def of(scope: Scope) -> str:
    """The language of the reader behind a request."""
    return choose(asked_for(scope), sent(scope).get(LANG_COOKIE), header(scope, b"accept-language"))


class Language:
    """Remember a language chosen by `?lang=`; name the language of every page."""

    def __init__(self, app: ASGIApp, *, behind_tls: bool = False) -> None:
        self.app = app
        self.behind_tls = behind_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        lang = of(scope)
        tls = secure(scope, behind_tls=self.behind_tls)
        chosen = asked_for(scope) is not None

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start" and is_html(message):
                added = [(b"content-language", lang.encode())]
                if chosen:
                    added.append(written(LANG_COOKIE, lang, days=DAYS, tls=tls))
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self.app(scope, receive, named)
