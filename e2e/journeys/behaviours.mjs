// What the scripts add to pages that already work, pressed and typed as a person would.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serveSamples } from "../../assets/samples/serve.mjs";
import { axe, closeBrowser, noConsoleErrors, session, shot } from "../harness.mjs";

let samples;
before(async () => {
  samples = await serveSamples();
});
after(async () => {
  await closeBrowser();
  samples.stop();
});

function story(sentence, sample, tell, { quiet = true } = {}) {
  test(sentence, async () => {
    const { page, close } = await session({ baseUrl: samples.baseUrl, width: 360 });
    await page.goto(`/${sample}`);
    await tell(page);
    if (quiet) noConsoleErrors(page);
    await close();
  });
}

// The editor puts its own selection back a moment (20 ms) after it gets the focus, and learns of a
// moved caret by an event of its own: both must have happened before a key means "at the end".
async function caretAtTheEnd(page) {
  const settled = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 40));
  await page.locator(".ProseMirror").click();
  await page.evaluate(settled);
  await page.keyboard.press("Control+End");
  await page.waitForFunction(() => {
    const last = document.querySelector(".ProseMirror").lastElementChild;
    return last.contains(document.getSelection().anchorNode);
  });
  await page.evaluate(settled);
}

story(
  "a recipient is found by a few letters, chosen with the keyboard, and removed",
  "compose",
  async (page) => {
    await page.fill("#to", "du");
    await page.waitForSelector(".suggestions li");
    await shot(page, "picker");
    await axe(page);
    assert.equal(await page.getAttribute("#to", "aria-expanded"), "true");
    assert.equal(await page.locator(".suggestions li[aria-disabled=true]").count(), 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("input[name=to][value='p:2']").count(), 1);
    await page.click("[aria-label='Retirer M. Durieux']");
    assert.equal(await page.locator("input[name=to][value='p:2']").count(), 0);
    await page.fill("#to", "dupuis");
    await page.waitForSelector(".suggestions li[aria-disabled=true]");
    await page.click(".suggestions li", { force: true });
    assert.equal(
      await page.locator("input[name=to]").count(),
      1,
      "nobody is chosen who may not be reached",
    );
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute("#to", "aria-expanded"), "false");
  },
);

story(
  "a message written in bold saves itself and receives the number of its draft",
  "compose",
  async (page) => {
    await caretAtTheEnd(page);
    await page.keyboard.press("Enter");
    await page.click("[aria-label=Gras]");
    await page.keyboard.type("Merci");
    await page.click("[aria-label='Liste à puces']");
    const text = await page.inputValue("textarea[name=body]");
    assert.match(
      text,
      /^<p>Bonjour,<\/p>.*lundi\.<\/p><ul><li><p><strong>Merci<\/strong><\/p><\/li><\/ul>$/,
    );
    assert.equal(await page.inputValue("[name=body_format]"), "html");
    assert.equal(await page.getAttribute("[aria-label=Gras]", "aria-pressed"), "true");
    await page.waitForFunction(() =>
      document
        .querySelector("[data-autosave-status]")
        .textContent.startsWith("Brouillon enregistré à"),
    );
    assert.equal(await page.inputValue("[name=draft]"), "42");
  },
);

story("a link is put on the chosen words, and only to a real address", "compose", async (page) => {
  await page.locator(".ProseMirror strong").dblclick();
  await page.click("[aria-label=Lien]");
  await page.fill(".address input", "javascript:alert(1)");
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute(".address input", "aria-invalid"), "true");
  await shot(page, "link");
  await page.fill(".address input", "www.roubaix-lapiscine.com");
  await page.keyboard.press("Enter");
  assert.match(
    await page.inputValue("textarea[name=body]"),
    /<a href="https:\/\/www\.roubaix-lapiscine\.com"><strong>absente<\/strong><\/a>/,
  );
  await page.click("[aria-label=Annuler]");
  assert.doesNotMatch(await page.inputValue("textarea[name=body]"), /href/);
});

story(
  "what is pasted loses what a message may not contain",
  "compose",
  async (page) => {
    await caretAtTheEnd(page);
    await page.keyboard.press("Enter");
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        "text/html",
        "<h1 onclick='x()'>Titre</h1><img src=x><script>x()</" +
          "script><p style='color:red'>Mot <a href='javascript:x()'>lien</a></p>" +
          "<b style='font-weight:normal'><p>Maigre</p></b>",
      );
      document
        .querySelector(".ProseMirror")
        .dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
    });
    const text = await page.inputValue("textarea[name=body]");
    assert.match(text, /<h3>Titre<\/h3>/);
    assert.match(text, /<p>Maigre<\/p>/);
    assert.doesNotMatch(text, /script|onclick|style|img|<h1|<a/);
    // The CSP refuses the pasted handlers and styles aloud: that is its work.
  },
  { quiet: false },
);

story("files leave while one writes, and may be removed", "compose", async (page) => {
  await page.setInputFiles("#files", [
    { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") },
    { name: "b.txt", mimeType: "text/plain", buffer: Buffer.from("b") },
  ]);
  await page.waitForFunction(() => document.querySelectorAll("input[name=file]").length === 3);
  assert.match(await page.textContent(".uploads li:last-child"), /b\.txt 12 ko/);
  await page.click("[aria-label='Retirer b.txt']");
  assert.equal(await page.locator("input[name=file]").count(), 2);
  assert.equal(await page.inputValue("#files"), "", "the form does not send them twice");
});

story(
  "an urgent message asks why, and throwing a draft away asks once more",
  "compose",
  async (page) => {
    assert.equal(await page.isVisible("#why"), false);
    await page.check("[value=urgent]");
    assert.equal(await page.isVisible("#why"), true);
    await page.click("text=Jeter");
    await page.waitForSelector("dialog[open]");
    await shot(page, "confirm");
    await axe(page);
    await page.click("text=Le garder");
    await page.waitForSelector("dialog", { state: "detached" });
    await page.click("text=Jeter");
    await Promise.all([
      page.waitForRequest((request) => request.postData()?.includes("discard=1") ?? false),
      page.click("dialog .danger"),
    ]);
    await page.waitForLoadState();
  },
);

story("counters follow the server, in the badges and in the title", "home", async (page) => {
  await page.waitForFunction(() => document.title === "(4) Accueil · Préau");
  assert.equal(await page.textContent("[data-counter=messages] [data-counter-value]"), "4");
  assert.equal(await page.isVisible("[data-counter=slips]"), false);
});

story("three pictures are a code", "pad", async (page) => {
  assert.equal(await page.isEnabled("text=C’est moi"), false);
  for (const name of ["chat", "vélo", "soleil"])
    await page.click(`button.picture:has-text("${name}")`);
  assert.equal(await page.isEnabled("text=C’est moi"), true);
  assert.deepEqual(
    await page.$$eval("input:checked", (radios) =>
      radios.map(({ name, value }) => `${name}=${value}`),
    ),
    ["p1=cat", "p2=bike", "p3=sun"],
  );
  await shot(page, "pad-full");
  await page.click("text=Effacer");
  assert.equal(await page.locator("input:checked").count(), 2);
});

story("a theme is worn as soon as it is chosen", "settings", async (page) => {
  await page.check("[value=dark]");
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  await page.check("[value=dyslexia]");
  assert.equal(await page.getAttribute("html", "data-spacing"), "dyslexia");
  await page.uncheck("[value=dyslexia]");
  assert.equal(await page.getAttribute("html", "data-spacing"), "");
});

story("a long list is filtered without accents", "admin", async (page) => {
  await page.fill("#f", "lefevre");
  assert.equal(await page.textContent("[data-filter-count]"), "1 sur 2");
  assert.equal(await page.isVisible("text=Durand, Claire"), false);
  await page.waitForFunction(() => document.querySelector("progress").value === 640);
});

story("one box ticks them all", "messages", async (page) => {
  await page.check("[data-check-name]");
  assert.equal(await page.locator("[name=thread]:checked").count(), 3);
  assert.equal(await page.textContent("[data-check-count]"), "3 choisis");
});

test("the banner says when the network is away, and auto follows the system", async () => {
  const { page, context, close } = await session({ baseUrl: samples.baseUrl, scheme: "dark" });
  await page.goto("/home?theme=auto");
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    "rgb(21, 24, 31)",
  );
  assert.equal(await page.isVisible(".offline"), false);
  await context.setOffline(true);
  await page.waitForSelector(".offline:visible");
  await close();
});
