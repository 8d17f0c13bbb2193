// The graph around an entity, drawn by sigma, with filters that stand in the address.

import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { h, clip, named } from "./dom.js";
import { t, label } from "./words.js";
import { compare } from "./data.js";
import * as part from "./parts.js";

const COLOURS = { Person: "#b5402f", Organization: "#2f6690", Company: "#3d7a53", Event: "#b98527", Place: "#7d6b91", Document: "#6b7280" };
const MOST = 2000;

let drawn = null;

// Frees the canvas of the graph that was drawn before.
export function close() {
  if (drawn) drawn.kill();
  drawn = null;
}

export function network(graph, id, query) {
  const centre = graph.byId.get(id);
  if (!centre) return h("div", null, h("h1", { tabindex: -1 }, t("nowhere")));
  const wanted = {
    depth: clamp(query.d, 2, 1, 3), limit: clamp(query.n, 80, 10, MOST), least: clamp(query.c, 0, 0, 1),
    relations: query.rel ? new Set(query.rel.split(",")) : null, since: query.since || "", until: query.until || "",
  };
  const found = graph.around(centre, wanted);
  const canvas = h("div.canvas", { role: "img", "aria-label": `${t("graph")} ${clip(centre.name, 60)}` });
  const card = h("div.card", { "aria-live": "polite" });
  const view = h("div.network", null,
    h("div.side", null,
      h("p.type", null, t("graph")),
      h("h1", { tabindex: -1 }, part.nameOf(centre, 60)),
      h("p.meta", null, t("drawn", { n: found.nodes.size, m: found.facts.length }), found.leftOut ? h("br") : null,
        found.leftOut ? t("leftOut", { n: found.leftOut }) : null),
      h("details", { open: matchMedia("(min-width: 800px)").matches }, h("summary", null, t("filters")), filters(graph, centre, query, wanted)),
      legend(graph, found),
      card),
    canvas);
  const select = (node) => card.replaceChildren(...(node ? nodeCard(graph, node, found) : []));
  requestAnimationFrame(() => {
    if (!canvas.isConnected) return;
    try {
      draw(canvas, centre, found, select);
    } catch (error) {
      canvas.replaceWith(asList(found, error));
    }
  });
  return view;
}

const clamp = (text, otherwise, least, most) => {
  const value = Number(text);
  return text === undefined || text === "" || Number.isNaN(value) ? otherwise : Math.min(most, Math.max(least, value));
};

function filters(graph, centre, query, wanted) {
  const go = (changes) => { location.hash = part.address.graph(centre, { ...query, ...changes }); };
  const field = (key, text, attributes) => h("label", null, text, h("input", { ...attributes, onchange: (event) => go({ [key]: event.target.value.trim() }) }));
  const near = graph.around(centre, { ...wanted, relations: null });
  const used = new Map();
  for (const fact of near.facts) used.set(fact.relation, (used.get(fact.relation) || 0) + 1);
  const boxes = [...used].sort((a, b) => b[1] - a[1]).map(([relation, n]) => h("label.box", null,
    h("input", {
      type: "checkbox", value: relation.name, checked: !wanted.relations || wanted.relations.has(relation.name),
      onchange: (event) => {
        const all = [...event.target.closest("fieldset").querySelectorAll("input")];
        const on = all.filter((one) => one.checked).map((one) => one.value);
        go({ rel: on.length === all.length ? "" : on.join(",") || "-" });
      },
    }), label(relation), h("small", null, n)));
  return h("form.filters", { onsubmit: (event) => event.preventDefault() },
    field("d", t("steps"), { type: "number", min: 1, max: 3, value: wanted.depth }),
    field("n", t("nodes"), { type: "number", min: 10, max: MOST, step: "any", value: wanted.limit }),
    field("c", t("least"), { type: "number", min: 0, max: 1, step: 0.05, value: wanted.least }),
    field("since", t("since"), { value: wanted.since, placeholder: "2023-06", size: 10, maxlength: 10 }),
    field("until", t("until"), { value: wanted.until, placeholder: "2023-06", size: 10, maxlength: 10 }),
    h("fieldset", null, h("legend", null, t("relationFilter")), boxes));
}

function legend(graph, found) {
  const used = new Set([...found.nodes.keys()].map((one) => one.type));
  return h("p.legend", null, graph.types.filter((one) => used.has(one.name)).map((one) => h("span", null,
    h("i", { style: `background:${COLOURS[one.name]}` }), label(one))));
}

function nodeCard(graph, entity, found) {
  const facts = found.facts.filter((one) => one.s === entity || one.o === entity).slice(0, 8);
  return [
    h("p.type", null, label(graph.typeOf(entity))), h("h2", null, part.nameOf(entity, 80)),
    h("p", null, h("a.button", { href: part.address.entity(entity) }, t("open")), " ", h("a.button", { href: part.address.graph(entity) }, t("centre"))),
    facts.map((one) => part.opening([h("span.rel", null, part.roleText(one)), " ", part.nameOf(one.s === entity ? one.o : one.s, 30)], [one])),
  ];
}

// The same content as text.
function asList(found, error) {
  return h("div.aslist", null, h("p.note", { title: error.message }, t("noWebgl")),
    [...found.facts].slice(0, 500).map((one) => h("p.triple", null, part.nameOf(one.s, 30), " ", h("span.rel", null, part.roleText(one)), " ", part.nameOf(one.o, 40))));
}

// --- drawing

function draw(canvas, centre, found, select) {
  const net = new MultiDirectedGraph();
  const nodes = [...found.nodes.keys()].sort((a, b) => compare(a.id, b.id));
  const degree = new Map(nodes.map((one) => [one, 0]));
  for (const fact of found.facts) for (const end of [fact.s, fact.o]) degree.set(end, degree.get(end) + 1);
  const scale = nodes.length > 800 ? 0.5 : nodes.length > 200 ? 0.7 : 1;
  nodes.forEach((one, i) => {
    const angle = i * 2.399963; // golden angle: a spread that needs no chance
    const radius = one === centre ? 0 : Math.sqrt(i + 1);
    net.addNode(one.id, {
      x: radius * Math.cos(angle), y: radius * Math.sin(angle), label: clip(one.name, 22), color: COLOURS[one.type],
      size: scale * ((one === centre ? 6 : 3) + Math.min(9, Math.sqrt(degree.get(one)) * 1.3)), forceLabel: one === centre, entity: one,
    });
  });
  for (const facts of joined(found.facts)) {
    const [first] = facts;
    net.addEdgeWithKey(first.id, first.s.id, first.o.id, {
      size: 1 + Math.min(3, facts.length / 2), color: first.relation.kind === "post" ? "#dcb8a4" : "#c3ccd3",
      label: clip([...new Set(facts.map(part.roleText))].join("、"), 16), type: "arrow",
    });
  }
  const settings = {
    ...forceAtlas2.inferSettings(net), strongGravityMode: false, gravity: 1, scalingRatio: 20, linLogMode: nodes.length < 300, slowDown: 3,
  };
  const rounds = nodes.length > 800 ? 60 : nodes.length > 300 ? 120 : 300;
  forceAtlas2.assign(net, { iterations: Math.min(40, rounds), settings });
  const renderer = new Sigma(net, canvas, {
    renderEdgeLabels: true, labelFont: FONT, edgeLabelFont: FONT, labelSize: 13, edgeLabelSize: 10, labelColor: { color: "#22262b" },
    edgeLabelColor: { color: "#7a828a" }, labelDensity: nodes.length < 100 ? 1.1 : 0.7, labelRenderedSizeThreshold: nodes.length < 50 ? 0 : nodes.length < 150 ? 4.5 : 8 * scale,
    defaultEdgeType: "arrow", hideEdgesOnMove: nodes.length > 400, hideLabelsOnMove: nodes.length > 1000, stagePadding: 60, minEdgeThickness: nodes.length > 300 ? 0.4 : 1.2, zIndex: true,
  });
  drawn = renderer;
  let left = rounds - 40;
  const settle = () => {
    if (drawn !== renderer || left <= 0) return;
    const began = performance.now();
    while (left > 0 && performance.now() - began < 12) { forceAtlas2.assign(net, { iterations: 1, settings }); left -= 1; }
    requestAnimationFrame(settle);
  };
  requestAnimationFrame(settle);
  follow(renderer, net, select, nodes.length <= 15);
  canvas.dataset.nodes = String(nodes.length);
}

// The facts from one node to another make one line.
function joined(facts) {
  const pairs = new Map();
  for (const fact of [...facts].sort((a, b) => compare(a.id, b.id))) {
    const key = `${fact.s.id} ${fact.o.id}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(fact);
  }
  return pairs.values();
}

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Zen Hei",sans-serif';

// Lights up what is under the pointer, and shows what was clicked.
function follow(renderer, net, select, few) {
  let over = null;
  let near = new Set();
  const light = (node) => {
    over = node;
    near = new Set(node ? [node, ...net.neighbors(node)] : []);
    renderer.refresh({ skipIndexation: true });
  };
  renderer.setSetting("nodeReducer", (node, data) => (!over || near.has(node)
    ? { ...data, forceLabel: data.forceLabel || node === over || (over && near.size < 30), zIndex: 1 } : { ...data, color: "#e3e5e6", label: "", zIndex: 0 }));
  renderer.setSetting("edgeReducer", (edge, data) => {
    if (!over) return few ? data : { ...data, label: "" };
    return net.hasExtremity(edge, over) ? { ...data, color: "#8a949c" } : { ...data, hidden: true };
  });
  renderer.on("enterNode", ({ node }) => light(node));
  renderer.on("leaveNode", () => light(null));
  renderer.on("clickNode", ({ node }) => select(net.getNodeAttribute(node, "entity")));
  renderer.on("clickStage", () => select(null));
  renderer.on("doubleClickNode", ({ node, event }) => { event.preventSigmaDefault(); location.hash = part.address.graph(net.getNodeAttribute(node, "entity")); });
}
