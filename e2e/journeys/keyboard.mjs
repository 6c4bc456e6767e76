// Two pages that are read more than they are used, with the keyboard alone and without script: what
// next year changes, by a head; what a child has learned, by her mother.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, fitsTheScreen, shot, tabsTo, words } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

async function follows(page, selector, name) {
  await tabsTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await fitsTheScreen(page);
  await shot(page, `keyboard-${name}`);
}

test("a head reads what next year changes, in sentences, and says that it is ready", async () => {
  const { page, close } = await signedIn(school, "head", { width: 360, js: false });
  await page.goto("/annee-suivante");
  await follows(page, "main a.row", "year-school");
  await follows(page, "main a.row", "year-plan");
  await follows(page, "main a[href$='/phrases']", "year-sentences");
  assert.match(await words(page), /Mme Durand ne verra plus 3 élèves de CE1-A\./);
  await follows(page, path(school, "main a[href$='/phrases?de={class}']"), "year-class");
  assert.match(await words(page), /Léa Martin .*CE2-A/);
  await page.goBack();
  await tabsTo(page, "[name=reason]");
  await page.keyboard.type("Deux élèves partent au collège.");
  await follows(page, "form button:not([name])", "year-ready");
  assert.match(await words(page), /Programmer ce soir-là/);
  await close();
});

test("a mother reads what Léa has learned, and what shows it", async () => {
  // Marks reach families a day after they are written.
  await school.at("2026-11-24T11:00");
  const { page, close } = await signedIn(school, "guardian", { width: 360, js: false });
  await page.goto("/resultats");
  await follows(page, path(school, "a[href='/resultats/eleves/{pupil}']"), "results");
  assert.match(await words(page), /Français/);
  await follows(page, "main a[href*='/competences/']", "results-skill");
  assert.match(await words(page), /Ce qui le montre/);
  assert.match(await words(page), /Lecture n° 2/);
  assert.doesNotMatch(await words(page), /Inès|Lina/);
  await close();
});
