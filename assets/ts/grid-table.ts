// The table of a grid: which cell is where, what its column understands, which one comes next.

export type Cell = HTMLInputElement;

export const isCell = (target: EventTarget | null): target is Cell =>
  target instanceof HTMLInputElement && target.classList.contains("cell");

export class GridTable {
  private readonly rows: HTMLTableRowElement[];
  private readonly heads: HTMLElement[];

  constructor(private readonly form: HTMLFormElement) {
    this.rows = [...form.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    this.heads = [...form.querySelectorAll<HTMLElement>("thead th")];
  }

  named(cell: string): Cell | null {
    return this.form.querySelector<Cell>(`input[name="${CSS.escape(`cell-${cell}`)}"]`);
  }

  /** The level or the absence a key says, as it is written; null while nothing is said whole. */
  said(cell: Cell): string | null {
    const { keys = "", letters = "" } = this.heads[this.place(cell).column]?.dataset ?? {};
    const typed = cell.value.trim().toLowerCase();
    const levels = keys.split(" ").filter((key) => key.toLowerCase().startsWith(typed));
    const level = levels.find((key) => key.toLowerCase() === typed);
    const letter = letters.split(" ").find((pair) => pair.split("=")[0] === typed);
    if (typed === "" || levels.length > 1) return null;
    return level ?? letter?.split("=")[1] ?? null;
  }

  /** The colour of the level a cell says. */
  paint(cell: Cell): void {
    const { keys = "", colours = "" } = this.heads[this.place(cell).column]?.dataset ?? {};
    const rank = keys.split(" ").indexOf(cell.value);
    const colour = colours.split(" ")[cell.value === "" ? -1 : rank];
    cell.className = colour ? `cell ${colour}` : "cell";
  }

  at(cell: Cell, down: number, right: number): Cell | null {
    const { row, column } = this.place(cell);
    const there = this.rows[row + down]?.cells[column + right];
    return there?.querySelector<Cell>("input.cell") ?? null;
  }

  /** The next cell that way, past lines of pupils who have left; a line goes on in the next one. */
  move(cell: Cell, down: number, right: number): void {
    const all = [...this.form.querySelectorAll<Cell>("input.cell")];
    let next = right ? (all[all.indexOf(cell) + right] ?? null) : null;
    for (let by = down; down && !next && this.rows[this.place(cell).row + by]; by += down)
      next = this.at(cell, by, 0);
    next?.focus();
  }

  private place(cell: Cell): { row: number; column: number } {
    const row = this.rows.findIndex((tr) => tr.contains(cell));
    return { row, column: cell.closest("td")?.cellIndex ?? 0 };
  }
}
