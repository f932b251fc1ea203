/* What a page can do beyond being read: choose parties, show a chart interactively, print with its tables open.
   Everything is on the page without it. Nothing is stored and nothing is asked of another site. */

(function () {
  "use strict";

  var here = document.currentScript.src;
  var loads = {};

  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }

  /* The same place in another language or period: links that lead there carry the address's fragment. */
  function keep() {
    all("a[hreflang], a[data-keep]").forEach(function (link) { link.hash = location.hash; });
  }

  /* Choosing parties. The choice is in the address, as #party,party; no fragment means all of them. */
  function compare(form) {
    var boxes = all("input[name=party]", form), live = form.querySelector("[data-live]");

    function show() {
      var chosen = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      function about(ids) { return ids.split(" ").some(function (id) { return chosen.includes(id); }); }
      all("[data-party]").forEach(function (cell) { cell.hidden = !about(cell.dataset.party); });
      all("[data-about]").forEach(function (notice) { notice.hidden = !about(notice.dataset.about); });
      if (live) live.textContent = form.dataset.shown.replace("#", chosen.length);
      return chosen;
    }
    function read() {
      var wanted = location.hash.slice(1).split(/,|%2C/i);
      var known = boxes.filter(function (box) { return wanted.includes(box.value); });
      boxes.forEach(function (box) { box.checked = !known.length || known.includes(box); });
      show();
    }
    form.addEventListener("change", function (event) {
      if (!boxes.some(function (box) { return box.checked; })) event.target.checked = true;
      var chosen = show();
      var fragment = chosen.length < boxes.length ? "#" + chosen.join(",") : "";
      history.replaceState(null, "", location.pathname + location.search + fragment);
      keep();
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    addEventListener("hashchange", read);
    addEventListener("pageshow", read);
    read();
  }

  function load(address) {
    loads[address] = loads[address] || new Promise(function (done, failed) {
      /* Plotly writes its rules into a style sheet unless one with this id is there: our copy, which the policy allows. */
      var style = document.createElement("link"), script = document.createElement("script");
      style.id = "plotly.js-style-global";
      style.className = "no-inline-styles";
      style.rel = "stylesheet";
      style.href = new URL("plotly.css", here);
      script.src = address;
      script.onload = done;
      script.onerror = function () { delete loads[address]; script.remove(); style.remove(); failed(); };
      document.head.append(style, script);
    });
    return loads[address];
  }

  function fetched(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  /* The figure in the colours of the page as it is now: Plotly itself cannot read CSS variables. */
  function coloured(drawing, around) {
    var style = getComputedStyle(around);
    function value(name) { return style.getPropertyValue(name).trim(); }
    var result = JSON.parse(JSON.stringify(drawing), function (key, text) {
      var name = typeof text === "string" && /^var\((--[\w-]+)\)$/.exec(text);
      return name ? value(name[1]) : text;
    });
    var ink = value("--ink"), paper = value("--paper"), rule = value("--rule"), clear = "rgba(0,0,0,0)";
    var layout = result.layout = Object.assign({
      paper_bgcolor: clear, plot_bgcolor: clear, font: { color: ink, family: style.fontFamily, size: 13 },
      hoverlabel: { bgcolor: paper, bordercolor: ink, font: { color: ink } },
      modebar: { bgcolor: clear, color: value("--ink-3"), activecolor: ink }
    }, result.layout, { autosize: true, width: undefined });
    Object.keys(layout).filter(function (key) { return /^[xy]axis\d*$/.test(key); }).forEach(function (key) {
      layout[key] = Object.assign({ gridcolor: rule, linecolor: ink, zerolinecolor: ink }, layout[key]);
    });
    return result;
  }

  function interactive(button) {
    var figure = button.closest("figure"), holder = figure.querySelector(".plotly-holder");
    var offer = button.textContent, drawing, message;

    function draw() {
      var now = coloured(drawing, figure);
      return window.Plotly.react(holder, now.data, now.layout, {
        responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: "",
        modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"]
      });
    }
    function redraw() { if (drawing && !holder.hidden) draw(); }
    function toggle(open) {
      holder.hidden = !open;
      button.textContent = open ? button.dataset.back : offer;
      button.setAttribute("aria-expanded", String(open));
    }
    function fail() {
      toggle(false);
      message = document.createElement("p");
      message.className = "warnline";
      message.setAttribute("role", "alert");
      message.textContent = button.dataset.failed;
      button.after(message);
    }
    button.addEventListener("click", function () {
      if (!holder.hidden) return toggle(false);
      if (button.getAttribute("aria-busy")) return;
      if (message) message.remove();
      button.setAttribute("aria-busy", "true");
      Promise.all([drawing || fetched(button.dataset.figure), load(button.dataset.plotly)]).then(function (got) {
        drawing = got[0];
        toggle(true);
        return draw();
      }).catch(fail).then(function () { button.removeAttribute("aria-busy"); });
    });
    new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    button.setAttribute("aria-expanded", "false");
    button.hidden = false;
  }

  function printing() {
    var opened = [];
    addEventListener("beforeprint", function () {
      opened = all("details.table:not([open])");
      opened.forEach(function (details) { details.open = true; });
    });
    addEventListener("afterprint", function () { opened.forEach(function (details) { details.open = false; }); });
  }

  all("form[data-compare]").forEach(compare);
  all("button.interactive").forEach(interactive);
  all(".prose :is(pre, table)").forEach(function (wide) { if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0; });
  addEventListener("hashchange", keep);
  keep();
  printing();
})();
