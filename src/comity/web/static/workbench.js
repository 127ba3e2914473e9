// What every page does: undo and redo with their names, words told for a moment, what a post answers.

export const tell = words => {
  const line = document.createElement("p");
  line.textContent = words;
  document.getElementById("told").replaceChildren(line);
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => line.remove(), 6000);
};

// Posts a form and gives back what the server says; what went wrong is told, and thrown.
export const post = async (path, values) => {
  const body = values instanceof FormData ? values : new URLSearchParams(values);
  const answer = await fetch(path, { method: "POST", body, headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (!answer.ok) {
    tell([said.where, said.error, said.remedy].filter(Boolean).join(". "));
    throw new Error(said.error);
  }
  steps(said);
  return said;
};

export const steps = ({ undo, redo }) => {
  for (const [name, what] of Object.entries({ undo, redo })) {
    const button = document.querySelector(`[data-step="${name}"]`);
    button.hidden = !what;
    button.textContent = `${name === "undo" ? "Undo" : "Redo"}: ${what}`;
  }
};

export const typing = event => event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]") ||
  event.ctrlKey || event.metaKey || event.altKey;

export const copy = async words => {
  await navigator.clipboard.writeText(words);
  tell("Copied with its source.");
};

document.addEventListener("submit", async event => {
  const path = new URL(event.target.action).pathname;
  if (path !== "/undo" && path !== "/redo") return;
  event.preventDefault();
  await post(path, {});
  location.reload();
});
document.addEventListener("keydown", event => {
  if (typing(event) || event.key.toLowerCase() !== "u") return;
  document.querySelector(`[data-step="${event.shiftKey ? "redo" : "undo"}"]:not([hidden])`)?.click();
});
document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.dataset.copy);
});

// When another text was read, whoever shows texts asks again.
let seen = null;
document.body.addEventListener("htmx:afterSettle", () => {
  const now = document.getElementById("reading")?.dataset;
  const state = `${now?.done} ${now?.state}`;
  if (seen !== null && state !== seen) document.body.dispatchEvent(new CustomEvent("read"));
  seen = state;
});

fetch("/steps", { headers: { Accept: "application/json" } }).then(answer => answer.ok && answer.json()).then(said => said && steps(said));
