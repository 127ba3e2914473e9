// Two systems in one picture.
import { source } from "./figure.js";
import { Graph } from "./graph.js";
import "./names.js";

const asked = new URLSearchParams(location.search);
const go = pair => { pair ? asked.set("pair", pair) : asked.delete("pair"); location.search = `${asked}`; };
const graph = new Graph(document.getElementById("graph"), {
  choose: id => { graph.actor = id; graph.draw(); },
  open: go,
  say: words => { document.getElementById("says").textContent = words; },
});
const found = await (await fetch(`/difference.json${location.search}`)).json();
graph.pair = asked.get("pair") ?? "";
await graph.show(found.nodes, found.pairs.map(pair => ({ ...pair, count: pair.first.length + pair.second.length })));
document.querySelector(".net").addEventListener("click", event => {
  const zoom = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (zoom) zoom === "fit" ? graph.fit() : graph.zoom(zoom === "in" ? 1.3 : 1 / 1.3);
  if (event.target.closest("[data-png]")) graph.png(source());
  if (event.target.closest("[data-svg]")) graph.svg(source());
});
