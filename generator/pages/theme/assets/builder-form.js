/* The form of the comparison a reader builds: it sets the choice, keeps it in the address, and shows what builder.js and
   builder-table.js make of it, with the address and the code of an embed. Without it the page says what to read. */

(function () {
  "use strict";

  const page = document.querySelector("[data-builder]"), form = page.querySelector("form");
  const part = name => page.querySelector(`[data-${name}]`), built = SIXC_BUILD, el = built.el;
  const inputs = name => [...form.querySelectorAll(`input[name=${name}]`)];
  let choice, media;
  if (!built.hasMedia()) SIXC_BUILDER.groups = [];

  function show() {
    const made = built.built(choice, "chart-builder"), fragment = built.written(choice), table = SIXC_TABLE(made);
    const csv = el("a", { href: "data:text/csv;charset=utf-8," + encodeURIComponent(table.csv), download: `${page.dataset.builder}.csv` }, "CSV");
    part("sentence").textContent = made.summary;
    part("figure").replaceChildren(el("figure", { class: "chart", id: "chart-builder" }, ...[
      el("h2", { class: "finding" }, made.finding), made.measure, made.key,
      el("div", { class: "wide" }, made.wide), el("div", { class: "narrow" }, made.narrow),
      el("figcaption", {}, made.note, el("span", { class: "tools" }, csv))
    ].filter(Boolean)));
    part("table").replaceChildren(table.element);
    document.querySelectorAll("a[hreflang], [data-builder] a[data-keep]").forEach(link => { link.hash = fragment; });
    page.querySelector("#built-address").value = location.href.split("#")[0] + "#" + fragment;
    embed(made.finding, fragment);
    for (const [name, list] of [["party", choice.parties], ["period", choice.periods]])
      inputs(name).forEach((input, at) => { input.checked = list.includes(at); });
    form.elements.as.value = choice.as;
    form.elements.media.value = choice.media;
    for (const option of form.elements.media) option.disabled = built.settled({ ...choice, media: option.value }).media !== option.value;
  }

  /* The codes have holes for what only this choice knows. The height of a frame that needs no script is, for each of the
     two shapes, the lowest straight line over the width of the drawing that lies nowhere below the height, and more for
     larger text, as in generator/embeds/heights.py. Here it is measured, with letters as far apart as the widest. */
  const codes = ["code-frame", "code-script"].map(id => page.querySelector("#" + id)).filter(Boolean), offer = part("offer");
  const escaped = words => words.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
  const SWITCH = 560, SHAPES = [[320, 8, 432], [SWITCH, 12, 760]], PHONE = 340, STEP = 8, USUAL = 16, LARGEST = 24, SLACK = 12;
  let waiting;

  function embed(finding, fragment) {
    waiting = { finding, fragment };
    for (const code of codes) code.value = "";
    if (!offer.open) return;
    const frame = offer.querySelector("iframe"), inside = frame.contentWindow, address = offer.dataset.preview + "#" + fragment;
    frame.title = finding;
    if (frame.getAttribute("src")) return inside.location.hash === "#" + fragment ? measured() : inside.location.replace(address);
    frame.onload = () => {
      frame.contentWindow.addEventListener("drawn", measured);
      measured();
    };
    frame.src = address;
  }
  function measured() {
    const frame = offer.querySelector("iframe"), inside = frame.contentDocument, root = inside.documentElement;
    if (inside.querySelector("[data-frame]").dataset.frame !== waiting.fragment) return; // it still shows an earlier choice
    const texts = [...inside.querySelectorAll("h1, p, li, summary")];
    function high(width, size = USUAL) {
      root.style.fontSize = size + "px";
      frame.width = width;
      return Math.ceil(root.getBoundingClientRect().height) + SLACK;
    }
    function line([least, side, most]) {
      const first = least - 2 * side, widths = [];
      for (let wide = first; wide < most + STEP; wide += STEP) widths.push(wide);
      const last = widths[widths.length - 1], at = (wide, size) => high(wide + 2 * side, size);
      const share = Number(((at(last) - at(first)) / (last - first)).toFixed(4));
      const base = Math.ceil(Math.max(...widths.map(wide => at(wide) - share * wide)));
      let larger = 0;
      for (let size = USUAL + 2; size <= LARGEST; size += 2)
        for (const wide of widths)
          larger = Math.max(larger, Math.ceil((at(wide, size) - share * wide - base) / (size - USUAL)));
      return `${base}px ${share < 0 ? "-" : "+"} ${Math.abs(share)}*min(100cqw - ${2 * side}px,${most}px) + ${larger}*max(0px,1em - ${USUAL}px)`;
    }
    high("100%");
    apart(texts);
    const [narrow, wide] = SHAPES.map(line), height = high(PHONE);
    texts.forEach(text => text.style.removeProperty("letter-spacing"));
    root.style.removeProperty("font-size");
    frame.width = "100%";
    frame.height = Math.ceil(root.getBoundingClientRect().height) + 1;
    const formula = `max(min((${SWITCH}px - 100cqw)*9999,${narrow}),min((100cqw - ${SWITCH - 1}px)*9999,${wide}))`;
    const known = { title: escaped(waiting.finding), fragment: escaped(waiting.fragment), height, formula };
    for (const code of codes) code.value = code.defaultValue.replace(/\{(\w+)\}/g, (all, key) => known[key]);
  }
  function apart(texts) {
    const pen = document.createElement("canvas").getContext("2d");
    for (const text of texts) {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(text), words = text.textContent, size = parseFloat(fontSize);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const most = built.width(words, { size: size * 10, bold: fontWeight > 400 }) / 10;
      text.style.letterSpacing = Math.max(0, (most - pen.measureText(words).width) / [...words].length / size) + "em";
    }
  }

  function keep() {
    history.replaceState(null, "", "#" + built.written(choice));
  }
  function chosen(name) {
    return inputs(name).flatMap((input, at) => input.checked ? [at] : []);
  }
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && !chosen(target.name).length) target.checked = true;
    if (target.name === "media") media = target.value;
    choice = built.settled({ parties: chosen("party"), periods: chosen("period"), media, as: form.elements.as.value });
    keep();
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  offer.addEventListener("toggle", show);

  /* A link to a place on this page, such as the one that skips the menu, changes no choice. */
  function read() {
    if (choice && document.getElementById(location.hash.slice(1))) return keep();
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
