// The news: a head publishes on a desktop, a parent reads on a phone without script; who writes at
// the same time as another is told; the alert stands on top of every page.
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

test("a head publishes at her desk, a parent reads it from the home of a phone", async () => {
  const head = await signedIn(school, "head", { width: 1280 });
  await head.page.goto("/actualites");
  await head.page.getByRole("link", { name: "Rédaction" }).click();
  await axe(head.page);
  await shot(head.page, "news-desk");
  await head.page.getByRole("link", { name: "Écrire · École Jean-Macé" }).click();
  await head.page.getByLabel("Titre").fill("Le marché de l’école a lieu samedi");
  await head.page.locator(".ProseMirror").click();
  await head.page.keyboard.type("De 10 h à 13 h, dans la cour.");
  await head.page.getByText("Date, une et commentaires").click();
  await head.page.getByLabel(/^À la une/).check();
  await axe(head.page);
  await shot(head.page, "news-form");
  await head.page.getByRole("button", { name: "Publier" }).click();
  await head.page.getByText("L’actualité est publiée.").waitFor();
  await axe(head.page);
  await shot(head.page, "news-article-head");
  noConsoleErrors(head.page);
  const url = new URL(head.page.url()).pathname;
  await head.close();

  const parent = await signedIn(school, "guardian", { width: 360, js: false });
  await parent.page.goto("/");
  await fitsTheScreen(parent.page);
  await shot(parent.page, "news-home");
  await parent.page.getByRole("link", { name: /Le marché de l’école/ }).first().click();
  assert.equal(new URL(parent.page.url()).pathname, url);
  const words = await parent.page.locator("main").innerText();
  assert.match(words, /De 10 h à 13 h, dans la cour/);
  await fitsTheScreen(parent.page);
  await shot(parent.page, "news-article");
  await parent.page.getByRole("link", { name: /Qui peut voir ceci/ }).click();
  assert.match(await parent.page.locator("main").innerText(), /Familles, École Jean-Macé/);
  await parent.close();

  const elsewhere = await signedIn(school, "elsewhere", { width: 360, js: false });
  assert.equal((await elsewhere.page.goto(url)).status(), 404);
  await elsewhere.close();

  const again = await signedIn(school, "head", { width: 1280 });
  await again.page.goto(`${url}/lectures`);
  assert.match(await again.page.locator("main").innerText(), /Samira Haddad/);
  await axe(again.page);
  await shot(again.page, "news-reads");
  await again.close();
});

test("of two who change an article, the second is told, with both texts", async () => {
  const [first, second] = [
    await signedIn(school, "teacher", { width: 1280 }),
    await signedIn(school, "head", { width: 360 }),
  ];
  const edit = path(school, "/actualites/{article}/edition");
  await first.page.goto(edit);
  await second.page.goto(edit);
  await first.page.getByLabel("Titre").fill("Les semis ont bien levé");
  await first.page.getByRole("button", { name: "Enregistrer" }).click();
  await first.page.getByText("L’actualité est enregistrée.").waitFor();
  await second.page.getByLabel("Titre").fill("Nos haricots");
  await second.page.getByRole("button", { name: "Enregistrer" }).click();
  await second.page.getByRole("heading", { name: /La version de/ }).waitFor();
  assert.equal(await second.page.getByLabel("Titre").inputValue(), "Nos haricots");
  assert.match(await second.page.locator("main").innerText(), /Les semis ont bien levé/);
  await axe(second.page);
  await fitsTheScreen(second.page);
  await shot(second.page, "news-overtaken");
  await first.close();
  await second.close();
});

test("what everybody must know stands on top of every page of the school", async () => {
  for (const [who, url] of [
    ["guardian", "/messages"],
    ["pupil", "/"],
    ["head", "/compte"],
  ]) {
    const seat = await signedIn(school, who, { width: 360 });
    await seat.page.goto(url);
    await seat.page.getByRole("alert").getByText(/Le portail de la rue est fermé/).waitFor();
    await axe(seat.page);
    await shot(seat.page, `news-alert-${who}`);
    await seat.close();
  }
  const elsewhere = await signedIn(school, "elsewhere", { width: 360 });
  await elsewhere.page.goto("/");
  assert.equal(await elsewhere.page.getByRole("alert").count(), 0);
  await elsewhere.close();
});

for (const [who, url, name] of [
  ["guardian", "/actualites", "news-feed"],
  ["guardian", "/actualites/{article}", "news-comments"],
  ["head", "/actualites/{article}", "news-moderation"],
  ["head", "/actualites/fils/{thread}/alerte", "news-alert-form"],
  ["head", "/actualites/fils/{thread}/droits", "news-roles"],
  ["teacher", "/actualites/{article}/versions", "news-versions"],
  ["agent", "/actualites/redaction", "news-desk-town"],
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
