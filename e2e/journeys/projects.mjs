// EPI, accompagnement personnalisé and school life of a collège: the head says what they are, a
// teacher what was done, the CPE a word to the whole class.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, noConsoleErrors } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

const pages = [
  ["college-head", "/livrets/ecoles/{school}/projets", "projects"],
  ["college-head", "/livrets/projets/{project}/reglages", "project-settings"],
  ["maths-teacher", "/livrets/projets/{project}", "project"],
  ["cpe", "/livrets/classes/{class}/vie-scolaire", "class-life"],
  ["college-head", "/livrets/classes/{class}/parcours", "courses"],
];
looksAt(() => school, pages);
looksAt(() => school, pages, { js: false });

test("the head adds an AP, and its teacher finds it and writes", async () => {
  const head = await signedIn(school, "college-head", { width: 360 });
  await head.page.goto(path(school, "/livrets/ecoles/{school}", "college-head"));
  await head.page.getByRole("link", { name: "EPI et accompagnement" }).click();
  await head.page.getByLabel("Intitulé").fill("Chercher à plusieurs");
  const teacher = head.page.getByLabel("Professeur et matière, 1");
  await teacher.selectOption({ label: "M. Roche, Mathématiques" });
  await head.page.getByLabel("6e A", { exact: true }).check();
  await head.page.getByRole("button", { name: "Ajouter" }).click();
  await head.page.getByRole("link", { name: /AP · Chercher à plusieurs/ }).waitFor();
  noConsoleErrors(head.page);
  await head.close();
  const roche = await signedIn(school, "maths-teacher", { width: 360 });
  await roche.page.goto("/livrets");
  await roche.page.getByRole("link", { name: /Chercher à plusieurs/ }).click();
  await roche.page.getByLabel(/Ce qui a été fait/).fill("Un problème par semaine, à quatre.");
  await roche.page.getByRole("button", { name: "Enregistrer" }).click();
  await roche.page.locator(".flash").waitFor();
  const kept = await roche.page.getByLabel(/Ce qui a été fait/).inputValue();
  assert.equal(kept, "Un problème par semaine, à quatre.");
  noConsoleErrors(roche.page);
  await roche.close();
});
