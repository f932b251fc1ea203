// @ts-check
/* The figures of a choice: data and a choice in; a row for each party, or for each party and period, with its sum, its
   share, its bar and why there is none, out. Whole numbers all the way. */

import { choices } from "./choice.mjs";
import { last, numbers, span, top } from "./numbers.mjs";

const WHOLE = 10000n;

/** @param {Ends | null} a
 * @param {Ends} b
 * @returns {Ends} */
const add = (a, b) => (a ? [a[0] + b[0], a[1] + b[1]] : b);

/** The lowest and highest share that a part can be of a whole that contains it.
 * @param {Ends} part
 * @param {Ends} whole
 * @returns {Share} */
function share(part, whole) {
  /** @type {Fraction} */
  const low = [part[0], part[0] + whole[1] - part[1]],
    /** @type {Fraction} */ high = [part[1], part[1] + whole[0] - part[0]];
  return [low[1] ? low : [0n, 1n], high[1] ? high : [0n, 1n]];
}

/** Where it is drawn, in hundredths of a per cent, to the nearest; what is more than nothing is seen.
 * @param {Share} ends
 * @returns {Ends} */
function placed([low, high]) {
  /** @param {Fraction} end */
  const at = ([over, under]) => over && top([(over * WHOLE * 2n + under) / (under * 2n)], 1n);
  return [at(low), at(high)];
}

/** Where the scale ends: at the highest sum, but no bound makes the bars of what is known shorter than half.
 * @param {Row[]} rows */
function scale(rows) {
  const sums = rows.map(({ segments }) =>
    segments.reduce((sum, { low, high }) => add(sum, [low, high]), /** @type {Ends} */ ([0n, 0n])),
  );
  const known = top(
      sums.map(([low]) => low),
      0n,
    ),
    most = top(
      sums.map(([, high]) => high),
      0n,
    );
  return known && most > 2n * known ? 2n * known : most || 1n;
}

/** What counts choices.
 * @param {ComparisonData} data */
export function counting(data) {
  const { say, list, compact, perVoter, shared } = numbers(data),
    { topic, groups, group } = choices(data);

  /** What a topic's section says for a party and a period, as a place in the list of states.
   * @param {string} of
   * @param {number} party
   * @param {number} period */
  const answer = (of, party, period) => topic(of).answers[party].charCodeAt(period) - 97;
  /** @param {string} of
   * @param {number} party
   * @param {number} period */
  const state = (of, party, period) => data.states[answer(of, party, period)][0];
  /** @param {string} of
   * @param {number} party
   * @param {number} period */
  const isAnswered = (of, party, period) => ["filed", "nothing_to_disclose"].includes(state(of, party, period));

  /** @param {string} of
   * @param {Sent} sent
   * @returns {Ends} */
  function ends(of, sent) {
    const [low, high = low] = [sent].flat().map(end => BigInt(end) * BigInt(topic(of).step));
    return [low, high];
  }
  /** @param {number} party
   * @param {Choice} choice
   * @param {string} part
   * @returns {Ends | null} */
  const sum = (party, { of, periods }, part) =>
    periods
      .map(period => topic(of).sums[part][party][period])
      .filter(sent => sent !== null)
      .map(sent => ends(of, sent))
      .reduce(add, null);

  /** The sums in other currencies, in order of their codes.
   * @param {number} party
   * @param {Choice} choice
   * @param {string} part */
  function elsewhere(party, { of, periods }, part) {
    /** @type {Map<string, Ends>} */
    const found = new Map();
    for (const [whose, period, id, currency, sent] of topic(of).others)
      if (whose === party && periods.includes(period) && (id === part || !group(of, part)))
        found.set(currency, add(found.get(currency), ends(of, sent)));
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Why there is no sum; the gravest reason stands first in the list of states.
   * @param {number} party
   * @param {Choice} choice
   * @param {[string, Ends][]} others */
  function why(party, { of, periods }, others) {
    const gravest = Math.min(...periods.map(period => answer(of, party, period))),
      [name, words] = data.states[gravest];
    if (name === "missing") return data.periods[last(periods.filter(period => state(of, party, period) === name))][2];
    return others.length && periods.every(period => isAnswered(of, party, period)) ? say("elsewhere") : words;
  }

  /** @param {number[]} periods */
  const names = periods => list(periods.map(period => data.periods[period][1]));

  /** The time that periods cover.
   * @param {number[]} periods */
  function time(periods) {
    const run = last(periods) - periods[0] === periods.length - 1;
    return (run && data.spans[periods[0] + "-" + last(periods)]) || names(periods);
  }

  /** @param {number} party
   * @param {Choice} choice
   * @returns {Row} */
  function row(party, choice) {
    const { of, periods, media, as } = choice,
      [, name, colour] = data.parties[party],
      others = elsewhere(party, choice, media);
    const whole = sum(party, choice, group(of, media) ? media : "all"),
      covered = periods.filter(period => isAnswered(of, party, period));
    const partly = covered.length < periods.length;
    return {
      party,
      period: periods[0],
      name,
      colour,
      whole,
      others,
      partly,
      only: partly && whole ? say("only", { periods: names(covered) }) : "",
      groups: media === "each" ? Object.fromEntries(groups(of).map(([id]) => [id, sum(party, choice, id)])) : {},
      all: as === "own" ? sum(party, choice, "all") : null,
      share: null,
      why: why(party, choice, others),
      segments: [],
      total: "",
    };
  }

  /** @param {Choice} choice
   * @returns {Counted} */
  function figures(choice) {
    const { of, as, media, parties, periods } = choice,
      isShare = as === "part" || as === "own",
      heads = as === "voter";
    const rows =
      as === "time"
        ? parties.flatMap(party => periods.map(period => row(party, { ...choice, periods: [period] })))
        : parties.map(party => row(party, choice));
    const valued = rows.filter(found => found.whole),
      most = top(
        valued.map(found => found.whole[1]),
        0n,
      ),
      { units } = topic(of);
    const unit = units.find(([size]) => most >= size) || last(units),
      perHead = say("voter", { unit: last(units)[1] });
    const together = valued.map(found => found.whole).reduce(add, null),
      size = BigInt(unit[0]);
    /** @param {Ends} sum */
    const write = sum => (heads ? span(sum, perVoter) : span(sum, parts => compact(parts, size)));
    for (const found of valued) {
      const { whole, groups: parts } = found,
        whose = isShare && (found.all || together),
        colour = group(of, media)?.[2] || "m1";
      if (isShare && !whose[1]) continue;
      if (isShare) found.share = share(whole, whose);
      found.total = isShare ? shared(found.share) : write(whole);
      const [low, high] = isShare ? placed(found.share) : whole;
      if (media !== "each") found.segments = [{ low, high, colour, label: "" }];
      else
        found.segments = groups(of)
          .filter(([id]) => parts[id])
          .map(([id, , own]) => ({ low: parts[id][0], high: parts[id][1], colour: own, label: write(parts[id]) }));
    }
    const measured = isShare ? (as === "own" ? topic(of).words.own : say("part")) : heads ? perHead : unit[1];
    return { ...choice, rows, top: scale(rows), isShare, write, perHead, unit: measured };
  }

  return { figures, state, elsewhere, names, time };
}
