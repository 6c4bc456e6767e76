// The sprite: one <symbol id="icon-NAME"> per line of icons.txt, drawn by lucide.
import { readFile } from "node:fs/promises";

const lucide = new URL("../node_modules/lucide-static/icons/", import.meta.url);

export async function iconSprite(list) {
  const lines = (await readFile(list, "utf8")).split("\n").map((line) => line.trim());
  const wanted = lines.filter((line) => line && !line.startsWith("#"));
  const symbols = await Promise.all(wanted.map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

async function symbol(line) {
  const [name, drawing = name] = line.split(" = ");
  const file = await readFile(new URL(`${drawing}.svg`, lucide), "utf8");
  const shapes = file.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  const short = shapes.replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, "/>").trim();
  // The width of the stroke is left to the style: .icon says it, a tile's icon is thinner.
  return (
    `<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
    `stroke-linecap="round" stroke-linejoin="round">${short}</symbol>`
  );
}
