// Small behaviours on top of pages that work without them. One function each.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function focusErrors() {
  one("[data-focus]")?.focus();
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

function autosave() {
  for (const form of all("form[data-autosave]")) {
    const status = one("[data-stand]", form);
    let timer;
    const save = async () => {
      clearTimeout(timer);
      const body = new FormData(form);
      body.append("bewaren", "concept");
      try {
        const answer = await fetch(form.dataset.autosave || form.action, {
          method: "POST", body, headers: { "X-Wissel-Autosave": "1" }, redirect: "manual",
        });
        status.textContent = answer.ok ? await answer.text() : form.dataset.fout;
      } catch {
        status.textContent = form.dataset.fout;
      }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
    form.addEventListener("change", save);
  }
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

focusErrors(); csrfForHtmx(); announceSwaps(); dialogs(); closeMenus(); autosave(); shortcuts();
