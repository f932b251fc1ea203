// @ts-check
/* The page for addresses that do not exist: in the language of the address, with what the search finds for its last part.
   Hosts show one such page for the whole site, so it holds the words of every language. */

import { embed, load, search } from "./search.js";

/** What the last part of the address says: its words, without what a file's name ends in. */
function asked() {
  const last = location.pathname.split("/").filter(Boolean).pop() ?? "";
  let text = last;
  try { text = decodeURIComponent(last); } catch { /* not an address that anybody wrote: taken as it is */ }
  return text.replace(/\.\w+$/, "").replace(/[-_+.]+/g, " ").trim();
}

const parts = Array.from(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-missing]")));
const fits = parts.filter(part => location.pathname.startsWith(part.dataset.missing ?? ""));
const own = fits.sort((a, b) => (b.dataset.missing ?? "").length - (a.dataset.missing ?? "").length)[0] ?? parts[0];
for (const part of parts) part.hidden = part !== own;

const index = await load(own.dataset.missing ?? ""), whole = asked();
const tries = [whole, ...whole.split(" ").filter(word => word.length > 2).sort((a, b) => b.length - a.length)];
const place = /** @type {HTMLElement} */ (own.querySelector("[data-find]"));
await embed(index, place, tries.find(words => search(index, words).size) ?? "");
