// The words on screen belong to the page: a behaviour reads them from its element.

/** The words of `data-{name}`, with `{time}`, `{name}`… replaced. */
export function words(
  element: HTMLElement,
  name: string,
  values: Record<string, string | number> = {},
): string {
  const sentence = element.dataset[name];
  if (sentence === undefined) {
    console.error(`the words of "${name}" are missing on`, element);
    return "";
  }
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** "10 h 12" in French, "10:12" elsewhere. */
export function timeInWords(date: Date): string {
  const language = document.documentElement.lang || "fr";
  const time = date.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
  return language.startsWith("fr") ? time.replace(":", "\u00a0h\u00a0") : time;
}

/** Lower case without accents, to find "Ines" in "Inès". */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").toLowerCase();
}
