// The roll of a class: a few taps on a phone, with and without script, with and without network.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, fitsTheScreen, shot } from "../harness.mjs";
import { openLine } from "../line.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const pages = [
  ["teacher", "/presences/classes/{class}", "roll-call"],
  ["teacher", "/presences/classes/{class}?jour=2026-11-23&moment=canteen", "roll-canteen"],
  ["teacher", "/presences/classes/{class}/eleves/{pupil}", "roll-pupil"],
  ["teacher", "/presences/classes/{class}/registre?mois=2026-11", "roll-register"],
  ["teacher", "/presences", "roll-home"],
  ["guardian", "/presences/eleves/{pupil}", "roll-child"],
  ["guardian", "/presences/eleves/{pupil}/absences", "roll-announce"],
  ["guardian", "/presences/absences/{absence}", "roll-absence"],
  ["guardian", "/presences/eleves/{pupil}/sorties", "roll-pickups"],
  ["guardian", "/", "roll-card-family"],
  ["head", "/presences/ecoles/{school}", "roll-school"],
  ["head", "/presences/ecoles/{school}/registres?mois=2026-11", "roll-registers"],
  ["head", "/presences/ecoles/{school}/semaine", "roll-week"],
  ["head", "/", "roll-card-head"],
  ["head", "/presences/ecoles/{school}/fermetures", "roll-closures"],
  ["guardian", "/presences/ecoles/{school}/fermetures", "roll-closures-family"],
  ["agent", "/presences", "roll-home-town"],
  ["agent", "/presences/communes/{town}/fermetures", "roll-closures-town"],
  ["agent", "/presences/communes/{town}/services", "roll-services-town"],
  ["agent", "/presences/ecoles/{school}/services", "roll-services"],
  ["guardian", "/presences/eleves/{pupil}/services", "roll-services-child"],
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

/** The line of a pupil, by her name. */
const line = (page, name) => page.locator(".call-line", { hasText: name });
const afternoon = "/presences/classes/{class}?jour=2026-11-23&moment=pm";

test("a teacher calls the roll on a phone without script: a tap and a press", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 360, js: false });
  await page.goto(path(school, "/presences/classes/{class}?jour=2026-11-20&moment=am"));
  await line(page, "Inès").locator("label.absent").click();
  await page.click(".call-save button");
  assert.match(await page.textContent("body"), /Appel enregistré\s: 1 absent/);
  assert.ok(await line(page, "Inès").locator("input[value=absent]").isChecked());
  assert.ok(await line(page, "Lina").locator("input[value=present]").isChecked());
  await close();
});

test("a call made without network is kept on the phone and leaves by itself, once", async () => {
  const { page, context, close } = await signedIn(school, "teacher", { width: 360 });
  await page.goto(path(school, afternoon));
  assert.match(await page.textContent("main"), /L’appel n’est pas fait/);
  await context.setOffline(true);
  await line(page, "Inès").locator("label.absent").click();
  await line(page, "Lina").locator("label.late").click();
  assert.match(await page.textContent("[data-call-status]"), /Absents\s: 1/);
  await page.click(".call-save button");
  await page.waitForFunction(() =>
    document.querySelector("[data-call-status]").textContent.includes("gardé sur cet appareil"),
  );
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(kept, /preau\.call\./);
  assert.doesNotMatch(kept, /Moreau|Inès|Lina|Martin/, "no name is kept");
  await shot(page, "roll-offline");
  await context.setOffline(false);
  await page.waitForSelector(".call-state");
  assert.ok(await line(page, "Inès").locator("input[value=absent]").isChecked());
  assert.ok(await line(page, "Lina").locator("input[value=late]").isChecked());
  const left = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith("preau.call.")),
  );
  assert.deepEqual(left, [], "nothing is left after it was sent");
  await page.goto(path(school, "/presences/classes/{class}/registre?mois=2026-11"));
  assert.equal(await page.locator("tr", { hasText: "Inès" }).locator(".silent").count(), 2);
  await close();
});

test("a head closes a day over what was called: she is asked, and nothing is lost", async () => {
  const { page, close } = await signedIn(school, "head", { width: 360, js: false });
  await page.goto(path(school, "/presences/ecoles/{school}/fermetures"));
  await page.fill("[name=from_on]", "2026-11-23");
  await page.selectOption("[name=cause]", "weather");
  await page.click("button:has-text('Fermer et prévenir')");
  assert.match(await page.textContent(".note.warn"), /lundi 23 novembre, matin/);
  await fitsTheScreen(page);
  await shot(page, "roll-closure-asks");
  await page.check("[name=called][value=close]");
  await page.click("button:has-text('Fermer et prévenir')");
  assert.match(await page.textContent("body"), /La fermeture est annoncée/);
  const lift = page.locator("li", { hasText: "lundi 23 novembre" }).getByRole("button");
  await lift.first().click();
  assert.match(await page.textContent("body"), /Il y a de nouveau classe/);
  await close();
});

test("a tap with the keyboard is a tap", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 1280 });
  await page.goto(path(school, "/presences/classes/{class}?jour=2026-11-19&moment=am"));
  await line(page, "Inès").locator("input[value=present]").focus();
  await page.keyboard.press("ArrowRight");
  await page.focus(".call-save button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".call-state");
  assert.ok(await line(page, "Inès").locator("input[value=absent]").isChecked());
  await close();
});

// The last one: the teacher is signed out after it.
test("the page of a call opens without network, and goes with who signs out", async () => {
  const wire = await openLine(school);
  const { page, context, close } = await signedIn({ ...school, url: wire.url }, "teacher", {
    width: 360,
  });
  // The small school lives on a Monday of its own.
  await page.addInitScript(() => {
    const [real, now] = [Date, Date.now.bind(Date)];
    const ahead = real.parse("2026-11-23T10:05:00+01:00") - now();
    globalThis.Date = class extends real {
      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(now() + ahead);
      }
      static now() {
        return now() + ahead;
      }
    };
  });
  const call = path(school, "/presences/classes/{class}?jour=2026-11-23&moment=am");
  await page.goto(call);
  const is_kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const day = names.find((name) => /^preau-calls-\d/.test(name));
      if (!day || !names.includes("preau-calls-assets")) return false;
      const drawn = await (await caches.open("preau-calls-assets")).keys();
      // The moments of the day, and the page of each.
      const pages = await (await caches.open(day)).keys();
      return pages.length >= 3 && drawn.some(({ url }) => url.endsWith(".css"));
    });
  // What a page waits for is a value: a promise of one is one already.
  while (!(await is_kept())) await page.waitForTimeout(50);
  const kept = () => page.evaluate(async () => (await caches.keys()).length);
  const mine = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("preau.call.")));
  await context.setOffline(true);
  await wire.cut();
  await page.goto("about:blank");
  await page.goto(call);
  assert.match(await page.textContent("[data-call-status]"), /Sans réseau/);
  await shot(page, "roll-kept-page");
  await line(page, "Lina").locator("label.absent").click();
  await page.click(".call-save button");
  await page.waitForFunction(() =>
    document.querySelector("[data-call-status]").textContent.includes("gardé sur cet appareil"),
  );
  // Closed and opened again: what was tapped is still ticked, the call of now is found by itself.
  await page.goto(call);
  assert.ok(await line(page, "Lina").locator("input[value=absent]").isChecked());
  await page.goto(path(school, "/presences/classes/{class}"));
  assert.ok(await page.locator(".call-line").count());
  await page.goto(call);
  assert.equal((await mine()).length, 1);
  // Once it is sent, the page asks for itself again.
  const again = page.waitForEvent("load");
  await wire.mend();
  await context.setOffline(false);
  await page.waitForFunction(
    () => !Object.keys(localStorage).some((key) => key.startsWith("preau.call.")),
  );
  await again;
  await page.goto(path(school, "/presences/classes/{class}/eleves/{pupil}"));
  await page.goto(call);
  assert.ok(await line(page, "Lina").locator("input[value=absent]").isChecked());
  assert.equal(await page.locator(".dispute").count(), 0, "it came once");
  assert.ok((await kept()) > 0);
  await page.goto("/compte");
  await page.click("form[action='/deconnexion'] button");
  await page.waitForURL(/connexion/);
  assert.equal(await kept(), 0, "no name stays behind");
  await context.setOffline(true);
  await wire.cut();
  await assert.rejects(page.goto(call), /net::/);
  await close();
  await wire.close();
});
