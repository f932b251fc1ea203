// @ts-check
/* What a reader has chosen: what is compared, which part of it, the places of parties and periods, and how it is
   measured. The choice stands in the fragment of an address; whatever stands there, a choice that can be drawn comes of
   it. Addresses that were published are read for good. */

const FIRST = "advertising";

/** The parameters of a fragment. What other sites add to it, and what they escape in it, changes none.
 * @param {string} fragment */
function parameters(fragment) {
  const given = new Map();
  for (const part of fragment.replace(/%(26|2C|3D)/gi, decodeURIComponent).split(/[#?]|&(?:amp;|#38;)?/)) {
    const [key, value] = part.includes("=") ? part.split("=") : ["parties", part];
    if (part) given.set(key, value);
  }
  return given;
}

/** What reads and writes choices.
 * @param {ComparisonData} data */
export function choices(data) {
  /** The figures of a topic; undefined where they are not loaded.
   * @param {string} of */
  const topic = of => (Object.hasOwn(data.topics, of) ? data.topics[of] : undefined);

  /** The parts of a topic of which there are sums.
   * @param {string} of */
  const groups = of => topic(of).groups.filter(([id]) => Object.hasOwn(topic(of).sums, id));

  /** @param {string} of
   * @param {string} id */
  const group = (of, id) => groups(of).find(found => found[0] === id);

  /** How a topic can be measured. What is counted has no shares: one technique uses several methods.
   * @param {string} of */
  const measures = of =>
    topic(of).counted
      ? ["sum", "time"]
      : ["sum", "part", ...(groups(of).length ? ["own"] : []), ...(data.voters ? ["voter"] : []), "time"];

  /** The same choice, such that it can be measured: bounds of shares do not add up, so shares are not stacked; a share
   * of the party's own is that of one part.
   * @param {Choice} choice
   * @returns {Choice} */
  function settled({ of, media, as, ...rest }) {
    const known = measures(of).includes(as) ? as : "sum",
      each = media === "each" && known !== "part" && groups(of).length;
    if (!group(of, media)) media = known === "own" ? groups(of)[0][0] : each && !topic(of).counted ? media : "all";
    return { ...rest, of, media, as: known };
  }

  /** The topic that a fragment names.
   * @param {string} fragment */
  function named(fragment) {
    const of = parameters(fragment).get("of");
    return data.offered.some(([id]) => id === of) ? of : FIRST;
  }

  return {
    topic,
    groups,
    group,
    measures,
    settled,
    named,
    /** Whether a fragment asks for a part of what stands in files by itself.
     * @param {string} fragment */
    asksForParts(fragment) {
      const given = parameters(fragment),
        asked = given.get("media") || given.get("kind");
      return given.get("as") === "own" || asked === "each" || data.topics[FIRST].groups.some(([id]) => id === asked);
    },
    /** @param {string} fragment */
    read(fragment) {
      const given = parameters(fragment),
        of = topic(named(fragment)) ? named(fragment) : FIRST;
      /** @param {"parties" | "periods"} key
       * @param {number[]} otherwise */
      function places(key, otherwise) {
        const known = [...data[key].keys()],
          ids = (given.get(key) || "").split(",");
        return [known.filter(at => ids.includes(data[key][at][0])), otherwise, known].find(found => found.length);
      }
      return settled({
        of,
        parties: places("parties", []),
        periods: places("periods", data.start),
        media: given.get("media") || given.get("kind"),
        as: given.get("as"),
      });
    },
    /** @param {Choice} choice */
    written({ of, parties, periods, media, as }) {
      /** @param {string[][]} all
       * @param {number[]} places */
      const ids = (all, places) => places.map(at => all[at][0]).join();
      return [
        of !== FIRST && "of=" + of,
        parties.length < data.parties.length && "parties=" + ids(data.parties, parties),
        "periods=" + ids(data.periods, periods),
        media !== "all" && (of === FIRST ? "media=" : "kind=") + media,
        as !== "sum" && "as=" + as,
      ]
        .filter(Boolean)
        .join("&");
    },
  };
}
