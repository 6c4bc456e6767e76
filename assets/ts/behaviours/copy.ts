// Copies a text (a link, a code) and says that it is done.
import { words } from "../words";

export function copy(button: HTMLElement): void {
  // The clipboard exists only on a secure page: the button stays hidden elsewhere.
  if (!navigator.clipboard) return;
  button.hidden = false;
  const label = button.querySelector("[data-copy-label]") ?? button;
  const before = label.textContent;
  button.addEventListener("click", async () => {
    const from = button.dataset["copyFrom"];
    const source = from ? document.querySelector(from) : null;
    const text = source instanceof HTMLInputElement ? source.value : source?.textContent;
    await navigator.clipboard.writeText((text ?? button.dataset["copy"] ?? "").trim());
    label.textContent = words(button, "copyDone");
    setTimeout(() => {
      label.textContent = before;
    }, 3_000);
  });
}
