// The queue of merges to be decided on; only where the server was started with --review.

import { h, named, link, rows } from "./dom.js";
import { t, label } from "./words.js";
import * as part from "./parts.js";

const VERDICTS = ["same", "different", "unsure"];

export function review(graph) {
  const list = h("div", null, h("p.note", null, t("loading")));
  const count = h("span.count");
  const view = h("div.page.review", null, h("h1", { tabindex: -1 }, t("review"), " ", count), h("p.note", null, t("reviewNote")), list);
  fetch("api/review").then((answer) => (answer.ok ? answer.json() : answer.text().then((text) => { throw new Error(text); }))).then((found) => {
    const open = found.cases.filter((one) => !one.verdict).length;
    count.textContent = `${open} / ${found.cases.length}`;
    list.replaceChildren(rows(found.cases, (one) => row(graph, one), 40, (n) => t("more", { n })));
    if (!found.cases.length) list.replaceChildren(h("p", null, t("nothing")));
  }).catch((error) => list.replaceChildren(h("p.note", { role: "alert" }, `${t("failed")}: ${error.message}`)));
  return view;
}

function row(graph, one) {
  const said = h("p.note", { role: "status" });
  const buttons = VERDICTS.map((verdict, i) => h("button.button", {
    type: "button", "aria-pressed": String(one.verdict === verdict), title: String(i + 1), onclick: () => decide(verdict),
  }, t(verdict)));
  const box = h("div.case", {
    tabindex: 0,
    onkeydown: (event) => {
      const verdict = VERDICTS[Number(event.key) - 1];
      if (verdict && event.target === box) { event.preventDefault(); decide(verdict).then(() => (box.nextElementSibling || box).focus()); }
    },
  },
  h("p.type", null, label(graph.types.find((type) => type.name === one.type)), " · ", one.merged ? t("takenForOne") : t("takenForTwo"), " · ", named(one.reason, 120)),
  h("div.two", null, side(graph, one.one), side(graph, one.other)),
  h("p", null, buttons.map((button) => [button, " "])), said);
  async function decide(verdict) {
    const wanted = one.verdict === verdict ? "undo" : verdict;
    const answer = await fetch("api/review", {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({ one: one.one.anchor, other: one.other.anchor, verdict: wanted }),
    });
    if (!answer.ok) { said.textContent = await answer.text(); return; }
    one.verdict = wanted === "undo" ? "" : wanted;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(one.verdict === VERDICTS[i])));
    said.textContent = one.verdict ? t("written") : "";
  }
  return box;
}

function side(graph, one) {
  const article = graph.articleById.get(one.article);
  const [before, after] = one.words.split(one.name);
  const words = after === undefined ? named(one.words, 200) : [before, h("mark", null, named(one.name, 60)), one.words.slice(before.length + one.name.length)];
  return h("div", null, h("p.words", null, "…", words, "…"),
    h("p.from", null, part.dateText(one.date), " ", article ? link(part.address.article(article), part.headline(article, 50)) : named(one.source, 60)));
}
