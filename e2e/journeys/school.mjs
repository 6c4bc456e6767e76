// Every page of the small school, as its people see it: a phone and a desktop, with and without
// script.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, signedIn } from "../school.mjs";

const pages = [
  ["guardian", "/", "home-guardian"],
  ["guardian", "/messages", "inbox"],
  ["guardian", "/messages/nouveau", "compose"],
  ["guardian", "/messages/recherche?q=lunettes", "search"],
  ["guardian", "/classe/{class}", "class-family"],
  ["guardian", "/compte", "account"],
  ["pupil", "/", "home-pupil"],
  ["teacher", "/", "home-teacher"],
  ["teacher", "/classe/{class}", "class-team"],
  ["teacher", "/personne/{pupil}", "person"],
  ["teacher", "/annuaire?q=mar", "directory"],
  ["head", "/ecole/{school}", "school"],
  ["head", "/plus", "more"],
  ["head", "/administration/ecole/{school}", "office"],
  ["teacher", "/classes/{class}/comptes", "activation-of-class"],
  ["guardian", "/nouveautes", "news"],
  ["platform", "/", "home-platform"],
  ["nobody", "/connexion", "sign-in"],
  ["nobody", "/activation", "activation"],
  ["nobody", "/dev/ui", "kit"],
];

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

looksAt(() => school, pages);
looksAt(() => school, pages, { js: false });

test("a teacher and a parent write to each other, on a phone without script", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360, js: false });
  await teacher.page.goto("/messages");
  await teacher.page.getByRole("link", { name: /lunettes/ }).first().click();
  const words = await teacher.page.locator("main").innerText();
  assert.match(words, /Merci beaucoup/);
  await teacher.close();
});
