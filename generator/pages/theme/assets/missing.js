// @ts-check
/* The page for addresses that do not exist: in the language of the address, with what the search finds for its last part.
   Hosts show one such page for the whole site, so it holds the words of every language. */

import { embed, load, search } from "./search.js";

/** What the last part of the address says: its words, without what a file's name ends in. */
function asked() {
  const last = location.pathname.split("/").filter(Boolean).pop() ?? "";
  let text = last;
  try {
    text = decodeURIComponent(last);
  } catch {
    /* not an address that anybody wrote: taken as it is */
  }
  return text
    .replace(/\.\w+$/, "")
    .replace(/[-_+.]+/g, " ")
    .trim();
}

const own = /** @type {HTMLElement} */ (document.querySelector("[data-missing]"));
const others = Array.from(
  /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll("template[data-home]")),
);
/* Of the languages whose folder the address begins with, the one that says most of it: the root is a beginning of all. */
const homes = [own.dataset.missing ?? "", ...others.map(other => other.dataset.home ?? "")];
const home =
  homes.filter(each => location.pathname.startsWith(each)).sort((a, b) => b.length - a.length)[0] ?? homes[0];
const other = others.find(each => each.dataset.home === home);
if (other) own.replaceWith(other.content);

const index = await load(home),
  whole = asked();
const tries = [
  whole,
  ...whole
    .split(" ")
    .filter(word => word.length > 2)
    .sort((a, b) => b.length - a.length),
];
const place = /** @type {HTMLElement} */ (document.querySelector("[data-find]"));
await embed(index, place, tries.find(words => search(index, words).size) ?? "");
