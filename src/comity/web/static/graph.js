// A signed network on a canvas: drawn the same each time, with labels that do not cover each other; by mouse and keys.
import { Pen, save } from "./figure.js";
import "./vendor/d3-dispatch.js";
import "./vendor/d3-quadtree.js";
import "./vendor/d3-timer.js";
import "./vendor/d3-force.js";

const { forceSimulation, forceLink, forceManyBody, forceCollide, forceX, forceY } = globalThis.d3;
const BOXES = new Set(["organisation", "treaty", "initiative", "body", "ngo"]);

// Places of the nodes: the same for the same network, since neither the start nor the forces are drawn by lot.
export const placed = async (nodes, links) => {
  const spots = nodes.map(node => ({ id: node.id })), many = nodes.length;
  const lines = links.map(link => ({ source: link.a, target: link.b, sign: link.sign, weight: link.weight }));
  const far = many > 60 ? 70 : 105;
  const simulation = forceSimulation(spots).randomSource(seeded(7))
    .force("link", forceLink(lines).id(one => one.id).distance(one => one.sign === "neg" ? far * 2 : far).strength(one => (one.sign === "neg" ? 0.08 : 0.35) / Math.sqrt(1 + lines.length / (many || 1))))
    .force("charge", forceManyBody().strength(many > 60 ? -190 : -650))
    .force("collide", forceCollide(many > 60 ? 16 : 26))
    .force("x", forceX().strength(0.05)).force("y", forceY().strength(0.055)).stop();
  const ticks = many > 60 ? 140 : 300;
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks));
  for (let done = 0; done < ticks; done += many > 60 ? 5 : ticks) {
    simulation.tick(Math.min(ticks - done, many > 60 ? 5 : ticks));
    if (many > 60) await new Promise(later => setTimeout(later));
  }
  return new Map(spots.map(one => [one.id, [one.x, one.y]]));
};
const seeded = state => () => (state = (1664525 * state + 1013904223) % 4294967296) / 4294967296;

export class Graph {
  constructor(canvas, { choose, open, say }) {
    Object.assign(this, { canvas, choose, open, say, nodes: [], links: [], at: new Map(), camps: new Map(), misplaced: new Set(), unsure: new Set(), seen: () => true, k: 1, x: 0, y: 0, over: null, focus: null, actor: "", pair: "", marked: new Set() });
    this.listen();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    new ResizeObserver(() => { this.size(); this.fit(); }).observe(canvas);
  }

  async show(nodes, links) {
    const before = this.at, goal = await placed(nodes, links);
    this.nodes = nodes;
    this.links = links;
    this.by = new Map(nodes.map(node => [node.id, node]));
    this.goal = goal;
    this.order = [...nodes].sort((a, b) => b.ties - a.ties || (a.id < b.id ? -1 : 1));
    this.at = new Map(this.goal);
    this.fit();
    if (before.size && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.glide(before);
    this.canvas.dataset.ready = `${nodes.length}`;
  }

  glide(before) {
    const begun = performance.now(), goal = this.goal;
    const step = now => {
      if (goal !== this.goal) return;
      const t = Math.min(1, (now - begun) / 350), ease = t * t * (3 - 2 * t);
      for (const [id, [x, y]] of goal) { const [u, v] = before.get(id) ?? [x, y]; this.at.set(id, [u + (x - u) * ease, v + (y - v) * ease]); }
      this.draw();
      if (t < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  size() {
    const box = this.canvas.getBoundingClientRect(), dots = devicePixelRatio || 1;
    this.wide = box.width;
    this.tall = box.height;
    this.canvas.width = Math.round(box.width * dots);
    this.canvas.height = Math.round(box.height * dots);
  }
  fit() {
    if (!this.wide) this.size();
    const spots = [...(this.goal ?? this.at).values()];
    if (!spots.length || !this.wide) return this.draw();
    const xs = spots.map(one => one[0]), ys = spots.map(one => one[1]);
    const [l, r, t, b] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    this.k = Math.min(2, (this.wide - 130) / (r - l || 1), (this.tall - 70) / (b - t || 1));
    this.x = this.wide / 2 - this.k * (l + r) / 2;
    this.y = this.tall / 2 - this.k * (t + b) / 2;
    this.draw();
  }
  zoom(by, x = this.wide / 2, y = this.tall / 2) {
    const k = Math.max(0.1, Math.min(12, this.k * by));
    this.x = x - (x - this.x) * k / this.k;
    this.y = y - (y - this.y) * k / this.k;
    this.k = k;
    this.draw();
  }
  get crowd() { return this.links.length > 300; }
  radius(node) { return Math.min(11, 4.5 + 1.3 * Math.log2(1 + node.ties)) * (this.crowd ? 0.6 : 1); }
  spot(id) { const [x, y] = this.at.get(id); return [x * this.k + this.x, y * this.k + this.y]; }

  draw() { if (!this.due) { this.due = true; requestAnimationFrame(() => { this.due = false; this.paint(); }); } }

  paint(pen = this.canvas.getContext("2d"), dots = devicePixelRatio || 1) {
    const style = getComputedStyle(this.canvas), colour = name => style.getPropertyValue(`--${name}`).trim();
    const ink = { pos: colour("pos"), neg: colour("neg"), mem: colour("mem"), zero: colour("zero"), mixed: colour("both"), added: colour("good"), gone: colour("bad"), turned: colour("warn"), ink: colour("ink"), page: colour("page"), warn: colour("warn"), accent: colour("accent") };
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.fillStyle = ink.page;
    pen.fillRect(0, 0, this.wide, this.tall);
    const lit = this.lit();
    this.lines(pen, ink, lit);
    for (const node of this.nodes) this.node(pen, node, ink, lit);
    this.labels(pen, ink, lit);
  }
  // What stands out: the chosen actor with its neighbours, or the opened pair.
  lit() {
    const of = this.over?.id ?? (this.over ? "" : this.focus ?? this.actor);
    if (this.over?.a) return { nodes: new Set([this.over.a, this.over.b]), link: one => one === this.over };
    if (of && this.by?.has(of)) {
      const near = new Set([of]);
      for (const one of this.links) if (this.seen(one) && (one.a === of || one.b === of)) near.add(one.a).add(one.b);
      return { nodes: near, link: one => one.a === of || one.b === of };
    }
    const pair = this.pair && this.links.find(one => `${one.a}~${one.b}` === this.pair);
    return pair ? { nodes: new Set([pair.a, pair.b]), link: one => one === pair } : null;
  }
  // Lines that look alike are one stroke: thousands are drawn at once.
  lines(pen, ink, lit) {
    const groups = new Map(), crowd = this.crowd && !lit;
    const add = (level, colour, width, alpha, dash, ...way) => {
      const key = `${level} ${colour} ${width} ${alpha} ${dash}`;
      if (!groups.has(key)) groups.set(key, { level, colour, width, alpha, dash, ways: [] });
      groups.get(key).ways.push(way);
    };
    for (const link of this.links) if (this.seen(link)) this.line(link, ink, lit && !lit.link(link) ? 0.12 : !crowd ? 1 : this.links.length > 1000 ? 0.3 : 0.5, add);
    pen.lineCap = "round";
    for (const { colour, width, alpha, dash, ways } of [...groups.values()].sort((one, other) => one.level - other.level)) {
      Object.assign(pen, { strokeStyle: colour, lineWidth: width, globalAlpha: alpha });
      pen.setLineDash(dash);
      pen.beginPath();
      for (const [x, y, u, v] of ways) { pen.moveTo(x, y); pen.lineTo(u, v); }
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }
  line(link, ink, alpha, add) {
    const [x, y] = this.spot(link.a), [u, v] = this.spot(link.b), id = `${link.a}~${link.b}`;
    const wide = Math.round(2 * Math.max(1, (1 + 1.5 * Math.log2(1 + link.weight)) * (this.crowd ? 0.45 : 1))) / 2;
    const around = this.marked.has(id) ? ink.accent : this.misplaced.has(id) && !this.crowd ? ink.warn : "";
    if (around) { add(0, around, wide + 7, alpha, [], x, y, u, v); add(1, ink.page, wide + 3, 1, [], x, y, u, v); }
    const changed = link.change && link.change !== "kept", main = ink[changed ? link.change : link.sign];
    const dash = link.loose ? [1, 5] : link.change === "gone" ? [7, 5] : [];
    const both = link.sign === "mixed" && !changed;
    add(2, both ? ink.pos : main, link.sign === "mem" ? 1 : wide, alpha, dash, x, y, u, v);
    if (both) add(3, ink.neg, wide, alpha, [8, 8], x, y, u, v);
    if (link.sign === "neg" || link.sign === "mixed") {
      const far = Math.hypot(u - x, v - y) || 1, [mx, my, dx, dy] = [(x + u) / 2, (y + v) / 2, (u - x) / far, (v - y) / far], half = 4 + wide / 2;
      add(4, changed ? main : ink.neg, Math.max(1.5, wide * 0.8), alpha, [], mx + dy * half, my - dx * half, mx - dy * half, my + dx * half);
    }
  }
  node(pen, node, ink, lit) {
    const [x, y] = this.spot(node.id), size = this.radius(node);
    pen.globalAlpha = lit && !lit.nodes.has(node.id) ? 0.22 : 1;
    pen.beginPath();
    if (BOXES.has(node.kind)) pen.rect(x - size, y - size, 2 * size, 2 * size);
    else if (node.kind === "grouping") { pen.moveTo(x, y - size - 2); pen.lineTo(x + size + 2, y); pen.lineTo(x, y + size + 2); pen.lineTo(x - size - 2, y); pen.closePath(); }
    else pen.arc(x, y, size, 0, 2 * Math.PI);
    const camp = this.camps.get(node.id);
    pen.fillStyle = camp === 0 ? ink.ink : node.tone ? ink[node.tone] : ink.page;
    pen.fill();
    pen.lineWidth = node.id === this.actor || node.id === this.focus ? 4 : 1.8;
    pen.strokeStyle = node.id === this.actor || node.id === this.focus ? ink.accent : ink.ink;
    pen.setLineDash(this.unsure.has(node.id) ? [2, 3] : []);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }
  labels(pen, ink, lit) {
    pen.font = "12.5px system-ui, sans-serif";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const taken = [];
    const free = box => !taken.some(one => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]);
    for (const node of this.nodes) { const [x, y] = this.spot(node.id); taken.push([x - 6, y - 6, x + 6, y + 6]); }
    const first = this.order ? [...this.order].sort((a, b) => (lit?.nodes.has(b.id) ?? false) - (lit?.nodes.has(a.id) ?? false)) : [];
    for (const node of first) {
      const [x, y] = this.spot(node.id), long = pen.measureText(node.short).width;
      if (x < -50 || y < -20 || x > this.wide + 50 || y > this.tall + 20) continue;
      const gap = 6 + this.radius(node);
      const places = [[x + gap, y], [x - gap - long, y], [x - long / 2, y - gap - 6], [x - long / 2, y + gap + 6]];
      const spot = places.find(([l, m]) => l > 2 && l + long < this.wide - 2 && m > 9 && m < this.tall - 9 && free([l - 2, m - 8, l + long + 2, m + 8]));
      if (!spot) continue;
      taken.push([spot[0] - 2, spot[1] - 8, spot[0] + long + 2, spot[1] + 8]);
      pen.globalAlpha = lit && !lit.nodes.has(node.id) ? 0.25 : 1;
      pen.strokeStyle = ink.page; pen.lineWidth = 4; pen.strokeText(node.short, ...spot);
      pen.fillStyle = ink.ink; pen.fillText(node.short, ...spot);
    }
    pen.globalAlpha = 1;
  }

  // ── what is under the pointer, and keys ──

  hit(x, y) {
    let best = null, near = 14;
    for (const node of this.nodes) { const [u, v] = this.spot(node.id), far = Math.hypot(u - x, v - y); if (far < near) [best, near] = [node, far]; }
    if (best) return best;
    near = 7;
    for (const link of this.links) {
      if (!this.seen(link)) continue;
      const [a, b] = this.spot(link.a), [u, v] = this.spot(link.b), dx = u - a, dy = v - b;
      const t = Math.max(0, Math.min(1, ((x - a) * dx + (y - b) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(a + t * dx - x, b + t * dy - y);
      if (far < near) [best, near] = [link, far];
    }
    return best;
  }
  name(what) {
    const many = n => `${n} ${n === 1 ? "tie" : "ties"}`;
    return what.a ? `${this.by.get(what.a).name} and ${this.by.get(what.b).name}: ${many(what.count)}` : `${what.name}: ${many(what.ties)}`;
  }
  listen() {
    const { canvas } = this, tip = document.getElementById("tip");
    let held = null;
    const place = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    canvas.addEventListener("pointerdown", event => { held = { at: place(event), from: [this.x, this.y], moved: false }; });
    canvas.addEventListener("pointermove", event => {
      const [x, y] = place(event);
      if (held && event.buttons && event.pointerType === "mouse") {
        if (Math.hypot(x - held.at[0], y - held.at[1]) > 4) held.moved = true;
        this.x = held.from[0] + x - held.at[0];
        this.y = held.from[1] + y - held.at[1];
        return this.draw();
      }
      const over = this.hit(x, y);
      canvas.classList.toggle("over", !!over);
      tip.hidden = !over;
      if (over) { tip.textContent = this.name(over); tip.style.left = `${Math.min(x + 14, this.wide - 160)}px`; tip.style.top = `${y + 14}px`; }
      if (over !== this.over) { this.over = over; this.draw(); }
    });
    canvas.addEventListener("pointerup", event => {
      const moved = held?.moved;
      held = null;
      if (moved) return;
      this.pick(this.hit(...place(event)));
    });
    canvas.addEventListener("pointerleave", () => { held = null; this.over = null; tip.hidden = true; this.draw(); });
    canvas.addEventListener("wheel", event => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0015), ...place(event));
    }, { passive: false });
    canvas.addEventListener("keydown", event => this.key(event));
    canvas.addEventListener("blur", () => { this.focus = null; this.draw(); });
  }
  pick(what) { if (what?.a) this.open(`${what.a}~${what.b}`); else this.choose(what?.id ?? ""); }
  key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const does = way ? () => this.go(way) : {
      Enter: () => this.pick(this.along ?? this.by.get(this.focus)), Escape: () => this.choose(""),
      "+": () => this.zoom(1.3), "-": () => this.zoom(1 / 1.3), 0: () => this.fit(), n: () => this.next(1), p: () => this.next(-1),
    }[event.key];
    if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    does();
  }
  go([dx, dy]) {
    this.along = null;
    const from = this.focus ?? this.actor;
    if (!this.by.has(from)) this.focus = this.order[0]?.id;
    else {
      const [x, y] = this.spot(from);
      let best = null, least = Infinity;
      for (const node of this.nodes) {
        const [u, v] = this.spot(node.id), ahead = (u - x) * dx + (v - y) * dy, aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
        if (node.id !== from && ahead > 1 && ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
      }
      if (best) this.focus = best.id;
    }
    if (this.by.has(this.focus)) this.say(this.name(this.by.get(this.focus)));
    this.draw();
  }
  next(by) {
    const of = this.focus ?? this.actor, pairs = this.links.filter(one => this.seen(one) && (!this.by.has(of) || one.a === of || one.b === of));
    if (!pairs.length) return;
    this.along = pairs[(pairs.indexOf(this.along) + by + pairs.length) % pairs.length];
    this.over = this.along;
    this.say(this.name(this.along));
    this.draw();
  }
  // The picture with its source beneath, as a file.
  async png(line) {
    const made = document.createElement("canvas");
    made.width = this.wide * 2;
    made.height = (this.tall + 26) * 2;
    const pen = made.getContext("2d"), style = getComputedStyle(this.canvas);
    pen.fillStyle = style.getPropertyValue("--page");
    pen.fillRect(0, 0, made.width, made.height);
    this.paint(pen, 2);
    pen.font = "11px system-ui, sans-serif";
    pen.fillStyle = style.getPropertyValue("--soft");
    pen.fillText(line, 10, this.tall + 14, this.wide - 20);
    save(await new Promise(done => made.toBlob(done)), "image/png", "network.png");
  }
  svg(line) {
    const style = getComputedStyle(this.canvas), pen = new Pen(this.wide, this.tall, line, style.getPropertyValue("--page").trim(), style.getPropertyValue("--soft").trim());
    this.paint(pen, 1);
    save(pen.svg(), "image/svg+xml", "network.svg");
  }
}
