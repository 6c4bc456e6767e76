// Rich text over a textarea, which stays in the form and receives the HTML at each change.
import { DOMParser as Reader, DOMSerializer, type Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { announceChange, make } from "../elements";
import { addressLine } from "./address";
import { plugins } from "./keys";
import { schema } from "./schema";
import { toolbar } from "./toolbar";
import { tools } from "./tools";

export function richText(element: HTMLElement): void {
  const textarea = element as HTMLTextAreaElement;
  const box = make("div", { class: "editor" });
  // Functions, because the bar and the view need each other.
  const address = addressLine(textarea, () => view);
  const bar = toolbar(
    textarea,
    tools((_state, dispatch) => (dispatch ? address.open() : true)),
    () => view,
  );
  box.append(bar.element, address.element);
  const view = new EditorView(box, {
    state: EditorState.create({ doc: read(textarea), plugins: plugins() }),
    attributes: attributesFrom(textarea),
    // Google Docs wraps what it copies in a <b> made normal by a style, which our CSP drops.
    transformPastedHTML: (pasted) =>
      pasted.replace(/<b\s[^>]*font-weight:\s*normal[^>]*>/gi, "<span>"),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      bar.show();
      if (transaction.docChanged) write(textarea, view.state.doc);
    },
  });
  // The server reads the field as HTML only when this says so: without script it is plain text.
  const format = make("input", { type: "hidden", name: `${textarea.name}_format`, value: "html" });
  textarea.after(box, format);
  textarea.hidden = true;
  // The hidden field could not show the browser's own complaint.
  textarea.required = false;
  textarea.value = html(view.state.doc);
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
  textarea.form?.addEventListener("reset", () => location.reload());
  bar.show();
  if (textarea.autofocus) view.focus();
}

function read(textarea: HTMLTextAreaElement): Node {
  const html = textarea.dataset["html"];
  const inert = new DOMParser().parseFromString(html ?? "", "text/html");
  if (html === undefined) {
    for (const paragraph of textarea.value.split(/\n{2,}/)) {
      const lines = paragraph
        .split("\n")
        .flatMap((line, index) => (index > 0 ? [inert.createElement("br"), line] : [line]));
      const element = inert.createElement("p");
      element.append(...lines);
      inert.body.append(element);
    }
  }
  return Reader.fromSchema(schema).parse(inert.body);
}

function write(textarea: HTMLTextAreaElement, doc: Node): void {
  textarea.value = html(doc);
  announceChange(textarea);
}

// An empty text is an empty field, not an empty paragraph: "required" must see it.
function html(doc: Node): string {
  if (doc.textContent.trim() === "") return "";
  const holder = make("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  return holder.innerHTML;
}

function attributesFrom(textarea: HTMLTextAreaElement): Record<string, string> {
  const attributes: Record<string, string> = {
    role: "textbox",
    "aria-multiline": "true",
    class: "rich",
  };
  const described = textarea.getAttribute("aria-describedby");
  const label = textarea.labels[0];
  if (label) attributes["aria-label"] = label.textContent?.trim() ?? "";
  if (described) attributes["aria-describedby"] = described;
  if (textarea.getAttribute("aria-invalid") === "true") attributes["aria-invalid"] = "true";
  return attributes;
}
