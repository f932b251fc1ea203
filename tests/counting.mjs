/* What the scripts of the comparison make of some choices, outside a browser: scripts of figures and fragments come in as
   JSON, what is said and drawn of each goes out. The modules are the very files that are published. */

import { readFileSync } from "node:fs";

const assets = new URL("../generator/comparison/assets/", import.meta.url);
const [{ choices }, { counting }, { sentences }, { tables }] = await Promise.all(
  ["choice", "counting", "sentences", "table"].map(name => import(new URL(`${name}.mjs`, assets).href)));
const { scripts, fragments } = JSON.parse(readFileSync(0, "utf8"));
const data = new Function(`${scripts.join("")}; return SIXC_BUILDER;`)();
const { read, written } = choices(data), { figures } = counting(data), { described } = sentences(data), { cells, csv } = tables(data);

const told = fragments.map(fragment => {
  const choice = read(fragment), found = figures(choice), table = cells(found);
  const bars = found.rows.map(({ name, segments, total, only, why }) => ({ name, segments, total, only, why: total ? "" : why }));
  return { ...described(found), ...table, csv: csv(table), bars, top: found.top, fragment: written(choice) };
});
process.stdout.write(JSON.stringify(told, (_, value) => typeof value === "bigint" ? String(value) : value));
