// @ts-check
/* How high a frame must be that needs no script, as a formula over its width: measured in the preview, with letters as
   far apart as the widest of the usual fonts have them. For each range of widths it is the lowest straight line that lies
   nowhere below the height, and more for larger text, as in generator/embeds/heights.py. Below the first and beyond the
   last there is room as at their ends. */

const EDGES = [320, 400, 560, 640, 760, 1000],
  PHONE = 340,
  STEP = 8,
  USUAL = 16,
  LARGEST = 24,
  SLACK = 2;

/** The texts of a page, each with the element that it stands in.
 * @param {Document} inside
 * @returns {HTMLElement[]} */
const texts = inside =>
  [...inside.body.querySelectorAll("*")].filter(
    /** @returns {element is HTMLElement} */
    element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()),
  );

/** Sets the letters of an element apart.
 * @param {HTMLElement} element
 * @param {Record<string, number>} widths the widest that each character is, in hundredths of an em; bold ones more
 * @param {CanvasRenderingContext2D} pen */
function widen(element, widths, pen) {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(element),
    words = [...element.textContent],
    size = parseFloat(fontSize);
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const ems = words.reduce((sum, one) => sum + (widths[one] || 75), 0),
    most = (ems * (Number(fontWeight) > 400 ? 1.14 : 1) * size) / 100;
  element.style.letterSpacing =
    Math.max(0, (most - pen.measureText(words.join("")).width) / words.length / size) + "em";
}

/** The height of a range, or less than nothing where the width is in another.
 * @param {{ from: number, to: number, height: string }} range
 * @param {number} at
 * @param {unknown[]} all */
function chosen({ from, to, height }, at, all) {
  const after = at ? `(100cqw - ${from - 1}px)*9999,` : "",
    before = at < all.length - 1 ? `(${to}px - 100cqw)*9999,` : "";
  return `min(${after}${before}${height})`;
}

/** The height of a frame on a phone, and the formula for all widths; afterwards the frame is as high as what is in it.
 * @param {HTMLIFrameElement} frame
 * @param {Record<string, number>} widths */
export function measure(frame, widths) {
  const inside = frame.contentDocument,
    root = inside.documentElement,
    said = texts(inside);

  /** @param {number} width */
  function high(width, size = USUAL) {
    root.style.fontSize = size + "px";
    frame.width = String(width);
    return Math.ceil(root.getBoundingClientRect().height) + SLACK;
  }

  /** @param {number} from
   * @param {number} to */
  function line(from, to) {
    /** @type {number[]} */
    const widths = [];
    for (let width = from; width < to; width += STEP) widths.push(width);
    const most = widths[widths.length - 1] + STEP - 1,
      usual = [...widths, most].map(width => high(width));
    const share = Number(((usual[usual.length - 1] - usual[0]) / (most - from)).toFixed(4));
    const base = Math.ceil(Math.max(...[...widths, most].map((width, at) => usual[at] - share * width)));
    let larger = 0;
    for (let size = USUAL + 2; size <= LARGEST; size += 2)
      for (const width of [...widths, most])
        larger = Math.max(larger, Math.ceil((high(width, size) - share * width - base) / (size - USUAL)));
    return `${base}px ${share < 0 ? "-" : "+"} ${Math.abs(share)}*min(100cqw,${most}px) + ${larger}*max(0px,1em - ${USUAL}px)`;
  }

  const pen = document.createElement("canvas").getContext("2d");
  said.forEach(element => widen(element, widths, pen));
  const ranges = EDGES.slice(1).map((to, at) => ({ from: EDGES[at], to, height: line(EDGES[at], to) })),
    height = high(PHONE);
  said.forEach(element => element.style.removeProperty("letter-spacing"));
  root.style.removeProperty("font-size");
  frame.width = "100%";
  frame.height = String(Math.ceil(root.getBoundingClientRect().height) + 1);
  return { height, formula: `max(${ranges.map(chosen).join()})` };
}
