// Choosing people by typing a few letters: the ARIA combobox pattern over a JSON address.
import { announceChange, make, need } from "../elements";
import { words } from "../words";
import type { Suggestion } from "./suggestion";
import { suggestions } from "./suggestions";

const pause_ms = 150;

export function picker(element: HTMLElement): void {
  const input = need<HTMLInputElement>(element, "[data-picker-input]");
  const picked = need<HTMLElement>(element, ".picked");
  const chip = need<HTMLTemplateElement>(element, "template");
  const status = make("p", { class: "hidden", role: "status" });
  const list = suggestions(input, choose);
  let timer = 0;
  let asked = 0;

  // Without script the search is a field of the form; here it is only a way to ask.
  input.removeAttribute("name");
  // Right after the input, so that a page's hint below it is covered rather than pushed.
  const place = make("div", { class: "picker" });
  input.replaceWith(place);
  place.append(input, list.element);
  element.append(status);

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), pause_ms);
  });
  input.addEventListener("keydown", (event) => {
    if (list.handles(event)) return;
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Backspace" && input.value === "") remove(picked.lastElementChild);
  });
  input.addEventListener("blur", () => list.close());
  picked.addEventListener("click", (event) => {
    const button =
      event.target instanceof Element ? event.target.closest("[data-picker-remove]") : null;
    if (!button) return;
    event.preventDefault();
    remove(button.closest("li"));
    input.focus();
  });

  async function search(): Promise<void> {
    const query = input.value.trim();
    const turn = (asked += 1);
    if (query === "") return list.close();
    const url = new URL(element.dataset["pickerUrl"] ?? "", location.href);
    url.searchParams.set("q", query);
    const answer = await ask(url);
    // A slow answer to an earlier question is dropped.
    if (turn !== asked || !answer || document.activeElement !== input) return;
    const chosen = new Set([...picked.querySelectorAll("input")].map((hidden) => hidden.value));
    const found = answer.filter((entry) => !chosen.has(entry.value));
    list.show(found);
    const key = found.length === 0 ? "pickerNone" : found.length === 1 ? "pickerOne" : "pickerMany";
    status.textContent = words(element, key, { n: found.length });
  }

  function choose(entry: Suggestion): void {
    const line = chip.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const hidden = need<HTMLInputElement>(line, "input");
    hidden.name = element.dataset["pickerName"] ?? hidden.name;
    hidden.value = entry.value;
    need(line, "[data-picker-chosen]").textContent = entry.name;
    need(line, "[data-picker-remove]").setAttribute(
      "aria-label",
      words(element, "pickerRemove", { name: entry.name }),
    );
    picked.append(line);
    input.value = "";
    asked += 1;
    list.close();
    status.textContent = words(element, "pickerAdded", { name: entry.name });
    announceChange(picked);
  }

  function remove(line: Element | null): void {
    if (!line) return;
    line.remove();
    announceChange(picked);
  }
}

// No network, no suggestion: the next key asks again.
async function ask(url: URL): Promise<Suggestion[] | null> {
  const headers = { "X-Requested-With": "preau", Accept: "application/json" };
  const answer = await fetch(url, { headers }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Suggestion[]) : null;
}
