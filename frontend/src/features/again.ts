import { part } from "../lib/part";

const pause = 1500;

/**
 * Asks for the page again while something on it is under way: the element, which has an id and is
 * marked so by the server, is replaced as it comes. When it has ended, the page is loaded anew for
 * what came of it, unless the reader is writing.
 */
export function again(element: HTMLElement): void {
  const id = element.id;
  const look = async (): Promise<void> => {
    const now = document.getElementById(id);
    if (!now) {
      return;
    }
    try {
      const fresh = await part(location.href, id);
      const under = fresh.hasAttribute("data-enhance");
      fresh.removeAttribute("data-enhance");
      if (under) {
        now.replaceWith(fresh);
      } else if (writing()) {
        now.replaceWith(fresh, finished());
        return;
      } else {
        location.reload();
        return;
      }
    } catch {
      // the server may be starting again
    }
    setTimeout(() => void look(), pause);
  };
  setTimeout(() => void look(), pause);
}

/** Whether a form holds what was typed and not sent. */
function writing(): boolean {
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
