// A password one may look at: a button shows and hides what was typed.
import { make, need } from "../elements";
import { words } from "../words";

export function reveal(element: HTMLElement): void {
  const input = need<HTMLInputElement>(element, "input");
  const button = make("button", {
    type: "button",
    class: "button link small reveal",
    "aria-controls": input.id,
  });
  show(false);
  button.addEventListener("click", () => show(input.type === "password"));
  // The browser must not take a shown password for a text it may remember.
  input.form?.addEventListener("submit", () => show(false));
  element.append(button);

  function show(shown: boolean): void {
    input.type = shown ? "text" : "password";
    button.textContent = words(element, shown ? "revealHide" : "revealShow");
    button.setAttribute("aria-pressed", String(shown));
  }
}
