// One item, a tap for each pupil: each tap leaves as it is made (`kept-cells`).
import { keptCells } from "../grid-answers";

export function taps(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const fields = (cell: string): HTMLInputElement[] => [
    ...form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(`cell-${cell}`)}"]`),
  ];
  const kept = keptCells(form, {
    show(cell, text) {
      for (const field of fields(cell)) {
        if (field.type === "radio") field.checked = field.value === text;
        else if (document.activeElement !== field) field.value = text;
      }
    },
    wrong(cell, sentence) {
      for (const field of fields(cell)) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("title", sentence);
      }
    },
  });
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.name.startsWith("cell-")) return;
    target.removeAttribute("aria-invalid");
    kept.type(target.name.slice("cell-".length), target.value.trim());
  });
}
