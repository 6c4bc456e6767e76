// Pages looked at one after the other as their reader sees them: on a phone, then on a desktop.
import { test } from "node:test";
import assert from "node:assert/strict";
import { axe, fitsTheScreen, noConsoleErrors, shot } from "./harness.mjs";
import { path, signedIn } from "./school.mjs";

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

/**
 * Each of `pages`, `[who, template, name]`, in the browser of its reader: a person keeps one for
 * all of his, since opening a browser costs as much as five pages.
 */
export function looksAt(opened, pages, { js = true } = {}) {
  for (const who of new Set(pages.map(([reader]) => reader))) {
    test(`pages of ${who}, ${js ? "with" : "without"} script`, async (all) => {
      const school = opened();
      const seat = await signedIn(school, who, { ...phone, js });
      for (const [, template, name] of pages.filter(([reader]) => reader === who)) {
        await all.test(name, () => look(seat.page, path(school, template, who), name, js));
      }
      await seat.close();
    });
  }
}

async function look(page, url, name, js) {
  page.complaints.length = 0;
  await page.setViewportSize(phone);
  const answer = await page.goto(url);
  assert.equal(answer.status(), 200, url);
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    await fitsTheScreen(page);
    if (!js) continue;
    await axe(page);
    await shot(page, name);
  }
  noConsoleErrors(page);
}
