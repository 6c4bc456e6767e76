// Sends what this device has kept of grids whose pages were closed too soon. What is refused stays,
// and is said with the way to its grid.
import { post, type Batch, type Cells } from "../cells";
import { make } from "../elements";
import { words } from "../words";

const kept = /^preau\.grid\.(\d+)\.(open|sent)$/;

export function keptGrids(element: HTMLElement): void {
  const ids = new Set(Object.keys(localStorage).flatMap((key) => kept.exec(key)?.[1] ?? []));
  for (const id of ids) void send(id);
  addEventListener("online", () => ids.forEach((id) => void send(id)));

  /** One page of this device sends at a time, as in `kept-cells`. */
  async function send(id: string): Promise<void> {
    const all = (): Promise<void> => sendAll(id);
    await (navigator.locks ? navigator.locks.request(`preau.grid.${id}`, all) : all());
  }

  async function sendAll(id: string): Promise<void> {
    const [open, sent] = [`preau.grid.${id}.open`, `preau.grid.${id}.sent`];
    if (!localStorage.getItem(sent)) {
      const cells = JSON.parse(localStorage.getItem(open) ?? "null") as Cells | null;
      if (!cells) return;
      const once = [...crypto.getRandomValues(new Uint32Array(4))].join(".");
      localStorage.setItem(sent, JSON.stringify({ once, cells } satisfies Batch));
      localStorage.removeItem(open);
    }
    const batch = JSON.parse(localStorage.getItem(sent) ?? "{}") as Batch;
    const url = `/api/evaluations/${id}/cellules`;
    const answer = await post(url, batch, String(Date.now()));
    if (answer === "unreachable") return;
    const n = Object.keys(batch.cells).length;
    const isWhole = answer !== "refused" && answer.wrong.length + answer.differences.length === 0;
    if (answer !== "refused") localStorage.removeItem(sent);
    const href = `/evaluations/${id}/saisie`;
    if (!isWhole) say(make("a", { href }, words(element, "look", { n })));
    else say(words(element, "sent", { n }));
    if (answer !== "refused") return sendAll(id);
  }

  function say(line: Node | string): void {
    element.append(make("p", { class: "note info" }, make("span", {}, line)));
  }
}
