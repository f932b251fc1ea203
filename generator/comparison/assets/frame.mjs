// @ts-check
/* The comparison in a frame of another site: the address alone makes the choice. What nobody asked for is not loaded. */

import { choices } from "./choice.mjs";
import { el, rendering } from "./list.mjs";
import { load, run } from "./loading.mjs";
import { numbers } from "./numbers.mjs";

const data = SIXC_BUILDER,
  { read, written } = choices(data),
  { built } = rendering(data);
/** @type {HTMLElement} */
const place = document.querySelector("[data-frame]");
const tables = place.querySelector("a");

function show() {
  const asked = location.hash;
  load(data, place.dataset.folder, asked, isThere => {
    if (!isThere || location.hash !== asked) return; // the frame goes on saying what to read, or what was asked since
    const choice = read(asked),
      found = built(choice),
      table = el("details", {}, el("summary", {}, numbers(data).say("table")), tables);
    table.addEventListener(
      "toggle",
      () => run(place.dataset.table, () => table.lastChild.replaceWith(SIXC_TABLE(asked))),
      { once: true },
    );
    document.title = found.finding;
    document.querySelector("footer p").replaceChildren(found.note);
    /** @type {HTMLAnchorElement} */ (document.querySelector(".more a")).hash = written(choice);
    place.replaceChildren(
      ...[el("h1", {}, found.finding), found.measure, found.key, found.bars, table].filter(Boolean),
    );
    place.dataset.frame = written(choice);
    dispatchEvent(new Event("drawn"));
  });
}

addEventListener("hashchange", show);
show();
