// The list under a combobox: shown, walked through with the arrows, chosen from.
import { freshId, make } from "../elements";
import { option, type Suggestion } from "./suggestion";

export interface Suggestions {
  element: HTMLElement;
  show(entries: Suggestion[]): void;
  close(): void;
  /** Whether the list took this key for itself. */
  handles(event: KeyboardEvent): boolean;
}

export function suggestions(
  input: HTMLInputElement,
  choose: (entry: Suggestion) => void,
): Suggestions {
  const label = input.labels?.[0]?.textContent ?? input.getAttribute("aria-label") ?? "";
  const element = make("ul", {
    class: "suggestions",
    role: "listbox",
    id: freshId("suggestions"),
    "aria-label": label.trim(),
  });
  let entries: Suggestion[] = [];
  let current = -1;
  element.hidden = true;
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": element.id,
    "aria-expanded": "false",
    autocomplete: "off",
  }))
    input.setAttribute(name, value);
  // The input keeps the focus: pressing a line must not blur it.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("click", (event) => {
    const line = event.target instanceof Element ? event.target.closest("li") : null;
    if (line) take([...element.children].indexOf(line));
  });
  return { element, show, close, handles };

  function show(found: Suggestion[]): void {
    entries = found;
    element.replaceChildren(
      ...found.map((entry, index) => option(entry, `${element.id}-${index}`)),
    );
    open(found.length > 0);
    mark(found.findIndex((entry) => entry.allowed));
  }

  function close(): void {
    open(false);
  }

  function open(is_open: boolean): void {
    element.hidden = !is_open;
    input.setAttribute("aria-expanded", String(is_open));
    if (!is_open) mark(-1);
  }

  function mark(index: number): void {
    element.children[current]?.setAttribute("aria-selected", "false");
    current = index;
    const line = element.children[index];
    line?.setAttribute("aria-selected", "true");
    line?.scrollIntoView({ block: "nearest" });
    if (line) input.setAttribute("aria-activedescendant", line.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(index: number): void {
    const entry = entries[index];
    if (entry?.allowed) choose(entry);
  }

  function handles(event: KeyboardEvent): boolean {
    if (element.hidden) return false;
    const last = entries.length - 1;
    if (event.key === "ArrowDown") mark(current >= last ? 0 : current + 1);
    else if (event.key === "ArrowUp") mark(current <= 0 ? last : current - 1);
    else if (event.key === "Enter") take(current);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  }
}
