// Dropping a file onto the upload field; the plain file field stays and does the same.
"use strict";

(() => {
  const zone = document.querySelector("[data-drop]");
  const field = zone && zone.querySelector("input[type='file']");
  if (!field) return;
  const hint = zone.querySelector("[data-drop-hint]");
  const button = zone.closest("form").querySelector("[data-busy]");
  if (hint) hint.hidden = false;

  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    button.focus();
  });
  zone.closest("form").addEventListener("submit", () => {
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
  });
})();
