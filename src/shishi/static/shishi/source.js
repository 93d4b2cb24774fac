// Brings the quoted words into view; without it the address's fragment does.
"use strict";

(() => {
  const here = document.getElementById("here");
  if (here) here.scrollIntoView({ block: "center" });
})();
