// Text left, evidence right. Marks are drawn as highlights, which may overlap, over text that stays as it is; of the
// evidence only what belongs to the words on the screen is in the page, so that a long text opens at once.
import { copy, post, tell, typing } from "./workbench.js";

const box = document.querySelector(".reader"), text = document.getElementById("text");
const list = document.getElementById("evidence"), paper = document.getElementById("pages"), here = location.pathname;
const paragraphs = [...text.querySelectorAll("p[data-s]")].map(p => ({ p, s: +p.dataset.s, e: +p.dataset.e }));
const NAME = { "own words": "own" }, AROUND = 60, MOST = 120;
let marks = [], now = null, shown = [], pages = null;

// ── places: characters of the text are counted as whole characters, the browser counts halves of some ──

const places = part => {
  if (!/[\ud800-\udfff]/.test(part.p.firstChild?.data ?? "")) return null;
  const units = [0];
  for (const one of part.p.firstChild.data) units.push(units.at(-1) + one.length);
  return units;
};
for (const part of paragraphs) part.units = places(part);
const first = at => {
  let low = 0, high = paragraphs.length - 1;
  while (low < high) { const middle = (low + high + 1) >> 1; paragraphs[middle].s <= at ? low = middle : high = middle - 1; }
  return low;
};
const point = (at, end) => {
  let part = paragraphs[first(end ? Math.max(0, at - 1) : at)];
  const node = part.p.firstChild;
  if (!node) return null;
  const inside = Math.max(0, Math.min(at, part.e) - part.s);
  return [node, Math.min(node.length, part.units ? part.units[inside] ?? node.length : inside)];
};
const range = ([start, end]) => {
  if (pages) return pages.ranges(start, end);
  const from = point(start, false), to = point(end, true);
  return from && to ? [new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] })] : [];
};
const ranges = mark => mark.places.flatMap(range);
const show = at => pages ? pages.show(at) : paragraphs[first(at)].p.scrollIntoView({ block: "center" });
// The character of the text at a place in the page; undefined outside of the text.
const position = (node, offset) => {
  if (pages) return pages.position(node, offset);
  const part = paragraphs.find(one => one.p.contains(node));
  return part && part.s + (part.units ? Math.max(0, part.units.findLastIndex(unit => unit <= offset)) : offset);
};
const words = mark => mark.places.map(([s, e]) => piece(s, e)).join(" … ");
const piece = (start, end) => {
  let said = "";
  for (let n = first(start); n < paragraphs.length && paragraphs[n].s < end; n++) {
    const { p, s, e, units } = paragraphs[n], data = p.firstChild?.data ?? "";
    const [a, b] = [Math.max(start, s) - s, Math.min(end, e) - s];
    if (b > a) said += (said ? " " : "") + (units ? data.slice(units[a], units[b]) : data.slice(a, b));
  }
  return said;
};

// ── layers ──

const on = () => new Set([...document.querySelectorAll("[name=layer]:checked")].map(one => one.value));
const ORDER = ["own words", "statement", "position", "proposal", "tie", "event", "quotation", "claim", "time", "mention"];
const draw = () => {
  const wanted = on();
  shown = marks.filter(mark => wanted.has(mark.layer));
  if (!CSS.highlights) return;
  ORDER.forEach((layer, n) => {
    const made = new Highlight(...(wanted.has(layer) ? marks.filter(mark => mark.layer === layer && mark.review !== "rejected").flatMap(ranges) : []));
    made.priority = n;
    CSS.highlights.set(NAME[layer] ?? layer, made);
  });
};

// ── the evidence of what is on the screen ──

const seen = () => {
  if (pages) return pages.seen();
  const view = text.getBoundingClientRect(), top = Math.max(0, view.top), bottom = Math.min(innerHeight, view.bottom);
  let low = 0, high = paragraphs.length - 1;
  while (low < high) { const middle = (low + high) >> 1; paragraphs[middle].p.getBoundingClientRect().bottom < top ? low = middle + 1 : high = middle; }
  let last = low;
  while (last < paragraphs.length - 1 && paragraphs[last + 1].p.getBoundingClientRect().top < bottom) last++;
  return paragraphs.length ? [paragraphs[low].s, paragraphs[last].e] : [0, 0];
};
const element = (name, className, said) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (said !== undefined) made.textContent = said;
  return made;
};
const BY = { model: "model", rule: "rule", person: "you" };
const row = mark => {
  const made = element("div", `mark l-${mark.layer.replace(" ", "-")} ${mark.review}`);
  made.dataset.id = mark.id;
  made.tabIndex = -1;
  const head = element("p");
  head.append(element("span", "what", mark.layer), " ", element("strong", "", mark.title), " ", ...mark.chips.flatMap(chip => [element("span", "chip", chip), " "]));
  const more = element("p", "more"), by = element("span", "by", `by ${BY[mark.by]}${mark.review ? ` (${mark.review})` : ""}`);
  if (mark.sure !== null && mark.sure !== undefined) {
    const sure = element("meter");
    Object.assign(sure, { min: 0, max: 1, value: mark.sure, title: `sure: ${mark.sure}` });
    sure.setAttribute("aria-label", `sure ${Math.round(mark.sure * 100)} of 100`);
    by.append(" ", sure);
  }
  more.append([mark.detail, mark.why].filter(Boolean).join(" · "), " ", by);
  made.append(head, element("p", "words", words(mark)), more);
  return made;
};
const acts = mark => {
  const made = element("div", "acts");
  const button = (act, said, key) => { const one = element("button", "quiet", said); one.dataset.act = act; one.title = key; made.append(one); };
  button("accept", "Accept", "a");
  button("reject", "Reject", "x");
  if (FIELDS[mark.layer]?.speaker) button("speaker", FIELDS[mark.layer].speaker, "s");
  if (FIELDS[mark.layer]?.target) button("target", FIELDS[mark.layer].target, "t");
  if (FIELDS[mark.layer]?.stance) button("stance", "Stance", "c");
  const like = alike(mark).length;
  if (like) { button("accept all", `Accept all ${like + 1} alike`, "A"); button("reject all", `Reject all ${like + 1}`, "X"); }
  button("cite", "Cite", "y");
  if (mark.actor) {
    const go = element("a", "", "On the map"), asked = new URLSearchParams({ actor: mark.actor, ...(mark.said && { statement: mark.said }) });
    go.href = `/network?${asked}`;
    made.append(go);
  }
  if (mark.there) { const go = element("a", "", "Its source"); go.href = `/reader/${encodeURIComponent(mark.there)}`; made.append(go); }
  return made;
};
const FIELDS = {
  statement: { speaker: "Speaker", target: "About", stance: true }, "own words": { speaker: "Speaker", target: "About" }, quotation: { speaker: "Speaker" },
  tie: { speaker: "From", target: "To" }, event: { speaker: "Who", target: "Whom" }, position: { speaker: "Holder", target: "On", stance: true }, mention: { speaker: "Who" },
};
// Alike: of the same layer, and said of the same in the same way; what a person has judged is left as it is.
const alike = mark => marks.filter(one => one !== mark && !one.review && one.layer === mark.layer && one.title === mark.title && one.chips.join() === mark.chips.join());

let due = false;
const refresh = () => {
  if (due) return;
  due = true;
  requestAnimationFrame(() => { due = false; rail(); });
};
const rail = () => {
  if (list.querySelector(".editing") || !marks.length) return;
  const [from, to] = seen(), inside = shown.filter(mark => mark.places[0][0] < to && mark.places.at(-1)[1] > from && (mark.places[0][0] >= from - 400 || mark === now));
  const rows = inside.slice(0, MOST).map(row);
  if (!rows.length) rows.push(element("p", "soft", "Nothing is marked in the words on the screen."));
  if (inside.length > MOST) rows.push(element("p", "soft", `${inside.length - MOST} more here; switch layers off to see them.`));
  list.replaceChildren(...rows);
  light();
};
const light = () => {
  for (const one of list.querySelectorAll(".mark.now")) { one.classList.remove("now"); one.querySelector(".acts")?.remove(); }
  CSS.highlights?.set("now", new Highlight(...(now ? ranges(now) : [])));
  if (CSS.highlights) CSS.highlights.get("now").priority = 99;
  const made = now && list.querySelector(`[data-id="${CSS.escape(now.id)}"]`);
  if (!made) return;
  made.classList.add("now");
  made.append(acts(now));
  made.scrollIntoView({ block: "nearest" });
};
const choose = (mark, move = true) => {
  now = mark;
  if (mark && move) show(mark.places[0][0]);
  history.replaceState(null, "", mark ? `#${encodeURIComponent(mark.id)}` : here + location.search);
  rail();
};
const step = by => {
  if (!shown.length) return;
  const [from] = seen(), at = shown.indexOf(now);
  const next = at >= 0 ? at + by : shown.findIndex(mark => mark.places[0][0] >= from);
  choose(shown[Math.max(0, Math.min(shown.length - 1, next))]);
};

// ── what a person does ──

const load = async () => {
  const answer = await fetch(`${here}.json?marks=1`);
  const found = await answer.json(), kept = new Map(marks.filter(one => one.review === "rejected").map(one => [one.id, one]));
  marks = found.marks;
  for (const gone of kept.values()) if (!marks.some(one => one.id === gone.id)) marks.push(gone);
  marks.sort((a, b) => a.places[0][0] - b.places[0][0]);
  now = now && marks.find(one => one.id === now.id);
  draw();
  rail();
};
const judge = async (action, targets = [now]) => {
  const form = new URLSearchParams({ action });
  for (const one of targets) form.append("target", one.id);
  await post("/correct", form);
  for (const one of targets) Object.assign(one, { review: `${action}ed`, by: "person" });
  draw();
};
const edit = async (field, value) => {
  await post("/reader/edit", { target: now.id, layer: now.layer, field, value });
  tell("Changed; it stays so when the text is read again.");
  await load();
};
const STANCES = ["support", "oppose", "conditional", "neutral"];
const ask = field => {
  const made = list.querySelector(".mark.now");
  if (!made || made.querySelector(".editing")) return;
  const choice = field === "stance" && now.layer === "position";
  const input = element(choice ? "select" : "input", "editing");
  if (choice) input.append(...STANCES.map(stance => element("option", "", stance)));
  else if (field !== "stance") input.setAttribute("list", "actors");
  const key = { speaker: ["speaker", "actor", "source"], target: ["target", "about"], stance: ["stance"] }[field].find(name => name in now.fields);
  input.value = now.fields[key] ?? "";
  input.setAttribute("aria-label", field);
  made.append(input);
  input.focus();
  input.select?.();
  input.addEventListener("keydown", async event => {
    if (event.key === "Escape") { input.remove(); text.focus(); }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const value = input.value;
    try { await post("/reader/edit", { target: now.id, layer: now.layer, field, value }); } catch { return; }
    input.remove();
    tell("Changed; it stays so when the text is read again.");
    await load();
    text.focus({ preventScroll: true });
  });
};
const bounds = () => {
  const chosen = getSelection();
  if (!now || chosen.isCollapsed || !(text.contains(chosen.anchorNode) || paper?.contains(chosen.anchorNode))) return tell("Select the words first, then press b.");
  const { startContainer, startOffset, endContainer, endOffset } = chosen.getRangeAt(0);
  const start = position(startContainer, startOffset), end = position(endContainer, endOffset);
  if (start === undefined || end === undefined) return tell("Select words of the text.");
  edit("bounds", JSON.stringify({ start, end, text: piece(start, end) }));
};
const cite = () => copy(`“${words(now)}” (${now.title}; ${document.querySelector(".title p").textContent.trim()}, characters ${now.places[0][0]}–${now.places.at(-1)[1]})`);
const act = async name => {
  if (!now) return;
  if (name === "accept" || name === "reject") { await judge(name); return step(1) ?? rail(); }
  if (name.endsWith(" all")) { await judge(name.slice(0, -4), [now, ...alike(now)]); return step(1) ?? rail(); }
  if (name === "cite") return cite();
  ask(name);
};

list.addEventListener("click", event => {
  const made = event.target.closest(".mark"), button = event.target.closest("[data-act]");
  if (button) return act(button.dataset.act);
  if (made && !event.target.closest("a, input, select")) choose(marks.find(one => one.id === made.dataset.id));
});
for (const side of [text, paper].filter(Boolean)) side.addEventListener("click", event => {
  if (!getSelection().isCollapsed) return;
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode ?? caret?.startContainer, offset = caret?.offset ?? caret?.startOffset;
  const at = node ? position(node, offset) : undefined;
  if (at === undefined) return;
  const over = shown.filter(mark => mark.places.some(([s, e]) => s <= at && at < e));
  if (over.length) choose(over[(over.indexOf(now) + 1) % over.length], false);
});
document.addEventListener("keydown", event => {
  if (typing(event) || document.querySelector("dialog[open]")) return;
  const does = {
    j: () => step(1), k: () => step(-1), a: () => act("accept"), x: () => act("reject"), A: () => act("accept all"), X: () => act("reject all"), s: () => act("speaker"), t: () => act("target"), c: () => act("stance"),
    "+": () => now?.layer === "tie" && edit("sign", "+"), "-": () => now?.layer === "tie" && edit("sign", "-"), 0: () => now?.layer === "tie" && edit("sign", "0"),
    b: bounds, y: () => now && cite(), "?": () => document.getElementById("keys").showModal(),
  }[event.key];
  if (does) { event.preventDefault(); does(); }
});
document.querySelector("[data-keys]").addEventListener("click", () => document.getElementById("keys").showModal());
document.querySelector(".layers").addEventListener("change", () => {
  const address = new URLSearchParams([...on()].map(layer => ["layer", layer]));
  history.replaceState(null, "", `${here}?${address}${location.hash}`);
  draw();
  rail();
});
for (const scrolled of [text, paper, document].filter(Boolean)) scrolled.addEventListener("scroll", refresh, { passive: true });
addEventListener("resize", refresh);

// ── the pages of the file as they look, in place of the text ──

const turn = document.querySelector("[data-pages]");
const leaf = async () => {
  const open = !pages, from = seen()[0];
  if (open) {
    paper.hidden = false;
    text.hidden = true;
    try { pages = await (await import("./pages.js")).open(turn.dataset.pages, paper, paragraphs, () => { draw(); light(); }); }
    catch { paper.hidden = true; text.hidden = false; return tell("The file is gone, was changed, or its pages cannot be shown."); }
  } else { pages.close(); pages = null; paper.hidden = true; text.hidden = false; }
  turn.setAttribute("aria-pressed", open);
  draw();
  show(now ? now.places[0][0] : from);
  rail();
  light();
};
turn?.addEventListener("click", leaf);

await load();
window.readyAt = performance.now();
box.dataset.ready = "true";
const wanted = decodeURIComponent(location.hash.slice(1));
const [, start, end] = wanted.match(/^c(\d+)-(\d+)$/) ?? [];
if (start) {
  show(+start);
  CSS.highlights?.set("now", new Highlight(...range([+start, +end])));
} else if (wanted) {
  const found = marks.find(one => one.id === wanted);
  if (found) {
    const layer = document.querySelector(`[name=layer][value="${found.layer}"]`);
    if (layer && !layer.checked) { layer.checked = true; draw(); }
    choose(found);
  }
}
const names = await (await fetch("/names")).json();
document.getElementById("actors").append(...names.map(name => Object.assign(element("option"), { value: name })));
