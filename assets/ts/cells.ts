// Cells of a grid, as they are typed, sent and answered.
import { reach } from "./reach";

export interface Typed {
  text: string;
  /** The version it was typed over. */
  seen: number;
  at: number;
}
/** By `{item}-{pupil}`. */
export type Cells = Record<string, Typed>;
export interface Batch {
  once: string;
  cells: Cells;
}
interface Place {
  item: string;
  pupil: string;
}
interface Cell extends Place {
  text: string;
  version: number;
  is_disputed: boolean;
}
interface Difference extends Place {
  name: string;
  theirs: string;
  time: string;
  yours: string;
}
export interface Answer {
  wrong: (Place & { sentence: string })[];
  differences: Difference[];
  cells: Cell[];
  now: number;
}
export type Outcome = Answer | "unreachable" | "refused";

export const keyOf = ({ item, pupil }: Place): string => `${item}-${pupil}`;

/** The token is asked anew when it leaves: what was kept may be older than the session. */
export async function post(url: string, batch: Batch, since: string): Promise<Outcome> {
  try {
    const token = await reach("/jeton", { cache: "no-store" });
    if (!token.ok) return "unreachable";
    const csrf = (await token.text()).trim();
    const clock = String(Date.now());
    const body = new URLSearchParams({ csrf, once: batch.once, clock, since });
    for (const [cell, { text, seen, at }] of Object.entries(batch.cells)) {
      body.append(`cell-${cell}`, text);
      body.append(`seen-${cell}`, String(seen));
      body.append(`at-${cell}`, String(at));
    }
    return await told(await reach(url, { method: "POST", body }));
  } catch {
    return "unreachable";
  }
}

/** What colleagues have written since. */
export async function look(url: string, since: string): Promise<Outcome> {
  try {
    const answer = await told(await reach(`${url}?since=${since}`, { cache: "no-store" }));
    return typeof answer === "string" ? answer : { ...answer, wrong: [], differences: [] };
  } catch {
    return "unreachable";
  }
}

async function told(answer: Response): Promise<Outcome> {
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  if (answer.ok && isJson) return (await answer.json()) as Answer;
  return answer.status >= 500 || answer.status === 429 ? "unreachable" : "refused";
}
