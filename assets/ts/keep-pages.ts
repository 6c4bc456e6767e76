// Asks the service worker to keep pages of this class readable on this device until the evening.
import { type KeepCalls, type KeptMoment } from "./kept-words";

export async function keepPages(path: string, moments: KeptMoment[]): Promise<void> {
  if (!("serviceWorker" in navigator) || !navigator.onLine) return;
  await navigator.serviceWorker.register("/notifications.js", { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const drawn = loaded.filter(
    (url) => url.origin === location.origin && url.pathname.startsWith("/assets/"),
  );
  const assets = [...new Set(drawn.map((url) => url.pathname))];
  active?.postMessage({ kind: "keep-calls", path, moments, assets } satisfies KeepCalls);
}
