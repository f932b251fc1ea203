// @ts-check
/* What a page can do beyond being read: choose parties, sort its tables, search, print with them open.
   Everything is on the page without it. Nothing is stored and nothing is asked of another site. */

(function () {
  "use strict";

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  /* The same place in another language or period: links that lead there carry what the address says of it. */
  function keep() {
    all("a[hreflang], a[data-keep]").forEach(function (link) {
      link.hash = location.hash;
      link.search = location.search;
    });
  }

  /* Choosing parties. The choice is in the address, as #party,party; no fragment means all of them. */
  function compare(form) {
    var boxes = all("input[name=party]", form),
      live = form.querySelector("[data-live]");

    /* Whether those that are shown give different answers, or one of them two at once; answers of nobody go. */
    function differs(notice) {
      var given = all("[data-answer]", notice)
        .filter(function (answer) {
          answer.hidden = !answer.querySelector("[data-about]:not([hidden])");
          return !answer.hidden;
        })
        .map(function (answer) {
          return answer.dataset.answer;
        });
      return new Set(given).size > 1 || given.includes("both");
    }

    function show() {
      var chosen = boxes
        .filter(function (box) {
          return box.checked;
        })
        .map(function (box) {
          return box.value;
        });
      function about(ids) {
        return ids.split(" ").some(function (id) {
          return chosen.includes(id);
        });
      }
      all("[data-party]").forEach(function (cell) {
        cell.hidden = !about(cell.dataset.party);
      });
      all("[data-about]").forEach(function (notice) {
        notice.hidden = !about(notice.dataset.about);
      });
      all("[data-differs]").forEach(function (notice) {
        notice.hidden = !differs(notice);
      });
      if (live) live.textContent = form.dataset.shown.replace("#", chosen.length);
      return chosen;
    }
    function read() {
      var wanted = location.hash.slice(1).split(/,|%2C/i);
      var known = boxes.filter(function (box) {
        return wanted.includes(box.value);
      });
      boxes.forEach(function (box) {
        box.checked = !known.length || known.includes(box);
      });
      show();
    }
    form.addEventListener("change", function (event) {
      if (
        !boxes.some(function (box) {
          return box.checked;
        })
      )
        event.target.checked = true;
      var chosen = show();
      var fragment = chosen.length < boxes.length ? "#" + chosen.join(",") : "";
      history.replaceState(null, "", location.pathname + location.search + fragment);
      keep();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    addEventListener("hashchange", read);
    addEventListener("pageshow", read);
    read();
  }

  /* Copying a text that stands in a field; where the browser does not allow it, the text is selected. */
  function copying(button) {
    var field = /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copy)),
      status = button.parentNode.querySelector("[role=status]");
    function say(words) {
      status.textContent = words;
    }
    button.addEventListener("click", function () {
      field.select();
      var asked = navigator.clipboard ? navigator.clipboard.writeText(field.value) : Promise.reject();
      asked
        .catch(function () {
          field.select();
          if (!document.execCommand("copy")) throw new Error();
        })
        .then(
          function () {
            say(button.dataset.done);
          },
          function () {
            say(button.dataset.failed);
          },
        );
    });
    field.addEventListener("focus", function () {
      field.select();
    });
    button.hidden = false;
  }

  /* Search, whose script and index are loaded when somebody first asks for it, by a click or by ?q= in the address. */
  function searching(button) {
    function complain() {
      var message = document.createElement("span");
      message.setAttribute("role", "alert");
      message.textContent = button.dataset.failed;
      button.after(message);
    }
    function open(asked) {
      import("./search.js")
        .then(function (search) {
          return search.open(button.dataset.home, asked);
        })
        .catch(complain);
    }
    var asked = new URLSearchParams(location.search).get("q");
    if (location.protocol === "file:") return button.remove();
    button.addEventListener("click", function () {
      open();
    });
    if (asked) open(asked);
  }

  function printing() {
    var opened = [];
    addEventListener("beforeprint", function () {
      opened = all("details.table:not([open])");
      opened.forEach(function (details) {
        details.open = true;
      });
    });
    addEventListener("afterprint", function () {
      opened.forEach(function (details) {
        details.open = false;
      });
    });
  }

  all("form[data-compare]").forEach(compare);
  all("button[data-copy]").forEach(copying);
  all("button.site-search").forEach(searching);
  all(".prose :is(pre, table)").forEach(function (wide) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  });
  addEventListener("hashchange", keep);
  addEventListener("sixc-address", keep);
  keep();
  printing();
  if (all("table[data-table]").length) import("./tables.js");
})();
