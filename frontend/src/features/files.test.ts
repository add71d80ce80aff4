import { expect, test } from "vitest";
import { fileControls } from "./files";

test("collapses and expands every file but those that are not there yet", () => {
  document.body.innerHTML = `<p></p>
    <details class="file" open></details><details class="file"></details>
    <details class="file"><a data-swap-on-open href="/x">Show</a></details>`;
  const list = document.querySelector("p")!;
  const open = (): boolean[] =>
    [...document.querySelectorAll("details")].map((details) => details.open);

  fileControls(list);
  const [collapse, expand] = list.querySelectorAll("button");

  expand?.click();
  expect(open()).toEqual([true, true, false]);
  collapse?.click();
  expect(open()).toEqual([false, false, false]);
});

test("one file needs no controls", () => {
  document.body.innerHTML = `<p></p><details class="file"></details>`;
  const list = document.querySelector("p")!;

  fileControls(list);

  expect(list.childElementCount).toBe(0);
});
