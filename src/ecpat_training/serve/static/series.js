// Moves a bar of the year, and fills in its day in the form below, which asks what that does.
"use strict";
const form = document.getElementById("days-form");
const scroll = document.querySelector(".year");
const PLACE = "ecpat-series";  // which training was moved, and how far the page and the picture were scrolled
const look = (training) => {
  window.sessionStorage.setItem(PLACE, JSON.stringify([training, scroll.scrollLeft, window.scrollY]));
  form.requestSubmit();
};
const place = JSON.parse(window.sessionStorage.getItem(PLACE) || "null");
window.sessionStorage.removeItem(PLACE);
const heard = document.getElementById("heard");
const shifted = (day, by) => {
  const moved = new Date(`${day}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + by);
  return moved.toISOString().slice(0, 10);
};
document.querySelectorAll("g[data-training]").forEach((bar) => {
  const width = Number(bar.closest("svg").dataset.day);
  const field = form.elements[bar.dataset.training];
  let by = 0;
  let from = null;
  const put = (days) => {
    by = days;
    bar.setAttribute("transform", `translate(${by * width} 0)`);
    field.value = shifted(bar.dataset.start, by);
    heard.textContent = `${bar.dataset.training} ${field.value}`;
  };
  bar.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };
    if (event.key in steps) put(by + steps[event.key]);
    else if (event.key === "Escape") put(0);
    else if (event.key === "Enter" || event.key === " ") look(bar.dataset.training);
    else return;
    event.preventDefault();
  });
  bar.addEventListener("pointerdown", (event) => { from = event.clientX; bar.setPointerCapture(event.pointerId); });
  bar.addEventListener("pointermove", (event) => { if (from !== null) put(Math.round((event.clientX - from) / width)); });
  bar.addEventListener("pointerup", () => { if (from !== null && by !== 0) look(bar.dataset.training); from = null; });
  bar.addEventListener("pointercancel", () => { from = null; put(0); });
});
if (place) {
  const [training, left, top] = place;
  const bar = document.querySelector(`g[data-training="${CSS.escape(training)}"]`);
  scroll.scrollLeft = left;
  window.scrollTo({ top, behavior: "instant" });
  if (bar) bar.focus({ preventScroll: true });
  heard.textContent = [document.querySelector(".verdict"), ...document.querySelectorAll(".findings li")].map((one) => one.textContent.trim()).join(" ");
}
