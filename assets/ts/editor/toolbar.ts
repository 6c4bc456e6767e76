// The buttons above the editor: one tab stop, arrows between them, pressed when they apply.
import type { EditorView } from "prosemirror-view";
import { icon, make } from "../elements";
import { words } from "../words";
import type { Tool } from "./tools";

interface Toolbar {
  element: HTMLElement;
  show(): void;
}

export function toolbar(textarea: HTMLElement, list: Tool[], view: () => EditorView): Toolbar {
  const buttons = list.map((tool) => {
    const label = words(textarea, tool.word);
    const attributes = { type: "button", "aria-label": label, title: label, tabindex: "-1" };
    return make("button", attributes, icon(tool.icon));
  });
  const element = make(
    "div",
    { role: "toolbar", "aria-label": words(textarea, "toolbar") },
    ...buttons,
  );
  buttons[0]?.setAttribute("tabindex", "0");
  // The text keeps its selection while a button is pressed.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("keydown", (event) => walk(event));
  buttons.forEach((button, index) =>
    button.addEventListener("click", () => {
      const editor = view();
      list[index]?.run(editor.state, editor.dispatch, editor);
      if (list[index]?.word !== "link") editor.focus();
    }),
  );
  return { element, show };

  function show(): void {
    const { state } = view();
    list.forEach((tool, index) => {
      const button = buttons[index];
      if (tool.isOn) button?.setAttribute("aria-pressed", String(tool.isOn(state)));
      else button?.setAttribute("aria-disabled", String(!tool.run(state)));
    });
  }

  function walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  }
}
