// Cells of a grid on their way to the server. Each keystroke is kept on this device (ids and keys,
// never a name) until the server says that it has it; what cannot be sent leaves by itself later.
import { keyOf, look, post, type Answer, type Batch, type Cells } from "./cells";
import { words } from "./words";

const batch_ms = 600;
const retry_ms = 15_000;

/** What is typed in the form of a grid, shared by all the pages of this device that show it. */
export class KeptCells {
  private readonly versions = new Map<string, number>();
  private readonly key: string;
  private readonly words: HTMLElement;
  private since: string;
  private timer = 0;
  private had_kept = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly said: (sentence: string) => void,
    private readonly answered: (answer: Answer) => void,
  ) {
    this.key = `preau.grid.${form.dataset["grid"]}`;
    this.words = form.querySelector<HTMLElement>("[data-grid-words]") ?? form;
    this.since = form.dataset["gridNow"] ?? "0";
    for (const field of form.querySelectorAll<HTMLInputElement>('input[name^="was-"]'))
      for (const was of field.value.split(" ")) {
        const [item, version] = was.split(":");
        if (item) this.versions.set(`${item}-${field.name.slice(4)}`, Number(version));
      }
    this.had_kept = this.count();
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => void this.flush());
    setInterval(() => void (this.count() > 0 ? this.flush() : this.look()), retry_ms);
    void this.flush();
  }

  /** All that this device keeps of the grid, the latest of each cell. */
  pending(): Cells {
    return { ...this.read<Batch>("sent")?.cells, ...this.read<Cells>("open") };
  }

  type(cell: string, text: string): void {
    const open = this.read<Cells>("open") ?? {};
    const seen = open[cell]?.seen ?? this.versions.get(cell) ?? 0;
    this.write("open", { ...open, [cell]: { text, seen, at: Date.now() } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), batch_ms);
  }

  /** One page of this device sends at a time. */
  async flush(): Promise<void> {
    const send = (): Promise<void> => this.send();
    await (navigator.locks ? navigator.locks.request(this.key, send) : send());
  }

  private async send(): Promise<void> {
    const open = this.read<Cells>("open");
    let batch = this.read<Batch>("sent");
    if (!batch && open) {
      const random = [...crypto.getRandomValues(new Uint32Array(4))];
      batch = { once: random.map((part) => part.toString(36)).join("."), cells: open };
      this.write("sent", batch);
      this.write("open", null);
    }
    if (!batch) return;
    const answer = await post(this.form.dataset["gridUrl"] ?? "", batch, this.since);
    if (typeof answer === "string") {
      const n = (this.had_kept = this.count());
      const kept = n === 1 ? words(this.words, "keptOne") : words(this.words, "kept", { n });
      this.said(answer === "refused" ? words(this.words, "refused", { n }) : kept);
      return;
    }
    this.write("sent", null);
    this.learn(answer, batch);
    if (this.read<Cells>("open")) return this.send();
    const n = this.had_kept;
    this.had_kept = 0;
    this.said(n > 0 ? words(this.words, "sent", { n }) : words(this.words, "saved"));
  }

  private async look(): Promise<void> {
    if (document.hidden || !navigator.onLine) return;
    const answer = await look(this.form.dataset["gridShow"] ?? "", this.since);
    if (typeof answer !== "string") this.learn(answer, { once: "", cells: {} });
  }

  /** What was typed meanwhile in a cell of the batch was typed over what the batch wrote. */
  private learn(answer: Answer, batch: Batch): void {
    this.since = String(answer.now);
    const open = this.read<Cells>("open");
    const differ = new Set(answer.differences.map(keyOf));
    for (const cell of answer.cells) {
      const [key, typed] = [keyOf(cell), open?.[keyOf(cell)]];
      this.versions.set(key, cell.version);
      if (typed && batch.cells[key] && !differ.has(key)) typed.seen = cell.version;
    }
    if (open) this.write("open", open);
    this.answered(answer);
  }

  private count(): number {
    return Object.keys(this.pending()).length;
  }

  private read<T>(name: string): T | null {
    return JSON.parse(localStorage.getItem(`${this.key}.${name}`) ?? "null") as T | null;
  }

  private write(name: string, value: unknown): void {
    if (value === null) localStorage.removeItem(`${this.key}.${name}`);
    else localStorage.setItem(`${this.key}.${name}`, JSON.stringify(value));
  }
}
