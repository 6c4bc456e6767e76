// Finds every element that asks for a behaviour and starts it. Pages work without any of this.
import { autosave } from "./behaviours/autosave";
import { checkAll } from "./behaviours/check-all";
import { confirm } from "./behaviours/confirm";
import { copy } from "./behaviours/copy";
import { disclose } from "./behaviours/disclose";
import { filter } from "./behaviours/filter";
import { grid } from "./behaviours/grid";
import { inView } from "./behaviours/in-view";
import { keptGrids } from "./behaviours/kept-grids";
import { live } from "./behaviours/live";
import { offline } from "./behaviours/offline";
import { pad } from "./behaviours/pad";
import { picker } from "./behaviours/picker";
import { print } from "./behaviours/print";
import { progress } from "./behaviours/progress";
import { push } from "./behaviours/push";
import { reveal } from "./behaviours/reveal";
import { rollCall } from "./behaviours/roll-call";
import { seenOn } from "./behaviours/seen-on";
import { speak } from "./behaviours/speak";
import { taps } from "./behaviours/taps";
import { theme } from "./behaviours/theme";
import { upload } from "./behaviours/upload";

type Behaviour = (element: HTMLElement) => void;

const behaviours: Record<string, Behaviour> = {
  autosave,
  "check-all": checkAll,
  confirm,
  copy,
  disclose,
  filter,
  grid,
  "in-view": inView,
  "kept-grids": keptGrids,
  live,
  offline,
  pad,
  picker,
  print,
  progress,
  push,
  reveal,
  "rich-text": richText,
  "roll-call": rollCall,
  "seen-on": seenOn,
  speak,
  taps,
  theme,
  upload,
};

for (const element of document.querySelectorAll<HTMLElement>("[data-with-script]"))
  element.hidden = false;
for (const element of document.querySelectorAll<HTMLElement>("[data-without-script]"))
  element.hidden = true;
for (const element of document.querySelectorAll<HTMLElement>("[data-behaviour]")) {
  for (const name of element.dataset["behaviour"]?.split(/\s+/) ?? []) begin(name, element);
}

// One behaviour that fails leaves the page, and the others, as they were.
function begin(name: string, element: HTMLElement): void {
  try {
    behaviours[name]?.(element);
  } catch (error) {
    console.error(name, error);
  }
}

// The editor is heavier than all the rest together: it comes only for a page that writes.
function richText(element: HTMLElement): void {
  void import(EDITOR_FILE).then((editor: typeof import("./editor/editor")) =>
    editor.richText(element),
  );
}
