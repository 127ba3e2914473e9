// A figure as a file, SVG or PNG, with its source in a line beneath: what is drawn as SVG as it is styled on the page,
// what is drawn on a canvas by a pen that writes SVG.
const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "paint-order", "vector-effect"];
const NS = "http://www.w3.org/2000/svg", ROOM = 34;

export const source = what => [what ?? document.querySelector("h1").textContent, document.querySelector(".case").textContent, decodeURIComponent(location.search.slice(1)).replaceAll("+", " ") || "all", "Comity"].join(" · ");

export const save = (content, type, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
const made = (name, values, words) => {
  const one = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(values)) one.setAttribute(key, value);
  if (words !== undefined) one.textContent = words;
  return one;
};
const dressed = svg => {
  const copy = svg.cloneNode(true), from = [svg, ...svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((one, n) => {
    const style = getComputedStyle(one), mine = KEPT.map(name => [name, style.getPropertyValue(name)]).filter(([, value]) => value);
    if (style.display === "none") to[n].setAttribute("display", "none");
    for (const [name, value] of mine) to[n].setAttribute(name, value);
    to[n].removeAttribute("class");
  });
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const { x, y, width, height } = svg.viewBox.baseVal, step = width / svg.getBoundingClientRect().width, page = getComputedStyle(document.body);
  const keys = legend(svg), below = (keys.length ? ROOM + 24 : ROOM) * step, size = 11 * step;
  const words = { fill: page.color, "font-size": size, "font-family": "sans-serif" };
  copy.setAttribute("viewBox", `${x} ${y} ${width} ${height + below}`);
  copy.setAttribute("width", Math.round(width / step));
  copy.setAttribute("height", Math.round((height + below) / step));
  copy.setAttribute("xmlns", NS);
  copy.prepend(made("rect", { x, y, width, height: height + below, fill: page.backgroundColor }));
  let along = x + 8 * step;
  for (const [form, told] of keys) {
    copy.append(made("rect", { x: along, y: y + height + 8 * step, width: 1.6 * size, height: size, ...form, "stroke-width": 1.2 * step }), made("text", { x: along + 2.1 * size, y: y + height + 8 * step + 0.9 * size, ...words }, told));
    along += size * (3.6 + 0.6 * told.length);
  }
  const what = svg.getAttribute("role") === "img" ? svg.getAttribute("aria-label") : undefined;
  copy.append(made("text", { x: x + 8 * step, y: y + height + below - 12 * step, ...words }, [source(what), svg.dataset.source].filter(Boolean).join(" · ")));
  return new XMLSerializer().serializeToString(copy);
};
// The kinds that are drawn, each with its form and its words from the legend beside the picture.
const legend = svg => [...(svg.closest("figure")?.querySelectorAll(".legend span") ?? [])].flatMap(one => {
  const kind = [...(one.querySelector(".swatch")?.classList ?? [])].find(name => name !== "swatch");
  const shape = kind && svg.querySelector(`.${kind} path, .${kind} circle`);
  const style = shape && getComputedStyle(shape);
  return shape ? [[{ fill: style.fill, stroke: style.stroke, "stroke-dasharray": style.strokeDasharray }, one.textContent.trim()]] : [];
});
const drawn = async (words, dots = 2) => {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([words], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * dots, height: picture.height * dots });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  return new Promise(done => canvas.toBlob(done));
};
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-figure]");
  if (!button) return;
  const svg = button.closest("figure, section, main").querySelector("svg"), name = location.pathname.slice(1), words = dressed(svg);
  button.dataset.figure === "svg" ? save(words, "image/svg+xml", `${name}.svg`) : save(await drawn(words), "image/png", `${name}.png`);
});

// What a canvas's pen can do, as far as the network needs it, written as SVG.
export class Pen {
  constructor(wide, tall, line, page, soft) { Object.assign(this, { wide, tall, line, page, soft, rows: [], dash: [], globalAlpha: 1, lineWidth: 1, lineCap: "butt", lineJoin: "miter", canvas: document.createElement("canvas").getContext("2d") }); }
  setTransform() {}
  setLineDash(dash) { this.dash = dash; }
  beginPath() { this.way = ""; }
  moveTo(x, y) { this.way += `M${this.at(x)} ${this.at(y)}`; }
  lineTo(x, y) { this.way += `L${this.at(x)} ${this.at(y)}`; }
  closePath() { this.way += "Z"; }
  rect(x, y, w, h) { this.way += `M${this.at(x)} ${this.at(y)}h${this.at(w)}v${this.at(h)}h${this.at(-w)}Z`; }
  arc(x, y, r) { this.way += `M${this.at(x - r)} ${this.at(y)}a${this.at(r)} ${this.at(r)} 0 1 0 ${this.at(2 * r)} 0a${this.at(r)} ${this.at(r)} 0 1 0 ${this.at(-2 * r)} 0`; }
  at(number) { return Math.round(number * 10) / 10; }
  row(rest) { this.rows.push(rest); }
  fillRect(x, y, w, h) { this.row(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${this.fillStyle}"/>`); }
  fill() { this.row(`<path d="${this.way}" fill="${this.fillStyle}" opacity="${this.globalAlpha}"/>`); }
  stroke() { this.row(`<path d="${this.way}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linecap="${this.lineCap}" opacity="${this.globalAlpha}"${this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : ""}/>`); }
  measureText(words) { this.canvas.font = this.font; return this.canvas.measureText(words); }
  text(words, x, y, rest) { this.row(`<text x="${this.at(x)}" y="${this.at(y)}" font-family="sans-serif" font-size="${parseFloat(this.font)}" dominant-baseline="central" opacity="${this.globalAlpha}" ${rest}>${plain(words)}</text>`); }
  strokeText(words, x, y) { this.text(words, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`); }
  fillText(words, x, y) { this.text(words, x, y, `fill="${this.fillStyle}"`); }
  svg() {
    return `<svg xmlns="${NS}" width="${this.wide}" height="${this.tall + ROOM}" viewBox="0 0 ${this.wide} ${this.tall + ROOM}"><rect width="100%" height="100%" fill="${this.page}"/>${this.rows.join("\n")}<text x="8" y="${this.tall + 20}" font-family="sans-serif" font-size="11" fill="${this.soft}">${plain(this.line)}</text></svg>`;
  }
}
const plain = words => words.replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, " ");
