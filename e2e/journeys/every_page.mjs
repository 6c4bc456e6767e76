// Every page of the house as every person of the small school: nothing breaks a rule of
// accessibility, nothing is wider than a phone or a desktop, nothing complains in the console.
// What somebody else was shown already, word for word, is not opened again; and the rules of
// accessibility are asked where a page has a shape that its route has not shown yet.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axeOnce, closeBrowser, fitsTheScreen, noConsoleErrors } from "../harness.mjs";
import { desktop, phone } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const people = [
  "teacher",
  "other-teacher",
  "nursery-teacher",
  "german-teacher",
  "maths-teacher",
  "college-head",
  "cpe",
  "head",
  "guardian",
  "other-guardian",
  "three-children",
  "pupil",
  "young-pupil",
  "agent",
  "elsewhere",
  "platform",
  "mayor",
  "metropole",
  "syndicate",
  "nobody",
];

// What only somebody with a word on paper or in a mail reads; `accounts` tells their stories.
const behind_a_word = /\{(token|word)\}/;
// A stream that never ends.
const endless = ["/direct"];
// What a page asks for in its address.
const asked = {
  "/administration/ecole/{school}/fusion": "?garder={person}&retirer={homonym}",
  "/annee-suivante/{change}/eleves": "?de={class}",
};

let school;
const seen = new Set();
const read = new Set();
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

for (const who of people) {
  test(`every page, as ${who}`, async () => {
    const seat = await signedIn(school, who, { width: 360 });
    const wrong = [];
    let pages = 0;
    for (const route of routes()) {
      const url = path(school, route + (asked[route] ?? ""), who);
      const answer = await seat.context.request.get(url, { maxRedirects: 0 });
      if (answer.status() >= 500) wrong.push(`${route} answers ${answer.status()}`);
      if (answer.status() !== 200) continue;
      seen.add(route);
      // Files, data for programs, and the pieces that scripts put into a page, are no pages.
      const html = await answer.text();
      if (!html.startsWith("<!DOCTYPE html>")) continue;
      pages += 1;
      if (isRead(route, html)) continue;
      await look(seat.page, route, url).catch((error) => wrong.push(`${route}: ${error.message}`));
    }
    await seat.close();
    assert.deepEqual(wrong, []);
    assert.ok(pages > 2, `${who} saw only ${pages} pages`);
  });
}

test("there is no page that nobody could be shown", () => {
  const unseen = routes().filter((route) => !seen.has(route) && !behind_a_word.test(route));
  // They lead elsewhere, or are for programs of the host.
  const elsewhere = [
    "/favicon.ico",
    "/connexion/code",
    "/connexion/protection",
    "/assets/{file}",
    "/metrics",
    "/nouveautes/{notice}",
    // It leads each reader to his own, once an evening has passed.
    "/evaluations/{assessment}/resultats",
    // While a plan is put in place, or undone.
    "/annee-suivante/{change}/suivi",
    // Read by now: it leads to its plan.
    "/administration/imports/depots/{intake}",
    // What the prefecture sends by an operator, once there is one.
    "/conseil/deliberations/{deliberation}/transmission/{transmission}/preuve.xml",
    "/conseil/deliberations/{deliberation}/courriers/{letter}/message.xml",
  ];
  assert.deepEqual(
    unseen.filter((route) => !elsewhere.includes(route)),
    [],
  );
});

function routes() {
  return school.routes.filter((route) => !endless.includes(route));
}

/** The words of the page, and what dresses them, without its numbers and its tokens. */
function isRead(route, html) {
  const [, dress] = html.match(/<html([^>]*)>/);
  const [main] = html.match(/<main[\s\S]*<\/main>/) ?? [html];
  const words = main.replace(/"[0-9a-f]{64}"/g, '""').replace(/\d+/g, "0");
  const page = `${route}\n${dress}\n${words}`;
  if (read.has(page)) return true;
  read.add(page);
  return false;
}

async function look(page, route, url) {
  page.complaints.length = 0;
  await page.setViewportSize(phone);
  await page.goto(url);
  await fitsTheScreen(page);
  await axeOnce(page, route);
  await page.setViewportSize(desktop);
  await fitsTheScreen(page);
  noConsoleErrors(page);
}
