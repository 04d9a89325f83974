// Makes built/icons.svg from icons.txt, @tabler/icons (MIT) and our own shapes.svg. Called by the front-end build.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function symbol(line, folder) {
  const [name, drawing] = line.split("=");
  const filled = drawing.endsWith("-filled");
  const file = filled ? join("filled", drawing.slice(0, -7)) : join("outline", drawing);
  const body = readFileSync(join(folder, `${file}.svg`), "utf8")
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>[\s\S]*$/, "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "")
    .replace(/\s*\n\s*/g, "");
  const paint = filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24"><g ${paint}>${body}</g></symbol>`;
}

export function sprite(root, target = join(here, "../static/ui/built/icons.svg")) {
  const require = createRequire(join(root, "package.json"));
  const folder = join(dirname(require.resolve("@tabler/icons/outline/home.svg")), "..");
  const lines = readFileSync(join(here, "icons.txt"), "utf8").split("\n");
  const drawn = lines.map((line) => line.trim()).filter((line) => line.includes("=") && !line.startsWith("#"));
  const own = readFileSync(join(here, "shapes.svg"), "utf8").replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg">${drawn.map((line) => symbol(line, folder)).join("")}${own}</svg>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) sprite(process.cwd());
