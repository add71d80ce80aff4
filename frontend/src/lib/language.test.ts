import { expect, test } from "vitest";
import { highlighter, languageOf } from "./language";

test("knows a file by its extension or its name", () => {
  expect(languageOf("mm/hmm.c")).toBe("c");
  expect(languageOf("arch/x86/entry/entry_64.S")).toBe("c");
  expect(languageOf("drivers/Makefile")).toBe("makefile");
  expect(languageOf("tools/Makefile.include")).toBe("makefile");
  expect(languageOf("Documentation/vm/hmm.rst")).toBeUndefined();
  expect(languageOf("README")).toBeUndefined();
  expect(languageOf("")).toBeUndefined();
  expect(languageOf("x/constructor")).toBeUndefined();
});

test("every language that a path can have can be loaded", async () => {
  const paths = ["a.c", "a.cpp", "Kbuild", "a.sh", "a.py", "a.pl", "a.rs", "a.go", "a.java", "a.js",
    "a.ts", "a.json", "a.yml", "a.xml", "a.md", "a.sql", "a.toml", "a.asm"];

  for (const path of paths) {
    const mark = await highlighter(languageOf(path) ?? "none");
    expect(mark("<x>")).toContain("&lt;");
  }
});
