// The picture follows the address: what narrows it is asked of the program, days are hidden here while one slides.
import { source } from "./figure.js";
import { Graph } from "./graph.js";
import "./names.js";

const form = document.querySelector(".filters"), canvas = document.getElementById("graph");
const NOT_DRAWN = ["pair", "camps", "start", "end", "on", "statement", "most"]; // what does not change the places
let drawn = null, found = null;

const go = changes => {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) value ? asked.set(name, value) : asked.delete(name);
  const query = asked.size ? `?${asked}` : "";
  htmx.ajax("GET", `/network${query}`, { target: "#found", select: "#found", swap: "outerHTML", selectOOB: "#pair,#counted,#hides,#camps" })
    .then(follow);
  history.pushState({ htmx: true }, "", `/network${query}`);
};
const graph = new Graph(canvas, {
  choose: id => { form.elements.actor.value = found?.nodes.find(node => node.id === id)?.name ?? ""; go({ actor: id, pair: "", steps: id ? new URLSearchParams(location.search).get("steps") : "" }); },
  open: pair => go({ pair }),
  say: words => { document.getElementById("says").textContent = words; },
});
canvas.graph = graph; // where an actor stands, for whoever asks the page

const inTime = (tie, start, end) => {
  const said = tie.basis === "said", first = said ? tie.day : tie.start, last = said ? tie.day : tie.end;
  const late = start && last && `${last}-99-99`.slice(0, 10) < start, early = end && first && first.slice(0, end.length) > end;
  return !late && !early;
};
const times = () => {
  const { start, end } = form.elements, on = new URLSearchParams(location.search).get("on");
  graph.seen = link => link.ties.some(n => inTime(found.ties[n], start.value, end.value || on));
  graph.draw();
};
const follow = async () => {
  const asked = new URLSearchParams(location.search), statement = asked.get("statement");
  const places = new URLSearchParams([...asked].filter(([name]) => !NOT_DRAWN.includes(name) && !(name === "actor" && !+asked.get("steps"))));
  if (drawn !== `${places}`) {
    drawn = `${places}`;
    const answer = await (await fetch(`/network.json?${places}`)).json();
    if (drawn !== `${places}`) return; // asked for something else meanwhile
    found = answer;
    const links = found.pairs.map(pair => ({ ...pair, count: pair.ties.length, loose: pair.ties.every(n => found.ties[n].factuality !== "asserted") }));
    await graph.show(found.nodes, links);
  }
  graph.pair = asked.get("pair") ?? "";
  const wanted = asked.get("actor") ?? "";
  graph.actor = found.nodes.find(node => node.id === wanted || node.name === wanted)?.id ?? "";
  graph.marked = new Set(statement ? found.pairs.filter(pair => pair.ties.some(n => found.ties[n].statement === statement)).map(pair => `${pair.a}~${pair.b}`) : []);
  times();
  camps();
};
const camps = () => {
  const { camps: sides, misplaced, unsure } = document.getElementById("camps").dataset;
  graph.camps = new Map((sides ?? "").split("|").flatMap((camp, n) => camp.split(" ").filter(Boolean).map(id => [id, n])));
  graph.misplaced = new Set((misplaced ?? "").split(" ").filter(Boolean));
  graph.unsure = new Set((unsure ?? "").split(" ").filter(Boolean));
  graph.draw();
};
document.body.addEventListener("htmx:afterSettle", event => { if (event.target.id === "camps") camps(); });
document.body.addEventListener("htmx:pushedIntoHistory", follow);
addEventListener("popstate", () => location.reload());

// ── days ──

const row = form.querySelector("[data-days]"), days = row.dataset.days.split(" ").filter(Boolean);
const [first, last] = row.querySelectorAll("input[type=range]");
const words = () => {
  first.setAttribute("aria-valuetext", days[+first.value] ?? "");
  last.setAttribute("aria-valuetext", days[+last.value] ?? "");
};
if (days.length > 1) {
  const near = (value, other) => { const at = days.findIndex(day => day >= value); return value ? (at < 0 ? days.length - 1 : at) : other; };
  for (const range of [first, last]) range.max = days.length - 1;
  first.value = near(form.elements.start.value, 0);
  last.value = near(form.elements.end.value, days.length - 1);
  words();
  const slide = moved => {
    if (+first.value > +last.value) (moved === first ? last : first).value = moved.value;
    form.elements.start.value = +first.value ? days[+first.value] : "";
    form.elements.end.value = +last.value < days.length - 1 ? days[+last.value] : "";
    words();
    times();
  };
  for (const range of [first, last]) range.addEventListener("input", () => slide(range));
}

document.querySelector(".net").addEventListener("click", event => {
  const zoom = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (zoom) zoom === "fit" ? graph.fit() : graph.zoom(zoom === "in" ? 1.3 : 1 / 1.3);
  if (event.target.closest("[data-png]")) graph.png(`${document.getElementById("counted").textContent} · ${source()}`);
  if (event.target.closest("[data-svg]")) graph.svg(`${document.getElementById("counted").textContent} · ${source()}`);
});
await follow();
