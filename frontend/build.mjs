// Builds frontend/dist for Maven: installs packages only when package-lock.json changed, and bundles
// only when a source changed. Says one line when it does something, nothing when it does not.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(path.slice(here.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

const stamp = (name) => join(here, "node_modules", `.interleave-${name}`);
const isStamped = (name, value) =>
  existsSync(stamp(name)) && readFileSync(stamp(name), "utf8") === value;

function run(what, command, args) {
  const started = performance.now();
  try {
    execFileSync(command, args, { cwd: here, stdio: "pipe" });
  } catch (failure) {
    process.stderr.write(`frontend: ${what} failed\n${failure.stdout ?? ""}${failure.stderr ?? failure}\n`);
    process.exit(1);
  }
  process.stdout.write(`frontend: ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}

const at = (...names) => names.map((name) => join(here, name));

const packages = digest(at("package.json", "package-lock.json"));
if (!isStamped("packages", packages)) {
  run("packages installed", "npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"]);
  mkdirSync(join(here, "node_modules"), { recursive: true });
  writeFileSync(stamp("packages"), packages);
}

const isTest = (path) => path.endsWith(".test.ts");
const sources = files(join(here, "src")).filter((path) => !isTest(path));
const assets = files(join(here, "public"));
const settings = at("package-lock.json", "vite.config.ts", "tsconfig.json");
const bundle = digest([...settings, ...assets, ...sources]);
if (!isStamped("bundle", bundle) || !existsSync(join(here, "dist", "manifest.json"))) {
  run("pages' scripts and styles built", process.execPath, [
    join("node_modules", "vite", "bin", "vite.js"),
    "build",
    "--logLevel",
    "warn",
  ]);
  writeFileSync(stamp("bundle"), bundle);
}
