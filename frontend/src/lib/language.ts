import type { LanguageFn } from "highlight.js";

type Load = () => Promise<{ default: LanguageFn }>;

const loads = new Map<string, Load>(Object.entries({
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  go: () => import("highlight.js/lib/languages/go"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  makefile: () => import("highlight.js/lib/languages/makefile"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  perl: () => import("highlight.js/lib/languages/perl"),
  python: () => import("highlight.js/lib/languages/python"),
  rust: () => import("highlight.js/lib/languages/rust"),
  sql: () => import("highlight.js/lib/languages/sql"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  x86asm: () => import("highlight.js/lib/languages/x86asm"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
}));

const byExtension = new Map<string, string>(Object.entries({
  c: "c",
  h: "c",
  dts: "c",
  dtsi: "c",
  lds: "c",
  y: "c",
  l: "c",
  cc: "cpp",
  cpp: "cpp",
  cxx: "cpp",
  hh: "cpp",
  hpp: "cpp",
  s: "c",
  asm: "x86asm",
  mk: "makefile",
  sh: "bash",
  bash: "bash",
  awk: "bash",
  py: "python",
  pl: "perl",
  pm: "perl",
  rs: "rust",
  go: "go",
  java: "java",
  js: "javascript",
  mjs: "javascript",
  ts: "typescript",
  json: "json",
  yaml: "yaml",
  yml: "yaml",
  xml: "xml",
  html: "xml",
  svg: "xml",
  md: "markdown",
  sql: "sql",
  conf: "ini",
  ini: "ini",
  toml: "ini",
}));

const byName = new Map<string, string>(Object.entries({
  makefile: "makefile",
  gnumakefile: "makefile",
  kbuild: "makefile",
}));

/** The language of a file by its path; undefined for one that is shown plain. */
export function languageOf(path: string): string | undefined {
  const name = (path.split("/").at(-1) ?? "").toLowerCase();
  const stem = name.split(".")[0] ?? "";
  // the kernel's assembly (.S) is preprocessed as C is, and C's colours serve it best
  return byName.get(stem) ?? byExtension.get(name.includes(".") ? (name.split(".").at(-1) ?? "") : "");
}

/** Loads what highlight.js needs for a language, and gives the function that marks a text up. */
export async function highlighter(language: string): Promise<(text: string) => string> {
  const load = loads.get(language);
  if (!load) {
    throw new Error(`No highlighting is there for ${language}`);
  }
  const [{ default: hljs }, { default: grammar }] = await Promise.all([
    import("highlight.js/lib/core"),
    load(),
  ]);
  if (!hljs.getLanguage(language)) {
    hljs.registerLanguage(language, grammar);
  }
  return (text) => hljs.highlight(text, { language, ignoreIllegals: true }).value;
}
