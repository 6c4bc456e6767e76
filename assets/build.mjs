// Builds dist/: hashed style, scripts, fonts, icons and their manifest, then weighs a first visit.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { iconSprite } from "./build/icons.mjs";
import { fontFiles, themesOfAuto } from "./build/style.mjs";

const dist = new URL("dist/", import.meta.url);
const here = (path) => new URL(path, import.meta.url);
const first_visit_kb_max = 100;
// The largest page we serve at a first visit, compressed; pages are tested against it in Rust.
const html_bytes_max = 15_000;

// Browsers of phones that are five years old and still in families' hands.
const common = {
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  logLevel: "warning",
  target: ["chrome105", "firefox115", "safari15.4"],
  absWorkingDir: here("./").pathname.replace(/\/$/, ""),
};
const manifest = {};

await rm(dist, { recursive: true, force: true });
await mkdir(dist);

await put("favicon.svg", await readFile(here("images/favicon.svg")));
for (const image of ["icon-180.png", "icon-192.png", "icon-512.png"]) {
  await put(image, await readFile(here(`images/${image}`)));
}
await put("icons.svg", await iconSprite(here("icons.txt")));
await put("manifest.webmanifest", await webManifest());
await putStyle();
const editor = await putScript("ts/editor/editor.ts", "editor.js", {});
await putScript("ts/app.ts", "app.js", {
  EDITOR_FILE: JSON.stringify(`./${editor}`),
});
await putScript("ts/notifications.ts", "notifications.js", {
  ICON_FILE: JSON.stringify(`/assets/${manifest["icon-192.png"]}`),
});
await writeFile(new URL("manifest.json", dist), `${JSON.stringify(sorted(manifest), null, 2)}\n`);
await weigh();

// Writes one file under its hashed name, with its compressed twins when it is text.
async function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const hashed = name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`);
  manifest[name] = hashed;
  await writeFile(new URL(hashed, dist), bytes);
  if (/\.(css|js|svg|webmanifest)$/.test(name)) {
    await writeFile(new URL(`${hashed}.gz`, dist), gzipSync(bytes, { level: 9 }));
    await writeFile(new URL(`${hashed}.br`, dist), brotli(bytes));
  }
  return hashed;
}

async function putStyle() {
  const fonts = fontFiles(here("node_modules/"), put);
  const result = await build({
    ...common,
    entryPoints: ["css/app.css"],
    outdir: "dist",
    plugins: [themesOfAuto(), fonts],
  });
  await put("app.css", result.outputFiles[0].contents);
}

async function putScript(entry, name, words) {
  const define = { ...words, ICONS_FILE: JSON.stringify(`./${manifest["icons.svg"]}`) };
  const result = await build({
    ...common,
    entryPoints: [entry],
    outdir: "dist",
    format: "esm",
    define,
    external: ["./editor.*.js"],
  });
  return put(name, result.outputFiles[0].contents);
}

async function webManifest() {
  const text = await readFile(here("images/manifest.webmanifest"), "utf8");
  return text.replace(/"(favicon\.svg|icon-\d+\.png)"/g, (_, name) => `"${manifest[name]}"`);
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => a.localeCompare(b)));
}

// A first visit: the page, style, script, icons and the two weights of the reading font.
async function weigh() {
  const names = [
    "app.css",
    "app.js",
    "icons.svg",
    "atkinson-hyperlegible-next-latin-400-normal.woff2",
    "atkinson-hyperlegible-next-latin-700-normal.woff2",
  ];
  const later = [
    "editor.js",
    "favicon.svg",
    "manifest.webmanifest",
    "opendyslexic-latin-400-normal.woff2",
    "playwrite-fr-moderne-latin-400-normal.woff2",
  ];
  const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
  let total = html_bytes_max;
  console.log(`first visit\n${kb(html_bytes_max)}  the page itself, at most`);
  for (const name of names) {
    const bytes = await weight(name);
    total += bytes;
    console.log(`${kb(bytes)}  ${name}`);
  }
  console.log(`${kb(total)}  in all, of ${first_visit_kb_max} kB\nonly when needed`);
  for (const name of later) console.log(`${kb(await weight(name))}  ${name}`);
  if (total > first_visit_kb_max * 1000) {
    console.error(`A first visit weighs more than ${first_visit_kb_max} kB.`);
    process.exitCode = 1;
  }
}

async function weight(name) {
  const files = await readdir(dist);
  const best = files.includes(`${manifest[name]}.br`) ? `${manifest[name]}.br` : manifest[name];
  return (await readFile(new URL(best, dist))).length;
}
