import { part } from "../lib/part";

/** What the server says of a running import. */
interface Progress {
  readonly id: string;
  readonly said: string;
  /** 0 to 1; absent while it is not known how much there is. */
  readonly part?: number;
  readonly ended: boolean;
}

/**
 * Keeps a list of imports current: progress as it comes, and the whole list again when an import ends
 * or one starts that is not on the page. The element has an id and `data-events`, the address that
 * tells.
 */
export function live(list: HTMLElement): void {
  const events = new EventSource(list.dataset["events"] ?? "");
  const id = list.id;
  let refreshing = false;
  const refresh = async (): Promise<void> => {
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      const fresh = await part(location.href, id);
      document.getElementById(id)?.replaceChildren(...fresh.childNodes);
    } finally {
      refreshing = false;
    }
  };
  events.addEventListener("progress", (event: MessageEvent<string>) => {
    const progress = JSON.parse(event.data) as Progress;
    if (progress.ended || !show(progress)) {
      void refresh();
    }
  });
  addEventListener("pagehide", () => events.close());
}

/** Shows progress where it belongs; false where the page has no place for it. */
export function show(progress: Progress): boolean {
  const place = [...document.querySelectorAll<HTMLElement>("[data-import]")].find(
    (element) => element.dataset["import"] === progress.id,
  );
  const bar = place?.querySelector("progress");
  const said = place?.querySelector(".said");
  if (!place || !bar || !said) {
    return false;
  }
  if (progress.part === undefined) {
    bar.removeAttribute("value");
  } else {
    bar.value = progress.part;
  }
  said.textContent = progress.said;
  return true;
}
