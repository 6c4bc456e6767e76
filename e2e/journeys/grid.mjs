// The grid of an assessment: a class is typed from the keyboard, with and without network, with and
// without script, by one teacher and by two at once; and tapped on a phone. Nothing typed is lost.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser, fitsTheScreen, look, noConsoleErrors, shot } from "../harness.mjs";
import { openLine } from "../line.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const parts = ["Lire une consigne", "Copier sans erreur", "Accorder", "Se relire", "Dire un texte"];

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** Makes an assessment through its page, and is on its grid; says its id. */
async function makes(page, who, title, { items = parts, together = false } = {}) {
  await page.goto(path(school, "/evaluations/classes/{class}/nouvelle", who));
  await page.getByLabel("Titre").fill(title);
  const subject = page.locator("select[name=subject]");
  if (await subject.count()) await subject.selectOption({ index: 1 });
  await page.locator("[name=items]").fill(items.join("\n"));
  if (together) for (const box of await page.locator("[name=teachers]").all()) await box.check();
  await page.getByRole("button", { name: "Créer et saisir" }).click();
  await page.waitForURL(/\/saisie$/);
  return /\/evaluations\/(\d+)\//.exec(page.url())[1];
}

const line = (page, number) => page.locator(".grid-table tbody tr").nth(number);
const cells = (page, number) => line(page, number).locator("input.cell");

/** What stands in a line, cell by cell. */
const reads = (page, number) =>
  cells(page, number).evaluateAll((all) => all.map(({ value }) => value).join(" ").trim());

/** Types from a cell on, as one does: the keys alone. */
async function types(page, number, keys, from = 0) {
  await cells(page, number).nth(from).focus();
  await page.keyboard.type(keys);
}

/** Waits until the grid says so, whatever its spaces are. */
const says = (page, words) =>
  page.waitForFunction((words) => {
    const status = document.querySelector("[data-grid-status]");
    return status.textContent.replace(/\s+/g, " ").includes(words);
  }, words);

const keptOf = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /^preau\.grid\./.test(key)));

/** Waits until the server has all that this device had kept. */
const allSent = (page) =>
  page.waitForFunction(() => !Object.keys(localStorage).some((key) => /^preau\.grid\./.test(key)));

/** A network that was cut on purpose is heard in the console; nothing else is. */
function onlyTheNetwork(page) {
  page.complaints = page.complaints.filter((said) => !/net::ERR_/.test(said));
  noConsoleErrors(page);
}

test("a line is typed with one hand: five keys, five cells, and all of it is saved", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 1280 });
  await makes(page, "teacher", "Grammaire n° 1");
  await look(page, "grid-empty");
  await types(page, 0, "1234a");
  assert.equal(await reads(page, 0), "1 2 3 4 abs");
  await says(page, "Tout est enregistré.");
  // The line that follows has the focus: a class is typed without lifting the hand.
  await page.keyboard.type("44332");
  assert.equal(await reads(page, 1), "4 4 3 3 2");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("1d");
  await allSent(page);
  await page.reload();
  assert.equal(await reads(page, 0), "1 2 3 4 abs");
  assert.equal(await reads(page, 1), "4 4 3 3 2");
  assert.equal(await reads(page, 2), "1 disp");
  await look(page, "grid-typed");
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, "grid-typed");
  noConsoleErrors(page);
  await close();
});

test("what is typed without network stays on the device, and leaves when it is back", async () => {
  const { page, context, close } = await signedIn(school, "teacher", { width: 1280 });
  await makes(page, "teacher", "Grammaire n° 2");
  await context.setOffline(true);
  await types(page, 0, "222");
  await says(page, "3 saisies gardées sur cet appareil, envoyées dès que le réseau revient.");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(kept, /preau\.grid\.\d+\.(open|sent)/);
  assert.doesNotMatch(kept, /Haddad|Moreau|Léa|Inès|Lina/, "no name is kept");
  if (process.env.SHOTS) await shot(page, "grid-offline");
  await context.setOffline(false);
  await says(page, "3 saisies gardées ont été envoyées.");
  assert.deepEqual(await keptOf(page), [], "nothing is left after it was sent");
  await page.reload();
  assert.equal(await reads(page, 0), "2 2 2");
  assert.equal(await page.locator(".dispute").count(), 0);
  onlyTheNetwork(page);
  await close();
});

test("a page that is closed between two keys has lost neither of them", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 1280, worker: false });
  await makes(page, "teacher", "Grammaire n° 3");
  await page.route("**/jeton", (route) => route.abort());
  await types(page, 0, "31");
  await says(page, "2 saisies gardées sur cet appareil");
  assert.match((await keptOf(page)).join(), /preau\.grid\.\d+\.sent/);
  await page.keyboard.type("4");
  // At once: what was typed since the last sending has not even tried to leave.
  await page.reload();
  assert.equal(await reads(page, 0), "3 1 4");
  await says(page, "3 saisies gardées sur cet appareil");
  await page.unroute("**/jeton");
  await page.reload();
  await says(page, "3 saisies gardées ont été envoyées.");
  await allSent(page);
  const other = await signedIn(school, "teacher", { width: 1280, js: false });
  await other.page.goto(page.url());
  assert.equal(await reads(other.page, 0), "3 1 4", "the server has them");
  await other.close();
  onlyTheNetwork(page);
  await close();
});

test("an answer that was lost on its way makes nothing twice", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 1280, worker: false });
  const id = await makes(page, "teacher", "Grammaire n° 4");
  const api = "**/api/evaluations/*/cellules";
  await page.route(api, async (route) => {
    // The server has written it: the device does not know.
    await route.fetch();
    await route.abort();
  });
  await types(page, 0, "43");
  await says(page, "2 saisies gardées sur cet appareil");
  await page.unroute(api);
  await page.reload();
  await says(page, "2 saisies gardées ont été envoyées.");
  await page.reload();
  assert.equal(await reads(page, 0), "4 3");
  assert.equal(await page.locator(".dispute").count(), 0, "nobody differs with himself");
  await line(page, 0).locator("th a").click();
  assert.match(page.url(), new RegExp(`/evaluations/${id}/historique/`));
  assert.equal(await page.locator("main .rows li").count(), 2, "each is written once");
  await look(page, "grid-history");
  onlyTheNetwork(page);
  await close();
});

test("a line that takes what is typed and answers nothing holds nothing up", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 1280, worker: false });
  await page.clock.install();
  await makes(page, "teacher", "Grammaire n° 4 bis");
  const api = "**/api/evaluations/*/cellules";
  const taken = page.waitForRequest(api);
  await page.route(api, () => {});
  await types(page, 0, "43");
  await page.clock.runFor(1_000);
  await taken;
  await page.clock.runFor(20_000);
  await says(page, "2 saisies gardées sur cet appareil");
  await page.unroute(api);
  await page.clock.runFor(20_000);
  await says(page, "2 saisies gardées ont été envoyées.");
  await page.reload();
  assert.equal(await reads(page, 0), "4 3");
  onlyTheNetwork(page);
  await close();
});

test("who leaves the grid without network finds it sent from the page of all of them", async () => {
  const { page, context, close } = await signedIn(school, "teacher", { width: 360 });
  await makes(page, "teacher", "Grammaire n° 5");
  const grid = page.url();
  await context.setOffline(true);
  await types(page, 1, "123");
  await says(page, "3 saisies gardées sur cet appareil");
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto("/evaluations");
  const said = page.locator("[data-behaviour=kept-grids] .note");
  await said.waitFor();
  assert.match(await said.innerText(), /^3\s+saisies gardées ont été envoyées\.$/);
  await look(page, "grid-kept");
  assert.deepEqual(await keptOf(page), []);
  await page.goto(grid);
  assert.equal(await reads(page, 1), "1 2 3");
  onlyTheNetwork(page);
  await close();
});

test("two teachers say different things: both are shown, and one tap settles it", async () => {
  const head = await signedIn(school, "head", { width: 1280 });
  await head.page.goto(path(school, "/administration/classe/{class}"));
  const form = head.page.locator("form[action$='/equipe']");
  const petit = form.locator("select[name=person] option", { hasText: "Petit" }).first();
  await form.locator("select[name=person]").selectOption(await petit.getAttribute("value"));
  await form.getByRole("button").click();
  await head.page.locator(".flash").waitFor();
  await head.close();

  const durand = await signedIn(school, "teacher", { width: 1280 });
  const colleague = await signedIn(school, "other-teacher", { width: 1280 });
  await makes(durand.page, "teacher", "Grammaire n° 6", { together: true });
  await colleague.page.goto(durand.page.url());
  await durand.context.setOffline(true);
  await types(durand.page, 0, "2");
  await says(durand.page, "1 saisie gardée sur cet appareil");
  await types(colleague.page, 0, "34");
  await allSent(colleague.page);
  await durand.context.setOffline(false);
  const differs = durand.page.locator("[data-grid-differs]");
  await differs.waitFor();
  assert.match(await differs.innerText(), /M\. Petit a écrit 3 à .+, vous 2\./);
  assert.equal(await reads(durand.page, 0), "3 4", "the later stands, what does not differ too");
  await look(durand.page, "grid-differs");
  onlyTheNetwork(durand.page);

  await durand.page.reload();
  const dispute = durand.page.locator(".dispute");
  assert.match(await dispute.innerText(), /M\. Petit a écrit «\s3\s»/);
  assert.match(await dispute.innerText(), /Mme Durand a écrit «\s2\s»/);
  await look(durand.page, "grid-dispute");
  await dispute.getByRole("button", { name: "2", exact: true }).click();
  await durand.page.locator(".flash").waitFor();
  assert.equal(await durand.page.locator(".dispute").count(), 0);
  await colleague.page.reload();
  assert.equal(await colleague.page.locator(".dispute").count(), 0);
  assert.equal(await reads(colleague.page, 0), "2 4");
  noConsoleErrors(colleague.page);
  await durand.close();
  await colleague.close();
});

test("on a phone at the back of the class, one item: a tap for each pupil", async () => {
  const { page, context, close } = await signedIn(school, "teacher", { width: 360 });
  await makes(page, "teacher", "Grammaire n° 7");
  const grid = page.url();
  await page.locator(".grid-table thead a", { hasText: parts[1] }).click();
  await page.waitForURL(/\/items\/\d+$/);
  await look(page, "grid-taps");
  const pupil = (number) => page.locator(".tap-line").nth(number);
  await pupil(0).locator("label", { hasText: "3" }).click();
  await says(page, "Tout est enregistré.");
  await context.setOffline(true);
  await pupil(1).locator("label", { hasText: "abs" }).click();
  await says(page, "1 saisie gardée sur cet appareil");
  await context.setOffline(false);
  await allSent(page);
  await page.reload();
  assert.ok(await pupil(0).locator("input[value='3']").isChecked());
  assert.ok(await pupil(1).locator("input[value=abs]").isChecked());
  // What was tapped is in the column of that item, and in no other.
  await page.goto(grid);
  assert.equal(await cells(page, 0).nth(1).inputValue(), "3");
  assert.equal(await reads(page, 1), "abs");
  onlyTheNetwork(page);
  await close();
});

test("without script it is a form: it saves, and what cannot be read is still there", async () => {
  const { page, close } = await signedIn(school, "teacher", { width: 360, js: false });
  await makes(page, "teacher", "Grammaire n° 8");
  const save = () => page.locator(".grid-save button").click();
  await cells(page, 0).nth(0).fill("4");
  await cells(page, 2).nth(4).fill("A");
  await save();
  assert.match(await page.locator(".flash").innerText(), /Enregistré\s: 2\scases\./);
  assert.equal(await cells(page, 2).nth(4).inputValue(), "abs");
  await cells(page, 0).nth(1).fill("3");
  await cells(page, 1).nth(0).fill("9");
  const answer = page.waitForResponse((answer) => answer.request().method() === "POST");
  await save();
  assert.equal((await answer).status(), 422);
  assert.match(await page.locator(".problems").innerText(), /ce n’est pas un niveau de cette/);
  assert.equal(await cells(page, 0).nth(1).inputValue(), "3");
  assert.equal(await cells(page, 1).nth(0).inputValue(), "9");
  assert.equal(await cells(page, 1).nth(0).getAttribute("aria-invalid"), "true");
  await fitsTheScreen(page);
  await cells(page, 1).nth(0).fill("2");
  await save();
  assert.equal(await reads(page, 0), "4 3");
  assert.equal(await reads(page, 1), "2");
  await close();
});

/** The first column of three pupils. */
const column = (page) => Promise.all([0, 1, 2].map((number) => reads(page, number)));

test("marks of a collège are typed with their comma, or pasted from a spreadsheet", async () => {
  const { page, close } = await signedIn(school, "maths-teacher", { width: 1280 });
  await makes(page, "maths-teacher", "Fractions", { items: [] });
  await look(page, "grid-marks");
  await types(page, 0, "13,5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await page.keyboard.type("a");
  await allSent(page);
  await page.reload();
  assert.deepEqual(await column(page), ["13,5", "8", "abs"]);
  // One that forgot its comma is said at its cell; what is right is kept all the same.
  await types(page, 1, "85");
  await page.locator("input.cell[aria-invalid=true]").waitFor();
  assert.match(await cells(page, 1).first().getAttribute("title"), /virgule oubliée/);
  await cells(page, 0).first().focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "12\n9,25\n17\n");
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  });
  await allSent(page);
  await page.reload();
  assert.deepEqual(await column(page), ["12", "9,25", "17"]);
  noConsoleErrors(page);
  await close();
});

// The last one: the teacher is signed out after it.
test("a grid that was open today opens without network, and goes with who signs out", async () => {
  const wire = await openLine(school);
  const there = { ...school, url: wire.url };
  const { page, context, close } = await signedIn(there, "teacher", { width: 1280 });
  await makes(page, "teacher", "Grammaire n° 9");
  const grid = page.url();
  const kept = () => page.evaluate(async () => (await caches.keys()).length);
  const isKept = () =>
    page.evaluate(async (url) => {
      const drawn = await (await caches.open("preau-calls-assets")).keys();
      return Boolean(await caches.match(url)) && drawn.some(({ url }) => url.endsWith(".css"));
    }, grid);
  while (!(await isKept())) await page.waitForTimeout(50);
  await context.setOffline(true);
  await wire.cut();
  await page.goto("about:blank");
  await page.goto(grid);
  await types(page, 0, "314");
  await says(page, "3 saisies gardées sur cet appareil");
  await page.goto(grid);
  assert.equal(await reads(page, 0), "3 1 4", "closed and opened again, it has them");
  if (process.env.SHOTS) await shot(page, "grid-kept-page");
  await wire.mend();
  await context.setOffline(false);
  await allSent(page);
  await page.reload();
  assert.equal(await reads(page, 0), "3 1 4");
  assert.equal(await page.locator(".dispute").count(), 0);
  await page.goto("/compte");
  await page.click("form[action='/deconnexion'] button");
  await page.waitForURL(/connexion/);
  assert.equal(await kept(), 0, "no name stays behind");
  await context.setOffline(true);
  await wire.cut();
  await assert.rejects(page.goto(grid), /net::/);
  await close();
  await wire.close();
});
