// Shows a choice of look at once; the form saves it for the next pages.
export function theme(element: HTMLElement): void {
  element.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return;
    const attribute =
      input.closest<HTMLElement>("[data-theme-attribute]")?.dataset["themeAttribute"];
    if (!attribute) return;
    const is_off = input instanceof HTMLInputElement && input.type === "checkbox" && !input.checked;
    document.documentElement.setAttribute(attribute, is_off ? "" : input.value);
  });
}
