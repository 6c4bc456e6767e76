// The last word of a bulletin of 6e: devoirs faits and digital skills, that only a collège says.
// The head writes them on a phone and at a desk, locks and publishes; the family reads them.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, look, noConsoleErrors, words } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

const HOMEWORK = "Vient le mardi, avec ses questions.";
// That of Ilyes, and the level that was chosen for him.
let report, level;

for (const width of [360, 1280])
  test(`the head says at ${width} px what only a collège says of a pupil`, async () => {
    const { page, close } = await signedIn(school, "college-head", { width });
    await page.goto(path(school, "/livrets/classes/{class}", "college-head"));
    const opening = page.getByRole("button", { name: "Ouvrir les livrets" });
    if (await opening.isVisible()) await opening.click();
    const ilyes = page.locator(".livret-row .grow > a", { hasText: "Ilyes" });
    report = await ilyes.getAttribute("href");
    await ilyes.click();
    await page.getByRole("link", { name: "Écrire le bilan" }).click();
    await page.locator("[name=general]").fill("Un trimestre sérieux.");
    await page.getByLabel("Devoirs faits").fill(HOMEWORK);
    const skill = page.locator("select[name^=CN_]").first();
    const fold = page.locator("summary", { hasText: "numériques" });
    if (!(await skill.isVisible())) await fold.click();
    await skill.selectOption({ index: 2 });
    level = (await skill.locator("option").nth(2).innerText()).trim();
    await look(page, "livret-college-conclusion");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.locator(".flash").waitFor();
    noConsoleErrors(page);
    await close();
  });

test("it is locked and published, and his mother reads it on a phone without script", async () => {
  const head = await signedIn(school, "college-head", { width: 1280 });
  await head.page.goto(path(school, "/livrets/classes/{class}", "college-head"));
  await head.page.locator("[name=with_lacks]").check();
  await head.page.getByRole("button", { name: "Verrouiller les livrets prêts" }).click();
  await head.page.locator(".flash").waitFor();
  await head.page.getByRole("button", { name: /^Publier/ }).click();
  await head.page.locator(".flash").waitFor();
  noConsoleErrors(head.page);
  await head.close();
  await school.at("2026-11-25T18:00");
  const { page, close } = await signedIn(school, "three-children", { width: 360, js: false });
  await page.goto(report);
  const said = await words(page);
  assert.ok(said.includes(HOMEWORK) && said.includes(level), `${level} in ${said}`);
  await look(page, "livret-college-family", { js: false });
  await close();
});
