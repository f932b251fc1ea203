// @ts-check
/* Makes the table of a comparison from its figures, and the same as a CSV: columns and rows, whose cells are text and
   values for programs. */

import { choices } from "./choice.mjs";
import { counting } from "./counting.mjs";
import { numbers, span } from "./numbers.mjs";

const PLAIN = ["<=", ".."];

/** What tabulates figures.
 * @param {ComparisonData} data */
export function tables(data) {
  const { say, exact, plain, money, perVoter, plainPerVoter, shared, plainShared } = numbers(data);
  const { topic, groups, group } = choices(data),
    { elsewhere, names, time } = counting(data);

  /** A part of which a party declares nothing, or only in other currencies: as in the table of every other chart.
   * @param {Row} found
   * @param {Counted} f
   * @param {string} part
   * @returns {[string, string]} */
  function without({ party, period, whole, others }, f, part) {
    if (!whole && !others.length) return ["", ""];
    const periods = f.as === "time" ? [period] : f.periods;
    const spent = elsewhere(party, { ...f, periods }, part)
      .map(([currency, sum]) => money(sum, currency))
      .join(", ");
    return spent ? [spent, spent] : [say("none"), plain(0n, topic(f.of).counted ? "" : data.currency)];
  }

  /** Columns, and rows of [text, value for programs]; the last cell says what a row covers, or why it is empty.
   * @param {Counted} f */
  function cells(f) {
    const { counted, words } = topic(f.of),
      part = group(f.of, f.media),
      currency = counted ? "" : data.currency;
    /** @param {string} title */
    const titled = title => (counted ? title : `${title} (${currency})`);
    /** @type {[string, (found: Row) => [string, string]][]} */
    const columns = [];
    /** @template T
     * @param {string} title
     * @param {(found: Row) => T | null} from
     * @param {(value: T) => [string, string]} write
     * @param {(found: Row) => [string, string]} otherwise */
    const add = (title, from, write, otherwise = () => ["", ""]) =>
      columns.push([
        title,
        found => {
          const value = from(found);
          return value ? write(value) : otherwise(found);
        },
      ]);
    /** @param {Ends} ends
     * @returns {[string, string]} */
    const sum = ends => [
      span(ends, parts => exact(parts, currency)),
      span(ends, parts => plain(parts, currency), ...PLAIN),
    ];
    for (const [id, title] of groups(f.of))
      if (f.media === "each" && f.rows.some(found => found.groups[id]))
        add(
          titled(title),
          found => found.groups[id],
          sum,
          found => without(found, f, id),
        );
    add(titled(part ? part[1] : words.all), found => found.whole, sum);
    if (f.as === "own") add(titled(words.all), found => found.all, sum);
    if (f.isShare)
      add(
        say("share"),
        found => found.share,
        ends => [shared(ends), plainShared(ends, ...PLAIN)],
      );
    if (f.as === "voter")
      add(
        f.perHead,
        found => found.whole,
        ends => [span(ends, perVoter), span(ends, plainPerVoter, ...PLAIN)],
      );
    /** @param {string} text
     * @returns {[string, string]} */
    const twice = text => [text, text];
    return {
      columns: [
        say("party"),
        ...(f.as === "time" ? [say("period")] : []),
        ...columns.map(([title]) => title),
        say("covers"),
      ],
      rows: f.rows.map(found => [
        twice(found.name),
        ...(f.as === "time" ? [twice(names([found.period]))] : []),
        ...columns.map(([, cell]) => cell(found)),
        twice(found.total ? found.only || time(f.as === "time" ? [found.period] : f.periods) : found.why),
      ]),
    };
  }

  return {
    cells,
    /** As generator/exports/csv_text.py writes: every text in quotes, and none that a spreadsheet takes for a formula.
     * @param {ReturnType<typeof cells>} table */
    csv({ columns, rows }) {
      /** @param {string} words */
      const cell = words => `"${(data.formula.includes(words[0]) ? "'" : "") + words.replace(/"/g, '""')}"`;
      const lines = [columns, ...rows.map(row => row.map(([, value]) => value))];
      return "\ufeff" + lines.map(line => line.map(cell).join() + "\n").join("");
    },
  };
}
