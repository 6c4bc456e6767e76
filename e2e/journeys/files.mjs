// A file on a line that is cut: it goes on where it stopped.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeBrowser } from "../harness.mjs";
import { openSchool, signedIn } from "../school.mjs";

let school, folder;
before(async () => {
  school = await openSchool();
  folder = await mkdtemp(join(tmpdir(), "preau-film-"));
});
after(async () => {
  await rm(folder, { recursive: true });
  school.close();
  await closeBrowser();
});

const film = Buffer.alloc(3_500_000, "le musée ");

/** A file on the disk of the device. */
async function onDisk(name) {
  const place = join(folder, name);
  await writeFile(place, film);
  return place;
}

/** Counts the bytes of pieces that leave, and cuts the line after so many of them. */
async function watchPieces(seat, cut_after) {
  const seen = { pieces: 0, begun: 0 };
  await seat.page.route("**/fichiers/envois", (route) => {
    seen.begun += 1;
    return route.continue();
  });
  await seat.page.route("**/fichiers/envois/*?a=*", async (route) => {
    seen.pieces += 1;
    if (seen.pieces === cut_after) return route.abort("connectionreset");
    return route.continue();
  });
  return seen;
}

test("a long file goes on after a cut, and is sent once", async () => {
  const seat = await signedIn(school, "teacher", { width: 360 });
  const seen = await watchPieces(seat, 2);
  await seat.page.goto("/messages/nouveau");
  await seat.page.setInputFiles("#files input[type=file]", await onDisk("sortie.bin"));
  const field = seat.page.locator("#files input[type=hidden][name=files]");
  await field.waitFor({ state: "attached" });
  // 3,500,000 bytes are four pieces; the one that was cut left twice.
  assert.deepEqual(seen, { pieces: 5, begun: 1 });
  const id = await field.getAttribute("value");
  const kept = await seat.context.request.get(`/fichiers/${id}`);
  assert.equal(Buffer.compare(await kept.body(), film), 0);
  await seat.close();
});

test("a page that was left in the middle goes on with the same file", async () => {
  const seat = await signedIn(school, "teacher", { width: 1280 });
  const seen = await watchPieces(seat, 0);
  const third = "**/fichiers/envois/*?a=2097152";
  const arriving = new Promise((held) => seat.page.route(third, held));
  await seat.page.goto("/messages/nouveau");
  const file = await onDisk("cour.bin");
  await seat.page.setInputFiles("#files input[type=file]", file);
  await arriving;
  seat.page.on("dialog", (dialog) => dialog.accept());
  await seat.page.reload();
  await seat.page.unroute(third);
  assert.equal(seen.pieces, 2);
  await seat.page.setInputFiles("#files input[type=file]", file);
  await seat.page.locator("#files input[type=hidden][name=files]").waitFor({ state: "attached" });
  assert.deepEqual(seen, { pieces: 4, begun: 1 });
  await seat.close();
});
