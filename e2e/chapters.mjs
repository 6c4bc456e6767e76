// A chapter of the guide, walked as it is written: each step is taken by the words it names, so
// that a button that changes its words fails here before somebody looks for it in vain.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axeOnce, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "./harness.mjs";
import { openSchool, path, signedIn } from "./school.mjs";

let school;
// Who walks several chapters stays before the same screen.
const seats = new Map();
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** Walked by one person on a desktop; every page he comes to is looked at. */
export function chapter(title, who, walk) {
  test(title, async () => {
    const page = await seat(who);
    const slug = title.toLowerCase().replace(/[^a-zà-ÿ]+/g, "-");
    let seen = 0;
    const look = async () => {
      await fitsTheScreen(page);
      await axeOnce(page, new URL(page.url()).pathname.replace(/\d+/g, "0"));
      await shot(page, `guide-${slug}-${(seen += 1)}`);
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
      const shows = `${page.url()} shows:\n${await main.innerText()}`;
      throw new Error(`${error.message}\n${shows}`, { cause: error });
    }
    noConsoleErrors(page);
  });
}

/** An hour comes: what was due by then is done, and everybody comes in anew. */
export function comes(hour) {
  test(`it is ${hour}`, async () => {
    for (const { close } of seats.values()) await close();
    seats.clear();
    await school.at(hour);
  });
}

async function seat(who) {
  if (!seats.has(who)) seats.set(who, await signedIn(school, who, { width: 1280 }));
  const { page } = seats.get(who);
  page.setDefaultTimeout(10_000);
  page.complaints.length = 0;
  return page;
}
