// Every component, in every theme, on a phone and on a desk: readable, reachable, quiet.
// Needs assets/dist (npm run build in assets/). SHOTS=1 keeps the pictures.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { sampleNames, serveSamples } from "../../assets/samples/serve.mjs";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, session, shot } from "../harness.mjs";

let samples;
const windows = {};
before(async () => {
  samples = await serveSamples();
});
after(async () => {
  await closeBrowser();
  samples.stop();
});

for (const name of await sampleNames()) {
  for (const width of [360, 1280]) {
    test(`${name} at ${width} is readable by everyone in the three themes`, async () => {
      const page = await open(name, { width });
      for (const theme of ["light", "dark", "contrast"]) {
        await wear(page, "data-theme", theme);
        await shot(page, `${name}-${theme}`);
        await axe(page, { style: theme === "light" });
      }
      await fitsTheScreen(page);
      noConsoleErrors(page);
    });
  }

  test(`${name} fits 320 pixels with wide letters, and doubled text`, async () => {
    const narrow = await open(name, { width: 320 });
    await wear(narrow, "data-spacing", "dyslexia");
    await shot(narrow, `${name}-wide`);
    await fitsTheScreen(narrow);
    const doubled = await open(name, { width: 640 });
    await doubled.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await shot(doubled, `${name}-doubled`);
    await fitsTheScreen(doubled);
  });

  test(`${name} has targets of 48 pixels`, async () => {
    const page = await open(name, { width: 360 });
    assert.deepEqual(await page.evaluate(smallTargets), []);
  });

  test(`${name} stands without script`, async () => {
    const page = await open(name, { width: 360, js: false });
    await shot(page, `${name}-plain`);
    noConsoleErrors(page);
  });
}

/** The same two windows for all: one with script, one without. */
async function open(name, { width, js = true }) {
  windows[js] ??= await session({ baseUrl: samples.baseUrl, width: 360, js });
  const { page } = windows[js];
  page.complaints.length = 0;
  await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
  await page.goto(`/${name}`);
  if (name === "compose" && js) await page.waitForSelector(".ProseMirror");
  return page;
}

function wear(page, attribute, value) {
  return page.evaluate(
    ([attribute, value]) => document.documentElement.setAttribute(attribute, value),
    [attribute, value],
  );
}

// Runs in the page. A box is as large as its label; a link in a sentence is exempt.
function smallTargets() {
  const targets = document.querySelectorAll(
    "a, button, summary, select, input:not([type=hidden], .hidden)",
  );
  return [...targets]
    .filter((target) => {
      const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
      return width > 1 && (height < 47.5 || width < 47.5) && !target.closest(".rich, .skip");
    })
    .map((target) => target.outerHTML.slice(0, 120));
}
