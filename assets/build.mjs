// Builds assets/dist: styles, scripts, the icon sprite and fonts under names that hold a hash of their
// bytes, each with .gz and .br beside it, and manifest.json from plain names to hashed ones. The crate
// `ui` embeds what this writes. Run it through `npm run build`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundle } from "lightningcss";

const here = new URL(".", import.meta.url);
const path = (name) => new URL(name, here).pathname;
const TARGETS = { chrome: 123 << 16, edge: 123 << 16, firefox: 121 << 16, safari: (17 << 16) | (5 << 8) };
/** Budgets in KB of gzip; the build fails over them. */
const BUDGET = { "app.js": 35, "app.css": 22, "composer.js": 14 };

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist"));
const manifest = {};

function put(name, bytes) {
  const data = Buffer.from(bytes);
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 10);
  const hashed = name.replace(/\.(\w+)$/, `-${hash}.$1`);
  const gz = gzipSync(data, { level: 9 });
  writeFileSync(path(`dist/${hashed}`), data);
  writeFileSync(path(`dist/${hashed}.gz`), gz);
  writeFileSync(path(`dist/${hashed}.br`), brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  manifest[name] = hashed;
  const kb = gz.length / 1024;
  console.log(`${hashed.padEnd(36)} ${kb.toFixed(1).padStart(6)} KB gz`);
  if (BUDGET[name] && kb > BUDGET[name]) throw new Error(`${name} is over its budget of ${BUDGET[name]} KB`);
  return hashed;
}

function fonts() {
  const file = (family, name) => readFileSync(path(`node_modules/@fontsource-variable/${family}/files/${name}.woff2`));
  put("figtree.woff2", file("figtree", "figtree-latin-wght-normal"));
  put("source-serif-4.woff2", file("source-serif-4", "source-serif-4-latin-wght-normal"));
}

function styles() {
  const { code } = bundle({ filename: path("css/app.css"), minify: true, targets: TARGETS });
  const css = code.toString().replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, name) => {
    if (!manifest[name]) throw new Error(`no font ${name}`);
    return `url(${manifest[name]})`;
  });
  put("app.css", css);
}

async function scripts() {
  const shared = { bundle: true, minify: true, write: false, target: "es2022", legalComments: "none", charset: "utf8" };
  for (const [name, format] of [["app", "iife"], ["composer", "esm"]]) {
    const { outputFiles } = await build({ ...shared, entryPoints: [path(`ts/${name}.ts`)], format });
    put(`${name}.js`, outputFiles[0].contents);
  }
}

/** One <symbol> per icon in icons.txt; stroke and colour come from the page. */
function icons() {
  const names = readFileSync(path("icons.txt"), "utf8").split("\n").map((l) => l.trim()).filter((l) => l && !l.startsWith("#"));
  const symbols = names.map((name) => {
    let svg;
    try {
      svg = readFileSync(path(`node_modules/lucide-static/icons/${name}.svg`), "utf8");
    } catch {
      throw new Error(`icons.txt: lucide has no icon "${name}"`);
    }
    const shapes = svg.replace(/[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
  put("favicon.svg", readFileSync(path("favicon.svg")));
}

fonts();
styles();
await scripts();
icons();
writeFileSync(path("dist/manifest.json"), JSON.stringify(manifest, null, 1));
