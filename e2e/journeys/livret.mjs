// A livret from the first key to the family: a teacher fills it from the keyboard, the head locks
// and publishes it; a council goes from pupil to pupil; and in maternelle, what a child can do is
// noted in two taps, then read and signed by his mother.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** Looks at the page that is there as a reader of screens and as a small phone do. */
async function look(page, name, { js = true } = {}) {
  await fitsTheScreen(page);
  if (js) await axe(page);
  if (process.env.SHOTS) await shot(page, `livret-${name}`);
}

/** What the page says, in single spaces. */
const words = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");

/** What was just said to whoever pressed a button. */
const flash = async (page) => (await page.locator(".flash").innerText()).replace(/\s+/g, " ");

/** Goes on with the key of tabulation until the focus is there. */
async function tabsTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((it) => document.activeElement.matches(it), selector)) return;
  }
  throw new Error(`no key leads to ${selector}`);
}

test("a teacher opens the livrets of her class and fills one domain without a mouse", async () => {
  const { page, close } = await signedIn(school, "ce2-teacher", { width: 1280 });
  await page.goto("/livrets");
  await page.getByRole("link", { name: /CE2-C/ }).click();
  await page.getByRole("button", { name: "Ouvrir les livrets" }).click();
  assert.match(await flash(page), /2 livrets sont ouverts/);
  await look(page, "class-open");
  await page.locator("ul.chips a.chip").first().click();
  await look(page, "grid");
  await page.locator(".livret-grid select").first().focus();
  const columns = await page.locator(".livret-grid tbody tr").first().locator("select").count();
  for (let column = 0; column < columns; column += 1) {
    await page.keyboard.type("Att");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("Tom lit avec plaisir.");
  await tabsTo(page, "button:not([name])");
  await page.keyboard.press("Enter");
  await page.locator(".flash").waitFor();
  const first = page.locator(".livret-grid tbody tr").first();
  const chosen = await first
    .locator("select")
    .evaluateAll((all) => all.map((it) => it.selectedOptions[0].textContent));
  assert.deepEqual(chosen, Array(columns).fill("Atteints"));
  assert.equal(await first.locator("textarea").inputValue(), "Tom lit avec plaisir.");
  noConsoleErrors(page);
  await close();
});

test("she fills the others on her phone, without script, and all of it is ready", async () => {
  const { page, close } = await signedIn(school, "ce2-teacher", { width: 360, js: false });
  const home = `/livrets/classes/${school.things.ce2_class}`;
  await page.goto(home);
  const urls = await page
    .locator("ul.chips a.chip[href*='/saisie']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const url of urls) {
    await page.goto(url);
    await fitsTheScreen(page);
    for (const select of await page.locator(".livret-grid select").all())
      await select.selectOption("3");
    for (const text of await page.locator(".livret-grid textarea").all())
      if ((await text.inputValue()) === "") await text.fill("De bons débuts.");
    await page.locator(".livret-bar button").first().click();
    await page.locator(".flash").waitFor();
  }
  await page.goto(home);
  const reports = await page
    .locator(".livret-row .grow > a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const report of reports) {
    await page.goto(report);
    await page.getByRole("link", { name: "Écrire le bilan" }).click();
    await page.locator("[name=general]").fill("Un premier trimestre solide.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.locator(".flash").waitFor();
  }
  await look(page, "written", { js: false });
  await page.goto(home);
  assert.match(await words(page), /2 livrets sur 2 sont prêts\./);
  await close();
});

test("the head locks and publishes: families will read it, and not before", async () => {
  const { page, close } = await signedIn(school, "head", { width: 360 });
  await page.goto(`/livrets/classes/${school.things.ce2_class}`);
  await look(page, "head");
  await page.getByRole("button", { name: "Verrouiller les livrets prêts" }).click();
  assert.match(await flash(page), /2 livrets sont verrouillés/);
  await page.getByRole("button", { name: "Publier 2 livrets" }).click();
  assert.match(await flash(page), /Les familles liront 2 livrets .*mardi 24 novembre/);
  await look(page, "published");
  const report = await page.locator(".livret-row .grow > a").first().getAttribute("href");
  noConsoleErrors(page);
  await close();
  const family = await signedIn(school, "three-children", { width: 360, js: false });
  assert.equal((await family.page.goto(report)).status(), 404, "an evening is waited for");
  await family.page.goto("/livrets");
  assert.match(await words(family.page), /Aucun livret pour le moment/);
  await look(family.page, "family-waits", { js: false });
  await family.close();
});

test("a class council goes from pupil to pupil with the keyboard", async () => {
  const head = await signedIn(school, "college-head", { width: 1280 });
  const class_url = path(school, "/livrets/classes/{class}", "college-head");
  await head.page.goto(class_url);
  await head.page.getByRole("button", { name: "Ouvrir les livrets" }).click();
  const roche = head.page.locator("select[name=teacher] option", { hasText: "Roche" });
  await head.page.locator("select[name=teacher]").selectOption(await roche.getAttribute("value"));
  await head.page.locator("form[action$='/professeur-principal'] button").click();
  assert.match(await flash(head.page), /C’est noté/);
  await head.close();

  const { page, close } = await signedIn(school, "maths-teacher", { width: 1280 });
  await page.goto(class_url);
  await page.getByRole("link", { name: "Conseil de classe" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/conseil/);
  await look(page, "council");
  await page.locator("table.class-council tbody a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/livret=/);
  await look(page, "council-pupil");
  const first = await page.locator("#livret").getAttribute("aria-label");
  await page.locator("#livret textarea[name=general]").focus();
  await page.keyboard.type("Un trimestre sérieux, continuez.");
  await tabsTo(page, "#livret form button");
  await page.keyboard.press("Enter");
  await page.locator(".flash").waitFor();
  assert.equal(await page.locator("#livret").getAttribute("aria-label"), first);
  await page.locator("#livret a[rel=next]").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (first) => document.querySelector("#livret").getAttribute("aria-label") !== first,
    first,
  );
  const row = page.locator("table.class-council tbody tr", { hasText: first });
  assert.match(await row.innerText(), /écrit/);
  noConsoleErrors(page);
  await close();
});

test("in maternelle, what a child can do is noted in two taps", async () => {
  const { page, close } = await signedIn(school, "nursery-teacher", { width: 360 });
  await page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  await look(page, "carnet-class");
  await page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
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

test("his mother reads what is shown, no more, and signs on a phone without script", async () => {
  const teacher = await signedIn(school, "nursery-teacher", { width: 360 });
  const carnet = path(school, "/carnet/eleves/{pupil}", "nursery-teacher");
  await teacher.page.goto(path(school, "/carnet/classes/{class}", "nursery-teacher"));
  await teacher.page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
  const goal = teacher.page.locator("button.goal").nth(1);
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
