// A true case, from the agenda of a council to the day its decision is in force: Lys-lez-Lannoy, 13
// December 2023. Then the state of the communes, as the syndicate and a stranger see it.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
let act;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

const title = "Transfert du numérique éducatif à La Fibre Numérique 59/62";
const report = "L’espace numérique de travail des écoles devient celui de toute la région.";
const decisions = [
  [
    "Transférer une compétence à un syndicat",
    "de transférer la compétence « Usages numériques / NTIC en matière de numérique éducatif » " +
      "au Syndicat mixte ouvert Nord – Pas-de-Calais Numérique, « La Fibre Numérique 59/62 ».",
    { Syndicat: /Nord – Pas-de-Calais/, Compétence: /Usages numériques/ },
  ],
  ["Adhérer à un syndicat", "d’adhérer à ce syndicat.", { Syndicat: /Nord – Pas-de-Calais/ }],
  [
    "Approuver les statuts d’un syndicat",
    "d’approuver les statuts de ce syndicat.",
    { Syndicat: /Nord – Pas-de-Calais/, "Version des statuts": /2022/ },
  ],
  [
    "Voter une contribution",
    "de voter la contribution de l’année.",
    { Syndicat: /Nord – Pas-de-Calais/, Année: "2024" },
  ],
  [
    "Désigner quelqu’un",
    "de désigner M. Konrad Wallerand pour siéger au comité, ou au collège des communes " +
      "(article 8.1 des statuts).",
    { "Où cette personne siégera": /Nord – Pas-de-Calais/, Prénom: "Konrad", Nom: "Wallerand" },
  ],
];

test("the secretary prepares the meeting and writes what it is asked", async () => {
  const seat = await signedIn(school, "agent", { width: 1280 });
  const { page } = seat;
  await page.goto(path(school, "/conseil/{body}", "agent"));
  await page.getByRole("link", { name: "Préparer une séance" }).click();
  await page.getByLabel("Jour").fill("2023-12-13");
  await page.getByLabel("Heure").fill("19:00");
  await page.getByLabel("Lieu").fill("Salle du conseil, hôtel de ville");
  await page.getByRole("button", { name: "Créer la séance" }).click();
  assert.match(await said(page.locator(".flash")), /La séance est créée/);
  await page.getByLabel("Intitulé").fill(title);
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.waitForURL(/redaction$/);
  act = new URL(page.url()).pathname.replace("/redaction", "");
  await page.locator("[contenteditable='true']").first().click();
  await page.keyboard.type(report);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  for (const [kind, words, fields] of decisions) await decide(page, kind, words, fields);
  assert.match(await said(page.locator("main")), /désigner M\. Konrad Wallerand/);
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "territory-draft-1280");
  noConsoleErrors(page);
  await seat.close();
});

/** What is read there, whatever its spaces are. */
async function said(place) {
  return (await place.innerText()).replace(/\s+/g, " ");
}

/** One decision more, as the two steps of its form ask. */
async function decide(page, kind, words, fields) {
  await page.goto(`${act}/redaction`);
  await page.getByRole("link", { name: "Ajouter une décision" }).click();
  await page.getByRole("radio", { name: kind }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Le texte de la décision").fill(words);
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    if (value instanceof RegExp) {
      const options = await field.locator("option").allInnerTexts();
      await field.selectOption({ label: options.find((it) => value.test(it)) });
    } else {
      await field.fill(value);
    }
  }
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  assert.match(await said(page.locator(".flash")), /La décision est ajoutée/);
}

test("its members are convened in time, and 31 of 33 come", async () => {
  const seat = await signedIn(school, "agent", { width: 1280 });
  const { page } = seat;
  await page.goto(`${act}/redaction`);
  await page.locator(".breadcrumb a").last().click();
  const meeting = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Convoquer les membres" }).click();
  await page.getByLabel("Envoyée le").fill("2023-12-12");
  await page.getByRole("button", { name: "Envoyer la convocation" }).click();
  // L2121-12: a town of more than 3,500 inhabitants has five clear days.
  assert.match(await said(page.locator(".problems")), /Il manque du temps/);
  await page.getByLabel("Envoyée le").fill("2023-12-06");
  await axe(page);
  await page.getByRole("button", { name: "Envoyer la convocation" }).click();
  assert.match(await said(page.locator(".flash")), /Les membres sont convoqués/);
  await page.goto(`${meeting}/tenue`);
  const members = await page.locator("#chair option").evaluateAll((all) =>
    all.map((it) => it.value).filter((it) => it !== ""),
  );
  assert.equal(members.length, 33);
  await page.locator("#chair").selectOption(members[0]);
  await page.locator("#secretary").selectOption(members[2]);
  for (const away of [members[31], members[32]]) {
    await page.locator(`[name="p${away}"]`).selectOption("excused");
  }
  await page.getByRole("button", { name: "Ouvrir la séance" }).click();
  assert.match(await said(page.locator(".flash")), /Les présences sont enregistrées/);
  for (const [giver, holder] of [[31, 0], [32, 3]]) {
    await page.locator("#giver").selectOption(members[giver]);
    await page.locator("#holder").selectOption(members[holder]);
    await page.locator("form[action$='/pouvoirs'] button").last().click();
  }
  const told = await said(page.locator("main"));
  assert.match(told, /Présents : 31, pouvoirs : 2, voix : 33/);
  assert.match(told, /Quorum atteint \(31 pour 17 demandés\)/);
  await axe(page);
  await shot(page, "territory-holding-1280");
  await seat.close();
});

test("4 for and 29 abstentions adopt it, on a phone and without script", async () => {
  const seat = await signedIn(school, "agent", { width: 360, js: false });
  const { page } = seat;
  await page.goto(`${act}/vote`);
  await page.locator("#votes_for").fill("5");
  await page.locator("#abstentions").fill("29");
  await page.getByRole("checkbox", { name: /Une seule candidature/ }).check();
  const keep = page.getByRole("button", { name: "Enregistrer le vote" });
  await keep.click();
  assert.match(await said(page.locator(".problems")), /34 votes sont comptés, et 33 seulement/);
  await page.locator("#votes_for").fill("4");
  await shot(page, "territory-vote-360");
  await keep.click();
  const told = await said(page.locator("main"));
  assert.match(told, /adoptée/);
  assert.match(told, /4 pour/);
  assert.match(told, /29 abstentions/);
  await page.getByRole("button", { name: "Clore la séance" }).click();
  assert.match(await said(page.locator(".flash")), /numérotées/);
  await seat.close();
});

test("it is signed, published, acknowledged, and in force from that day", async () => {
  const seat = await signedIn(school, "agent", { width: 1280 });
  const { page } = seat;
  await page.goto(act);
  await page.getByText("Elle a été signée sur papier").click();
  await page.getByLabel("Signée par la présidence le").fill("2023-12-14");
  await page.getByLabel("Signée par le ou la secrétaire de séance le").fill("2023-12-14");
  await page.getByRole("button", { name: "Enregistrer ces signatures" }).click();
  assert.match(await said(page.locator(".flash")), /plus rien n’y change/);
  await page.getByLabel("Matière").selectOption("5.7");
  await page.getByRole("button", { name: "Publier définitivement" }).click();
  assert.match(await said(page.locator(".flash")), /est publiée/);
  await page.goto(`${act}/transmission`);
  await page.getByText(/Je n’ai pas de fichier/).click();
  await page.getByLabel("Reçue par la préfecture le").fill("2023-12-18");
  await page.getByRole("button", { name: "Enregistrer la réception" }).click();
  assert.match(await said(page.locator(".flash")), /La réception par la préfecture/);
  await page.goto(act);
  assert.match(await said(page.locator("main")), /Exécutoire depuis le/);
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "territory-act-1280");
  const paper = await page.request.get(`${act}/extrait.pdf`);
  assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");
  // What was signed is not written anew.
  const again = await page.request.get(`${act}/vote`, { maxRedirects: 0 });
  assert.equal(again.status(), 403);
  noConsoleErrors(page);
  await seat.close();
});

test("everybody reads it, without an account, at an address that stays", async () => {
  const seat = await signedIn(school, "nobody", { width: 360 });
  const { page } = seat;
  const lys = path(school, "/actes/{body}", "nobody");
  await page.goto(lys);
  await page.getByRole("link", { name: "2023" }).click();
  await page.getByRole("link", { name: title }).click();
  const told = await said(page.locator("main"));
  assert.match(told, /4 voix pour/);
  assert.match(told, /33 en exercice, 31 présents, 2 procurations/);
  assert.match(told, /désigner M\. Konrad Wallerand/);
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "territory-public-360");
  noConsoleErrors(page);
  await seat.close();
});

test("the syndicate sees that Lys has deliberated and that its own word is awaited", async () => {
  const seat = await signedIn(school, "syndicate", { width: 1280 });
  const { page } = seat;
  await page.goto(path(school, "/territoire/{body}", "syndicate"));
  const line = page.getByRole("row", { name: /Lys-lez-Lannoy/ });
  assert.match(await said(line), /Transmise/);
  await axe(page);
  await fitsTheScreen(page);
  await shot(page, "territory-state-1280");
  await page.goto(path(school, "/territoire/{body}/annexes", "syndicate"));
  await axe(page);
  await seat.close();
  const town = await signedIn(school, "agent", { width: 360 });
  await town.page.goto(path(school, "/territoire/{body}", "agent"));
  await axe(town.page);
  await fitsTheScreen(town.page);
  await shot(town.page, "territory-own-360");
  await town.close();
});
