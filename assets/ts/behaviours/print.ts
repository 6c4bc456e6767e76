// Prints the page. The button is written hidden: without script it would do nothing.
export function print(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
