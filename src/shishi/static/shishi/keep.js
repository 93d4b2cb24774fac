// What is typed into a report and not yet saved stays in this browser, for this person and this
// version of the report; it is offered back, never put in place by itself. The form works without.
"use strict";

(() => {
  const DAYS = 30;
  const STEM = "shishi-report-";
  const OWN = new Set(["csrfmiddlewaretoken", "version", "act"]);

  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const names = () => {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(STEM));
    } catch {
      return [];
    }
  };

  for (const name of names()) {
    const held = stored(name);
    if (!held || Date.now() - held.at > DAYS * 86400000) localStorage.removeItem(name);
  }
  for (const note of document.querySelectorAll("[class*='saved-']")) {
    const saved = [...note.classList].find((one) => one.startsWith("saved-"));
    const stem = `${STEM}${saved.slice("saved-".length)}-`;
    for (const name of names()) if (name.startsWith(stem)) localStorage.removeItem(name);
  }

  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const mine = `${STEM}${form.dataset.keep}-${form.dataset.keepPerson}-`;
  const here = `${mine}${form.dataset.keepVersion}`;
  const fields = () =>
    [...form.elements].filter(
      (one) =>
        one.name && !OWN.has(one.name) && !["file", "radio", "submit", "button"].includes(one.type),
    );
  const values = () => Object.fromEntries(fields().map((one) => [one.name, one.value]));
  const first = values();

  let waiting = 0;
  const keep = () => {
    window.clearTimeout(waiting);
    try {
      localStorage.setItem(here, JSON.stringify({ at: Date.now(), values: values() }));
    } catch {
      // A browser that keeps nothing still saves by the button.
    }
  };
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, 300);
  });
  form.addEventListener("submit", keep);
  window.addEventListener("pagehide", () => {
    const now = values();
    if (fields().some((one) => now[one.name] !== first[one.name])) keep();
  });

  const differs = (held) =>
    fields().some((one) => one.name in held.values && held.values[one.name] !== first[one.name]);
  const found = names()
    .filter((name) => name.startsWith(mine))
    .map((name) => ({ name, held: stored(name) }))
    .filter(({ held }) => held && differs(held))
    .sort((one, other) => other.held.at - one.held.at)[0];
  const note = document.querySelector("[data-kept]");
  if (!found || !note) return;

  const at = new Date(found.held.at);
  const two = (number) => String(number).padStart(2, "0");
  const time = note.querySelector("[data-kept-at]");
  time.dateTime = at.toISOString();
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  time.textContent = `${at.getMonth() + 1}月${at.getDate()}日${clock}`;
  note.querySelector("[data-kept-older]").hidden = found.name === here;
  note.hidden = false;

  // Answers to questions of the checks have their fields only once the checks have answered.
  document.addEventListener("htmx:oobAfterSwap", () => {
    if (!note.dataset.taken) return;
    for (const one of fields()) {
      if (!one.value && found.held.values[one.name]) one.value = found.held.values[one.name];
    }
  });
  const done = () => {
    for (const name of names()) {
      if (name.startsWith(mine) && name !== here) localStorage.removeItem(name);
    }
    note.hidden = true;
  };
  note.querySelector("[data-kept-take]").addEventListener("click", () => {
    for (const one of fields()) {
      const words = found.held.values[one.name];
      if (words === undefined || words === one.value) continue;
      one.value = words;
      one.dispatchEvent(new Event("input", { bubbles: true }));
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
    note.dataset.taken = "yes";
    keep();
    done();
    fields()[0].focus();
  });
  note.querySelector("[data-kept-drop]").addEventListener("click", () => {
    localStorage.removeItem(found.name);
    done();
    fields()[0].focus();
  });
})();
