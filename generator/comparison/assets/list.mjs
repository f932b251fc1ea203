// @ts-check
/* What is shown of a choice, as elements: a list of bars and its key. Texts are text nodes, whatever they say; the browser
   breaks their lines. Bars are hidden from screen readers, which are told the figures. */

import { choices } from "./choice.mjs";
import { counting } from "./counting.mjs";
import { sentences } from "./sentences.mjs";

/** @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {unknown[]} inside */
export function el(tag, attributes, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(.../** @type {(Node | string)[]} */ (inside.filter(Boolean)));
  return element;
}

/** An element with sizes and colours that no style sheet knows.
 * @param {HTMLElement} element
 * @param {Record<string, string>} properties */
function styled(element, properties) {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/** A bar: what is known, part by part, then a bracket up to what it can be at most. One that goes on beyond the scale has
 * no end there; nor has what covers less than it should.
 * @param {Row} row
 * @param {bigint} end where the scale ends */
function bar({ segments, partly }, end) {
  /** @param {bigint} value */
  const part = value => String(Number((value * 1_000_000n) / end));
  const low = segments.reduce((sum, segment) => sum + segment.low, 0n),
    high = segments.reduce((sum, segment) => sum + segment.high, 0n);
  const most = high < end ? high : end;
  return styled(
    el(
      "span",
      { class: partly ? "bar partly" : "bar", "aria-hidden": "true" },
      ...segments
        .filter(segment => segment.low)
        .map(segment =>
          styled(
            el(
              "i",
              { class: segment.colour },
              segment.label && el("b", { class: "on-" + segment.colour }, segment.label),
            ),
            { "--part": part(segment.low) },
          ),
        ),
      most > low && styled(el("i", { class: high > end ? "bound open" : "bound" }), { "--part": part(most - low) }),
    ),
    { "--long": String(Number(part(most)) / 1_000_000) },
  );
}

/** A note, and the way to the source of a number in it.
 * @param {string} text
 * @param {string} url */
function noted(text, url) {
  const link = url && el("a", { href: url, rel: "nofollow noopener noreferrer", target: "_blank" }, new URL(url).host);
  return el("span", {}, text, ...(link ? [" ", link] : []));
}

/** What renders choices.
 * @param {ComparisonData} data */
export function rendering(data) {
  const { groups } = choices(data),
    { figures, names } = counting(data);
  const { described } = sentences(data);

  /** @param {Row} row
   * @param {Counted} f */
  function entry(row, f) {
    const title =
      f.as === "time"
        ? [names([row.period])]
        : [row.colour && styled(el("i", { class: "swatch" }), { background: row.colour }), row.name];
    const figure =
      row.segments.length > 0 && el("span", { class: "line" }, bar(row, f.top), el("b", { class: "sum" }, row.total));
    const state = row.segments.length ? row.only : row.why;
    return el("li", {}, el("span", { class: "name" }, ...title), figure, state && el("span", { class: "why" }, state));
  }

  /** The bars; over time, those of each party below its name.
   * @param {Counted} f */
  function bars(f) {
    const room = Math.max(0, ...f.rows.map(({ total }) => total.length)) + "ch";
    /** @param {Row[]} rows */
    const entries = rows =>
      styled(el("ul", { class: "bars", role: "list" }, ...rows.map(row => entry(row, f))), { "--room": room });
    if (f.as !== "time") return entries(f.rows);
    return el(
      "div",
      {},
      ...f.parties.flatMap(party => {
        const [, name, colour] = data.parties[party];
        const head = el(
          "p",
          { class: "who" },
          colour && styled(el("i", { class: "swatch" }), { background: colour }),
          name,
        );
        return [head, entries(f.rows.filter(row => row.party === party))];
      }),
    );
  }

  /** What the colours mean, where there are several.
   * @param {Counted} f */
  function key(f) {
    const drawn = f.rows.flatMap(({ segments }) => segments.filter(({ low }) => low).map(({ colour }) => colour));
    const used = groups(f.of).filter(([, , colour]) => f.media === "each" && drawn.includes(colour));
    return (
      used.length > 1 &&
      el("ul", { class: "key" }, ...used.map(([, words, colour]) => el("li", {}, el("i", { class: colour }), words)))
    );
  }

  return {
    /** Everything there is to show of a choice but its table.
     * @param {Choice} choice */
    built(choice) {
      const f = figures(choice),
        said = described(f),
        url = choice.as === "voter" ? data.voters.url : "";
      return {
        ...said,
        measure: el("p", { class: "measure" }, said.measure),
        key: key(f),
        bars: bars(f),
        note: noted(said.note, url),
      };
    },
  };
}
