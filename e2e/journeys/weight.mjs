// What pages weigh on a slow line: bytes as they came over the wire, headers too, pictures aside.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { closeBrowser } from "../harness.mjs";
import { openSchool, path, signedIn } from "../school.mjs";

const first_visit_max = 100_000;
const later_page_max = 15_000;

const pages = [
  ["guardian", "/"],
  ["guardian", "/messages"],
  ["guardian", "/messages/{letter}"],
  ["guardian", "/liaison"],
  ["guardian", "/liaison/{slip}"],
  ["guardian", "/actualites"],
  ["guardian", "/presences/eleves/{pupil}"],
  ["pupil", "/"],
  ["teacher", "/"],
  ["teacher", "/messages/nouveau"],
  ["teacher", "/presences/classes/{class}"],
  ["teacher", "/liaison/{slip}/suivi"],
  ["head", "/"],
  ["head", "/presences/ecoles/{school}"],
];

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

/** Counts what comes, by what it is: `taken()` gives `{ bytes, pictures }` and begins anew. */
async function scales(seat) {
  const line = await seat.context.newCDPSession(seat.page);
  await line.send("Network.enable");
  const pictures = new Set();
  let weights = { bytes: 0, pictures: 0 };
  line.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Image" && !response.url.includes("/assets/")) pictures.add(requestId);
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weights[pictures.has(requestId) ? "pictures" : "bytes"] += encodedDataLength;
  });
  return function taken() {
    const now = weights;
    weights = { bytes: 0, pictures: 0 };
    return now;
  };
}

async function visit(page, url) {
  const answer = await page.goto(url);
  assert.equal(answer.status(), 200, url);
  // What a script asks for once the page is there belongs to it; open lines never end.
  await page.waitForFunction(() => document.fonts.status === "loaded");
  // The editor comes by itself, after the page.
  if ((await page.locator("textarea[data-toolbar]").count()) > 0)
    await page.locator("[contenteditable='true']").first().waitFor();
}

test("the first visit brings the page, its style, its script and its fonts", async (story) => {
  const seat = await signedIn(school, "nobody", { width: 360 });
  const taken = await scales(seat);
  await visit(seat.page, "/connexion");
  const { bytes } = taken();
  story.diagnostic(`first visit, /connexion: ${bytes} bytes (at most ${first_visit_max})`);
  assert.ok(bytes > 1_000, "nothing was weighed");
  assert.ok(bytes <= first_visit_max, `${bytes} bytes`);
  await seat.close();
});

// A person keeps the same browser, as at home.
for (const who of new Set(pages.map(([reader]) => reader))) {
  test(`pages of ${who} are light once the house is known`, async (all) => {
    const seat = await signedIn(school, who, { width: 360 });
    const taken = await scales(seat);
    for (const [, template] of pages.filter(([reader]) => reader === who)) {
      await all.test(template, async (story) => {
        const url = path(school, template, who);
        await visit(seat.page, url);
        const first = taken().bytes;
        await visit(seat.page, url);
        const { bytes, pictures } = taken();
        const said = `${who} ${template}: ${bytes} bytes, ${pictures} of pictures, first ${first}`;
        story.diagnostic(said);
        assert.ok(bytes > 500, "nothing was weighed");
        assert.ok(bytes <= later_page_max, said);
      });
    }
    await seat.close();
  });
}
