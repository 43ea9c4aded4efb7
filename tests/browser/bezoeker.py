"""Somebody behind a browser: goes, reads, fills in, presses, and looks whether the page is fit for everyone."""

import re
from collections import deque
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.cast import WACHTWOORD

WIDTHS = {"breed": {"width": 1440, "height": 1000}, "smal": {"width": 390, "height": 844}}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_RUN = "(tags) => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
# At a second width most of the page is the same: what is new there is judged whole, all of it on how it is laid out.
AXE_SEEN = """() => {
  window.gezien = new Set([...document.body.querySelectorAll('*')].filter(e => e.checkVisibility()));
}"""
AXE_AGAIN = """async (tags) => {
  const fresh = new Set([...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && !gezien.has(e)));
  const tops = [...fresh].filter(e => !fresh.has(e.parentElement));
  const only = values => ({runOnly: values, resultTypes: ['violations']});
  const laid = await axe.run(only({type: 'rule', values: [
    'color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']}));
  const added = tops.length ? await axe.run({include: tops}, only({type: 'tag', values: tags})) : {violations: []};
  return {violations: [...laid.violations, ...added.violations]};
}"""
SKELETON = """() => [
  ['koppen van niveau 1', document.querySelectorAll('h1').length, 1],
  ['hoofdgebieden', document.querySelectorAll('main').length, 1],
  ['elementen met een eigen stijl', document.querySelectorAll('[style]').length, 0],
  ['menu’s zonder naam', document.querySelectorAll('nav:not([aria-label]):not([aria-labelledby])').length, 0],
].filter(([, found, wanted]) => found !== wanted).map(([what, found]) => `${found} ${what}`)"""


class Visitor:
    """One person at a browser of their own, with script or without."""

    def __init__(
        self, page: Any, session: Callable[[], Any], code: Callable[[], str], *, script: bool = True
    ) -> None:
        self.page, self.context, self.script = page, page.context, script
        self._session, self._code = session, code

    def enter(self) -> None:
        """Sign in anew at the moment the clock shows; the page stays where it was."""
        self.context.add_cookies([self._session()])

    # Going

    def go(self, path: str, status: int = 200) -> None:
        answer = self.page.goto(path)
        assert answer.status == status, f"{path} geeft {answer.status}"

    def press(self, name: str, *, place: str = "main") -> None:
        """Press the button of this name and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.locator(place).get_by_role("button", name=named(name)).click()

    def follow(self, name: str, *, place: str = "main") -> None:
        """Follow the link of this name."""
        with self.page.expect_navigation():
            self.page.locator(place).get_by_role("link", name=named(name)).click()

    def follow_text(self, text: str) -> None:
        """Follow the first link that holds this text."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=text).first.click()

    def path(self) -> str:
        """The address of this page within the site."""
        return urlsplit(self.page.url).path

    # Filling in

    def field(self, label: str, role: str = "textbox") -> Any:
        """The field with this label, whether it may stay empty or not."""
        return self.page.locator("main").get_by_role(role, name=named(label))

    def fill(self, **values: str) -> None:
        """Fill fields by label; an underscore stands for a space."""
        for label, text in values.items():
            self.write(label.replace("_", " "), text)

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str) -> None:
        """Tick a round or square box."""
        box = self.page.locator("main").get_by_label(label, exact=True)
        box.check()

    def pick(self, label: str, option: str) -> None:
        self.field(label, "combobox").select_option(label=option)

    def confirm_self(self) -> None:
        """Say again who one is: by the code of one's app, or by the password of whoever has no second factor."""
        self.sees("Bevestig dat u het bent")
        if self.field("Wachtwoord").count():
            self.write("Wachtwoord", WACHTWOORD)
        else:
            self.write("Code uit uw app, of een herstelcode", self._code())
        self.press("Bevestigen")

    # Reading

    def sees(self, *texts: str, place: str = "main") -> None:
        for text in texts:
            expect(self.page.locator(place).first).to_contain_text(text, use_inner_text=True)

    def part(self, text: str, kind: str = "tr, li, section") -> Any:
        """The smallest row, item or section that holds this text."""
        return self.page.locator("main").locator(kind).filter(has_text=text).last

    def misses(self, *texts: str) -> None:
        """None of this stands anywhere in the page as it was sent."""
        html = self.page.content()
        found = [text for text in texts if text in html]
        assert not found, f"{self.page.url} laat zien: {found}"

    def refused(self, path: str) -> None:
        """A page of somebody else does not exist for this person."""
        answer = self.context.request.get(path)
        assert answer.status == 404, f"{path} geeft {answer.status}"

    # Judging

    def check(self, *, dark: bool = False) -> None:
        """No finding of axe at both widths, no sideways scroll, and a sound skeleton; on request in the dark as well.

        Without script axe cannot run; the widths are still looked at.
        """
        if self.script:
            wrong = self.page.evaluate(SKELETON)
            assert not wrong, f"{self.page.url}: {wrong}"
        for name in ("smal", "breed"):
            self.page.set_viewport_size(WIDTHS[name])
            no_sideways_scroll(self.page)
            if self.script:
                axe(self.page, again=name == "breed")
        if dark and self.script:
            self.page.emulate_media(color_scheme="dark")
            axe(self.page)
            self.page.emulate_media(color_scheme="light")

    def send(self, path: str, **fields: str) -> Any:
        """Post to an address without its page, as somebody with other tools could."""
        token = next(row["value"] for row in self.context.cookies() if row["name"] == "wissel-csrf")
        return self.context.request.post(path, form=fields, headers={"X-CSRFToken": token})

    def bytes_of(self, path: str) -> bytes:
        answer = self.context.request.get(path)
        assert answer.ok, f"{path} geeft {answer.status}"
        body: bytes = answer.body()
        return body

    def read_everything(self, start: str, *, each_choice: bool = True) -> dict[str, str]:
        """Every page and paper that links lead to from here, by address, as text; a PDF as its words.

        Without `each_choice` a page is read once for all values a filter or an order can have.
        """
        found: dict[str, str] = {}
        known, wait = set(), deque([start])
        while wait:
            path = wait.popleft()
            form = path if each_choice else shape(path)
            if form in known:
                continue
            known.add(form)
            answer = self.context.request.get(path)
            assert answer.ok, f"{path} geeft {answer.status}"
            if "pdf" in answer.headers["content-type"]:
                found[path] = words_of(answer.body())
                continue
            found[path] = answer.text() if "text" in answer.headers["content-type"] else ""
            wait.extend(links_of(found[path]))
        return found


def shape(path: str) -> str:
    """An address with the names of its choices, without their values."""
    parts = urlsplit(path)
    return parts.path + "?" + "&".join(sorted(part.split("=")[0] for part in parts.query.split("&")))


def named(words: str) -> re.Pattern[str]:
    """Exactly this name, apart from what is said after it for whoever cannot see the row it stands in."""
    return re.compile(rf"^{re.escape(words)}( ?:.*| \(mag leeg blijven\))?$")


def links_of(html: str) -> list[str]:
    """Addresses of this site that a page links to, without the place on the page."""
    links = [
        urldefrag(link.replace("&amp;", "&")).url for link in re.findall(r'<a [^>]*href="([^"]*)"', html)
    ]
    return [link for link in links if link.startswith("/") and not urlsplit(link).netloc]


def words_of(pdf: bytes) -> str:
    """What a reader of this PDF can select, as one line."""
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def axe(page: Any, *, again: bool = False) -> None:
    """No violation of WCAG 2.2 AA or best practice on this page, as it is now.

    `again`: the same page was judged at another width just before.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    run = AXE_AGAIN if again and page.evaluate("typeof gezien") != "undefined" else AXE_RUN
    problems = [
        f"{v['id']}: {v['help']} → " + "; ".join(n["html"][:160] for n in v["nodes"][:3])
        for v in page.evaluate(run, AXE_TAGS)["violations"]
    ]
    page.evaluate(AXE_SEEN)
    assert not problems, f"{page.url}\n" + "\n".join(problems)


def no_sideways_scroll(page: Any) -> None:
    """The page fits its width; wide tables scroll inside a region of their own."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1, f"{page.url} is {wide}px te breed bij {page.viewport_size}"
