// @ts-check
/* The table in a frame of another site, which is loaded when a reader opens it. */

import { choices } from "./choice.mjs";
import { tabulating } from "./tabulated.mjs";

globalThis.SIXC_TABLE = fragment => tabulating(SIXC_BUILDER)(choices(SIXC_BUILDER).read(fragment)).element;
