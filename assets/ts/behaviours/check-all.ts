// One box that ticks all the boxes of its form, and how many are ticked.
import { words } from "../words";

export function checkAll(element: HTMLElement): void {
  const all = element as HTMLInputElement;
  const form = all.form;
  if (!form) return;
  const count = form.querySelector<HTMLElement>("[data-check-count]");
  const boxes = (): HTMLInputElement[] => [
    ...form.querySelectorAll<HTMLInputElement>(
      `input[type="checkbox"][name="${all.dataset["checkName"]}"]`,
    ),
  ];

  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
  });
  form.addEventListener("change", show);
  show();

  function show(): void {
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
    if (count)
      count.textContent =
        ticked > 0 ? words(count, ticked === 1 ? "checkOne" : "checkMany", { n: ticked }) : "";
  }
}
