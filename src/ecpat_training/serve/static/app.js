// What no attribute of htmx says. Nothing here is needed to read a page or send a form.
"use strict";
document.addEventListener("htmx:sseMessage", () => {
  const next = document.querySelector(".job a[data-goto]");
  if (next && next.getAttribute("href")) window.location.assign(next.href);
});
