// @ts-check
/* Numbers, sums and lists as a language writes them. Money is whole ten-thousandths of a unit, shares are fractions of
   whole numbers: everything is divided and rounded once, half up, as it is written. */

const PLACES = 4;
export const UNIT = 10n ** BigInt(PLACES);
export const SPACE = "\u00a0";

/** The last of a list.
 * @template T
 * @param {T[]} list */
export const last = list => list[list.length - 1];

/** The largest of some numbers, and at least so large.
 * @param {bigint[]} values
 * @param {bigint} least */
export const top = (values, least) => values.reduce((a, b) => (b > a ? b : a), least);

/** A text with its holes filled.
 * @param {string} text
 * @param {Record<string, string | number>} values */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));

/** A span as 41.2, ≤ 0.4 or 1.0–1.5; for programs as 41.20, <=0.40 or 1.00..1.50.
 * @param {string} low
 * @param {string} high
 * @param {boolean} isBound */
export function between(low, high, isBound, most = "≤" + SPACE, to = "–") {
  if (low === high) return high;
  return isBound ? most + high : low + to + high;
}

/** A span of a sum, each end written by itself.
 * @param {Ends} ends
 * @param {(parts: bigint) => string} write
 * @param {string[]} signs */
export const span = ([low, high], write, ...signs) => between(write(low), write(high), !low, ...signs);

/** What writes numbers in the language of the data.
 * @param {ComparisonData} data */
export function numbers(data) {
  const voters = data.voters ? BigInt(data.voters.number) : 1n;

  /** @param {string} key */
  const say = (key, values = {}) => fill(data.words[key], values);

  /** @param {string[]} items */
  function list(items) {
    /** @param {number} pattern */
    const join = (pattern, /** @type {string} */ a, /** @type {string} */ b) =>
      fill(data.lists[pattern], { 0: a, 1: b });
    if (items.length < 3) return items.length < 2 ? items.join("") : join(0, items[0], items[1]);
    return join(
      3,
      items.slice(2, -1).reduce((said, item) => join(2, said, item), join(1, items[0], items[1])),
      last(items),
    );
  }

  /** @param {string} digits */
  const grouped = (digits, [first, next] = data.number.sizes) =>
    digits.replace(new RegExp(`\\B(?=(\\d{${next}})*\\d{${first}}$)`, "g"), data.number.group);

  /** A fraction with so many decimals; plain for programs.
   * @param {bigint} over
   * @param {bigint} under
   * @param {number} places */
  function fixed(over, under, places, plain = false) {
    const nearest = (over * 10n ** BigInt(places) * 2n + under) / (under * 2n);
    const digits = String(nearest).padStart(places + 1, "0"),
      end = digits.length - places,
      units = digits.slice(0, end);
    return (
      (plain ? units : grouped(units, [3, 3])) + (places ? (plain ? "." : data.number.point) + digits.slice(end) : "")
    );
  }

  /** The digits behind the point, as many as the currency has; what is counted has none.
   * @param {bigint} parts
   * @param {string} currency */
  function decimals(parts, currency) {
    const digits = String(parts % UNIT).padStart(PLACES, "0");
    return digits.slice(0, Math.max(data.decimals[currency] || 0, digits.replace(/0+$/, "").length));
  }

  /** @param {bigint} parts
   * @param {string} currency */
  function exact(parts, currency) {
    const units = grouped(String(parts / UNIT));
    return parts % UNIT ? units + data.number.point + decimals(parts, currency) : units;
  }

  /** @param {bigint} parts
   * @param {string} currency */
  function plain(parts, currency) {
    const digits = decimals(parts, currency);
    return String(parts / UNIT) + (digits && "." + digits);
  }

  /** So many decimals, or more where fewer than two digits would be left.
   * @param {bigint} over
   * @param {bigint} under
   * @param {number} places */
  function enough(over, under, places) {
    while (over && over * 10n ** BigInt(places - 1) < under) places++;
    return places;
  }

  /** @param {bigint} over
   * @param {bigint} under
   * @param {number} places */
  const telling = (over, under, places, plain = false) => fixed(over, under, enough(over, under, places), plain);

  /** Per cents as generator/figures/shares.py rounds them: nothing and all are whole, and nothing else is called so.
   * @param {Fraction} share */
  function percent([over, under], plain = false) {
    const value = over * 100n,
      isWhole = !over || over === under;
    let places = isWhole ? 0 : enough(value, under, 1);
    while (!isWhole && fixed(value, under, places, true) === fixed(100n, 1n, places, true)) places++;
    return fixed(value, under, places, plain);
  }

  return {
    say,
    list,
    exact,
    plain,
    /** In the unit with one decimal, in single units exactly.
     * @param {bigint} parts
     * @param {bigint} unit */
    compact: (parts, unit) => (!parts || unit === UNIT ? exact(parts, data.currency) : telling(parts, unit, 1)),
    /** @param {bigint} parts */
    perVoter: parts => telling(parts, UNIT * voters, 2),
    /** The same for programs.
     * @param {bigint} parts */
    plainPerVoter: parts => telling(parts, UNIT * voters, 2, true),
    /** @param {Ends} sum
     * @param {string} currency */
    money: (sum, currency) => span(sum, parts => exact(parts, currency)) + SPACE + currency,
    /** @param {Share} ends */
    shared: ([low, high]) => {
      const [below, above] = [low, high].map(end => data.number.before + percent(end) + data.number.after);
      return between(below, above, !low[0]);
    },
    /** The same for programs, in per cent.
     * @param {Share} ends
     * @param {string[]} signs */
    plainShared: ([low, high], ...signs) => between(percent(low, true), percent(high, true), !low[0], ...signs),
  };
}
