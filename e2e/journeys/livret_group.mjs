// The grid of a group: who teaches German to pupils of several classes writes in their livrets.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, look, noConsoleErrors, tabsTo, words } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

const group_words = "Parle avec plaisir.";

test("who teaches a group writes in its grid without a mouse", async () => {
  const head = await signedIn(school, "college-head", { width: 1280 });
  await head.page.goto(path(school, "/resultats/ecoles/{school}/matieres", "college-head"));
  await head.page.getByLabel("Ajouter une matière").fill("Allemand");
  await head.page.getByRole("button", { name: "Enregistrer" }).click();
  await head.page.locator(".flash").waitFor();
  await head.page.goto(path(school, "/livrets/classes/{class}", "college-head"));
  await head.page.getByRole("button", { name: "Ouvrir les livrets" }).click();
  await head.page.locator(".flash").waitFor();
  await head.close();

  const { page, close } = await signedIn(school, "german-teacher", { width: 1280 });
  await page.goto("/livrets");
  await look(page, "livret-groups");
  await tabsTo(page, "a[href*='/livrets/groupes/']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/livrets\/groupes\/\d+\/saisie/);
  assert.match(await words(page), /Benali Ilyes.*Lemaire Rose/);
  await look(page, "livret-group-grid");
  await page.locator(".livret-grid textarea").first().focus();
  await page.keyboard.type(group_words);
  await tabsTo(page, "form.livret-form button:not([name])");
  await page.keyboard.press("Enter");
  await page.locator(".flash").waitFor();
  assert.equal(await page.locator(".livret-grid textarea").first().inputValue(), group_words);
  noConsoleErrors(page);
  await close();
});

test("she goes on with her group on her phone, without script", async () => {
  const { page, close } = await signedIn(school, "german-teacher", { width: 360, js: false });
  await page.goto("/livrets");
  await page.getByRole("link", { name: "Allemand 6e" }).click();
  await look(page, "livret-group-phone", { js: false });
  const texts = page.locator(".livret-grid textarea");
  assert.equal(await texts.first().inputValue(), group_words);
  await texts.nth(1).fill("Ose davantage.");
  await page.locator("form.livret-form button:not([name])").first().click();
  await page.locator(".flash").waitFor();
  assert.equal(await texts.nth(1).inputValue(), "Ose davantage.");
  await close();
});
