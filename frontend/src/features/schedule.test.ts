import { beforeEach, expect, test } from "vitest";
import { schedule } from "./schedule";

document.body.innerHTML = `<input><table id="t"><tbody>
  <tr id="step-1" data-code="c0-5"><th>1</th><td>a</td></tr>
  <tr id="step-2" class="switch" data-code="c0-9"><th>2</th><td>b</td></tr>
  <tr id="step-3" class="side"><th>3</th><td>c</td></tr>
  <tr id="step-4" class="switch"><th>4</th><td>d</td></tr></tbody></table>
  <aside class="beside"><table><tr id="c0-5"></tr><tr id="c0-9"></tr></table></aside>`;
// the listener stands on the document, which all tests share
schedule(document.getElementById("t")!);

function current(): string | undefined {
  return document.querySelector("[aria-current=step]")?.id;
}

function press(key: string, target: Element = document.activeElement ?? document.body): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

beforeEach(() => {
  localStorage.clear();
  document.querySelector<HTMLElement>("#step-3 td")!.click();
});

test("it begins at the defect", () => {
  expect(current()).toBe("step-3");
});

test("keys go from step to step and stop at the ends", () => {
  press("k");
  expect(current()).toBe("step-2");
  press("ArrowUp");
  press("ArrowUp");
  press("ArrowUp");
  expect(current()).toBe("step-1");
  press("End");
  expect(current()).toBe("step-4");
  press("j");
  expect(current()).toBe("step-4");
  press("Home");
  expect(current()).toBe("step-1");
});

test("n and p go to context switches", () => {
  press("p");
  expect(current()).toBe("step-2");
  press("p");
  expect(current()).toBe("step-2");
  press("n");
  expect(current()).toBe("step-4");
});

test("the address names the step, and the code follows it", () => {
  press("k");

  expect(location.hash).toBe("#step-2");
  expect(document.querySelector(".here")!.id).toBe("c0-9");
  press("k");
  expect(document.querySelector(".here")!.id).toBe("c0-5");
});

test("typing and keys that are switched off do nothing", () => {
  press("j", document.querySelector("input")!);
  expect(current()).toBe("step-3");

  localStorage.setItem("interleave.keys-off", "1");
  press("j", document.body);
  expect(current()).toBe("step-3");
});
