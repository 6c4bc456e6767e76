// The guide, where it tells of results: evaluations, the carnet, livrets, the timetable, what
// follows a pupil.
import assert from "node:assert/strict";
import { chapter, comes } from "../chapters.mjs";

chapter("Évaluer", "teacher", async (page, step) => {
  await step.open("/evaluations");
  await step.link("CE1-A");
  await step.link("Nouvelle évaluation");
  await page.getByLabel(/^Titre/).fill("Dictée n° 4");
  await page.getByLabel(/^Ce que l’on regarde/).fill("Les mots invariables\nLes accords");
  await page.getByRole("button", { name: "Garder en préparation" }).waitFor();
  await step.press("Créer et saisir");
  await step.reads(/a absent\s+d dispensé\s+n non rendu/);
  await page.locator("td input[name^=cell]").first().focus();
  await page.keyboard.press("3");
  const second = page.locator("td input[name^=cell]").nth(1);
  assert.ok(await second.evaluate((it) => document.activeElement === it), "the key goes on");
  await page.locator("th[data-item] a").first().click();
  await page.getByText("Les mots invariables").first().waitFor();
  await step.look();
  await step.open("/evaluations/classes/{class}");
  await step.link(/Dictée n° 4/);
  await step.press("Montrer aux familles");
  await step.reads(/Visible par les familles mardi 24 novembre/);
  await step.press("Ne plus montrer");
  await step.link("Choisir");
  await step.unfold("Déplacer, modifier");
  await step.press(/^Retirer Les mots invariables/);
  await step.reads(/ses résultats restent/);
  await step.press("Remettre");
  await step.open("/evaluations/classes/{class}");
  await step.link(/Dictée n° 4/);
  await step.press(/^Fermer/);
});

chapter("Les compétences d’une classe et les phrases", "teacher", async (page, step) => {
  await step.open("/evaluations/phrases");
  await page.getByLabel("Nouvelle phrase").fill("Lit avec plaisir.");
  await page.getByLabel("Pour quel niveau").selectOption({ label: "Niveau 4" });
  await step.press("Ajouter");
  await step.open("/evaluations/{assessment}/appreciations");
  await step.reads(/Mes phrases/);
  await step.reads(/Lit avec plaisir/);
  await step.open("/evaluations/classes/{class}");
  await step.link("Par compétence");
  await step.press(/^Faire un groupe/);
  await step.open("/evaluations");
  await step.reads(/Mes groupes/);
  await step.link(/^Groupe/);
  await step.link("Élèves du groupe");
  await step.fill("Nom du groupe", "Lecture, le mardi");
  await step.press("Enregistrer");
  await step.link("Élèves du groupe");
  await step.press("Terminer le groupe", false);
  await step.agree("Terminer le groupe");
  await step.comes(/Le groupe est terminé/);
  await step.open("/evaluations/classes/{class}");
  await step.link("Reprendre une évaluation");
  await page.getByRole("radio", { name: /Lecture n° 2/ }).check();
  await step.press("Reprendre une évaluation");
});

chapter("Les phrases de l’école", "head", async (page, step) => {
  await step.open("/evaluations");
  await step.link("École Jean-Macé");
  await step.reads(/Phrases de l’école/);
});

chapter("Les programmes et les échelles", "head", async (page, step) => {
  await step.open("/resultats");
  await step.reads(/Mon école/);
  await step.link(/École Jean-Macé/);
  await step.link(/^Cycle 2/);
  await step.reads(/Ajouter une compétence de l’école/);
  const own = page.getByRole("link", { name: "Exporter en CSV" }).last();
  const kept = await page.request.get(await own.getAttribute("href"));
  const lines = (await kept.text()).trimEnd();
  await step.open("/resultats/ecoles/{school}");
  await step.link("Importer un programme de l’école");
  await page.setInputFiles("input[type=file]", {
    name: "cycle2.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.replace("Lire une carte", "Lire un plan")),
  });
  await step.press("Voir ce qui changerait");
  await step.reads(/Lire un plan/);
  await step.press("Appliquer ces changements");
  await step.open("/resultats/ecoles/{school}");
  await step.link("Échelles");
  await step.reads(/Une échelle de l’école/);
  await step.open("/resultats/ecoles/{school}/reglages");
  await page.getByLabel("Permettre les notes avant la 6e").check();
  await step.press("Enregistrer");
});

chapter("Les matières du collège", "college-head", async (page, step) => {
  await step.open("/resultats/ecoles/{school}");
  await step.link("Matières");
  await step.reads(/Coefficient\s+Code national\s+Modalité d’élection\s+Fait partie de/);
  await page.getByLabel("Ajouter une matière").fill("Allemand");
  await step.press("Enregistrer");
});

chapter("Le carnet de suivi de maternelle", "nursery-teacher", async (page, step) => {
  await step.open("/carnet");
  await step.link(/MS-GS/);
  await page.locator(".tiles-of-names label", { hasText: "Jules" }).click();
  await page.getByText("En chemin", { exact: true }).click();
  await step.unfold("Langage");
  await step.press(/^Écouter une histoire jusqu’à la fin/);
  await step.reads(/C’est noté/);
  await page.getByRole("link", { name: "Suivi de la classe" }).click();
  await step.link("Jules Martin");
  await step.open("/carnet/classes/{class}");
  await page.getByLabel("Photo de son travail").waitFor({ state: "attached" });
  await page.getByLabel("Photo de l’enfant").waitFor({ state: "attached" });
  await page.getByLabel("Ma note vocale").waitFor({ state: "attached" });
  await step.press("Avec des mots, une voix, un autre jour");
  await step.open("/carnet/eleves/{pupil}");
  await step.link("À observer");
  await step.open("/carnet/classes/{class}");
  await step.link("Montrer aux familles");
  await step.press("Montrer");
  await step.open("/carnet/ecoles/{school}");
  await step.link("Réussites préférées");
});

chapter("La synthèse de fin de GS", "nursery-teacher", async (page, step) => {
  await step.open("/carnet/classes/{class}");
  await step.link(/Synthèses de fin de GS/);
  await step.link(/Jules Martin/);
  await step.press("Viser la synthèse");
  await step.link("Rouvrir la synthèse");
  await page.getByLabel("Pourquoi ?").fill("Une ligne manquait.");
  await step.press("Rouvrir la synthèse");
  await page.getByRole("button", { name: "Terminer et montrer à la famille" }).waitFor();
});

chapter("Lire un carnet avec son enfant", "guardian", async (page, step) => {
  await step.open("/");
  await step.link("Carnet de suivi");
  await page.getByRole("button", { name: /Écouter/ }).first().waitFor();
  await page.getByRole("link", { name: "Télécharger en PDF" }).waitFor();
  await page.getByLabel(/Un mot pour l’école/).fill("Bravo !");
  await step.press("Signer");
});

chapter("Découper l’année", "head", async (page, step) => {
  await step.open("/resultats");
  await step.link(/École Jean-Macé/);
  await step.link("Périodes");
  await step.link("2027-2028");
  await step.link("Proposer cinq périodes");
  await step.link("Proposer deux semestres");
  await step.link("Proposer trois trimestres");
  await step.press("Enregistrer");
});

chapter("Les livrets, par un enseignant", "ce2-teacher", async (page, step) => {
  await step.open("/livrets");
  await step.link(/CE2-C/);
  await step.press("Ouvrir les livrets");
  await step.link("Français");
  await page.getByLabel(/Ce que la classe a travaillé/).fill("La lecture à voix haute");
  await page.locator(".livret-grid select").first().selectOption({ label: "Atteints" });
  await step.press("Enregistrer");
  await step.reads(/évaluations de la période/);
  await step.open("/livrets/classes/{ce2_class}");
  await page.locator(".livret-row .grow > a").first().click();
  await step.reads(/Ce qui manque/);
  await step.link("Écrire le bilan");
  await page.locator("[name=general]").fill("Un bon trimestre.");
  await step.press("Enregistrer");
});

chapter("Les livrets, par la direction", "head", async (page, step) => {
  await step.open("/livrets/classes/{ce2_class}");
  await page.getByLabel("Verrouiller aussi ceux où il manque quelque chose").check();
  await step.press("Verrouiller les livrets prêts");
  await step.reads(/Les familles les lisent à partir du/);
  await step.press(/^Publier 2 livrets/);
  await page.locator(".livret-row .grow > a").first().click();
  await step.link("Rouvrir ce livret");
  await page.getByLabel(/Pourquoi le rouvrir/).fill("Une note manquait.");
  await step.press("Rouvrir ce livret");
  await step.reads(/Autres versions/);
  await step.open("/livrets");
  await step.link("École Jean-Macé");
  await page.getByRole("button", { name: /Télécharger les \d+ livrets verrouillés/ }).waitFor();
});

chapter("Envoyer les livrets à l’État", "head", async (page, step) => {
  await step.open("/livrets");
  await step.link("École Jean-Macé");
  await step.link("Envoi LSU");
  await step.reads(/Pas encore verrouillés/);
  await page.getByLabel(/identifiant de la classe dans ONDE/).first().fill("1234567");
  await step.press("Enregistrer");
  await step.reads(/Le fichier/);
});

chapter("La nouvelle version d’un livret", "head", async (page, step) => {
  await step.open("/livrets/classes/{ce2_class}");
  await page.locator(".livret-row .grow > a").first().click();
  await page.getByLabel("Même s’il manque quelque chose").check();
  await step.press("Verrouiller ce livret");
  await step.open("/livrets/classes/{ce2_class}");
  await step.press(/^Publier/);
});

chapter("Préparer un conseil de classe", "college-head", async (page, step) => {
  await step.open("/livrets/classes/{class}");
  await step.press("Ouvrir les livrets");
  const roche = page.locator("select[name=teacher] option", { hasText: "Roche" });
  await page.getByLabel("Professeur principal").selectOption(await roche.getAttribute("value"));
  await page.locator("form[action$='/professeur-principal'] button").click();
  await step.comes(/C’est noté/);
  await step.open("/livrets/ecoles/{school}");
  await step.link("Réglages des livrets");
  await page.getByLabel("Félicitations").check();
  await page.getByLabel("La moyenne générale est sur le bulletin").check();
  await step.press("Enregistrer");
});

chapter("Un groupe a sa grille", "german-teacher", async (page, step) => {
  await step.open("/livrets");
  await step.reads(/Mes groupes/);
  await step.link("Allemand 6e");
  await page.locator(".livret-grid textarea").first().fill("Parle avec plaisir.");
  await step.press("Enregistrer");
});

chapter("Le conseil de classe", "maths-teacher", async (page, step) => {
  await step.open("/livrets/classes/{class}");
  await step.link("Conseil de classe");
  await page.locator("table.class-council tbody a").first().click();
  await page.locator("#livret textarea[name=general]").fill("De bons débuts.");
  await page.getByLabel("Mention").selectOption({ label: "Félicitations" });
  await step.link("Voir tout le bulletin");
});

chapter("La vie scolaire d’un bulletin", "cpe", async (page, step) => {
  await step.open("/livrets/classes/{class}");
  await page.locator(".livret-row .grow > a").first().click();
  await step.link("Écrire le bilan");
  await page.getByLabel(/Vie scolaire/).fill("Toujours à l’heure.");
  await step.press("Enregistrer");
});

chapter("Choisir ses alertes", "guardian", async (page, step) => {
  await step.open("/resultats");
  await step.link(/Léa/);
  await step.link("Mes alertes");
  for (const words of [
    "de chaque résultat",
    "quand un objectif n’est pas atteint",
    "jamais : je viens voir",
    "une fois par semaine, le vendredi",
  ])
    await page.getByLabel(words).check();
  await step.press("Enregistrer");
});

chapter("L’emploi du temps", "college-head", async (page, step) => {
  await step.open("/emploi-du-temps");
  await step.link(/Collège Rosa-Parks/);
  await step.unfold("Préparer l’année");
  await step.link("Importer un emploi du temps");
  await page.setInputFiles("input[type=file]", {
    name: "cours.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "jour;debut;fin;matiere;classe;professeur;salle\n" +
        "mardi;8h30;9h25;Mathématiques;6e A;ROCHE Paul;204\n" +
        "mardi;9h30;10h25;Musique;6e A;ORPHÉE Lise;12\n",
    ),
  });
  await step.press("Lire le fichier");
  await step.comes(/Noms inconnus/);
  await step.link("Dire qui est qui");
  await page.locator("main select").first().selectOption({ label: "Plus tard" });
  await step.press("Retenir");
  await step.press("Appliquer");
  await step.unfold("Préparer l’année");
  await step.link("Importer un emploi du temps");
  await step.link(/cours\.csv.*Appliqué/);
  await step.press("Annuler cet import", false);
  await step.agree("Annuler cet import");
  await step.comes(/L’import est annulé/);
  await step.open("/emploi-du-temps/etablissements/{school}");
  await step.link("6e A");
  await page.locator("table a:visible", { hasText: "Allemand" }).first().click();
  for (const words of ["Change de jour", "Est donné par", "Change de salle", "N’a pas lieu"])
    await page.getByLabel(words).check();
  await step.press("Enregistrer");
  await step.reads(/seront prévenus/);
  await step.press("Retirer", false);
  await step.agree("Retirer");
  await step.comes(/C’est retiré/);
  await step.open("/emploi-du-temps/etablissements/{school}");
  await step.link("Un professeur est absent");
  await page.getByLabel("Professeur").selectOption({ label: "Roche Paul" });
  await page.getByRole("button", { name: "Annuler ses cours" }).waitFor();
  await step.open("/emploi-du-temps/etablissements/{school}");
  await page.getByRole("link", { name: "Ajouter un cours" }).waitFor();
  await step.unfold("Préparer l’année");
  await page.getByRole("link", { name: "Salles", exact: true }).waitFor();
  await step.link("Semaines A et B");
});

chapter("Les cours, dans un téléphone", "college-guardian", async (page, step) => {
  await step.open("/emploi-du-temps");
  await step.link("Pour mon agenda");
  await step.press("Créer une adresse d’abonnement");
});

chapter("Proposer quelque chose pour un portfolio", "teacher", async (page, step) => {
  await step.open("/passage");
  await step.link(/CE1-A/);
  await step.link(/Léa Martin/);
  await step.unfold("Proposer quelque chose");
  await step.fill("Titre", "Un conte");
  await page.getByRole("radio", { name: "Une lecture" }).check();
  await step.press("Proposer quelque chose");
});

chapter("Le portfolio et le choix d’une famille", "guardian", async (page, step) => {
  await step.open("/resultats");
  await step.link(/Léa/);
  await step.link(/Tout le portfolio/);
  await step.link(/Un conte/);
  await step.press("Garder dans le portfolio");
  await step.open("/passage");
  await step.link(/vers Collège Rosa-Parks/);
  await step.reads(/Part toujours.*Part si vous le voulez.*Ne part pas/s);
  for (const yes of await page.getByRole("radio", { name: "Oui, cela part" }).all())
    await yes.check();
  await step.press("Enregistrer mes choix");
  await step.press("Retirer ma réponse");
});

chapter("Le passage, par la direction", "head", async (page, step) => {
  await step.open("/passage");
  await step.link(/École Jean-Macé/);
  await step.link("Préparer des dossiers");
  await step.reads(/Fin de cycle/);
  await step.reads(/Dernier jour pour les familles/);
  await step.open("/passage/dossiers/{dossier}");
  await page.getByRole("link", { name: "Imprimer" }).waitFor();
  await step.link("Noter une réponse sur papier");
  await step.open("/passage/dossiers/{dossier}");
  await page.getByRole("button", { name: "Retirer le dossier" }).waitFor();
  await step.reads(/sceller quand tout le monde aura répondu, ou après le/);
});

chapter("Accueillir un dossier", "college-head", async (page, step) => {
  await step.open("/passage/ecoles/{school}");
  await step.reads(/Ceux qui arrivent/);
  await step.link(/Inès Moreau/);
  await step.link("Lire le dossier");
  await page.getByLabel("L’équipe de sa classe peut lire ce dossier").waitFor();
  await step.open("/passage/ecoles/{school}");
  await step.unfold("Déposer une archive");
});

comes("2026-11-24T17:05");

chapter("Faire signer les livrets, sur papier", "ce2-teacher", async (page, step) => {
  await step.open("/livrets/classes/{ce2_class}");
  await step.link(/Tom/);
  await step.reads(/M\.\sLemaire\s: pas encore signé/);
  await step.press(/Signé sur papier/);
  await step.reads(/M\.\sLemaire, signé sur papier, noté par Mme\sLeroy/);
});

comes("2026-12-02T08:00");

chapter("Le rappel d’un livret à signer", "three-children", async (page, step) => {
  await step.open("/nouveautes");
  await step.reads(/Le livret de Yasmine attend votre signature/);
  await step.open("/livrets");
  await step.link(/Trimestre 1/);
  await step.press("J’ai lu ce livret");
  await step.reads(/Vous avez signé/);
});
