// The guide, where it tells what a class and its families do: the liaison book, the class book, the
// journal, the agenda, roll calls, news.
import assert from "node:assert/strict";
import { chapter } from "../chapters.mjs";
import { photo } from "../photo.mjs";

chapter("Le carnet de liaison", "teacher", async (page, step) => {
  await step.open("/liaison");
  await step.link("Écrire un mot");
  await page.getByRole("checkbox", { name: "Toute la classe CE1-A" }).check();
  await step.fill("Titre", "Classe d’eau");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Le car part demain à 8 h.");
  await page.setInputFiles("input[type=file]", {
    name: "programme.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("8 h : départ"),
  });
  await page.locator(".uploads").getByText("programme.txt").waitFor();
  await step.unfold("Poser des questions");
  await page.locator("#q0_label").fill("Il participe");
  await step.unfold("Ce mot ne peut pas attendre");
  await page.getByLabel(/Tout de suite, c’est urgent/).check();
  await page.getByLabel(/Pourquoi est-ce urgent/).fill("Le car de jeudi est annulé");
  await step.press("Envoyer");
  await step.reads(/Suivi.*Classe d’eau/);
  await step.link("Voir le mot");
  await step.reads(/Mot urgent.*Le car de jeudi est annulé/);
  await step.reads(/programme\.txt/);
  await step.link("Suivi des réponses");
  await step.press("Relancer les familles");
  await step.unfold("Imprimer, enregistrer");
  await page.getByRole("link", { name: "Imprimer les mots" }).waitFor();
  await page.getByRole("link", { name: "Tableau (CSV)" }).waitFor();
  await step.link("Liste des manquants");
  await page.goBack();
  await step.link("Relever les papiers");
  await page.getByRole("checkbox", { name: /Inès/ }).check();
  const row = page.getByRole("row", { name: /Inès/ });
  await row.getByRole("combobox").first().selectOption({ label: "Oui" });
  await step.press("Enregistrer les papiers cochés");
  await step.reads(/1 papier relevé/);
  await step.open("/liaison");
  await step.link(/Classe d’eau/);
  await step.link("Corriger le mot");
  await step.fill("Titre", "Classe d’eau, départ à 8 h 30");
  await step.press("Enregistrer la correction");
  await step.reads(/Le mot est corrigé/);
});

chapter("Le registre des signatures", "head", async (page, step) => {
  await step.open("/liaison");
  await step.link(/Registre des signatures/);
  await step.reads(/Le registre est intact/);
  await step.open("/liaison/verification");
  await step.fill("Code du reçu", "AAAA-BBBB-CCCC");
  await step.press("Vérifier");
  await step.reads(/Aucune signature n’a ce code/);
});

chapter("Le cahier de textes, par un enseignant", "teacher", async (page, step) => {
  await step.open("/cahier-de-textes");
  await page.locator("section", { hasText: "Mes cahiers" }).getByText("CE1-A").last().click();
  await step.link("Donner un devoir");
  await step.fill("Matière", "Géographie");
  await step.fill("Que faut-il faire ?", "Chercher sa rue sur le plan");
  await page.getByLabel(/vendredi 27 novembre/).check();
  await page.getByLabel("Un travail à rendre ici").check();
  await step.unfold("Certains élèves, chaque semaine, liens");
  await step.press("Donner le devoir");
  await step.reads(/Le devoir est donné/);
  await step.link("Qui l’a fait ?");
  await step.open("/cahier-de-textes/livres/{book}");
  await step.link("Noter une séance");
  await step.fill("Matière", "Sciences");
  await step.fill("Qu’avons-nous fait ?", "Les feuilles de l’automne");
  await step.press("Enregistrer et donner un devoir");
  await step.fill("Que faut-il faire ?", "Coller trois feuilles");
  await page.getByLabel(/lundi 30 novembre/).check();
  await step.press("Donner le devoir");
  await step.open("/cahier-de-textes/livres/{book}");
  await step.link("Brouillons");
  await step.link("Reprendre une année");
  await step.open("/cahier-de-textes/rendus/{hand_in}");
  await page.getByLabel(/Votre mot/).fill("À compléter.");
  await page.getByLabel(/À reprendre/).check();
  await step.press("Rendre à l’élève");
});

chapter("Le cahier de textes, par la direction", "head", async (page, step) => {
  await step.open("/cahier-de-textes/livres/{book}");
  await step.link("Visas");
  await step.press("Apposer le visa");
  await step.reads(/Le visa est apposé/);
  await page.getByRole("link", { name: "L’année en PDF" }).waitFor();
});

chapter("Le cahier de textes, par un élève", "pupil", async (page, step) => {
  await step.open("/");
  await step.link("Devoirs");
  await step.press(/C’est fait/);
});

chapter("Le journal de classe", "teacher", async (page, step) => {
  await step.open("/");
  await step.link("Journal de classe");
  await step.link("CE1-A");
  await step.link("Droits à l’image");
  await page.getByLabel("Inès Moreau").selectOption({ label: "La classe seulement" });
  await step.press("Enregistrer");
  await step.open("/journal/classes/{class}");
  await step.link("Réglages");
  await page.goBack();
  await step.link("Écrire");
  await step.fill("Titre", "Nos feuilles");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Nous les avons rangées par couleur.");
  await page.setInputFiles("input[type=file]", {
    name: "feuilles.png",
    mimeType: "image/png",
    buffer: photo(),
  });
  await page.locator(".uploads").getByText("feuilles.png").waitFor();
  await step.press("Publier");
  await step.reads(/Dites qui est sur ses images/);
  await step.press(/Personne n’est reconnaissable/);
  await step.press("Publier");
  await step.reads(/L’article est publié/);
  await step.link("Modifier");
  await step.fill("Titre", "Nos feuilles, rangées");
  await step.press("Enregistrer");
  await step.link("Historique");
  await step.open("/journal/{against}/images/{against_file}");
  await page.getByRole("button", { name: "Flouter les cases cochées" }).waitFor();
  await page.getByRole("button", { name: "Flouter toute la photo" }).waitFor();
  await page.getByRole("button", { name: "Retirer cette image de l’article" }).waitFor();
  await step.open("/journal/classes/{class}/livre");
  await step.press("Faire le livre", false);
  await page.getByText("Le livre est en route.").waitFor();
});

chapter("Les élèves écrivent, leur équipe relit", "teacher", async (page, step) => {
  await step.open("/journal/classes/{class}");
  await step.link("Réglages");
  await page.getByLabel(/Les élèves peuvent proposer/).check();
  await step.press("Enregistrer");
});

chapter("Un article d’élève", "pupil", async (page, step) => {
  await step.open("/journal/classes/{class}/nouveau");
  await step.fill("Titre", "Mon exposé sur les hérissons");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Ils dorment tout l’hiver.");
  await step.press("Donner à relire");
  await step.reads(/Ton article est chez tes enseignants/);
});

chapter("L’article revient à son auteur", "teacher", async (page, step) => {
  await step.open("/journal");
  await step.link("Écrire et relire");
  await step.link(/hérissons/);
  await step.link("Rendre à son auteur");
  await page.locator("main textarea").fill("Ajoute ce qu’ils mangent.");
  await step.press("Rendre à l’auteur");
  await step.reads(/revenu à son auteur/);
});

chapter("Les souvenirs d’une famille", "guardian", async (page, step) => {
  await step.open("/journal");
  await step.link("CE1-A");
  await step.link("Les souvenirs de Léa");
});

chapter("L’agenda et les rendez-vous", "teacher", async (page, step) => {
  await step.open("/");
  await step.link("Agenda");
  await step.link("Ajouter");
  await step.fill("Titre", "Chorale des parents");
  await step.fill("Jour", "2026-12-04");
  await step.unfold("Se répète");
  await page.getByLabel("Répétition").selectOption("weekly");
  await page.getByLabel(/Jusqu’au/).fill("2027-01-29");
  await page.getByLabel("Les prévenir maintenant").check();
  await page.getByLabel("Leur rappeler la veille").check();
  await step.press("Enregistrer");
  await step.link("Modifier");
  for (const which of ["Cette date seulement", "Cette date et les suivantes", "Toutes les dates"])
    await page.getByRole("radio", { name: which }).check();
  await step.press("Enregistrer");
  await step.open("/agenda/nouveau");
  await page.getByLabel("Nature").selectOption({ label: "Sortie" });
  await step.fill("Titre", "Au musée");
  await step.fill("Jour", "2026-12-08");
  await step.unfold("C’est une sortie");
  await page.getByLabel(/Autorisations à rendre avant le/).fill("2026-12-04");
  await step.press("Enregistrer");
  await step.reads(/Accompagnateurs|Autorisations/);
  await step.open("/agenda");
  await step.link("Rendez-vous");
  await step.link("Ouvrir des créneaux");
  await step.fill("Jour", "2026-12-15");
  await page.getByRole("radio", { name: "Un par responsable" }).check();
  await step.press("Ouvrir");
  await step.link("Liste à imprimer");
  await step.open("/agenda");
  await step.link("Dans mon téléphone");
  await step.open("/agenda");
  await step.link("Apporter un calendrier");
});

chapter("Une sortie et un rendez-vous, pour une famille", "guardian", async (page, step) => {
  await step.open("/agenda/{event_date}");
  await step.press("Je ne peux plus");
  await step.press("Je peux accompagner");
  await step.open("/agenda/rendez-vous");
  await step.link(/Rencontre de décembre/);
  await step.unfold("Choisir une autre heure");
});

chapter("Recevoir à la place d’un collègue", "head", async (page, step) => {
  await step.open("/agenda/rendez-vous/{opening}");
  await page.getByRole("button", { name: "Recevoir à sa place" }).waitFor();
});

chapter("L’appel, sans un bruit", "teacher", async (page, step) => {
  await step.open("/");
  await step.link("Présences");
  await step.link(/CE1-A/);
  await step.link("Après-midi");
  await page.locator(".call-line", { hasText: "Inès" }).locator("label.absent").click();
  await step.press("Enregistrer l’appel");
  await step.reads(/Appel enregistré/);
});

chapter("Suivre les présences et fermer un jour", "head", async (page, step) => {
  await step.open("/presences");
  await step.reads(/Suivre les absences/);
  await step.link(/École Jean-Macé/);
  await step.link("Registres du mois");
  await step.link(/CE1-A/);
  await step.press(/Signer/);
  await step.reads(/Signé par Mme Lefèvre/);
  await step.open("/presences/ecoles/{school}");
  await step.link("Jours sans classe");
  await page.fill("[name=from_on]", "2026-12-11");
  await step.press(/Fermer et prévenir/);
  await step.reads(/La fermeture est annoncée/);
  await step.press("Il y a classe");
  await step.open("/presences/ecoles/{school}");
  await step.link("Semaine");
});

chapter("Au collège, à chaque heure", "college-head", async (page, step) => {
  await step.open("/presences");
  await step.link(/Collège|École/);
  await step.link("Semaine");
  await step.reads(/Les heures de cours/);
});

chapter("La mairie, la cantine et un jour fermé", "agent", async (page, step) => {
  await step.open("/presences");
  await step.link("Fermer les écoles un jour");
  await page.goBack();
  await step.link("Cantine et garderie");
});

chapter("Dire pourquoi, la cantine, qui vient le chercher", "guardian", async (page, step) => {
  await step.open("/presences");
  await step.link(/Léa/);
  await step.link("Annoncer une absence");
  await page.goBack();
  await step.link("Cantine et garderie");
  const covers = await page.evaluate(() =>
    [...document.querySelectorAll(".services label")]
      .map((label) => getComputedStyle(label, "::before").content)
      .filter((content) => content !== "none"),
  );
  assert.deepEqual(covers, [], "nothing is drawn over a box that is ticked");
  await page.goBack();
  await step.link("Qui peut venir le chercher");
});

chapter("Les actualités et les alertes", "head", async (page, step) => {
  await step.open("/actualites");
  await step.link("Rédaction");
  await step.link("Qui écrit ici · École Jean-Macé");
  await page.goBack();
  await step.link("Écrire · École Jean-Macé");
  await step.fill("Titre", "La cour est repeinte");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Entrez par la place.");
  await page.getByText(/Gardé à/).waitFor();
  await step.open("/actualites/redaction");
  await step.reads(/Pas encore enregistré/);
  await step.link("Reprendre · La cour est repeinte");
  await step.unfold("Date, une et commentaires");
  await page.getByLabel(/^À la une/).check();
  await step.press("Publier");
  await step.reads(/L’actualité est publiée/);
  await step.link("Lectures");
  await page.goBack();
  await step.link(/Qui peut voir ceci/);
  await step.open("/actualites/redaction");
  await step.link("Alerte · École Jean-Macé");
  await step.fill("La phrase", "Sortie par la cour.");
  await step.fill("La raison", "Travaux");
  await step.press("Afficher à tous", false);
  await step.agree("Afficher à tous");
  await step.comes(/L’alerte est affichée/);
  await step.press("Arrêter");
});

