// The line that asks for the address of a link, under the toolbar.
import type { EditorView } from "prosemirror-view";
import { freshId, make } from "../elements";
import { words } from "../words";
import { linkAt, setLink } from "./links";
import { safeAddress } from "./schema";

interface AddressLine {
  element: HTMLElement;
  open(): boolean;
}

export function addressLine(textarea: HTMLElement, view: () => EditorView): AddressLine {
  const id = freshId("address");
  // type=text: an address without https:// is accepted and completed.
  const input = make("input", {
    class: "input",
    id,
    type: "text",
    inputmode: "url",
    autocomplete: "off",
    "aria-describedby": `${id}-error`,
  });
  const apply = make("button", { type: "button", class: "button" }, words(textarea, "linkApply"));
  const remove = make(
    "button",
    { type: "button", class: "button plain" },
    words(textarea, "linkRemove"),
  );
  const wrong = make("p", { class: "hint", id: `${id}-error`, role: "alert" });
  const label = make("label", { for: id }, words(textarea, "linkAddress"));
  const field = make("div", { class: "field" }, label, wrong, input);
  const element = make("div", { class: "address" }, field, apply, remove);
  element.hidden = true;
  apply.addEventListener("click", write);
  remove.addEventListener("click", () => {
    setLink(view(), null);
    close();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key !== "Enter" || event.target !== input) return;
    else write();
    event.preventDefault();
    event.stopPropagation();
  });
  // Typing an address is not yet writing: autosave must not see it.
  element.addEventListener("input", (event) => event.stopPropagation());
  return { element, open };

  function open(): boolean {
    const href = linkAt(view().state);
    input.value = href ?? "";
    remove.hidden = !href;
    wrong.textContent = "";
    input.removeAttribute("aria-invalid");
    element.hidden = false;
    input.focus();
    return true;
  }

  function close(): void {
    element.hidden = true;
    view().focus();
  }

  function write(): void {
    const href = safeAddress(input.value);
    input.setAttribute("aria-invalid", String(!href));
    wrong.textContent = href ? "" : words(textarea, "linkWrong");
    if (!href) return input.focus();
    setLink(view(), href);
    close();
  }
}
