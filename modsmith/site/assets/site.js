"use strict";

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);

// ---- theme ----

function themes() {
  const button = one("[data-theme-switch]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // no storage: for this page only
    }
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
}

// ---- copy buttons ----

function copies() {
  for (const block of all(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      button.textContent = (await copied(text(block))) ? "Copied" : "Press Ctrl+C";
      setTimeout(() => (button.textContent = "Copy"), 1600);
    });
    button.setAttribute("aria-live", "polite");
    block.append(button);
  }
}

// What a reader wants of a terminal session is its commands.
function text(block) {
  const code = one("code", block).textContent;
  if (block.dataset.language !== "console") return code + "\n";
  const commands = code.split("\n").filter((line) => line.startsWith("$ "));
  return commands.map((line) => line.slice(2) + "\n").join("");
}

async function copied(what) {
  try {
    await navigator.clipboard.writeText(what);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = what;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// ---- front page ----

function filters() {
  const form = one("[data-filters]");
  if (!form) return;
  const cards = all("[data-cards] .card").map((card) => ({
    card,
    words: card.textContent.toLowerCase(),
    services: card.dataset.services.split("|"),
    guarantees: new Map(
      card.dataset.guarantees.split("|").filter(Boolean).map((part) => {
        const [topic, where] = part.split(":");
        return [topic, where.split(",")];
      }),
    ),
  }));
  const values = (name) => all(`[name=${name}]:checked`, form).map((box) => box.value);

  function apply() {
    const query = form.q.value.trim().toLowerCase();
    const words = query.split(/\s+/).filter(Boolean);
    const environment = form.environment ? form.environment.value : "";
    const services = values("service");
    const topics = values("guarantee");
    let shown = 0;
    for (const { card, words: own, services: has, guarantees } of cards) {
      const holds = (topic) => guarantees.has(topic) && (!environment || guarantees.get(topic).includes(environment));
      const fits =
        words.every((word) => own.includes(word)) &&
        services.every((service) => has.includes(service)) &&
        topics.every(holds) &&
        (!environment || !guarantees.size || [...guarantees.keys()].some(holds));
      card.hidden = !fits;
      shown += fits;
      for (const chip of all("[data-topic]", card)) chip.classList.toggle("off", !holds(chip.dataset.topic));
    }
    const active = Boolean(query || environment || services.length || topics.length);
    one("[data-count]").textContent = active
      ? `${shown} of ${cards.length} modules`
      : `${cards.length} module${cards.length === 1 ? "" : "s"}`;
    one("[data-none]").hidden = shown > 0;
    one("[data-reset]").hidden = !active;
    remember(query, environment, services, topics);
  }

  function remember(query, environment, services, topics) {
    const found = new URLSearchParams();
    if (query) found.set("q", query);
    if (environment) found.set("environment", environment);
    for (const service of services) found.append("service", service);
    for (const topic of topics) found.append("guarantee", topic);
    const text = found.toString();
    history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
  }

  function recall() {
    const given = new URLSearchParams(location.search);
    form.q.value = given.get("q") || "";
    if (form.environment) form.environment.value = given.get("environment") || "";
    for (const box of all("[type=checkbox]", form)) box.checked = given.getAll(box.name).includes(box.value);
  }

  recall();
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  one("[data-clear]").addEventListener("click", () => form.reset());
  if (location.search) apply();
}

// ---- lists on the page of a module ----

function lists() {
  for (const field of all("[data-filter]")) {
    const list = document.getElementById(field.dataset.filter);
    const count = one(`[data-filter-count="${field.dataset.filter}"]`);
    const entries = all("[data-entry]", list).map((entry) => ({ entry, words: entry.textContent.toLowerCase() }));
    if (entries.length < 6) continue;
    field.hidden = false;
    one("input", field).addEventListener("input", (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { entry, words: own } of entries) {
        entry.hidden = !words.every((word) => own.includes(word));
        shown += !entry.hidden;
      }
      for (const group of all("[data-group]", list)) group.hidden = !one("[data-entry]:not([hidden])", group);
      count.hidden = !words.length;
      count.textContent = `${shown} of ${entries.length}`;
    });
  }
}

// ---- search in everything ----

function search() {
  const dialog = one("[data-search]");
  const button = one("[data-find]");
  const input = one("input", dialog);
  const list = one("ul", dialog);
  const state = one("[data-search-state]", dialog);
  const root = document.documentElement.dataset.root;
  let chosen = -1;

  function load() {
    if (window.searchIndex || one("[data-index]")) return;
    const script = document.createElement("script");
    script.src = `${root}assets/search-index.js`;
    script.dataset.index = "";
    script.addEventListener("load", show);
    document.head.append(script);
  }

  // Words in the title count most; a whole page comes before a part of one.
  function score([title, address, kind, more], words) {
    const name = title.toLowerCase();
    const text = `${name} ${kind} ${more.toLowerCase()}`;
    if (!words.every((word) => text.includes(word))) return 0;
    const inTitle = words.filter((word) => name.includes(word)).length;
    return 1 + inTitle * 4 + (name.startsWith(words[0]) ? 2 : 0) + (address.includes("#") ? 0 : 3) + (kind === "module" ? 2 : 0);
  }

  function show() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    choose(-1);
    if (!words.length || !window.searchIndex) {
      state.textContent = "Type to search.";
      return;
    }
    const hits = window.searchIndex
      .map((hit) => [score(hit, words), hit])
      .filter(([points]) => points)
      .sort(([a, [one]], [b, [two]]) => b - a || one.length - two.length);
    for (const [index, [, hit]] of hits.slice(0, 12).entries()) list.append(line(index, hit));
    state.textContent = hits.length ? `${hits.length} result${hits.length === 1 ? "" : "s"}` : "Nothing found.";
    if (hits.length) choose(0);
  }

  function line(index, [title, address, kind, more]) {
    const item = document.createElement("li");
    item.id = `hit-${index}`;
    item.role = "option";
    const link = document.createElement("a");
    link.href = root + address;
    link.tabIndex = -1;
    link.textContent = title;
    const small = document.createElement("small");
    small.textContent = kind === "module" || !more ? kind : `${kind} · ${more}`;
    link.append(small);
    item.append(link);
    return item;
  }

  function choose(index) {
    chosen = index;
    for (const [number, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(number === index));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `hit-${index}`);
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function open() {
    load();
    dialog.showModal();
    input.select();
    show();
  }

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(Math.min(chosen + 1, last));
    else if (event.key === "ArrowUp") choose(Math.max(chosen - 1, 0));
    else if (event.key === "Escape") dialog.close(); // which otherwise only empties the field
    else if (event.key === "Enter") list.children[chosen]?.firstChild.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  button.addEventListener("click", open);
  button.hidden = false;
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !dialog.open) {
      event.preventDefault();
      open();
    }
  });
}

// ---- what is behind a click ----

// A link to something inside of a closed part opens it.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  target.scrollIntoView();
}

function prints() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });
}

// ---- the current part of the page in its contents, and what is folded on a phone ----

function contents() {
  const links = new Map(all(".toc a").map((link) => [link.hash.slice(1), link]));
  if (!links.size) return;
  const targets = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
  const mark = () => {
    const above = targets.filter((target) => target.getBoundingClientRect().top < 140);
    const current = (above.at(-1) || targets[0]).id;
    for (const [id, link] of links) link.classList.toggle("here", decodeURIComponent(id) === current);
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

function fold() {
  if (matchMedia("(max-width: 60rem)").matches) for (const part of all("[data-fold]")) part.open = false;
}

themes();
copies();
filters();
lists();
search();
contents();
fold();
prints();
addEventListener("hashchange", reveal);
reveal();
