// What no attribute of htmx says. Nothing here is needed to read a page or send a form.
"use strict";
document.addEventListener("htmx:sseMessage", () => {
  const next = document.querySelector(".job a[data-goto]");
  if (next && next.getAttribute("href")) window.location.assign(next.href);
});

// Files dropped anywhere go the way of the form that asks for files.
const zone = document.getElementById("dropped");
let inside = 0;
const brings = (event) => zone && event.dataTransfer && event.dataTransfer.types.includes("Files");
const show = (on) => { zone.hidden = !on; };
document.addEventListener("dragenter", (event) => { if (brings(event)) { inside += 1; show(true); } });
document.addEventListener("dragleave", (event) => { if (brings(event) && (inside -= 1) <= 0) { inside = 0; show(false); } });
document.addEventListener("dragover", (event) => { if (brings(event)) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  inside = 0;
  show(true);
  zone.querySelector("input[type=file]").files = event.dataTransfer.files;
  zone.requestSubmit();
});
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.closest && event.target.closest("form.drop") && event.target.querySelector("progress");
  if (!bar) return;
  bar.hidden = false;
  if (event.detail.lengthComputable) bar.value = (100 * event.detail.loaded) / event.detail.total;
});
