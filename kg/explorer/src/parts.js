// Pieces that several pages show: names as links, quotes, facts, bars over time.

import { h, svg, named, clip, link } from "./dom.js";
import { t, label, known } from "./words.js";
import { yearDate } from "./data.js";

export const address = {
  entity: (entity, query) => `#/e/${encodeURIComponent(entity.id)}${asQuery(query)}`,
  article: (article, fact, place) => `#/a/${encodeURIComponent(article.id)}${asQuery(fact && { f: fact.id, n: place || "" })}`,
  graph: (entity, query) => `#/g/${encodeURIComponent(entity.id)}${asQuery(query)}`,
  events: (query) => `#/events${asQuery(query)}`,
};

export function asQuery(values) {
  const kept = Object.entries(values || {}).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return kept.length ? `?${new URLSearchParams(kept)}` : "";
}

export function nameOf(entity, most = 60) {
  return h(`a.name.t-${entity.type}`, { href: address.entity(entity) }, named(entity.name, most));
}

export function dateText(date) {
  return h(date ? "time.date" : "time.date.none", date ? { datetime: date } : null, date || t("undated"));
}

// What stands beside a name in a list: the kind of an occasion, the first post of a person.
export function hint(graph, entity) {
  if (entity.type === "Event") return [yearDate(entity), entity.attributes.kind].filter(Boolean).join(" · ");
  if (entity.type === "Person") {
    const posts = entity.facts.filter((one) => one.relation.kind === "post" && one.s === entity);
    const last = posts.sort((a, b) => lastSeen(b).localeCompare(lastSeen(a)) || b.evidence.length - a.evidence.length)[0];
    return last ? clip(last.o.name, 24) + clip(last.qualifiers.title || " ", 24).replace("？", "") : "";
  }
  return label(graph.typeOf(entity));
}

export const lastSeen = (fact) => fact.qualifiers.lastSeen || fact.qualifiers.date || "";

export function headline(article, most = 60) {
  const first = article.headlines.find((one) => one.trim());
  return first ? named(first, most) : t("noHeadline");
}

export function whereFrom(article) {
  return [article.date || t("undated"), article.paper, article.number].filter(Boolean).join(" ");
}

// The quotes of a fact, each with the article it opens.
export function quotes(fact, most = 3) {
  const box = h("ul.quotes");
  fact.evidence.forEach((one, i) => {
    if (i >= most) return;
    box.append(h("li", null,
      h("a.quote", { href: address.article(one.article, fact, i), title: t("said") }, h("q", null, named(one.quote, 200))),
      h("span.from", null, headline(one.article, 36), " ", h("span.meta", null, whereFrom(one.article))),
    ));
  });
  const rest = fact.evidence.length - most;
  if (rest > 0) {
    const button = h("button.more", { type: "button", onclick: () => box.replaceWith(quotes(fact, fact.evidence.length)) }, t("more", { n: rest }));
    box.append(h("li", null, button));
  }
  return box;
}

export function marks(fact) {
  const found = [];
  if (fact.status !== "asserted") found.push(h(`span.mark.${fact.status}`, null, known(fact.status) ? t(fact.status) : fact.status));
  if (fact.confidence < 0.8) found.push(h("span.mark.unsure", { title: t("confidence") }, fact.confidence.toFixed(2)));
  return found;
}

// A line that opens to show its quotes.
export function opening(line, facts, open = false, beside = facts.flatMap(marks)) {
  return h("details.fact", { open },
    h("summary", null, line, beside),
    facts.map((one) => h("div.said", null,
      facts.length > 1 ? h("span.rel", null, roleText(one)) : null,
      quotes(one),
    )),
  );
}

export const roleText = (fact) => (fact.relation.kind === "post" && fact.qualifiers.title ? clip(fact.qualifiers.title, 30) : label(fact.relation));

export function section(title, count, ...children) {
  return h("section", null, h("h2", null, title, count === null ? null : h("span.count", null, count.toLocaleString("en"))), ...children);
}

// --- posts as bars over time

const DAY = 86400000;

function day(date, end) {
  const [year, month, date_] = date.split("-").map(Number);
  if (!month) return Date.UTC(end ? year + 1 : year, 0, 1);
  if (!date_) return Date.UTC(year, end ? month : month - 1, 1);
  return Date.UTC(year, month - 1, date_ + (end ? 1 : 0));
}

// Facts as rows with a bar from the first to the last day on which they were seen; `text` makes what stands before it.
export function timeBars(facts, text) {
  const dated = facts.filter((one) => from(one));
  const first = Math.min(...dated.map((one) => day(from(one), false)));
  const last = Math.max(...dated.map((one) => day(until(one), true)));
  const whole = Math.max(last - first, 90 * DAY);
  const sorted = [...facts].sort((a, b) => (from(a) || "~").localeCompare(from(b) || "~") || b.evidence.length - a.evidence.length);
  const list = sorted.map((fact) => opening([
    h("span.what", null, text(fact), marks(fact)),
    from(fact) ? bar(fact, first, whole) : h("span.bar"),
    h("span.date", null, spanText(fact)),
  ], [fact], false, null));
  return h("div.bars", null, list, dated.length ? axis(first, whole) : null, h("p.note", null, t("seenNote")));
}

const from = (fact) => fact.qualifiers.start || fact.qualifiers.date || fact.qualifiers.end || "";
const until = (fact) => fact.qualifiers.end || fact.qualifiers.lastSeen || from(fact);

function spanText(fact) {
  const [a, b] = [from(fact), until(fact)];
  const text = !a ? t("undated") : a === b ? a : `${a} – ${b}`;
  return fact.qualifiers.status === "ended" ? `${text} ${t("ended")}` : text; // current: only when it was last seen
}

function bar(fact, first, whole) {
  const left = ((day(from(fact), false) - first) / whole) * 100;
  const right = ((day(until(fact), true) - first) / whole) * 100;
  return svg("svg", { class: "bar", role: "img", "aria-label": spanText(fact) },
    svg("rect", { class: "lane", x: 0, y: 6, width: "100%", height: 4 }),
    svg("rect", { class: "span", x: `${left}%`, y: 4, width: `${Math.max(right - left, 0.8)}%`, height: 8, rx: 2 }),
    fact.qualifiers.start ? svg("rect", { class: "stroke", x: `${left}%`, y: 0, width: 3, height: 16 }) : null,
    fact.qualifiers.end ? svg("rect", { class: "stroke", x: `calc(${right}% - 3px)`, y: 0, width: 3, height: 16 }) : null,
  );
}

function axis(first, whole) {
  const years = [];
  const [a, b] = [new Date(first).getUTCFullYear(), new Date(first + whole).getUTCFullYear()];
  const step = Math.ceil((b - a + 1) / 8);
  for (let year = a; year <= b; year += step) {
    const x = ((Date.UTC(year, 0, 1) - first) / whole) * 100;
    if (x >= 0 && x <= 97) years.push(h("span", { style: `left:${x.toFixed(2)}%` }, year));
  }
  if (!years.length) years.push(h("span", { style: "left:0" }, new Date(first).toISOString().slice(0, 7)));
  return h("div.axis", { "aria-hidden": "true" }, h("span.what"), h("div.years", null, years), h("span.date"));
}

// Numbers of occasions by month as columns, each a link.
export function months(events, make) {
  const counts = new Map();
  for (const event of events) {
    const month = yearDate(event).slice(0, 7);
    if (month.length === 7) counts.set(month, (counts.get(month) || 0) + 1);
  }
  if (!counts.size) return null;
  const all = [...counts.keys()].sort();
  const total = all.reduce((sum, one) => sum + counts.get(one), 0);
  const series = [];
  const lastMonth = all[all.length - 1];
  let start = all[0];
  for (let i = 0, before = 0; i < all.length && before <= total / 50; before += counts.get(all[i]), i += 1) start = all[i]; // few are old
  for (let at = start; at <= lastMonth && series.length < 120; at = next(at)) series.push(at);
  const most = Math.max(...series.map((one) => counts.get(one) || 0));
  return h("div.months", null, series.slice(-72).map((month, i) => {
    const count = counts.get(month) || 0;
    return h("a", { href: make(month), title: `${month}　${count}`, "aria-label": `${month} ${count}` },
      h("i", { style: `height:${count ? Math.max(3, (count / most) * 100) : 0}%` }),
      h("b", null, month.endsWith("-01") || i === 0 ? month.slice(0, 4) : ""));
  }));
}

function next(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${String(year).padStart(4, "0")}-${String(number + 1).padStart(2, "0")}`;
}
