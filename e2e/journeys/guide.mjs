// The guide of a town and its heads: opening a school, running it, ending a year.
import assert from "node:assert/strict";
import { chapter } from "../chapters.mjs";

chapter("Ouvrir une école, puis la fermer", "platform", async (page, step) => {
  await step.open("/");
  await step.link("Administrer");
  await step.link(/Communes et écoles/);
  await step.fill("Code INSEE", "59299");
  await step.fill("Nom de la commune", "Hem");
  await step.press("Ajouter la commune");
  await step.fill("UAI", "0590001A");
  await step.fill("Nom de l’école", "École Ferdinand-Buisson");
  await step.fill("Code de l’académie", "09");
  await step.press("Ouvrir l’école");
  await step.reads(/L’école est ouverte\. Nommez sa direction\./);
  await step.unfold("Quelqu’un de nouveau");
  await step.fill("Prénom", "Awa");
  await step.fill("Nom d’usage", "Traoré");
  await step.press("Nommer");
  await step.reads(/Traoré Awa/);
  await step.link("École Ferdinand-Buisson");
  await step.link(/Activation des comptes/);
  await step.press("Faire un code");
  await step.reads(/Un code pour Awa Traoré/);
  await page.goBack();
  await page.goBack();
  await step.link(/Direction de l’école/);
  await step.unfold("Fermer l’école");
  await page.getByLabel(/écrivez l’UAI/).fill("0590001A");
  await step.press("Fermer l’école");
  await step.reads(/L’école est fermée/);
});

chapter("Faire entrer les fichiers, puis annuler l’envoi", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/Imports/);
  await step.link("Apporter des fichiers");
  await page.setInputFiles("input[type=file]", {
    name: "nouveaux.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Nom;Prénom;Date de naissance;Classe\nNguyen;Linh;04/05/2019;CE1-A\n"),
  });
  await page.locator("main").getByRole("button", { name: "Envoyer" }).click();
  await step.comes(/Rien n’a encore changé/);
  await step.link(/École Jean-Macé.*Un compte à créer/s);
  await step.reads(/Linh Nguyen/);
  await step.press("Mettre en place cette école", false);
  await step.agree("Mettre en place");
  await step.comes(/Annuler cet envoi/);
  await step.open("/administration/ecole/{school}/personnes?q=nguyen");
  await step.reads(/Nguyen Linh/);
  await step.open("/administration/ecole/{school}/imports");
  await step.link(/nouveaux\.csv/);
  await step.press("Annuler cet envoi", false);
  await step.agree(/Annuler/);
  await step.comes(/annulé/);
  await step.open("/administration/ecole/{school}/personnes?q=nguyen");
  assert.doesNotMatch(await page.locator("main").innerText(), /Nguyen Linh/);
});

chapter("Donner les feuilles d’activation", "teacher", async (page, step) => {
  await step.open("/classe/{class}");
  await step.link(/Codes d’activation/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Faire les feuilles" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.pdf$/);
});

chapter("Les élèves de maternelle et de CP", "nursery-teacher", async (page, step) => {
  await step.open("/classes/{class}/comptes");
  await step.link("Entrer avec des images");
  await step.press("Ouvrir la page");
  await step.reads(/Fermer la page/);
  await step.press("Changer les images");
  await step.press("Fermer la page");
});

chapter("Quelqu’un a perdu son mot de passe et son téléphone", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/Activation des comptes/);
  await step.press("Faire un code");
  await step.reads(/Valable jusqu’au jeudi 26 novembre 2026/);
});

chapter("Un appareil resté connecté", "guardian", async (page, step) => {
  await step.open("/compte");
  await step.link(/Mes appareils/);
  await step.reads(/Fermer|Cet appareil/);
});

chapter("Les personnes et les classes", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/^Personnes/);
  await step.link("Ajouter une personne");
  await step.fill("Prénom", "Léa");
  await step.fill("Nom d’usage", "Martin");
  await page.getByLabel(/Date de naissance/).fill("2019-03-12");
  await page.getByLabel("Classe").selectOption({ label: "CM2-B" });
  await page.getByLabel("Niveau").selectOption({ label: "CM2" });
  await step.press("Ajouter");
  await step.link("École Jean-Macé");
  await step.link(/Doublons probables/);
  await step.link("Comparer");
  await step.press(/Réunir/);
  await step.press("Séparer de nouveau");
  await step.link("Changer de classe");
  await page.getByLabel(/CM2-B/).check();
  await step.press("Changer de classe");
  await step.reads(/CM2-B/);
  await step.link("Gérer les responsables");
  await page.goBack();
  await step.link("Quitte l’école");
  await step.press("Oui, mettre fin aujourd’hui");
});

chapter("Qui peut écrire à qui", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/Qui peut écrire à qui/);
  await step.open("/administration/ecole/{school}/regles/{rule}");
  await page.getByLabel("Ne pas permettre").check();
  await step.press("Enregistrer");
  await step.open("/administration/ecole/{school}/regles/{rule}");
  await step.press("Revenir au réglage de départ");
});

chapter("Confier une partie de l’administration", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}/delegations");
  await page.getByLabel("Les signalements").check();
  await step.press("Confier");
  await step.press("Reprendre");
});

chapter("Un message signalé", "head", async (page, step) => {
  await step.open("/messages/signalements");
  await step.link(/Encore vous/);
  await step.press("Retirer le message");
  await step.open("/messages/signalements");
  await step.link(/Coucou/);
  await step.press("Laisser partir");
  await step.open("/messages/signalements");
  await step.press("Rétablir");
});

chapter("La fin de l’année", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/^Classes/);
  await step.link(/CM2-B/);
  await step.unfold("Fermer la classe");
  await step.press("Confirmer");
  await step.link(/École Jean-Macé/);
  await step.link(/^Fonctions/);
});
