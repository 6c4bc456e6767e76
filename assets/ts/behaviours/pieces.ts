// A file that leaves in pieces: when the line is cut it goes on where it stopped, and when the page
// was left, as soon as the same file is chosen again in this tab.
import { PIECE_BYTES, ask, token, type Answer, type Sending } from "./sending";

// After each cut, unless the line is said to be back before.
const WAITS_SECONDS = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60];

export function sendPieces(
  file: File,
  url: string,
  form: HTMLFormElement | null,
  advanced: (part: number) => void,
): Sending {
  const memory = `preau-sending ${file.name} ${file.size} ${file.lastModified}`;
  let stopped = false;
  let stopNow = (): void => undefined;

  async function request(
    method: "GET" | "POST",
    address: string,
    data: URLSearchParams | Blob | null,
    from = 0,
  ): Promise<Answer | "stopped" | "cut"> {
    if (stopped) return "stopped";
    const advance = (bytes: number): void => advanced(Math.min(1, (from + bytes) / file.size));
    const headers = data instanceof Blob ? { "X-CSRF-Token": token(form) } : {};
    const asking = ask(method, address, data, advance, headers);
    stopNow = () => asking.stop();
    return asking.outcome;
  }

  async function begin(): Promise<Answer | "stopped" | "cut"> {
    const known = sessionStorage.getItem(memory);
    if (known) {
      const answer = await request("GET", `${url}/${known}`, null);
      if (typeof answer === "string" || answer.sending || answer.id) return answer;
      // Swept: a day has passed.
      sessionStorage.removeItem(memory);
    }
    const fields = { csrf: token(form), name: file.name, bytes: String(file.size) };
    return request("POST", url, new URLSearchParams(fields));
  }

  function bring(sending: string, at: number): Promise<Answer | "stopped" | "cut"> {
    const piece = file.slice(at, at + PIECE_BYTES);
    return request("POST", `${url}/${sending}?a=${at}`, piece, at);
  }

  async function run(): Promise<Answer | "stopped"> {
    let answer = await begin();
    for (let cuts = 0; ; ) {
      if (answer === "stopped") return answer;
      if (answer === "cut") {
        const seconds = WAITS_SECONDS[cuts];
        if (seconds === undefined) return {};
        cuts += 1;
        await pause(seconds, (wake) => (stopNow = wake));
        answer = await begin();
      } else if (answer.sending !== undefined && answer.at !== undefined) {
        sessionStorage.setItem(memory, answer.sending);
        const at = answer.at;
        answer = await bring(answer.sending, at);
        if (answer !== "cut") cuts = 0;
      } else {
        // Arrived, or refused: chosen again, it begins anew.
        sessionStorage.removeItem(memory);
        return answer;
      }
    }
  }

  const stop = (): void => {
    stopped = true;
    sessionStorage.removeItem(memory);
    stopNow();
  };
  return { outcome: run(), stop };
}

// So long, or until the line is back, or until somebody wakes it.
function pause(seconds: number, sleeping: (wake: () => void) => void): Promise<void> {
  return new Promise((wake) => {
    const timer = setTimeout(done, seconds * 1000);
    function done(): void {
      clearTimeout(timer);
      removeEventListener("online", done);
      wake();
    }
    addEventListener("online", done);
    sleeping(done);
  });
}
