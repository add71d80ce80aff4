const folded = "interleave.squares-folded";

/**
 * The table of checks as a grid of squares: one of them is in the order of Tab, arrow keys, Home and
 * End go from one to the next, Enter opens it (each is a link). Rows that never differ can be folded.
 */
export function squares(frame: HTMLElement): void {
  const table = frame.querySelector("table");
  if (!table) {
    return;
  }
  const links = [...table.querySelectorAll<HTMLAnchorElement>("tbody td a")];
  links.forEach((link, index) => (link.tabIndex = index === 0 ? 0 : -1));
  table.addEventListener("focusin", (event) => {
    const link = event.target as HTMLElement;
    if (link.matches("td a")) {
      table.querySelector<HTMLElement>('td a[tabindex="0"]')?.setAttribute("tabindex", "-1");
      link.tabIndex = 0;
    }
  });
  // what a screen reader hears, whoever points sees
  table.addEventListener("pointerover", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>("td a");
    if (link && !link.title) {
      link.title = link.ariaLabel ?? "";
    }
  });
  table.addEventListener("keydown", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>("tbody td a");
    if (!link || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const next = neighbour(table, link, event.key);
    if (next !== undefined) {
      event.preventDefault();
      next?.focus();
      next?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
  fold(frame, table);
}

/** Where a key leads: null stays, undefined is no key of the grid. */
export function neighbour(
  table: HTMLTableElement,
  link: HTMLElement,
  key: string,
): HTMLElement | null | undefined {
  const cell = link.closest("td") as HTMLTableCellElement;
  const row = cell.parentElement as HTMLTableRowElement;
  const inRow = [...row.querySelectorAll<HTMLElement>("td a")];
  const at = inRow.indexOf(link);
  switch (key) {
    case "ArrowRight":
      return inRow[at + 1] ?? null;
    case "ArrowLeft":
      return inRow[at - 1] ?? null;
    case "Home":
      return inRow[0] ?? null;
    case "End":
      return inRow.at(-1) ?? null;
    case "ArrowDown":
      return vertical(table, row, cell.cellIndex, 1);
    case "ArrowUp":
      return vertical(table, row, cell.cellIndex, -1);
    default:
      return undefined;
  }
}

/** The next square in the same column that is on view and says something. */
function vertical(
  table: HTMLTableElement,
  from: HTMLTableRowElement,
  column: number,
  by: 1 | -1,
): HTMLElement | null {
  const isFolded = table.classList.contains("folded");
  const rows = [...table.rows];
  for (let i = rows.indexOf(from) + by; i >= 0 && i < rows.length; i += by) {
    const row = rows[i] as HTMLTableRowElement;
    const link = row.closest("tbody") && row.cells[column]?.querySelector<HTMLElement>("a");
    if (link && row.cells[column]?.tagName === "TD" && !(isFolded && row.matches(".quiet"))) {
      return link;
    }
  }
  return null;
}

function fold(frame: HTMLElement, table: HTMLTableElement): void {
  const quiet = table.querySelectorAll("tr.quiet").length;
  if (quiet === 0 || quiet === table.querySelectorAll("tbody tr:not(.group)").length) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  const show = (hide: boolean): void => {
    table.classList.toggle("folded", hide);
    button.setAttribute("aria-pressed", String(hide));
    const rows = quiet === 1 ? "1 row that never differs" : `${quiet} rows that never differ`;
    button.textContent = hide ? `Show ${rows}` : `Hide ${rows}`;
  };
  show(localStorage.getItem(folded) !== null);
  button.addEventListener("click", () => {
    const hide = !table.classList.contains("folded");
    show(hide);
    if (hide) {
      localStorage.setItem(folded, "1");
    } else {
      localStorage.removeItem(folded);
    }
  });
  const line = document.createElement("p");
  line.className = "fold small";
  line.append(button);
  frame.before(line);
}
