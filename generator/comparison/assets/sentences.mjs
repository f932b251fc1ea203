// @ts-check
/* What is said of the figures of a choice: the measure, the finding above the bars, everything in one sentence, and the
   note below. A finding says no more than the figures do. */

import { choices } from "./choice.mjs";
import { counting } from "./counting.mjs";
import { fill, numbers } from "./numbers.mjs";

/** What puts figures into words.
 * @param {ComparisonData} data */
export function sentences(data) {
  const { say, list, money } = numbers(data),
    { topic, group } = choices(data),
    { state, names, time } = counting(data);

  /** Names the largest where no bound can change that, else asks; where something is missing, it speaks of what is there.
   * @param {Counted} f */
  function finding({ of, rows, parties, as, isShare, unit, write }) {
    const { words } = topic(of),
      valued = rows.filter(found => found.total),
      one = rows.length === 1;
    /** @param {Row} found
     * @param {0 | 1} at
     * @returns {Fraction} */
    const end = (found, at) => (found.share ? found.share[at] : [found.whole[at], 1n]);
    /** @param {Fraction} a
     * @param {Fraction} b */
    const less = (a, b) => a[0] * b[1] < b[0] * a[1];
    const first = valued.find(found => valued.every(other => other === found || less(end(other, 1), end(found, 0))));
    if (one && !first) return rows[0].name + ": " + rows[0].why;
    const alone = valued.length < 2 && (!one || as === "part"),
      several = as === "time" && parties.length > 1;
    if (!first || alone || several) return as === "own" ? words.question_own : words.question;
    /** @param {string} key
     * @param {Record<string, string>} values */
    const tell = (key, values) => fill(words[key] || data.words[key], values);
    const party = first.name,
      least = first.only && first.whole[0];
    if (isShare) return say(as === "part" ? "part_most" : one ? "own_one" : "own_most", { party, share: first.total });
    const sum = [least ? write([least, least]) : first.total, unit].filter(Boolean).join(" ");
    if (as === "time" && !one) return tell("most_in", { party, period: names([first.period]), sum });
    const key = one ? "declared" : rows.some(found => found.partly) ? "largest" : "most";
    return tell(key, { party, sum: least ? say("at_least", { sum }) : sum });
  }

  /** What parties say of VAT, where that keeps their sums from measuring the same thing.
   * @param {Counted} f */
  function vat({ of, parties, periods }) {
    const { taxed } = topic(of);
    if (!taxed.length) return "";
    const said = parties.map(party => {
      const signs = [...new Set(periods.map(period => taxed[party][period]).join(""))].sort().join("");
      return signs.includes("ny") ? "ny" : signs;
    });
    const sure = new Set(said.filter(Boolean).map(signs => signs.replace("?", "")));
    if (sure.size < 2 && !sure.has("ny")) return "";
    /** @param {string} signs */
    const who = signs => parties.filter((_, at) => said[at] === signs).map(party => data.parties[party][1]);
    const told = data.vat
      .filter(([signs]) => who(signs).length)
      .map(([signs, answer]) => say("vat_said", { answer, parties: list(who(signs)) }));
    return [say("vat"), ...told].join(" ");
  }

  /** Who of the parties has which periods missing, withheld and so on.
   * @param {Counted} f */
  function gaps({ of, parties, periods }) {
    return ["missing", "refused", "withheld", "withdrawn"].map(key => {
      const who = parties.flatMap(party => {
        const found = periods.filter(period => state(of, party, period) === key);
        return found.length ? [`${data.parties[party][1]} (${names(found)})`] : [];
      });
      return who.length
        ? say(key, { who: list(who.length > 5 ? [...who.slice(0, 4), say("more", { count: who.length - 4 })] : who) })
        : "";
    });
  }

  /** @param {Counted} f */
  function note(f) {
    const isUnsure = f.rows.some(({ segments }) => segments.some(({ low, high }) => low < high));
    const others = f.rows.flatMap(({ name, period, others: sums }) =>
      sums.map(
        ([currency, spent]) => `${name} ${f.as === "time" ? `(${names([period])}) ` : ""}${money(spent, currency)}`,
      ),
    );
    return [
      data.source,
      isUnsure && say("bound"),
      ...gaps(f),
      others.length && say("others", { sums: list(others) }),
      vat(f),
      f.as === "voter" && data.voters.words,
    ]
      .filter(Boolean)
      .join(" ");
  }

  /** One party after the other: its figure, or those of its periods.
   * @param {Counted} f */
  function listed({ parties, rows, as }) {
    /** @param {Row} found */
    const figure = ({ total, only, why }) => (total ? total + (only && ` (${only})`) : why);
    return list(
      parties.map(party => {
        const own = rows.filter(found => found.party === party);
        const said =
          as === "time"
            ? `(${own.map(found => `${names([found.period])}: ${figure(found)}`).join("; ")})`
            : figure(own[0]);
        return `${own[0].name} ${said}`;
      }),
    );
  }

  return {
    /** @param {Counted} f */
    described(f) {
      const { words } = topic(f.of),
        part = group(f.of, f.media),
        titled = part ? part[1].charAt(0).toUpperCase() + part[1].slice(1) + ": " : "";
      const measure = [part ? fill(words.one, { medium: part[1] }) : words[f.media], f.unit, time(f.periods)]
        .filter(Boolean)
        .join(", ");
      return { measure, finding: titled + finding(f), summary: `${measure}: ${listed(f)}.`, note: note(f) };
    },
  };
}
