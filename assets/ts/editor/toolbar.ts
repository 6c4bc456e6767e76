// The buttons above the editor: one tab stop, arrows between them, pressed when they apply.
import { lift, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { MarkType, NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { icon, make } from "../elements";
import { words } from "../words";
import { schema } from "./schema";

export interface Tool { word: string; icon: string; run: Command; isOn?: (state: EditorState) => boolean }

const { bullet_list, ordered_list, blockquote, list_item } = schema.nodes;
const { strong, em, underline } = schema.marks;

export const tools = (askAddress: Command): Tool[] => [
  { word: "bold", icon: "bold", run: toggleMark(strong), isOn: (state) => hasMark(state, strong) },
  { word: "italic", icon: "italic", run: toggleMark(em), isOn: (state) => hasMark(state, em) },
  { word: "underline", icon: "underline", run: toggleMark(underline), isOn: (state) => hasMark(state, underline) },
  { word: "bullets", icon: "list", run: within(bullet_list, liftListItem(list_item), wrapInList(bullet_list)), isOn: (state) => isIn(state, bullet_list) },
  { word: "numbers", icon: "list-ordered", run: within(ordered_list, liftListItem(list_item), wrapInList(ordered_list)), isOn: (state) => isIn(state, ordered_list) },
  { word: "quote", icon: "quote", run: within(blockquote, lift, wrapIn(blockquote)), isOn: (state) => isIn(state, blockquote) },
  { word: "link", icon: "link", run: askAddress, isOn: (state) => hasMark(state, schema.marks.link) },
  { word: "undo", icon: "undo-2", run: undo },
  { word: "redo", icon: "redo-2", run: redo },
];

export function toolbar(textarea: HTMLElement, list: Tool[], view: () => EditorView): { element: HTMLElement; show(): void } {
  const buttons = list.map((tool) => make("button", { type: "button", "aria-label": words(textarea, tool.word), title: words(textarea, tool.word), tabindex: "-1" }, icon(tool.icon)));
  const element = make("div", { role: "toolbar", "aria-label": words(textarea, "toolbar") }, ...buttons);
  buttons[0]?.setAttribute("tabindex", "0");
  // The text keeps its selection while a button is pressed.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("keydown", (event) => walk(event));
  buttons.forEach((button, index) => button.addEventListener("click", () => {
    const editor = view();
    list[index]?.run(editor.state, editor.dispatch, editor);
    if (list[index]?.word !== "link") editor.focus();
  }));
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

function within(node: NodeType, leave: Command, enter: Command): Command {
  return (state, dispatch, view) => (isIn(state, node) ? leave : enter)(state, dispatch, view);
}

function isIn(state: EditorState, node: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === node) return true;
  return false;
}

function hasMark(state: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}
