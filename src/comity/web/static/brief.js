// What is written is kept when the field is left.
import { post, tell } from "./workbench.js";

document.addEventListener("change", async event => {
  const form = event.target.closest("form[data-save]");
  if (!form) return;
  await post("/brief/write", new FormData(form));
  tell("Kept.");
});
