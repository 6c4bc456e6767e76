// One person or group that a picker offers, with the reason why, or why not.
import { make } from "../elements";

export interface Suggestion {
  value: string;
  name: string;
  detail: string;
  /** Why this person is offered, or why not. */
  reason: string | null;
  allowed: boolean;
}

/** Its line in the list. */
export function option({ name, detail, reason, allowed }: Suggestion, id: string): HTMLElement {
  const state = { "aria-selected": "false", "aria-disabled": String(!allowed) };
  const why = [detail, reason].filter(Boolean).join(" · ");
  const quiet = make("span", { class: "quiet" }, why);
  return make("li", { role: "option", id, ...state }, make("b", {}, name), quiet);
}
