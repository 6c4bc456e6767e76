// What stays true while the page is open: unread messages, notices, what stands on top of it.
import { showBanners } from "../banners";

const retry_ms_min = 2_000;
const retry_ms_max = 300_000;

export function live(element: HTMLElement): void {
  const url = element.dataset["liveUrl"];
  if (!url) return;
  const title = document.title.replace(/^\(\d+\+?\) /, "");
  let source: EventSource | null = null;
  let timer = 0;
  let retry_ms = retry_ms_min;
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  if (!document.hidden) listen();

  function listen(): void {
    stop();
    source = new EventSource(url ?? "");
    source.addEventListener("open", () => {
      retry_ms = retry_ms_min;
    });
    source.addEventListener("counters", (event: MessageEvent<string>) =>
      show(JSON.parse(event.data)),
    );
    source.addEventListener("banners", (event: MessageEvent<string>) =>
      showBanners(JSON.parse(event.data)),
    );
    source.addEventListener("error", () => {
      stop();
      // A crowd that lost its server must not come back all at the same second.
      timer = window.setTimeout(listen, retry_ms * (0.5 + Math.random()));
      retry_ms = Math.min(retry_ms * 2, retry_ms_max);
    });
  }

  function stop(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function show(counters: Record<string, number>): void {
    for (const [name, count] of Object.entries(counters)) {
      for (const badge of document.querySelectorAll<HTMLElement>(
        `[data-counter="${CSS.escape(name)}"]`,
      )) {
        (badge.querySelector("[data-counter-value]") ?? badge).textContent = short(count);
        badge.hidden = count === 0;
      }
    }
    const total = Object.values(counters).reduce((sum, count) => sum + count, 0);
    document.title = total > 0 ? `(${short(total)}) ${title}` : title;
  }
}

function short(count: number): string {
  return count > 99 ? "99+" : String(count);
}
