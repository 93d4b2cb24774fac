// A demonstration link goes on by itself; without script the button does it.
"use strict";

document.querySelector("[data-follow]").submit();
