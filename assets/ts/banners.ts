// What everybody of a place must know now, put on top of a page that is open already.
export interface Banners {
  ids: string;
  html: string;
}

export function showBanners(banners: Banners): void {
  const top = document.querySelector<HTMLElement>("[data-banners]");
  if (!top || top.dataset["banners"] === banners.ids) return;
  top.dataset["banners"] = banners.ids;
  // Drawn by the house, as on any page.
  top.innerHTML = banners.html;
  top.firstElementChild?.scrollIntoView({ block: "nearest" });
}
