// Two sides of one draft: pointing at a value lights its words in the source, and the other way.
"use strict";

(() => {
  const paper = document.querySelector("[data-paper]");
  const values = document.querySelector("[data-values]");
  if (!paper || !values) return;

  const marks = () => [...paper.querySelectorAll("[data-refs]")];
  const refsOf = (element) => (element.dataset.refs || "").split(" ").filter(Boolean);
  let lit = [];
  let quiet = false; // the keyboard is put on a mark while its row is in view already

  function within(ref) {
    return marks().filter((mark) => refsOf(mark).includes(ref));
  }

  function light(elements) {
    for (const element of lit) element.classList.remove("lit");
    lit = elements;
    for (const element of lit) element.classList.add("lit");
  }

  // Only the pane moves, never the page under the reader's hands.
  function bring(pane, element) {
    const frame = pane.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8) return;
    pane.scrollTop += box.top - frame.top - frame.height / 3;
  }

  function fromValue(target) {
    const holder = target.closest("[data-ref]");
    if (!holder) return;
    const found = within(holder.dataset.ref).map((mark) => mark.querySelector("mark") || mark);
    light(found);
    if (found.length) bring(paper, found[0]);
  }

  function holders(mark) {
    return refsOf(mark).map((ref) => values.querySelector(`[data-ref="${CSS.escape(ref)}"]`)).filter(Boolean);
  }

  function fromMark(target, scroll) {
    const mark = target.closest("[data-refs]");
    if (!mark) return;
    const rows = holders(mark);
    light(rows.concat([mark.querySelector("mark") || mark]));
    if (!scroll || !rows.length) return;
    const fold = rows[0].closest("details");
    if (fold) fold.open = true;
    rows[0].scrollIntoView({ block: "nearest" });
  }

  // An address may name a value: its words come into view beside it.
  function fromAddress() {
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && values.contains(named)) fromValue(named);
  }
  window.addEventListener("hashchange", fromAddress);
  window.addEventListener("load", fromAddress);

  values.addEventListener("focusin", (event) => fromValue(event.target));
  values.addEventListener("mouseover", (event) => fromValue(event.target));
  paper.addEventListener("focusin", (event) => !quiet && fromMark(event.target, true));
  paper.addEventListener("mouseover", (event) => fromMark(event.target, false));
  paper.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-refs]");
    if (!mark) return;
    if (!getSelection().isCollapsed) return event.preventDefault(); // words are being selected
    const row = holders(mark)[0];
    if (!row) return;
    event.preventDefault();
    fromMark(mark, true);
    const field = row.matches("input, select") ? row : row.querySelector("textarea, input:not([type='hidden']), select, button, a");
    if (field) field.focus();
  });

  // The quotation in a finding goes to its words beside it; words on another page open there.
  values.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-words]");
    const found = link ? within(link.closest("[data-ref]").dataset.ref) : [];
    if (!found.length) return;
    event.preventDefault();
    paper.parentElement.scrollIntoView({ block: "nearest" });
    quiet = true;
    found[0].focus({ preventScroll: true });
    quiet = false;
    light(found.map((mark) => mark.querySelector("mark") || mark));
    bring(paper, found[0]);
  });

  // “改” beside a finding goes to the field itself, not only to its row.
  values.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    const row = link && document.getElementById(link.getAttribute("href").slice(1));
    const field = row && row.querySelector("input[name='value'], input[name='on'], input[type='text'], summary");
    if (!field) return;
    event.preventDefault();
    const fold = row.closest("details");
    if (fold) fold.open = true;
    field.focus();
  });

  // One stop of the Tab key for the whole source; arrows walk from mark to mark.
  marks().forEach((mark, place) => mark.setAttribute("tabindex", place ? "-1" : "0"));
  paper.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const here = event.target.closest("[data-refs]");
    if (!step || !here) return;
    const all = marks();
    const next = all[all.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    here.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });

  // Alt+A accepts the finding in hand or the first open one; Alt+N goes to the next open one.
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const open = [...values.querySelectorAll("[data-finding='open']")];
    const here = document.activeElement.closest("[data-finding='open']");
    if (event.code === "KeyN" && open.length) {
      event.preventDefault();
      const next = open[(open.indexOf(here) + 1) % open.length];
      const fold = next.closest("details");
      if (fold) fold.open = true;
      next.querySelector("a, button").focus();
    } else if (event.code === "KeyA" && open.length) {
      event.preventDefault();
      const accept = (here || open[0]).querySelector("[data-accept]");
      if (accept) accept.click();
    }
  });

  // The name of a figure may run over several lines, but Enter saves it as everywhere in the row.
  values.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("tr textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  // The draft's version after each saved edit, so the next edit starts from it.
  document.body.addEventListener("draft-version", (event) => {
    const { value, settled } = event.detail;
    for (const field of document.querySelectorAll("input[name='version']")) field.value = value;
    for (const mark of settled ? within(settled) : []) {
      mark.querySelector("mark")?.classList.remove("doubt");
    }
  });
  document.body.addEventListener("htmx:sendError", () => {
    document.querySelector("[data-offline]").hidden = false;
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) document.querySelector("[data-offline]").hidden = true;
  });
})();
