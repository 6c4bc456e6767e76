// The guide, where it tells of the next year: a school, then a whole town on one evening.
import { chapter } from "../chapters.mjs";

chapter("Changer d’année", "head", async (page, step) => {
  await step.open("/annee-suivante");
  await step.link(/École Jean-Macé/);
  await step.link(/de 2026-2027 à 2027-2028/);
  await step.link("Ouvrir une classe");
  await page.goBack();
  await step.link(/CE1-A/);
  await page.locator("main input[type=checkbox]").first().check();
  await page.getByRole("button", { name: "Placer les élèves cochés" }).waitFor();
  await page.goBack();
  await page.locator("[aria-labelledby=new]").getByRole("link", { name: /CM1-C/ }).click();
  await page.getByLabel("Personne de l’école").selectOption({ label: "Faure Yann" });
  await step.press("Ajouter à l’équipe");
  await step.open("/annee-suivante/{change}");
  await step.link("Lire le plan en phrases");
  await step.press("J’ai lu, c’est prêt");
  await step.reads(/Programmer ce soir-là/);
  await step.reads(/Le faire tout de suite/);
});

chapter("Toute une commune en un soir", "agent", async (page, step) => {
  await step.open("/annee-suivante");
  await step.link(/Lys-lez-Lannoy.*toute la commune/);
  await step.link(/de 2026-2027 à 2027-2028/);
  await step.reads(/Un établissement est prêt.*Programmer ce soir-là/s);
});
