// Prints the counts of nodes and edges that graphology reads: node tests/read_networks.js FILE…
const { readFileSync } = require("node:fs");
const { DOMParser } = require("@xmldom/xmldom");
const Graph = require("graphology");
global.DOMParser = DOMParser;
const graphml = require("graphology-graphml");
const gexf = require("graphology-gexf");

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf-8");
  const parse = file.endsWith(".gexf") ? gexf.parse : graphml.parse;
  const type = text.includes("undirected") ? "undirected" : "directed";
  const Kind = { undirected: Graph.UndirectedGraph, directed: Graph.MultiDirectedGraph }[type];
  const graph = parse(Kind, text);
  const placed = graph.filterNodes((_, a) => Number.isFinite(a.x) && Number.isFinite(a.y) && a.size > 0 && a.label);
  console.log(`${file} ${graph.order} ${graph.size} ${placed.length}`);
}
