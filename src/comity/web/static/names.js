// The names of actors complete what is typed, from the moment a field with them is entered.
let asked = false;
document.addEventListener("focusin", async event => {
  const list = event.target.list;
  if (asked || list?.id !== "actors") return;
  asked = true;
  const names = await (await fetch("/names")).json();
  list.append(...names.map(name => Object.assign(document.createElement("option"), { value: name })));
});
// An address says only what was chosen.
document.body.addEventListener("htmx:configRequest", event => {
  const given = event.detail.parameters;
  if (event.detail.verb !== "get" || !(given instanceof FormData)) return;
  for (const [name, value] of [...given.entries()]) if (value === "") given.delete(name);
});
