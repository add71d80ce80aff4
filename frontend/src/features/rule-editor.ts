/** What the server says of a rule file. */
export interface Validation {
  readonly rules: number;
  readonly problems: readonly Complaint[];
}

interface Complaint {
  /** From 1; 0 for what stands at no line. */
  readonly line: number;
  readonly message: string;
  readonly text: string;
}

const patience = 350;

/**
 * Numbers the lines of a rule file, marks those that something is wrong with while one types, and
 * shows the effect of a trial without leaving the page. The form works without all this.
 */
export function ruleEditor(form: HTMLElement): void {
  const text = form.querySelector("textarea");
  const numbers = form.querySelector<HTMLElement>(".numbers");
  const list = form.querySelector<HTMLElement>("#complaints");
  const count = form.querySelector<HTMLElement>(".count");
  if (!(form instanceof HTMLFormElement) || !text || !numbers || !list || !count) {
    throw new Error("a rule editor needs its parts");
  }
  const marked = new Map<number, string>();
  const renumber = (): void => number(numbers, text.value, marked);
  const mark = (lines: readonly Complaint[]): void => {
    marked.clear();
    lines.forEach((one) => marked.set(one.line, one.message));
    renumber();
  };
  mark(shown(list));
  numbers.hidden = false;
  numbers.parentElement?.classList.add("numbered");
  text.addEventListener("scroll", () => (numbers.scrollTop = text.scrollTop));

  let timer: ReturnType<typeof setTimeout> | undefined;
  text.addEventListener("input", () => {
    renumber();
    clearTimeout(timer);
    timer = setTimeout(() => void check(), patience);
  });
  const check = async (): Promise<void> => {
    const asked = text.value;
    const response = await fetch("/rules/-/validate", {
      method: "POST",
      body: new URLSearchParams({ text: asked }),
    });
    if (response.ok && asked === text.value) {
      const said = (await response.json()) as Validation;
      list.replaceChildren(...said.problems.map(item));
      list.classList.toggle("none", said.problems.length === 0);
      count.textContent = said.problems.length === 0 ? rules(said.rules) : "";
      mark(said.problems);
    }
  };

  list.addEventListener("click", (event) => {
    const line = (event.target as Element).closest<HTMLElement>("[data-line]")?.dataset["line"];
    if (line && line !== "0") {
      select(text, Number(line));
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLButtonElement>("button[value=try]"));
    }
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.value === "try") {
      event.preventDefault();
      void attempt(form, button, mark);
    } else {
      left = true;
    }
  });
  // what was typed is not lost by a slip
  let left = false;
  addEventListener("beforeunload", (event) => {
    if (!left && text.value !== text.defaultValue) {
      event.preventDefault();
    }
  });
}

/** Sends the form and puts what the answer says of it into this page. */
async function attempt(
  form: HTMLFormElement,
  button: HTMLButtonElement,
  mark: (lines: readonly Complaint[]) => void,
): Promise<void> {
  const label = button.textContent;
  button.disabled = true;
  button.textContent = "Trying …";
  try {
    const body = new URLSearchParams();
    new FormData(form, button).forEach((value, name) => body.append(name, String(value)));
    body.set("then", "try");
    const response = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const id of ["complaints", "effect"]) {
      const fresh = page.getElementById(id);
      const here = document.getElementById(id);
      if (fresh && here) {
        here.className = fresh.className;
        here.replaceChildren(...fresh.childNodes);
      }
    }
    const list = document.getElementById("complaints");
    mark(list ? shown(list) : []);
    document.getElementById("effect")?.scrollIntoView({ block: "nearest" });
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

/** The numbers of the lines, one a line; what is wrong stands in a title and a sign. */
export function number(into: HTMLElement, text: string, marked: ReadonlyMap<number, string>): void {
  const lines = text.split("\n").length;
  const parts: Node[] = [];
  for (let line = 1; line <= lines; line++) {
    const wrong = marked.get(line);
    const span = document.createElement("span");
    span.textContent = `${wrong === undefined ? "" : "✕ "}${line}\n`;
    if (wrong !== undefined) {
      span.className = "wrong";
      span.title = wrong;
    }
    parts.push(span);
  }
  into.replaceChildren(...parts);
}

/** What the page itself says is wrong. */
function shown(list: HTMLElement): Complaint[] {
  return [...list.querySelectorAll<HTMLElement>("li")].map((li) => ({
    line: Number(li.dataset["line"] ?? 0),
    message: li.querySelector("span")?.textContent ?? "",
    text: "",
  }));
}

function item(one: Complaint): HTMLElement {
  const li = document.createElement("li");
  li.dataset["line"] = String(one.line);
  if (one.line > 0) {
    const where = document.createElement("b");
    where.className = "nowrap";
    where.textContent = `line ${one.line}`;
    li.append(where, " ");
  }
  const message = document.createElement("span");
  message.textContent = one.message;
  li.append(message);
  if (one.text.trim() !== "") {
    const code = document.createElement("code");
    code.textContent = one.text;
    li.append(code);
  }
  return li;
}

function rules(count: number): string {
  return count === 1 ? "1 rule, nothing wrong" : `${count} rules, nothing wrong`;
}

/** Selects a line, counted from 1, and brings it into view. */
export function select(text: HTMLTextAreaElement, line: number): void {
  const lines = text.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  const height = text.scrollHeight / lines.length;
  text.scrollTop = Math.max(0, (line - 5) * height);
}
