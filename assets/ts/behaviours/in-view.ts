// A row of choices that a phone scrolls sideways shows the one that is open.
export function inView(element: HTMLElement): void {
  const open = element.querySelector<HTMLElement>("[aria-current]");
  if (open) element.scrollLeft = open.offsetLeft - (element.clientWidth - open.offsetWidth) / 2;
}
