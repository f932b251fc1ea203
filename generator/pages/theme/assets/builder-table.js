/* The table of a comparison: what builder.js has built comes in; the table as an element and as a CSV goes out. Frames of
   other sites load it when a reader opens the table. */

var SIXC_TABLE = (function () {
  "use strict";

  const D = SIXC_BUILDER, { el, say, group, time, fixed, plain, exact, money, perVoter, UNIT, between, span, shared, elsewhere } = SIXC_BUILD;

  /* A medium for which a party declares nothing, or only in other currencies: as in the table of every other chart. */
  function without({ party, whole, others }, periods, medium) {
    if (!whole && !others.length) return ["", ""];
    const spent = elsewhere(party, periods, medium).map(([currency, sum]) => money(sum, currency)).join(", ");
    return spent ? [spent, spent] : [say("none"), plain(0n, D.currency)];
  }

  /* Columns, and rows of [text, value for programs]; the last cell says what a row covers, or why it is empty. */
  function cells(f) {
    const PLAIN = ["<=", ".."], of = title => `${title} (${D.currency})`, columns = [], medium = group(f.media);
    const add = (title, from, write, otherwise = () => ["", ""]) => columns.push([title, found => from(found) ? write(from(found)) : otherwise(found)]);
    const rounded = (over, under, places) => fixed(over, under, places, true);
    const sum = ends => [exact, plain].map((write, at) => span(ends, parts => write(parts, D.currency), ...at ? PLAIN : []));
    const all = D.groups.filter(([id]) => f.media === "each" && f.rows.some(({ groups }) => groups[id]));
    for (const [id, title] of all) add(of(title), ({ groups }) => groups[id], sum, found => without(found, f.periods, id));
    add(of(medium ? medium[1] : say("all")), found => found.whole, sum);
    if (f.as === "own") add(of(say("all")), found => found.all, sum);
    if (f.isShare) add(say("share"), found => found.share, ends =>
      [shared(ends), between(...ends.map(([over, whole]) => rounded(over * 100n, whole, 1)), !ends[0][0], ...PLAIN)]);
    if (f.as === "voter") add(f.perHead, found => found.whole, ends =>
      [span(ends, perVoter), span(ends, parts => rounded(parts, UNIT * BigInt(D.voters.number), 2), ...PLAIN)]);
    const twice = text => [text, text], covers = ({ total, only, why }) => twice(total ? only || time(f.periods) : why);
    return {
      columns: [say("party"), ...columns.map(([title]) => title), say("covers")],
      rows: f.rows.map(found => [twice(found.name), ...columns.map(([, cell]) => cell(found)), covers(found)])
    };
  }
  function element({ columns, rows }, caption) {
    const kind = (at, text) => at && at < columns.length - 1 ? { class: text === say("none") ? "n quiet" : "n" } : {};
    const head = columns.map((column, at) => el("th", { scope: "col", ...kind(at) }, column));
    const line = cells => cells.map(([text], at) => at ? el("td", { ...kind(at, text), "data-label": columns[at] }, text) : el("th", { scope: "row" }, text));
    return el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": caption }, el("table", { class: "stack" },
      el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows.map(cells => el("tr", {}, ...line(cells))))));
  }

  /* As generator/exports/csv_text.py writes: every text in quotes, and none that a spreadsheet takes for a formula. */
  function csv({ columns, rows }) {
    const cell = words => `"${(D.formula.includes(words[0]) ? "'" : "") + words.replace(/"/g, '""')}"`;
    const lines = [columns, ...rows.map(cells => cells.map(([, value]) => value))];
    return "\ufeff" + lines.map(line => line.map(cell).join() + "\n").join("");
  }

  return function (found) {
    const made = cells(found);
    return { ...made, element: element(made, found.measure.textContent), csv: csv(made) };
  };
})();
