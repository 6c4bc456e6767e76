// Every component, in every theme, on a phone and on a desk: readable, reachable, quiet.
// Needs assets/dist (npm run build in assets/). SHOTS=1 keeps the pictures.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { sampleNames, serveSamples } from "../../assets/samples/serve.mjs";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, session, shot } from "../harness.mjs";

let samples;
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
      const { page, close } = await open(name, { width });
      for (const theme of ["light", "dark", "contrast"]) {
        await wear(page, "data-theme", theme);
        await keep(page, `${name}-${theme}`);
        await axe(page);
      }
      await fitsTheScreen(page);
      noConsoleErrors(page);
      await close();
    });
  }

  test(`${name} fits 320 pixels with wide letters, and doubled text`, async () => {
    const narrow = await open(name, { width: 320 });
    await wear(narrow.page, "data-spacing", "dyslexia");
    await keep(narrow.page, `${name}-wide`);
    await fitsTheScreen(narrow.page);
    await narrow.close();
    const doubled = await open(name, { width: 640 });
    await doubled.page.evaluate(() =>
      document.documentElement.style.setProperty("font-size", "200%"),
    );
    await keep(doubled.page, `${name}-doubled`);
    await fitsTheScreen(doubled.page);
    await doubled.close();
  });

  test(`${name} has targets of 48 pixels`, async () => {
    const { page, close } = await open(name, { width: 360 });
    assert.deepEqual(await page.evaluate(smallTargets), []);
    await close();
  });

  test(`${name} stands without script`, async () => {
    const { page, close } = await open(name, { width: 360, js: false });
    await keep(page, `${name}-plain`);
    noConsoleErrors(page);
    await close();
  });
}

async function open(name, options) {
  const visit = await session({ baseUrl: samples.baseUrl, ...options });
  await visit.page.goto(`/${name}`);
  if (name === "compose" && options.js !== false) await visit.page.waitForSelector(".ProseMirror");
  return visit;
}

function wear(page, attribute, value) {
  return page.evaluate(
    ([attribute, value]) => document.documentElement.setAttribute(attribute, value),
    [attribute, value],
  );
}

async function keep(page, name) {
  if (process.env.SHOTS) await shot(page, name);
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
