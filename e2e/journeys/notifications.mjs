// Notices on a device: asked for by a press, shown by the service worker, ended by another press.
// No push service can be reached here: the subscription is made up, and the browser is handed what
// a service would bring.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, closeBrowser, fitsTheScreen, noConsoleErrors, shot } from "../harness.mjs";
import { openSchool, signedIn } from "../school.mjs";

let school;
before(async () => {
  school = await openSchool();
});
after(async () => {
  school.close();
  await closeBrowser();
});

// The keys of RFC 8291, appendix A.
const made_up = () => {
  let current = null;
  const subscription = {
    endpoint: "https://push.example.org/un-telephone",
    toJSON: () => ({
      keys: {
        p256dh:
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth: "BTBZMqHH6r4Tts7J_aSIgg",
      },
    }),
    unsubscribe: async () => {
      current = null;
      return true;
    },
  };
  PushManager.prototype.getSubscription = async () => current;
  PushManager.prototype.subscribe = async () => (current = subscription);
};

test("a parent asks to be told on her telephone, is told, and ends it", async () => {
  const seat = await signedIn(school, "guardian", { width: 360 });
  const { page, context } = seat;
  await context.grantPermissions(["notifications"], { origin: school.url });
  await page.addInitScript(made_up);
  await page.goto("/compte/notifications");
  await page.getByRole("button", { name: "Me prévenir sur cet appareil" }).click();
  await page.getByText("C’est fait").waitFor();
  await page.getByRole("button", { name: "Ne plus me prévenir sur cet appareil" }).waitFor();

  const devtools = await context.newCDPSession(page);
  const registered = new Promise((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0]);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const { registrationId } = await registered;
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin: school.url,
    registrationId,
    data: JSON.stringify({
      title: "Lys-lez-Lannoy",
      body: "Mme Durand vous a écrit.",
      url: "/nouveautes/1",
      tag: "preau",
    }),
  });
  const is_shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      const [shown] = await worker.getNotifications();
      return shown?.title === "Lys-lez-Lannoy" && shown.body === "Mme Durand vous a écrit.";
    });
  // What a page waits for is a value: a promise of one is one already.
  while (!(await is_shown())) await page.waitForTimeout(50);

  await page.reload();
  await page.getByText("Un appareil vous prévient.").waitFor();
  await page.getByLabel("Me prévenir aussi sur mes appareils").first().waitFor();
  await fitsTheScreen(page);
  await axe(page);
  await shot(page, "being-told");
  await page.getByRole("button", { name: "Ne plus prévenir aucun appareil" }).click();
  await page.getByText("Aucun appareil ne vous préviendra plus.").waitFor();
  noConsoleErrors(page);
  await seat.close();
});

test("without script the page says what it needs", async () => {
  const seat = await signedIn(school, "guardian", { width: 360, js: false });
  await seat.page.goto("/compte/notifications");
  assert.match(await seat.page.locator("main").innerText(), /autorisez JavaScript/);
  assert.equal(await seat.page.getByRole("button", { name: /appareil/ }).count(), 0);
  await seat.close();
});
