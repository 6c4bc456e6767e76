// Keeps of a long list the lines that contain what is typed, accents or not.
import { need } from "../elements";
import { folded, words } from "../words";

export function filter(element: HTMLElement): void {
  const list = need<HTMLElement>(document, element.dataset["filterList"] ?? "");
  const input = need<HTMLInputElement>(element, "input");
  const count = element.querySelector<HTMLElement>("[data-filter-count]");
  const lines = [...list.children].filter(
    (line): line is HTMLElement => line instanceof HTMLElement,
  );
  const texts = lines.map((line) => folded(line.dataset["filterText"] ?? line.textContent ?? ""));
  element.hidden = false;
  input.addEventListener("input", sift);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });

  function sift(): void {
    const parts = folded(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    lines.forEach((line, index) => {
      line.hidden = !parts.every((part) => texts[index]?.includes(part));
      if (!line.hidden) shown += 1;
    });
    if (count) count.textContent = words(element, "filterFound", { n: shown, total: lines.length });
  }
}
