// @ts-check
/* Loads the figures of a topic when they are asked for, as classic scripts: a page in a sandboxed frame may load those
   and fetch nothing. A cache may hold some of another day, which the data then refuse. */

import { choices } from "./choice.mjs";

/** The script that holds what a fragment asks for and the data lack; empty where they lack nothing.
 * @param {ComparisonData} data
 * @param {string} fragment */
function lacking(data, fragment) {
  const { topic, named, asksForParts } = choices(data),
    of = named(fragment),
    offered = data.offered.find(([id]) => id === of);
  if (!topic(of)) return `${of}.js?${offered[2]}`;
  return !offered[2] && asksForParts(fragment) && !choices(data).groups(of).length ? `media.js?${data.parts}` : "";
}

/** Calls back when everything that a fragment asks for is there, or cannot be had: then with false.
 * @param {ComparisonData} data
 * @param {string} folder
 * @param {string} fragment
 * @param {(isThere: boolean) => void} then */
export function load(data, folder, fragment, then) {
  const name = lacking(data, fragment);
  if (!name) return then(true);
  run(folder + name, () => then(!lacking(data, fragment)));
}

/** Runs a script, and calls back when it has run or cannot be had.
 * @param {string} src
 * @param {() => void} then */
export function run(src, then) {
  const script = document.createElement("script");
  script.src = src;
  script.onload = script.onerror = then;
  document.head.append(script);
}
