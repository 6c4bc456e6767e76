// Draws the PNG icons of the home screen from favicon.svg. Run by hand when the drawing changes.
import { readFile, writeFile } from "node:fs/promises";
import { closeBrowser, session } from "../../e2e/harness.mjs";

const svg = await readFile(new URL("favicon.svg", import.meta.url), "utf8");
for (const size of [180, 192, 512]) {
  const { page, close } = await session({ width: size, height: size });
  // A square ground: phones round the corners themselves.
  const square = svg.replace('rx="7"', "").replace("<svg", `<svg width="${size}" height="${size}"`);
  await page.setContent(`<body style="margin:0">${square}</body>`);
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: size, height: size } });
  await writeFile(new URL(`icon-${size}.png`, import.meta.url), png);
  await close();
}
await closeBrowser();
