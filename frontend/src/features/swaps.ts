import { part } from "../lib/part";

/**
 * Lets a link with `data-swap="id"` replace the element of that id by the same element of the page it
 * leads to. A link that cannot be followed this way is followed as any other. A link with
 * `data-swap-on-open` does so when the details it stands in are opened.
 */
export function swaps(root: HTMLElement, enhance: (part: ParentNode) => void): void {
  const swap = async (link: HTMLAnchorElement): Promise<void> => {
    const id = link.dataset["swap"] ?? "";
    const old = document.getElementById(id);
    if (!old || link.ariaBusy === "true") {
      return;
    }
    link.ariaBusy = "true";
    try {
      const fresh = await part(link.href, id);
      old.replaceWith(fresh);
      enhance(fresh.parentNode ?? document);
    } catch {
      // the page itself says what is wrong
      location.assign(link.href);
    }
  };
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-swap]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      void swap(link);
    }
  });
  root.addEventListener(
    "toggle",
    (event) => {
      const details = event.target as HTMLDetailsElement;
      const link = details.querySelector<HTMLAnchorElement>("a[data-swap-on-open]");
      if (details.open && link) {
        void swap(link);
      }
    },
    { capture: true },
  );
}
