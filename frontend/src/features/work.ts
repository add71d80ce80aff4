import { pageAt } from "../lib/part";

/** What the server says of a job. */
interface Told {
  readonly id: number;
  readonly state: string;
  readonly said: string;
  /** 0 to 1; null while it is not known how much there is. */
  readonly part: number | null;
  readonly ended: boolean;
}

/** A page is not read anew more often than this, and less often where a job only gets on. */
const pause = 2500;
const calm = 12_000;

/**
 * Keeps what a page says of jobs current. The element names in `data-events` the address that tells,
 * and in `data-parts` the ids of what is read anew when a job changes its state; progress of jobs
 * that are on the page is shown as it comes. When the server no longer marks any part as live,
 * nothing more is listened to.
 */
export function work(element: HTMLElement, enhance: (root: ParentNode) => void): void {
  const parts = (element.dataset["parts"] ?? "").split(/\s+/).filter(Boolean);
  const events = new EventSource(element.dataset["events"] ?? "");
  const states = new Map<number, string>();
  let due = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const refresh = (rest: number): void => {
    const at = Math.max(Date.now(), last + rest);
    if (at >= due) {
      return;
    }
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Infinity;
      last = Date.now();
      void renew(parts, enhance).then((live) => {
        if (!live) {
          events.close();
        }
      });
    }, at - Date.now());
  };
  events.addEventListener("refresh", () => refresh(pause));
  events.addEventListener("job", (event: MessageEvent<string>) => {
    const told = JSON.parse(event.data) as Told;
    const isNews = changes(states, told);
    if (!show(told)) {
      // a list of jobs that does not show this one so is behind
      refresh(isNews || document.querySelector("[data-job]") ? pause : calm);
    }
  });
  addEventListener("pagehide", () => events.close());
}

/** Whether a job is in another state than when it was heard of last, which is remembered. */
export function changes(states: Map<number, string>, told: Told): boolean {
  const before = states.get(told.id);
  states.set(told.id, told.state);
  return before !== told.state && (before !== undefined || told.ended);
}

/** Reads parts of this page anew; tells whether one of them is still live. */
async function renew(ids: readonly string[], enhance: (root: ParentNode) => void): Promise<boolean> {
  let fresh: Document;
  try {
    fresh = await pageAt(location.href);
  } catch {
    // the server may be starting again
    return true;
  }
  return replace(ids, fresh, enhance);
}

export function replace(
  ids: readonly string[],
  fresh: Document,
  enhance: (root: ParentNode) => void,
): boolean {
  let live = false;
  const focused = (document.activeElement as HTMLAnchorElement | null)?.getAttribute("href");
  for (const id of ids) {
    const now = document.getElementById(id);
    const next = fresh.getElementById(id);
    if (now && next) {
      const copy = document.importNode(next, true);
      if (copy.dataset["enhance"] === "work") {
        live = true;
        // it is listened to already
        delete copy.dataset["enhance"];
      }
      now.replaceWith(copy);
      enhance(copy);
    } else if (next && id !== "jobs") {
      // a table that was empty when the page was made
      document.location.reload();
      return false;
    }
  }
  if (focused && document.activeElement === document.body) {
    document.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  return live;
}

/** Shows progress where it belongs; false where the page has to be read anew for it. */
export function show(told: Told): boolean {
  const place = document.querySelector<HTMLElement>(`[data-job="${told.id}"]`);
  const said = place?.querySelector(".said");
  if (!place || !said || place.dataset["state"] !== told.state) {
    return false;
  }
  said.textContent = told.said;
  const bar = place.querySelector("progress");
  if (told.part !== null) {
    if (!bar) {
      return false;
    }
    bar.value = told.part;
  }
  return true;
}
