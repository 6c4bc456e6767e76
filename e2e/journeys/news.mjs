// The news: a head publishes on a desktop, a parent reads on a phone without script; who writes at
// the same time as another is told; the alert stands on top of every page.
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

test("an alert comes to a page that is open already, and leaves it", async () => {
  const parent = await signedIn(school, "guardian", { width: 360 });
  const elsewhere = await signedIn(school, "elsewhere", { width: 360 });
  await parent.page.goto("/messages");
  await elsewhere.page.goto("/messages");
  const head = await signedIn(school, "head", { width: 1280 });
  await head.page.goto(path(school, "/actualites/fils/{thread}/alerte"));
  await head.page.getByLabel("La phrase").fill("Sortie par la cour, ce soir.");
  await head.page.getByLabel("La raison").fill("Travaux");
  await head.page.getByRole("button", { name: "Afficher à tous" }).click();
  await head.page
    .getByRole("dialog")
    .getByRole("button", { name: "Afficher à tous" })
    .click();
  const shown = parent.page.getByRole("alert").getByText("Sortie par la cour, ce soir.");
  await shown.waitFor();
  assert.equal(new URL(parent.page.url()).pathname, "/messages");
  await axe(parent.page);
  await fitsTheScreen(parent.page);
  await shot(parent.page, "news-alert-pushed");
  assert.equal(await elsewhere.page.getByRole("alert").count(), 0);
  await head.page.getByRole("button", { name: "Arrêter" }).first().click();
  await shown.waitFor({ state: "detached" });
  noConsoleErrors(parent.page);
  for (const seat of [parent, elsewhere, head]) await seat.close();
});

test("two windows keep what is typed apart, and it comes back", async () => {
  const seat = await signedIn(school, "teacher", { width: 360 });
  const form = path(school, "/actualites/fils/{class}/nouveau");
  const second = await seat.context.newPage();
  for (const [page, words] of [
    [seat.page, "La kermesse de juin"],
    [second, "Le loto de mars"],
  ]) {
    await page.goto(form);
    await page.getByLabel("Titre").fill(words);
    await page.getByText(/Gardé à/).waitFor();
  }
  // Both windows are gone at once, as when a telephone runs out.
  await seat.page.goto("about:blank");
  await second.close();
  await seat.page.goto(form);
  const kept = seat.page.locator(".card", { hasText: "Pas encore enregistré" });
  const words = await kept.innerText();
  assert.match(words, /La kermesse de juin/);
  assert.match(words, /Le loto de mars/);
  await axe(seat.page);
  await fitsTheScreen(seat.page);
  await shot(seat.page, "news-unsaved");
  await seat.page.getByRole("link", { name: /Reprendre · Le loto de mars/ }).click();
  assert.equal(await seat.page.getByLabel("Titre").inputValue(), "Le loto de mars");
  await seat.close();
});

test("a comment is hidden with a reason that its author reads, without a script", async () => {
  const article = path(school, "/actualites/{article}");
  const head = await signedIn(school, "head", { width: 360, js: false });
  await head.page.goto(article);
  await head.page.getByRole("link", { name: "Masquer" }).click();
  await fitsTheScreen(head.page);
  await shot(head.page, "news-hiding");
  await head.page.getByLabel("Pourquoi").fill("Parlons-en demain au portail.");
  await head.page.getByRole("button", { name: "Masquer" }).click();
  await head.page.getByText("Le commentaire est masqué.").waitFor();
  const parent = await signedIn(school, "guardian", { width: 360 });
  await parent.page.goto(article);
  assert.match(await parent.page.locator("#comments").innerText(), /Parlons-en demain/);
  await axe(parent.page);
  await fitsTheScreen(parent.page);
  await shot(parent.page, "news-hidden");
  await parent.close();
  await head.page.getByRole("button", { name: "Montrer" }).click();
  await head.page.getByText("Le commentaire est visible.").waitFor();
  await head.close();
});

looksAt(() => school, [
  ["guardian", "/actualites", "news-feed"],
  ["guardian", "/actualites/{article}", "news-comments"],
  ["head", "/actualites/{article}", "news-moderation"],
  ["head", "/actualites/commentaires/{news_comment}/moderation", "news-hide"],
  ["teacher", "/actualites/commentaires/{news_comment}/signalement", "news-report"],
  ["head", "/actualites/fils/{thread}/alerte", "news-alert-form"],
  ["head", "/actualites/fils/{thread}/droits", "news-roles"],
  ["teacher", "/actualites/{article}/versions", "news-versions"],
  ["agent", "/actualites/redaction", "news-desk-town"],
]);
