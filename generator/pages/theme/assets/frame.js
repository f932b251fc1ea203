/* The frame under Material, run while the header is read: the colours the reader chose, the search dialog, and the
   four functions that Material's templates write inline, which a strict content security policy forbids. */

var __md_scope = new URL(document.currentScript.dataset.base, location);
function __md_hash(text) {
  return Array.from(text).reduce(function (sum, c) { return (sum << 5) - sum + c.charCodeAt(0); }, 0);
}
function __md_get(key, store, scope) {
  try { return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + key)); } catch (e) { return null; }
}
function __md_set(key, value, store, scope) {
  try { (store || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value)); } catch (e) { /* no storage: the choice lasts for this page */ }
}

(function () {
  var SCHEME = "data-md-color-scheme";
  var body = document.body, dark = matchMedia("(prefers-color-scheme: dark)");
  document.documentElement.classList.remove("no-js");

  function colours() {
    var buttons = document.querySelectorAll("button[data-scheme]");
    if (!buttons.length) return;
    var kept = __md_get("__palette"), chosen = kept && kept.color && kept.color.scheme;
    function show() {
      if (chosen) body.setAttribute(SCHEME, chosen); else body.removeAttribute(SCHEME);
      var now = chosen || (dark.matches ? "slate" : "default");
      buttons.forEach(function (button) { button.hidden = button.dataset.scheme === now; });
    }
    buttons.forEach(function (button, index) {
      button.addEventListener("click", function () {
        chosen = button.dataset.scheme;
        __md_set("__palette", { index: index, color: { scheme: chosen } });
        show();
        document.querySelector("button[data-scheme]:not([hidden])").focus();
      });
    });
    dark.addEventListener("change", show);
    show();
  }

  function search() {
    var opener = document.querySelector("button.site-search"), dialog = document.querySelector("dialog.find");
    if (!opener) return;
    if (location.protocol === "file:") { opener.remove(); return; }
    var toggle = document.getElementById("__search"), query = dialog.querySelector("input");

    function load() {
      var waiting = document.querySelector("script[data-material]");
      if (!waiting) return;
      /* Material asks every alternate address for a site map; the space keeps it from asking an oEmbed answer. */
      document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.rel = "alternate "; });
      var script = document.createElement("script");
      script.src = waiting.src;
      script.onerror = function () { dialog.querySelector("[role=status]").textContent = dialog.dataset.failed; };
      waiting.replaceWith(script);
    }
    function open() {
      load();
      if (!dialog.open) dialog.showModal();
      agree();
      query.focus();
    }
    /* Material keeps "search is open" in a checkbox and unticks it now and then; the dialog decides. */
    function agree() { if (toggle.checked !== dialog.open) toggle.click(); }

    opener.addEventListener("click", open);
    toggle.addEventListener("change", agree);
    dialog.addEventListener("close", agree);
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("a, button")) dialog.close();
    });
    /* Material closes on Tab and sends other keys to the field; here keys do what they do everywhere. */
    dialog.addEventListener("keydown", function (event) {
      dialog.querySelectorAll(".md-search-result [tabindex='-1']").forEach(function (el) { el.removeAttribute("tabindex"); });
      if (!/^(Enter|Escape|ArrowUp|ArrowDown)$/.test(event.key)) event.stopPropagation();
    });
    if (/[?&]q=/.test(location.search)) addEventListener("DOMContentLoaded", open);
  }

  /* On a phone the navigation is one row that scrolls: show where the reader is. */
  function place() {
    var here = document.querySelector(".site-head nav [aria-current]");
    if (here) here.closest("nav").scrollLeft = here.offsetLeft - innerWidth / 3;
  }

  colours();
  search();
  place();
})();
