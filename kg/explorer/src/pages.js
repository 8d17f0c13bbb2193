// The pages: home, one entity, one article, all occasions.

import { h, named, clip, link, rows } from "./dom.js";
import { t, label, known } from "./words.js";
import { yearDate, compare } from "./data.js";
import * as part from "./parts.js";

const SHOWN = ["Person", "Organization", "Company", "Event"];

const standsAt = (fact) => fact.evidence[0].start + Math.max(0, fact.evidence[0].quote.indexOf(fact.s.name));

const more = (n) => t("more", { n });

// --- home

export function home(graph, query) {
  const relation = query.role === undefined ? "presides" : query.role;
  const dates = graph.articles.map((one) => one.date).filter(Boolean).sort();
  const count = (type) => graph.entities.filter((one) => one.type === type).length;
  const figures = [
    [graph.raw.pages, t("pages")], [graph.articles.length, t("articles")],
    ...SHOWN.map((name) => [count(name), label(graph.types.find((one) => one.name === name))]),
    [graph.facts.length, t("facts")],
  ];
  const ranking = graph.ranking(relation).slice(0, 12);
  const top = ranking.length ? ranking[0].count : 1;
  const bodies = graph.entities.filter((one) => one.type === "Organization" || one.type === "Company")
    .sort((a, b) => b.articles.length - a.articles.length || compare(a.id, b.id)).slice(0, 12);
  return h("div.home", null,
    h("h1", { tabindex: -1 }, graph.title ? named(graph.title, 60) : t("title")),
    h("p.figures", null,
      figures.map(([n, word]) => h("span", null, h("b", null, n.toLocaleString("en")), " ", word)),
      dates.length ? h("span", null, h("b", null, `${dates[0]} – ${dates[dates.length - 1]}`)) : null),
    h("div.columns", null,
      h("section", null,
        h("h2", null, t("most")),
        h("label.pick", null, t("as"), " ", roleSelect(graph, relation, (role) => { location.hash = `#/${part.asQuery({ role: role || "all" })}`; })),
        ranking.length
          ? h("ol.ranking", null, ranking.map(({ person, count: n }) => h("li", null,
            h("a", { href: part.address.entity(person, { role: relation }) },
              h("span.who", null, named(person.name, 30), h("small", null, part.hint(graph, person))),
              h("span.meter", null, h("i", { style: `width:${(n / top) * 100}%` })),
              h("span.n", null, n.toLocaleString("en"))))))
          : h("p", null, t("nothing"))),
      h("section", null,
        h("h2", null, t("recent")),
        h("ul.plain", null, graph.events({}).filter((one) => one.facts.length).slice(0, 9).map((event) => eventLine(event))),
        h("p", null, link(part.address.events(), `${t("events")} →`))),
      h("section", null,
        h("h2", null, t("bymonth")),
        part.months(graph.events({}), (month) => part.address.events({ since: month, until: month })),
        h("h2", null, t("bodies")),
        h("ul.tags", null, bodies.map((body) => h("li", null, part.nameOf(body, 24), h("small", null, body.articles.length)))))));
}

function eventLine(event) {
  return h("li", null, part.dateText(yearDate(event)), " ", part.nameOf(event, 50));
}

function roleSelect(graph, chosen, change) {
  const used = new Set(graph.facts.filter((one) => one.relation.kind === "event").map((one) => one.relation));
  return h("select", { onchange: (event) => change(event.target.value), "aria-label": t("role") },
    h("option", { value: "", selected: !chosen }, t("all")),
    graph.relations.filter((one) => used.has(one)).map((one) => h("option", { value: one.name, selected: one.name === chosen }, label(one))));
}

// --- one entity

export function entity(graph, id, query) {
  const found = graph.byId.get(id);
  if (!found) return h("div", null, h("h1", { tabindex: -1 }, t("nowhere")));
  const head = h("header.entity", null,
    h(`p.type.t-${found.type}`, null, label(graph.typeOf(found))),
    h("h1", { tabindex: -1 }, named(found.name, 300)),
    found.aliases.length ? h("p.also", null, t("also"), " ", found.aliases.slice(0, 12).map((one, i) => [i ? "、" : "", named(one, 60)])) : null,
    attributes(found),
    h("p", null, h("a.button", { href: part.address.graph(found) }, t("showGraph"))));
  const pages = { Person: personParts, Event: eventParts };
  return h(`article.page.p-${found.type}`, null, head, (pages[found.type] || bodyParts)(graph, found, query), namedIn(found));
}

function attributes(entity_) {
  const shown = Object.entries(entity_.attributes).filter(([, value]) => value);
  if (!shown.length) return null;
  return h("p.attributes", null, shown.map(([key, value]) => h("span", null,
    h("small", null, known(key) ? t(key) : key), " ", known(value) ? t(value) : named(value, 80))));
}

function personParts(graph, person, query) {
  const posts = person.facts.filter((one) => one.s === person && one.relation.kind === "post");
  const companions = graph.companions(person);
  return [
    posts.length ? part.section(t("posts"), posts.length, part.timeBars(posts, (fact) => [part.nameOf(fact.o, 30), " ", named(fact.qualifiers.title || " ", 30)])) : null,
    h("div.two", null,
      h("div", null, occasions(graph, person, query)),
      h("div", null,
        companions.length ? part.section(t("companions"), companions.length, h("p.note", null, t("companionsNote")),
          h("ul.tags", null, companions.slice(0, 24).map(({ other, count }) => h("li", null, part.nameOf(other, 20), h("small", null, count))))) : null,
        others(graph, person, posts))),
  ];
}

function occasions(graph, entity_, query) {
  const all = graph.occasions(entity_);
  if (!all.length) return null;
  const counts = new Map();
  for (const { facts } of all) for (const one of new Set(facts.map((fact) => fact.relation))) counts.set(one, (counts.get(one) || 0) + 1);
  const chosen = graph.byRelation.get(query.role || "");
  const kept = chosen ? all.filter(({ facts }) => facts.some((one) => one.relation === chosen)) : all;
  const chip = (relation, n) => h("a.chip", {
    href: part.address.entity(entity_, { role: relation ? relation.name : "" }), "aria-current": relation === chosen ? "true" : null,
  }, relation ? label(relation) : t("all"), h("small", null, n.toLocaleString("en")));
  const box = part.section(t("occasions"), all.length,
    h("p.chips", null, chip(undefined, all.length), [...counts].sort((a, b) => b[1] - a[1]).map(([relation, n]) => chip(relation, n))),
    rows(withYears(kept), (row) => (typeof row === "string" ? h("h3", null, row || t("undated")) : part.opening([
      part.dateText(yearDate(row.event)), " ", part.nameOf(row.event, 60), " ",
      h("span.roles", null, [...new Set(row.facts.map((one) => label(one.relation)))].join("、")),
    ], chosen ? row.facts.filter((one) => one.relation === chosen) : row.facts, row === kept[0] && !!chosen)), 60, more));
  box.classList.add("occasions");
  return box;
}

function withYears(list) {
  const found = [];
  let year = null;
  for (const row of list) {
    const own = yearDate(row.event).slice(0, 4);
    if (own !== year) found.push(own);
    year = own;
    found.push(row);
  }
  return found;
}

// Facts that are neither posts nor occasions, by relation and direction.
function others(graph, entity_, left) {
  const skip = new Set(left);
  const groups = new Map();
  for (const fact of entity_.facts) {
    if (skip.has(fact) || (fact.s === entity_ && fact.o.type === "Event" && fact.relation.kind === "event")) continue;
    const key = `${fact.relation.name} ${fact.s === entity_ ? ">" : "<"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  if (!groups.size) return null;
  return part.section(t("relations"), null, [...groups].sort((a, b) => b[1].length - a[1].length).map(([key, facts]) => {
    const outward = key.endsWith(">");
    const sorted = facts.sort((a, b) => compare(b.date, a.date) || compare(a.id, b.id));
    return h("div", null, h("h3", null, outward ? "" : "← ", label(facts[0].relation), " ", h("small", null, facts.length)),
      rows(sorted, (fact) => part.opening([part.dateText(fact.date), " ", part.nameOf(outward ? fact.o : fact.s, 50)], [fact]), 20, more));
  }));
}

function eventParts(graph, event) {
  const roles = new Map();
  const inward = event.facts.filter((one) => one.o === event);
  for (const fact of inward) {
    if (!roles.has(fact.relation)) roles.set(fact.relation, []);
    roles.get(fact.relation).push(fact);
  }
  const order = (one) => graph.relations.indexOf(one);
  const reports = graph.reports(event);
  return h("div.two", null,
    h("div", null, inward.length ? part.section(t("participants"), new Set(inward.map((one) => one.s)).size,
      [...roles].sort((a, b) => order(a[0]) - order(b[0])).map(([relation, facts]) => h("div.role", null,
        h("h3", null, label(relation), " ", h("small", null, facts.length)),
        rows(facts.sort((a, b) => (a.s.type === "Person" ? 0 : 1) - (b.s.type === "Person" ? 0 : 1)
          || compare(a.evidence[0].article.id, b.evidence[0].article.id) || standsAt(a) - standsAt(b) || compare(a.s.id, b.s.id)),
        (fact) => part.opening([part.nameOf(fact.s, 40), " ", h("small.hint", null, part.hint(graph, fact.s))], [fact]), 40, more)))) : null),
    h("div", null,
      reports.length ? part.section(t("reports"), reports.length, articleList(reports)) : null,
      others(graph, event, inward)));
}

function bodyParts(graph, body, query) {
  const posts = body.facts.filter((one) => one.o === body && one.relation.kind === "post");
  return [
    posts.length ? part.section(t("holders"), new Set(posts.map((one) => one.s)).size,
      part.timeBars(posts, (fact) => [part.nameOf(fact.s, 20), " ", named(fact.qualifiers.title || " ", 30)])) : null,
    h("div.two", null, h("div", null, occasions(graph, body, query)), h("div", null, others(graph, body, posts))),
  ];
}

function namedIn(entity_) {
  const list = [...entity_.articles].sort((a, b) => compare(b.date, a.date) || compare(a.id, b.id));
  if (!list.length) return null;
  return part.section(t("namedIn"), list.length, articleList(list));
}

function articleList(list) {
  return rows(list, (article) => h("div.line", null, part.dateText(article.date), " ",
    link(part.address.article(article), part.headline(article, 70)), " ", h("small", null, [article.paper, article.number].filter(Boolean).join(" "))), 15, more);
}

// --- one article

export function article(graph, id, query) {
  const found = graph.articleById.get(id);
  if (!found) return h("div", null, h("h1", { tabindex: -1 }, t("nowhere")));
  const chosen = found.facts.find((one) => one.id === query.f);
  const body = h("div.body", { lang: "zh" }, h("p.note", null, t("loading")));
  const facts = h("div.facts", null, found.facts.map((fact) => {
    const place = fact.evidence.findIndex((one) => one.article === found);
    return h("p.triple", { "aria-current": fact === chosen ? "true" : null },
      part.nameOf(fact.s, 24), " ",
      h("a.rel", { href: part.address.article(found, fact, place), title: t("said") }, fact.relation.kind === "post" ? [label(fact.relation), " "] : label(fact.relation)), " ",
      part.nameOf(fact.o, 40), " ", fact.relation.kind === "post" ? h("span", null, named(fact.qualifiers.title || " ", 24)) : null,
      part.marks(fact),
      fact === chosen ? h("small.meta", null, t("rule"), " ", fact.evidence[Number(query.n) || 0]?.rule || "", " · ", t("confidence"), " ", fact.confidence.toFixed(2)) : null);
  }));
  graph.text(found).then((text) => {
    const wanted = chosen ? [chosen.evidence[Number(query.n)] || chosen.evidence.find((one) => one.article === found)] : [];
    body.replaceChildren(...paragraphs(text, found, wanted.filter((one) => one && one.article === found)));
    const mark = body.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center" });
  }).catch((error) => body.replaceChildren(h("p.note", null, `${t("failed")}: ${error.message}`)));
  return h("article.page.p-Article", null,
    h("header.entity", null,
      h("p.type", null, [found.paper, found.date || t("undated"), found.number].filter(Boolean).join(" ")),
      h("h1", { tabindex: -1 }, part.headline(found, 200)),
      found.headlines.filter((one) => one.trim()).slice(1, 6).map((one) => h("p.deck", null, named(one, 200))),
      found.bylines.length ? h("p.also", null, found.bylines.map(([who, role]) => `${clip(role, 20)} ${clip(who, 20)}`).join("　")) : null,
      h("p.meta", null, t("source"), " ", named(found.source, 200))),
    h("div.two", null, body,
      h("div", null,
        found.facts.length ? part.section(t("factsOf"), found.facts.length, facts) : null,
        found.named.length ? part.section(t("names"), found.named.length,
          h("ul.tags", null, found.named.map((one) => h("li", null, part.nameOf(one, 24))))) : null)));
}

// The paragraphs of a text, with what facts rest on underlined and what was asked for marked; offsets count code points.
function paragraphs(text, article_, wanted) {
  const letters = Array.from(text);
  const level = new Uint8Array(letters.length);
  for (const fact of article_.facts) for (const one of fact.evidence) if (one.article === article_) level.fill(1, one.start, one.end);
  for (const one of wanted) level.fill(2, one.start, one.end);
  const found = [];
  let paragraph = h("p");
  const close = () => { if (paragraph.childNodes.length) found.push(paragraph); paragraph = h("p"); };
  for (let at = 0; at < letters.length;) {
    if (letters[at] === "\n") { close(); at += 1; continue; }
    let end = at;
    while (end < letters.length && level[end] === level[at] && letters[end] !== "\n") end += 1;
    const piece = letters.slice(at, end).join("");
    paragraph.append(level[at] === 2 ? h("mark", null, piece) : level[at] ? h("span.used", null, piece) : piece);
    at = end;
  }
  close();
  return found;
}

// --- all occasions

export function events(graph, query) {
  const found = graph.events(query);
  const change = (key) => (event) => { location.hash = part.address.events({ ...query, [key]: event.target.value.trim() }); };
  const kinds = [...new Set(graph.events({}).map((one) => one.attributes.kind || ""))].filter(Boolean).sort();
  const dateField = (key) => h("label", null, t(key), " ", h("input", {
    value: query[key] || "", placeholder: "2023-06", size: 10, maxlength: 10, pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", onchange: change(key),
  }));
  return h("div.page", null,
    h("h1", { tabindex: -1 }, t("events"), " ", h("span.count", null, found.length.toLocaleString("en"))),
    h("form.filters", { onsubmit: (event) => event.preventDefault() },
      h("label", null, t("role"), " ", roleSelect(graph, query.role || "", (role) => change("role")({ target: { value: role } }))),
      h("label", null, t("kind"), " ", h("select", { onchange: change("kind") }, h("option", { value: "" }, t("all")),
        kinds.map((one) => h("option", { value: one, selected: one === query.kind }, clip(one, 20))))),
      dateField("since"), dateField("until"),
      Object.keys(query).length ? link(part.address.events(), t("reset")) : null),
    part.months(found, (month) => part.address.events({ ...query, since: month, until: month })),
    found.length ? rows(found, (event) => {
      const who = event.facts.filter((one) => one.o === event && one.s.type === "Person");
      const first = query.role ? who.filter((one) => one.relation.name === query.role) : who;
      return h("div.line", null, part.dateText(yearDate(event)), " ", part.nameOf(event, 60), " ",
        h("small", null, [...new Set(first.map((one) => clip(one.s.name, 12)))].slice(0, 4).join("、")));
    }, 100, more) : h("p", null, t("nothing")));
}
