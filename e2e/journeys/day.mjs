// A day in the class: what a teacher does from eight to five reaches a mother of three children, a
// pupil of CE2 and the head, each from the home page and by what it shows.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, look, noConsoleErrors, session, words } from "../harness.mjs";
import { openSchool, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** Writes a slip in the editor and sends it. */
async function writes(page, title, text, to) {
  await page.goto("/liaison");
  await page.locator("a[href^='/liaison/nouveau']").first().click();
  await page.getByLabel("Titre").fill(title);
  await page.locator(".ProseMirror").click();
  await page.keyboard.type(text);
  await to(page);
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.waitForURL(/\/suivi$/);
}

test("the teacher, on her phone: the roll, the journal, homework, a slip", async () => {
  const seat = await signedIn(school, "ce2-teacher", { width: 360 });
  const { page } = seat;
  await page.goto("/");
  await look(page, "day-teacher-home");
  await page.locator("main a[href^='/presences/classes/']").first().click();
  await page.locator(".call-line", { hasText: "Tom" }).locator("label.absent").click();
  await look(page, "day-teacher-roll");
  await page.click(".call-save button");
  await page.getByText(/Appel enregistré/).waitFor();

  await page.goto(`/journal/classes/${school.things.ce2_class}`);
  await page.getByRole("link", { name: "Écrire" }).click();
  await page.getByLabel("Titre").fill("La fourmilière");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Nous l’avons regardée pendant la récréation.");
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByText("L’article est publié.").waitFor();
  await look(page, "day-teacher-post");

  await page.goto("/cahier-de-textes");
  await page.locator("main a[href^='/cahier-de-textes/livres/']").first().click();
  await page.getByRole("link", { name: "Donner un devoir pour mardi 24" }).click();
  await page.getByLabel("Matière").fill("Sciences");
  await page.getByLabel("Que faut-il faire ?").fill("Dessiner une fourmi");
  await page.getByRole("button", { name: "Donner le devoir" }).click();
  await page.getByText("Le devoir est donné.").waitFor();
  await look(page, "day-teacher-homework");

  await writes(page, "Bottes pour jeudi", "Jeudi, nous marchons dans l’herbe mouillée.", () =>
    page.locator("input[name=to]").first().check(),
  );
  await look(page, "day-teacher-slip");
  noConsoleErrors(page);
  await seat.close();
});

test("the head writes to every class of the school", async () => {
  const seat = await signedIn(school, "head", { width: 1280 });
  const { page } = seat;
  await writes(page, "Photo de l’école", "Le photographe vient le 10 décembre.", async () => {
    const classes = page.getByRole("checkbox", { name: /^Toute la classe/ });
    for (const whole of await classes.all()) await whole.check();
  });
  await look(page, "day-head-slip");
  noConsoleErrors(page);
  await seat.close();
});

test("the mother of three, without script on an old phone: all three at once", async () => {
  const seat = await signedIn(school, "three-children", { width: 360, js: false });
  const { page } = seat;
  const names = ["Sami", "Yasmine", "Ilyes"];
  await page.goto("/");
  const home = await words(page);
  // What is new in each class is there, and of whom it is: CE2-C, CP-B and the collège.
  const new_there = ["Bottes pour jeudi", "Photo de l’école", "Une calculatrice pour décembre"];
  const for_tomorrow = ["Dessiner une fourmi", "Lire la page 14", "Exercices 4 et 5"];
  for (const there of [...names, ...new_there, ...for_tomorrow, "La fourmilière"])
    assert.ok(home.includes(there), `${there} is not on ${home}`);
  await look(page, "day-parent-home", { js: false });

  // For one: what concerns Yasmine's class asks about her alone.
  await page.getByRole("link", { name: /Bottes pour jeudi/ }).first().click();
  await page.getByRole("button", { name: "Signer pour Yasmine" }).click();
  assert.match(await page.locator(".flash").innerText(), /C’est signé/);

  // For all: the school writes to two of hers, and one press signs for both.
  await page.goto("/");
  await page.getByRole("link", { name: /Photo de l’école/ }).first().click();
  await look(page, "day-parent-slip", { js: false });
  await page.getByRole("button", { name: /Signer pour (Sami et Yasmine|Yasmine et Sami)/ }).click();
  assert.match(await page.locator(".flash").innerText(), /C’est signé/);
  const signed = await words(page);
  assert.match(signed, /Sami/);
  assert.match(signed, /Yasmine/);
  await page.goto("/");
  const after_school = await words(page);
  for (const done of ["Bottes pour jeudi", "Photo de l’école"])
    assert.ok(!after_school.includes(done), "what is signed asks no more");
  assert.ok(after_school.includes("Une calculatrice"), "the collège still waits");
  await page.getByRole("link", { name: /Une calculatrice/ }).first().click();
  await page.getByRole("button", { name: "Signer pour Ilyes" }).click();
  await page.goto("/liaison");
  assert.match(await words(page), /Tout est signé/);

  // One child alone, then an absence for tomorrow.
  await page.goto("/presences");
  assert.deepEqual(
    await page.locator("section[aria-labelledby=children] b").allInnerTexts(),
    names,
  );
  await page.getByRole("link", { name: /Sami/ }).first().click();
  await page.getByRole("link", { name: /Annoncer une absence/ }).first().click();
  await page.locator("[name=from_on]").fill("2026-11-24");
  await page.locator("[name=reason][value=illness]").check();
  await look(page, "day-parent-announces", { js: false });
  await page.getByRole("button", { name: "Prévenir l’école" }).click();
  assert.match(await words(page), /mardi 24 novembre/);

  await page.goto("/");
  await page.getByRole("link", { name: /La fourmilière/ }).first().click();
  await page.getByRole("button", { name: /J’aime/ }).click();
  assert.match(await page.locator("#reactions").innerText(), /1/);
  await seat.close();
});

test("the pupil of CE2 signs in: what is for tomorrow, and one tick", async () => {
  const seat = await session({ width: 360, baseUrl: school.url });
  const { page } = seat;
  await page.goto("/connexion");
  await page.getByLabel(/Identifiant/).fill(school.things.ce2_login);
  await page.locator("[type=password]").fill(school.things.password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/$/);
  const home = await words(page);
  assert.match(home, /Dessiner une fourmi/);
  assert.doesNotMatch(home, /Lire la page 14|Exercices 4 et 5/, "of her brothers nothing");
  await look(page, "day-pupil-home");
  await page.getByRole("link", { name: /Devoirs/ }).first().click();
  await page.getByRole("button", { name: /C’est fait : Dessiner une fourmi/ }).click();
  await page.getByRole("button", { name: /Pas encore fait : Dessiner une fourmi/ }).waitFor();
  await look(page, "day-pupil-week");
  noConsoleErrors(page);
  await seat.close();
});

test("the head: who is away, who has signed, and what the class does", async () => {
  const seat = await signedIn(school, "head", { width: 1280 });
  const { page } = seat;
  await page.goto("/");
  assert.match(await words(page), /Présences/);
  await look(page, "day-head-home");
  await page.locator("main a[href^='/presences/ecoles/']").first().click();
  assert.match(await words(page), /Tom/);
  await look(page, "day-head-presences");
  await page.goto(`/presences/ecoles/${school.things.school}?jour=2026-11-24`);
  assert.match(await words(page), /Sami/, "what is announced for tomorrow");
  await page.goto("/liaison");
  await page.getByRole("link", { name: /Photo de l’école/ }).first().click();
  await page.waitForURL(/\/liaison\/\d+/);
  assert.match(await words(page), /2/);
  await page.goto("/cahier-de-textes");
  await page.locator("main a", { hasText: "CE2-C" }).first().click();
  assert.match(await words(page), /Dessiner une fourmi/);
  noConsoleErrors(page);
  await seat.close();
});
