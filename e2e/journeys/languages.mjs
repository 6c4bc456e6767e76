// A parent who reads Arabic: she says so, reads a slip in both languages, signs the original and
// writes in her own; the teacher reads that in French. The engine is a small server of this file.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { desktop, phone } from "../pages.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const french_to_arabic = {
  "Visite de la ferme": "زيارة المزرعة",
  "Jeudi 10 décembre, la classe visite la ferme du Héron.":
    "يوم الخميس 10 ديسمبر، يزور القسم مزرعة «لو إيرون».",
  "Prévoyez des bottes et un goûter.": "الرجاء إحضار أحذية مطاطية ووجبة خفيفة.",
  "Mon enfant participe": "طفلي يشارك في الزيارة",
  "Il mange": "يأكل",
  "À la cantine": "في مطعم المدرسة",
  "À la maison": "في البيت",
};
const arabic_to_french = {
  "السلام عليكم. ليلى مريضة اليوم ولن تأتي إلى المدرسة.":
    "Bonjour. Léa est malade aujourd’hui et ne viendra pas à l’école.",
  "ليلى مريضة": "Léa est malade",
};
const said = [];

/** Each run of words between two tags, by heart, or with the mark of its language. */
function translated(html, target) {
  const words = target === "ar" ? french_to_arabic : target === "fr" ? arabic_to_french : {};
  return html.replace(/[^<>]+/g, (run, at) => {
    const is_tag = html[at - 1] === "<";
    return is_tag || run.trim() === "" ? run : (words[run.trim()] ?? `[${target}] ${run}`);
  });
}

const engine = createServer((request, response) => {
  let body = "";
  request.on("data", (bytes) => (body += bytes));
  request.on("end", () => {
    const asked = JSON.parse(body);
    said.push(asked);
    const translatedText = asked.q.map((part) => translated(part, asked.target));
    response.setHeader("content-type", "application/json");
    setTimeout(() => response.end(JSON.stringify({ translatedText })), 1200);
  });
});

let school;
before(async () => {
  await new Promise((ready) => engine.listen(0, "127.0.0.1", ready));
  process.env.PREAU_TEST_TRANSLATION = `http://127.0.0.1:${engine.address().port}`;
  school = await openSchool();
});
after(async () => {
  school.close();
  engine.close();
  await closeBrowser();
});

/** Looks again until `selector` is there: a page without script is asked for by hand. */
async function comes(page, selector) {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await page.locator(selector).count()) > 0) return;
    await new Promise((later) => setTimeout(later, 250));
    await page.reload();
  }
  throw new Error(`${selector} has not come to ${page.url()}`);
}

test("she says that she reads Arabic, at 360 px without script", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/compte/affichage");
  await page.getByLabel("Je lis en…").selectOption({ label: "العربية" });
  await fitsTheScreen(page);
  await shot(page, "languages-display");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator(".flash").innerText(), /enregistrées/);
  await page.goto("/compte/affichage");
  assert.equal(await page.getByLabel("Je lis en…").inputValue(), "ar");
  await seat.close();
});

test("an old slip has a button in her language, without script", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto(path(school, "/liaison/{slip}"));
  const button = page.getByRole("button", { name: "اقرأ بالعربية" });
  assert.equal(await button.getAttribute("dir"), "rtl");
  await fitsTheScreen(page);
  await shot(page, "languages-button");
  await button.click();
  assert.match(await page.locator(".translation").innerText(), /La traduction se prépare/);
  await shot(page, "languages-waiting");
  await page.getByRole("link", { name: "Regarder de nouveau" }).click();
  await comes(page, ".translated");
  assert.match(await page.locator(".original .notebook").innerText(), /Sortie à La Piscine/);
  await seat.close();
});

test("a letter is there by itself once it is made, with script", async () => {
  const seat = await signedIn(school, "guardian", { width: 1280 });
  const { page } = seat;
  await page.goto(path(school, "/messages/{letter}"));
  const offered = page.getByRole("button", { name: "اقرأ بالعربية" });
  if ((await offered.count()) > 0) {
    await axe(page);
    await offered.first().click();
    await page.locator(".translated").first().waitFor({ timeout: 15_000 });
    await axe(page);
    await fitsTheScreen(page);
    await shot(page, "languages-letter");
    noConsoleErrors(page);
  }
  await seat.close();
});

test("a new slip is prepared for her before she opens it", async () => {
  const seat = await signedIn(school, "teacher", { width: 1280, js: false });
  const { page } = seat;
  await page.goto("/liaison/nouveau");
  await page.getByRole("checkbox", { name: "Toute la classe CE1-A" }).check();
  await page.getByLabel("Titre").fill("Visite de la ferme");
  const words = "Jeudi 10 décembre, la classe visite la ferme du Héron.";
  await page.locator("#body").fill(`${words}\n\nPrévoyez des bottes et un goûter.`);
  await page.getByText("Poser des questions").click();
  await page.locator("#q0_label").fill("Mon enfant participe");
  await page.getByRole("button", { name: "Envoyer" }).click();
  assert.match(await page.locator(".flash").innerText(), /Le mot est parti/);
  for (let tries = 0; tries < 60; tries += 1) {
    if (said.some((asked) => asked.q[0] === "Visite de la ferme")) break;
    await new Promise((later) => setTimeout(later, 250));
  }
  const asked = said.filter((it) => it.q[0] === "Visite de la ferme");
  assert.deepEqual(
    asked.map((it) => it.target),
    ["ar"],
    "once, for all who read Arabic",
  );
  await seat.close();
});

for (const width of [360, 1280]) {
  test(`both texts are in sight at ${width} px, and nothing is broken`, async () => {
    const seat = await signedIn(school, "guardian", { width });
    const { page } = seat;
    await page.goto("/liaison");
    await page.getByRole("link", { name: /Visite de la ferme/ }).first().click();
    await comes(page, ".translated");
    const made = page.locator(".translated");
    assert.match(await made.innerText(), /زيارة المزرعة/);
    assert.match(await made.innerText(), /ترجمة آلية/);
    assert.match(await made.innerText(), /Traduction automatique/);
    const original = page.locator(".original .notebook");
    assert.match(await original.innerText(), /la classe visite la ferme/);
    const [left, right] = [await original.boundingBox(), await made.boundingBox()];
    if (width > 1000) assert.ok(Math.abs(left.y - right.y) < 80, "beside each other");
    else assert.ok(left.y > right.y + right.height - 1, "the original below");
    assert.equal(await made.evaluate((it) => getComputedStyle(it).direction), "rtl");
    await axe(page);
    await fitsTheScreen(page);
    await shot(page, "languages-slip");
    noConsoleErrors(page);
    await seat.close();
  });
}

test("she signs the original at 360 px without script", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  const { page } = seat;
  await page.goto("/liaison");
  await page.getByRole("link", { name: /Visite de la ferme/ }).first().click();
  const main = page.locator("main");
  assert.match(await main.innerText(), /C’est le texte original que vous signez/);
  assert.match(await main.innerText(), /توقيعكم يكون على النص الأصلي/);
  await page.getByRole("radio", { name: /Oui نعم|Oui\s+نعم/ }).check();
  await page.getByRole("button", { name: /Signer pour Léa/ }).click();
  assert.match(await page.locator(".flash").innerText(), /C’est signé/);
  await fitsTheScreen(page);
  await seat.close();
});

test("she writes in Arabic and the teacher reads it in French", async () => {
  const hers = await signedIn(school, "guardian", { width: 360, js: false });
  await hers.page.goto(path(school, "/messages/nouveau?a=p:{teacher}"));
  await hers.page.getByLabel("Objet").fill("ليلى مريضة");
  const ill = "السلام عليكم. ليلى مريضة اليوم ولن تأتي إلى المدرسة.";
  await hers.page.locator("#body").fill(ill);
  await hers.page.getByRole("button", { name: "Envoyer" }).click();
  assert.match(await hers.page.locator(".flash").innerText(), /envoyé|parti|arriv/i);
  await hers.close();
  for (const width of [360, 1280]) {
    const seat = await signedIn(school, "teacher", { width });
    const { page } = seat;
    await page.goto("/messages");
    const line = page.locator(".row bdi[lang='ar']").first();
    assert.equal(await line.getAttribute("dir"), "rtl");
    await fitsTheScreen(page);
    await shot(page, "languages-inbox");
    await line.click();
    await comes(page, ".translated");
    assert.match(await page.locator(".translated").innerText(), /Léa est malade aujourd’hui/);
    const original = page.locator(".original .rich");
    assert.equal(await original.evaluate((it) => getComputedStyle(it).direction), "rtl");
    await axe(page);
    await fitsTheScreen(page);
    await shot(page, "languages-arabic-letter");
    noConsoleErrors(page);
    await seat.close();
  }
});

// What schools publish and give, as she finds it: asked for once, and there with its original.
for (const template of [
  "/actualites/{article}",
  "/journal/{post}",
  "/cahier-de-textes/{homework}",
  "/agenda/{event_date}",
]) {
  test(`${template} is beside its translation`, async () => {
    const name = `languages-${template.split("/")[1]}`;
    const seat = await signedIn(school, "guardian", phone);
    const { page } = seat;
    await page.goto(path(school, template));
    if ((await page.locator(".translated").count()) === 0) {
      await page.getByRole("button", { name: "اقرأ بالعربية" }).click();
    }
    await page.locator(".translated").first().waitFor({ timeout: 15_000 });
    assert.equal(await page.locator(".original").count(), 1);
    for (const size of [phone, desktop]) {
      await page.setViewportSize(size);
      await axe(page);
      await fitsTheScreen(page);
      await shot(page, name);
    }
    noConsoleErrors(page);
    await seat.close();
  });
}

// An interface that runs the other way is not shipped; the style must stand it.
test("pages stand being read from right to left", async () => {
  const seat = await signedIn(school, "guardian", phone);
  const { page } = seat;
  const pages = ["/", "/liaison", "/liaison/{slip}", "/messages", "/messages/nouveau", "/agenda"];
  for (const [place, template] of pages.entries()) {
    await page.goto(path(school, template));
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    for (const size of [phone, desktop]) {
      await page.setViewportSize(size);
      await fitsTheScreen(page);
      await shot(page, `languages-rtl-${place}`);
    }
  }
  await seat.close();
});
