// A day in the class: what a teacher does from eight to five reaches a parent, a pupil and the
// head, each from his home page and by what it shows.
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
async function look(page, name) {
  await fitsTheScreen(page);
  await axe(page);
  if (process.env.SHOTS) await shot(page, `day-${name}`);
}

/** What the page says, in single spaces. */
async function words(page) {
  return (await page.locator("main").innerText()).replace(/\s+/g, " ");
}

test("the teacher, on her phone: the roll, the journal, homework, a slip", async () => {
  const seat = await signedIn(school, "teacher", { width: 360 });
  const { page } = seat;
  await page.goto("/");
  await look(page, "teacher-home");
  await page.locator("main a[href^='/presences/classes/']").first().click();
  await page.locator(".call-line", { hasText: "Inès" }).locator("label.absent").click();
  await look(page, "teacher-roll");
  await page.click(".call-save button");
  await page.getByText(/Appel enregistré/).waitFor();

  await page.goto(path(school, "/journal/classes/{class}"));
  await page.getByRole("link", { name: "Écrire" }).click();
  await page.getByLabel("Titre").fill("La fourmilière");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Nous l’avons regardée pendant la récréation.");
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByText("L’article est publié.").waitFor();
  await look(page, "teacher-post");

  await page.goto("/cahier-de-textes");
  await page.locator("main a[href^='/cahier-de-textes/livres/']").first().click();
  await page.getByRole("link", { name: "Donner un devoir pour mardi 24" }).click();
  await page.getByLabel("Matière").fill("Sciences");
  await page.getByLabel("Que faut-il faire ?").fill("Dessiner une fourmi");
  await page.getByRole("button", { name: "Donner le devoir" }).click();
  await page.getByText("Le devoir est donné.").waitFor();
  await look(page, "teacher-homework");

  await page.goto("/liaison");
  await page.locator("a[href^='/liaison/nouveau']").first().click();
  await page.getByLabel("Titre").fill("Bottes pour jeudi");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Jeudi, nous marchons dans l’herbe mouillée.");
  await page.locator("input[name=to]").first().check();
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.waitForURL(/\/suivi$/);
  await look(page, "teacher-slip");
  noConsoleErrors(page);
  await seat.close();
});

test("the parent, without script on an old phone: what is new, signed and answered", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/");
  const home = await words(page);
  for (const there of [/Bottes pour jeudi/, /Dessiner une fourmi/, /La fourmilière/])
    assert.match(home, there);
  await fitsTheScreen(page);
  if (process.env.SHOTS) await shot(page, "day-parent-home");
  await page.getByRole("link", { name: /Bottes pour jeudi/ }).first().click();
  await page.getByRole("button", { name: /Signer|J’ai lu/ }).first().click();
  assert.match(await words(page), /Signé|signé/);
  await page.goto("/");
  assert.doesNotMatch(await words(page), /Bottes pour jeudi/, "what is signed asks no more");
  await page.getByRole("link", { name: /La fourmilière/ }).first().click();
  await page.getByRole("button", { name: /J’aime/ }).click();
  assert.match(await page.locator("#reactions").innerText(), /1/);
  await seat.close();
});

test("the pupil: what is for tomorrow, and one tick", async () => {
  const seat = await signedIn(school, "pupil", { width: 360 });
  const { page } = seat;
  await page.goto("/");
  assert.match(await words(page), /Dessiner une fourmi/);
  await look(page, "pupil-home");
  await page.getByRole("link", { name: /Devoirs/ }).first().click();
  await page.getByRole("button", { name: /C’est fait : Dessiner une fourmi/ }).click();
  await page.getByRole("button", { name: /Pas encore fait : Dessiner une fourmi/ }).waitFor();
  await look(page, "pupil-week");
  noConsoleErrors(page);
  await seat.close();
});

test("the head: who is away, and a word to the whole school", async () => {
  const seat = await signedIn(school, "head", { width: 1280 });
  const { page } = seat;
  await page.goto("/");
  assert.match(await words(page), /Présences/);
  await look(page, "head-home");
  await page.locator("main a[href^='/presences/ecoles/']").first().click();
  assert.match(await words(page), /Inès/);
  await look(page, "head-presences");
  await page.goto("/cahier-de-textes");
  await page.locator("main a", { hasText: "CE1-A" }).first().click();
  assert.match(await words(page), /Dessiner une fourmi/);
  noConsoleErrors(page);
  await seat.close();
});
