// A finding is picked for the brief, or left out again.
import { post } from "./workbench.js";

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-pick]");
  if (!button) return;
  const on = button.getAttribute("aria-pressed") !== "true";
  await post("/brief/pick", { id: button.dataset.pick, on: on ? "1" : "" });
  button.setAttribute("aria-pressed", on);
  button.textContent = on ? "In the brief" : "To the brief";
});
