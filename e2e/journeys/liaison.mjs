// The liaison book in a real browser: a parent signs on a phone without script, a teacher writes
// with one, and every page of it fits and is accessible.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, signedIn } from "../school.mjs";

const pages = [
  ["guardian", "/liaison", "liaison-family"],
  ["guardian", "/liaison/{slip}", "liaison-slip"],
  ["guardian", "/liaison/{urgent_slip}", "liaison-urgent"],
  ["guardian", "/liaison/{slip}/versions", "liaison-versions"],
  ["pupil", "/liaison/{slip}", "liaison-slip-pupil"],
  ["teacher", "/liaison", "liaison-teacher"],
  ["teacher", "/liaison/nouveau", "liaison-write"],
  ["teacher", "/liaison/brouillons/{slip_draft}", "liaison-draft"],
  ["teacher", "/liaison/modeles", "liaison-templates"],
  ["teacher", "/liaison/{slip}", "liaison-slip-teacher"],
  ["teacher", "/liaison/{slip}/suivi", "liaison-follow"],
  ["teacher", "/liaison/{slip}/papier", "liaison-paper"],
  ["teacher", "/liaison/{slip}/manquants", "liaison-missing"],
  ["teacher", "/liaison/{slip}/correction", "liaison-correction"],
  ["head", "/liaison", "liaison-head"],
  ["head", "/liaison/registre/{school}", "liaison-register"],
  ["nobody", "/liaison/verification?code=AAAA-BBBB-CCCC", "liaison-verification"],
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

test("a parent signs at 360 px without script", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/");
  await page.locator("#liaison-card").locator("..").locator("..").waitFor();
  await page.getByRole("link", { name: /Sortie à La Piscine/ }).first().click();
  const sign = page.getByRole("button", { name: /Signer pour Léa/ });
  await sign.click();
  assert.match(await page.locator(".problems").innerText(), /Mon enfant participe/);
  await page.getByRole("radio", { name: "Oui" }).check();
  await page.getByRole("radio", { name: /Le matin/ }).check();
  await sign.click();
  assert.match(await page.locator(".flash").innerText(), /C’est signé/);
  await fitsTheScreen(page);
  assert.match(await page.locator("main").innerText(), /Le matin/);
  await page.getByRole("link", { name: "Reçu" }).waitFor();
  await seat.close();
});

test("a teacher writes a slip with a question and follows it", async () => {
  const seat = await signedIn(school, "teacher", { width: 1280 });
  const { page } = seat;
  await page.goto("/liaison/nouveau");
  await page.getByRole("checkbox", { name: "Toute la classe CE1-A" }).check();
  await page.getByLabel("Titre").fill("Goûter de Noël");
  const editor = page.locator("[contenteditable='true']").first();
  await editor.click();
  await editor.pressSequentially("Vendredi, nous fêtons la fin de l’année.");
  await page.getByText("Poser des questions").click();
  await page.locator("#q0_label").fill("Vous apportez");
  assert.equal(await page.locator("#q0_options").isVisible(), false);
  await page.locator("#q0_ask").selectOption("choice");
  await page.locator("#q0_options").fill("Un gâteau\nDes fruits");
  await axe(page);
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.waitForURL(/suivi$/);
  assert.match(await page.locator(".flash").innerText(), /Le mot est parti pour \d+ élèves/);
  assert.match(await page.locator("table").innerText(), /Vous apportez/);
  noConsoleErrors(page);
  await seat.close();
});
