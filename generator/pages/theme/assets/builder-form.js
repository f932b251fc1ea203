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

  /* The codes have holes for what only this choice knows. The height of a frame that needs no script is, for each of the
     two shapes, the lowest straight line over the width of the drawing that lies nowhere below the height, as in
     generator/embeds/heights.py; here it is measured, and a little is left for readers with wider letters. */
  const codes = ["code-frame", "code-script"].map(id => page.querySelector("#" + id)).filter(Boolean), offer = part("offer");
  const escaped = words => words.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
  const SWITCH = 560, SHAPES = [[320, 8, 432], [SWITCH, 12, 760]], PHONE = 340, STEP = 8, SLACK = 24;
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
    const frame = offer.querySelector("iframe"), inside = frame.contentDocument;
    function high(width) {
      frame.width = width;
      return Math.ceil(inside.documentElement.getBoundingClientRect().height) + SLACK;
    }
    function line([least, side, most]) {
      const points = [];
      for (let wide = least - 2 * side; wide < most + STEP; wide += STEP) points.push([wide, high(wide + 2 * side)]);
      const [from, low] = points[0], [to, top] = points[points.length - 1], share = Number(((top - low) / (to - from)).toFixed(4));
      const base = Math.ceil(Math.max(...points.map(([wide, tall]) => tall - share * wide)));
      return `${base}px ${share < 0 ? "-" : "+"} ${Math.abs(share)}*min(100cqw - ${2 * side}px,${most}px)`;
    }
    const [narrow, wide] = SHAPES.map(line), height = high(PHONE);
    frame.height = high("100%");
    const formula = `max(min((${SWITCH}px - 100cqw)*9999,${narrow}),min((100cqw - ${SWITCH - 1}px)*9999,${wide}))`;
    const known = { title: escaped(waiting.finding), fragment: escaped(waiting.fragment), height, formula };
    for (const code of codes) code.value = code.defaultValue.replace(/\{(\w+)\}/g, (all, key) => known[key]);
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
