"""Small pages without a script: one finding, one sentence, one way on; in the look of the product.

They carry their style with them and load nothing but the fonts of this application.
"""

from html import escape

from starlette.responses import HTMLResponse

from web.words import Word, word

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

STYLE = """
@font-face{font-family:"IBM Plex Sans";font-weight:400;font-display:swap;
 src:url(/fonts/ibm-plex-sans-latin-400-normal.woff2) format("woff2")}
@font-face{font-family:"IBM Plex Sans";font-weight:600;font-display:swap;
 src:url(/fonts/ibm-plex-sans-latin-600-normal.woff2) format("woff2")}
@font-face{font-family:"IBM Plex Serif";font-weight:600;font-display:swap;
 src:url(/fonts/ibm-plex-serif-latin-600-normal.woff2) format("woff2")}
:root{color-scheme:light dark;--ground:#fff;--ink:#0B1726;--quiet:#56606E;--action:#12355B;
 --frame:#C3CCD8;--link:#08519C}
@media(prefers-color-scheme:dark){:root{--ground:#0E1117;--ink:#EEF2F7;--quiet:#AAB3C0;
 --action:#2F76B2;--frame:#3A4554;--link:#8CC4EE}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
 font:16px/1.6 "IBM Plex Sans","Segoe UI",Arial,sans-serif}
main{max-width:720px;margin:0 auto;padding:64px 20px}
.product{margin:0 0 8px;color:var(--quiet);font-size:14px}
h1{margin:0 0 16px;font:600 30px/1.25 "IBM Plex Serif",Georgia,serif}
p{margin:0 0 24px}
button{min-height:44px;padding:8px 24px;border:1px solid var(--action);border-radius:4px;
 background:var(--action);color:#fff;font:600 16px/1.5 "IBM Plex Sans","Segoe UI",Arial,sans-serif;
 cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
a{color:var(--link)}
.note{margin:24px 0 0;padding-top:16px;border-top:1px solid var(--frame);color:var(--quiet);
 font-size:14px}
"""


def plain_page(
    title: Word,
    text: Word,
    lang: str,
    *,
    status: int = 200,
    button: Word | None = None,
    note: Word | None = None,
    reference: str = "",
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    """One such page. With a button it is a form that posts back to its own address."""
    lines = [f"<p>{_say(text, lang)}</p>"]
    if reference:
        lines.append(f"<p>{_say('reference', lang)}: <strong>{escape(reference)}</strong></p>")
    if button:
        lines.append(
            f'<form method="post"><button type="submit">{_say(button, lang)}</button></form>'
        )
    else:
        lines.append(f'<p><a href="/">{_say("to_start", lang)}</a></p>')
    if note:
        lines.append(f'<p class="note">{_say(note, lang)}</p>')
    product = _say("product", lang)
    body = (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><link rel="icon" href="/favicon.png">'
        f"<title>{_say(title, lang)} · {product}</title><style>{STYLE}</style></head>"
        f'<body><main><p class="product">{product}</p><h1>{_say(title, lang)}</h1>'
        f"{''.join(lines)}</main></body></html>"
    )
    extra = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(body, status_code=status, headers=extra | (headers or {}))


def _say(key: Word, lang: str) -> str:
    return escape(word(key, lang))
