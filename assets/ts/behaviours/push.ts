// Notices on this very device: asked for by a press, never by itself. The service worker shows
// them.
import { need } from "../elements";
import { words } from "../words";

export function push(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const button = need<HTMLButtonElement>(form, "button");
  const label = need<HTMLElement>(form, "[data-push-words]");
  const status = need<HTMLElement>(form, "[data-push-status]");
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) {
    button.hidden = true;
    status.textContent = words(form, "pushImpossible");
    return;
  }
  let current: PushSubscription | null = null;
  void look();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    const done = current ? stop(current) : start();
    done
      .catch(() => {
        status.textContent = words(form, "pushFailed");
      })
      .finally(() => {
        button.disabled = false;
      });
  });

  async function look(): Promise<void> {
    const worker = await navigator.serviceWorker.getRegistration("/");
    current = (await worker?.pushManager.getSubscription()) ?? null;
    show();
  }

  function show(): void {
    label.textContent = words(form, current ? "pushStop" : "pushStart");
  }

  async function start(): Promise<void> {
    if ((await Notification.requestPermission()) !== "granted") {
      status.textContent = words(form, "pushDenied");
      return;
    }
    await navigator.serviceWorker.register("/notifications.js", { scope: "/" });
    const worker = await navigator.serviceWorker.ready;
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: form.dataset["pushKey"] ?? "",
    });
    const keys = subscription.toJSON().keys ?? {};
    const answer = await send(form.action, {
      endpoint: subscription.endpoint,
      public_key: keys["p256dh"] ?? "",
      secret: keys["auth"] ?? "",
    });
    if (!answer.ok) {
      await subscription.unsubscribe();
      throw new Error(String(answer.status));
    }
    current = subscription;
    status.textContent = words(form, "pushStarted");
    show();
  }

  async function stop(subscription: PushSubscription): Promise<void> {
    const answer = await send(form.dataset["pushRemoval"] ?? "", {
      endpoint: subscription.endpoint,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    await subscription.unsubscribe();
    current = null;
    status.textContent = words(form, "pushEnded");
    show();
  }

  function send(url: string, values: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams(values);
    for (const [name, value] of new FormData(form))
      if (typeof value === "string") body.set(name, value);
    const headers = { "X-Requested-With": "preau" };
    return fetch(url, { method: "POST", headers, body });
  }
}
