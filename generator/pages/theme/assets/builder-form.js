/* The form of the comparison a reader builds: it sets the choice, keeps it in the address, and shows what builder.js
   makes of it, with the table, the CSV, the address and the code of an embed. Without it the page says what to read. */

(function () {
  "use strict";

  const page = document.querySelector("[data-builder]"), form = page.querySelector("form");
  const part = name => page.querySelector(`[data-${name}]`), built = SIXC_BUILD, el = built.el;
  const inputs = name => [...form.querySelectorAll(`input[name=${name}]`)];
  let choice, media;

  function show() {
    const made = built.built(choice, "chart-builder"), fragment = built.written(choice);
    const csv = el("a", { href: "data:text/csv;charset=utf-8," + encodeURIComponent(text(made)), download: `${page.dataset.builder}.csv` }, "CSV");
    part("sentence").textContent = made.summary;
    part("figure").replaceChildren(el("figure", { class: "chart", id: "chart-builder" }, ...[
      el("h2", { class: "finding" }, made.finding), made.measure, made.key,
      el("div", { class: "wide" }, made.wide), el("div", { class: "narrow" }, made.narrow),
      el("figcaption", {}, made.note, el("span", { class: "tools" }, csv))
    ].filter(Boolean)));
    part("table").replaceChildren(made.table);
    document.querySelectorAll("a[hreflang], [data-builder] a[data-keep]").forEach(link => { link.hash = fragment; });
    page.querySelector("#built-address").value = location.href.split("#")[0] + "#" + fragment;
    embed(made.finding, fragment);
    for (const [name, list] of [["party", choice.parties], ["period", choice.periods]])
      inputs(name).forEach((input, at) => { input.checked = list.includes(at); });
    form.elements.as.value = choice.as;
    form.elements.media.value = choice.media;
    for (const option of form.elements.media) option.disabled = built.settled({ ...choice, media: option.value }).media !== option.value;
  }

  /* As generator/exports/csv_text.py writes: every text in quotes, and none that a spreadsheet takes for a formula. */
  function text({ columns, rows }) {
    const cell = words => `"${(SIXC_BUILDER.formula.includes(words[0]) ? "'" : "") + words.replace(/"/g, '""')}"`;
    const lines = [columns, ...rows.map(cells => cells.map(([, value]) => value))];
    return "\ufeff" + lines.map(line => line.map(cell).join() + "\n").join("");
  }

  /* The code of a frame, which needs no script: its height is measured at some widths and lies on straight lines between
     them; a little is left for readers with wider letters. */
  const code = page.querySelector("#built-code"), offer = part("offer");
  const escaped = words => words.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
  const LINES = [[320, 448], [448, 519], [520, 784], [784, 1200]], SLACK = 24;
  let waiting;

  function embed(finding, fragment) {
    waiting = { finding, fragment };
    if (!offer.open) return;
    const frame = offer.querySelector("iframe"), inside = frame.contentWindow, address = offer.dataset.preview + "#" + fragment;
    frame.title = finding;
    if (frame.getAttribute("src")) return inside.location.hash === "#" + fragment ? measured() : inside.location.replace(address);
    frame.onload = () => {
      frame.contentWindow.addEventListener("hashchange", measured);
      measured();
    };
    frame.src = address;
  }
  function measured() {
    const frame = offer.querySelector("iframe"), { finding, fragment } = waiting, inside = frame.contentDocument;
    function high(width) {
      frame.width = width;
      return Math.ceil(inside.documentElement.getBoundingClientRect().height) + SLACK;
    }
    const lines = LINES.map(([from, to]) => {
      const start = high(from), slope = (high(to) - start) / (to - from);
      const guards = [from > 320 && `(100cqw - ${from - 1}px)*9999`, to < 1200 && `(${to + 1}px - 100cqw)*9999`].filter(Boolean);
      return `min(${guards.join()},${start}px + ${slope.toFixed(4)}*(min(100cqw,1200px) - ${from}px))`;
    });
    const phone = high(340);
    frame.height = high("100%");
    if (!code) return;
    code.value = `<div style="container-type:inline-size"><iframe src="${escaped(offer.dataset.address + "#" + fragment)}" title="${escaped(finding)}"`
      + ` width="100%" height="${phone}" loading="lazy" referrerpolicy="no-referrer"`
      + ` style="border:0;display:block;width:100%;height:${phone}px;height:max(${lines.join()})"></iframe></div>`;
  }

  function chosen(name) {
    return inputs(name).flatMap((input, at) => input.checked ? [at] : []);
  }
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && !chosen(target.name).length) target.checked = true;
    if (target.name === "media") media = target.value;
    choice = built.settled({ parties: chosen("party"), periods: chosen("period"), media, as: form.elements.as.value });
    history.replaceState(null, "", location.pathname + location.search + "#" + built.written(choice));
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  offer.addEventListener("toggle", show);

  function read() {
    choice = built.read(location.hash);
    media = choice.media;
    show();
  }
  addEventListener("hashchange", read);
  addEventListener("pageshow", read);
  page.querySelectorAll("[data-ready]").forEach(hidden => { hidden.hidden = false; });
  part("without").remove();
  read();
})();
