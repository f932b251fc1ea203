// @ts-check
/* Tables that can be sorted and filtered. Without this script they are plain tables in the order of the page.
   By what a table is sorted, and what is looked for in it, stands in the address (?lines.sort=-declared&lines.find=meta),
   so that it can be kept and sent. The page says the place of each row in a column: a whole number, and after it the
   currency where that is not the election's. Rows without one come last, whichever way the table is sorted. The row that
   the address leads to (#line.2025-04.meta-april) is shown whatever is looked for. */

import { fold } from "./fold.js";

/**
 * What decides where a row stands in a column.
 * @param {HTMLElement | undefined} cell
 */
function placed(cell) {
  const [place, group = ""] = (cell?.dataset.place ?? "").split(" ");
  return { place: Number(place), group, is: Boolean(place) };
}

/**
 * The order of two cells of a column, as sorting wants it.
 * @param {HTMLElement | undefined} one
 * @param {HTMLElement | undefined} other
 * @param {boolean} down
 */
function order(one, other, down) {
  const a = placed(one),
    b = placed(other);
  if (a.is !== b.is) return a.is ? -1 : 1;
  if (a.group !== b.group) return a.group < b.group ? -1 : 1;
  return down ? b.place - a.place : a.place - b.place;
}

/**
 * Brings one table to life.
 * @param {HTMLTableElement} table
 */
function liven(table) {
  const name = table.dataset.table ?? "",
    body = table.tBodies[0],
    rows = Array.from(body.rows);
  const heads = Array.from(table.tHead?.rows[0].cells ?? []).filter(head => head.dataset.by);
  const bar = /** @type {HTMLElement | null} */ (document.querySelector(`[data-narrows="${name}"]`));
  const field = bar && bar.querySelector("input");
  const status = /** @type {HTMLElement} */ (document.querySelector(`[data-narrowed="${name}"]`));
  const texts = rows.map(row => fold(Array.from(row.cells, cell => cell.textContent).join(" ")));
  let by = "",
    down = false;

  /* The row that the address leads to; some are found by more than one. */
  function led() {
    return document.getElementById(location.hash.slice(1))?.closest("tr");
  }

  function sort() {
    const head = heads.find(each => each.dataset.by === by);
    const at = head ? head.cellIndex : -1;
    body.append(...(head ? [...rows].sort((a, b) => order(a.cells[at], b.cells[at], down)) : rows));
    for (const each of heads) {
      if (each === head) each.setAttribute("aria-sort", down ? "descending" : "ascending");
      else each.removeAttribute("aria-sort");
    }
    return head ? (down ? status.dataset.down : status.dataset.up)?.replace("#", () => head.textContent ?? "") : "";
  }
  function filter() {
    const wanted = fold(field ? field.value : "")
      .split(/\s+/)
      .filter(Boolean);
    const target = led();
    rows.forEach((row, number) => {
      row.hidden = row !== target && !wanted.every(word => texts[number].includes(word));
    });
    if (table.tFoot) table.tFoot.hidden = wanted.length > 0; /* its sums are those of all rows */
    const left = rows.filter(row => !row.hidden).length;
    return wanted.length ? status.dataset.shown?.replace("#", String(left)) : "";
  }
  function show() {
    status.textContent = [filter(), sort()].filter(Boolean).join(" · ");
  }
  function keep() {
    const address = new URL(location.href),
      sorted = by && (down ? "-" : "") + by,
      wanted = field ? field.value.trim() : "";
    for (const [key, value] of [
      ["sort", sorted],
      ["find", wanted],
    ]) {
      if (value) address.searchParams.set(`${name}.${key}`, value);
      else address.searchParams.delete(`${name}.${key}`);
    }
    history.replaceState(null, "", address);
    dispatchEvent(new Event("sixc-address")); /* links to the same place in another language follow */
  }
  function read() {
    const asked = new URLSearchParams(location.search),
      sorted = asked.get(`${name}.sort`) ?? "";
    by = sorted.replace(/^-/, "");
    down = sorted.startsWith("-");
    if (field) field.value = asked.get(`${name}.find`) ?? "";
    show();
    const target = led();
    if (target && (by || field?.value) && rows.includes(target)) target.scrollIntoView({ block: "center" });
  }
  /* First the way that is usually asked for, then the other, then as the page had it. */
  function turn(/** @type {HTMLElement} */ head) {
    const first = head.classList.contains("n"),
      own = by === head.dataset.by;
    if (own && down !== first) by = "";
    else [by, down] = [head.dataset.by ?? "", own ? !first : first];
    show();
    keep();
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    head.dataset.title = head.textContent ?? ""; /* what is printed in place of the button */
    button.append(...head.childNodes);
    button.addEventListener("click", () => turn(head));
    head.append(button);
  }
  field?.addEventListener("input", () => {
    show();
    keep();
  });
  if (bar) bar.hidden = false;
  table.classList.add("live");
  addEventListener("popstate", read);
  addEventListener("hashchange", show);
  read();
}

for (const table of document.querySelectorAll("table[data-table]")) liven(/** @type {HTMLTableElement} */ (table));
