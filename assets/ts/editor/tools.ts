// What each button of the toolbar does, and when it is pressed.
import { lift, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { MarkType, NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { schema } from "./schema";

export interface Tool {
  word: string;
  icon: string;
  run: Command;
  isOn?: (state: EditorState) => boolean;
}

const { bullet_list, ordered_list, blockquote, list_item } = schema.nodes;
const { strong, em, underline } = schema.marks;

export const tools = (askAddress: Command): Tool[] => [
  { word: "bold", icon: "bold", run: toggleMark(strong), isOn: (state) => hasMark(state, strong) },
  { word: "italic", icon: "italic", run: toggleMark(em), isOn: (state) => hasMark(state, em) },
  {
    word: "underline",
    icon: "underline",
    run: toggleMark(underline),
    isOn: (state) => hasMark(state, underline),
  },
  {
    word: "bullets",
    icon: "list",
    run: within(bullet_list, liftListItem(list_item), wrapInList(bullet_list)),
    isOn: (state) => isIn(state, bullet_list),
  },
  {
    word: "numbers",
    icon: "list-ordered",
    run: within(ordered_list, liftListItem(list_item), wrapInList(ordered_list)),
    isOn: (state) => isIn(state, ordered_list),
  },
  {
    word: "quote",
    icon: "quote",
    run: within(blockquote, lift, wrapIn(blockquote)),
    isOn: (state) => isIn(state, blockquote),
  },
  {
    word: "link",
    icon: "link",
    run: askAddress,
    isOn: (state) => hasMark(state, schema.marks.link),
  },
  { word: "undo", icon: "undo-2", run: undo },
  { word: "redo", icon: "redo-2", run: redo },
];

function within(node: NodeType, leave: Command, enter: Command): Command {
  return (state, dispatch, view) => (isIn(state, node) ? leave : enter)(state, dispatch, view);
}

function isIn(state: EditorState, node: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type === node) return true;
  return false;
}

function hasMark(state: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty
    ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks()))
    : state.doc.rangeHasMark(from, to, mark);
}
