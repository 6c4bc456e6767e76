// How it was taken says what is seen on a photo: of several, the first names what shows the most.
import { need } from "../elements";

export function seenOn(element: HTMLElement): void {
  const said = need<HTMLInputElement>(element, "input[type=hidden]");
  const ways = [...element.querySelectorAll<HTMLElement>("[data-seen]")];
  element.addEventListener("input", () => {
    const used = ways.find((way) => way.querySelector(".uploads li"));
    said.value = used?.dataset["seen"] ?? "";
  });
}
