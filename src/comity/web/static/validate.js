// Two keys judge a row and go on to the next; each judgement is kept at once.
import { post, typing } from "./workbench.js";

const sample = document.querySelector(".sample"), rows = [...document.querySelectorAll(".sampled")];
let at = Math.max(0, rows.findIndex(row => !row.matches(".right, .wrong, .unsure")));

const go = to => {
  rows[at]?.classList.remove("now");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.classList.add("now");
  rows[at]?.focus({ preventScroll: true });
  rows[at]?.scrollIntoView({ block: "center" });
};
// One after the other, and the figures when all are kept: of two answers under way the older could come last.
let before = Promise.resolve(), waiting = 0;
const judge = (row, is) => {
  waiting++;
  before = before.then(() => keep(row, is)).catch(() => {}).then(() => { if (!--waiting) return figures(); });
};
const figures = () => htmx.ajax("GET", location.pathname + location.search, { target: "#figures", select: "#figures", swap: "outerHTML" });
const keep = async (row, is) => {
  const before = row.querySelector('[aria-pressed="true"]')?.dataset.is;
  const now = before === is ? "" : is;
  await post("/validate/judge", { layer: sample.dataset.layer, person: sample.dataset.person, id: row.dataset.id, is: now });
  row.classList.remove("right", "wrong", "unsure");
  if (now) row.classList.add(now);
  for (const button of row.querySelectorAll("[data-is]")) button.setAttribute("aria-pressed", button.dataset.is === now);
};
const KEYS = { f: "right", j: "wrong", " ": "unsure" };
document.addEventListener("keydown", event => {
  if (typing(event) || event.target.closest?.("button, a") || !rows.length) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); go(at + (event.key === "ArrowDown" ? 1 : -1)); }
  const is = KEYS[event.key];
  if (!is) return;
  event.preventDefault();
  judge(rows[at], is);
  go(at + 1);
});
sample?.addEventListener("click", event => {
  const button = event.target.closest("[data-is]"), row = event.target.closest(".sampled");
  if (row) go(rows.indexOf(row));
  if (button) { judge(row, button.dataset.is); button.blur(); }
});
if (rows.length && location.hash === "") rows[at].classList.add("now");
