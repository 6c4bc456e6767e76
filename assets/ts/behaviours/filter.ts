// Keeps of a long list the lines that contain what is typed, accents or not. Where its lines are
// folded, what holds one of them is open as long as something is typed.
import { need } from "../elements";
import { folded, words } from "../words";

export function filter(element: HTMLElement): void {
  const list = need<HTMLElement>(document, element.dataset["filterList"] ?? "");
  const input = need<HTMLInputElement>(element, "input");
  const count = element.querySelector<HTMLElement>("[data-filter-count]");
  const folds = [...list.querySelectorAll("details")];
  const wereOpen = folds.map((fold) => fold.open);
  const lines = [...list.querySelectorAll<HTMLElement>("li, tr")];
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
    folds.forEach((fold, index) => {
      fold.hidden = !fold.querySelector("li:not([hidden]), tr:not([hidden])");
      fold.open = parts.length > 0 ? !fold.hidden : wereOpen[index] === true;
    });
    if (count) count.textContent = words(element, "filterFound", { n: shown, total: lines.length });
  }
}
