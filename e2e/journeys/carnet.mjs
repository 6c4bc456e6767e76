// The carnet of maternelle: what a child can do is noted in two taps, with a photo taken before,
// then read and signed by his mother.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, look, noConsoleErrors, words } from "../harness.mjs";
import { photo } from "../photo.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** What was just said to whoever pressed a button. */
const flash = async (page) => (await page.locator(".flash").innerText()).replace(/\s+/g, " ");

const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);

test("in maternelle, what a child can do is noted in two taps", async () => {
  const { page, close } = await signedIn(school, "nursery-teacher", { width: 360 });
  await page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  await look(page, "carnet-class");
  await page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
  assert.ok((await height(page)) < 3 * 740, "who and what are some screens away, not twelve");
  const goal = page.locator("button.goal").first();
  const success = (await goal.innerText()).trim();
  await goal.click();
  await page.locator(".flash").waitFor();
  assert.match(await flash(page), /C’est noté\./);
  await look(page, "carnet-noted");
  await page.goto(path(school, "/carnet/eleves/{pupil}", "nursery-teacher"));
  assert.ok((await words(page)).includes(success.replace(/\s+/g, " ")));
  await look(page, "carnet-pupil");
  noConsoleErrors(page);
  await close();
});

test("a photo is taken before the two taps, which do not wait for it", async () => {
  const { page, close } = await signedIn(school, "nursery-teacher", { width: 360, worker: false });
  await page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  // The line of a playground: the photo leaves when it may.
  let leave = null;
  const mayLeave = new Promise((resolve) => (leave = resolve));
  await page.route("**/fichiers**", async (route) => {
    await mayLeave;
    await route.continue();
  });
  const taken = { name: "tour.png", mimeType: "image/png", buffer: photo(40) };
  await page.getByLabel("Photo de son travail").setInputFiles(taken);
  await look(page, "carnet-photo");
  await page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
  const goal = page.locator("button.goal").first();
  const success = (await goal.innerText()).trim().replace(/\s+/g, " ");
  await goal.click();
  await page.getByText("tout partira dès qu’il sera arrivé").waitFor();
  leave();
  await page.locator(".flash").waitFor();
  assert.match(await flash(page), /C’est noté\./);
  await page.goto(path(school, "/carnet/eleves/{pupil}", "nursery-teacher"));
  const noted = page.locator(".observation", { hasText: success }).last();
  await noted.locator("img, .attachment").first().waitFor();
  noConsoleErrors(page);
  await close();
});

test("all successes are below their area, and a word finds one wherever it is folded", async () => {
  const { page, close } = await signedIn(school, "nursery-teacher", { width: 360 });
  await page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  const folded = page.locator("#goals details button.goal");
  assert.equal(await folded.filter({ visible: true }).count(), 0);
  await page.locator("#filter").fill("ecouter une histoire");
  assert.match(await folded.filter({ visible: true }).innerText(), /Écouter une histoire/);
  assert.equal(await page.locator("#goals details:visible").count(), 1);
  await look(page, "carnet-found");
  await page.locator("#filter").fill("");
  assert.equal(await folded.filter({ visible: true }).count(), 0);
  await page.locator("#goals summary", { hasText: "Langage" }).click();
  await folded.first().scrollIntoViewIfNeeded();
  assert.ok(await folded.first().isVisible());
  noConsoleErrors(page);
  await close();
});

test("his mother reads what is shown, no more, and signs on a phone without script", async () => {
  const teacher = await signedIn(school, "nursery-teacher", { width: 360 });
  const carnet = path(school, "/carnet/eleves/{pupil}", "nursery-teacher");
  await teacher.page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  await teacher.page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
  await teacher.page.locator("#goals summary").first().click();
  const goal = teacher.page.locator("#goals details button.goal").first();
  const kept = (await goal.innerText()).trim().replace(/\s+/g, " ");
  await goal.click();
  await teacher.page.locator(".flash").waitFor();
  const { page, close } = await signedIn(school, "guardian", { width: 360, js: false });
  await page.goto(carnet);
  assert.ok(!(await words(page)).includes(kept), "not shown yet");
  await page.goto("/");
  await teacher.page.getByRole("link", { name: "Montrer aux familles" }).click();
  await look(teacher.page, "carnet-show");
  await teacher.page.locator("form[action$='/presentation'] button").last().click();
  await teacher.page.locator(".flash").waitFor();
  noConsoleErrors(teacher.page);
  await page.goto(carnet);
  assert.ok((await words(page)).includes(kept));
  await look(page, "carnet-family", { js: false });
  await page.locator("[name=words]").fill("Bravo Jules !");
  await page.getByRole("button", { name: "Signer" }).click();
  assert.match(await words(page), /Vous avez signé/);
  assert.equal(await page.getByRole("button", { name: "Signer" }).count(), 0);
  await close();
  await teacher.page.goto(carnet);
  assert.match(await words(teacher.page), /Bravo Jules/);
  await teacher.close();
});
