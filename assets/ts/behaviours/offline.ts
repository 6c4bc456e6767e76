// A banner while the network is away, so that nobody believes his words have left.
export function offline(banner: HTMLElement): void {
  const show = (): void => {
    banner.hidden = navigator.onLine;
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
