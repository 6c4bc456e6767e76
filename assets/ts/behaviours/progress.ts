// Long work followed from a page that may be left and found again.
import { need } from "../elements";
import { reach } from "../reach";

interface State {
  done: number;
  total: number;
  text: string;
  finished: boolean;
  next?: string | null;
}

const pause_ms_min = 800;
const pause_ms_max = 15_000;

export function progress(element: HTMLElement): void {
  const url = element.dataset["progressUrl"] ?? "";
  const bar = need<HTMLProgressElement>(element, "progress");
  const text = element.querySelector<HTMLElement>("[data-progress-text]");
  let pause_ms = pause_ms_min;
  void look();

  async function look(): Promise<void> {
    try {
      const answer = await reach(url, {
        headers: { "X-Requested-With": "preau", Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = (await answer.json()) as State;
      pause_ms = pause_ms_min;
      show(state);
      if (state.finished) {
        if (state.next) location.assign(state.next);
        return;
      }
    } catch {
      pause_ms = Math.min(pause_ms * 2, pause_ms_max);
    }
    setTimeout(() => void look(), pause_ms);
  }

  function show(state: State): void {
    // A total of 0 means "not known yet": the bar then only shows that something happens.
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    } else {
      bar.removeAttribute("value");
    }
    if (text && text.textContent !== state.text) text.textContent = state.text;
  }
}
