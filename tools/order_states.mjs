// Writes data/state_order.csv: the rank of each State in the alphabetical order of the six
// United Nations languages, so that the site sorts names without a collation library.
//   node tools/order_states.mjs
// Needs a Node with full ICU (the default build). Same CLDR data in, same file out.
import { readFileSync, writeFileSync } from "node:fs";

const STATES = new URL("../data/states.csv", import.meta.url);
const ORDER = new URL("../data/state_order.csv", import.meta.url);
const SOURCE =
  "computed from states.csv by tools/order_states.mjs (Unicode CLDR collation; Chinese by pinyin)";

const LOCALES = {
  en: "en",
  fr: "fr",
  es: "es",
  ar: "ar",
  ru: "ru",
  zh: "zh-u-co-pinyin",
};

// Pinyin collation gives each character one reading. Where a name of a State uses another one,
// the character is replaced, for sorting only, by one that is always read that way.
const READINGS = { 秘鲁: "币鲁" }; // Peru: bi, not mi

/** Rows of a CSV file as objects keyed by the header; quoted fields may hold commas and quotes. */
function readRows(url) {
  const rows = readFileSync(url, "utf8").trimEnd().split("\n").map(splitLine);
  const header = rows.shift();
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

/** The fields of one line; no field of states.csv holds a line break. */
function splitLine(line) {
  const fields = line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g);
  return [...fields].map(([, field]) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

/** ISO3 codes to ranks from 1 in the order of one language; equal names fall back to the code. */
function ranks(states, language) {
  const collator = new Intl.Collator(LOCALES[language]);
  const key = ({ [`name_${language}`]: name }) => READINGS[name] ?? name;
  const sorted = states.toSorted(
    (a, b) => collator.compare(key(a), key(b)) || (a.iso3 < b.iso3 ? -1 : 1),
  );
  return new Map(sorted.map((state, i) => [state.iso3, i + 1]));
}

function main() {
  const states = readRows(STATES);
  const languages = Object.keys(LOCALES);
  const orders = languages.map((language) => ranks(states, language));
  const lines = states
    .map(({ iso3 }) => [iso3, ...orders.map((order) => order.get(iso3)), SOURCE].join(","))
    .sort();
  const header = ["iso3", ...languages, "source"].join(",");
  writeFileSync(ORDER, [header, ...lines, ""].join("\n"));
}

main();
