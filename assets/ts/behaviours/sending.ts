// One file on its way to the server, which may be stopped. XMLHttpRequest tells how much has left.
import { sendPieces } from "./pieces";

export interface Answer {
  id?: string;
  name?: string;
  size?: string;
  error?: string;
  // Of a file that comes in pieces: its number, and how much of it is there.
  sending?: string;
  at?: number;
}

export interface Sending {
  outcome: Promise<Answer | "stopped">;
  stop(): void;
}

// A file of this length or less leaves at once.
export const PIECE_BYTES = 1 << 20;

export function send(
  file: File,
  url: string,
  form: HTMLFormElement | null,
  advanced: (part: number) => void,
): Sending {
  if (file.size > PIECE_BYTES) return sendPieces(file, `${url}/envois`, form, advanced);
  const sent = ask("POST", url, body(file, form), (bytes, all) => advanced(bytes / all));
  const outcome = sent.outcome.then((answer) => (answer === "cut" ? {} : answer));
  return { outcome, stop: () => sent.stop() };
}

interface Asking {
  outcome: Promise<Answer | "stopped" | "cut">;
  stop(): void;
}

// One request. "cut" when no answer came, or none that says what became of it.
export function ask(
  method: "GET" | "POST",
  url: string,
  data: FormData | URLSearchParams | Blob | null,
  left: (bytes: number, all: number) => void,
  headers: Record<string, string> = {},
): Asking {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => left(event.loaded, event.total));
  const outcome = new Promise<Answer | "stopped" | "cut">((settle) => {
    request.addEventListener("abort", () => settle("stopped"));
    request.addEventListener("error", () => settle("cut"));
    request.addEventListener("load", () => settle(answerOf(request)));
  });
  request.open(method, url);
  request.setRequestHeader("X-Requested-With", "preau");
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(data);
  return { outcome, stop: () => request.abort() };
}

function body(file: File, form: HTMLFormElement | null): FormData {
  const data = new FormData();
  // Before the file: the server reads the token without having to keep the file.
  data.append("csrf", token(form));
  data.append("file", file);
  return data;
}

export function token(form: HTMLFormElement | null): string {
  const csrf = form?.elements.namedItem("csrf");
  return csrf instanceof HTMLInputElement ? csrf.value : "";
}

// A house that is busy or restarts has refused nothing: who can, asks again.
function answerOf(request: XMLHttpRequest): Answer | "cut" {
  if (request.status >= 500 || request.status === 409) return "cut";
  const went_well = request.status >= 200 && request.status <= 299;
  try {
    const answer = JSON.parse(request.responseText) as Answer;
    return went_well ? answer : { ...(answer.error ? { error: answer.error } : {}) };
  } catch {
    return {};
  }
}
