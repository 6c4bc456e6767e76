// Homework: a teacher gives from a desktop, a pupil ticks and hands in on a phone, a parent without
// script reads; the youngest has large ticks; the head puts a visa.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
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

/** A photo as a telephone takes it: a JPEG of 1200 by 900, drawn by this page. */
async function photo(page) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1200, 900];
    const brush = canvas.getContext("2d");
    const sky = brush.createLinearGradient(0, 0, 0, 900);
    sky.addColorStop(0, "#bfe0ee");
    sky.addColorStop(1, "#7d9a55");
    brush.fillStyle = sky;
    brush.fillRect(0, 0, 1200, 900);
    brush.fillStyle = "#b4551f";
    brush.beginPath();
    brush.ellipse(600, 450, 330, 170, -0.5, 0, 2 * Math.PI);
    brush.fill();
    return canvas.toDataURL("image/jpeg", 0.85);
  });
  const buffer = Buffer.from(url.split(",")[1], "base64");
  return { name: "feuille.jpg", mimeType: "image/jpeg", buffer };
}

/** A second of a tone, as a WAV: PCM of 16 bits, one channel, 8,000 a second. */
function sound(name) {
  const samples = Buffer.alloc(16_000);
  for (let at = 0; at < 8_000; at += 1)
    samples.writeInt16LE(Math.round(9_000 * Math.sin((at * 2 * Math.PI * 440) / 8_000)), at * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return { name, mimeType: "audio/wav", buffer: Buffer.concat([head, samples]) };
}

/** Waits until the scanner has looked and photos were made again: the page is read anew. */
async function untilReady(page, selector) {
  for (let turn = 0; turn < 60 && (await page.locator(selector).count()) === 0; turn += 1) {
    await page.waitForTimeout(150);
    await page.reload();
  }
  await page.locator(selector).first().waitFor();
}

/** The photo is drawn, and the sound has its second. */
async function isSeenAndHeard(page, inside) {
  const seen = page.locator(`${inside} .pictured img`).first();
  await seen.scrollIntoViewIfNeeded();
  let [width, seconds] = [0, 0];
  for (let turn = 0; turn < 50 && !(width > 0 && seconds > 0.9); turn += 1) {
    [width, seconds] = await page.evaluate((inside) => {
      const duration = document.querySelector(`${inside} audio`)?.duration ?? 0;
      return [document.querySelector(`${inside} .pictured img`)?.naturalWidth ?? 0, duration];
    }, inside);
    await page.waitForTimeout(100);
  }
  assert.ok(width > 0, "the photo is drawn");
  assert.ok(seconds > 0.9 && seconds < 1.1, `the sound lasts a second, not ${seconds}`);
}

test("a pupil hands a photo and a sound in, and has a sound back", async () => {
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
  const files = [await photo(page), sound("ma voix.wav")];
  await page.locator("input[type=file]").setInputFiles(files);
  for (const { name } of files) await page.locator(".uploads").getByText(name).waitFor();
  await page.locator(".uploads [aria-label='Retirer ma voix.wav']").waitFor();
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "homework-hand-in");
  await page.getByRole("button", { name: "Rendre", exact: true }).click();
  await page.getByText("C’est rendu. Bravo !").waitFor();
  noConsoleErrors(page);
  const url = new URL(page.url()).pathname;
  await untilReady(page, ".pictured img");
  await isSeenAndHeard(page, "main");
  await fitsTheScreen(page);
  await axe(page);
  await shot(page, "homework-handed-in");
  await pupil.close();

  const teacher = await signedIn(school, "teacher", { width: 1280 });
  await teacher.page.goto(`${url}/suivi`);
  await axe(teacher.page);
  await shot(teacher.page, "homework-follow");
  await teacher.page.getByRole("link", { name: "Léa Martin" }).first().click();
  await isSeenAndHeard(teacher.page, "article");
  const word = "Bien observé ! Écoute comment on dit « platane ».";
  await teacher.page.getByLabel(/Votre mot/).fill(word);
  await teacher.page.locator("input[type=file]").setInputFiles(sound("platane.wav"));
  await teacher.page.locator(".uploads").getByText("platane.wav").waitFor();
  await axe(teacher.page);
  await shot(teacher.page, "homework-work");
  await teacher.page.getByRole("button", { name: "Rendre à l’élève" }).click();
  await teacher.page.getByText("Le travail est rendu à l’élève.").waitFor();
  noConsoleErrors(teacher.page);
  await teacher.close();

  const again = await signedIn(school, "pupil", { width: 360 });
  await again.page.goto(url);
  await untilReady(again.page, ".given-back audio");
  assert.match(await again.page.locator(".given-back").first().innerText(), /platane\.wav/);
  await axe(again.page);
  await fitsTheScreen(again.page);
  await shot(again.page, "homework-sound-back");
  noConsoleErrors(again.page);
  await again.close();

  const parent = await signedIn(school, "guardian", { width: 360, js: false });
  await parent.page.goto(url);
  assert.match(await parent.page.locator(".given-back").first().innerText(), /Bien observé/);
  assert.equal(await parent.page.locator(".given-back audio").count(), 1);
  assert.equal(await parent.page.locator(".pictured img").count(), 1);
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

looksAt(() => school, [
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
]);
