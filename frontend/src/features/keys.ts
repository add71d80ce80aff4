export const off = "interleave.keys-off";

/**
 * One-key commands: an element with `aria-keyshortcuts="x"` is followed, or focused if it is a field;
 * j and k go to the next and previous `[data-stop]`. They never act while someone types, and can be
 * switched off where speech input would press them (WCAG 2.1.4).
 */
export function keys(page: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      help(page).showModal();
    } else if (localStorage.getItem(off) === null && act(page, event.key)) {
      event.preventDefault();
    }
  });
  page.querySelector("#keys-help")?.addEventListener("click", () => help(page).showModal());
  page.querySelector("#keys-help")?.removeAttribute("hidden");
}

function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return (
    target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])") ||
    target.closest("dialog") !== null
  );
}

function act(page: HTMLElement, key: string): boolean {
  if (key === "j" || key === "k") {
    return step(page, key === "j" ? 1 : -1);
  }
  const element = page.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!element) {
    return false;
  }
  if (element.matches("input, textarea, select")) {
    element.focus();
    (element as HTMLInputElement).select?.();
  } else {
    element.click();
  }
  return true;
}

/** Where a stop must be to count as the one being looked at, in pixels below the window's top. */
const slack = 12;

function step(page: HTMLElement, by: 1 | -1): boolean {
  const stops = [...page.querySelectorAll<HTMLElement>("[data-stop]")].filter(
    (stop) => stop.offsetParent !== null,
  );
  const current = stops.indexOf(document.activeElement as HTMLElement);
  const next = current >= 0 ? stops[current + by] : nearest(stops, by);
  if (!next) {
    return false;
  }
  if (!next.matches("a, summary, button")) {
    next.tabIndex = -1;
  }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.matches("tr, li, a") ? "nearest" : "start" });
  return true;
}

function nearest(stops: readonly HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  const top = (stop: HTMLElement): number => stop.getBoundingClientRect().top;
  return by === 1
    ? stops.find((stop) => top(stop) > slack)
    : stops.findLast((stop) => top(stop) < -slack);
}

function help(page: HTMLElement): HTMLDialogElement {
  document.querySelector("dialog.keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  const title = document.createElement("h2");
  title.textContent = "Keys";
  const list = document.createElement("dl");
  for (const [key, meaning] of commands(page)) {
    const term = document.createElement("dt");
    const code = document.createElement("kbd");
    code.textContent = key;
    term.append(code);
    const text = document.createElement("dd");
    text.textContent = meaning;
    list.append(term, text);
  }
  dialog.append(title, list, switchOff(), closing());
  dialog.addEventListener("close", () => dialog.remove());
  page.append(dialog);
  return dialog;
}

/** The commands of this page: those that its elements offer, and the general ones. */
export function commands(page: HTMLElement): [string, string][] {
  const offered = new Map<string, string>();
  for (const element of page.querySelectorAll<HTMLElement>("[aria-keyshortcuts]")) {
    const key = element.getAttribute("aria-keyshortcuts") ?? "";
    if (!offered.has(key)) {
      offered.set(key, element.title || element.ariaLabel || (element.textContent ?? "").trim());
    }
  }
  const stop = page.querySelector<HTMLElement>("[data-stop]")?.dataset["stop"];
  const steps: [string, string][] = stop
    ? [
        ["j", `Next ${stop}`],
        ["k", `Previous ${stop}`],
      ]
    : [];
  return [...steps, ...offered, ["?", "This help"]];
}

function switchOff(): HTMLElement {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = localStorage.getItem(off) === null;
  box.addEventListener("change", () => {
    if (box.checked) {
      localStorage.removeItem(off);
    } else {
      localStorage.setItem(off, "1");
    }
  });
  label.append(box, " Single keys act");
  return label;
}

function closing(): HTMLElement {
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.textContent = "Close";
  form.append(button);
  return form;
}
