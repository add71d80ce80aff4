import { beforeEach, expect, test } from "vitest";
import { squares } from "./squares";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `<div id="frame"><table>
    <thead><tr><th>Check</th><th><a href="#r0">base</a></th><th><a href="#r1">+1</a></th></tr></thead>
    <tbody>
      <tr class="group"><th>Suite</th><td colspan="2"></td></tr>
      <tr><th>one</th><td><a href="#a0">a0</a></td><td><a href="#a1">a1</a></td></tr>
      <tr class="quiet"><th>two</th><td><a href="#b0">b0</a></td><td></td></tr>
      <tr><th>three</th><td><a href="#c0">c0</a></td><td><a href="#c1">c1</a></td></tr>
    </tbody></table></div>`;
  squares(document.getElementById("frame")!);
});

function focused(): string | null {
  return document.activeElement?.textContent ?? null;
}

function press(key: string): void {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

function inTabOrder(): (string | null)[] {
  return [...document.querySelectorAll("td a")]
    .filter((link) => link.getAttribute("tabindex") === "0")
    .map((link) => link.textContent);
}

test("one square is in the order of Tab, and it is the one that was visited last", () => {
  expect(inTabOrder()).toEqual(["a0"]);

  document.querySelector<HTMLElement>("a[href='#a0']")!.focus();
  press("ArrowRight");

  expect(focused()).toBe("a1");
  expect(inTabOrder()).toEqual(["a1"]);
});

test("arrows go over squares that say nothing and stay at the edge", () => {
  document.querySelector<HTMLElement>("a[href='#a1']")!.focus();
  press("ArrowDown");
  expect(focused()).toBe("c1");

  press("ArrowDown");
  press("ArrowRight");
  expect(focused()).toBe("c1");

  press("Home");
  expect(focused()).toBe("c0");
  press("ArrowUp");
  expect(focused()).toBe("b0");
  press("ArrowUp");
  press("ArrowUp");
  expect(focused()).toBe("a0");
});

test("rows that never differ can be folded, and are passed over then", () => {
  const button = document.querySelector<HTMLButtonElement>("button.quiet")!;
  expect(button.textContent).toBe("Hide 1 row that never differs");

  button.click();
  document.querySelector<HTMLElement>("a[href='#a0']")!.focus();
  press("ArrowDown");

  expect(button.getAttribute("aria-pressed")).toBe("true");
  expect(focused()).toBe("c0");
  expect(localStorage.getItem("interleave.squares-folded")).toBe("1");
});
