import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { comment, commentForm } from "./comment";

const form = `<form id="comment" action="/annotations"><input type="hidden" name="message" value="m@x">
  <input type="hidden" name="at" value="f0n2"><textarea name="body"></textarea>
  <button name="then" value="draft">Save</button><a class="cancel" href="/p">Cancel</a></form>`;

let asked: string[] = [];

beforeEach(() => {
  sessionStorage.clear();
  asked = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(`<html><body>${form}</body></html>`));
  });
  const row = (n: number): string =>
    `<tr id="f0n${n}"><td class="n"></td><td class="n"><a href="?at=f0n${n}#f0n${n}">${n}</a></td><td class="c">x</td></tr>`;
  document.body.innerHTML = `<main><section class="panel"></section>
    <table class="rows"><tbody>${row(1)}${row(2)}${row(3)}</tbody></table></main>`;
  comment(document.querySelector<HTMLElement>(".panel")!, () => undefined);
});

afterEach(() => vi.unstubAllGlobals());

const number = (n: number): HTMLElement => document.querySelector(`#f0n${n} a`)!;
const below = (n: number): Element | null | undefined =>
  document.querySelector(`#f0n${n}`)?.nextElementSibling?.querySelector("form#comment");

test("a click on a line's number opens the form below the line", async () => {
  number(2).click();

  await vi.waitFor(() => expect(below(2)).toBeTruthy());
  expect(new URL(asked[0]!).searchParams.get("from")).toBe("f0n2");
  expect(document.activeElement?.localName).toBe("textarea");
});

test("dragging over numbers opens the form below the last line of the range", async () => {
  const fire = (type: string, target: Element): boolean =>
    target.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));

  fire("pointerdown", number(3));
  fire("pointerover", document.querySelector("#f0n1 .c")!);
  fire("pointerup", document.querySelector("#f0n1 .c")!);

  await vi.waitFor(() => expect(below(3)).toBeTruthy());
  const address = new URL(asked[0]!);
  expect([address.searchParams.get("from"), address.searchParams.get("at")]).toEqual(["f0n1", "f0n3"]);
  expect(document.querySelectorAll("tr.picked")).toHaveLength(3);
});

test("only one new comment is open at a time", async () => {
  number(1).click();
  await vi.waitFor(() => expect(below(1)).toBeTruthy());

  number(3).click();

  await vi.waitFor(() => expect(below(3)).toBeTruthy());
  expect(document.querySelectorAll("form#comment")).toHaveLength(1);
  expect(document.querySelectorAll("tr.note")).toHaveLength(1);
});

test("c opens the form at the focused line, but not while someone types", async () => {
  number(2).focus();
  const press = (): boolean =>
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true }));
  press();
  await vi.waitFor(() => expect(below(2)).toBeTruthy());

  press();

  expect(asked).toHaveLength(1);
});

test("what was typed survives closing the form, and Escape gives the focus back", () => {
  document.querySelector("#f0n2")!.insertAdjacentHTML("afterend", `<tr class="note"><td>${form}</td></tr>`);
  const first = document.querySelector<HTMLElement>("form#comment")!;
  commentForm(first);
  const text = first.querySelector("textarea")!;
  text.value = "Is this";
  text.dispatchEvent(new Event("input"));

  text.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));

  expect(document.querySelector("form#comment")).toBeNull();
  expect(document.activeElement).toBe(number(2));
  document.body.insertAdjacentHTML("beforeend", form);
  const again = document.querySelector<HTMLElement>("form#comment")!;
  commentForm(again);
  expect(again.querySelector("textarea")!.value).toBe("Is this");
});

test("Ctrl+Enter sends the form", () => {
  document.body.insertAdjacentHTML("beforeend", form);
  const element = document.querySelector<HTMLFormElement>("form#comment")!;
  commentForm(element);
  const sent = vi.fn((event: Event) => event.preventDefault());
  element.addEventListener("submit", sent);

  element
    .querySelector("textarea")!
    .dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));

  expect(sent).toHaveBeenCalledOnce();
});
