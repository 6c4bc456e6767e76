// Asks once more before a form, or one of its buttons, does something that matters.
import { make } from "../elements";
import { words } from "../words";

export function confirm(element: HTMLElement): void {
  const form = element instanceof HTMLFormElement ? element : element.closest("form");
  if (!form) return;
  let agreed = false;
  form.addEventListener(
    "submit",
    (event) => {
      const concerned = element === form || event.submitter === element;
      if (!concerned || agreed) return;
      event.preventDefault();
      // Others listen to this submission (autosave, upload): they must not believe it left.
      event.stopImmediatePropagation();
      ask(() => {
        agreed = true;
        form.requestSubmit(event.submitter);
        agreed = false;
      });
    },
    { capture: true },
  );

  function ask(yes: () => void): void {
    const danger = element.dataset["confirmDanger"] !== undefined;
    const sentence = make("p", { id: "confirm-sentence" }, words(element, "confirm"));
    const agree = make(
      "button",
      { type: "button", class: danger ? "button danger" : "button" },
      words(element, "confirmYes"),
    );
    const renounce = make(
      "button",
      { type: "button", class: "button plain" },
      words(element, "confirmNo"),
    );
    const dialog = make(
      "dialog",
      { class: "dialog", "aria-labelledby": sentence.id },
      sentence,
      make("div", { class: "actions" }, agree, renounce),
    );
    agree.addEventListener("click", () => {
      dialog.close();
      yes();
    });
    renounce.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    renounce.focus();
  }
}
