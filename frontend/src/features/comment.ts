import { part } from "../lib/part";

type Enhance = (part: ParentNode) => void;

/** A line's number, which leads to the same page with a form below that line. */
const numbers = ".rows .n a[href*='at='], a.ln[href*='at=']";

/**
 * Opens a form below a line when its number is clicked, below a range when the pointer is dragged
 * over numbers or one is clicked with shift held, and at the focused line on `c`. Without this,
 * numbers are links to the page with that form in it.
 */
export function comment(panel: HTMLElement, enhance: Enhance): void {
  const page = panel.closest("main") ?? document.body;
  let start: HTMLAnchorElement | undefined;
  let last: HTMLAnchorElement | undefined;

  const numberAt = (target: EventTarget | null): HTMLAnchorElement | undefined =>
    (target instanceof Element ? target.closest<HTMLAnchorElement>(numbers) : null) ?? undefined;

  page.addEventListener("pointerdown", (event) => {
    start = event.button === 0 ? numberAt(event.target) : undefined;
  });
  page.addEventListener("pointerover", (event) => {
    const over = start && numberIn(event.target);
    if (start && over && over !== start) {
      mark(page, start, over);
    }
  });
  page.addEventListener("pointerup", (event) => {
    const end = start && numberIn(event.target);
    if (start && end && end !== start) {
      last = end;
      void open(page, start, end, enhance);
    }
    start = undefined;
  });
  page.addEventListener("pointercancel", () => {
    start = undefined;
  });
  // a dragged link would otherwise be carried along
  page.addEventListener("dragstart", (event) => {
    if (numberAt(event.target)) {
      event.preventDefault();
    }
  });
  page.addEventListener("click", (event) => {
    const number = numberAt(event.target);
    if (!number || event.ctrlKey || event.metaKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    void open(page, event.shiftKey && last ? last : number, number, enhance);
    last = number;
  });
  page.addEventListener("keydown", (event) => {
    const number = numberIn(document.activeElement);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (event.key === "c" && plain && number && !typing(document.activeElement)) {
      event.preventDefault();
      void open(page, number, number, enhance);
      last = number;
    }
  });
  page.addEventListener("click", (event) => void edit(event, enhance));
}

function typing(element: Element | null): boolean {
  return element?.matches("input, textarea, select") ?? false;
}

/** The number of the line that an element stands in: in a half of a split row, of that half. */
function numberIn(target: EventTarget | null): HTMLAnchorElement | undefined {
  if (!(target instanceof Element)) {
    return undefined;
  }
  const own = target.closest<HTMLAnchorElement>(numbers);
  if (own) {
    return own;
  }
  const cell = target.closest("td");
  const beside = cell?.previousElementSibling?.querySelector<HTMLAnchorElement>("a[href*='at=']");
  const line = target.closest(".rows tr, .l[id]");
  return beside ?? line?.querySelector<HTMLAnchorElement>(numbers) ?? undefined;
}

/** The anchor of a line, as the fragment of its number's address. */
function anchorOf(number: HTMLAnchorElement): string {
  return decodeURIComponent(number.hash.slice(1));
}

/** The two ends as they stand on the page. */
function ordered(a: HTMLAnchorElement, b: HTMLAnchorElement): [HTMLAnchorElement, HTMLAnchorElement] {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? [b, a] : [a, b];
}

function mark(page: HTMLElement, a: HTMLAnchorElement, b: HTMLAnchorElement): void {
  const [first, last] = ordered(a, b);
  for (const old of page.querySelectorAll(".picked")) {
    old.classList.remove("picked");
  }
  const all = [...page.querySelectorAll<HTMLAnchorElement>(numbers)];
  for (const number of all.slice(all.indexOf(first), all.indexOf(last) + 1)) {
    document.getElementById(anchorOf(number))?.classList.add("picked");
  }
}

async function open(
  page: HTMLElement,
  a: HTMLAnchorElement,
  b: HTMLAnchorElement,
  enhance: Enhance,
): Promise<void> {
  const [first, last] = ordered(a, b);
  mark(page, first, last);
  const address = new URL(last.href, location.href);
  address.searchParams.set("from", anchorOf(first));
  const line = document.getElementById(anchorOf(last));
  if (!line) {
    return;
  }
  try {
    const form = await part(address.href, "comment");
    dismiss(page.querySelector("#comment"));
    const note = noteBelow(line);
    form.querySelector("[autofocus]")?.removeAttribute("autofocus"); // only a page that loads may
    note.replaceChildren(form);
    enhance(note);
    note.querySelector("textarea")?.focus();
  } catch {
    location.assign(address.href); // the page itself says what is wrong
  }
}

/** An element below a line, of the kind that its place allows, and the holder of what it shows. */
function noteBelow(line: HTMLElement): Element {
  const row = line.closest("tr");
  if (!row) {
    const note = document.createElement("div");
    note.className = "note";
    line.after(note);
    return note;
  }
  const note = document.createElement("tr");
  note.className = "note";
  const cell = document.createElement("td");
  cell.colSpan = [...row.cells].reduce((sum, one) => sum + one.colSpan, 0);
  note.append(cell);
  row.after(note);
  return cell;
}

/** Puts the form in the place of the comment that it changes. */
async function edit(event: MouseEvent, enhance: Enhance): Promise<void> {
  const link = (event.target as Element).closest<HTMLAnchorElement>(".annotation a.edit");
  const said = link?.closest(".annotation")?.querySelector(".said");
  if (!link || !said || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    return;
  }
  event.preventDefault();
  try {
    const form = await part(link.href, "comment");
    dismiss(document.querySelector("#comment"));
    said.after(form);
    enhance(form.parentNode ?? document);
    form.querySelector("textarea")?.focus();
  } catch {
    location.assign(link.href);
  }
}

/**
 * A comment's form: Ctrl+Enter sends it, Escape closes it, and what was typed is kept in this window
 * until it was sent, so that neither a slip nor a reload loses it.
 */
export function commentForm(form: HTMLElement): void {
  const text = form.querySelector("textarea");
  if (!(form instanceof HTMLFormElement) || !text) {
    throw new Error("a comment's form needs a text");
  }
  const key = `interleave.comment ${form.getAttribute("action") ?? ""} ${value(form, "message")} ${value(form, "at")}`;
  const kept = sessionStorage.getItem(key);
  if (kept && text.value === "") {
    text.value = kept;
  }
  text.addEventListener("input", () => sessionStorage.setItem(key, text.value));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLButtonElement>("button[name=then]"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      close(form);
    }
  });
  const cancel = form.querySelector("a.cancel");
  cancel?.addEventListener("click", (event) => {
    sessionStorage.removeItem(key);
    if (form.closest(".note, .annotation")) {
      event.preventDefault();
      close(form);
    }
  });
}

function value(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? "";
}

function close(form: HTMLFormElement): void {
  for (const picked of document.querySelectorAll(".picked")) {
    picked.classList.remove("picked");
  }
  const number = document.querySelector<HTMLAnchorElement>(
    `a[href$="#${CSS.escape(value(form, "at"))}"]`,
  );
  dismiss(form);
  number?.focus();
}

/** Takes a form away, and what held nothing else. */
function dismiss(form: Element | null): void {
  const note = form?.closest(".note");
  form?.remove();
  if (note && !note.querySelector(".annotation")) {
    note.remove();
  }
}
