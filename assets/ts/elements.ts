// Making elements by name: text goes in as text, never as HTML.

type Attributes = Record<string, string>;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** An icon of the sprite, as the server writes it. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${new URL(ICONS_FILE, import.meta.url).pathname}#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A round button that shows an icon and says its words to who cannot see it. */
export function roundButton(name: string, label: string): HTMLButtonElement {
  return make("button", { type: "button", class: "round", "aria-label": label }, icon(name));
}

export function need<T extends Element>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** Tells the form that something changed which no keyboard event says. */
export function announceChange(element: Element): void {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** An id nobody else has on the page. */
export function freshId(prefix: string): string {
  let number = 1;
  while (document.getElementById(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}
