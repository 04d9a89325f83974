// Builds the front end: main.js, main.css and their fonts into kernel/ui/static/ui/built/, and the icon sprite. Run by `make assets`.
import { build } from "esbuild";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ui = join(root, "src/vanphong/kernel/ui");
const target = join(ui, "static/ui/built");

rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: [join(ui, "assets/main.js"), join(ui, "assets/main.css")],
  outdir: target,
  bundle: true,
  minify: true,
  legalComments: "linked",
  charset: "utf8",
  target: ["chrome109", "firefox115", "safari15.6"],
  loader: { ".woff2": "file", ".woff": "empty", ".svg": "dataurl" },
  assetNames: "[name]",
  logLevel: "warning",
});
const sprite = join(ui, "assets/sprite.mjs");
if (existsSync(sprite)) (await import(sprite)).sprite(root, join(target, "icons.svg"));
