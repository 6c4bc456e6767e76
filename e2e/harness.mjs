// A real browser for the journeys: sessions, accessibility checks, pictures, and a quiet console.
import { mkdir } from "node:fs/promises";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const axe_source = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const shots = fileURLToPath(new URL("shots/", import.meta.url));
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
let browser;
const shapes = new Map();

/**
 * One person in front of one screen. `close()` when done. Who answers in the place of the server
 * (`page.route`) asks for no `worker`: what the service worker has taken over is not seen there.
 */
export async function session(options = {}) {
  const { width = 1280, height, js = true, baseUrl, scheme = "light", worker = true } = options;
  browser ??= await chromium.launch({ executablePath: chromiumPath(), args: flags });
  const context = await browser.newContext({
    baseURL: baseUrl,
    javaScriptEnabled: js,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    colorScheme: scheme,
    reducedMotion: "reduce",
    hasTouch: width < 600,
    serviceWorkers: worker ? "allow" : "block",
    viewport: { width, height: height ?? (width < 600 ? 740 : 900) },
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    const isOurs = worker || !message.text().startsWith("Service Worker registration blocked");
    if (isOurs && ["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.complaints = complaints;
  return { page, context, width, close: () => context.close() };
}

/** Closes the browser; call it in the last `after()` of a journey. */
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/** Fails with a readable list when the page breaks a rule of WCAG 2.2 AA or a good practice. */
export async function axe(page, { except = [], style = false } = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe_source);
  const violations = await page.evaluate(async ([except, style]) => {
    const options = { rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const report = await globalThis.axe.run(document, {
      ...options,
      runOnly: tags,
      resultTypes: ["violations"],
      // What is asked of the style itself is asked once, by samples.mjs: reading it takes longer
      // than all the rest.
      preload: style,
      selectors: false,
    });
    return report.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes
        .slice(0, 5)
        .map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`),
    }));
  }, [except, style]);
  if (violations.length === 0) return;
  const lines = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.join("\n    ").replace(/\n\s+/g, "\n      ")}`,
  );
  // A page without its style breaks some, too: what the browser says of it is said here.
  const said = page.complaints?.map((line) => `\n  the console: ${line}`).join("") ?? "";
  const broken = `${page.url()} breaks ${violations.length} rules of accessibility`;
  throw new Error(`${broken}\n  ${lines.join("\n  ")}${said}`);
}

/** The same, unless this page of that route has no shape that was not asked about before. */
export async function axeOnce(page, route) {
  const known = shapes.get(route) ?? new Set();
  shapes.set(route, known);
  const shown = await page.evaluate(shapesOfThePage);
  if (shown.every((shape) => known.has(shape))) return;
  await axe(page);
  for (const shape of shown) known.add(shape);
}

/** Fails when something is wider than the screen: nobody scrolls sideways here. */
export async function fitsTheScreen(page) {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map(
        (element) =>
          `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}">`,
      );
  });
  if (wide.length > 0)
    throw new Error(`${page.url()} is wider than the screen: ${wide.join(", ")}`);
}

/** Goes on with the key of tabulation until the focus is there, and can be seen there. */
export async function tabsTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate((it) => document.activeElement.matches(it), selector))) continue;
    const style = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    if (style === "none") throw new Error(`nobody sees that the focus is on ${selector}`);
    return;
  }
  throw new Error(`no key leads to ${selector}`);
}

/** A picture of the whole page, in shots/NAME-WIDTH.png, when somebody wants to look: SHOTS=1. */
export async function shot(page, name) {
  if (!process.env.SHOTS) return;
  await mkdir(shots, { recursive: true });
  const path = join(shots, `${name}-${page.viewportSize().width}.png`);
  await page.screenshot({ path, fullPage: true });
}

/** Looks at the page that is there as a reader of screens and as a small phone do. */
export async function look(page, name, { js = true } = {}) {
  await fitsTheScreen(page);
  if (js) await axe(page);
  await shot(page, name);
}

/** What the page says, in single spaces. */
export const words = async (page) =>
  (await page.locator("main").innerText()).replace(/\s+/g, " ");

/** Fails when the page wrote an error or a warning in the console, a CSP refusal for instance. */
export function noConsoleErrors(page) {
  if (page.complaints.length > 0)
    throw new Error(`the console of ${page.url()} says:\n  ${page.complaints.join("\n  ")}`);
}

function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        /* not in this folder */
      }
    }
  }
  throw new Error("Chromium was not found: install it, or set CHROMIUM to its path.");
}

// Runs in the page. Each element in its parent, by what the rules ask of it; then the order of
// headings, and the landmarks with their names.
function shapesOfThePage() {
  const valued = /^(class|role|type|lang|dir|hidden|tabindex|aria-(?!label|describedby|controls))/;
  const shape = (element) => {
    const attributes = [...element.attributes].map(({ name, value }) =>
      valued.test(name) ? `${name}=${value}` : name,
    );
    return `${element.localName}[${attributes.sort()}]${element.hasChildNodes() ? "" : "∅"}`;
  };
  const shapes = new Set();
  for (const element of document.querySelectorAll("html, html *")) {
    const parent = element.parentElement;
    shapes.add(`${parent ? shape(parent) : ""} > ${shape(element)}`);
  }
  const named = (element) => `${element.localName} ${element.getAttribute("aria-label")}`;
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(named);
  levels.forEach((level, at) => shapes.add(`${levels[at - 1]} then ${level}`));
  shapes.add([...document.querySelectorAll("main, nav, aside, header, footer")].map(named).join());
  return [...shapes];
}
