// Homework: a teacher gives from a desktop, a pupil ticks and hands in on a phone, a parent without
// script reads; the youngest has large ticks; the head puts a visa.
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

test("a teacher gives for a day that is not heavy, a parent without script reads it", async () => {
  const teacher = await signedIn(school, "teacher", { width: 1280 });
  const { page } = teacher;
  await page.goto("/cahier-de-textes");
  await axe(page);
  await shot(page, "homework-books");
  await page.locator("section", { hasText: "Mes cahiers" }).getByText("CE1-A").last().click();
  await axe(page);
  await shot(page, "homework-book");
  await page.getByRole("link", { name: "Donner un devoir", exact: true }).click();
  await page.getByLabel("Matière").fill("Poésie");
  await page.getByLabel("Que faut-il faire ?").fill("Apprendre la première strophe");
  await page.getByLabel(/vendredi 27 novembre/).check();
  await page.getByLabel("Temps estimé").selectOption("15");
  await page.getByText("Certains élèves, chaque semaine, liens").click();
  await axe(page);
  await shot(page, "homework-form");
  await page.getByRole("button", { name: "Donner le devoir" }).click();
  await page.getByText("Le devoir est donné.").waitFor();
  await axe(page);
  await shot(page, "homework-given");
  noConsoleErrors(page);
  await teacher.close();

  const parent = await signedIn(school, "guardian", { width: 360, js: false });
  await parent.page.goto("/cahier-de-textes");
  await fitsTheScreen(parent.page);
  await shot(parent.page, "homework-week-no-script");
  await parent.page.getByRole("link", { name: /Apprendre la première strophe/ }).click();
  const words = await parent.page.locator("main").innerText();
  assert.match(words, /pour vendredi 27 novembre/);
  assert.match(words, /C’est l’élève qui coche/);
  await parent.close();
});

test("a day without class is said in the form, and may be meant", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360 });
  const { page } = teacher;
  await page.goto(path(school, "/cahier-de-textes/livres/{book}/devoirs/nouveau"));
  await page.getByLabel("Matière").fill("Lecture");
  await page.getByLabel("Que faut-il faire ?").fill("Lire pendant les vacances");
  await page.getByLabel("Un autre jour").check();
  await page.getByLabel("Quel jour ?").fill("2026-12-22");
  await page.getByRole("button", { name: "Donner le devoir" }).click();
  await page.locator("#due_on-error").getByText(/vacances/).waitFor();
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "homework-doubt");
  await page.getByLabel("C’est bien ce jour-là").check();
  await page.getByRole("button", { name: "Donner le devoir" }).click();
  await page.getByText("Le devoir est donné.").waitFor();
  await teacher.close();
});

test("a pupil ticks, hands a file in, and has it back with a word", async () => {
  const pupil = await signedIn(school, "pupil", { width: 360 });
  const { page } = pupil;
  await page.goto("/");
  await axe(page);
  await shot(page, "homework-home-pupil");
  await page.goto("/cahier-de-textes");
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "homework-week-pupil");
  await page.getByRole("button", { name: "C’est fait : Relire les pages 12 et 13" }).click();
  await page.getByRole("button", { name: /Pas encore fait : Relire les pages/ }).waitFor();
  await page.getByRole("link", { name: /Apporter une feuille et la décrire/ }).click();
  await page.getByLabel(/Ton texte/).fill("Je l’ai trouvée sous le platane.");
  await page.locator("input[type=file]").setInputFiles({
    name: "feuille.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Une feuille."),
  });
  await page.locator(".uploads").getByText("feuille.txt").waitFor();
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "homework-hand-in");
  await page.getByRole("button", { name: "Rendre", exact: true }).click();
  await page.getByText("C’est rendu. Bravo !").waitFor();
  noConsoleErrors(page);
  const url = new URL(page.url()).pathname;
  await pupil.close();

  const teacher = await signedIn(school, "teacher", { width: 1280 });
  await teacher.page.goto(`${url}/suivi`);
  await axe(teacher.page);
  await shot(teacher.page, "homework-follow");
  await teacher.page.getByRole("link", { name: "Léa Martin" }).first().click();
  await teacher.page.getByLabel(/Votre mot/).fill("Bien observé !");
  await axe(teacher.page);
  await shot(teacher.page, "homework-work");
  await teacher.page.getByRole("button", { name: "Rendre à l’élève" }).click();
  await teacher.page.getByText("Le travail est rendu à l’élève.").waitFor();
  await teacher.close();

  const parent = await signedIn(school, "guardian", { width: 360, js: false });
  await parent.page.goto(url);
  assert.match(await parent.page.locator(".given-back").first().innerText(), /Bien observé/);
  await fitsTheScreen(parent.page);
  await shot(parent.page, "homework-given-back");
  await parent.close();
});

test("who does not read yet presses one large button", async () => {
  const young = await signedIn(school, "young-pupil", { width: 360 });
  await young.page.goto("/cahier-de-textes");
  await axe(young.page);
  await fitsTheScreen(young.page);
  await shot(young.page, "homework-young");
  await young.page.getByRole("button", { name: /C’est fait/ }).click();
  await young.page.getByRole("button", { name: /Bravo/ }).waitFor();
  await shot(young.page, "homework-young-done");
  noConsoleErrors(young.page);
  await young.close();
});

test("the head puts a visa, and the log shows it to the team", async () => {
  const head = await signedIn(school, "head", { width: 1280 });
  const { page } = head;
  await page.goto(path(school, "/cahier-de-textes/livres/{book}/visas"));
  await axe(page);
  await shot(page, "homework-visas");
  await page.getByRole("button", { name: "Apposer le visa" }).click();
  await page.getByText("Le visa est apposé.").waitFor();
  await head.close();
  const teacher = await signedIn(school, "teacher", { width: 360 });
  await teacher.page.goto(path(school, "/cahier-de-textes/livres/{book}/seances"));
  await teacher.page.getByText(/Visa du 23 nov/).first().waitFor();
  await axe(teacher.page);
  await fitsTheScreen(teacher.page);
  await shot(teacher.page, "homework-lessons");
  await teacher.close();
});

for (const [who, url, name] of [
  ["guardian", "/", "homework-home"],
  ["guardian", "/cahier-de-textes", "homework-week"],
  ["guardian", "/cahier-de-textes/{homework}", "homework-one"],
  ["guardian", "/cahier-de-textes/livres/{book}/seances", "homework-log"],
  ["teacher", "/cahier-de-textes/livres/{book}", "homework-book"],
  ["teacher", "/cahier-de-textes/livres/{book}/devoirs/nouveau", "homework-new"],
  ["teacher", "/cahier-de-textes/livres/{book}/brouillons", "homework-drafts"],
  ["teacher", "/cahier-de-textes/livres/{book}/reprise", "homework-copy"],
  ["teacher", "/cahier-de-textes/livres/{book}/seances/nouvelle", "homework-lesson-form"],
  ["teacher", "/cahier-de-textes/seances/{lesson}", "homework-lesson"],
  ["teacher", "/cahier-de-textes/rendus/{hand_in}", "homework-hand-in-teacher"],
  ["teacher", "/cahier-de-textes/recherche?q=feuille", "homework-search"],
]) {
  for (const width of [360, 1280]) {
    test(`${name} at ${width} px`, async () => {
      const seat = await signedIn(school, who, { width });
      assert.equal((await seat.page.goto(path(school, url))).status(), 200);
      await axe(seat.page);
      await fitsTheScreen(seat.page);
      noConsoleErrors(seat.page);
      await shot(seat.page, name);
      await seat.close();
    });
  }
}
