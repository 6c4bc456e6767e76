// The guide of a town and its heads, walked as it is written: each step is taken by the words it
// names, so that a button that changes its words fails here before somebody looks for it in vain.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** A chapter, walked by one person on a desktop; every page he comes to is looked at. */
function chapter(title, who, walk) {
  test(title, async () => {
    const seat = await signedIn(school, who, { width: 1280 });
    const { page } = seat;
    page.setDefaultTimeout(10_000);
    const slug = title.toLowerCase().replace(/[^a-zà-ÿ]+/g, "-");
    let seen = 0;
    const look = async () => {
      await fitsTheScreen(page);
      await axe(page);
      if (process.env.SHOTS) await shot(page, `guide-${slug}-${(seen += 1)}`);
    };
    const goes = async (press) => {
      await Promise.all([page.waitForNavigation(), press()]);
      await look();
    };
    const main = page.locator("main");
    const steps = {
      look,
      open: async (template) => {
        const answer = await page.goto(path(school, template, who));
        assert.equal(answer.status(), 200, template);
        await look();
      },
      link: (words) => goes(() => page.getByRole("link", { name: words }).first().click()),
      press: (words, looks = true) => {
        const press = () => main.getByRole("button", { name: words }).first().click();
        return looks ? goes(press) : press();
      },
      fill: (label, text) => main.getByLabel(label, { exact: true }).fill(text),
      /** The dialog that asks once more. */
      agree: (words) => page.getByRole("dialog").getByRole("button", { name: words }).click(),
      unfold: (words) => main.locator("summary", { hasText: words }).first().click(),
      /** A page that comes by itself, when what was sent has been read. */
      comes: async (words) => {
        await main.getByText(words).first().waitFor();
        await look();
      },
      reads: async (words) => assert.match(await page.locator("body").innerText(), words),
    };
    try {
      await walk(page, steps);
    } catch (error) {
      throw new Error(`${page.url()} shows:\n${await main.innerText()}`, { cause: error });
    }
    noConsoleErrors(page);
    await seat.close();
  });
}


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

chapter("La fin de l’année", "head", async (page, step) => {
  await step.open("/administration/ecole/{school}");
  await step.link(/^Classes/);
  await step.link(/CM2-B/);
  await step.unfold("Fermer la classe");
  await step.press("Confirmer");
  await step.link(/École Jean-Macé/);
  await step.link(/^Fonctions/);
});
