// Builds assets/dist: styles, scripts, the icon sprite and fonts under names that hold a hash of their
// bytes, each with .gz and .br beside it, and manifest.json from plain names to hashed ones. The crate
// `ui` embeds what this writes. Run it through `npm run build`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundle } from "lightningcss";
import subsetFont from "subset-font";

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

const between = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
const LETTERS = between(0x20, 0x7e) + between(0xc0, 0xff) + "\u00a0\u0152\u0153";
/** What css/fonts.css promises with unicode-range; other signs come from the device. */
const TEXT = LETTERS + between(0xa1, 0xbf) + "ıˆ˚˜–—‘’‚“”„†‡•…‰‹›⁄€™↑↓−∕";
const HEADINGS = LETTERS + "¡¿«»–—‘’“”„…€";

/** Fonts are the largest part of a first visit: only the weights and signs that are used. */
async function fonts() {
  const cut = async (family, text, options) => {
    const whole = readFileSync(path(`node_modules/@fontsource-variable/${family}/files/${family}-latin-wght-normal.woff2`));
    put(`${family}.woff2`, await subsetFont(whole, text, { targetFormat: "woff2", ...options }));
  };
  await cut("figtree", TEXT, { variationAxes: { wght: { min: 400, max: 700 } } });
  // Headings stand in one weight and need no figures of other shapes.
  await cut("source-serif-4", HEADINGS, { variationAxes: { wght: 600 }, noLayoutClosure: true });
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

await fonts();
styles();
await scripts();
icons();
writeFileSync(path("dist/manifest.json"), JSON.stringify(manifest, null, 1));
