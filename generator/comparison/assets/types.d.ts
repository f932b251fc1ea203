/* What the scripts of the comparison are checked against; nothing of it is published. generator/comparison/data.py writes
   the data. */

/** The lowest and the highest that a sum can be, in ten-thousandths of a unit. */
type Ends = [bigint, bigint];
/** A part of a whole. */
type Fraction = [bigint, bigint];
/** The lowest and the highest that a share can be. */
type Share = [Fraction, Fraction];
/** A sum as it is sent: one number where it is exact, else its ends, in steps; text where it is too large. */
type Sent = number | string | [number | string, number | string];

interface Topic {
  counted: boolean;
  /** For each party, a letter for each period: the place of its state in the list of states. */
  answers: string[];
  /** The parts: id, title, colour. */
  groups: [string, string, string][];
  /** By part, or `all`: for each party and period what was declared in the election's currency. */
  sums: Record<string, (Sent | null)[][]>;
  /** Places of party and period, part, currency, sum. */
  others: [number, number, string, string, Sent][];
  /** What is said of VAT: for each party and period its signs; none where nothing is. */
  taxed: string[][];
  /** In which units sums are written, the largest first. */
  units: [number, string][];
  step: number;
  words: Record<string, string>;
}

interface ComparisonData {
  currency: string;
  /** Id, name, colour. */
  parties: [string, string, string][];
  /** Id, name, and why there is nothing where a party owes it. */
  periods: [string, string, string][];
  start: number[];
  spans: Record<string, string>;
  /** Id and words, the gravest reason first. */
  states: [string, string][];
  decimals: Record<string, number>;
  voters: { number: number; words: string; url: string } | null;
  number: { group: string; point: string; sizes: [number, number]; before: string; after: string };
  lists: string[];
  words: Record<string, string>;
  vat: [string, string][];
  source: string;
  formula: string;
  /** Id, title, and the stamp of its file; empty where it stands with the rest. */
  offered: [string, string, string][];
  /** The stamp of the file of parts. */
  parts: string;
  topics: Record<string, Topic>;
}

/** Places of parties and periods. */
interface Choice {
  of: string;
  parties: number[];
  periods: number[];
  media: string;
  as: string;
}

interface Segment {
  low: bigint;
  high: bigint;
  colour: string;
  label: string;
}

interface Row {
  party: number;
  period: number;
  name: string;
  colour: string;
  whole: Ends | null;
  all: Ends | null;
  groups: Record<string, Ends | null>;
  share: Share | null;
  others: [string, Ends][];
  partly: boolean;
  only: string;
  why: string;
  total: string;
  segments: Segment[];
}

interface Counted extends Choice {
  rows: Row[];
  top: bigint;
  isShare: boolean;
  unit: string;
  perHead: string;
  write(sum: Ends): string;
}

declare var SIXC_BUILDER: ComparisonData;
declare var SIXC_TABLE: (fragment: string) => HTMLElement;
