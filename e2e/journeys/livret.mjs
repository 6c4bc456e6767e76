// A livret from the first key to the family: a teacher fills it from the keyboard, the head locks
// and publishes it; a council goes from pupil to pupil; a trimester later, both parents of Léa
// sign, and what others gave back on paper is noted.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, fitsTheScreen, look, noConsoleErrors, tabsTo, words } from "../harness.mjs";
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

test("a teacher opens the livrets of her class and fills one domain without a mouse", async () => {
  const { page, close } = await signedIn(school, "ce2-teacher", { width: 1280 });
  await page.goto("/livrets");
  await page.getByRole("link", { name: /CE2-C/ }).click();
  await page.getByRole("button", { name: "Ouvrir les livrets" }).click();
  assert.match(await flash(page), /2 livrets sont ouverts/);
  await look(page, "livret-class-open");
  await page.locator("ul.chips a.chip").first().click();
  await look(page, "livret-grid");
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
  await look(page, "livret-written", { js: false });
  await page.goto(home);
  assert.match(await words(page), /2 livrets sur 2 sont prêts\./);
  await close();
});

// Those of Yasmine and of Tom.
let livrets;

test("the head locks and publishes: families will read it, and not before", async () => {
  const { page, close } = await signedIn(school, "head", { width: 360 });
  await page.goto(`/livrets/classes/${school.things.ce2_class}`);
  await look(page, "livret-head");
  await page.getByRole("button", { name: "Verrouiller les livrets prêts" }).click();
  assert.match(await flash(page), /2 livrets sont verrouillés/);
  await page.getByRole("button", { name: "Publier 2 livrets" }).click();
  assert.match(await flash(page), /Les familles liront 2 livrets .*mardi 24 novembre/);
  await look(page, "livret-published");
  livrets = await hrefs(page.locator(".livret-row .grow > a"));
  noConsoleErrors(page);
  await close();
  const family = await signedIn(school, "three-children", { width: 360, js: false });
  assert.equal((await family.page.goto(livrets[0])).status(), 404, "an evening is waited for");
  await family.page.goto("/livrets");
  assert.match(await words(family.page), /Aucun livret pour le moment/);
  await look(family.page, "livret-family-waits", { js: false });
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
  await look(page, "livret-council");
  await page.locator("table.class-council tbody a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/livret=/);
  await look(page, "livret-council-pupil");
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

// The second trimester ends on 7 March, in the holidays: its livrets have opened by themselves.
const lea_of_winter = { teacher: "2027-02-16T09:00", early: "2027-02-17T16:55" };
let lea;

test("three weeks before the end, a teacher finds the livrets open and completes one", async () => {
  await school.at(lea_of_winter.teacher);
  const { page, close } = await signedIn(school, "teacher", { width: 1280 });
  await page.goto(path(school, "/livrets/classes/{class}"));
  assert.match(await words(page), /livrets? sur 3/);
  const places = page.locator("ul.chips a.chip[href*='/saisie']");
  for (const grid of await hrefs(places)) {
    await page.goto(grid);
    const row = page.locator(".livret-grid tbody tr", { hasText: "Martin" });
    for (const level of await row.locator("select").all()) await level.selectOption("3");
    await row.locator("textarea").fill("Léa progresse.");
    await page.locator("form.livret-form button:not([name])").first().click();
    await page.locator(".flash").waitFor();
  }
  await page.goto(path(school, "/livrets/classes/{class}"));
  await page.locator(".livret-row .grow > a", { hasText: "Léa" }).click();
  lea = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Écrire le bilan" }).click();
  await page.locator("[name=general]").fill("Un deuxième trimestre très solide.");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.locator(".flash").waitFor();
  await page.goto(lea);
  assert.doesNotMatch(await words(page), /Ce qui manque/);
  noConsoleErrors(page);
  await close();
});

test("the head locks what is ready, and it is published at its hour, not before", async () => {
  const { page, close } = await signedIn(school, "head", { width: 360 });
  await page.goto(path(school, "/livrets/classes/{class}"));
  await page.getByRole("button", { name: "Verrouiller les livrets prêts" }).click();
  assert.match(await flash(page), /Un livret est verrouillé/);
  await page.getByRole("button", { name: "Publier le livret" }).click();
  assert.match(await flash(page), /liront le livret mercredi 17 février 2027 à 17 h/);
  noConsoleErrors(page);
  await close();
  await school.at(lea_of_winter.early);
  assert.equal(await status("guardian", lea), 404);
  await school.at("2027-02-17T17:00");
  assert.equal(await status("guardian", lea), 200);
  assert.equal(await status("father", lea), 200);
  assert.equal(await status("other-guardian", lea), 404);
});

test("her mother reads and signs on a phone without script; her father is awaited", async () => {
  const { page, close } = await signedIn(school, "guardian", { width: 360, js: false });
  await page.goto("/livrets");
  assert.match(await words(page), /Trimestre 2 .*à signer/);
  await look(page, "livret-mother-list", { js: false });
  await page.locator(`a[href="${lea}"]`).click();
  assert.match(await words(page), /Un deuxième trimestre très solide\./);
  await look(page, "livret-mother-reads", { js: false });
  await page.getByRole("button", { name: "J’ai lu ce livret" }).click();
  assert.match(await words(page), /Vous avez signé mercredi 17 février 2027 à 17 h/);
  assert.equal(await page.getByRole("button", { name: "J’ai lu ce livret" }).count(), 0);
  await look(page, "livret-mother-signed", { js: false });
  const pdf = await page.request.get(
    await page.getByRole("link", { name: "Télécharger le PDF" }).getAttribute("href"),
  );
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
  await close();
  const head = await signedIn(school, "head", { width: 360 });
  await head.page.goto(lea);
  assert.match(await words(head.page), /Mme Haddad, mercredi 17 février 2027 à 17 h/);
  assert.match(await words(head.page), /M\. Martin : pas encore signé/);
  await look(head.page, "livret-head-awaits");
  await head.close();
});

test("her father, with the keyboard, reads and signs for himself; the head sees both", async () => {
  const { page, close } = await signedIn(school, "father", { width: 360 });
  await page.goto("/livrets");
  await tabsTo(page, `a[href="${lea}"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${lea}`);
  assert.doesNotMatch(await words(page), /Haddad/);
  await look(page, "livret-father-reads");
  await tabsTo(page, ".livret-sign button");
  await page.keyboard.press("Enter");
  await page.getByText(/Vous avez signé/).waitFor();
  noConsoleErrors(page);
  await close();
  const head = await signedIn(school, "head", { width: 360 });
  await head.page.goto(lea);
  assert.match(await words(head.page), /Mme Haddad, mercredi.* M\. Martin, mercredi/);
  assert.doesNotMatch(await words(head.page), /pas encore signé/);
  await look(head.page, "livret-head-both");
  noConsoleErrors(head.page);
  await head.close();
});

test("reopened, it becomes edition 2, and asks for both signatures again", async () => {
  const head = await signedIn(school, "head", { width: 360 });
  await head.page.goto(lea);
  await head.page.getByRole("link", { name: "Rouvrir ce livret" }).click();
  await head.page.getByLabel("Pourquoi le rouvrir").fill("Une absence était comptée deux fois.");
  await look(head.page, "livret-reopening");
  await head.page.getByRole("button", { name: "Rouvrir ce livret" }).click();
  const mother = await signedIn(school, "guardian", { width: 360 });
  await mother.page.goto(lea);
  const told = /prépare une nouvelle version .*Une absence était comptée deux fois\./;
  assert.match(await words(mother.page), told);
  assert.equal(await mother.page.getByRole("button", { name: "J’ai lu ce livret" }).count(), 0);
  await look(mother.page, "livret-reopened-family");
  noConsoleErrors(mother.page);
  await mother.close();
  await head.page.goto(lea);
  await head.page.getByRole("button", { name: "Verrouiller ce livret" }).click();
  await head.page.goto(path(school, "/livrets/classes/{class}"));
  await head.page.getByRole("button", { name: "Publier le livret" }).click();
  assert.match(await flash(head.page), /jeudi 18 février 2027 à 17 h/);
  await head.close();
  await school.at("2027-02-18T17:00");
  for (const who of ["guardian", "father"]) {
    const { page, close } = await signedIn(school, who, { width: 360 });
    await page.goto(lea);
    assert.match(await words(page), /Version 1, verrouillée/);
    await look(page, `livret-again-${who}`);
    await page.getByRole("button", { name: "J’ai lu ce livret" }).click();
    assert.match(await words(page), /Vous avez signé jeudi 18 février 2027 à 17 h/);
    noConsoleErrors(page);
    await close();
  }
});

test("a livret given back on paper is noted on a phone without script", async () => {
  const { page, close } = await signedIn(school, "ce2-teacher", { width: 360, js: false });
  await page.goto(livrets[0]);
  assert.match(await words(page), /Mme Benali : pas encore signé/);
  await look(page, "livret-paper-awaited", { js: false });
  await page.getByRole("button", { name: "Signé sur papier Mme Benali" }).click();
  assert.match(await flash(page), /C’est noté : signé sur papier/);
  assert.match(await words(page), /Mme Benali, signé sur papier, noté par Mme Leroy/);
  await look(page, "livret-paper-noted", { js: false });
  await page.getByRole("button", { name: "Retirer Mme Benali" }).click();
  assert.match(await flash(page), /la signature est de nouveau attendue/);
  await page.getByRole("button", { name: "Signé sur papier Mme Benali" }).click();
  await close();
  const family = await signedIn(school, "three-children", { width: 360 });
  await family.page.goto(livrets[0]);
  assert.match(await words(family.page), /Vous avez signé sur papier, et l’école l’a noté/);
  assert.equal(await family.page.getByRole("button", { name: "J’ai lu ce livret" }).count(), 0);
  await look(family.page, "livret-paper-family");
  noConsoleErrors(family.page);
  await family.close();
});

test("and the next one with the keyboard", async () => {
  const { page, close } = await signedIn(school, "ce2-teacher", { width: 1280 });
  await page.goto(livrets[1]);
  await look(page, "livret-paper-desktop");
  await tabsTo(page, "form[action$='/signature-papier'] button");
  await page.keyboard.press("Enter");
  await page.locator(".flash").waitFor();
  assert.match(await words(page), /M\. Lemaire, signé sur papier, noté par Mme Leroy/);
  assert.equal(await page.locator("form[action$='/signature-papier']").count(), 0);
  noConsoleErrors(page);
  await close();
});

const hrefs = (links) => links.evaluateAll((all) => all.map((it) => it.getAttribute("href")));

/** What the house answers this person there. */
async function status(who, url) {
  const headers = { cookie: `preau=${school.cookies[who]}` };
  return (await fetch(school.url + url, { headers, redirect: "manual" })).status;
}
