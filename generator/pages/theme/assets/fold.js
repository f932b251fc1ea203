// @ts-check
/* Texts as they are compared when something is looked for: without accents and capitals, and in Latin letters whatever
   their alphabet, so that Levizja finds Lëvizja and Дунав finds Dunav. Letters that alphabets write differently, such
   as ž, zh and ж, become one. What comes out is never shown. */

/** @type {Record<string, string>} */
const LETTERS = {
  đ: "d",
  ð: "d",
  ø: "o",
  ł: "l",
  ħ: "h",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ə: "e",
  ŋ: "n",
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  ђ: "d",
  е: "e",
  є: "e",
  ж: "z",
  з: "z",
  ѕ: "dz",
  и: "i",
  і: "i",
  ј: "j",
  к: "k",
  л: "l",
  љ: "lj",
  м: "m",
  н: "n",
  њ: "nj",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "c",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "c",
  џ: "dz",
  ш: "s",
  щ: "st",
  ъ: "a",
  ы: "i",
  ь: "",
  э: "e",
  ю: "ju",
  я: "ja",
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "i",
  φ: "f",
  χ: "h",
  ψ: "ps",
  ω: "o",
};
/** @type {Record<string, string>} */
const SOUNDS = { sh: "s", zh: "z", ch: "c", kh: "h", ts: "c", dj: "d", y: "j" };

/**
 * A text as it is compared.
 * @param {string} text
 */
export function fold(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return bare
    .replace(/[^\x00-\x7f]/gu, letter => LETTERS[letter] ?? letter)
    .replace(/[szck]h|ts|dj|y/g, sound => SOUNDS[sound]);
}

/**
 * The words of a text, as they are compared.
 * @param {string} text
 */
export function words(text) {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
