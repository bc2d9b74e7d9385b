"""A shared result: `/s/{token}` becomes a cookie, and the token is gone from the address.

Mail scanners open links. So opening one only shows a page with a button and looks nothing up;
pressing the button sets the cookie and goes on to the result. A wrong, expired or withdrawn link
gets one and the same page.
"""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web import language
from web.cookies import SHARE_COOKIE, written
from web.misses import Misses
from web.plain_page import plain_page
from web.request import address, secure

DAYS = 30
RESULT = "/result?view=shared"
WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{20,128}")


def show(request: Request) -> Response:
    """GET: what this is, and a button. The same for every token."""
    return plain_page(
        "share_title",
        "share_text",
        language.of(request.scope),
        button="share_button",
        note="share_note",
    )


class Opening:
    """POST: exchange a token for the cookie. `known` says whether a token opens a result."""

    def __init__(
        self,
        known: Callable[[str], bool],
        *,
        misses: Misses | None = None,
        behind_tls: bool = False,
    ) -> None:
        self.known = known
        self.misses = misses or Misses()
        self.behind_tls = behind_tls

    def accept(self, request: Request) -> Response:
        lang = language.of(request.scope)
        sender = address(request.scope)
        if self.misses.too_many(sender):
            seconds = str(int(self.misses.window))
            return plain_page(
                "too_many_title",
                "too_many_text",
                lang,
                status=429,
                headers={"Retry-After": seconds},
            )
        token = request.path_params["token"]
        if not WELL_FORMED.fullmatch(token) or not self.known(token):
            self.misses.count(sender)
            return plain_page("share_gone_title", "share_gone_text", lang, status=404)
        answer = RedirectResponse(RESULT, status_code=303)
        tls = secure(request.scope, behind_tls=self.behind_tls)
        answer.raw_headers.append(written(SHARE_COOKIE, token, days=DAYS, tls=tls))
        return answer
