// The pages of a PDF as they look. Their words are laid over them, unseen, and aligned with the text that was read: so
// the same marks stand at the same words, whatever running heads the text leaves out and whatever hyphens it joins.
import * as pdfjs from "./vendor/pdf.js";

pdfjs.GlobalWorkerOptions.workerSrc = new URL("./vendor/pdf.worker.js", import.meta.url).href;
const AHEAD = 8000, ANCHOR = 14; // characters that may be skipped in the pages, and that must be alike to go on

const letters = character => /\s/.test(character) ? "" : character > "~" ? character.normalize("NFKC") : character; // of ﬁ both

export const open = async (address, holder, paragraphs, drawn) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("gone");
  const file = await pdfjs.getDocument({ data: await answer.arrayBuffer(), isEvalSupported: false, useSystemFonts: true }).promise;
  const sheets = [];
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n), words = await page.getTextContent();
    sheets.push({ page, words, items: words.items.filter(item => item.str !== undefined), divs: null });
  }
  return new Pages(file, holder, sheets, paragraphs, drawn);
};

class Pages {
  constructor(file, holder, sheets, paragraphs, drawn) {
    Object.assign(this, { file, holder, sheets, drawn });
    this.align(paragraphs);
    const wide = Math.max(280, holder.clientWidth - 36);
    for (const sheet of sheets) {
      sheet.scale = Math.min(1.8, wide / sheet.page.getViewport({ scale: 1 }).width);
      sheet.viewport = sheet.page.getViewport({ scale: sheet.scale });
      sheet.box = document.createElement("div");
      sheet.box.className = "sheet";
      sheet.box.style.width = `${sheet.viewport.width}px`;
      sheet.box.style.height = `${sheet.viewport.height}px`;
    }
    holder.replaceChildren(...sheets.map(sheet => sheet.box));
    this.watch = new IntersectionObserver(found => { for (const one of found) if (one.isIntersecting) this.render(sheets.find(sheet => sheet.box === one.target)); }, { root: null, rootMargin: "600px" });
    for (const sheet of sheets) this.watch.observe(sheet.box);
  }
  close() { this.watch.disconnect(); this.holder.replaceChildren(); this.file.destroy(); }

  async render(sheet) {
    if (sheet.begun) return;
    sheet.begun = true;
    const canvas = document.createElement("canvas"), dots = devicePixelRatio || 1, layer = document.createElement("div");
    canvas.width = Math.floor(sheet.viewport.width * dots);
    canvas.height = Math.floor(sheet.viewport.height * dots);
    layer.className = "laid";
    sheet.box.style.setProperty("--total-scale-factor", sheet.scale);
    sheet.box.style.setProperty("--scale-factor", sheet.scale);
    sheet.box.append(canvas, layer);
    const laid = new pdfjs.TextLayer({ textContentSource: sheet.words, container: layer, viewport: sheet.viewport });
    await Promise.all([sheet.page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport: sheet.viewport, transform: [dots, 0, 0, dots, 0, 0] }).promise, laid.render()]);
    sheet.divs = laid.textDivs;
    sheet.number = new Map(sheet.divs.map((div, n) => [div, n]));
    sheet.box.dataset.ready = "true";
    this.drawn();
  }

  // Every character of the text that is not space has its place on the pages, or none.
  align(paragraphs) {
    const mine = [], at = [], theirs = [], places = [];
    for (const { p, s, units } of paragraphs) {
      const data = p.firstChild?.data ?? "", real = units && new Map(units.map((unit, n) => [unit, n]));
      for (let n = 0; n < data.length; n++) for (const letter of letters(data[n])) { mine.push(letter); at.push(s + (real ? real.get(n) ?? real.get(n - 1) : n)); }
    }
    this.sheets.forEach((sheet, page) => sheet.items.forEach((item, n) => {
      for (let m = 0; m < item.str.length; m++) for (const letter of letters(item.str[m])) { theirs.push(letter); places.push([page, n, m]); }
    }));
    const one = mine.join(""), other = theirs.join("");
    this.places = new Map();
    for (let i = 0, j = 0; i < one.length;) {
      if (one[i] === other[j]) { this.places.set(at[i], places[j]); i++; j++; continue; }
      const next = this.resume(one, other, i, j);
      if (!next) break;
      [i, j] = next;
    }
    this.back = new Map([...this.places].map(([character, [page, n, m]]) => [`${page} ${n} ${m}`, character]));
  }
  // Where both go on alike: after a hyphen, a running head, a word in other letters.
  resume(one, other, i, j) {
    for (let skipped = 0; skipped < 400 && i + skipped < one.length; skipped++) {
      const wanted = one.slice(i + skipped, i + skipped + ANCHOR), found = other.slice(0, j + AHEAD).indexOf(wanted, j);
      if (found >= 0) return [i + skipped, found];
    }
    return null;
  }

  ranges(start, end) {
    const spans = new Map();
    for (let at = start; at < end; at++) {
      const place = this.places.get(at);
      if (!place) continue;
      const key = place[0] * 1e6 + place[1], known = spans.get(key);
      if (known) known[1] = Math.max(known[1], place[2] + 1); else spans.set(key, [place[2], place[2] + 1]);
    }
    const made = [];
    for (const [key, [from, to]] of spans) {
      const node = this.sheets[Math.floor(key / 1e6)].divs?.[key % 1e6]?.firstChild;
      if (node) made.push(new StaticRange({ startContainer: node, startOffset: Math.min(from, node.length), endContainer: node, endOffset: Math.min(to, node.length) }));
    }
    return made;
  }
  position(node, offset) {
    const div = node.nodeType === Node.TEXT_NODE ? node.parentElement : node, page = this.sheets.findIndex(sheet => sheet.number?.has(div));
    if (page < 0) return undefined;
    const n = this.sheets[page].number.get(div);
    for (let m = offset; m >= 0; m--) if (this.back.has(`${page} ${n} ${m}`)) return this.back.get(`${page} ${n} ${m}`) + (m < offset ? 1 : 0);
    return undefined;
  }
  show(at) {
    for (let near = at; near < at + 400; near++) {
      const place = this.places.get(near);
      if (!place) continue;
      const sheet = this.sheets[place[0]], item = sheet.items[place[1]], [, y] = sheet.viewport.convertToViewportPoint(item.transform[4], item.transform[5]);
      if (getComputedStyle(this.holder).overflowY === "visible") scrollTo(0, scrollY + sheet.box.getBoundingClientRect().top + y - innerHeight / 3);
      else this.holder.scrollTop = sheet.box.offsetTop + y - this.holder.clientHeight / 2;
      return;
    }
  }
  seen() {
    const view = this.holder.getBoundingClientRect(), top = Math.max(0, view.top), bottom = Math.min(innerHeight, view.bottom);
    let from = Infinity, to = 0;
    this.sheets.forEach((sheet, page) => {
      const box = sheet.box.getBoundingClientRect();
      if (box.bottom < top || box.top > bottom) return;
      sheet.items.forEach((item, n) => {
        const y = box.top + sheet.viewport.convertToViewportPoint(item.transform[4], item.transform[5])[1];
        if (y < top || y > bottom) return;
        for (const m of [0, item.str.length - 1]) { const at = this.back.get(`${page} ${n} ${m}`); if (at !== undefined) { from = Math.min(from, at); to = Math.max(to, at + 1); } }
      });
    });
    return to ? [from, to] : [0, 0];
  }
}
