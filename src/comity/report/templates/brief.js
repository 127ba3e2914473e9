"use strict";
const light = key => {
  document.querySelectorAll("aside .lit").forEach(e => e.classList.remove("lit"));
  const found = document.querySelectorAll(`aside [data-w~="${CSS.escape(key)}"]`);
  found.forEach(e => e.classList.add("lit"));
  if (found.length) found[0].scrollIntoView({ block: "center", behavior: "smooth" });
  return found.length > 0;
};
document.addEventListener("click", event => {
  const link = event.target.closest("[data-go]");
  if (link && light(link.dataset.go)) { event.preventDefault(); history.replaceState(null, "", "#" + link.dataset.go); }
});
const show = () => document.querySelectorAll("input.pick").forEach(pick => {
  document.getElementById(pick.value).classList.toggle("on", pick.checked);
  pick.parentElement.classList.toggle("on", pick.checked);
});
document.addEventListener("change", show);
show();
if (/^#w\d+$/.test(location.hash)) light(location.hash.slice(1));
