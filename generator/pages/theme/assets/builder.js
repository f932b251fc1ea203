/* The comparison a reader builds: the choice in the address and the figures in SIXC_BUILDER (data.js) become a chart
   with its words. Whole numbers all the way; shares are divided and rounded once. It draws as
   generator/drawing/bars.py does, with the names used there, and writes text nodes only. */

var SIXC_BUILD = (function () {
  "use strict";

  const D = SIXC_BUILDER, SPACE = "\u00a0", WHOLE = 10000n, PLACES = 4, UNIT = 10000n, VOTERS = D.voters ? BigInt(D.voters.number) : 1n;
  const last = list => list[list.length - 1];
  const top = (values, least) => values.reduce((a, b) => b > a ? b : a, least);

  /* Words and numbers */

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all);
  const say = (key, values = {}) => fill(D.words[key], values);
  function list(items) {
    const join = (pattern, a, b) => fill(D.lists[pattern], { 0: a, 1: b });
    if (items.length < 3) return items.length < 2 ? items.join("") : join(0, ...items);
    return join(3, items.slice(2, -1).reduce((said, item) => join(2, said, item), join(1, ...items)), last(items));
  }
  const grouped = (digits, [first, next]) =>
    digits.replace(new RegExp(`\\B(?=(\\d{${next}})*\\d{${first}}$)`, "g"), D.number.group);
  /* A fraction with so many decimals, rounded half up; plain for programs. */
  function fixed(over, under, places, plain) {
    const nearest = (over * 10n ** BigInt(places) * 2n + under) / (under * 2n);
    const digits = String(nearest).padStart(places + 1, "0"), end = digits.length - places, units = digits.slice(0, end);
    return (plain ? units : grouped(units, [3, 3])) + (places ? (plain ? "." : D.number.point) + digits.slice(end) : "");
  }
  /* Money is whole ten-thousandths of a unit; these are the digits behind the point, as many as its currency has. */
  function decimals(parts, currency) {
    const digits = String(parts % UNIT).padStart(PLACES, "0");
    return digits.slice(0, Math.max(D.decimals[currency], digits.replace(/0+$/, "").length));
  }
  function exact(parts, currency) {
    const units = grouped(String(parts / UNIT), D.number.sizes);
    return parts % UNIT ? units + D.number.point + decimals(parts, currency) : units;
  }
  function plain(parts, currency) {
    const digits = decimals(parts, currency);
    return String(parts / UNIT) + (digits && "." + digits);
  }
  /* With so many decimals, or more where fewer than two digits would be left. */
  function telling(over, under, places) {
    while (over && over * 10n ** BigInt(places - 1) < under) places++;
    return fixed(over, under, places);
  }
  /* In the unit with one decimal, in single units exactly. */
  const compact = (parts, unit) => !parts || unit === UNIT ? exact(parts, D.currency) : telling(parts, unit, 1);
  const perVoter = parts => telling(parts, UNIT * VOTERS, 2);
  /* A span as 41.2, ≤ 0.4 or 1.0–1.5; for programs as 41.20, <=0.40 or 1.00..1.50. */
  function between(low, high, isBound, most = "≤" + SPACE, to = "–") {
    if (low === high) return high;
    return isBound ? most + high : low + to + high;
  }
  const span = ([low, high], write, ...signs) => between(write(low), write(high), !low, ...signs);
  const money = (sum, currency) => span(sum, parts => exact(parts, currency)) + SPACE + currency;
  const percent = (over, whole, places) => D.number.before + fixed(over * 100n, whole, places) + D.number.after;
  function shared([low, high]) {
    const above = percent(...high, 1);
    if (high[0] && above === percent(0n, 1n, 1)) return say("under", { percent: percent(1n, 1000n, 1) });
    return between(percent(...low, 1), above, !low[0]);
  }

  /* The choice: places of parties and periods, a group of media or "all" or "each", and how it is measured */

  const hasMedia = () => Object.keys(D.sums).length > 1;
  const group = id => D.groups.find(found => found[0] === id);
  function read(fragment) {
    const given = {};
    for (const part of fragment.replace(/%(26|2C|3D)/gi, decodeURIComponent).split(/[#?]|&(?:amp;|#38;)?/)) {
      const [key, value] = part.includes("=") ? part.split("=") : ["parties", part];
      if (part) given[key] = value;
    }
    function places(key, otherwise) {
      const known = [...D[key].keys()], ids = (given[key] || "").split(",");
      return [known.filter(at => ids.includes(D[key][at][0])), otherwise, known].find(found => found.length);
    }
    return settled({ parties: places("parties", []), periods: places("periods", D.start), media: given.media, as: given.as });
  }
  /* Bounds of shares do not add up, so shares are not stacked; a share of the party's own is that of one medium. */
  function settled(choice) {
    let { as, media } = choice;
    if (!["part", D.voters && "voter", D.groups.length && "own"].includes(as)) as = "sum";
    if (!group(media)) media = as === "own" ? D.groups[0][0] : as !== "part" && media === "each" && D.groups.length ? media : "all";
    return { ...choice, as, media };
  }
  function written({ parties, periods, media, as }) {
    const ids = (all, places) => places.map(at => all[at][0]).join();
    return [
      parties.length < D.parties.length && "parties=" + ids(D.parties, parties), "periods=" + ids(D.periods, periods),
      media !== "all" && "media=" + media, as !== "sum" && "as=" + as
    ].filter(Boolean).join("&");
  }

  /* The figures of a choice */

  const state = (party, period) => D.states[D.answers[party][period]][0];
  const isAnswered = (party, period) => ["filed", "nothing_to_disclose"].includes(state(party, period));
  const add = (a, b) => a ? [a[0] + b[0], a[1] + b[1]] : b;
  function ends(sum) {
    const [low, high = low] = [sum].flat().map(end => BigInt(end) * BigInt(D.step));
    return [low, high];
  }
  const sum = (party, periods, media) =>
    periods.map(period => D.sums[media][party][period]).filter(found => found !== null).map(ends).reduce(add, null);
  function elsewhere(party, periods, media) {
    const found = {};
    for (const [whose, period, id, currency, spent] of D.others)
      if (whose === party && periods.includes(period) && (id === media || !group(media))) found[currency] = add(found[currency], ends(spent));
    return Object.entries(found).sort();
  }
  /* The gravest reason stands first in the list of states. */
  function why(party, periods, others) {
    const [gravest] = periods.map(period => D.answers[party][period]).sort(), [name, words] = D.states[gravest];
    if (name === "missing") return D.periods[last(periods.filter(period => state(party, period) === name))][2];
    return others.length && periods.every(period => isAnswered(party, period)) ? say("elsewhere") : words;
  }
  const names = periods => list(periods.map(period => D.periods[period][1]));
  function time(periods) {
    const run = last(periods) - periods[0] === periods.length - 1;
    return run && D.spans[periods[0] + "-" + last(periods)] || names(periods);
  }
  /* The lowest and highest share that a part can be of a whole that contains it, as fractions. */
  const share = (part, whole) => [
    [part[0], part[0] + whole[1] - part[1]], [part[1], part[1] + whole[0] - part[0]]
  ].map(end => end[1] ? end : [0n, 1n]);
  /* The same in hundredths of a per cent: a bound is never drawn tighter than it is. */
  function placed([[low, of], [high, from]]) {
    const nearest = BigInt(fixed(high * WHOLE, from, 0, true));
    return low * from === high * of ? [nearest, nearest] : [low * WHOLE / of, (high * WHOLE + from - 1n) / from];
  }
  function row(party, { periods, media, as }) {
    const [, name, colour] = D.parties[party], others = elsewhere(party, periods, media);
    const whole = sum(party, periods, group(media) ? media : "all"), covered = periods.filter(period => isAnswered(party, period));
    const partly = covered.length < periods.length;
    return {
      party, name, colour, whole, others, partly, only: partly && whole ? say("only", { periods: names(covered) }) : "",
      groups: media === "each" ? Object.fromEntries(D.groups.map(([id]) => [id, sum(party, periods, id)])) : {},
      all: as === "own" ? sum(party, periods, "all") : null, why: why(party, periods, others), segments: [], total: ""
    };
  }
  function figures(choice) {
    const { as, media } = choice, rows = choice.parties.map(party => row(party, choice)), valued = rows.filter(found => found.whole);
    const most = top(valued.map(found => found.whole[1]), 0n), isShare = as === "part" || as === "own", heads = as === "voter";
    const unit = D.units.find(([size]) => most >= size) || last(D.units), size = BigInt(unit[0]);
    const perHead = say("voter", { unit: last(D.units)[1] }), together = valued.reduce((sum, found) => add(sum, found.whole), null);
    const write = sum => heads ? span(sum, perVoter) : span(sum, parts => compact(parts, size));
    const tell = sum => heads ? write(sum) : money(sum, D.currency);
    for (const found of valued) {
      const { name, whole, groups } = found, of = isShare && (found.all || together);
      const part = ([low, high], said, colour = "m1", label = "") => ({ low, high, colour, label, title: name + said });
      const colour = group(media) && group(media)[2];
      if (isShare && !of[1]) continue;
      if (isShare) found.share = share(whole, of);
      found.total = isShare ? shared(found.share) : write(whole);
      if (isShare) found.segments = [part(placed(found.share), ": " + found.total, colour)];
      else if (media !== "each") found.segments = [part(whole, ": " + tell(whole), colour)];
      else found.segments = D.groups.filter(([id]) => groups[id]).map(([id, title, own]) =>
        part(groups[id], `, ${title}: ${tell(groups[id])}`, own, write(groups[id])));
    }
    const scale = isShare ? shareScale(rows) : sumScale(most, heads ? UNIT : size, heads ? VOTERS : 1n);
    return { ...choice, ...scale, rows, isShare, write, perHead, unit: isShare ? say(as) : heads ? perHead : unit[1] };
  }
  function sumScale(most, size, voters) {
    const end = top([most / voters], 1n), power = 10n ** BigInt(Math.max(String(end).length - 2, 0)), ticks = [];
    const step = [1n, 2n, 5n, 10n, 20n, 50n].find(factor => end / (factor * power) <= 5n) * power, digits = String(size).length - 1;
    for (let value = 0n; value <= end; value += step) {
      let places = digits;
      while (places && !(value % 10n ** BigInt(digits - places + 1))) places--;
      ticks.push([value * voters, fixed(value, size, places)]);
    }
    return { ticks, top: top([most], 1n) };
  }
  function shareScale(rows) {
    const most = top(rows.flatMap(found => found.segments.map(segment => segment.high)), 1000n), ticks = [];
    const step = most <= 2500n ? 500n : most <= 5000n ? 1000n : 2500n;
    for (let value = 0n; value <= most; value += step) ticks.push([value, percent(value, WHOLE, 0)]);
    return { ticks, top: most };
  }

  /* What is said of them */

  function described(f) {
    const medium = group(f.media), measure = [medium ? say("one", { medium: medium[1] }) : say(f.media), f.unit, time(f.periods)].join(", ");
    const said = f.rows.map(({ name, total, only, why }) => `${name} ${total ? total + (only && ` (${only})`) : why}`);
    return { measure, finding: (medium ? medium[1] + ": " : "") + finding(f), summary: `${measure}: ${list(said)}.`, note: note(f) };
  }
  /* Names the largest where no bound can change that, else asks; where something is missing, it speaks of what is there. */
  function finding({ rows, as, isShare, unit, write }) {
    const one = rows.length === 1, valued = rows.filter(found => found.total);
    const end = (found, at) => found.share ? found.share[at] : [found.whole[at], 1n];
    const less = (a, b) => a[0] * b[1] < b[0] * a[1];
    const first = valued.find(found => valued.every(other => other === found || less(end(other, 1), end(found, 0))));
    if (one && !first) return rows[0].name + ": " + rows[0].why;
    if (!first || valued.length < 2 && (!one || as === "part")) return say(as === "own" ? "question_own" : "question");
    const party = first.name, least = first.only && first.whole[0];
    if (isShare) return say(as === "part" ? "part_most" : one ? "own_one" : "own_most", { party, share: first.total });
    const sum = (least ? write([least, least]) : first.total) + " " + unit;
    const key = one ? "declared" : rows.some(found => found.partly) ? "largest" : "most";
    return say(key, { party, sum: least ? say("at_least", { sum }) : sum });
  }
  function note({ rows, periods, parties, as }) {
    const gaps = { missing: [], refused: [], withheld: [], withdrawn: [] };
    for (const [key, who] of Object.entries(gaps)) for (const { party, name } of rows) {
      const found = periods.filter(period => state(party, period) === key);
      if (found.length) who.push(`${name} (${names(found)})`);
    }
    const few = who => list(who.length > 5 ? [...who.slice(0, 4), say("more", { count: who.length - 4 })] : who);
    const others = rows.flatMap(({ name, others }) => others.map(([currency, spent]) => name + " " + money(spent, currency)));
    return [
      D.source, rows.some(({ segments }) => segments.some(({ low, high }) => low < high)) && say("hatched"),
      ...Object.keys(gaps).map(key => gaps[key].length && say(key, { who: few(gaps[key]) })),
      others.length && say("others", { sums: list(others) }), vat(parties, periods), as === "voter" && D.voters.words
    ].filter(Boolean).join(" ");
  }
  /* What parties say of VAT, where that keeps their sums from measuring the same thing. */
  function vat(parties, periods) {
    const said = parties.map(party => {
      const signs = [...new Set(periods.map(period => D.taxed[party][period]).join(""))].sort().join("");
      return signs.includes("ny") ? "ny" : signs;
    });
    const sure = new Set(said.filter(Boolean).map(signs => signs.replace("?", "")));
    if (sure.size < 2 && !sure.has("ny")) return "";
    const told = D.vat.map(([signs, answer]) => [answer, parties.filter((_, at) => said[at] === signs)]).filter(([, who]) => who.length);
    return [say("vat"), ...told.map(([answer, who]) => say("vat_said", { answer, parties: list(who.map(party => D.parties[party][1])) }))].join(" ");
  }
  /* The drawing, in tenths of a pixel */

  const PIXEL = 10, AFTER = 80, WIDTHS = {}, FACES = {};
  for (const [wide, characters] of Object.entries(D.widths)) for (const one of characters) WIDTHS[one] = +wide;
  for (const [name, [size, bold, line]] of Object.entries(D.faces)) FACES[name] = { name, size, bold, line, drop: Math.floor(line * 79 / 100) };
  const { label: LABEL, total: TOTAL, inside: INSIDE, tick: TICK, state: STATE } = FACES;
  const px = tenths => String(tenths / 10), half = length => Math.floor(length / 2);

  function width(text, { size, bold }) {
    let ems = 0;
    for (const one of text) ems += one in WIDTHS ? WIDTHS[one] : 75;
    return Math.ceil((bold ? Math.floor(ems * 114 / 100) : ems) * size / 100);
  }
  const widest = (texts, face) => Math.max(0, ...texts.map(text => width(text, face)));
  function fitting(text, face, room) {
    const all = [...text], to = end => all.slice(0, end).join("");
    let end = 1;
    while (end < all.length && width(to(end + 1), face) <= room) end++;
    while (/^\p{M}/u.test(all[end])) end++;
    return to(end);
  }
  /* The beginning of a word too long for a line: up to a hyphen or slash, else what fits. */
  function part(text, face, room) {
    const line = fitting(text, face, room);
    return (/^.*[-–—/]/.exec(line) || [line])[0];
  }
  function wrap(text, face, room, most = 2) {
    const lines = [];
    let rest = text.replace(/^ +| +$/g, "");
    while (rest && lines.length < most - 1) {
      let line = "";
      for (const word of rest.split(" ")) {
        const longer = line ? line + " " + word : word;
        if (width(longer, face) > room) break;
        line = longer;
      }
      line = line || part(rest, face, room);
      lines.push(line.replace(/ +$/, ""));
      rest = rest.slice(line.length).replace(/^ +/, "");
    }
    if (!rest) return { lines: lines.length ? lines : [""] };
    if (width(rest, face) <= room) return { lines: [...lines, rest] };
    return { lines: [...lines, fitting(rest, face, room - width("…", face)).trimEnd() + "…"], whole: text };
  }

  function made(element, attributes, inside) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside.filter(Boolean));
    return element;
  }
  const el = (tag, attributes, ...inside) => made(document.createElement(tag), attributes, inside);
  const mark = (tag, attributes, ...inside) => made(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, inside);
  const title = text => text && mark("title", {}, text);
  function words(face, x, y, { lines, whole }, also) {
    const more = lines.slice(1).flatMap((line, at) => [" ", mark("tspan", { x: px(x), y: px(y + face.line * (at + 1)) }, line)]);
    return mark("text", { class: face.name, x: px(x), y: px(y), ...also }, title(whole), lines[0], ...more);
  }
  const box = (x, y, wide, high) => ({ x: px(x), y: px(y), width: px(wide), height: px(high) });
  const rect = (kind, at, said) => mark("rect", { class: kind, ...box(...at) }, title(said));
  const down = (kind, x, ...spans) => mark("path", { class: kind, d: spans.map(([start, end]) => `M${px(x)} ${px(start)}V${px(end)}`).join("") });

  const NAME_LINES = 8, INSET = 20;
  /* The narrowest room in which no name needs more than two lines or has a word broken. */
  function labelRoom(names) {
    let lines;
    for (const room of [2100, 2500, 2900]) {
      lines = names.map(name => wrap(name, LABEL, room, NAME_LINES).lines);
      if (names.every((name, at) => lines[at].length <= 2 && widest(name.split(" "), LABEL) <= room)) break;
    }
    return widest(lines.flat(), LABEL);
  }
  function planned({ rows, top: end }, sheet, narrow) {
    const before = rows.some(found => found.colour) ? 120 : 0, close = rows.length >= 16, [bar, gap] = close ? [170, 90] : [200, 140];
    const room = labelRoom(rows.map(found => found.name)), beside = !narrow || before + room <= 950;
    const left = beside ? before + room + (narrow ? AFTER : 140) : PIXEL;
    const whole = sheet - left - PIXEL * (2 + Math.max(...rows.map(found => found.segments.length)));
    const high = ({ segments }) => segments.reduce((sum, one) => sum + one.high, 0n), most = top(rows.map(high), end);
    const spans = rows.filter(high).map(found => Number(BigInt(whole - AFTER - width(found.total, TOTAL)) * most / high(found)));
    const fits = Math.min(whole, ...spans), below = fits * 5 < whole * 2 || widest(rows.map(found => found.total), TOTAL) + AFTER > whole;
    const at = value => left + Number(value * BigInt(below ? whole : fits) / most);
    return { sheet, before, beside, left, below, bar, gap, room: beside ? room : sheet - before, at, top: most };
  }
  function set(found, plan, y) {
    const { beside, bar, gap } = plan, room = plan.sheet - plan.left - AFTER, { segments, total } = found, isBar = segments.length;
    const label = wrap(found.name, LABEL, plan.room, NAME_LINES), text = isBar ? found.only : found.why, none = { lines: [] };
    const reason = text ? wrap(text, STATE, room, 4) : none, sum = total && plan.below ? wrap(total, TOTAL, room) : none;
    const high = label.lines.length * LABEL.line, instead = isBar ? 0 : reason.lines.length * STATE.line;
    const tall = Math.max(high, instead, bar), lines = sum.lines.length + (isBar ? reason.lines.length : 0);
    const from = beside ? y + half(gap + tall - bar) : y + high + 40, below = beside ? y + half(gap) + tall : from + (instead || bar);
    const end = below + lines * STATE.line + (lines ? 30 : 0) + (beside ? gap - half(gap) : gap);
    return { ...found, label, reason, sum, isBar, y: beside ? y + half(gap + tall - high) : y, bar: from, below, end, pieces: pieces(segments, plan) };
  }
  function pieces(segments, { at, left }) {
    let value = 0n, edge = left;
    return segments.filter(segment => segment.high).map(segment => {
      const { low, high } = segment, start = Math.max(at(value), edge), end = Math.max(at(value + high), start + PIXEL);
      const sure = low ? Math.max(Math.min(at(value + low), end), start + PIXEL) : start;
      value += high;
      edge = end;
      return { ...segment, start, end, sure: low >= high ? end : sure };
    });
  }
  function bar({ pieces, bar: y }, { bar: high }, id) {
    return pieces.map(({ colour, title: said, start, sure, end: edge }, at) => {
      const end = edge - start >= 3 * PIXEL && at < pieces.length - 1 ? edge - PIXEL : edge, wide = end - sure;
      const solid = [start, y, Math.min(sure, end) - start, high];
      if (sure === edge) return rect("bar " + colour, solid, said);
      return mark("g", {}, title(said), sure > start && rect("bar " + colour, solid), ...wide >= 3 * PIXEL ? [
        mark("rect", { fill: `url(#${id}-${colour})`, ...box(sure, y, wide, high) }),
        rect("edge line-" + colour, [sure + 5, y + 5, wide - PIXEL, high - PIXEL])
      ] : wide > 0 ? [down("dots line-" + colour, half(sure + edge), [y, y + high])] : []);
    });
  }
  /* Lines along the exact pieces, which tell their colours apart; bars of one colour need none. */
  function edgings(rows, plan) {
    const drawn = rows.some(({ pieces }) => pieces.length > 1) ? Object.entries(D.edgings) : [];
    return drawn.map(([colour, above]) => [colour, rows.flatMap(({ bar, pieces }) => pieces
      .filter(piece => piece.colour === colour && piece.sure - piece.start >= 4 * PIXEL)
      .map(({ start, sure }) => `M${px(start)} ${px(bar + (above ? INSET : plan.bar - INSET))}H${px(sure - PIXEL)}`)).join("")])
      .map(([colour, d]) => d && mark("path", { class: "edging edging-" + colour, d }));
  }
  /* A figure on the exact part of a piece or else on the hatched, where it fits. */
  function inside({ label, start, sure, end, colour }, total, middle) {
    const size = width(label, INSIDE), fits = (from, to) => label && label !== total && from + 120 + size <= to;
    const figure = (x, kind) => words(INSIDE, x + 60, middle + 43, { lines: [label] }, { class: "inside" + kind });
    if (fits(start, sure)) return [figure(start, " on-" + colour)];
    return fits(sure, end) ? [rect("ground", [sure + 30, middle - 75, size + 60, 150]), figure(sure, "")] : [];
  }
  function text(row, plan) {
    const { beside, left, below } = plan, base = row.y + LABEL.drop, middle = row.bar + half(plan.bar), x = left + (beside ? AFTER : 0);
    const { pieces, total, reason, isBar, sum } = row, lines = reason.lines.length, y = row.below + 30, state = y + sum.lines.length * TOTAL.line;
    return [
      row.colour && mark("rect", { class: "swatch", fill: row.colour, ...box(0, base - 110, 50, 130) }),
      words(LABEL, plan.before, base, row.label),
      ...pieces.flatMap(piece => inside(piece, total, middle)),
      total && !below && words(TOTAL, (pieces.length ? last(pieces).end : left) + AFTER, middle + 50, { lines: [total] }),
      sum.lines.length && words(TOTAL, x, y + TOTAL.drop, sum),
      lines && (isBar ? words(STATE, x, state + STATE.drop, reason) : beside
        ? words(STATE, x, middle - half(lines * STATE.line) + STATE.drop, reason) : words(STATE, 0, row.bar + STATE.drop - 20, reason))
    ].filter(Boolean);
  }
  function draw(f, pixels, name, { finding, summary }) {
    const narrow = pixels < 500, sheet = pixels * 10, plan = planned(f, sheet, narrow), id = `${name}-${pixels}`;
    function extent([value, label]) {
      const size = Math.min(width(label, TICK), sheet), start = Math.min(Math.max(plan.at(value) - half(size), 0), sheet - size);
      return [start, start + size];
    }
    const apart = shown => shown.every((tick, at) => !at || extent(shown[at - 1])[1] + AFTER <= extent(tick)[0]);
    const isDrawn = f.rows.some(({ segments }) => segments.some(({ high }) => high));
    const all = f.ticks.filter(([value]) => isDrawn && value <= plan.top);
    const ticks = all.map((_, stride) => all.filter((_, at) => !(at % (stride + 1)))).find(apart) || [], start = ticks.length ? 220 : 0;
    let y = start;
    const rows = f.rows.map(found => {
      const row = set(found, plan, y);
      y = row.end;
      return row;
    });
    const unsure = f.rows.flatMap(({ segments }) => segments.filter(({ low, high }) => low < high).map(({ colour }) => colour));
    const hatched = [...new Set(unsure)].sort().map(colour => mark("pattern", {
      id: `${id}-${colour}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"
    }, mark("path", { class: "hatch line-" + colour, d: "M1 0V5" })));
    const rules = ticks.flatMap(tick => [
      words(TICK, half(extent(tick)[0] + extent(tick)[1]), 125, wrap(tick[1], TICK, sheet, 1), { "text-anchor": "middle" }),
      (tick[0] || !plan.beside) && down("rule", plan.at(tick[0]), [170, y])
    ]);
    const bars = rows.filter(({ pieces }) => pieces.length).map(({ bar }) => [bar - 20, bar + plan.bar + 20]);
    const base = plan.beside ? [[start, y]] : bars;
    return mark("svg", {
      class: "chart chart-" + (narrow ? "narrow" : "wide"), viewBox: `0 0 ${pixels} ${px(y)}`, width: pixels, height: px(y),
      role: "img", "aria-labelledby": `${id}-title ${id}-text`
    }, mark("title", { id: id + "-title" }, finding), mark("desc", { id: id + "-text" }, summary),
    hatched.length && mark("defs", {}, ...hatched), ...rules, ...rows.flatMap(row => bar(row, plan, id)), ...edgings(rows, plan),
    base.length && down("base", plan.left, ...base), ...rows.flatMap(row => text(row, plan)));
  }

  /* All that is shown of a choice, as elements */

  function built(choice, name) {
    const f = figures(choice), said = described(f), url = choice.as === "voter" && D.voters.url;
    const drawn = f.rows.flatMap(({ segments }) => segments.filter(({ high }) => high).map(({ colour }) => colour));
    const key = D.groups.filter(([, , colour]) => choice.media === "each" && drawn.includes(colour));
    return {
      ...f, ...said, measure: el("p", { class: "measure" }, said.measure),
      note: el("span", {}, said.note, ...url ? [" ", el("a", { href: url, rel: "nofollow noopener noreferrer", target: "_blank" }, new URL(url).host)] : []),
      key: key.length > 1 && el("ul", { class: "key" }, ...key.map(([, words, colour]) => el("li", {}, el("i", { class: colour }), words))),
      wide: draw(f, 700, name, said), narrow: draw(f, 340, name, said)
    };
  }

  /* In a frame of another site the address alone makes the choice, and what nobody asked for is not loaded: sums by
     medium, which a cache may hold from another day and which are then refused, and the table. */
  document.querySelectorAll("[data-frame]").forEach(place => {
    const tables = place.querySelector("a");
    function load(src, then) {
      const script = el("script", { src });
      script.onload = then;
      document.head.append(script);
    }
    function show() {
      const choice = read(location.hash);
      if (choice.media !== "all" && !hasMedia()) return load(`${place.dataset.media}?${D.stamp}`, () => hasMedia() && show());
      const found = built(choice, "chart-builder"), table = el("details", {}, el("summary", {}, say("table")), tables);
      table.addEventListener("toggle", () => load(place.dataset.table, () => table.lastChild.replaceWith(SIXC_TABLE(found).element)), { once: true });
      document.title = found.finding;
      document.querySelector("footer p").replaceChildren(found.note);
      document.querySelector(".more a").hash = written(choice);
      place.replaceChildren(...[el("h1", {}, found.finding), found.measure, found.key, found.wide, found.narrow, table].filter(Boolean));
      place.dataset.frame = written(choice);
      dispatchEvent(new Event("drawn"));
    }
    addEventListener("hashchange", show);
    show();
  });

  return { el, hasMedia, read, settled, written, built, width, say, group, time, fixed, plain, exact, money, perVoter, UNIT, between, span, shared, elsewhere };
})();
