// The graph that kg/server/explorer_data.py writes, with the ways to look things up in it.

export class Graph {
  constructor(raw) {
    this.raw = raw;
    this.title = raw.title;
    this.types = raw.types.map(([name, zh, en]) => ({ name, zh, en }));
    this.relations = raw.relations.map(([name, zh, en, kind]) => ({ name, zh, en, kind }));
    this.byRelation = new Map(this.relations.map((one) => [one.name, one]));
    this.articles = raw.articles.map(([id, headlines, bylines, date, paper, number, place, source, kind, named], i) => ({
      i, id, headlines, bylines, date, paper, number, place, source, kind, named, facts: [],
    }));
    this.entities = raw.entities.map(([id, type, name, aliases, attributes]) => ({
      id, type: this.types[type].name, name, aliases, attributes, facts: [], articles: [],
    }));
    this.facts = raw.facts.map((row) => this.fact(row));
    for (const article of this.articles) {
      article.named = article.named.map((i) => this.entities[i]);
      for (const entity of article.named) entity.articles.push(article);
    }
    this.byId = new Map(this.entities.map((one) => [one.id, one]));
    this.articleById = new Map(this.articles.map((one) => [one.id, one]));
    this.texts = raw.texts || null;
  }

  fact([id, subject, relation, object, confidence, status, qualifiers, evidence]) {
    const s = this.entities[subject];
    const o = this.entities[object];
    const fact = {
      id, s, o, relation: this.relations[relation], confidence, status: this.raw.statuses[status], qualifiers,
      evidence: evidence.map(([article, start, end, quote, rule]) => ({
        article: this.articles[article], start, end, quote, rule: this.raw.rules[rule],
      })),
    };
    fact.date = dateOf(fact);
    s.facts.push(fact);
    if (o !== s) o.facts.push(fact);
    for (const article of new Set(fact.evidence.map((one) => one.article))) article.facts.push(fact);
    return fact;
  }

  typeOf(entity) {
    return this.types.find((one) => one.name === entity.type);
  }

  // The text of an article, from this page or from the server.
  async text(article) {
    if (this.texts) return this.texts[article.i];
    const answer = await fetch(`api/article/${encodeURIComponent(article.id)}`);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return (await answer.json()).text;
  }

  // --- search

  index() {
    if (this.folded) return;
    const names = [];
    for (const entity of this.entities) {
      const all = new Set([entity.name, ...entity.aliases]);
      for (const fact of entity.facts) {
        if (fact.relation.kind !== "post" || fact.s !== entity) continue;
        const title = fact.qualifiers.title || "";
        for (const body of ["", fact.o.name, ...fact.o.aliases]) if (body + title) all.add(body + title);
      }
      for (const name of all) names.push([entity, name, fold(name)]);
    }
    this.names = names;
    this.starts = new Int32Array(names.length + 1);
    names.forEach((one, i) => { this.starts[i + 1] = this.starts[i] + one[2].length + 1; });
    this.folded = names.map((one) => one[2]).join("\n") + "\n";
  }

  // The best hits as {entity, matched}: exact names, then names that begin so, then parts.
  search(text, limit = 12) {
    this.index();
    const words = fold(text).slice(0, 200).split(" ").filter(Boolean);
    if (!words.length) return [];
    const best = new Map();
    let row = 0;
    for (let at = this.folded.indexOf(words[0]); at >= 0; at = this.folded.indexOf(words[0], this.starts[row + 1])) {
      row = rowAt(this.starts, at);
      const [entity, matched, name] = this.names[row];
      if (!words.every((word) => name.includes(word))) continue;
      const offset = at - this.starts[row];
      const rank = offset ? 4 : (name.length === words[0].length ? 0 : 2) + (matched !== entity.name);
      const known = best.get(entity);
      if (!known || rank < known.rank) best.set(entity, { entity, matched, rank });
    }
    const order = (a, b) => a.rank - b.rank || b.entity.facts.length - a.entity.facts.length || compare(a.entity.id, b.entity.id);
    return [...best.values()].sort(order).slice(0, limit);
  }

  // --- who was where

  // The occasions of an entity by date, the latest first, each with the facts that join them.
  occasions(entity, facts = entity.facts) {
    const found = new Map();
    for (const fact of facts) {
      if (fact.s !== entity || fact.o.type !== "Event") continue;
      if (!found.has(fact.o)) found.set(fact.o, []);
      found.get(fact.o).push(fact);
    }
    return [...found].map(([event, said]) => ({ event, facts: said })).sort((a, b) => later(a.event, b.event));
  }

  // Who was at the same occasions, the most frequent first.
  companions(entity) {
    const counts = new Map();
    for (const { event } of this.occasions(entity)) {
      const there = new Set(event.facts.filter((one) => one.o === event && one.s.type === "Person").map((one) => one.s));
      for (const other of there) if (other !== entity) counts.set(other, (counts.get(other) || 0) + 1);
    }
    return [...counts].map(([other, count]) => ({ other, count })).sort((a, b) => b.count - a.count || compare(a.other.id, b.other.id));
  }

  // Persons by the number of occasions that they had a role at.
  ranking(relation) {
    const found = new Map();
    for (const fact of this.facts) {
      if (fact.s.type !== "Person" || fact.o.type !== "Event" || (relation && fact.relation.name !== relation)) continue;
      if (!found.has(fact.s)) found.set(fact.s, new Set());
      found.get(fact.s).add(fact.o);
    }
    return [...found].map(([person, events]) => ({ person, count: events.size })).sort((a, b) => b.count - a.count || compare(a.person.id, b.person.id));
  }

  // All occasions, the latest first, that fit the filters.
  events({ role = "", kind = "", since = "", until = "" } = {}) {
    this.eventList ||= this.entities.filter((one) => one.type === "Event").sort(later);
    return this.eventList.filter((event) => {
      const date = yearDate(event);
      return (!kind || (event.attributes.kind || "") === kind)
        && (!role || event.facts.some((one) => one.relation.name === role && one.o === event))
        && within(date, since, until);
    });
  }

  reports(event) {
    const told = new Set(event.facts.filter((one) => one.o === event && one.relation.kind === "event").flatMap((one) => one.evidence.map((e) => e.article)));
    for (const [article, entity] of this.raw.reports || []) if (this.entities[entity] === event) told.add(this.articles[article]);
    return [...told].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  }

  // The facts around an entity, at most so many nodes, the nearest and most connected first.
  around(entity, { depth = 1, limit = 150, relations = null, least = 0, since = "", until = "" }) {
    const fits = (fact) => (!relations || relations.has(fact.relation.name)) && fact.confidence >= least && within(fact.date, since, until);
    const step = new Map([[entity, 0]]);
    const facts = new Set();
    let leftOut = 0;
    let ring = [entity];
    for (let n = 1; n <= depth; n += 1) {
      const near = new Map(); // node: links to those chosen
      for (const node of ring) {
        for (const fact of node.facts) {
          if (!fits(fact)) continue;
          facts.add(fact);
          const other = fact.s === node ? fact.o : fact.s;
          if (!step.has(other)) near.set(other, (near.get(other) || 0) + 1);
        }
      }
      const links = (node) => (n > 1 ? near.get(node) : 0);
      const order = [...near.keys()].sort((a, b) => links(b) - links(a) || b.facts.length - a.facts.length || compare(a.id, b.id));
      const most = n < depth ? Math.ceil(limit * 0.5) : limit; // leaves room for the next ring
      ring = order.slice(0, Math.max(0, most - step.size));
      leftOut += order.length - ring.length;
      for (const one of ring) step.set(one, n);
    }
    for (const node of ring) for (const fact of node.facts) if (fits(fact)) facts.add(fact); // also among the outermost
    const inside = [...facts].filter((one) => step.has(one.s) && step.has(one.o));
    return { nodes: step, facts: inside, leftOut };
  }
}

export function fold(text) {
  return text.normalize("NFKC").replaceAll("•", "·").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export function yearDate(event) {
  const date = event.attributes.date || "";
  return /^\d{4}/.test(date) ? date : "";
}

function dateOf(fact) {
  for (const end of [fact.o, fact.s]) if (end.type === "Event" && end.attributes.date) return yearDate(end);
  return fact.qualifiers.start || fact.qualifiers.date || "";
}

// Whether a date of any precision certainly lies within; without bounds all do, also undated ones.
export function within(date, since, until) {
  if (!since && !until) return true;
  if (!date) return false;
  const first = date + "-01-01".slice(date.length - 4);
  const last = date + "-12-31".slice(date.length - 4);
  return (!since || first >= since + "-01-01".slice(since.length - 4)) && (!until || last <= until + "-12-31".slice(until.length - 4));
}

function later(a, b) {
  return compare(yearDate(b), yearDate(a)) || compare(a.name, b.name) || compare(a.id, b.id);
}

function rowAt(starts, at) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle; else high = middle - 1;
  }
  return low;
}

// The graph from this page, or from the server.
export async function load() {
  const held = document.getElementById("kg-data");
  if (!held) {
    const answer = await fetch("api/graph");
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return new Graph(await answer.json());
  }
  const packed = Uint8Array.from(atob(held.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  held.remove();
  return new Graph(JSON.parse(await new Response(stream).text()));
}
