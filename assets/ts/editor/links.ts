// Links in the text: the one under the cursor, and changing it.
import { TextSelection, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { schema } from "./schema";

const { link } = schema.marks;

/** The address of the link under the cursor. */
export function linkAt({ selection: { $from } }: EditorState): string | null {
  const marks = [...$from.marks(), ...($from.nodeAfter?.marks ?? [])];
  const mark = marks.find((one) => one.type === link);
  return mark ? String(mark.attrs["href"]) : null;
}

/** Puts an address on what is chosen, or takes it away. With nothing chosen, writes the address. */
export function setLink(editor: EditorView, href: string | null): void {
  const { from, to } = linked(editor.state);
  const transaction = editor.state.tr;
  if (href && from === to) transaction.insertText(href, from);
  const end = href && from === to ? from + href.length : to;
  transaction.removeMark(from, end, link);
  if (href) transaction.addMark(from, end, link.create({ href }));
  transaction.setSelection(TextSelection.create(transaction.doc, end));
  editor.dispatch(transaction);
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
