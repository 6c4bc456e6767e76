// The guide of councils, towns and their syndicate, walked by the words it names.
import { chapter } from "../chapters.mjs";

chapter("L’assemblée", "agent", async (page, step) => {
  await step.open("/conseil/{body}");
  await step.link("Le tableau");
  await step.reads(/33 membres/);
  await step.reads(/Commencer un mandat/);
  await step.link("Coller un tableau entier");
  await page.goBack();
  await page.goBack();
  await step.link("Règles de l’assemblée");
  await step.reads(/Ce sont celles de la loi/);
  await page.goBack();
  await step.link("Fiche de télétransmission");
  await step.press("Enregistrer");
  await step.reads(/La fiche est enregistrée/);
});

chapter("Une séance", "agent", async (page, step) => {
  await step.open("/conseil/{body}");
  await step.link("Préparer une séance");
  await step.fill("Jour", "2026-12-16");
  await step.fill("Heure", "19:00");
  await step.fill("Lieu", "Salle du conseil");
  await step.press("Créer la séance");
  await step.fill("Intitulé", "Rénovation de la cour");
  await step.press(/^Ajouter$/);
  await page.locator("[contenteditable='true']").first().click();
  await page.keyboard.type("La cour de l’école est à refaire.");
  await step.press("Enregistrer");
  await step.link("Ajouter une décision");
  await page.getByRole("radio", { name: "Une autre décision" }).check();
  await step.press("Continuer");
  await step.fill("Le texte de la décision", "de refaire la cour.");
  await step.press(/^Ajouter$/);
  await step.reads(/La décision est ajoutée/);
  await page.locator(".breadcrumb a").last().click();
  await step.link("Convoquer les membres");
  await step.reads(/La convocation part au plus tard le/);
  await step.press("Envoyer la convocation");
  await step.reads(/Les membres sont convoqués/);
  await step.reads(/Convocations à imprimer \(PDF\)/);
});

chapter("Où en est la commune", "agent", async (page, step) => {
  await step.open("/territoire/{body}");
  await step.reads(/Ce qu’il y a à faire/);
  await step.fill("Prénom du délégué proposé (facultatif)", "Konrad");
  await step.fill("Nom du délégué proposé (facultatif)", "Wallerand");
  await step.press("Écrire le projet de délibération");
  await step.reads(/Le projet de délibération est écrit/);
  await step.open("/territoire/{body}");
  await step.reads(/Un projet de délibération est écrit/);
});

chapter("Une collecte", "metropole", async (page, step) => {
  await step.open("/territoire");
  await step.link("Collectes");
  await step.link("Nouvelle collecte");
  await step.fill("Titre", "Adhésions de 2027");
  await step.fill("Message aux communes (facultatif)", "Délibérez avant l’été.");
  await step.fill("Date limite", "2027-05-31");
  await step.press("Inviter les communes");
  await step.reads(/Chaque commune|communes/);
  await step.reads(/Aucun dossier n’est complet/);
  await step.link("Délai et rappels");
  await step.reads(/Communes arrivées depuis/);
});

chapter("Le syndicat", "syndicate", async (page, step) => {
  await step.open("/territoire/{body}");
  await step.link("Carte");
  await page.goBack();
  await step.link("Compétences");
  await step.reads(/Usages numériques/);
  await page.goBack();
  await step.link("Statuts");
  await step.fill("Titre", "Statuts de 2027");
  await step.unfold("Collège des communes");
  await page.locator("[name=college-0-seats]").fill("7");
  await step.press("Ajouter cette version");
  await step.reads(/élit 7 représentants/);
  await step.reads(/Projet\s: le comité ne l’a pas voté/);
  await step.open("/territoire/{body}");
  await step.link("Annexes des statuts");
  await step.fill("Annexes au", "2025-01-01");
  await step.press("Afficher ce jour");
  await step.reads(/Au mercredi 1er janvier 2025/);
  await step.open("/territoire/{body}");
  await step.link("Délégués");
  await step.link("Élections des collèges");
});

chapter("Les contributions", "syndicate", async (page, step) => {
  await step.open("/territoire/contributions/{syndicate}");
  await step.link("Écrire une clé");
  await step.fill("Nom de la clé", "Une part par élève");
  await step.fill("Première année", "2028");
  await page.getByLabel("Ce que le comité vote").selectOption("rate");
  await step.fill("Nom de la part", "Par élève");
  await page.getByLabel("Ce que la part compte").selectOption("pupil");
  await page.getByLabel(/^Tarif, ou poids/).fill("2,50");
  await page.getByRole("button", { name: "Enregistrer la clé" }).last().click();
  await step.comes(/La clé est enregistrée/);
  await step.reads(/2,50 € chacun/);
  await step.link("Simuler");
  await step.press("Montrer aux membres");
  await step.reads(/Les membres voient ce qu’ils paieraient/);
  await step.open("/territoire/contributions/comptes/{account}");
  await step.fill("Somme", "10,50");
  await step.fill("Numéro du titre ou du virement (facultatif)", "Titre 12");
  await step.press("Écrire au compte");
  await step.reads(/L’écriture est au compte/);
  await step.link("un paiement rejeté");
  await step.fill("Numéro de la ligne", "2");
  await step.press("Écrire au compte");
  await step.reads(/Paiement de la ligne 2 rejeté/);
});

chapter("Le groupement de commandes", "syndicate", async (page, step) => {
  await step.open("/territoire/contributions/{syndicate}");
  await step.link(/Groupement ENT/);
  await page.getByLabel("Un coût du groupement à partager").fill("1000");
  await step.press("Partager");
  await step.reads(/700,00/);
  await step.link(/ENT 2023/);
  await step.fill("Objet", "Formation des équipes");
  await step.fill("Somme", "1200");
  await step.press("Commander");
  await step.reads(/La commande est notée/);
});

chapter("La fréquentation et le coût", "syndicate", async (page, step) => {
  await step.open("/frequentation/territoire");
  await step.link(/^Lys-lez-Lannoy$/);
  await step.link("École Jean-Macé");
  await step.open("/frequentation/territoire");
  await step.link("La page publique");
  await step.reads(/Qualité de service/);
});
