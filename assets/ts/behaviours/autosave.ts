// A form that saves itself two seconds after the last key, and says so.
import { need } from "../elements";
import { reach } from "../reach";
import { timeInWords, words } from "../words";

const pause_ms = 2_000;
const retry_ms_max = 60_000;

interface Answer {
  set?: Record<string, string>;
}

export function autosave(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const url = form.dataset["autosaveUrl"] ?? form.action;
  const status = need<HTMLElement>(form, "[data-autosave-status]");
  let timer = 0;
  let retry_ms = pause_ms;
  let changed = false;
  let saving = false;
  let leaving = false;

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", (event) => {
    leaving = !event.defaultPrevented;
  });
  addEventListener("beforeunload", (event) => {
    if ((changed || saving) && !leaving) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && changed && !leaving) void save();
  });

  function touched(): void {
    changed = true;
    leaving = false;
    retry_ms = pause_ms;
    later(pause_ms);
  }

  function later(delay_ms: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), delay_ms);
  }

  async function save(): Promise<void> {
    if (saving || leaving) return;
    clearTimeout(timer);
    saving = true;
    changed = false;
    const outcome = await send();
    saving = false;
    if (outcome === "saved") {
      status.textContent = words(form, "autosaveSaved", { time: timeInWords(new Date()) });
      retry_ms = pause_ms;
      if (changed) later(pause_ms);
    } else {
      changed = true;
      status.textContent = words(
        form,
        outcome === "refused" ? "autosaveRefused" : "autosaveRetrying",
      );
      retry_ms = Math.min(retry_ms * 2, retry_ms_max);
      if (outcome === "unreachable") later(retry_ms);
    }
  }

  async function send(): Promise<"saved" | "refused" | "unreachable"> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") body.append(name, value);
    }
    try {
      // keepalive lets the last words leave even when the page closes.
      const answer = await reach(url, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "preau" },
        redirect: "error",
        keepalive: body.toString().length < 60_000,
      });
      if (answer.status >= 500 || answer.status === 429) return "unreachable";
      if (!answer.ok) return "refused";
      if (answer.headers.get("content-type")?.startsWith("application/json"))
        fill(await answer.json());
      return "saved";
    } catch {
      return "unreachable";
    }
  }

  // The first save of a new draft may come back with its number.
  function fill(answer: Answer): void {
    for (const [name, value] of Object.entries(answer.set ?? {})) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = value;
    }
  }
}
