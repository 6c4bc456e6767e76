// The picture code: the rows of radio buttons become one pad of pictures and a line of places.
import { icon, make, need } from "../elements";
import { words } from "../words";

export function pad(element: HTMLElement): void {
  const rows = [...element.querySelectorAll<HTMLFieldSetElement>("fieldset")];
  const submit = element
    .closest("form")
    ?.querySelector<HTMLButtonElement>("button[type=submit], button:not([type])");
  const first = rows[0];
  if (!first) return;
  const places = rows.map(() => make("li"));
  const erase = make(
    "button",
    { type: "button", class: "button plain" },
    icon("undo-2"),
    words(element, "padErase"),
  );
  const line = make("ol", { class: "slots", "aria-live": "polite" }, ...places);
  const pictures = make("div", {
    class: "pictures",
    role: "group",
    "aria-label": words(element, "padLabel"),
  });

  for (const choice of first.querySelectorAll<HTMLElement>(".picture"))
    pictures.append(pictureButton(choice));
  for (const row of rows) row.hidden = true;
  element.append(make("div", { class: "inline" }, line, erase), pictures);
  erase.addEventListener("click", () => {
    const last = chosen().filter(Boolean).pop();
    if (last) last.checked = false;
    show();
  });
  show();

  function pictureButton(choice: HTMLElement): HTMLButtonElement {
    const value = need<HTMLInputElement>(choice, "input").value;
    const drawing = [...choice.childNodes].filter((node) => !(node instanceof HTMLInputElement));
    const button = make(
      "button",
      { type: "button", class: "picture" },
      ...drawing.map((node) => node.cloneNode(true)),
    );
    button.addEventListener("click", () => {
      const free = chosen().findIndex((radio) => radio === null);
      const radio = rows[free]?.querySelector<HTMLInputElement>(
        `input[value="${CSS.escape(value)}"]`,
      );
      if (radio) radio.checked = true;
      show();
      if (chosen().every(Boolean)) submit?.focus();
    });
    return button;
  }

  function chosen(): (HTMLInputElement | null)[] {
    return rows.map((row) => row.querySelector<HTMLInputElement>("input:checked"));
  }

  function show(): void {
    const radios = chosen();
    places.forEach((place, index) => {
      const radio = radios[index];
      const drawing = radio?.closest(".picture")?.querySelector("svg, img")?.cloneNode(true);
      const name = radio?.closest(".picture")?.textContent?.trim() ?? "";
      const label = make(
        "span",
        { class: "hidden" },
        `${words(element, "padPlace", { n: index + 1 })} ${name}`,
      );
      place.replaceChildren(label, ...(drawing ? [drawing] : []));
      place.classList.toggle("full", Boolean(radio));
    });
    erase.disabled = !radios.some(Boolean);
    if (submit) submit.disabled = !radios.every(Boolean);
  }
}
