// A roll call that survives a lost network: each tap keeps its hour; what cannot be sent is kept on
// the device (ids and marks, never a name) and leaves by itself. The key of the form makes it once.
// The page itself is kept until the evening by the service worker (`kept-calls`).
import { make, need } from "../elements";
import { keepPages } from "../keep-pages";
import { dayOf, type KeptMoment } from "../kept-words";
import { reach } from "../reach";
import { words } from "../words";

interface Kept {
  url: string;
  body: string;
}

const prefix = "preau.call.";
const retry_ms = 30_000;

/** On the form of a call; on any other element it only sends what was kept. */
export function rollCall(element: HTMLElement): void {
  const form = element instanceof HTMLFormElement ? element : null;
  const status = form && need<HTMLElement>(form, "[data-call-status]");
  let touched = false;
  if (form && status) {
    // A page that was kept may be opened twice: each time is a form of its own.
    const once = form.elements.namedItem("once") as HTMLInputElement;
    once.value = `${once.value}.${Date.now().toString(36)}`;
    if (!navigator.onLine) status.textContent = words(form, "callOffline");
    restore();
    void keepCalls(form);
  }
  addEventListener("online", () => void sendKept().then(said));
  setInterval(() => void sendKept().then(said), retry_ms);
  void sendKept().then(said);
  form?.addEventListener("change", (event) => {
    const { name } = event.target as HTMLInputElement;
    if (!name.startsWith("state-")) return;
    touched = true;
    field(`at-${name.slice("state-".length)}`, String(Date.now()));
    count();
  });
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });

  function field(name: string, value: string): void {
    const known = form?.elements.namedItem(name);
    if (known instanceof HTMLInputElement) known.value = value;
    else form?.append(make("input", { type: "hidden", name, value }));
  }

  // What this device keeps of the same call is ticked again on its page.
  function restore(): void {
    const own = new URLSearchParams(form ? fieldsOf(form) : "");
    let found = false;
    for (const kept of keptCalls()) {
      const body = new URLSearchParams(kept.body);
      const isOther = ["day", "moment"].some((name) => body.get(name) !== own.get(name));
      if (isOther || new URL(kept.url).pathname !== new URL(form?.action ?? "").pathname) continue;
      found = true;
      for (const [name, value] of body) {
        const choice = `input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`;
        const radio = name.startsWith("state-") && form?.querySelector<HTMLInputElement>(choice);
        if (radio && body.has(name.replace("state-", "at-"))) radio.checked = true;
      }
    }
    if (found && form && status) status.textContent = words(form, "callKept");
  }

  function count(): void {
    if (!form || !status) return;
    const state = form.dataset["callCounts"] ?? "absent";
    const n = form.querySelectorAll(`input[value=${state}]:checked`).length;
    status.textContent = words(form, "callCounted", { n });
  }

  async function save(): Promise<void> {
    if (!form || !status) return;
    field("saved", String(Date.now()));
    const kept: Kept = { url: form.action, body: fieldsOf(form) };
    const key = prefix + (form.elements.namedItem("once") as HTMLInputElement).value;
    localStorage.setItem(key, JSON.stringify(kept));
    const outcome = await send(kept);
    touched = false;
    if (outcome === "unreachable") {
      status.textContent = words(form, "callKept");
      return;
    }
    localStorage.removeItem(key);
    // The page of the answer: what was saved, or the sentence of why it was not.
    if (outcome === "sent") location.assign(form.dataset["callUrl"] ?? location.href);
    else form.submit();
  }

  // What is tapped meanwhile is not thrown away by a new page.
  function said(sent: number): void {
    if (sent === 0) return;
    if (form && status) status.textContent = words(form, "callSent");
    if (!touched) location.assign(form?.dataset["callUrl"] ?? location.href);
  }
}

/** The fields that say something: ids and marks. The token is asked anew when it leaves. */
function fieldsOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && name !== "csrf") fields.append(name, value);
  return fields.toString();
}

async function send(kept: Kept): Promise<"sent" | "refused" | "unreachable"> {
  try {
    const token = await reach("/jeton", { cache: "no-store" });
    if (!token.ok) return "unreachable";
    const body = new URLSearchParams(kept.body);
    body.set("csrf", (await token.text()).trim());
    body.set("clock", String(Date.now()));
    const answer = await reach(kept.url, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) return "sent";
    return answer.status >= 500 || answer.status === 429 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
}

/** The pages of today's calls of this class stay readable on this device until the evening. */
async function keepCalls(form: HTMLFormElement): Promise<void> {
  const { callMoments, callDay } = form.dataset;
  if (!callMoments || callDay !== dayOf(new Date())) return;
  await keepPages(new URL(form.action).pathname, JSON.parse(callMoments) as KeptMoment[]);
}

function keptCalls(): Kept[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return keys.map((key) => JSON.parse(localStorage.getItem(key) ?? "{}") as Kept);
}

/** What earlier calls of this device have kept; one that is refused stays, for a person to see. */
async function sendKept(): Promise<number> {
  let sent = 0;
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
    const kept = localStorage.getItem(key);
    if (!kept || (await send(JSON.parse(kept) as Kept)) !== "sent") continue;
    localStorage.removeItem(key);
    sent += 1;
  }
  return sent;
}
