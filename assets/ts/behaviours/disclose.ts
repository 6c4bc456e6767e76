// A part of a form that shows only when an answer calls for it.
export function disclose(part: HTMLElement): void {
  const form = part.closest("form");
  if (!form) return;
  const name = part.dataset["discloseName"] ?? "";
  const wanted = (part.dataset["discloseValue"] ?? "on").split(" ");
  form.addEventListener("change", show);
  show();

  function show(): void {
    const answers = form ? new FormData(form).getAll(name) : [];
    part.hidden = !answers.some((answer) => typeof answer === "string" && wanted.includes(answer));
  }
}
