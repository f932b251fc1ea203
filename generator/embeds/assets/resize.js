// @ts-check
/* Gives each of our frames the height that this very frame asks for. */
(function () {
  "use strict";
  function frames() {
    return /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-sixc]"));
  }
  addEventListener("message", function (event) {
    var data = event.data,
      height = data && data.type === "sixc:height" ? data.height : 0;
    if (typeof height !== "number" || !(height >= 100 && height <= 9999)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = Math.ceil(height) + "px";
    });
  });
  /* Once each, however often this script is pasted; a frame loaded later speaks first. */
  function ask() {
    frames().forEach(function (frame) {
      if (frame.dataset.sixc) return;
      frame.dataset.sixc = "asked";
      frame.contentWindow.postMessage({ type: "sixc:ready" }, "*");
    });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ask);
  else ask();
})();
