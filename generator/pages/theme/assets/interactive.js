// @ts-check
/* The interactive version of a chart, on the chart's own page: drawn by Plotly in the place of the picture when a reader
   asks for it, or by itself where the connection is fast and nobody saves data. The picture stays until the drawing is
   done, and for good where that fails. Values can be reached by keyboard and are read aloud. */

(function () {
  "use strict";

  var FAST = 5; // megabits a second, by the browser's own estimate
  var MEMORY = 4; // gigabytes, where the browser tells
  var NARROW = 520; // pixels
  var loading;

  function all(selector, within) {
    return Array.from(within.querySelectorAll(selector));
  }

  /* Whether half a megabyte costs this reader nothing. A browser that does not tell is asked nothing of. */
  function generous() {
    var line = navigator.connection;
    return (
      Boolean(line) &&
      line.effectiveType === "4g" &&
      line.downlink >= FAST &&
      !line.saveData &&
      line.type !== "cellular" &&
      !(navigator.deviceMemory < MEMORY) &&
      !matchMedia("(prefers-reduced-data: reduce), (forced-colors: active)").matches
    );
  }

  function load(address) {
    loading =
      loading ||
      new Promise(function (done, failed) {
        var style = document.createElement("link"),
          script = document.createElement("script");
        style.rel = "stylesheet";
        style.href = new URL("plotly.css", new URL(address, location.href)).href;
        script.src = address;
        script.onload = done;
        script.onerror = function () {
          loading = null;
          script.remove();
          style.remove();
          failed();
        };
        document.head.append(style, script);
      });
    return loading;
  }

  function fetched(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  /* Text of a figure as a reader sees it, and back. */
  function shown(text) {
    return text.replace(/<br>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  }
  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  /* Plotly breaks no lines, so what is said over a value is broken here to fit. */
  function broken(text, most) {
    var lines = [""];
    shown(text)
      .split(" ")
      .forEach(function (word) {
        for (; word.length > most; word = word.slice(most)) lines.push(word.slice(0, most));
        if ((lines[lines.length - 1] + " " + word).length > most) lines.push("");
        lines[lines.length - 1] += (lines[lines.length - 1] && " ") + word;
      });
    return lines.filter(Boolean).map(escaped).join("<br>");
  }

  /* At most so many lines of so many characters: what is too long loses its middle, for names often differ at their ends. */
  function shortened(text, most, lines) {
    var whole = shown(text),
      said = broken(text, most);
    for (var kept = most * lines; said.split("<br>").length > lines; kept -= 2) {
      said = broken(
        escaped(whole.slice(0, Math.ceil(kept / 2)).trim() + "… " + whole.slice(-Math.floor(kept / 2)).trim()),
        most,
      );
    }
    return said;
  }

  /* The colours of the page as it is now: Plotly itself cannot read CSS variables. */
  function palette(around) {
    var probe = document.createElement("i"),
      known = {};
    probe.hidden = true;
    around.append(probe);
    return {
      value: function (name) {
        if (!known[name]) {
          probe.style.color = "var(" + name + ")";
          known[name] = getComputedStyle(probe).color;
        }
        return known[name];
      },
      done: function () {
        probe.remove();
      },
    };
  }

  /* Characters in a line of a row's name, lines of a name, their heights and the widths of letters, in pixels. */
  function lineOf(width) {
    return width < NARROW ? 18 : 30;
  }
  var LINES = 3,
    LINE = 19,
    ROW = 30,
    HEAD = 24,
    LETTER = 8.5,
    BOLD = 9.5;

  function longest(texts) {
    return Math.max.apply(
      null,
      [0].concat(
        texts
          .join("<br>")
          .split("<br>")
          .map(function (text) {
            return shown(text).length;
          }),
      ),
    );
  }

  /* One line that is no wider in the reader's own letters, however wide these are. */
  function within(text, room, font, family) {
    var pen = document.createElement("canvas").getContext("2d"),
      most = Math.floor(room / BOLD),
      said;
    pen.font = font.weight + " " + font.size + "px " + family;
    do said = shortened(text, most--, 1);
    while (most > 4 && pen.measureText(shown(said)).width > room);
    return said;
  }

  /* How high a figure is to be: each row as high as the longest of their names. */
  function tall(drawing, width) {
    var across = drawing.layout.xaxis || {},
      down = drawing.layout.yaxis || {},
      high = drawing.layout.height;
    if (down.type !== "category") return high;
    var lines = down.ticktext.map(function (text) {
      return shortened(text, lineOf(width), LINES).split("<br>").length;
    });
    var turned = across.type === "category" && width < NARROW;
    return Math.round(
      high +
        Math.max(0, Math.max.apply(null, lines) * LINE + 4 - ROW) * lines.length +
        (turned ? Math.min(HEAD, longest(across.ticktext)) * LETTER - 40 : 0),
    );
  }

  /* Names of rows and columns in as many lines as they may have. */
  function fit(layout, width, narrow) {
    var across = layout.xaxis || {},
      down = layout.yaxis || {},
      notes = layout.annotations || [];
    function lines(axis, most, count) {
      axis.ticktext = axis.ticktext.map(function (text) {
        return shortened(text, most, count);
      });
    }
    if (down.type === "category") lines(down, lineOf(width), LINES);
    if (across.type === "category") {
      across.tickangle = narrow ? -90 : 0;
      lines(
        across,
        narrow ? HEAD : Math.max(9, Math.floor((width - 150) / across.ticktext.length / 9)),
        narrow ? 1 : LINES + 1,
      );
    }
    var room = width - longest(down.ticktext || []) * LETTER - 40;
    notes.forEach(function (note) {
      /* a heading begins above the names of its rows */
      if (note.name !== "heading") return;
      note.xshift = -longest(down.ticktext) * (LETTER - 2);
      note.text = within(note.text, width - 50, note.font, layout.font.family);
    });
    if (narrow)
      notes.forEach(function (note) {
        if (note.name === "state") note.text = broken(note.text, Math.floor(room / LETTER));
        if (note.name === "sentence") note.text = broken(note.text, Math.floor(width / LETTER));
        if (note.name === "total" && note.text.length > 8) note.text = note.text.replace("–", "–<br>");
      });
    if (across.type === "linear") scaled(across, notes, room);
  }

  /* As many labels of values as there is room for, and room for the figures at the ends of bars. */
  function scaled(axis, notes, room) {
    var stride = Math.ceil(
      axis.tickvals.length / Math.max(2, Math.floor((room * 0.7) / (longest(axis.ticktext) * LETTER + 16))),
    );
    ["tickvals", "ticktext"].forEach(function (key) {
      axis[key] = axis[key].filter(function (_, number) {
        return number % stride === 0;
      });
    });
    axis.tickangle = 0;
    notes.forEach(function (note) {
      var size = Math.min(longest([note.text]) * BOLD + 12, room * 0.85);
      if (note.name === "total") axis.range[1] = Math.max(axis.range[1], (note.x * room) / (room - size));
    });
  }

  /* Stations with their figures beside their bars. The names of the last two columns share the room between them. */
  function stations(trace, layout, width, narrow) {
    var most = Math.floor((width - 40) / (narrow ? 32 : 28)),
      node = trace.node,
      sources = new Set(trace.link.source);
    var first = new Set(
      trace.link.source.filter(function (_, number) {
        return sources.has(trace.link.target[number]);
      }),
    );
    node.label = node.label.map(function (text, number) {
      var said = text.split("<br>"),
        name = shortened(said[0], first.has(number) ? 2 * most - 3 : most, narrow ? LINES : 2);
      return narrow || said.length < 2 ? name : name + "<br>" + said[1];
    });
    node.pad =
      Math.max.apply(
        null,
        node.label.map(function (text) {
          return text.split("<br>").length;
        }),
      ) * 17;
    layout.margin.b = Math.max(layout.margin.b, node.pad / 2 + 6);
    if (narrow) {
      trace.textfont = { size: 12 };
      layout.margin.t += LINE;
      layout.annotations.forEach(function (note) {
        if (note.name !== "remarks") note.text = shortened(note.text, Math.floor(width / 26), 2);
      });
    }
  }

  /* What tells the colours of bars apart without colour: the lines along their edges that the key shows too. */
  function edge(result, edgings, box, paper) {
    var layout = result.layout,
      rows = layout.yaxis.categoryarray,
      ends = {};
    var row = (box.height - layout.margin.t - layout.margin.b) / rows.length;
    var least = (4 * layout.xaxis.range[1]) / box.width;
    result.data.forEach(function (trace) {
      if (trace.visible)
        trace.y.forEach(function (key, number) {
          var start = ends[key] || 0,
            end = (ends[key] = start + trace.x[number]),
            edging = edgings[trace.legendgroup];
          if (!edging || trace.width || trace.x[number] < least) return;
          var y = rows.indexOf(key) + (edging.above ? -1 : 1) * ((1 - layout.bargap) / 2 - 2 / row);
          layout.shapes = (layout.shapes || []).concat({
            type: "line",
            x0: start,
            x1: end,
            y0: y,
            y1: y,
            line: { color: paper, width: edging.thick, dash: edging.dash },
          });
        });
    });
  }

  /* The figure in these colours and this size, less the series that are switched off. */
  function fitted(drawing, figure, box, off) {
    var colours = palette(figure),
      clear = "rgba(0,0,0,0)",
      style = getComputedStyle(figure);
    var narrow = box.width < NARROW,
      most = Math.max(20, Math.min(56, Math.floor(box.width / 9)));
    var result = JSON.parse(JSON.stringify(drawing), function (key, held) {
      var name = typeof held === "string" && /^var\((--[\w-]+)\)$/.exec(held);
      if (key === "customdata")
        return held.map(function (text) {
          return broken(text, most);
        });
      return name ? colours.value(name[1]) : held;
    });
    var ink = colours.value("--chart-ink"),
      paper = colours.value("--chart-paper"),
      rule = colours.value("--chart-rule");
    var layout = result.layout;
    Object.assign(layout, {
      width: box.width,
      height: box.height,
      showlegend: false,
      dragmode: false,
      hovermode: "closest",
      hoverdistance: 40,
      paper_bgcolor: paper,
      plot_bgcolor: clear,
      font: { color: ink, family: style.fontFamily, size: 13 },
      hoverlabel: {
        align: "left",
        bgcolor: paper,
        bordercolor: ink,
        font: { color: ink, family: style.fontFamily, size: 14 },
      },
    });
    Object.keys(layout)
      .filter(function (key) {
        return /^[xy]axis\d*$/.test(key);
      })
      .forEach(function (key) {
        layout[key] = Object.assign(
          { gridcolor: rule, linecolor: ink, showline: false, zerolinecolor: ink },
          layout[key],
        );
      });
    result.data.forEach(function (trace) {
      trace.visible = !off.has(trace.legendgroup);
      if (narrow && trace.type === "scatter")
        trace.text = trace.text.map(function (text) {
          return text.charAt(0);
        });
      if (trace.type === "sankey") stations(trace, layout, box.width, narrow);
    });
    fit(layout, box.width, narrow);
    if (drawing.edgings) edge(result, drawing.edgings, box, paper);
    if (off.size)
      layout.annotations = layout.annotations.filter(function (note) {
        return note.name !== "total";
      });
    colours.done();
    return result;
  }

  /* Every value in rows from top to bottom, each with what is said of it: the way the arrow keys go. */
  function values(drawing, off) {
    var layout = drawing.layout,
      rows = [];
    function put(row, column, value) {
      value.column = column;
      (rows[row] = rows[row] || []).push(value);
    }
    drawing.data.forEach(function (trace, curve) {
      if (off.has(trace.legendgroup)) return;
      if (trace.type === "sankey") {
        trace.node.customdata.forEach(function (text, number) {
          put(number, 0, { kind: "node", number: number, text: shown(text) });
        });
        trace.link.customdata.forEach(function (text, number) {
          put(trace.link.source[number], 1 + number, { kind: "link", number: number, text: shown(text) });
        });
        return;
      }
      trace.customdata.forEach(function (text, number) {
        var column = trace.type === "bar" ? curve : layout.xaxis.categoryarray.indexOf(trace.x[number]);
        put(layout.yaxis.categoryarray.indexOf(trace.y[number]), column, {
          curve: curve,
          number: number,
          text: shown(text),
        });
      });
    });
    (layout.annotations || []).forEach(function (note) {
      /* a row without a bar says why */
      var row = note.name === "state" ? layout.yaxis.categoryarray.indexOf(note.y) : -1;
      if (row >= 0) put(row, Infinity, { text: shown(layout.yaxis.ticktext[row]) + ": " + shown(note.text) });
    });
    rows.forEach(function (row) {
      row.sort(function (a, b) {
        return a.column - b.column;
      });
    });
    return rows.filter(Boolean);
  }

  function interactive(button) {
    var figure = button.closest("figure"),
      holder = figure.querySelector(".plotly-holder");
    var status = figure.querySelector(".plotly-status"),
      offer = button.textContent;
    var off = new Set(),
      drawing,
      message,
      picture,
      wanted,
      at;

    /* The picture that is shown at this width; the drawing takes exactly its place. */
    function place(grow) {
      var drawn = all(".wide, .narrow", figure).filter(function (each) {
        return each.offsetParent;
      })[0];
      if (picture && picture !== drawn) {
        sizes.unobserve(picture);
        picture.style.minHeight = "";
      }
      if (picture !== drawn) sizes.observe(drawn);
      picture = drawn;
      if (grow) picture.style.minHeight = tall(drawing, picture.offsetWidth) + "px";
      holder.style.left = picture.offsetLeft + "px";
      holder.style.top = picture.offsetTop + "px";
      status.style.left = picture.offsetLeft + "px";
      status.style.top = picture.offsetTop + picture.offsetHeight - 32 + "px";
      return { width: picture.offsetWidth, height: picture.offsetHeight };
    }
    function draw(grow) {
      var now = fitted(drawing, figure, place(grow), off);
      return window.Plotly.react(holder, now.data, now.layout, { displayModeBar: false, typesetMath: false });
    }
    function redraw() {
      if (figure.classList.contains("live")) Promise.resolve(picture.style.minHeight).then(draw).catch(fail);
    }
    var sizes = new ResizeObserver(function () {
      var box = figure.classList.contains("live") && holder.getBoundingClientRect();
      if (box && (picture.offsetWidth !== Math.round(box.width) || picture.offsetHeight !== Math.round(box.height)))
        redraw();
    });

    function toggle(live) {
      figure.classList.toggle("live", live);
      holder.hidden = !live;
      if (!live && picture) picture.style.minHeight = "";
      if (!live) leave();
      button.style.minHeight = button.offsetHeight + "px";
      button.textContent = live ? button.dataset.back : offer;
      button.setAttribute("aria-expanded", String(live));
      all(".key > li", figure).forEach(live ? switchable : plain);
    }
    function fail() {
      toggle(false);
      try {
        window.Plotly.purge(holder);
      } catch {
        holder.replaceChildren();
      }
    }
    function complain() {
      fail();
      if (!window.Plotly) loading = null;
      message = document.createElement("p");
      message.className = "warnline";
      message.setAttribute("role", "alert");
      message.textContent = button.dataset.failed;
      button.after(message);
    }
    /* Draws unseen, then changes places with the picture. By itself it draws only what needs no more room than that. */
    function open(asked) {
      var coming = drawing || fetched(button.dataset.figure),
        script = asked && load(button.dataset.plotly);
      button.setAttribute("aria-busy", "true");
      wanted = asked;
      return Promise.all([coming, script])
        .then(function (got) {
          drawing = got[0];
          var box = place();
          if (asked || box.height >= tall(drawing, box.width)) return load(button.dataset.plotly).then(show);
        })
        .catch(asked ? complain : fail)
        .then(function () {
          button.removeAttribute("aria-busy");
          if (wanted && !asked && !figure.classList.contains("live")) return open(true);
        });
    }
    function show() {
      holder.hidden = false;
      return draw(wanted).then(function () {
        toggle(true);
      });
    }
    button.addEventListener("click", function () {
      if (figure.classList.contains("live")) return toggle(false);
      if (message) message.remove();
      if (button.getAttribute("aria-busy")) wanted = true;
      else open(true);
    });

    /* The key above the chart: each entry switches its series off and on again. One always stays. */
    function switchable(entry) {
      var words = entry.textContent,
        made = document.createElement("button");
      var group = (
        drawing.data.filter(function (trace) {
          return shown(trace.name || "") === words;
        })[0] || {}
      ).legendgroup;
      if (!group) return;
      made.type = "button";
      made.append.apply(made, Array.from(entry.childNodes));
      made.setAttribute("aria-pressed", String(!off.has(group)));
      made.addEventListener("click", function () {
        if (!off.delete(group) && off.size + 1 < all(".key > li", figure).length) off.add(group);
        made.setAttribute("aria-pressed", String(!off.has(group)));
        leave();
        redraw();
      });
      entry.append(made);
    }
    function plain(entry) {
      var made = entry.querySelector("button");
      if (made) made.replaceWith.apply(made, Array.from(made.childNodes));
    }

    /* Arrow keys go from value to value: each is marked and said. */
    function element(value) {
      return all(".sankey-" + value.kind, holder).filter(function (each) {
        return each.__data__[value.kind].pointNumber === value.number;
      })[0];
    }
    function mouse(value, names) {
      var on = element(value),
        box = on.getBoundingClientRect();
      names.forEach(function (name) {
        on.dispatchEvent(
          new MouseEvent(name, { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }),
        );
      });
    }
    function unmark() {
      if (at && at.value.kind) mouse(at.value, ["mouseout"]);
      else if (at && window.Plotly && holder._fullLayout) window.Plotly.Fx.unhover(holder);
    }
    function leave() {
      unmark();
      at = null;
      status.textContent = "";
    }
    function go(rows, row, column) {
      unmark();
      row = Math.max(0, Math.min(rows.length - 1, row));
      column = Math.max(0, Math.min(rows[row].length - 1, column));
      at = { row: row, column: column, value: rows[row][column] };
      status.textContent = at.value.text;
      status.classList.toggle("seen", at.value.number === undefined);
      if (at.value.kind) mouse(at.value, ["mouseover", "mousemove"]);
      else if (at.value.number !== undefined) {
        window.Plotly.Fx.hover(holder, [{ curveNumber: at.value.curve, pointNumber: at.value.number }]);
      }
    }
    var steps = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      Home: [0, -Infinity],
      End: [0, Infinity],
    };
    holder.addEventListener("keydown", function (event) {
      var rows = values(drawing, off),
        step = steps[event.key];
      if (event.key === "Escape") {
        leave();
        button.focus();
      }
      if (!step || !rows.length || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (at) go(rows, at.row + step[0], at.column + step[1]);
      else go(rows, 0, 0);
    });
    holder.addEventListener("blur", leave);

    /* On a click Plotly takes away what it says over a station or ribbon; but a tap, which is to show it, is a click. */
    holder.addEventListener("click", function (event) {
      var part = event.target.closest(".sankey-node, .sankey-link"),
        place = { clientX: event.clientX, clientY: event.clientY };
      if (part)
        ["mouseover", "mousemove"].forEach(function (name) {
          part.dispatchEvent(new MouseEvent(name, place));
        });
    });

    new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    ["(prefers-color-scheme: dark)", "(forced-colors: active)"].forEach(function (query) {
      matchMedia(query).addEventListener("change", redraw);
    });
    button.setAttribute("aria-expanded", "false");
    button.hidden = false;
    return open;
  }

  /* Where it costs nothing, a chart in view becomes interactive by itself, once the page is there. */
  function unasked(button, open) {
    var seen = new IntersectionObserver(
      function (entries) {
        if (
          !entries.some(function (entry) {
            return entry.isIntersecting;
          })
        )
          return;
        seen.disconnect();
        if (generous() && button.getAttribute("aria-expanded") === "false" && !button.getAttribute("aria-busy"))
          open(false);
      },
      { threshold: 0.3 },
    );
    all(".wide, .narrow", button.closest("figure")).forEach(function (picture) {
      seen.observe(picture);
    });
  }

  all("button.interactive", document).forEach(function (button) {
    var open = interactive(button);
    if (document.readyState === "complete") unasked(button, open);
    else
      addEventListener("load", function () {
        unasked(button, open);
      });
  });
})();
