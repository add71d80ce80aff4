import { afterEach, expect, test, vi } from "vitest";
import { swaps } from "./swaps";

afterEach(() => vi.unstubAllGlobals());

function answer(html: string): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(html)));
}

test("a link replaces the element that it names", async () => {
  document.body.innerHTML = `<main><section id="f0"><a href="/p?context=1" data-swap="f0">More</a></section></main>`;
  answer(`<html><body><section id="f0">all of it</section><p>other</p></body></html>`);
  const enhanced: ParentNode[] = [];
  swaps(document.querySelector("main")!, (root) => enhanced.push(root));

  document.querySelector("a")!.click();

  await vi.waitFor(() => expect(document.getElementById("f0")?.textContent).toBe("all of it"));
  expect(document.querySelector("p")).toBeNull();
  expect(enhanced).toEqual([document.querySelector("main")]);
});

test("opening details loads what they hold", async () => {
  document.body.innerHTML = `<main><details id="f1"><summary>a.c</summary>
    <a href="/p/file/1" data-swap="f1" data-swap-on-open>Show</a></details></main>`;
  answer(`<details id="f1" open><summary>a.c</summary>rows</details>`);
  swaps(document.querySelector("main")!, () => undefined);

  const details = document.querySelector("details")!;
  details.open = true;
  details.dispatchEvent(new Event("toggle"));

  await vi.waitFor(() => expect(document.getElementById("f1")?.textContent).toContain("rows"));
});
