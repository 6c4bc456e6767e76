// The lessons of a collège: a teacher calls his class in a few taps on a phone, another her group
// without network; the CPE sees the day, the head names the hours.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, shot } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const pages = [
  ["maths-teacher", "/presences", "lesson-home"],
  ["maths-teacher", "/presences/classes/{class}", "lesson-call"],
  ["german-teacher", "/presences/groupes/{group}", "lesson-group"],
  ["maths-teacher", "/presences/classes/{class}/eleves/{pupil}?moment=h01", "lesson-pupil"],
  ["cpe", "/", "lesson-cpe-home"],
  ["cpe", "/presences/ecoles/{school}?moment=h01", "lesson-cpe-hour"],
  ["cpe", "/presences/ecoles/{school}", "lesson-cpe-day"],
  ["cpe", "/presences/ecoles/{school}?jour=2026-11-30", "lesson-cpe-announced"],
  ["cpe", "/presences/absences/{absence}", "lesson-cpe-absence"],
  ["cpe", "/presences/ecoles/{school}/registres?mois=2026-11", "lesson-registers"],
  ["cpe", "/presences/classes/{class}/registre?mois=2026-11", "lesson-register"],
  ["college-head", "/presences/ecoles/{school}/horaires", "lesson-hours"],
  ["college-guardian", "/presences/eleves/{pupil}", "lesson-child"],
];

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

looksAt(() => school, pages);

/** The line of a pupil, by his name. */
const line = (page, name) => page.locator(".call-line", { hasText: name });
/** More than anybody needs for four taps; a machine needs much less. */
const call_seconds_max = 20;

test("a teacher calls the lesson of now on a phone, from home, in a few taps", async () => {
  const { page, close } = await signedIn(school, "maths-teacher", { width: 360 });
  await page.goto("/");
  const began = performance.now();
  const taps = [
    () => page.locator("main a[href^='/presences/classes/']").first().tap(),
    () => line(page, "Malik").locator("label.absent").tap(),
    () => line(page, "Rose").locator("label.late").tap(),
    () => page.locator(".call-save button").tap(),
  ];
  for (const tap of taps) await tap();
  await page.getByText(/Appel enregistré\s: 1 absent, 1 retard/).waitFor();
  const seconds = (performance.now() - began) / 1000;
  assert.ok(seconds < call_seconds_max, `${taps.length} taps took ${seconds} s`);
  assert.equal(await page.getAttribute("input[name=moment]", "value"), "h03");
  assert.ok(await line(page, "Ilyes").locator("input[value=present]").isChecked());
  await close();
});

test("a teacher calls her group without network: it leaves by itself, without a name", async () => {
  const { page, context, close } = await signedIn(school, "german-teacher", { width: 360 });
  await page.goto(path(school, "/presences/groupes/{group}?moment=h04", "german-teacher"));
  assert.deepEqual(await page.locator(".call-name").allInnerTexts(), [
    "Benali Ilyes",
    "Lemaire Rose",
  ]);
  await context.setOffline(true);
  await line(page, "Ilyes").locator("label.absent").tap();
  await page.locator(".call-save button").tap();
  await page.waitForFunction(() =>
    document.querySelector("[data-call-status]").textContent.includes("gardé sur cet appareil"),
  );
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(kept, /preau\.call\./);
  assert.doesNotMatch(kept, /Benali|Ilyes|Lemaire|Rose/, "no name is kept");
  await shot(page, "lesson-offline");
  await context.setOffline(false);
  await page.waitForSelector(".call-state");
  assert.ok(await line(page, "Ilyes").locator("input[value=absent]").isChecked());
  await close();
});

test("the CPE sees the day, hour by hour, and who is announced; he judges a reason", async () => {
  const { page, close } = await signedIn(school, "cpe", { width: 360, js: false });
  await page.goto("/");
  await page.locator("main a[href^='/presences/ecoles/']").first().click();
  const absent = page.locator("section[aria-labelledby=absent]");
  // Of the half-day: who missed one lesson has missed it.
  assert.match(await absent.innerText(), /Diallo Malik/);
  assert.match(await absent.innerText(), /Benali Ilyes/);
  await page.getByRole("link", { name: "M1", exact: true }).click();
  assert.match(await absent.innerText(), /Lemaire Rose/);
  assert.doesNotMatch(await absent.innerText(), /Ilyes/);
  await page.getByRole("link", { name: "M4", exact: true }).click();
  assert.match(await absent.innerText(), /Benali Ilyes[\s\S]*Allemand 6e/);
  await page.goto(path(school, "/presences/ecoles/{school}?jour=2026-11-30", "cpe"));
  await page.getByRole("link", { name: /Lemaire Rose/ }).click();
  await page.getByRole("button", { name: "Non légitime" }).click();
  assert.match(await page.locator("main").innerText(), /Votre avis est enregistré/);
  await close();
});
