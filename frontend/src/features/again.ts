import { pageAt } from "../lib/part";

const pause = 1500;

/**
 * Asks for the page again while something on it is under way: the element, which has an id and is
 * marked so by the server, is replaced as it comes. When it has ended, the page is loaded anew for
 * what came of it, unless the reader is writing or the element says with `data-again="in-place"` that
 * it is all that changes.
 */
export function again(element: HTMLElement): void {
  const look = async (): Promise<void> => {
    if (await renew(element.id)) {
      setTimeout(() => void look(), pause);
    }
  };
  setTimeout(() => void look(), pause);
}

/** Replaces the element once; tells whether to go on. */
export async function renew(id: string): Promise<boolean> {
  const now = document.getElementById(id);
  if (!now) {
    return false;
  }
  let page: Document;
  try {
    page = await pageAt(location.href);
  } catch {
    // the server may be starting again
    return true;
  }
  const fresh = page.getElementById(id);
  if (!fresh) {
    return false;
  }
  const isUnderWay = fresh.hasAttribute("data-enhance");
  fresh.removeAttribute("data-enhance");
  if (isUnderWay || fresh.dataset["again"] === "in-place") {
    now.replaceWith(document.importNode(fresh, true));
  } else if (isWriting()) {
    now.replaceWith(document.importNode(fresh, true), finished());
  } else {
    location.reload();
  }
  return isUnderWay;
}

/** Whether a form holds what was typed and not sent. */
function isWriting(): boolean {
  return [...document.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue);
}

function finished(): HTMLElement {
  const line = document.createElement("p");
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = "Show what came of it";
  line.append(link);
  return line;
}
