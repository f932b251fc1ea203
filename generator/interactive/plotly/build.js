/* Makes one script of plotly.js and the kinds of trace in use. In: the folder to write to, then the kinds of trace. Out:
   plotly.min.js, plotly.css (the rules plotly.js would write into the page itself), plotly.LICENSES.txt and
   manifest.json. Run by `sixc plotly`. The same lock and kinds give the same bytes. */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [target, ...traces] = process.argv.slice(2);
const entry = `
  var Plotly = require("plotly.js/lib/core");
  Plotly.register([${traces.map((name) => `require("plotly.js/lib/${name}")`)}]);
  module.exports = Plotly;`;

function text(path) {
  return readFileSync(path, "utf8");
}

/* The style sheet of the page, for a policy that allows no inline styles. plotly.js puts each rule before the others. */
const rules = [];
const lib = { addStyleRule: (selector, style) => rules.unshift(`${selector} { ${style} }`) };
runInNewContext(text("node_modules/plotly.js/build/plotcss.js"), { require: () => lib });

const noInlineStyles = {
  name: "no-inline-styles",
  setup(bundling) {
    bundling.onLoad({ filter: /(\/build\/plotcss\.js|\.css)$/ }, () => ({ contents: "", loader: "js" }));
    bundling.onLoad({ filter: /plotly\.js\/src\/lib\/dom\.js$/ }, ({ path }) => ({
      contents: text(path) + "\nmodule.exports.addStyleRule = module.exports.addRelatedStyleRule = function () {};\n",
    }));
  },
};

const { version } = JSON.parse(text("node_modules/plotly.js/package.json"));
const { metafile, outputFiles } = await build({
  stdin: { contents: entry, resolveDir: ".", sourcefile: "entry.js" },
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2016",
  charset: "ascii",
  legalComments: "none",
  define: { global: "window", "define.amd": "false" },
  banner: { js: `/*! plotly.js v${version}: ${traces.join(", ")}. Copyright Plotly, Inc., MIT licence; all licences: plotly.LICENSES.txt */` },
  plugins: [noInlineStyles],
  logLevel: "warning",
});

/* Every package that went in, with its licence. */
const [{ inputs }] = Object.values(metafile.outputs);
const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
const packages = [...new Set(used.map((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]))].filter(Boolean).sort();
const licences = packages.map((folder) => {
  const { name, version, license } = JSON.parse(text(join(folder, "package.json")));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  return [`${name} ${version} (${license})`, ...files.map((file) => text(join(folder, file)).trim())].join("\n\n");
});

const script = outputFiles[0].contents;
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "plotly.min.js"), script);
writeFileSync(join(target, "plotly.css"), `/* Rules of plotly.js v${version} (MIT licence, Plotly, Inc.) */\n${rules.join("\n")}\n`);
writeFileSync(join(target, "plotly.LICENSES.txt"), licences.join("\n\n" + "-".repeat(80) + "\n\n") + "\n");
writeFileSync(join(target, "manifest.json"), JSON.stringify({
  version, traces, sha256: createHash("sha256").update(script).digest("hex"), gzip: gzipSync(script, { level: 9 }).length,
}, null, 2) + "\n");
