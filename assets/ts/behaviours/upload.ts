// Several files sent while one goes on writing, each with its progress and a way to stop it.
import { announceChange, make, need, roundButton } from "../elements";
import { words } from "../words";

interface Answer { id?: string; name?: string; size?: string; error?: string }

export function upload(element: HTMLElement): void {
  const input = need<HTMLInputElement>(element, "input[type=file]");
  const list = need<HTMLElement>(element, ".uploads");
  const form = input.form;
  const bytes_max = Number(element.dataset["uploadBytesMax"] ?? Infinity);
  let sending = 0;

  input.addEventListener("change", () => {
    for (const file of input.files ?? []) add(file);
    // They are on their way: the form must not carry them a second time.
    input.value = "";
  });
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-upload-remove]") : null;
    if (!button) return;
    event.preventDefault();
    button.closest("li")?.remove();
    announceChange(list);
  });
  form?.addEventListener("submit", (event) => {
    if (sending === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(need(list, "li:has(progress)"), words(element, "uploadWait"));
  }, { capture: true });

  function add(file: File): void {
    const name = make("b", {}, file.name);
    const line = make("li", {}, name);
    list.append(line);
    if (file.size > bytes_max) return fail(line, words(element, "uploadTooBig", { name: file.name }));
    const bar = make("progress", { max: "1", "aria-label": file.name });
    const stop = roundButton("x", words(element, "uploadStop", { name: file.name }));
    line.append(stop, bar);
    const request = new XMLHttpRequest();
    sending += 1;
    request.upload.addEventListener("progress", (event) => { bar.value = event.loaded / event.total; });
    request.addEventListener("loadend", () => {
      sending -= 1;
      bar.remove();
      stop.remove();
      line.querySelector(".error")?.remove();
      arrived(line, name, request);
    });
    request.addEventListener("abort", () => line.remove());
    stop.addEventListener("click", () => request.abort());
    request.open("POST", element.dataset["uploadUrl"] ?? "");
    request.setRequestHeader("X-Requested-With", "preau");
    request.send(body(file));
  }

  function body(file: File): FormData {
    const data = new FormData();
    const csrf = form?.elements.namedItem("csrf");
    // Before the file: the server reads the token without having to keep the file.
    if (csrf instanceof HTMLInputElement) data.append("csrf", csrf.value);
    data.append("file", file);
    return data;
  }

  function arrived(line: HTMLElement, name: HTMLElement, request: XMLHttpRequest): void {
    const answer = parsed(request.responseText);
    const shown = name.textContent ?? "";
    if (request.status < 200 || request.status > 299 || !answer.id) {
      return fail(line, answer.error ?? words(element, "uploadError", { name: shown }));
    }
    if (answer.name) name.textContent = answer.name;
    if (answer.size) name.append(" ", make("span", { class: "quiet" }, answer.size));
    line.append(removal(shown), make("input", { type: "hidden", name: element.dataset["uploadName"] ?? "file", value: answer.id }));
    announceChange(list);
  }

  function fail(line: HTMLElement, sentence: string): void {
    say(line, sentence);
    line.append(removal(line.querySelector("b")?.textContent ?? ""));
  }

  function removal(name: string): HTMLButtonElement {
    const button = roundButton("x", words(element, "uploadRemove", { name }));
    button.dataset["uploadRemove"] = "";
    return button;
  }
}

function say(line: HTMLElement, sentence: string): void {
  line.querySelector(".error")?.remove();
  line.append(make("p", { class: "error", role: "alert" }, sentence));
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}
