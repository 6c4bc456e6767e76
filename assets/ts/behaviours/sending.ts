// One file on its way to the server, which may be stopped. XMLHttpRequest tells how much has left.

export interface Answer {
  id?: string;
  name?: string;
  size?: string;
  error?: string;
}

interface Sending {
  outcome: Promise<Answer | "stopped">;
  stop(): void;
}

export function send(
  file: File,
  url: string,
  form: HTMLFormElement | null,
  advanced: (part: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => advanced(event.loaded / event.total));
  const outcome = new Promise<Answer | "stopped">((settle) => {
    request.addEventListener("abort", () => settle("stopped"));
    request.addEventListener("error", () => settle({}));
    request.addEventListener("load", () => settle(answerOf(request)));
  });
  request.open("POST", url);
  request.setRequestHeader("X-Requested-With", "preau");
  request.send(body(file, form));
  return { outcome, stop: () => request.abort() };
}

function body(file: File, form: HTMLFormElement | null): FormData {
  const data = new FormData();
  const csrf = form?.elements.namedItem("csrf");
  // Before the file: the server reads the token without having to keep the file.
  if (csrf instanceof HTMLInputElement) data.append("csrf", csrf.value);
  data.append("file", file);
  return data;
}

// Without an id the file did not arrive, whatever else the server says.
function answerOf(request: XMLHttpRequest): Answer {
  const went_well = request.status >= 200 && request.status <= 299;
  try {
    const answer = JSON.parse(request.responseText) as Answer;
    return went_well ? answer : { ...(answer.error ? { error: answer.error } : {}) };
  } catch {
    return {};
  }
}
