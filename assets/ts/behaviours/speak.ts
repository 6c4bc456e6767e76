// Reads a text aloud, for who does not read yet. A second press stops.
export function speak(button: HTMLElement): void {
  if (!("speechSynthesis" in window)) return;
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const was_speaking = button.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    if (!was_speaking) say();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());

  function say(): void {
    const from = button.dataset["speakFrom"];
    const text = from
      ? document.querySelector<HTMLElement>(from)?.innerText
      : button.dataset["speak"];
    const utterance = new SpeechSynthesisUtterance(text ?? "");
    utterance.lang = button.dataset["speakLang"] ?? "fr-FR";
    utterance.rate = 0.9;
    utterance.onend = utterance.onerror = () => button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", "true");
    speechSynthesis.speak(utterance);
  }
}
