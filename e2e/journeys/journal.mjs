// The class journal: a teacher publishes photos from her phone and blurs who may not be shown; a
// parent sees them without a script; a little one sees pictures; a page of rights.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
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

const file = (name, hue) => ({ name, mimeType: "image/png", buffer: photo(hue) });

/** Looks again until the photos of a page were made ready. */
async function ready(page, locator) {
  for (let tries = 0; tries < 60 && (await page.locator(locator).count()) === 0; tries += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
}

test("a teacher publishes three photos from her phone, and blurs one child", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360 });
  const { page } = teacher;
  await page.goto(path(school, "/journal/classes/{class}"));
  await axe(page);
  await page.getByRole("link", { name: "Écrire" }).click();
  await page.getByLabel("Titre").fill("Une matinée au potager");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Les courges sont plus grosses que nous.");
  const photos = [file("potager.png", 0), file("arrosage.png", 60), file("courges.png", 90)];
  await page.locator("input[type=file]").setInputFiles(photos);
  await page.locator(".uploads li").nth(2).waitFor();
  await axe(page);
  await shot(page, "journal-form");
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByText("Dites qui est sur ses images").waitFor();
  await ready(page, ".row.pictured img >> nth=2");
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "journal-pictures");
  await page.locator(".row.pictured").first().click();
  await page.getByLabel("Léa Martin").check();
  await page.getByLabel(/Lina Moreau/).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText(/Sans autorisation de la famille.*Lina/).waitFor();
  await shot(page, "journal-against");
  for (const row of [2, 3, 4])
    for (const column of [5, 6, 7])
      await page.getByLabel(`Ligne ${row}, colonne ${column}`, { exact: true }).check();
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "journal-mosaic");
  await page.getByRole("button", { name: "Flouter les cases cochées" }).click();
  await page.waitForURL(/images/);
  await page.goto(page.url().replace(/\/images.*/, "/images"));
  await ready(page, ".tag:text('Floutée')");
  await page.getByRole("button", { name: /Personne n’est reconnaissable/ }).click();
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByText("L’article est publié.").waitFor();
  await ready(page, ".photos img >> nth=2");
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "journal-post-teacher");
  noConsoleErrors(page);
  const url = new URL(page.url()).pathname;
  await teacher.close();

  const parent = await signedIn(school, "guardian", { width: 360, js: false });
  await parent.page.goto("/");
  await shot(parent.page, "journal-home");
  await parent.page.getByRole("link", { name: /Une matinée au potager/ }).first().click();
  assert.equal(new URL(parent.page.url()).pathname, url);
  assert.equal(await parent.page.locator(".photos img").count(), 3);
  await parent.page.getByRole("button", { name: /J’aime/ }).click();
  assert.match(await parent.page.locator("#reactions").innerText(), /J’aime\s*1/);
  await parent.page.getByLabel("Votre commentaire").fill("Quel beau potager !");
  await parent.page.getByRole("button", { name: "Commenter" }).click();
  await parent.page.getByText("L’équipe le lira avant qu’il paraisse.").waitFor();
  await fitsTheScreen(parent.page);
  await shot(parent.page, "journal-post");
  await parent.close();

  const elsewhere = await signedIn(school, "elsewhere", { width: 360, js: false });
  assert.equal((await elsewhere.page.goto(url)).status(), 404);
  await elsewhere.close();

  const again = await signedIn(school, "teacher", { width: 1280 });
  await again.page.goto(`${url}#comments`);
  await again.page.getByRole("button", { name: "Montrer" }).click();
  await again.page.getByText("Le commentaire est visible.").waitFor();
  await shot(again.page, "journal-moderation");
  await again.close();
});

test("of two who change a post, the second is told, with both texts", async () => {
  const [first, second] = [
    await signedIn(school, "teacher", { width: 1280 }),
    await signedIn(school, "head", { width: 360 }),
  ];
  const edit = path(school, "/journal/{post}/edition");
  await first.page.goto(edit);
  await second.page.goto(edit);
  await first.page.getByLabel("Titre").fill("Au jardin, ce matin");
  await first.page.getByRole("button", { name: "Enregistrer" }).click();
  await first.page.getByText("L’article est enregistré.").waitFor();
  await second.page.getByLabel("Titre").fill("Nos semis");
  await second.page.getByRole("button", { name: "Enregistrer" }).click();
  await second.page.getByRole("heading", { name: /La version de/ }).waitFor();
  assert.equal(await second.page.getByLabel("Titre").inputValue(), "Nos semis");
  await axe(second.page);
  await fitsTheScreen(second.page);
  await first.close();
  await second.close();
});

looksAt(() => school, [
  ["guardian", "/journal", "journal-feed"],
  ["pupil", "/journal", "journal-pupil"],
  ["young-pupil", "/journal", "journal-young"],
  ["teacher", "/journal/redaction", "journal-desk"],
  ["teacher", "/journal/classes/{class}/droits", "journal-rights"],
  ["teacher", "/journal/classes/{class}/reglages", "journal-settings"],
  ["teacher", "/journal/{against}/images", "journal-pictures-against"],
  ["teacher", "/journal/{against}/images/{against_file}", "journal-picture"],
  ["teacher", "/journal/commentaires/{journal_comment}/moderation", "journal-hide"],
  ["guardian", "/journal/classes/{class}/livre", "journal-book"],
  ["guardian", "/journal/eleves/{pupil}", "journal-keepsake"],
  ["guardian", "/journal/recherche?q=jardin", "journal-search"],
]);
