// Every text is readable in every theme with every accent: the contrasts of tokens.css, computed.
import { readFile } from "node:fs/promises";

const css = await readFile(new URL("css/tokens.css", import.meta.url), "utf8");
const children = [1, 2, 3, 4, 5, 6];
const texts = [
  ...["ink", "ink-2", "ink-3"].flatMap((ink) =>
    ["paper", "sheet", "sunk"].map((ground) => [ink, ground]),
  ),
  ...["paper", "sheet", "sunk", "accent-soft"].map((ground) => ["accent", ground]),
  ...["ink", "ink-2"].flatMap((ink) =>
    ["accent-soft", "warn-soft", "ok-soft", "child-4-soft"].map((ground) => [ink, ground]),
  ),
  ["accent-ink", "accent"],
  ["warn-ink", "warn"],
  ["ink-3", "accent-soft"],
  ["warn", "paper"],
  ["warn", "sheet"],
  ["warn", "warn-soft"],
  ["ok", "sheet"],
  ["ok", "ok-soft"],
  ...children.flatMap((n) => [
    [`child-${n}`, `child-${n}-soft`],
    [`child-${n}`, "sheet"],
  ]),
];
// The edges of inputs and the ring of the focus: 3 is asked.
const edges = [
  ["edge", "sheet"],
  ["edge", "paper"],
  ["accent", "paper"],
];
let failures = 0;

for (const theme of ["light", "dark", "contrast"]) {
  for (const accent of ["teal", "blue", "plum", "forest", "brick", "indigo"]) {
    const colours = { ...rule(":root"), ...rule(`[data-accent="${accent}"]`) };
    if (theme !== "light") {
      // A theme and an accent have the same weight: what comes later in the file wins.
      Object.assign(
        colours,
        rule(`[data-theme="${theme}"]`),
        rule(`[data-theme="${theme}"][data-accent="${accent}"]`),
      );
    }
    const least = theme === "contrast" ? 7 : 4.5;
    for (const [ink, ground] of texts) check(theme, accent, colours, ink, ground, least);
    for (const [ink, ground] of edges) check(theme, accent, colours, ink, ground, 3);
  }
}
process.exitCode = failures > 0 ? 1 : 0;
if (failures === 0)
  console.log("contrast: every text ≥ 4.5 (7 in the contrast theme), every edge ≥ 3");

function rule(selector) {
  const start = css.indexOf(`\n  ${selector} {`);
  if (start < 0) return {};
  const body = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
  );
}

function check(theme, accent, colours, ink, ground, least) {
  const [a, b] = [luminance(colours[ink]), luminance(colours[ground])];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio >= least) return;
  failures += 1;
  console.error(
    `${theme} ${accent}: ${ink} on ${ground} is ${ratio.toFixed(2)}, less than ${least}`,
  );
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
