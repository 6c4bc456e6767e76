// What the page of a grid does with an answer: colleagues' cells, differences, cells to look at.
import { keyOf, type Answer } from "./cells";
import { make, need } from "./elements";
import { keepPages } from "./keep-pages";
import { KeptCells } from "./kept-cells";
import { words } from "./words";

interface Shown {
  /** Shows what stands in a cell. */
  show(cell: string, text: string): void;
  /** Says why a cell is to be looked at. */
  wrong(cell: string, sentence: string): void;
}

/** The cells of a form, with what they say in its status. */
export function keptCells(form: HTMLFormElement, shown: Shown): KeptCells {
  const status = need<HTMLElement>(form, "[data-grid-status]");
  const sentences = need<HTMLElement>(form, "[data-grid-words]");
  const kept = new KeptCells(form, (said) => (status.textContent = said), answered);
  // What this device keeps is on its page again after a reload.
  for (const [cell, typed] of Object.entries(kept.pending())) shown.show(cell, typed.text);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void kept.flush();
  });
  // A kept page of the same grid opens without network, with what was kept of it.
  const { pathname } = location;
  void keepPages(pathname, [{ url: pathname, from: 0 }]);
  return kept;

  function answered(answer: Answer): void {
    const typing = kept.pending();
    for (const cell of answer.cells) {
      const key = keyOf(cell);
      if (typing[key]) continue;
      shown.show(key, cell.text);
      if (cell.is_disputed) shown.wrong(key, words(sentences, "disputed"));
    }
    for (const cell of answer.wrong)
      if (!typing[keyOf(cell)]) shown.wrong(keyOf(cell), cell.sentence);
    for (const cell of answer.differences) {
      const { name, theirs, time, yours } = cell;
      const said = words(sentences, "differs", { name, theirs, time, yours });
      const link = make("a", { href: location.pathname, "data-grid-differs": keyOf(cell) }, said);
      status.before(make("p", { class: "note warn", role: "alert" }, link));
    }
  }
}
