// @ts-check
/* The form of the comparison: it sets the choice, keeps it in the address, and shows what is made of it, with the address
   and the code of an embed. Without it the page says what to read. */

import { choices } from "./choice.mjs";
import { measure } from "./heights.mjs";
import { el, rendering } from "./list.mjs";
import { load } from "./loading.mjs";
import { tabulating } from "./tabulated.mjs";

const data = SIXC_BUILDER,
  { topic, measures, settled, read, written } = choices(data),
  { built } = rendering(data);
const tabulated = tabulating(data);
/** @type {HTMLElement} */
const page = document.querySelector("[data-builder]");
const form = page.querySelector("form");
/** @param {string} name
 * @returns {HTMLElement} */
const part = name => page.querySelector(`[data-${name}]`);
/** @param {string} name
 * @returns {HTMLInputElement[]} */
const inputs = name => [...form.querySelectorAll(/** @type {"input"} */ (`input[name=${name}]`))];
/** @param {string} name
 * @returns {HTMLSelectElement} */
const select = name => form.querySelector(`select[name=${name}]`);
/** @type {Choice} */
let choice;
/** The part that was asked for last: what a measure does not offer comes back with another. */
let media = "all";

/** The parts of what is compared, behind "all" and "each". */
function offerParts() {
  const parts = select("media"),
    { of } = choice;
  if (parts.dataset.of === of) return;
  parts.dataset.of = of;
  parts.replaceChildren(
    ...[...parts.options].slice(0, 2),
    ...topic(of).groups.map(([id, words]) => el("option", { value: id }, words)),
  );
  part("parts").textContent = topic(of).words.by;
}

function fillForm() {
  offerParts();
  /** @type {[string, number[]][]} */
  const places = [
    ["party", choice.parties],
    ["period", choice.periods],
  ];
  for (const [name, list] of places)
    inputs(name).forEach((input, at) => {
      input.checked = list.includes(at);
    });
  select("of").value = choice.of;
  select("as").value = choice.as;
  select("media").value = choice.media;
  for (const option of select("media").options)
    option.disabled = settled({ ...choice, media: option.value }).media !== option.value;
  for (const option of select("as").options) option.disabled = !measures(choice.of).includes(option.value);
}

function show() {
  const made = built(choice),
    table = tabulated(choice),
    fragment = written(choice);
  const csv = el(
    "a",
    { href: "data:text/csv;charset=utf-8," + encodeURIComponent(table.csv), download: `${page.dataset.builder}.csv` },
    "CSV",
  );
  part("sentence").textContent = made.summary;
  part("figure").replaceChildren(
    el(
      "figure",
      { class: "chart", id: "chart-builder" },
      ...[
        el("h2", { class: "finding" }, made.finding),
        made.measure,
        made.key,
        el("div", { class: "drawn" }, made.bars),
        el("figcaption", {}, made.note, el("span", { class: "tools" }, csv)),
      ].filter(Boolean),
    ),
  );
  part("table").replaceChildren(table.element);
  document.querySelectorAll(/** @type {"a"} */ ("a[hreflang], [data-builder] a[data-keep]")).forEach(link => {
    link.hash = fragment;
  });
  /** @type {HTMLTextAreaElement} */ (page.querySelector("#built-address")).value =
    location.href.split("#")[0] + "#" + fragment;
  embed(made.finding, fragment);
  fillForm();
}

/* The codes have holes for what only this choice knows; they are filled when the preview shows it and can be measured. */

/** @type {HTMLTextAreaElement[]} */
const codes = [...page.querySelectorAll(/** @type {"textarea"} */ ("#code-frame, #code-script"))];
const offer = /** @type {HTMLDetailsElement} */ (part("offer"));
/** @param {string} words */
const escaped = words => words.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
let waiting = { finding: "", fragment: "" };

/** @param {string} finding
 * @param {string} fragment */
function embed(finding, fragment) {
  waiting = { finding, fragment };
  for (const code of codes) code.value = "";
  if (!offer.open) return;
  const frame = offer.querySelector("iframe"),
    inside = frame.contentWindow,
    address = offer.dataset.preview + "#" + fragment;
  frame.title = finding;
  if (frame.getAttribute("src"))
    return inside.location.hash === "#" + fragment ? measured() : inside.location.replace(address);
  frame.onload = () => {
    frame.contentWindow.addEventListener("drawn", measured);
    measured();
  };
  frame.src = address;
}

function measured() {
  const frame = offer.querySelector("iframe"),
    shown = frame.contentDocument.querySelector(/** @type {"div"} */ ("[data-frame]"));
  if (shown.dataset.frame !== waiting.fragment) return; // it still shows an earlier choice
  /** @type {Record<string, number>} */
  const widths = {};
  for (const [wide, characters] of Object.entries(JSON.parse(page.dataset.widths)))
    for (const one of characters) widths[one] = Number(wide);
  /** @type {Record<string, string | number>} */
  const known = { title: escaped(waiting.finding), fragment: escaped(waiting.fragment), ...measure(frame, widths) };
  for (const code of codes) code.value = code.defaultValue.replace(/\{(\w+)\}/g, (_, key) => String(known[key]));
}

function keep() {
  history.replaceState(null, "", "#" + written(choice));
}

/** @param {string} name */
const chosen = name => inputs(name).flatMap((input, at) => (input.checked ? [at] : []));

/** Money is shown part by part when it is chosen; of what is counted, parts do not add up. */
function changeTopic() {
  const of = select("of").value;
  load(data, "", "of=" + of, isThere => {
    if (select("of").value !== of) return; // another has been chosen since
    if (isThere) media = topic(of).counted ? "all" : "each";
    choice = settled({ ...choice, of: isThere ? of : choice.of, media });
    keep();
    show();
  });
}

form.addEventListener("change", event => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.name === "of") return changeTopic();
  if (target.type === "checkbox" && !chosen(target.name).length) target.checked = true;
  if (target.name === "media") media = target.value;
  choice = settled({
    of: choice.of,
    parties: chosen("party"),
    periods: chosen("period"),
    media,
    as: select("as").value,
  });
  keep();
  show();
});
form.addEventListener("submit", event => event.preventDefault());
offer.addEventListener("toggle", show);

/** A link to a place on this page, such as the one that skips the menu, changes no choice. */
function readAddress() {
  if (choice && document.getElementById(location.hash.slice(1))) return keep();
  const asked = location.hash;
  load(data, "", asked, () => {
    if (location.hash !== asked) return;
    choice = read(asked);
    media = choice.media;
    show();
  });
}
addEventListener("hashchange", readAddress);
addEventListener("pageshow", readAddress);
page.querySelectorAll(/** @type {"div"} */ ("[data-ready]")).forEach(hidden => {
  hidden.hidden = false;
});
part("without").remove();
readAddress();
