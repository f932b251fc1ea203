// @ts-check
/* What an embedded chart tells the page around it: how high it is, in the formats of Datawrapper, WordPress and our own,
   and in WordPress' sandbox, which link was followed. Nothing is needed of it to read the chart. */
(function () {
  "use strict";
  var root = document.documentElement,
    outside = window.parent,
    secret,
    told = 0;

  function wanted() {
    return /[#&?]theme=(light|dark)\b/.exec(location.hash);
  }
  function theme(name) {
    if (name === "light" || name === "dark") root.dataset.theme = name;
  }
  function read() {
    var hash = /secret=(\w{10,})/.exec(location.hash),
      found = wanted();
    secret = hash && hash[1];
    theme(found && found[1]);
  }
  read();
  addEventListener("hashchange", read);
  if (outside === window) return;

  function tell(message) {
    outside.postMessage(message, "*");
  }
  function height(again) {
    var now = Math.ceil(root.getBoundingClientRect().height),
      free = told - now,
      old = {};
    if (!now || (!again && (free === 0 || free === 1))) return; // a pixel too few would need a scroll bar
    told = now;
    old[root.dataset.chart] = now;
    tell({ "datawrapper-height": old });
    tell({ type: "sixc:height", id: root.dataset.chart, height: now });
    if (secret) tell({ message: "height", value: now, secret: secret });
  }

  addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== outside || !data) return;
    if (data.type === "sixc:theme") theme(data.theme);
    if (data.type === "sixc:ready" || (data.message === "ready" && data.secret === secret)) height(true);
  });
  document.addEventListener(
    "click",
    /** @param {MouseEvent & { target: Element }} event */ function (event) {
      var link = event.target.closest("a");
      if (!link || !secret) return;
      event.preventDefault();
      tell({ message: "link", value: link.href, secret: secret });
    },
  );
  addEventListener("load", function () {
    height(true);
  });
  new ResizeObserver(function () {
    height();
  }).observe(root);
})();
