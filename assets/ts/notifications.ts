// The service worker: it shows the notices that come to this device, and opens what they speak of.
// It keeps no page but those of today's roll call and grids (`kept-calls`): what a family reads
// stays on no shared telephone.
import { keepCalls } from "./kept-calls";

interface Notice {
  title: string;
  body: string;
  url: string;
  tag: string;
}

interface Client {
  url: string;
  focus(): Promise<Client>;
  navigate(url: string): Promise<Client | null>;
}

interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Pushed extends Waiting {
  data: { json(): unknown } | null;
}

interface Clicked extends Waiting {
  notification: Notification;
}

interface Worker extends EventTarget {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window" }): Promise<Client[]>;
    openWindow(url: string): Promise<Client | null>;
  };
  skipWaiting(): Promise<void>;
}

declare const ICON_FILE: string;
const worker = self as unknown as Worker;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) =>
  (event as Waiting).waitUntil(worker.clients.claim()),
);
keepCalls(worker);

worker.addEventListener("push", (event) => {
  const pushed = event as Pushed;
  const notice = pushed.data?.json() as Notice | undefined;
  if (!notice) return;
  pushed.waitUntil(
    worker.registration.showNotification(notice.title, {
      body: notice.body,
      tag: notice.tag,
      icon: ICON_FILE,
      lang: "fr",
      data: notice.url,
    }),
  );
});

worker.addEventListener("notificationclick", (event) => {
  const { notification, waitUntil } = event as Clicked;
  notification.close();
  waitUntil.call(event, open(String(notification.data)));
});

async function open(url: string): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: "window" });
  if (!window) {
    await worker.clients.openWindow(url);
    return;
  }
  await window.focus();
  await window.navigate(url);
}
