import { off } from "./keys";

/**
 * Steps through the schedule of a finding: j, k and the arrows go from step to step, n and p to the
 * next and previous context switch, Home and End to the ends. The step that is looked at is marked,
 * stands in the address, and the code beside follows it.
 */
export function schedule(table: HTMLElement): void {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr[id]")];
  if (rows.length === 0) {
    return;
  }
  let at = -1;
  const select = (index: number, focus: boolean): void => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))] as HTMLTableRowElement;
    rows[at]?.removeAttribute("aria-current");
    at = rows.indexOf(row);
    row.setAttribute("aria-current", "step");
    rows.forEach((one) => (one.tabIndex = one === row ? 0 : -1));
    if (focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
      history.replaceState(history.state, "", `#${row.id}`);
    }
    follow(row);
  };
  document.addEventListener(
    "keydown",
    (event) => {
      const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : target(event, rows, at);
      if (next !== undefined) {
        event.preventDefault();
        select(next, true);
      }
    },
    true,
  );
  table.addEventListener("click", (event) => {
    const row = (event.target as HTMLElement).closest<HTMLTableRowElement>("tbody tr[id]");
    if (row && !getSelection()?.toString()) {
      const link = (event.target as HTMLElement).closest("a");
      if (link) {
        event.preventDefault();
      }
      select(rows.indexOf(row), true);
    }
  });
  document.getElementById("schedule-keys")?.removeAttribute("hidden");
  const named = rows.findIndex((row) => `#${row.id}` === location.hash);
  const first = rows.findIndex((row) => row.matches(".side"));
  const start = named >= 0 ? named : first;
  if (start >= 0) {
    select(start, named >= 0);
  } else {
    (rows[0] as HTMLElement).tabIndex = 0;
  }
  addEventListener("hashchange", () => {
    const index = rows.findIndex((row) => `#${row.id}` === location.hash);
    if (index >= 0) {
      select(index, true);
    }
  });
}

/** The step that a key asks for; undefined if it asks for none. */
export function target(
  event: KeyboardEvent,
  rows: readonly HTMLTableRowElement[],
  at: number,
): number | undefined {
  const where = event.target as HTMLElement;
  if (where.closest("input, textarea, select, dialog, [contenteditable]")) {
    return undefined;
  }
  const inside = where.closest("tr[id]") !== null;
  if (!inside && localStorage.getItem(off) !== null) {
    return undefined;
  }
  const isSwitch = (row: HTMLElement): boolean => row.matches(".switch");
  switch (event.key) {
    case "j":
      return at + 1;
    case "k":
      return at - 1;
    case "n": {
      const next = rows.findIndex((row, index) => index > at && isSwitch(row));
      return next >= 0 ? next : at;
    }
    case "p": {
      const before = rows.findLastIndex((row, index) => index < at && isSwitch(row));
      return before >= 0 ? before : at;
    }
    case "ArrowDown":
      return inside ? at + 1 : undefined;
    case "ArrowUp":
      return inside ? at - 1 : undefined;
    case "Home":
      return inside ? 0 : undefined;
    case "End":
      return inside ? rows.length - 1 : undefined;
    default:
      return undefined;
  }
}

/** Shows the line of code that a step is at, if the page has it. */
function follow(row: HTMLElement): void {
  document.querySelector(".beside .here")?.classList.remove("here");
  const line = document.getElementById(row.dataset["code"] ?? "");
  const pane = line?.closest<HTMLElement>(".beside");
  if (!line || !pane) {
    return;
  }
  line.classList.add("here");
  if (getComputedStyle(pane).position === "sticky") {
    const middle = line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += middle - pane.clientHeight / 2;
  }
}
