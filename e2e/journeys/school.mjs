// Every page of the small school, as its people see it: a phone and a desktop, with and without
// script.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

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

for (const [who, template, name] of pages) {
  for (const width of [360, 1280]) {
    for (const js of [true, false]) {
      test(`${name}, ${width} px, ${js ? "with" : "without"} script`, async () => {
        const seat = await signedIn(school, who, { width, js });
        const answer = await seat.page.goto(path(school, template));
        assert.equal(answer.status(), 200);
        await fitsTheScreen(seat.page);
        if (js) {
          await axe(seat.page);
          await shot(seat.page, name);
          noConsoleErrors(seat.page);
        }
        await seat.close();
      });
    }
  }
}

test("a teacher and a parent write to each other, on a phone without script", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360, js: false });
  await teacher.page.goto("/messages");
  await teacher.page.getByRole("link", { name: /lunettes/ }).first().click();
  const words = await teacher.page.locator("main").innerText();
  assert.match(words, /Merci beaucoup/);
  await teacher.close();
});
