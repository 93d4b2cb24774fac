// Words selected in the source become a value of an item: a bar under the source offers the kinds.
"use strict";

(() => {
  const paper = document.querySelector("[data-paper]");
  const bar = document.querySelector("[data-marking]");
  if (!paper || !bar) return;
  const into = bar.querySelector("[data-into]");
  let place = null;

  // Characters of the source before a boundary; labels of pages are no part of it.
  function offset(node, inside) {
    const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const line = holder.closest("p.line[id]");
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, inside);
    const copy = before.cloneContents();
    for (const label of copy.querySelectorAll(".place")) label.remove();
    return Number(line.id.slice(2)) + [...copy.textContent].length;
  }

  function chosen() {
    const picked = getSelection();
    if (picked.isCollapsed || !picked.rangeCount) return null;
    const range = picked.getRangeAt(0);
    if (!paper.contains(range.commonAncestorContainer)) return null;
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    const words = picked.toString().replace(/\s+/g, "");
    return start === null || end === null || start >= end || !words ? null : { start, end, words };
  }

  function offer() {
    place = chosen();
    bar.hidden = !place;
    if (!place) return;
    const words = [...place.words];
    bar.querySelector("[data-said]").textContent = words.length > 24 ? `${words.slice(0, 23).join("")}…` : place.words;
    const home = [...into.options].find(
      (one) => place.start >= Number(one.dataset.start || -1) && place.end <= Number(one.dataset.end || -1),
    );
    if (home) into.value = home.value;
    bar.classList.remove("above"); // below the words, unless it would lie on them
    const spot = getSelection().getRangeAt(0).getBoundingClientRect();
    bar.classList.toggle("above", spot.bottom > bar.getBoundingClientRect().top);
  }

  // No selection begins in a link, so a link is none while a button of the mouse is down on it.
  let held = null;
  paper.addEventListener("pointerdown", (event) => {
    const mark = event.pointerType === "mouse" && event.target.closest("a.mark-link");
    if (!mark) return;
    held = { mark, href: mark.getAttribute("href"), tabindex: mark.getAttribute("tabindex") };
    mark.removeAttribute("href");
    mark.removeAttribute("tabindex");
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (!held) return;
      held.mark.setAttribute("href", held.href);
      held.mark.setAttribute("tabindex", held.tabindex);
      held = null;
    });
  }

  document.addEventListener("pointerup", (event) => {
    if (!bar.contains(event.target)) requestAnimationFrame(offer);
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Escape") getSelection().removeAllRanges();
    if (event.shiftKey || event.key === "Escape") offer();
  });
  bar.addEventListener("click", (event) => {
    const what = event.target.dataset.what;
    if (!what || !place) return;
    location.assign(`${into.value}?what=${what}&from=${place.start}&to=${place.end}#add`);
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
})();
