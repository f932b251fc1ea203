// @ts-check
/* The table of a comparison as an element and as a CSV. */

import { counting } from "./counting.mjs";
import { el } from "./list.mjs";
import { sentences } from "./sentences.mjs";
import { tables } from "./table.mjs";

/** What renders the tables of choices.
 * @param {ComparisonData} data */
export function tabulating(data) {
  const { figures } = counting(data),
    { described } = sentences(data),
    { cells, csv } = tables(data);

  /** @param {Choice} choice */
  return choice => {
    const f = figures(choice),
      made = cells(f),
      { columns, rows } = made;
    const first = f.as === "time" ? 2 : 1; // the column of the first figure
    /** @param {number} at */
    const kind = (at, text = "") =>
      at >= first && at < columns.length - 1 ? { class: text === data.words.none ? "n quiet" : "n" } : {};
    const head = columns.map((column, at) => el("th", { scope: "col", ...kind(at) }, column));
    /** @param {[string, string][]} row */
    const line = row =>
      row.map(([text], at) =>
        at ? el("td", { ...kind(at, text), "data-label": columns[at] }, text) : el("th", { scope: "row" }, text),
      );
    const table = el(
      "table",
      { class: "stack" },
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...rows.map(row => el("tr", {}, ...line(row)))),
    );
    return {
      element: el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": described(f).measure }, table),
      csv: csv(made),
    };
  };
}
