// @ts-check
/* The frame under Material, run while the header is read: the colours the reader chose, and the
   four functions that Material's templates write inline, which a strict content security policy forbids. */

var __md_scope = new URL(document.currentScript.dataset.base, location.href);
function __md_hash(text) {
  return Array.from(text).reduce(function (sum, c) {
    return (sum << 5) - sum + c.charCodeAt(0);
  }, 0);
}
function __md_get(key, store, scope) {
  try {
    return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + key));
  } catch {
    return null;
  }
}
function __md_set(key, value, store, scope) {
  try {
    (store || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value));
  } catch {
    /* no storage: the choice lasts for this page */
  }
}

(function () {
  var SCHEME = "data-md-color-scheme";
  var body = document.body,
    dark = matchMedia("(prefers-color-scheme: dark)");
  document.documentElement.classList.remove("no-js");

  function colours() {
    var buttons = document.querySelectorAll("button[data-scheme]");
    if (!buttons.length) return;
    var kept = __md_get("__palette"),
      chosen = kept && kept.color && kept.color.scheme;
    function show() {
      if (chosen) body.setAttribute(SCHEME, chosen);
      else body.removeAttribute(SCHEME);
      var now = chosen || (dark.matches ? "slate" : "default");
      buttons.forEach(function (button) {
        button.hidden = button.dataset.scheme === now;
      });
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

  colours();
})();
