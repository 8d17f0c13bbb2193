// The frame: head with search, the page that the address names, keys.

import { h, named } from "./dom.js";
import { setLanguage, languageName, t, label } from "./words.js";
import { load } from "./data.js";
import * as part from "./parts.js";
import * as pages from "./pages.js";
import * as net from "./network.js";
import { review } from "./review.js";

const SAVED = "kg-language";
let graph = null;
let main = null;
const scrolled = new Map();
let shown = null;

function read() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const values = Object.fromEntries(new URLSearchParams(query));
  const [view, id = ""] = path.split("/");
  let name = id;
  try { name = decodeURIComponent(id); } catch { /* a broken address is no page */ }
  return { view, id: name, values };
}

function page({ view, id, values }) {
  const { lang, ...query } = values;
  if (view === "e") return pages.entity(graph, id, query);
  if (view === "a") return pages.article(graph, id, query);
  if (view === "g") return net.network(graph, id, query);
  if (view === "events") return pages.events(graph, query);
  if (view === "review" && graph.raw.review) return review(graph);
  if (view === "") return pages.home(graph, query.role === "all" ? { role: "" } : query);
  return h("div", null, h("h1", { tabindex: -1 }, t("nowhere")));
}

function show({ focus = true } = {}) {
  if (shown !== null) scrolled.set(shown, scrollY);
  const asked = read();
  if (asked.values.lang && asked.values.lang !== languageName()) {
    setLanguage(asked.values.lang);
    frame();
  }
  net.close();
  const made = page(asked);
  document.body.classList.toggle("wide", asked.view === "g");
  main.replaceChildren(made);
  const title = made.querySelector("h1");
  document.title = `${title ? title.textContent.slice(0, 80) : ""} · ${t("title")}`;
  const back = scrolled.get(location.hash);
  scrollTo(0, back && location.hash !== shown ? back : 0);
  const asks = asked.view === "e" && asked.values.role && !back;
  if (asks) made.querySelector(".occasions")?.scrollIntoView({ block: "start" }); // posts stand above them
  shown = location.hash;
  if (focus && title) title.focus({ preventScroll: true });
  window.dispatchEvent(new CustomEvent("kg:shown", { detail: asked }));
}

// --- the head

function head() {
  const field = h("input", {
    type: "search", id: "search", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-controls": "hits",
    "aria-label": t("search"), placeholder: t("search"), title: t("keys"), maxlength: 200,
  });
  const list = h("ul.hits", { id: "hits", role: "listbox", hidden: true });
  const state = { hits: [], at: -1 };
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); state.at = -1; };
  const mark = (at) => {
    state.at = at;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", i === at ? "true" : "false"));
    if (list.children[at]) list.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = (hit) => { close(); field.value = ""; field.blur(); location.hash = part.address.entity(hit.entity); };
  const find = () => {
    state.hits = graph.search(field.value);
    const rows = state.hits.map((hit, i) => h("li", { role: "option", id: `hit-${i}`, onmousedown: (event) => { event.preventDefault(); open(hit); } },
      h(`span.dot.t-${hit.entity.type}`, { title: label(graph.typeOf(hit.entity)) }),
      named(hit.entity.name, 40),
      h("small", null, hit.matched === hit.entity.name ? part.hint(graph, hit.entity) : named(hit.matched, 40))));
    if (!rows.length && field.value.trim()) rows.push(h("li.none", null, t("nothing")));
    list.replaceChildren(...rows);
    list.hidden = !rows.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(state.hits.length ? 0 : -1);
  };
  field.addEventListener("input", find);
  field.addEventListener("focus", () => { if (field.value) find(); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = state.hits.length;
    if (event.key === "ArrowDown" && count) { event.preventDefault(); mark((state.at + 1) % count); }
    if (event.key === "ArrowUp" && count) { event.preventDefault(); mark((state.at + count - 1) % count); }
    if (event.key === "Enter" && state.hits[state.at]) { event.preventDefault(); open(state.hits[state.at]); }
    if (event.key === "Escape") { close(); field.blur(); }
  });
  const language = h("button.language", { type: "button", onclick: () => change() }, t("other"));
  return h("header.top", null,
    h("a.skip", { href: "#main", onclick: (event) => { event.preventDefault(); (main.querySelector("h1") || main).focus(); } }, t("skip")),
    h("a.mark", { href: "#/" }, "kg"),
    h("div.search", null, field, list),
    h("nav", null, h("a", { href: "#/" }, t("home")), h("a", { href: "#/events" }, t("events")),
      graph.raw.review ? h("a", { href: "#/review" }, t("review")) : null, language));
}

function change() {
  setLanguage(languageName() === "zh" ? "en" : "zh");
  try { localStorage.setItem(SAVED, languageName()); } catch { /* not allowed: then only for now */ }
  const { view, id, values } = read();
  const { lang, ...query } = values;
  if (lang) history.replaceState(null, "", `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}${part.asQuery(query)}`);
  frame();
  show();
}

function frame() {
  main = h("main", { id: "main", tabindex: -1 });
  document.body.replaceChildren(head(), main);
}

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || "");
  const search = document.getElementById("search");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && search) { event.preventDefault(); search.focus(); search.select(); }
});

async function start() {
  let saved = null;
  try { saved = localStorage.getItem(SAVED); } catch { /* not allowed */ }
  setLanguage(saved || (/^zh/i.test(navigator.language || "zh") ? "zh" : "en"));
  document.body.replaceChildren(h("p.loading", { role: "status" }, t("loading")));
  try {
    graph = await load();
  } catch (error) {
    document.body.replaceChildren(h("p.loading", { role: "alert" }, `${t("failed")}: ${error.message}`));
    return;
  }
  frame();
  show({ focus: false });
  addEventListener("hashchange", () => show());
  (window.requestIdleCallback || setTimeout)(() => graph.index());
}

start();
