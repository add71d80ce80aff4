import { afterEach, expect, test, vi } from "vitest";
import { renew } from "./again";

afterEach(() => vi.unstubAllGlobals());

function answer(html: string): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(`<html><body>${html}</body></html>`)));
}

function note(): string {
  return document.getElementById("applied")?.textContent ?? "";
}

test("what is under way is shown as it comes, and asked for again", async () => {
  document.body.innerHTML = `<div id="applied">being looked for</div>`;
  answer(`<div id="applied" data-enhance="again">still being looked for</div>`);

  expect(await renew("applied")).toBe(true);
  expect(note()).toBe("still being looked for");
});

test("what is all that changes is replaced when it has ended", async () => {
  document.body.innerHTML = `<p>read</p><div id="applied">being looked for</div>`;
  answer(`<p>other</p><div id="applied" data-again="in-place">Based on v5.2</div>`);

  expect(await renew("applied")).toBe(false);
  expect(note()).toBe("Based on v5.2");
  expect(document.querySelector("p")?.textContent).toBe("read");
});

test("what the page does not have any more is not asked for again", async () => {
  document.body.innerHTML = `<div id="applied">being looked for</div>`;
  answer("<p>no note</p>");

  expect(await renew("applied")).toBe(false);
  expect(note()).toBe("being looked for");
});

test("a server that is away is asked again", async () => {
  document.body.innerHTML = `<div id="applied">being looked for</div>`;
  vi.stubGlobal("fetch", () => Promise.reject(new Error("away")));

  expect(await renew("applied")).toBe(true);
});
