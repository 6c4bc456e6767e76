// Typing a grid with the keyboard: a key that is a level is written and moves on, arrows and Enter
// go about, a column of a spreadsheet is pasted. Nothing typed is lost (`kept-cells`).
import { keptCells } from "../grid-answers";
import { GridTable, isCell, type Cell } from "../grid-table";

const ways: Record<string, [number, number]> = {
  Enter: [1, 0],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

export function grid(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const table = new GridTable(form);
  const kept = keptCells(form, {
    show(cell, text) {
      const input = table.named(cell);
      if (!input || input.value === text) return;
      input.value = text;
      table.paint(input);
      if (document.activeElement === input) input.select();
    },
    wrong(cell, sentence) {
      table.named(cell)?.setAttribute("aria-invalid", "true");
      table.named(cell)?.setAttribute("title", sentence);
    },
  });
  form.addEventListener("focusin", ({ target }) => {
    if (isCell(target)) target.select();
  });
  form.addEventListener("input", ({ target }) => {
    if (!isCell(target)) return;
    const said = table.said(target);
    if (said !== null) target.value = said;
    write(target);
    if (said !== null) table.move(target, 0, 1);
  });
  form.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const way = ways[key];
    if (!isCell(target) || !way || event.ctrlKey || event.metaKey || event.altKey) return;
    const [down, right] = event.shiftKey ? [-way[0], way[1]] : way;
    // In a mark that is being written, the caret goes first.
    if (right !== 0 && (event.shiftKey || !isEdge(target, right))) return;
    event.preventDefault();
    table.move(target, down, right);
  });
  form.addEventListener("paste", (event) => {
    const { target } = event;
    const text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
    if (!isCell(target) || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    text.split(/\r?\n/).forEach((line, down) =>
      line.split("\t").forEach((value, right) => {
        const cell = table.at(target, down, right);
        if (!cell) return;
        cell.value = value.trim();
        cell.value = table.said(cell) ?? cell.value;
        write(cell);
      }),
    );
  });

  function write(cell: Cell): void {
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("title");
    table.paint(cell);
    // « 13, » is a mark that is being written.
    kept.type(cell.name.slice("cell-".length), cell.value.trim().replace(/[,.]$/, ""));
  }
}

function isEdge(cell: Cell, way: number): boolean {
  const { selectionStart: start, selectionEnd: end, value } = cell;
  return start !== end || (way > 0 ? end === value.length : start === 0);
}
