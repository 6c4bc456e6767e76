// The line that asks for the address of a link, under the toolbar.
import { TextSelection, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { freshId, make } from "../elements";
import { words } from "../words";
import { safeAddress, schema } from "./schema";

const { link } = schema.marks;

export function addressLine(textarea: HTMLElement, view: () => EditorView): { element: HTMLElement; open(): boolean } {
  const id = freshId("address");
  // type=text: an address without https:// is accepted and completed.
  const input = make("input", { class: "input", id, type: "text", inputmode: "url", autocomplete: "off" });
  const apply = make("button", { type: "button", class: "button" }, words(textarea, "linkApply"));
  const remove = make("button", { type: "button", class: "button plain" }, words(textarea, "linkRemove"));
  const field = make("div", { class: "field" }, make("label", { for: id }, words(textarea, "linkAddress")), input);
  const element = make("div", { class: "address" }, field, apply, remove);
  element.hidden = true;
  apply.addEventListener("click", write);
  remove.addEventListener("click", () => { set(null); close(); });
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
    const { state } = view();
    const mark = link.isInSet(state.selection.$from.marks()) ?? state.selection.$from.nodeAfter?.marks.find((one) => one.type === link);
    input.value = mark ? String(mark.attrs["href"]) : "";
    remove.hidden = !mark;
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
    if (!href) return input.focus();
    set(href);
    close();
  }

  function set(href: string | null): void {
    const editor = view();
    const { from, to } = linked(editor.state);
    const transaction = editor.state.tr;
    if (href && from === to) transaction.insertText(href, from);
    const end = href && from === to ? from + href.length : to;
    transaction.removeMark(from, end, link);
    if (href) transaction.addMark(from, end, link.create({ href }));
    transaction.setSelection(TextSelection.create(transaction.doc, end));
    editor.dispatch(transaction);
  }
}

// The selection, or the whole link the cursor stands in.
function linked({ selection }: EditorState): { from: number; to: number } {
  const { $from, from, to, empty } = selection;
  if (!empty) return { from, to };
  const parent = $from.parent;
  let at = $from.start();
  for (let index = 0; index < parent.childCount; index += 1) {
    const child = parent.child(index);
    const next = at + child.nodeSize;
    if (link.isInSet(child.marks) && at <= from && from <= next) return { from: at, to: next };
    at = next;
  }
  return { from, to };
}
