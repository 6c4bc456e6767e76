// The agenda in a real browser: a parent reads it and books a slot on a phone without script, a
// teacher writes an outing, and every page of it fits and is accessible.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const pages = [
  ["guardian", "/agenda?jour=2026-12-03", "agenda-week-family"],
  ["guardian", "/agenda/mois?jour=2026-12-03", "agenda-month-family"],
  ["pupil", "/agenda?jour=2026-12-03", "agenda-week-pupil"],
  ["teacher", "/agenda?jour=2026-12-03", "agenda-week-teacher"],
  ["head", "/agenda/mois?jour=2026-11-23", "agenda-month-head"],
  ["guardian", "/agenda/{event_date}", "agenda-outing-family"],
  ["teacher", "/agenda/{event_date}", "agenda-outing-teacher"],
  ["teacher", "/agenda/{event_date}/modification", "agenda-edit"],
  ["teacher", "/agenda/{event_date}/annulation", "agenda-cancel"],
  ["teacher", "/agenda/nouveau", "agenda-new"],
  ["guardian", "/agenda/nouveau", "agenda-new-own"],
  ["guardian", "/agenda/recherche?q=pisc", "agenda-search"],
  ["guardian", "/agenda/rendez-vous", "agenda-openings-family"],
  ["teacher", "/agenda/rendez-vous", "agenda-openings-teacher"],
  ["teacher", "/agenda/rendez-vous/nouveau", "agenda-opening-new"],
  ["guardian", "/agenda/rendez-vous/{opening}", "agenda-opening-family"],
  ["teacher", "/agenda/rendez-vous/{opening}", "agenda-opening-teacher"],
  ["teacher", "/agenda/rendez-vous/{opening}/liste", "agenda-opening-printed"],
  ["guardian", "/agenda/abonnement", "agenda-feed"],
  ["pupil", "/agenda/abonnement", "agenda-feed-none"],
  ["teacher", "/agenda/import", "agenda-import"],
  ["teacher", "/agenda/imports/{agenda_import}", "agenda-import-report"],
];

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

for (const [who, template, name] of pages) {
  for (const width of [360, 1280]) {
    test(`${name}, ${width} px`, async () => {
      const seat = await signedIn(school, who, { width });
      const answer = await seat.page.goto(path(school, template));
      assert.equal(answer.status(), 200);
      await fitsTheScreen(seat.page);
      await axe(seat.page);
      await shot(seat.page, name);
      noConsoleErrors(seat.page);
      await seat.close();
    });
  }
}

test("a parent changes her slot without script and finds it in her week", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/");
  await page.locator("#agenda-card").waitFor();
  await page.goto("/agenda/rendez-vous");
  await page.getByRole("link", { name: /Rencontre de décembre/ }).first().click();
  await page.locator("summary", { hasText: "Choisir une autre heure" }).click();
  await page.getByRole("button", { name: "17 h", exact: true }).click();
  assert.match(await page.locator(".flash").innerText(), /C’est noté/);
  await fitsTheScreen(page);
  await page.goto("/agenda?jour=2026-12-10");
  assert.match(await page.locator("main").innerText(), /Rencontre de décembre[\s\S]*17\s*h/);
  await seat.close();
});

test("a teacher writes a lesson of every week without script, and moves one of them", async () => {
  const seat = await signedIn(school, "teacher", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/agenda/nouveau");
  await page.getByLabel("Titre", { exact: true }).fill("Chorale");
  await page.getByLabel("Jour", { exact: true }).fill("2026-12-04");
  await page.getByText("Se répète", { exact: true }).click();
  await page.getByLabel("Répétition").selectOption("weekly");
  await page.getByLabel(/Jusqu’au/).fill("2027-01-29");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator(".flash").innerText(), /dans l’agenda/);
  await page.getByRole("link", { name: "Modifier" }).click();
  await page.getByLabel("Jour", { exact: true }).fill("2026-12-03");
  await page.getByRole("radio", { name: "Cette date seulement" }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator("main").innerText(), /jeudi 3 décembre/);
  await page.goto("/agenda?jour=2026-12-11");
  assert.match(await page.locator("main").innerText(), /Chorale/);
  await seat.close();
});
