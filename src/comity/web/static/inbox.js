// Files dropped or pasted go to the reading; a value that is clicked is corrected where it stands.
import { post, tell } from "./workbench.js";

const drop = document.getElementById("drop");

const send = async form => {
  if (![...form.values()].length) return;
  await post("/inbox/add", form);
  tell("Taken in; it is being read.");
  htmx.ajax("GET", "/reading", { target: "#reading", swap: "outerHTML" });
};

// The files of what was dropped, folders opened, each with its path within what was dropped.
const within = async (entry, path = "") => {
  if (entry.isFile) return [[await new Promise((done, fail) => entry.file(done, fail)), path + entry.name]];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...await within(one, `${path}${entry.name}/`));
  }
};

addEventListener("dragover", event => { event.preventDefault(); drop.classList.add("over"); });
addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
addEventListener("drop", async event => {
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const form = new FormData();
  for (const entry of entries) for (const [file, path] of await within(entry)) form.append("files", file, path);
  const text = event.dataTransfer.getData("text/plain");
  if (!entries.length && text) form.append("text", text);
  await send(form);
});
drop.querySelector("input[type=file]").addEventListener("change", async event => {
  const form = new FormData();
  for (const file of event.target.files) form.append("files", file, file.name);
  await send(form);
  event.target.value = "";
});
drop.addEventListener("submit", async event => {
  event.preventDefault();
  const text = drop.querySelector("textarea");
  const form = new FormData();
  if (text.value.trim()) form.append("text", text.value);
  await send(form);
  text.value = "";
  drop.querySelector(".paste").hidden = true;
});
drop.querySelector("[data-paste]").addEventListener("click", () => {
  drop.querySelector(".paste").hidden = false;
  drop.querySelector("textarea").focus();
});
addEventListener("paste", async event => {
  if (event.target.closest?.("input, textarea")) return;
  const text = event.clipboardData.getData("text/plain");
  const form = new FormData();
  for (const file of event.clipboardData.files) form.append("files", file, file.name);
  if (!event.clipboardData.files.length && text.trim()) form.append("text", text);
  await send(form);
});

// ── corrected where it stands ──

const editor = button => {
  const kind = button.dataset.edit === "kind";
  const made = document.createElement(kind ? "select" : "input");
  if (kind) made.append(document.getElementById("kinds").content.cloneNode(true));
  if (button.dataset.edit === "date") made.placeholder = "2024-05-20";
  made.className = "editing";
  made.value = button.dataset.value;
  made.setAttribute("aria-label", button.dataset.edit);
  return made;
};
document.addEventListener("click", event => {
  const button = event.target.closest("[data-edit]");
  if (!button) return;
  const input = editor(button);
  let over = false;
  const close = () => { if (!over) { over = true; input.replaceWith(button); button.focus(); } };
  const save = async () => {
    if (over) return;
    const { edit: field, target, value } = button.dataset;
    if (input.value === value) return close();
    try {
      await post("/inbox/set", { field, target, value: input.value });
    } catch { return input.focus(); }
    close();
    document.body.dispatchEvent(new CustomEvent("read"));
  };
  input.addEventListener("keydown", key => {
    if (key.key === "Enter") { key.preventDefault(); save(); }
    if (key.key === "Escape") close();
  });
  input.addEventListener("blur", () => input.value === button.dataset.value ? close() : save());
  if (input.tagName === "SELECT") input.addEventListener("change", save);
  button.replaceWith(input);
  input.focus();
});
document.body.addEventListener("htmx:beforeRequest", event => {
  if (event.target.id === "rows" && document.querySelector(".editing")) event.preventDefault();
});
