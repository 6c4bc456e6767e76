// Serves the samples against dist/ under the strict CSP, with the few JSON answers they ask for.
// A sample is what stands inside <main>; its first line says how the page around it is.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => new URL(path, import.meta.url);
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
  + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";
const types = {
  ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2",
  ".png": "image/png", ".webmanifest": "application/manifest+json",
};
const people = [
  { value: "p:1", name: "Mme Durand", detail: "enseignante, CE1-A", reason: null, allowed: true },
  { value: "p:2", name: "M. Durieux", detail: "AESH, CE1-A", reason: null, allowed: true },
  { value: "g:3", name: "Équipe de CE1-A", detail: "3 personnes", reason: null, allowed: true },
  { value: "p:4", name: "Dupuis, Nour", detail: "élève, CM2", reason: "les parents n’écrivent pas aux élèves des autres", allowed: false },
];

export async function sampleNames() {
  const files = await readdir(here("./"));
  return files.filter((file) => file.endsWith(".html")).map((file) => file.replace(".html", "")).sort();
}

/** Starts the server on a free port, or on the one given; answers its address and how to stop it. */
export async function serveSamples(port = 0) {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const stop = () => { server.closeAllConnections(); server.close(); };
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
  for await (const _ of request) { /* the body is read and forgotten */ }
  const say = (value) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(value));
  };
  if (url.pathname === "/json/people") return say(people.filter(({ name }) => name.toLowerCase().includes(url.searchParams.get("q").toLowerCase())));
  if (url.pathname === "/json/save") return say({ set: { draft: "42" } });
  if (url.pathname === "/json/upload") return say({ id: "f1", size: "12 ko" });
  if (url.pathname === "/json/progress") return say({ done: 640, total: 1100, text: "640 élèves sur 1 100", finished: true });
  if (url.pathname === "/json/live") {
    response.setHeader("Content-Type", "text/event-stream");
    return response.write('event: counters\ndata: {"messages":4,"slips":0}\n\n');
  }
  throw new Error("unknown");
}

async function page(name, query) {
  const manifest = JSON.parse(await readFile(here("../dist/manifest.json"), "utf8"));
  const text = await readFile(here(`${name}.html`), "utf8");
  const [, head, body] = text.match(/^<!-- (.*) -->\n([\s\S]*)$/);
  const options = { tab: "", ...JSON.parse(head) };
  const brand = await readFile(here("../images/brand.svg"), "utf8");
  const set = (attribute, fallback) => `data-${attribute}="${(query.get(attribute) ?? fallback).replace(/\W/g, "")}"`;
  const html = `<!doctype html>
<html lang="fr" ${set("theme", "light")} ${set("accent", "teal")} ${set("density", options.density ?? "family")} ${set("spacing", "")}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${options.title} · Préau</title>
<link rel="stylesheet" href="/assets/${manifest["app.css"]}"><link rel="icon" href="/assets/${manifest["favicon.svg"]}">
<link rel="manifest" href="/assets/${manifest["manifest.webmanifest"]}"><script type="module" src="/assets/${manifest["app.js"]}"></script></head>
<body class="shell${options.bare ? " bare" : ""}" data-behaviour="live" data-live-url="/json/live">
<a class="skip" href="#main">Aller au contenu</a>
<p class="offline" role="status" data-behaviour="offline" hidden>Pas de réseau : vos mots partiront quand il reviendra.</p>
<header class="bar"><a class="brand" href="/">${brand}Préau <small>· Lys-lez-Lannoy</small></a>${options.bare ? "" : bar}</header>
<main id="main" tabindex="-1" class="${options.main ?? ""}">${body}</main>
${options.bare ? "" : tabs(options.density === "young" ? young : family, options.tab)}</body></html>`;
  return html.replace(/\{icon:([\w-]+)\}/g, (_, icon) => `<svg class="icon" aria-hidden="true"><use href="/assets/${manifest["icons.svg"]}#icon-${icon}"/></svg>`);
}

const bar = `<div class="end"><a class="round" href="#" aria-label="Rechercher">{icon:search}</a>
<a class="round" href="#" aria-label="Nouveautés">{icon:bell}<span class="badge" hidden data-counter="notices">0</span></a>
<a class="face" href="#"><span aria-hidden="true">SM</span><span class="hidden">Mon compte</span></a></div>`;
const family = [["home", "Accueil"], ["mail", "Messages", "messages", 3], ["signature", "Liaison", "slips", 2], ["book-open", "Devoirs"], ["ellipsis", "Plus"]];
const young = [["home", "Accueil"], ["users", "Classe"], ["log-out", "Partir"]];

function tabs(list, current) {
  const one = ([icon, name, counter, count]) => `<a href="#"${name === current ? ' aria-current="page"' : ""}>{icon:${icon}}<span>${name}</span>${counter
    ? `<span class="badge" data-counter="${counter}"><span data-counter-value>${count}</span><span class="hidden"> à voir</span></span>` : ""}</a>`;
  return `<nav class="tabs" aria-label="Rubriques">${list.map(one).join("")}</nav>`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { baseUrl } = await serveSamples(4173);
  for (const name of await sampleNames()) console.log(`${baseUrl}/${name}`);
}
