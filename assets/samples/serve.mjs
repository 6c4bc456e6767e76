// Serves the samples against dist/ under the strict CSP, with the few JSON answers they ask for.
// A sample is what stands inside <main>; its first line says how the page around it is.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => new URL(path, import.meta.url);
const csp =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";
const types = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
const people = [
  { value: "p:1", name: "Mme Durand", detail: "enseignante, CE1-A", reason: null, allowed: true },
  { value: "p:2", name: "M. Durieux", detail: "AESH, CE1-A", reason: null, allowed: true },
  { value: "g:3", name: "Équipe de CE1-A", detail: "3 personnes", reason: null, allowed: true },
  {
    value: "p:4",
    name: "Dupuis, Nour",
    detail: "élève, CM2",
    reason: "les parents n’écrivent pas aux élèves des autres",
    allowed: false,
  },
];

export async function sampleNames() {
  const files = await readdir(here("./"));
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(".html", ""))
    .sort();
}

/** Starts the server on a free port, or on the one given; answers its address and a way to stop. */
export async function serveSamples(port = 0) {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { baseUrl: `http://127.0.0.1:${server.address().port}`, stop };
}

async function answer(request, response) {
  const url = new URL(request.url, "http://localhost");
  response.setHeader("Content-Security-Policy", csp);
  try {
    if (url.pathname.startsWith("/assets/")) return await file(url, response);
    if (url.pathname.startsWith("/json/")) return await json(url, request, response);
    const name = url.pathname.slice(1) || "home";
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(await page(name, url.searchParams));
  } catch {
    response.statusCode = 404;
    response.end();
  }
}

async function file(url, response) {
  const bytes = await readFile(here(`../dist/${url.pathname.replace("/assets/", "")}`));
  response.setHeader("Content-Type", types[extname(url.pathname)] ?? "application/octet-stream");
  response.end(bytes);
}

async function json(url, request, response) {
  for await (const _ of request) {
    /* the body is read and forgotten */
  }
  const say = (value) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(value));
  };
  if (url.pathname === "/json/people")
    return say(
      people.filter(({ name }) =>
        name.toLowerCase().includes(url.searchParams.get("q").toLowerCase()),
      ),
    );
  if (url.pathname === "/json/save") return say({ set: { draft: "42" } });
  if (url.pathname === "/json/upload") return say({ id: "f1", size: "12 ko" });
  if (url.pathname === "/json/progress")
    return say({ done: 640, total: 1100, text: "640 élèves sur 1 100", finished: true });
  if (url.pathname === "/json/live") {
    response.setHeader("Content-Type", "text/event-stream");
    return response.write('event: counters\ndata: {"messages":4,"slips":0}\n\n');
  }
  throw new Error("unknown");
}

async function page(name, query) {
  const manifest = JSON.parse(await read("../dist/manifest.json"));
  const [, head, main] = (await read(`${name}.html`)).match(/^<!-- (.*) -->\n([\s\S]*)$/);
  const { title, tab, density = "family", bare = false, main: mainClass = "" } = JSON.parse(head);
  const looks = { theme: "light", accent: "teal", density, spacing: "" };
  const root = Object.entries(looks).map(([look, usual]) => {
    return `data-${look}="${(query.get(look) ?? usual).replace(/\W/g, "")}"`;
  });
  const tabs = await read(density === "young" ? "frame/tabs-young.html" : "frame/tabs-family.html");
  const parts = {
    root: root.join(" "),
    title,
    main,
    brand: await read("../images/brand.svg"),
    bar: bare ? "" : await read("frame/bar.html"),
    tabs: bare ? "" : tabs.replace(currentTab(tab), '<a href="#" aria-current="page">$1'),
    "main-class": mainClass,
    "body-class": bare ? "shell bare" : "shell",
  };
  const frame = await read("frame/page.html");
  const filled = frame.replace(/\{([a-z-]+)\}/g, (_, part) => parts[part]);
  const icons = `/assets/${manifest["icons.svg"]}`;
  return filled
    .replace(/\{file:([\w.-]+)\}/g, (_, file) => `/assets/${manifest[file]}`)
    .replace(/\{icon:([\w-]+)\}/g, (_, icon) => {
      return `<svg class="icon" aria-hidden="true"><use href="${icons}#icon-${icon}"/></svg>`;
    });
}

// The tab of the page one is on.
function currentTab(tab) {
  return new RegExp(`<a href="#">(\\{icon:[\\w-]+\\}<span>${tab}</span>)`);
}

function read(path) {
  return readFile(here(path), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { baseUrl } = await serveSamples(4173);
  for (const name of await sampleNames()) console.log(`${baseUrl}/${name}`);
}
