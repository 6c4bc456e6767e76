// The agenda in a real browser: a parent reads it and books a slot on a phone without script, a
// teacher writes an outing, and every page of it fits and is accessible.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { looksAt } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const pages = [
  ["guardian", "/agenda?jour=2026-12-03", "agenda-week-family"],
  ["guardian", "/agenda/mois?jour=2026-12-03", "agenda-month-family"],
  ["pupil", "/agenda?jour=2026-12-03", "agenda-week-pupil"],
  ["teacher", "/agenda?jour=2026-12-03", "agenda-week-teacher"],
  ["head", "/agenda/mois?jour=2026-11-23", "agenda-month-head"],
  ["teacher", "/agenda?jour=2026-12-10", "agenda-week-evening"],
  ["teacher", "/agenda/mois?jour=2026-12-10", "agenda-month-teacher"],
  ["guardian", "/agenda?jour=2026-12-10", "agenda-week-slot"],
  ["guardian", "/agenda/{event_date}", "agenda-outing-family"],
  ["teacher", "/agenda/{event_date}", "agenda-outing-teacher"],
  ["teacher", "/agenda/{event_date}/modification", "agenda-edit"],
  ["teacher", "/agenda/{event_date}/annulation", "agenda-cancel"],
  ["teacher", "/agenda/{event_date}/versions", "agenda-versions"],
  ["teacher", "/agenda/nouveau", "agenda-new"],
  ["guardian", "/agenda/nouveau", "agenda-new-own"],
  ["guardian", "/agenda/recherche?q=pisc", "agenda-search"],
  ["guardian", "/agenda/rendez-vous", "agenda-openings-family"],
  ["teacher", "/agenda/rendez-vous", "agenda-openings-teacher"],
  ["teacher", "/agenda/rendez-vous/nouveau", "agenda-opening-new"],
  ["guardian", "/agenda/rendez-vous/{opening}", "agenda-opening-family"],
  ["teacher", "/agenda/rendez-vous/{opening}", "agenda-opening-teacher"],
  ["teacher", "/agenda/rendez-vous/{opening}/liste", "agenda-opening-printed"],
  ["guardian", "/agenda/abonnement", "agenda-feed"],
  ["pupil", "/agenda/abonnement", "agenda-feed-none"],
  ["teacher", "/agenda/import", "agenda-import"],
  ["teacher", "/agenda/imports/{agenda_import}", "agenda-import-report"],
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

test("a parent changes her slot without script and finds it in her week", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/");
  await page.locator("#agenda-card").waitFor();
  await page.goto("/agenda/rendez-vous");
  await page.getByRole("link", { name: /Rencontre de décembre/ }).first().click();
  await page.locator("summary", { hasText: "Choisir une autre heure" }).click();
  await page.getByRole("button", { name: "17 h", exact: true }).click();
  assert.match(await page.locator(".flash").innerText(), /C’est noté/);
  await fitsTheScreen(page);
  await page.goto("/agenda?jour=2026-12-10");
  assert.match(await page.locator("main").innerText(), /Rencontre de décembre[\s\S]*17\s*h/);
  await seat.close();
});

test("a teacher writes a lesson of every week without script, and moves one of them", async () => {
  const seat = await signedIn(school, "teacher", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/agenda/nouveau");
  await page.getByLabel("Titre", { exact: true }).fill("Chorale");
  await page.getByLabel("Jour", { exact: true }).fill("2026-12-04");
  await page.getByText("Se répète", { exact: true }).click();
  await page.getByLabel("Répétition").selectOption("weekly");
  await page.getByLabel(/Jusqu’au/).fill("2027-01-29");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator(".flash").innerText(), /dans l’agenda/);
  await page.getByRole("link", { name: "Modifier" }).click();
  await page.getByLabel("Jour", { exact: true }).fill("2026-12-03");
  await page.getByRole("radio", { name: "Cette date seulement" }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator("main").innerText(), /jeudi 3 décembre/);
  await page.goto("/agenda?jour=2026-12-11");
  assert.match(await page.locator("main").innerText(), /Chorale/);
  await seat.close();
});

/** Two pages of the same event, open at the same time. */
test("two who edit one event are told, and nothing of either is lost", async () => {
  const [teacher, head] = [
    await signedIn(school, "teacher", { width: 360 }),
    await signedIn(school, "head", { width: 360 }),
  ];
  const edit = path(school, "/agenda/{event_date}/modification");
  await teacher.page.goto(edit);
  await head.page.goto(edit);
  await head.page.getByLabel("Précisions").fill("Rendez-vous devant la grille à 8 h 30.");
  await head.page.getByRole("button", { name: "Enregistrer" }).click();
  await head.page.locator(".flash").waitFor();
  await teacher.page.getByLabel("Lieu").fill("Musée La Piscine, Roubaix");
  await teacher.page.getByRole("button", { name: "Enregistrer" }).click();
  const other = teacher.page.locator("section[aria-labelledby='other']");
  assert.match(await other.innerText(), /devant la grille/);
  await fitsTheScreen(teacher.page);
  await axe(teacher.page);
  await shot(teacher.page, "agenda-overtaken");
  assert.equal(await teacher.page.getByLabel("Lieu").inputValue(), "Musée La Piscine, Roubaix");
  await teacher.page.getByRole("button", { name: "Enregistrer" }).click();
  await teacher.page.getByRole("link", { name: "Historique" }).click();
  assert.equal(await teacher.page.locator("details.letter").count(), 3);
  await teacher.page.locator("details.letter", { hasText: "Hélène" }).locator("summary").click();
  assert.match(await teacher.page.locator("details[open]").last().innerText(), /devant la grille/);
  noConsoleErrors(head.page);
  await teacher.close();
  await head.close();
});

test("a teacher attaches the plan of an outing, and a mother opens it", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360, js: false });
  await teacher.page.goto("/agenda/nouveau");
  await teacher.page.getByLabel("Titre", { exact: true }).fill("Ferme du Héron");
  await teacher.page.getByLabel("Nature").selectOption("outing");
  await teacher.page.getByLabel("Jour", { exact: true }).fill("2026-12-15");
  const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("À gauche.") };
  await teacher.page.locator("input[type='file']").setInputFiles(plan);
  await teacher.page.getByRole("button", { name: "Enregistrer" }).click();
  const date = new URL(teacher.page.url()).pathname;
  const guardian = await signedIn(school, "guardian", { width: 360 });
  await guardian.page.goto(date);
  const link = guardian.page.locator(".attachments a");
  for (let turn = 0; turn < 50 && (await link.count()) === 0; turn += 1) {
    await guardian.page.waitForTimeout(100);
    await guardian.page.reload();
  }
  await fitsTheScreen(guardian.page);
  await shot(guardian.page, "agenda-documents");
  const fetched = await guardian.page.request.get(await link.first().getAttribute("href"));
  assert.equal(await fetched.text(), "À gauche.");
  await teacher.close();
  await guardian.close();
});

/** What a parent does on the bus, with one thumb. */
test("a parent answers an outing, offers to come, and takes it back", async () => {
  const seat = await signedIn(school, "guardian", { width: 360 });
  const { page } = seat;
  await page.goto(path(school, "/agenda/{event_date}"));
  await shot(page, "walk-outing-1-asked");
  const card = page.locator("section[aria-labelledby='consent']");
  assert.match(await card.innerText(), /demandée|répondu/);
  const adults = page.locator("section[aria-labelledby='adults']");
  assert.match(await adults.innerText(), /Vous vous êtes proposé/);
  await adults.getByRole("button", { name: "Je ne peux plus" }).click();
  await page.locator(".flash").waitFor();
  await adults.getByRole("button", { name: "Je peux accompagner" }).click();
  assert.match(await adults.innerText(), /Vous vous êtes proposé/);
  await shot(page, "walk-outing-2-offered");
  await card.getByRole("link").click();
  await page.locator("h1").waitFor();
  await fitsTheScreen(page);
  await shot(page, "walk-outing-3-slip");
  noConsoleErrors(page);
  await seat.close();
});

test("each of two separated parents books his own hour", async () => {
  const teacher = await signedIn(school, "teacher", { width: 360 });
  const opening = path(school, "/agenda/rendez-vous/{opening}");
  for (const [who, hour] of [
    ["guardian", "17 h 15"],
    ["father", "17 h 30"],
  ]) {
    const seat = await signedIn(school, who, { width: 360 });
    const { page } = seat;
    await page.goto("/agenda/rendez-vous");
    await shot(page, `walk-book-1-list-${who}`);
    await page.getByRole("link", { name: /Rencontre de décembre/ }).first().click();
    const other = page.locator("summary", { hasText: "Choisir une autre heure" });
    if ((await other.count()) > 0) await other.click();
    await shot(page, `walk-book-2-hours-${who}`);
    await page.getByRole("button", { name: hour, exact: true }).click();
    const booked = new RegExp(hour.replaceAll(" ", "\\s"));
    assert.match(await page.locator(".booked").innerText(), booked);
    await fitsTheScreen(page);
    await axe(page);
    await shot(page, `walk-book-3-done-${who}`);
    await page.goto("/agenda/mois?jour=2026-12-10");
    await shot(page, `walk-book-4-month-${who}`);
    await seat.close();
  }
  await teacher.page.goto("/agenda/mois?jour=2026-12-10");
  const comers = await teacher.page.locator(".comers").innerText();
  assert.match(comers, /17\s*h\s*15[\s\S]*Samira[\s\S]*17\s*h\s*30[\s\S]*Marc/);
  await fitsTheScreen(teacher.page);
  await shot(teacher.page, "agenda-month-comers");
  await teacher.page.goto(opening);
  await teacher.page.locator("summary", { hasText: "Ajouter un créneau" }).click();
  await teacher.page.getByLabel("À quelle heure ?").fill("2026-12-10T18:15");
  await teacher.page.getByRole("button", { name: "Ajouter ce créneau" }).click();
  await teacher.page.locator(".flash").waitFor();
  await teacher.page.locator("summary", { hasText: "Changer le lieu" }).click();
  await fitsTheScreen(teacher.page);
  await axe(teacher.page);
  await shot(teacher.page, "walk-opening-details");
  noConsoleErrors(teacher.page);
  await teacher.close();
});

const dance = `BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:judo@ailleurs\r
DTSTART;TZID=Europe/Paris:20261209T170000\r
DTEND;TZID=Europe/Paris:20261209T180000\r
RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3\r
SUMMARY:Judo\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:sans@ailleurs\r
SUMMARY:Sans date\r
END:VEVENT\r
END:VCALENDAR\r
`;

test("a parent brings the calendar of a club, and takes it out again", async () => {
  const seat = await signedIn(school, "guardian", { width: 360 });
  const { page } = seat;
  await page.goto("/agenda");
  await page.getByRole("link", { name: "Apporter un calendrier" }).click();
  await shot(page, "walk-import-1");
  const file = { name: "judo.ics", mimeType: "text/calendar", buffer: Buffer.from(dance) };
  await page.locator("#file").setInputFiles(file);
  await page.getByRole("button", { name: "Apporter" }).click();
  assert.match(await page.locator("main p[role='status']").innerText(), /Ajoutés\s: 1/);
  await fitsTheScreen(page);
  await shot(page, "walk-import-2-report");
  await page.goto("/agenda?jour=2026-12-09");
  assert.match(await page.locator("main").innerText(), /Judo/);
  await page.goBack();
  await page.getByRole("button", { name: "Retirer ce qui est venu de ce fichier" }).click();
  await page.locator("dialog[open]").waitFor();
  await shot(page, "walk-import-3-sure");
  await page.locator("dialog[open]").getByRole("button", { name: /^Retirer/ }).click();
  await page.locator(".flash").waitFor();
  await shot(page, "walk-import-4-undone");
  await page.goto("/agenda?jour=2026-12-09");
  assert.doesNotMatch(await page.locator("main").innerText(), /Judo/);
  noConsoleErrors(page);
  await seat.close();
});

test("a parent ends a subscription, and the address is not there any more", async () => {
  const seat = await signedIn(school, "father", { width: 360 });
  const { page } = seat;
  await page.goto("/agenda");
  await page.getByRole("link", { name: "Dans mon téléphone" }).click();
  await shot(page, "walk-feed-1-none");
  await page.getByRole("button", { name: "Créer mon adresse" }).click();
  const address = new URL(await page.locator("#address").inputValue()).pathname;
  await fitsTheScreen(page);
  await shot(page, "walk-feed-2-made");
  assert.equal((await page.request.get(address)).status(), 200);
  await page.getByRole("button", { name: "Supprimer l’adresse" }).click();
  await page.locator("dialog[open]").waitFor();
  await shot(page, "walk-feed-3-sure");
  await page.locator("dialog[open]").getByRole("button", { name: "Supprimer l’adresse" }).click();
  await page.getByRole("button", { name: "Créer mon adresse" }).waitFor();
  assert.equal((await page.request.get(address)).status(), 404);
  noConsoleErrors(page);
  await seat.close();
});
