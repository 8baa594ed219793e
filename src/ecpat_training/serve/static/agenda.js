// Moving lines of the timetable by keyboard and by dragging. Each move is a form that the page could send as well.
"use strict";
(() => {
  const LOOK = 4000;  // milliseconds between two looks at whether the file is still as it is shown
  const WAYS = { ArrowUp: "earlier", ArrowDown: "later", ArrowLeft: "day before", ArrowRight: "day after" };
  const ROOMS = { ArrowLeft: "room before", ArrowRight: "room after" };
  const root = () => document.getElementById("agenda");
  const dialog = document.getElementById("line");
  const said = document.getElementById("said");
  let queue = Promise.resolve();
  let held = null;

  const part = async (address, body) => {
    const how = { headers: { "hx-request": "true" } };
    if (body) Object.assign(how, { method: "POST", body });
    const answer = await fetch(address, how);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  };

  // What was refused of the form that is open is said in it, so that nothing that was typed is lost.
  const refusedIn = (made, seen) => {
    const refusal = made.querySelector("#refusal");
    if (!refusal || !dialog.open || made.dataset.seen !== seen) return false;
    refusal.querySelector(".below").remove();
    const old = dialog.querySelector("#refusal");
    if (old) old.replaceWith(refusal); else dialog.prepend(refusal);
    refusal.focus();
    return true;
  };

  // Sends the fields that are asked for once all before it has been answered: pairs, since several may share a name.
  const send = (what, ask) => {
    queue = queue.then(async () => {
      const before = root();
      const here = focused();
      before.setAttribute("aria-busy", "true");
      try {
        const pairs = ask();
        if (!pairs) return;
        const body = new URLSearchParams(pairs);
        body.set("key", before.dataset.key);
        if (!body.has("seen")) body.set("seen", before.dataset.seen);
        const text = await part(`${before.dataset.address}/${what}`, body);
        const made = new DOMParser().parseFromString(text, "text/html").getElementById("agenda");
        if (!made) { window.location.reload(); return; }
        if (refusedIn(made, body.get("seen"))) return;
        dialog.close();
        before.replaceWith(made);
        document.getElementById("news").replaceChildren();
        said.textContent = made.dataset.said;
        const focus = document.getElementById(made.dataset.focus || (here ? here.id : what));
        (focus && !focus.disabled ? focus : made.querySelector("a.line")).focus();
      } catch (fault) {
        window.location.reload();
      } finally {
        before.removeAttribute("aria-busy");
      }
    });
    return queue;
  };

  const focused = () => document.activeElement && document.activeElement.closest("#agenda a.line");
  const place = (line) => { const { day, line: at } = line.closest("li").dataset; return [["day", day], ["line", at]]; };

  const open = async (line) => {
    try {
      const made = new DOMParser().parseFromString(await part(line.getAttribute("href")), "text/html");
      dialog.replaceChildren(...made.body.childNodes);
      dialog.showModal();
    } catch (fault) {
      window.location.reload();
    }
  };

  document.addEventListener("keydown", (event) => {
    const line = event.target.closest && event.target.closest("#agenda a.line");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      send(event.shiftKey ? "redo" : "undo", () => []);
      return;
    }
    if (event.key === "Escape" && !dialog.open) said.replaceChildren();
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " ") { event.preventDefault(); open(line); return; }
    const way = (event.shiftKey ? ROOMS : WAYS)[event.key];
    if (!way) return;
    event.preventDefault();
    send("move", () => { const now = focused(); return now && [...place(now), ["way", way]]; });
  });

  said.addEventListener("click", () => said.replaceChildren());  // it covers what is below it

  document.addEventListener("click", (event) => {
    const line = event.target.closest("#agenda a.line, #agenda a.opens");
    if (line && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(line); }
    if (event.target.closest("[data-close]")) dialog.close();
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const leaves = event.submitter && "leaves" in event.submitter.dataset;
    const ours = form.closest("#agenda, #line");
    if (!ours || leaves) return;
    event.preventDefault();
    const values = new FormData(form, event.submitter);
    send(form.getAttribute("action").split("/").pop(), () => [...values].filter(([name]) => name !== "key"));
  });

  document.addEventListener("dragstart", (event) => {
    const line = event.target.closest && event.target.closest("#agenda a.line");
    if (!line) return;
    held = place(line);
    line.closest("li").classList.add("held");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", line.textContent.trim());
  });
  const target = (event) => held && event.target.closest && event.target.closest("#agenda .grid > li");
  const clear = (name) => document.querySelectorAll(`.grid .${name}`).forEach((one) => one.classList.remove(name));
  document.addEventListener("dragover", (event) => {
    const onto = target(event);
    if (!onto) return;
    event.preventDefault();
    clear("onto");
    onto.classList.add("onto");
  });
  document.addEventListener("drop", (event) => {
    const onto = target(event);
    if (!onto) return;
    event.preventDefault();
    const { day, line, start } = onto.dataset;
    const to = line === undefined ? [["onto_day", day], ["onto_start", start]] : [["onto_day", day], ["onto_line", line]];
    const from = held;
    held = null;  // the line is replaced before its drag has ended
    if (line === undefined || String([day, line]) !== String(from.map((pair) => pair[1]))) send("move", () => [...from, ...to]);
  });
  document.addEventListener("dragend", () => { held = null; clear("onto"); clear("held"); });

  const look = async () => {
    const news = document.getElementById("news");
    if (document.hidden || news.firstElementChild) return;
    const seen = root().dataset.seen;
    try {
      const text = await part(`${root().dataset.address}/news?seen=${seen}`);
      if (text.trim() && seen === root().dataset.seen) news.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    } catch (fault) { /* the server has ended, or is busy: the next look tells */ }
  };
  window.setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
})();
