// Several files sent while one goes on writing, each with its progress and a way to stop it.
import { announceChange, make, need, roundButton } from "../elements";
import { words } from "../words";
import { send, type Answer } from "./sending";

export function upload(element: HTMLElement): void {
  const input = need<HTMLInputElement>(element, "input[type=file]");
  const list = need<HTMLElement>(element, ".uploads");
  const form = input.form;
  const bytes_max = Number(element.dataset["uploadBytesMax"] ?? Infinity);
  let sending = 0;
  // Whoever sends the form before they have arrived: it leaves once they have.
  let waiting: SubmitEvent | null = null;

  input.addEventListener("change", () => {
    for (const file of input.files ?? []) add(file);
    // They are on their way: the form must not carry them a second time.
    input.value = "";
  });
  list.addEventListener("click", (event) => {
    const button =
      event.target instanceof Element ? event.target.closest("[data-upload-remove]") : null;
    if (!button) return;
    event.preventDefault();
    button.closest("li")?.remove();
    announceChange(list);
    leave();
  });
  form?.addEventListener(
    "submit",
    (event) => {
      if (sending === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event;
      say(need(list, "li:has(progress)"), words(element, "uploadWait"));
    },
    { capture: true },
  );

  function add(file: File): void {
    const name = make("b", {}, file.name);
    const line = make("li", {}, name);
    list.append(line);
    if (file.size > bytes_max)
      return fail(line, words(element, "uploadTooBig", { name: file.name }));
    const bar = make("progress", { max: "1", "aria-label": file.name });
    const stop = roundButton("x", words(element, "uploadStop", { name: file.name }));
    line.append(stop, bar);
    sending += 1;
    const sent = send(file, element.dataset["uploadUrl"] ?? "", form, (part) => {
      bar.value = part;
    });
    stop.addEventListener("click", () => sent.stop());
    void sent.outcome.then((outcome) => {
      sending -= 1;
      if (outcome === "stopped") {
        line.remove();
      } else {
        bar.remove();
        stop.remove();
        line.querySelector(".error")?.remove();
        arrived(line, name, outcome);
      }
      leave();
    });
  }

  // What did not arrive is said, and waits for a decision.
  function leave(): void {
    if (!waiting || sending > 0 || list.querySelector(".error")) return;
    const { submitter } = waiting;
    waiting = null;
    form?.requestSubmit(submitter);
  }

  function arrived(line: HTMLElement, name: HTMLElement, answer: Answer): void {
    const shown = name.textContent ?? "";
    if (!answer.id)
      return fail(line, answer.error ?? words(element, "uploadError", { name: shown }));
    if (answer.name) name.textContent = answer.name;
    if (answer.size) name.append(" ", make("span", { class: "quiet" }, answer.size));
    const field = element.dataset["uploadName"] ?? "file";
    line.append(removal(shown), make("input", { type: "hidden", name: field, value: answer.id }));
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
