"""The judge of pages can fail: at the first width, and at the second for what is only there."""

from typing import Any

import pytest

from tests.browser.bezoeker import WIDTHS, axe

pytestmark = pytest.mark.browser
PAGE = (
    '<!doctype html><html lang="nl"><head><title>Dag</title><style>{css}</style></head>'
    "<body><main><h1>Dag</h1><p>Tekst</p>{body}</main></body></html>"
)
NARROW = "@media(max-width:600px){{{rule}}}"


@pytest.mark.parametrize(
    ("css", "body", "rule"),
    [
        (NARROW.format(rule="img{display:none}"), '<img src="data:," width="50" height="50">', "image-alt"),
        (NARROW.format(rule="button{display:none}"), "<div><button></button></div>", "button-name"),
        ("@media(min-width:601px){p{color:#ddd}}", "", "color-contrast"),
    ],
)
def test_what_is_wrong_at_the_second_width_only_is_found(
    browser: Any, css: str, body: str, rule: str
) -> None:
    page = browser.new_page(viewport=WIDTHS["smal"])
    page.set_content(PAGE.format(css=css, body=body))
    axe(page)
    page.set_viewport_size(WIDTHS["breed"])
    with pytest.raises(AssertionError, match=rule):
        axe(page, again=True)
    page.close()


def test_what_is_wrong_everywhere_is_found_at_once(browser: Any) -> None:
    page = browser.new_page(viewport=WIDTHS["smal"])
    page.set_content(PAGE.format(css="", body="<button></button>"))
    with pytest.raises(AssertionError, match="button-name"):
        axe(page)
    page.close()
