// Moves a bar of the year, and fills in its day in the form below, which asks what that does.
"use strict";
const form = document.getElementById("days-form");
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
    else if (event.key === "Enter" || event.key === " ") form.requestSubmit();
    else return;
    event.preventDefault();
  });
  bar.addEventListener("pointerdown", (event) => { from = event.clientX; bar.setPointerCapture(event.pointerId); });
  bar.addEventListener("pointermove", (event) => { if (from !== null) put(Math.round((event.clientX - from) / width)); });
  bar.addEventListener("pointerup", () => { if (from !== null && by !== 0) form.requestSubmit(); from = null; });
  bar.addEventListener("pointercancel", () => { from = null; put(0); });
});
