// @ts-check
/* The search of the site, loaded when somebody first searches: it asks for the index of the page's language, which also
   holds the words that stand here. Texts come out of what parties filed, and are put into the page as text only. */

import { words } from "./fold.js";

/**
 * @typedef {{ kind: number, title: string, about: string, href: string, titles: Set<string>, all: Set<string> }} Find
 * @typedef {{ kinds: string[], words: Record<string, string>, finds: Find[], known: string[] }} Index
 */

const EXACT = 4,
  BEGUN = 3,
  BENT = 2,
  MISTYPED = 1,
  IN_TITLE = 3;
const SHOWN = 6; /* of a group; the rest is opened */

/**
 * The index of the language whose front page is at an address.
 * @param {string} home
 * @returns {Promise<Index>}
 */
export async function load(home) {
  const base = new URL(home, location.href),
    answer = await fetch(new URL("search.json", base));
  if (!answer.ok) throw new Error(answer.statusText);
  const { kinds, words: said, finds: listed } = await answer.json();
  /** @type {Find[]} */
  const finds = listed.map(
    (/** @type {[number, string, string, string, string]} */ [kind, title, about, way, more]) => ({
      kind,
      title,
      about,
      href: new URL(way, base).href,
      titles: new Set(words(title)),
      all: new Set(words(`${title} ${about} ${more}`)),
    }),
  );
  return { kinds, words: said, finds, known: [...new Set(finds.flatMap(find => [...find.all]))] };
}

/**
 * How many letters two words have in common at the beginning.
 * @param {string} one
 * @param {string} other
 */
function common(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * Whether one letter more, less, changed or exchanged makes a word the beginning of another.
 * @param {string} wanted
 * @param {string} word
 */
function mistyped(wanted, word) {
  const at = common(wanted, word),
    rest = wanted.slice(at),
    there = word.slice(at);
  return (
    there.startsWith(rest.slice(1)) ||
    there.slice(1).startsWith(rest) ||
    there.slice(1).startsWith(rest.slice(1)) ||
    (rest[0] === there[1] && rest[1] === there[0] && there.slice(2).startsWith(rest.slice(2)))
  );
}

/**
 * How well a word answers what is wanted: exactly, begun, in another form (Tirana, Tiranë; Lëvizja, Lëvizjes), not at all.
 * @param {string} wanted
 * @param {string} word
 */
function fit(wanted, word) {
  if (word === wanted) return EXACT;
  if (word.startsWith(wanted)) return BEGUN;
  const stem = wanted.length - (wanted.length > 6 ? 2 : 1);
  return wanted.length > 4 && word.length <= stem + 3 && common(wanted, word) >= stem ? BENT : 0;
}

/**
 * The words of the index that answer one that is wanted, each with how well; only where none does, those mistyped.
 * @param {Index} index
 * @param {string} wanted
 * @returns {Map<string, number>}
 */
function answers(index, wanted) {
  const good = new Map(
    index.known.map(word => /** @type {[string, number]} */ ([word, fit(wanted, word)])).filter(([, fits]) => fits),
  );
  if (good.size || wanted.length < 4) return good;
  return new Map(index.known.filter(word => mistyped(wanted, word)).map(word => [word, MISTYPED]));
}

/**
 * What is found, by kind: each has every word that is wanted. The kind of the best answer comes first.
 * @param {Index} index
 * @param {string} query
 * @returns {Map<number, Find[]>}
 */
export function search(index, query) {
  const wanted = words(query).map(word => answers(index, word));
  /** @type {{ find: Find, score: number }[]} */
  const scored = [];
  for (const find of wanted.length ? index.finds : []) {
    const scores = wanted.map(fits => {
      let best = 0;
      for (const [word, good] of fits) {
        if (find.all.has(word)) best = Math.max(best, good * (find.titles.has(word) ? IN_TITLE : 1));
      }
      return best;
    });
    if (scores.every(Boolean)) scored.push({ find, score: scores.reduce((sum, score) => sum + score) });
  }
  scored.sort((a, b) => b.score - a.score || a.find.kind - b.find.kind);
  /** @type {Map<number, Find[]>} */
  const groups = new Map();
  for (const { find } of scored) groups.set(find.kind, [...(groups.get(find.kind) ?? []), find]);
  return groups;
}

/**
 * An element with a class and what is in it; texts stay texts.
 * @param {string} tag
 * @param {string} name
 * @param {...(Node | string)} inside
 */
function made(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

/** @param {Find[]} finds */
function list(finds) {
  return made(
    "ul",
    "",
    ...finds.map(find => {
      const link = /** @type {HTMLAnchorElement} */ (
        made("a", "", made("b", "", find.title), ...(find.about ? [" ", made("span", "", find.about)] : []))
      );
      link.href = find.href;
      return made("li", "", link);
    }),
  );
}

/**
 * Has a field show what it finds in a place, while somebody types.
 * @param {Index} index
 * @param {HTMLInputElement} field
 * @param {HTMLElement} place
 * @param {HTMLElement} status
 */
function finder(index, field, place, status) {
  function show() {
    const groups = search(index, field.value),
      count = [...groups.values()].flat().length;
    place.replaceChildren(
      ...[...groups].map(([kind, finds]) => {
        const more = finds.slice(SHOWN);
        const rest = more.length
          ? [made("details", "", made("summary", "", index.words.more.replace("#", String(more.length))), list(more))]
          : [];
        return made("section", "", made("h2", "", index.kinds[kind]), list(finds.slice(0, SHOWN)), ...rest);
      }),
    );
    place.scrollTop = 0;
    const said = count ? index.words.count.replace("#", String(count)) : index.words.none;
    status.textContent = words(field.value).length ? said : "";
  }
  /* The arrows go from the field through the results; Enter in the field opens the first. */
  function step(/** @type {KeyboardEvent} */ event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("a, summary"))].filter(
      stop => stop.checkVisibility(),
    );
    if (event.key === "Enter" && event.target === field && stops.length > 1) stops[1].click();
    if (event.key === "Enter" && event.target === field) event.preventDefault();
    if (!way) return;
    event.preventDefault();
    stops[
      Math.max(0, Math.min(stops.length - 1, stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + way))
    ].focus();
  }
  field.addEventListener("input", show);
  for (const part of [field, place]) part.addEventListener("keydown", step);
  show();
}

/**
 * A field with a label and a place for results.
 * @param {Index} index
 * @param {string} asked
 */
function parts(index, asked) {
  const field = document.createElement("input"),
    status = made("p", "count"),
    place = made("div", "results");
  field.autocomplete = "off";
  field.spellcheck = false;
  field.enterKeyHint = "search";
  field.placeholder = index.words.placeholder;
  field.value = asked;
  field.setAttribute("aria-label", index.words.title);
  status.setAttribute("role", "status");
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", index.words.results);
  return { field, status, place };
}

/** The style sheet of the search, there before anything is shown. */
function dressed() {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("search.css", import.meta.url).href;
  return new Promise((done, failed) => {
    sheet.onload = done;
    sheet.onerror = failed;
    document.head.append(sheet);
  });
}

/** @type {Promise<HTMLDialogElement> | undefined} */
let dialog;

/**
 * @param {string} home
 * @param {string} asked
 */
async function dialogue(home, asked) {
  const [index] = await Promise.all([load(home), dressed()]),
    { field, status, place } = parts(index, asked);
  const close = /** @type {HTMLButtonElement} */ (made("button", "", index.words.close));
  const form = made("form", "", field, close),
    box = /** @type {HTMLDialogElement} */ (made("dialog", "find", form, status, place));
  close.type = "button";
  form.setAttribute("role", "search");
  box.setAttribute("aria-label", index.words.title);
  box.addEventListener("click", event => {
    const on = /** @type {Element} */ (event.target);
    if (on === box || on.closest("a") || on === close) box.close();
  });
  document.body.append(box);
  finder(index, field, place, status);
  return box;
}

/**
 * Opens the search. Raises where it cannot be loaded; it can then be tried again.
 * @param {string} home The way to the front page of the page's language.
 * @param {string} [asked] What to look for first.
 */
export async function open(home, asked = "") {
  dialog ??= dialogue(home, asked);
  try {
    const box = await dialog;
    if (!box.open) box.showModal();
    box.querySelector("input")?.select();
  } catch (error) {
    dialog = undefined;
    throw error;
  }
}

/**
 * Searches in a part of the page.
 * @param {Index} index
 * @param {HTMLElement} part
 * @param {string} asked
 */
export async function embed(index, part, asked) {
  await dressed();
  const { field, status, place } = parts(index, asked),
    form = made("form", "", field);
  form.setAttribute("role", "search");
  part.classList.add("find");
  part.append(form, status, place);
  finder(index, field, place, status);
}
