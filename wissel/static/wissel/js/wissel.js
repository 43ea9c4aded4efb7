// Small behaviours on top of pages that work without them. One function each.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function focusErrors() {
  const summary = one("[data-focus]");
  summary?.focus();
  // The place in the address, such as that of the skip link, takes the focus a little later.
  if (summary) document.getElementById(location.hash.slice(1))?.addEventListener("focus", () => summary.focus(), { once: true });
}

function csrfForHtmx() {
  document.body.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = one("meta[name=csrf-token]").content;
  });
}

function announceSwaps() {
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const words = event.detail.target.dataset?.meld ?? one("h2, h1", event.detail.target)?.textContent;
    if (words) one("#live").textContent = words;
  });
}

function dialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) one(`#${opener.dataset.open}`)?.showModal();
  });
}

function closeMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
}

function printing() {
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// A button copies the lines of a list, for a mail to an employer.
function copying() {
  for (const button of all("[data-kopieer]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      const lines = all("li", document.getElementById(button.dataset.kopieer)).map((line) => line.textContent.trim());
      await navigator.clipboard.writeText(lines.join("\n"));
      one("[role=status]", button).textContent = button.dataset.klaar;
    });
  }
}

// On a narrow screen tabs lie in a row that scrolls; the one that is open is in sight.
function showTab() {
  const current = one(".tabs [aria-current]");
  if (current) current.parentElement.scrollLeft = current.offsetLeft - current.parentElement.offsetLeft - 24;
}

// A form, or a part of one with an address of its own, stores itself two seconds after typing and when a field is left.
// The server answers in words, or in JSON: { stand: words, toon: { id: value }, botsing: html for [data-botsing] }.
function autosave() {
  for (const part of all("[data-autosave]")) keepStored(part, part.closest("form"), one("[data-stand]", part));
}

// What one form stores by itself goes one after the other, so that the answers come back in order. Whoever presses a
// button while something is on its way waits for the answer, and so never collides with themselves.
const lines = new WeakMap();
function lineOf(form) {
  if (lines.has(form)) return lines.get(form);
  const line = { busy: 0, last: Promise.resolve(), rest: [], waiting: false };
  lines.set(form, line);
  form.addEventListener("submit", (event) => {
    for (const stop of line.rest) stop();
    if (!line.busy) return;
    event.preventDefault();
    if (line.waiting) return;
    line.waiting = true;
    line.last.then(() => { line.waiting = false; form.requestSubmit(event.submitter); });
  });
  return line;
}

function keepStored(part, form, status) {
  let timer;
  let stopped = false;
  const line = lineOf(form);
  const send = async (last) => {
    if (stopped) return;
    const body = new FormData(form);
    const own = new Set([...form.elements].filter((field) => part.contains(field)).map((field) => field.name));
    if (part !== form) for (const name of new Set(body.keys())) if (!own.has(name)) body.delete(name);
    body.append("bewaren", "concept");
    try {
      const answer = await fetch(part.dataset.autosave || form.action, {
        method: "POST", body, redirect: "manual", keepalive: last,
        headers: { "X-Wissel-Autosave": "1", "X-CSRFToken": one("meta[name=csrf-token]").content },
      });
      const json = answer.headers.get("Content-Type")?.includes("json");
      const told = json ? await answer.json() : { stand: answer.ok ? await answer.text() : part.dataset.fout };
      if (!timer) status.textContent = told.stand;
      for (const [id, value] of Object.entries(told.toon ?? {})) {
        const target = one(`#${id}`);
        if (target) target["value" in target ? "value" : "textContent"] = value;
      }
      stopped = Boolean(told.botsing);
      // A picture of what was written shows what is stored now.
      for (const image of all("img[data-live]")) image.src = `${image.dataset.live}&t=${Date.now()}`;
      if (stopped) one("[data-botsing]", part).innerHTML = told.botsing;
    } catch {
      status.textContent = part.dataset.fout;
    }
  };
  const rest = () => { clearTimeout(timer); timer = undefined; };
  const save = (last = false) => { rest(); line.busy += 1; line.last = line.last.then(() => send(last)).finally(() => { line.busy -= 1; }); };
  line.rest.push(rest);
  part.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
  part.addEventListener("change", () => save());
  addEventListener("pagehide", () => { if (timer) save(true); });
}

// Words about illness are pointed out below a field while somebody types; a better sentence is taken over with one press.
function wordsFound() {
  for (const field of all("[data-woorden]")) {
    const below = field.nextElementSibling?.matches("[data-vondsten]") ? field.nextElementSibling : undefined;
    const place = document.createElement("div");
    place.setAttribute("role", "status");
    field.after(place);
    if (below) place.append(below);
    let timer;
    let asked = "";
    const look = async () => {
      const text = field.value;
      if (text === asked) return;
      asked = text;
      if (!text.trim()) { place.replaceChildren(); return; }
      const body = new FormData();
      body.append("tekst", text);
      body.append("eigen", field.dataset.woordenEigen ?? "");
      try {
        const answer = await fetch(field.dataset.woorden, {
          method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": one("meta[name=csrf-token]").content },
        });
        if (!answer.ok || field.value !== text) return;
        const chosen = Object.fromEntries(all("select", place).map((each) => [each.name, each.value]));
        place.innerHTML = await answer.text();
        for (const each of all("select", place)) if (chosen[each.name]) each.value = chosen[each.name];
      } catch { asked = ""; }
    };
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 700); });
    field.addEventListener("focus", look);
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-vervang]");
      if (!button) return;
      field.setRangeText(button.dataset.vervang.replace(/[. ]+$/, ""), Number(button.dataset.van), Number(button.dataset.tot), "select");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

// The page read aloud by the browser's own voice, part by part so that long pages work too; nothing leaves the device.
function readAloud() {
  const button = one("[data-voorlezen]");
  if (!button || !("speechSynthesis" in window)) return;
  const label = one("[data-woord]", button);
  const words = { begin: label.textContent, stop: button.dataset.stop };
  const silent = () => { speechSynthesis.cancel(); label.textContent = words.begin; button.setAttribute("aria-pressed", "false"); };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") { silent(); return; }
    const page = one("#inhoud");
    const parts = all("h1, h2, h3, p, li, dt, dd, legend, label, blockquote, th, td", page).filter(
      (part) => part.offsetParent && !one("h1, h2, h3, p, li, dt, dd, blockquote", part) && !part.closest("[hidden], .sr, select"),
    );
    speechSynthesis.cancel();
    for (const part of parts) {
      const text = part.innerText.trim();
      if (!text) continue;
      const saying = new SpeechSynthesisUtterance(text);
      saying.lang = part.closest("[lang]")?.lang || "nl";
      saying.rate = 0.95;
      speechSynthesis.speak(saying);
      if (part === parts.at(-1)) saying.onend = silent;
    }
    button.setAttribute("aria-pressed", "true");
    label.textContent = words.stop;
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function shortcuts() {
  if (document.body.dataset.sneltoetsen === "uit") return;
  let waiting = false;
  const rows = () => all("[data-row] a.name");
  const step = (by) => {
    const links = rows();
    const next = links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + by))];
    next?.focus();
  };
  const keys = {
    "/": () => one("[data-zoek]")?.focus(), j: () => step(1), k: () => step(-1),
    "?": () => one("#sneltoetsen")?.showModal(), n: () => one("[data-nieuw]")?.focus(),
  };
  const places = { v: "/vandaag/", k: "/dossiers/" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.target.closest("form")?.requestSubmit(); return; }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (waiting) { waiting = false; if (places[event.key] && one(`a[href="${places[event.key]}"]`)) location.href = places[event.key]; return; }
    if (event.key === "g") { waiting = true; setTimeout(() => { waiting = false; }, 1200); return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
}

focusErrors(); csrfForHtmx(); announceSwaps(); dialogs(); closeMenus(); printing(); copying(); showTab(); autosave(); wordsFound(); readAloud(); shortcuts();
