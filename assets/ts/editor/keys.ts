// The keyboard of the editor, and what becomes a list or a quote while typing.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { schema } from "./schema";

const { bullet_list, ordered_list, blockquote, list_item, hard_break } = schema.nodes;

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
});

export function plugins(): Plugin[] {
  return [
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*•]\s$/, bullet_list),
        wrappingInputRule(/^1[.)]\s$/, ordered_list),
        wrappingInputRule(/^\s*>\s$/, blockquote),
      ],
    }),
    // Tab is left alone: it must lead out of the editor. Lists nest with Ctrl+] and Ctrl+[.
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      "Mod-b": toggleMark(schema.marks.strong),
      "Mod-i": toggleMark(schema.marks.em),
      "Mod-u": toggleMark(schema.marks.underline),
      Enter: splitListItem(list_item),
      "Shift-Enter": lineBreak,
      "Mod-[": liftListItem(list_item),
      "Mod-]": sinkListItem(list_item),
    }),
    keymap(baseKeymap),
    history(),
  ];
}
