// What a message may contain, the same list as the server's sanitiser:
// p, br, strong, em, u, ul, ol, li, blockquote, a[href], h3.
import { Schema, type MarkSpec, type NodeSpec } from "prosemirror-model";
import { marks as basicMarks, nodes as basicNodes } from "prosemirror-schema-basic";
import { bulletList, listItem, orderedList } from "prosemirror-schema-list";

const heading: NodeSpec = {
  content: "inline*",
  group: "block",
  defining: true,
  // Pasted titles of any size become the one size a message has.
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
  toDOM: () => ["h3", 0],
};

const underline: MarkSpec = {
  parseDOM: [{ tag: "u" }, { style: "text-decoration=underline" }],
  toDOM: () => ["u", 0],
};

const link: MarkSpec = {
  attrs: { href: { validate: "string" } },
  inclusive: false,
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (anchor) => {
        const href = safeAddress(anchor.getAttribute("href") ?? "");
        return href ? { href } : false;
      },
    },
  ],
  toDOM: (mark) => ["a", { href: String(mark.attrs["href"]) }, 0],
};

export const schema = new Schema({
  nodes: {
    doc: basicNodes.doc,
    paragraph: basicNodes.paragraph,
    heading,
    blockquote: basicNodes.blockquote,
    bullet_list: { ...bulletList, content: "list_item+", group: "block" },
    // A list always begins at 1: the sanitiser keeps no attribute on <ol>.
    ordered_list: {
      ...orderedList,
      attrs: {},
      parseDOM: [{ tag: "ol" }],
      toDOM: () => ["ol", 0],
      content: "list_item+",
      group: "block",
    },
    list_item: { ...listItem, content: "paragraph block*" },
    text: basicNodes.text,
    hard_break: basicNodes.hard_break,
  },
  marks: { link, strong: basicMarks.strong, em: basicMarks.em, underline },
});

/** A web, mail or telephone address written by hand, or null when it is none of these. */
export function safeAddress(written: string): string | null {
  const text = written.trim();
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`;
  if (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)) return `https://${text}`;
  return null;
}
